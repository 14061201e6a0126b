// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/register.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utc.h"
#include "privacy/locked_file.h"
#include "privacy/register_chain.h"
#include "privacy/register_key.h"

#include <charconv>
#include <chrono>
#include <optional>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view WHAT = "The register";
    constexpr std::uint64_t MOST_STEPS = 1000000; // a forged step is not counted to its end

    std::string now()
    {
      return utcText( std::chrono::system_clock::now(), "T", "Z" );
    }

    std::string headBefore( const std::vector<RegisterEntry> &all, std::size_t index )
    {
      return index == 0 ? chainHash( {}, REGISTER_HEADER ) : all[index - 1].hash;
    }

    // The step of the event's key that sealed the entry; none where another or no key did.
    std::optional<std::uint64_t> stepOf( const RegisterEntry &entry, const RegisterKey &key )
    {
      std::uint64_t step = 0;
      const std::string_view cell = entry.key;
      const std::size_t digits = key.id().size() + 1;
      if ( cell.size() <= digits || !cell.starts_with( key.id() + '-' ) ||
           std::from_chars( cell.data() + digits, cell.data() + cell.size(), step ).ptr !=
               cell.data() + cell.size() )
        return std::nullopt;
      return step;
    }

    // Forward over entries that a killed run wrote before its key.
    void catchUp( RegisterKey &key, const std::vector<RegisterEntry> &all )
    {
      for ( std::size_t i = 0; i < all.size(); ++i )
        if ( const auto step = stepOf( all[i], key ); step && *step >= key.step() )
        {
          if ( *step != key.step() || all[i].seal != key.sealOf( headBefore( all, i ), lineOf( all[i] ) ) )
            throw InputError( std::string( WHAT ) + ", line " + std::to_string( i + 2 ) +
                              ": not as it was sealed; take the file from a backup, or begin a new one and "
                              "keep this one." );
          key.advance();
        }
    }

    void requireIntact( const RegisterCheck &check )
    {
      if ( !check.intact )
        throw InputError( std::string( WHAT ) + " was changed by hand, line " +
                          std::to_string( check.badLine ) +
                          ": put the file back from a backup, or choose a new file and keep this one." );
    }

    // The entry that a return or a void closes; it must be open.
    const RegisterEntry &closedBy( const RegisterEntry &entry, const std::vector<RegisterEntry> &all )
    {
      const std::string name = "Entry " + std::to_string( entry.refers ) + " of the register";
      if ( entry.refers < 1 || entry.refers > static_cast<std::int64_t>( all.size() ) ||
           all[static_cast<std::size_t>( entry.refers - 1 )].kind != RegisterKind::Issued )
        throw InputError( name + " is no issue of a packet: choose one that is." );
      for ( const RegisterEntry &earlier : all )
        if ( earlier.kind != RegisterKind::Issued && earlier.refers == entry.refers )
          throw InputError( name + " is closed already: choose another." );
      return all[static_cast<std::size_t>( entry.refers - 1 )];
    }

    std::int32_t nextCopy( const RegisterEntry &entry, const std::vector<RegisterEntry> &all )
    {
      std::int32_t copy = 1;
      for ( const RegisterEntry &earlier : all )
        if ( earlier.kind == RegisterKind::Issued && earlier.event == entry.event &&
             earlier.team == entry.team && earlier.zone == entry.zone && earlier.role == entry.role )
          ++copy;
      return copy;
    }
  }

  std::string registerMark( const RegisterEntry &entry )
  {
    return std::to_string( entry.number ) + ':' + entry.hash.substr( 0, 6 );
  }

  std::vector<RegisterEntry> Register::append( std::span<const RegisterEntry> entries ) const
  {
    LockedFile file( mPath, std::string( WHAT ) );
    const std::string bytes = file.read();
    std::vector<RegisterEntry> all;
    RegisterCheck check = readChain( bytes, all );
    requireIntact( check );
    RegisterKeyFile key( hasSeals( bytes ) ? mKey : std::filesystem::path() );
    if ( key.hasKey() )
      catchUp( key.key(), all );
    std::string added;
    if ( bytes.empty() )
    {
      added = REGISTER_HEADER;
      check.head = chainHash( {}, REGISTER_HEADER );
    }
    const std::size_t before = all.size();
    const std::string when = now();
    for ( RegisterEntry entry : entries )
    {
      if ( entry.recipient.empty() || ( entry.purpose.empty() && entry.kind == RegisterKind::Issued ) )
        throw InputError(
            "No entry, no print: the register needs to know who takes a packet (ROSTER) and for "
            "what purpose (PURPOSE)." );
      entry.number = static_cast<std::int64_t>( all.size() ) + 1;
      entry.when = when;
      entry.copy = entry.kind == RegisterKind::Issued ? nextCopy( entry, all ) : closedBy( entry, all ).copy;
      entry.key.clear();
      entry.seal.clear();
      std::string line = lineOf( entry );
      if ( key.hasKey() )
      {
        entry.key = key.key().id() + '-' + std::to_string( key.key().step() );
        entry.seal = key.key().sealOf( check.head, line );
        key.key().advance();
      }
      if ( hasSeals( bytes ) )
        line += entry.key + ',' + entry.seal + ',';
      entry.hash = chainHash( check.head, line );
      check.head = entry.hash;
      added += line + entry.hash + "\r\n";
      all.push_back( std::move( entry ) );
    }
    file.append( added );
    try
    {
      if ( key.hasKey() )
        key.write();
    }
    catch ( const InputError & )
    {
      // The entries stand, sealed: the next run catches up.
    }
    return { all.begin() + static_cast<std::ptrdiff_t>( before ), all.end() };
  }

  std::vector<RegisterEntry> Register::entries() const
  {
    std::vector<RegisterEntry> all;
    requireIntact( readChain( readWhole( mPath ), all ) );
    return all;
  }

  RegisterCheck Register::verify() const
  {
    std::vector<RegisterEntry> all;
    return readChain( readWhole( mPath ), all );
  }

  SealCheck Register::verifySeals( std::string_view event ) const
  {
    std::vector<RegisterEntry> all;
    requireIntact( readChain( readWhole( mPath ), all ) );
    RegisterKey key = RegisterKey::first( event );
    SealCheck check;
    for ( std::size_t i = 0; i < all.size() && check.badLine == 0; ++i )
      if ( const auto step = stepOf( all[i], key ) )
      {
        // Steps between are of another register of the event's, or were taken out here.
        for ( ; key.step() < *step && *step - key.step() < MOST_STEPS; key.advance() )
          continue;
        if ( key.step() != *step || all[i].seal != key.sealOf( headBefore( all, i ), lineOf( all[i] ) ) )
          check.badLine = i + 2;
        key.advance();
        ++check.sealed;
      }
    RegisterKeyFile kept( mKey );
    check.keyIsGone = !kept.hasKey() || kept.key().id() != key.id();
    if ( check.keyIsGone || check.badLine != 0 )
      return check;
    // A run that was killed between entry and key left the key behind, which is no fault.
    while ( kept.key().step() < key.step() )
      kept.key().advance();
    check.elsewhere = kept.key().step() - check.sealed;
    while ( key.step() < kept.key().step() && kept.key().step() - key.step() < MOST_STEPS )
      key.advance();
    check.keyIsGone = !( key == kept.key() );
    return check;
  }

  RegisterEntry Register::returned( const RegisterEntry &issued, std::string receivedBy )
  {
    RegisterEntry entry = issued;
    entry.kind = RegisterKind::Returned;
    entry.refers = issued.number;
    entry.recipient = std::move( receivedBy );
    return entry;
  }

  RegisterEntry Register::voided( const RegisterEntry &issued, std::string why )
  {
    RegisterEntry entry = issued;
    entry.kind = RegisterKind::Void;
    entry.refers = issued.number;
    entry.purpose = std::move( why );
    return entry;
  }
}
