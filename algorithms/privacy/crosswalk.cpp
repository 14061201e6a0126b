// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/crosswalk.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/sealed_bytes.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    constexpr const char *DOES_NOT_OPEN =
        "The crosswalk does not open: the passphrase is not its own or the file "
        "was changed; check PASSPHRASE or take the file from a backup.";

    // Numbers and texts one after the other, each with its length before it, little-endian.
    class Writer
    {
      public:
        void number( std::size_t value )
        {
          for ( unsigned shift = 0; shift < 32; shift += 8 )
            bytes += static_cast<char>( ( value >> shift ) & 0xffU );
        }
        void text( std::string_view value )
        {
          number( value.size() );
          bytes += value;
        }
        std::string bytes;
    };

    class Reader
    {
      public:
        explicit Reader( std::string_view bytes ) : mRest( bytes ) {}
        std::size_t number()
        {
          const std::string_view four = take( 4 );
          std::size_t value = 0;
          for ( unsigned i = 0; i < 4; ++i )
            value |= static_cast<std::size_t>( static_cast<unsigned char>( four[i] ) ) << ( 8 * i );
          return value;
        }
        std::string text() { return std::string( take( number() ) ); }

      private:
        std::string_view take( std::size_t count )
        {
          if ( count > mRest.size() )
            throw InputError( DOES_NOT_OPEN );
          const std::string_view taken = mRest.substr( 0, count );
          mRest.remove_prefix( count );
          return taken;
        }
        std::string_view mRest;
    };

    std::size_t sizeOf( const CrosswalkEntry &entry )
    {
      std::size_t size = 28 + entry.visit.size() + entry.student.size() + entry.address.size() +
                         entry.unit.size() + entry.group.size() + entry.note.size();
      for ( const auto &[name, value] : entry.sealed )
        size += 8 + name.size() + value.size();
      return size;
    }
  }

  std::string newEvent()
  {
    startSodium();
    std::array<unsigned char, 16> bytes{};
    randombytes_buf( bytes.data(), bytes.size() );
    std::array<char, 33> hex{};
    sodium_bin2hex( hex.data(), hex.size(), bytes.data(), bytes.size() );
    return hex.data();
  }

  std::string sealedCrosswalk( const Crosswalk &crosswalk, const Passphrase &passphrase,
                               std::string_view saltFrom )
  {
    return sealedCrosswalk( crosswalk, makeSealKey( passphrase, saltFrom ) );
  }

  std::string sealedCrosswalk( const Crosswalk &crosswalk, const SealKey &key )
  {
    const std::string event = crosswalk.event.empty() ? newEvent() : crosswalk.event;
    std::size_t size = 12 + event.size();
    for ( const std::string &field : crosswalk.sealedFields )
      size += 4 + field.size();
    for ( const CrosswalkEntry &entry : crosswalk.entries )
      size += sizeOf( entry );
    Writer writer;
    writer.bytes.reserve( sealedSize( size ) ); // so that a growing string leaves no copy of a name in memory
    writer.bytes.resize( SEALED_HEADER_SIZE );
    writer.text( event );
    writer.number( crosswalk.sealedFields.size() );
    for ( const std::string &field : crosswalk.sealedFields )
      writer.text( field );
    writer.number( crosswalk.entries.size() );
    for ( const CrosswalkEntry &entry : crosswalk.entries )
    {
      for ( const std::string *text :
            { &entry.visit, &entry.student, &entry.address, &entry.unit, &entry.group, &entry.note } )
        writer.text( *text );
      writer.number( entry.sealed.size() );
      for ( const auto &[name, value] : entry.sealed )
      {
        writer.text( name );
        writer.text( value );
      }
    }
    sealInPlace( writer.bytes, key );
    return std::move( writer.bytes );
  }

  void sealCrosswalk( const std::filesystem::path &path, const Crosswalk &crosswalk,
                      const Passphrase &passphrase )
  {
    writeWhole( path, sealedCrosswalk( crosswalk, passphrase ), true );
  }

  Crosswalk openCrosswalk( const std::filesystem::path &path, const Passphrase &passphrase )
  {
    const std::string sealed = readWhole( path );
    startSodium();
    return openCrosswalkBytes( sealed, { {}, sealKey( passphrase, sealed ) } );
  }

  Crosswalk openCrosswalkBytes( std::string_view sealed, const SealKey &key )
  {
    SecretBytes plain;
    if ( !openSealedWithKey( sealed, key.key, plain ) )
      throw InputError( DOES_NOT_OPEN );
    Reader reader( plain.view() );
    Crosswalk crosswalk;
    crosswalk.event = reader.text();
    for ( std::size_t count = reader.number(); count > 0; --count )
      crosswalk.sealedFields.push_back( reader.text() );
    for ( std::size_t count = reader.number(); count > 0; --count )
    {
      CrosswalkEntry &entry = crosswalk.entries.emplace_back();
      for ( std::string *text :
            { &entry.visit, &entry.student, &entry.address, &entry.unit, &entry.group, &entry.note } )
        *text = reader.text();
      for ( std::size_t fields = reader.number(); fields > 0; --fields )
      {
        std::string name = reader.text();
        entry.sealed.emplace_back( std::move( name ), reader.text() );
      }
    }
    return crosswalk;
  }

  void requireSameEvent( const Crosswalk &crosswalk, std::span<const std::string> visits )
  {
    std::vector<std::string_view> known;
    for ( const CrosswalkEntry &entry : crosswalk.entries )
      known.emplace_back( entry.visit );
    std::sort( known.begin(), known.end() );
    for ( const std::string &visit : visits )
      if ( !std::binary_search( known.begin(), known.end(), std::string_view( visit ) ) )
        throw InputError(
            "CROSSWALK is of another event: choose the file that deidentify wrote with these visits." );
  }

  void forget( Crosswalk &crosswalk )
  {
    for ( CrosswalkEntry &entry : crosswalk.entries )
    {
      for ( std::string *text :
            { &entry.visit, &entry.student, &entry.address, &entry.unit, &entry.group, &entry.note } )
        forget( *text );
      for ( auto &[name, value] : entry.sealed )
        forget( value );
    }
    crosswalk.entries.clear();
  }
}
