#include "privacy/register.h"

#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "privacy/locked_file.h"
#include "privacy/secret.h"

#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view REGISTER_HEADER =
        "number,kind,when,event,team,zone,role,copy,pages,recipient,purpose,refers,hash\r\n";
    constexpr std::array<std::string_view, 3> ENTRY_KINDS = { "issued", "returned", "void" };
    constexpr std::string_view WHAT = "The register";

    std::string hashOf( std::string_view previous, std::string_view line )
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

    std::string now()
    {
      const std::time_t seconds = std::chrono::system_clock::to_time_t( std::chrono::system_clock::now() );
      std::tm utc{};
      ::gmtime_r( &seconds, &utc );
      std::array<char, 32> text{};
      std::strftime( text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc );
      return text.data();
    }

    // One line of the file without its hash; line ends become spaces, so that a line is an entry.
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
        line += csvCell( cell ) + ",";
      }
      return line;
    }

    template <class Number> Number numberOf( const std::string &text, Number otherwise )
    {
      Number value = otherwise;
      std::from_chars( text.data(), text.data() + text.size(), value );
      return value;
    }

    bool parse( std::string_view line, RegisterEntry &entry )
    {
      const std::vector<CsvRow> rows = parseCsv( line );
      if ( rows.size() != 1 || rows.front().size() != 13 )
        return false;
      const CsvRow &cells = rows.front();
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
      entry.hash = cells[12];
      return true;
    }

    // Reads as far as the chain holds; the entries are those before the break.
    RegisterCheck readChain( std::string_view bytes, std::vector<RegisterEntry> &entries )
    {
      RegisterCheck check;
      if ( bytes.empty() )
        return check;
      check.head = hashOf( {}, REGISTER_HEADER );
      std::size_t line = 1;
      bool good = bytes.starts_with( REGISTER_HEADER );
      if ( good )
        bytes.remove_prefix( REGISTER_HEADER.size() );
      while ( good && !bytes.empty() )
      {
        ++line;
        const std::size_t end = bytes.find( "\r\n" );
        const std::string_view text = bytes.substr( 0, end );
        const std::size_t comma = text.rfind( ',' );
        RegisterEntry entry;
        good = end != std::string_view::npos && comma != std::string_view::npos && parse( text, entry ) &&
               entry.number == static_cast<std::int64_t>( entries.size() ) + 1 &&
               entry.hash == hashOf( check.head, text.substr( 0, comma + 1 ) );
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

  std::vector<RegisterEntry> Register::append( std::span<const RegisterEntry> entries ) const
  {
    LockedFile file( mPath, std::string( WHAT ) );
    const std::string bytes = file.read();
    std::vector<RegisterEntry> all;
    RegisterCheck check = readChain( bytes, all );
    requireIntact( check );
    std::string added;
    if ( bytes.empty() )
    {
      added = REGISTER_HEADER;
      check.head = hashOf( {}, REGISTER_HEADER );
    }
    const std::size_t before = all.size();
    const std::string when = now();
    for ( RegisterEntry entry : entries )
    {
      if ( entry.recipient.empty() || ( entry.purpose.empty() && entry.kind == RegisterKind::Issued ) )
        throw InputError(
            "No entry, no print: the register needs to know who takes a packet and for what purpose." );
      entry.number = static_cast<std::int64_t>( all.size() ) + 1;
      entry.when = when;
      entry.copy = entry.kind == RegisterKind::Issued ? nextCopy( entry, all ) : closedBy( entry, all ).copy;
      const std::string line = lineOf( entry );
      entry.hash = hashOf( check.head, line );
      check.head = entry.hash;
      added += line + entry.hash + "\r\n";
      all.push_back( std::move( entry ) );
    }
    file.append( added );
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
