// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/release_ledger.h"

#include "base/error.h"
#include "base/file.h"
#include "base/path_text.h"
#include "privacy/secret.h"

#include <algorithm>
#include <charconv>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    namespace fs = std::filesystem;
    constexpr std::string_view LEDGER_MAGIC = "DSLEDGR1";
    constexpr std::size_t LEDGER_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
                          LEDGER_TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
                          LEDGER_KEY = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

    [[noreturn]] void refuseLedger( const std::string &what )
    {
      throw InputError( "The ledger of this event's releases (" + std::string( LEDGER_NAME ) + ") " + what +
                        ": without it a second release could be subtracted from the first, so no counts are "
                        "told. Bring both its files back "
                        "from a backup." );
    }

    const unsigned char *rawLedger( std::string_view text )
    {
      return reinterpret_cast<const unsigned char *>( text.data() );
    }

    fs::path ledgerKeyOf( const fs::path &ledger )
    {
      fs::path key = ledger;
      return key.replace_extension( ".dsledgerkey" );
    }

    std::string hexOfText( std::string_view text )
    {
      std::string hex( 2 * text.size() + 1, '\0' );
      sodium_bin2hex( hex.data(), hex.size(), rawLedger( text ), text.size() );
      hex.pop_back();
      return hex;
    }

    std::string textOfHex( std::string_view hex )
    {
      std::string text( hex.size() / 2, '\0' );
      std::size_t got = 0;
      if ( hex.size() % 2 != 0 ||
           sodium_hex2bin( reinterpret_cast<unsigned char *>( text.data() ), text.size(), hex.data(),
                           hex.size(), nullptr, &got, nullptr ) != 0 ||
           got != text.size() )
        throw InputError( "The ledger of releases has a line that is none." );
      return text;
    }

    std::string sealedLedger( std::string_view plain, std::string_view key )
    {
      std::string bytes( LEDGER_MAGIC.size() + LEDGER_NONCE + plain.size() + LEDGER_TAG, '\0' );
      std::copy( LEDGER_MAGIC.begin(), LEDGER_MAGIC.end(), bytes.begin() );
      auto *nonce = reinterpret_cast<unsigned char *>( bytes.data() ) + LEDGER_MAGIC.size();
      randombytes_buf( nonce, LEDGER_NONCE );
      crypto_aead_xchacha20poly1305_ietf_encrypt(
          nonce + LEDGER_NONCE, nullptr, rawLedger( plain ), plain.size(), rawLedger( bytes ),
          LEDGER_MAGIC.size() + LEDGER_NONCE, nullptr, nonce, rawLedger( key ) );
      return bytes;
    }

    std::string openedLedger( std::string_view bytes, std::string_view key )
    {
      if ( bytes.size() < LEDGER_MAGIC.size() + LEDGER_NONCE + LEDGER_TAG ||
           !bytes.starts_with( LEDGER_MAGIC ) || key.size() != LEDGER_KEY )
        refuseLedger( "is not what its key sealed (an older one put back, another event's, or changed)" );
      const std::string_view sealed = bytes.substr( LEDGER_MAGIC.size() + LEDGER_NONCE );
      std::string plain( sealed.size() - LEDGER_TAG, '\0' );
      if ( crypto_aead_xchacha20poly1305_ietf_decrypt(
               reinterpret_cast<unsigned char *>( plain.data() ), nullptr, nullptr, rawLedger( sealed ),
               sealed.size(), rawLedger( bytes ), LEDGER_MAGIC.size() + LEDGER_NONCE,
               rawLedger( bytes ) + LEDGER_MAGIC.size(), rawLedger( key ) ) != 0 )
        refuseLedger( "is not what its key sealed (an older one put back, another event's, or changed)" );
      return plain;
    }

    bool isInManifest( const fs::path &file )
    {
      const fs::path folder = nearestManifest( file.parent_path() );
      if ( folder.empty() )
        return false;
      const std::string name = slashedTextOf(
          fs::absolute( file ).lexically_normal().lexically_relative( folder.lexically_normal() ) );
      const std::vector<ManifestEntry> entries = readManifest( folder );
      return std::any_of( entries.begin(), entries.end(),
                          [&]( const ManifestEntry &entry ) { return entry.path == name; } );
    }

    std::string figureText( const std::optional<std::int64_t> &figure )
    {
      return figure ? std::to_string( *figure ) : "-";
    }

    std::optional<std::int64_t> readFigure( std::string_view word )
    {
      std::int64_t value = 0;
      if ( word == "-" )
        return std::nullopt;
      if ( std::from_chars( word.data(), word.data() + word.size(), value ).ptr !=
               word.data() + word.size() ||
           value < 0 || word.empty() )
        throw InputError( "The ledger of releases has a figure that is none." );
      return value;
    }
  }

  std::string ledgerText( const std::vector<Release> &releases )
  {
    std::string text;
    const auto figures = [&]( const auto &row )
    {
      for ( const auto &figure : row )
        text += ' ' + figureText( figure );
      text += '\n';
    };
    for ( const Release &release : releases )
    {
      text += "release " + release.kind + '\n';
      for ( const std::string &column : release.columns )
        text += "column " + hexOfText( column ) + '\n';
      for ( const std::vector<std::string> &group : release.groups )
      {
        text += "group";
        for ( const std::string &code : group )
          text += ' ' + code;
        text += '\n';
      }
      text += "cells";
      figures( release.table.cells );
      text += "rows";
      figures( release.table.rowTotals );
      text += "columns";
      figures( release.table.columnTotals );
      text += "total";
      figures( std::vector{ release.table.total } );
    }
    return text;
  }

  std::vector<Release> readLedgerText( std::string_view text )
  {
    std::vector<Release> releases;
    for ( std::size_t at = 0; at < text.size(); )
    {
      const std::size_t end = std::min( text.find( '\n', at ), text.size() );
      std::vector<std::string> words;
      for ( std::size_t word = at; word <= end && word < text.size(); )
      {
        const std::size_t past = std::min( text.find( ' ', word ), end );
        words.emplace_back( text.substr( word, past - word ) );
        word = past + 1;
      }
      at = end + 1;
      const std::string kind = words.empty() ? std::string() : words[0];
      if ( kind == "release" && words.size() == 2 )
        releases.push_back( { words[1], {}, {}, {} } );
      else if ( releases.empty() || kind.empty() )
        throw InputError( "The ledger of releases has a line that is none." );
      words.erase( words.begin() );
      Release &release = releases.back();
      std::vector<std::optional<std::int64_t>> figures;
      if ( kind == "cells" || kind == "rows" || kind == "columns" || kind == "total" )
        for ( const std::string &word : words )
          figures.push_back( readFigure( word ) );
      if ( kind == "column" && words.size() == 1 )
        release.columns.push_back( textOfHex( words[0] ) );
      else if ( kind == "group" )
        release.groups.push_back( words );
      else if ( kind == "cells" )
        release.table.cells = figures;
      else if ( kind == "rows" )
        release.table.rowTotals = figures;
      else if ( kind == "columns" )
        release.table.columnTotals = figures;
      else if ( kind == "total" && figures.size() == 1 )
        release.table.total = figures[0];
      else if ( kind != "release" )
        throw InputError( "The ledger of releases has a line that is none." );
    }
    for ( Release &release : releases )
    {
      PublishedTable &table = release.table;
      table.rows = release.groups.size();
      table.columns = release.columns.size();
      if ( table.cells.size() != table.rows * table.columns || table.rowTotals.size() != table.rows ||
           table.columnTotals.size() != table.columns )
        throw InputError( "The ledger of releases has a table that does not fit its groups." );
    }
    return releases;
  }

  ReleaseLedger::ReleaseLedger( const fs::path &file )
  {
    startSodium();
    mBooks.push_back( { file, {} } );
    std::error_code error;
    const bool isThere = fs::exists( file, error ), hasKey = fs::exists( ledgerKeyOf( file ), error );
    if ( !isThere && !hasKey && !isInManifest( file ) )
      return;
    if ( !isThere )
      refuseLedger( "is gone" );
    if ( !hasKey )
      refuseLedger( "has lost its key (.dsledgerkey beside it)" );
    mReleases = readLedgerText( openedLedger( readWhole( file ), readWhole( ledgerKeyOf( file ) ) ) );
    mBooks.front().releases = mReleases;
  }

  void ReleaseLedger::holdBeside( const ReleaseLedger &other )
  {
    mBooks.insert( mBooks.end(), other.mBooks.begin(), other.mBooks.end() );
    for ( const Release &release : other.mReleases )
      if ( std::find( mReleases.begin(), mReleases.end(), release ) == mReleases.end() )
        mReleases.push_back( release );
  }

  void ReleaseLedger::add( const Release &release, FileSet &files )
  {
    for ( auto &[file, releases] : mBooks )
    {
      if ( std::find( releases.begin(), releases.end(), release ) != releases.end() )
        continue;
      releases.push_back( release );
      std::string key( LEDGER_KEY, '\0' );
      randombytes_buf( key.data(), key.size() );
      files.add( file, sealedLedger( ledgerText( releases ), key ), FileKind::Confidential );
      files.add( ledgerKeyOf( file ), key, FileKind::Confidential );
      forget( key );
    }
    if ( std::find( mReleases.begin(), mReleases.end(), release ) == mReleases.end() )
      mReleases.push_back( release );
  }

  fs::path ledgerPlace( const std::vector<fs::path> &files )
  {
    std::error_code error;
    std::vector<fs::path> folders;
    for ( const fs::path &file : files )
      if ( !file.empty() )
      {
        const fs::path whole = fs::absolute( file ).lexically_normal();
        folders.push_back( fs::is_directory( whole, error ) ? whole : whole.parent_path() );
      }
    for ( const fs::path &folder : folders )
      if ( const fs::path event = nearestManifest( folder ); !event.empty() )
        return event / LEDGER_NAME;
    // No event's folder: where one was begun before, up to two levels above.
    for ( const fs::path &folder : folders )
      for ( const fs::path &at : { folder, folder.parent_path(), folder.parent_path().parent_path() } )
        if ( fs::exists( at / LEDGER_NAME, error ) || fs::exists( ledgerKeyOf( at / LEDGER_NAME ), error ) )
          return at / LEDGER_NAME;
    return folders.empty() ? fs::path() : folders.front() / LEDGER_NAME;
  }
}
