// SPDX-License-Identifier: GPL-2.0-or-later
// The rows of SQLite pages for the leak scan (https://www.sqlite.org/fileformat2.html, 1.5 to 2.1 and 4.1):
// the bytes alone put the texts of a row side by side without anything between them. Pages are read one by
// one, whether the file still counts them or not, so freed pages and the write-ahead log are read as well.
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <cstdint>

namespace doorstep
{
  namespace
  {
    class Page
    {
      public:
        // `file`: all pages of the same size, for rows that go on elsewhere; empty: there are none.
        Page( std::string_view bytes, std::string_view file, std::size_t usable )
            : mBytes( bytes ), mFile( file ), mUsable( usable )
        {
        }

        // The texts and numbers of its rows, one a line.
        void readRows( std::size_t header, std::string &text )
        {
          const unsigned kind = byte( header );
          if ( kind != 0x0D && kind != 0x0A ) // leaves of tables and of indexes
            return;
          const std::size_t cells = byte( header + 3 ) * 256U + byte( header + 4 );
          for ( std::size_t i = 0; i < cells && header + 10 + 2 * i <= mBytes.size(); ++i )
          {
            std::size_t at = byte( header + 8 + 2 * i ) * 256U + byte( header + 9 + 2 * i );
            const std::uint64_t payload = number( at );
            if ( kind == 0x0D )
              number( at ); // the row's id
            const std::size_t local = localPart( payload, kind == 0x0D );
            if ( local < payload && !mFile.empty() )
            {
              const std::string whole = goneOn( at, local, static_cast<std::size_t>( payload ) );
              Page( whole, {}, mUsable ).readRecord( 0, text );
            }
            else
              readRecord( at, text );
          }
        }

      private:
        unsigned byte( std::size_t at ) const
        {
          return at < mBytes.size() ? static_cast<unsigned char>( mBytes[at] ) : 0U;
        }

        std::uint64_t number( std::size_t &at ) const
        {
          std::uint64_t value = 0;
          for ( int i = 0; i < 9; ++i )
          {
            const unsigned next = byte( at++ );
            value = ( value << 7U ) | ( next & 0x7FU );
            if ( ( next & 0x80U ) == 0 )
              break;
          }
          return value;
        }

        // How much of a row's payload stands in its cell (1.6, "Cell Payload Overflow Pages").
        std::size_t localPart( std::uint64_t payload, bool isTable ) const
        {
          const std::size_t u = mUsable, least = ( u - 12 ) * 32 / 255 - 23;
          const std::size_t most = isTable ? u - 35 : ( u - 12 ) * 64 / 255 - 23;
          if ( payload <= most )
            return static_cast<std::size_t>( payload );
          const std::size_t part = least + ( static_cast<std::size_t>( payload ) - least ) % ( u - 4 );
          return part <= most ? part : least;
        }

        // The payload of a row whose end stands on overflow pages.
        std::string goneOn( std::size_t at, std::size_t local, std::size_t payload ) const
        {
          std::string whole( mBytes.substr( std::min( at, mBytes.size() ), local ) );
          std::size_t next = 0;
          const auto pointer = [&]( std::string_view page, std::size_t place )
          {
            next = 0;
            for ( std::size_t i = 0; i < 4; ++i )
              next = ( next << 8U ) |
                     ( place + i < page.size() ? static_cast<unsigned char>( page[place + i] ) : 0U );
          };
          pointer( mBytes, at + local );
          const std::size_t pages = mFile.size() / mBytes.size();
          for ( std::size_t read = 0; read <= pages && next > 0 && next <= pages && whole.size() < payload;
                ++read )
          {
            const std::string_view page = mFile.substr( ( next - 1 ) * mBytes.size(), mBytes.size() );
            whole.append( page.substr( 4, std::min( mUsable - 4, payload - whole.size() ) ) );
            pointer( page, 0 );
          }
          return whole;
        }

        // The value of an integer of so many bytes, as digits: IDs are kept as numbers too.
        void appendInteger( std::size_t at, std::size_t size, std::string &text ) const
        {
          std::uint64_t value = byte( at ) < 128 ? 0 : ~std::uint64_t( 0 );
          for ( std::size_t i = 0; i < size; ++i )
            value = ( value << 8U ) | byte( at + i );
          text.append( std::to_string( static_cast<std::int64_t>( value ) ) ).append( 1, '\n' );
        }

        void readRecord( std::size_t at, std::string &text ) const
        {
          const std::size_t start = at, header = number( at );
          std::size_t body = start + header;
          if ( header > mBytes.size() )
            return;
          while ( at < start + header && body < mBytes.size() )
          {
            const std::uint64_t kind = number( at );
            constexpr std::size_t sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };
            const std::size_t size = kind < 12 ? sizes[kind] : static_cast<std::size_t>( ( kind - 12 ) / 2 );
            if ( kind >= 1 && kind <= 6 )
              appendInteger( body, size, text );
            else if ( kind >= 12 )
              text.append( mBytes.substr( body, size ) ).append( 1, '\n' );
            body += std::min( size, mBytes.size() );
          }
        }

        std::string_view mBytes, mFile;
        std::size_t mUsable = 0; // bytes of a page that are not reserved
    };

    std::size_t bytesInOrder( std::string_view bytes, std::size_t at, std::size_t size )
    {
      std::size_t value = 0;
      for ( std::size_t i = 0; i < size && at + i < bytes.size(); ++i )
        value = ( value << 8U ) | static_cast<unsigned char>( bytes[at + i] );
      return value;
    }

    void readPages( std::string_view bytes, std::size_t from, std::size_t before, std::size_t size,
                    std::string &text )
    {
      if ( size < 512 || size > 65536 )
        return;
      for ( std::size_t at = from; at + before < bytes.size(); at += before + size )
      {
        const std::string_view page = bytes.substr( at + before, size );
        const std::size_t reserved =
            before == 0 && bytes.size() > 20 ? static_cast<unsigned char>( bytes[20] ) : 0U;
        // Pages of a journal stand in no order.
        const bool isWhole = before == 0 && page.size() == size && size - reserved >= 480;
        Page( page, isWhole ? bytes : std::string_view(), isWhole ? size - reserved : size )
            .readRows( page.starts_with( "SQLite format 3" ) ? 100 : 0, text );
      }
    }
  }

  std::string sqliteRows( std::string_view bytes )
  {
    std::string text;
    if ( bytes.starts_with( "SQLite format 3" ) )
    {
      const std::size_t size = bytesInOrder( bytes, 16, 2 );
      readPages( bytes, 0, 0, size == 1 ? 65536 : size, text );
    }
    else if ( bytes.starts_with( "\x37\x7f\x06\x82" ) || bytes.starts_with( "\x37\x7f\x06\x83" ) )
      readPages( bytes, 32, 24, bytesInOrder( bytes, 8, 4 ), text );
    return text;
  }
}
