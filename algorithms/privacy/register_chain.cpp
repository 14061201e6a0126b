// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/register_chain.h"

#include "base/csv.h"
#include "base/error.h"
#include "privacy/secret.h"

#include <array>
#include <charconv>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    // Registers that were begun before entries were sealed go on without.
    constexpr std::string_view UNSEALED_HEADER =
        "number,kind,when,event,team,zone,role,copy,pages,recipient,purpose,refers,hash\r\n";
    constexpr std::size_t PLAIN_CELLS = 13, SEALED_CELLS = 15;
    constexpr std::array<std::string_view, 3> ENTRY_KINDS = { "issued", "returned", "void" };

    template <class Number> Number numberOf( const std::string &text, Number otherwise )
    {
      Number value = otherwise;
      std::from_chars( text.data(), text.data() + text.size(), value );
      return value;
    }

    bool parse( std::string_view line, std::size_t count, RegisterEntry &entry )
    {
      std::vector<CsvRow> rows = parseCsv( line );
      if ( rows.size() != 1 || rows.front().size() != count )
        return false;
      CsvRow &cells = rows.front();
      for ( std::string &cell : cells )
        cell = fromSpreadsheet( cell );
      entry.number = numberOf<std::int64_t>( cells[0], 0 );
      std::size_t kind = 0;
      while ( kind < ENTRY_KINDS.size() && ENTRY_KINDS[kind] != cells[1] )
        ++kind;
      if ( kind == ENTRY_KINDS.size() )
        return false;
      entry.kind = static_cast<RegisterKind>( kind );
      entry.when = cells[2];
      entry.event = cells[3];
      entry.team = cells[4];
      entry.zone = numberOf<std::int32_t>( cells[5], -1 );
      try
      {
        entry.role = roleFromId( cells[6] );
      }
      catch ( const InputError & )
      {
        return false;
      }
      entry.copy = numberOf<std::int32_t>( cells[7], 0 );
      entry.pages = numberOf<std::int32_t>( cells[8], 0 );
      entry.recipient = cells[9];
      entry.purpose = cells[10];
      entry.refers = numberOf<std::int64_t>( cells[11], 0 );
      entry.hash = cells.back();
      if ( count == SEALED_CELLS )
      {
        entry.key = cells[12];
        entry.seal = cells[13];
      }
      return true;
    }

    std::string_view headerOf( std::string_view bytes )
    {
      return hasSeals( bytes ) ? REGISTER_HEADER : UNSEALED_HEADER;
    }
  }

  std::string chainHash( std::string_view previous, std::string_view line )
  {
    startSodium();
    std::array<unsigned char, 32> hash{};
    crypto_generichash_state state;
    crypto_generichash_init( &state, nullptr, 0, hash.size() );
    for ( const std::string_view part : { previous, line } )
      crypto_generichash_update( &state, reinterpret_cast<const unsigned char *>( part.data() ),
                                 part.size() );
    crypto_generichash_final( &state, hash.data(), hash.size() );
    std::array<char, 65> hex{};
    sodium_bin2hex( hex.data(), hex.size(), hash.data(), hash.size() );
    return hex.data();
  }

  std::string lineOf( const RegisterEntry &entry )
  {
    const std::array<std::string, 12> cells = {
        std::to_string( entry.number ),
        std::string( ENTRY_KINDS.at( static_cast<std::size_t>( entry.kind ) ) ),
        entry.when,
        entry.event,
        entry.team,
        entry.zone < 0 ? std::string() : std::to_string( entry.zone ),
        std::string( rulesOf( entry.role ).id ),
        std::to_string( entry.copy ),
        std::to_string( entry.pages ),
        entry.recipient,
        entry.purpose,
        entry.refers == 0 ? std::string() : std::to_string( entry.refers ) };
    std::string line;
    for ( std::string cell : cells )
    {
      for ( char &c : cell )
        if ( c == '\n' || c == '\r' )
          c = ' ';
      line += csvCell( forSpreadsheet( cell ) ) + ",";
    }
    return line;
  }

  bool hasSeals( std::string_view bytes )
  {
    return bytes.empty() || bytes.starts_with( REGISTER_HEADER );
  }

  RegisterCheck readChain( std::string_view bytes, std::vector<RegisterEntry> &entries )
  {
    RegisterCheck check;
    if ( bytes.empty() )
      return check;
    const std::string_view header = headerOf( bytes );
    const std::size_t cells = hasSeals( bytes ) ? SEALED_CELLS : PLAIN_CELLS;
    check.head = chainHash( {}, header );
    std::size_t line = 1;
    bool good = bytes.starts_with( header );
    if ( good )
      bytes.remove_prefix( header.size() );
    while ( good && !bytes.empty() )
    {
      ++line;
      const std::size_t end = bytes.find( "\r\n" );
      const std::string_view text = bytes.substr( 0, end );
      const std::size_t comma = text.rfind( ',' );
      RegisterEntry entry;
      good = end != std::string_view::npos && comma != std::string_view::npos &&
             parse( text, cells, entry ) && entry.number == static_cast<std::int64_t>( entries.size() ) + 1 &&
             entry.hash == chainHash( check.head, text.substr( 0, comma + 1 ) );
      if ( !good )
        break;
      check.head = entry.hash;
      entries.push_back( std::move( entry ) );
      bytes.remove_prefix( end + 2 );
    }
    check.entries = entries.size();
    check.intact = good;
    check.badLine = good ? 0 : line;
    return check;
  }
}
