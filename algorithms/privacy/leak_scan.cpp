#include "privacy/leak_scan.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/leak_fold.h"
#include "privacy/leak_patterns.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <set>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr int DEEPEST = 6; // a zip in a zip …

    // Text in base64 or hexadecimal, as projects and documents carry it, a run a line.
    std::string decodedRuns( std::string_view bytes )
    {
      constexpr std::size_t SHORTEST = 24;
      constexpr std::string_view BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
      std::array<int, 256> value{};
      value.fill( -1 );
      for ( std::size_t i = 0; i < BASE64.size(); ++i )
        value[static_cast<unsigned char>( BASE64[i] )] = static_cast<int>( i );
      std::string text;
      for ( std::size_t at = 0; at < bytes.size(); )
      {
        std::size_t end = at;
        bool isHex = true;
        for ( ; end < bytes.size() && value[static_cast<unsigned char>( bytes[end] )] >= 0; ++end )
          isHex = isHex && std::isxdigit( static_cast<unsigned char>( bytes[end] ) );
        unsigned buffer = 0, bits = 0;
        for ( std::size_t i = at; end - at >= SHORTEST && i < end; ++i )
        {
          const char c = bytes[i];
          const int digit = c <= '9' ? c - '0' : ( c | 0x20 ) - 'a' + 10;
          buffer = ( buffer << ( isHex ? 4U : 6U ) ) |
                   static_cast<unsigned>( isHex ? digit : value[static_cast<unsigned char>( c )] );
          bits += isHex ? 4 : 6;
          if ( bits >= 8 )
            text += static_cast<char>( ( buffer >> ( bits -= 8 ) ) & 255U );
        }
        if ( end - at >= SHORTEST )
          text += '\n';
        at = end + 1;
      }
      return text;
    }

    // What a scan looks for, and how.
    class Finder
    {
      public:
        virtual ~Finder() = default;
        using Found = std::function<void( std::size_t marker, std::string_view encoding )>;
        virtual void find( std::string_view bytes, const std::string &where, const Found &found ) const = 0;
        // What may be said of a part.
        virtual std::string named( const std::string &where ) const { return where; }
    };

    class MarkerFinder final : public Finder
    {
      public:
        explicit MarkerFinder( std::span<const std::string> markers ) : mBytes( markers ), mFolded( markers )
        {
        }
        void find( std::string_view bytes, const std::string &where, const Found &found ) const override
        {
          const bool pdfText = where.ends_with( "pdf text" );
          std::set<std::size_t> met;
          mBytes.find( bytes,
                       [&]( std::size_t marker, std::string_view encoding )
                       {
                         met.insert( marker );
                         found( marker, pdfText ? std::string_view( "pdf text" ) : encoding );
                       } );
          mFolded.find( foldForLeaks( pdfText ? std::string( bytes ) : readableText( bytes ) ), false,
                        [&]( std::size_t marker )
                        {
                          if ( !met.contains( marker ) )
                            found( marker, "as read" );
                        } );
        }

      private:
        LeakPatterns mBytes;
        FoldedPatterns mFolded;
    };

    class ValueFinder final : public Finder
    {
      public:
        explicit ValueFinder( std::span<const std::string> values ) : mFolded( values ) {}
        void find( std::string_view bytes, const std::string &where, const Found &found ) const override
        {
          const auto met = [&]( std::size_t value ) { found( value, "as read" ); };
          if ( where.ends_with( "pdf text" ) )
            return mFolded.find( foldForLeaks( bytes ), true, met );
          mFolded.find( foldForLeaks( readableText( bytes ) ), true, met );
          mFolded.find( foldForLeaks( readableText( decodedRuns( bytes ) ) ), true, met );
        }
        std::string named( const std::string &where ) const override
        {
          bool holds = false;
          mFolded.find( foldForLeaks( where ), true, [&]( std::size_t ) { holds = true; } );
          return holds ? "zip entry" : where;
        }

      private:
        FoldedPatterns mFolded;
    };

    class Scan
    {
      public:
        explicit Scan( const Finder &finder ) : mFinder( finder ) {}

        void look( const std::filesystem::path &file, std::string_view bytes, const std::string &where,
                   int depth )
        {
          mFinder.find( bytes, where,
                        [&]( std::size_t marker, std::string_view encoding )
                        {
                          std::string said( encoding );
                          if ( mSeen.emplace( file.string(), where, said, marker ).second )
                            mHits.push_back( { file, where, said, marker } );
                        } );
          if ( depth >= DEEPEST )
            return;
          for ( const Unpacked &part : unpack( bytes ) )
          {
            if ( part.where.starts_with( "zip entry " ) )
              look( file, part.where.substr( 10 ), "zip entry name", DEEPEST );
            const std::string name = mFinder.named( part.where );
            look( file, part.bytes, where == "bytes" ? name : where + " > " + name, depth + 1 );
          }
        }

        void lookAtFile( const std::filesystem::path &file )
        {
          look( file, file.filename().string(), "file name", DEEPEST );
          try
          {
            look( file, readWhole( file ), "bytes", 0 );
          }
          catch ( const InputError & )
          {
            mHits.push_back( { file, "bytes", "unreadable", 0 } );
          }
        }

        void lookBelow( const std::filesystem::path &root, const Progress &progress )
        {
          namespace fs = std::filesystem;
          if ( !fs::is_directory( fs::symlink_status( root ) ) )
            return lookAtFile( root );
          std::vector<fs::path> files;
          for ( const fs::directory_entry &entry : fs::recursive_directory_iterator( root ) )
            if ( entry.is_directory() && !entry.is_symlink() )
              look( entry.path(), entry.path().filename().string(), "file name", DEEPEST );
            else if ( entry.is_regular_file() && !entry.is_symlink() )
              files.push_back( entry.path() );
          std::sort( files.begin(), files.end() );
          for ( std::size_t i = 0; i < files.size(); ++i )
          {
            lookAtFile( files[i] );
            report( progress, static_cast<double>( i + 1 ) / static_cast<double>( files.size() ) );
          }
        }

        std::vector<LeakHit> hits() { return std::move( mHits ); }

      private:
        const Finder &mFinder;
        std::vector<LeakHit> mHits;
        std::set<std::tuple<std::string, std::string, std::string, std::size_t>> mSeen;
    };
  }

  std::vector<LeakHit> scanBytes( std::string_view bytes, std::span<const std::string> markers )
  {
    const MarkerFinder finder( markers );
    Scan scan( finder );
    scan.look( {}, bytes, "bytes", 0 );
    return scan.hits();
  }

  std::vector<LeakHit> scanForLeaks( std::span<const std::filesystem::path> roots,
                                     std::span<const std::string> markers )
  {
    const MarkerFinder finder( markers );
    Scan scan( finder );
    for ( const std::filesystem::path &root : roots )
      scan.lookBelow( root, {} );
    return scan.hits();
  }

  std::vector<LeakHit> scanForValues( const std::filesystem::path &root, std::span<const std::string> values,
                                      const Progress &progress )
  {
    const ValueFinder finder( values );
    Scan scan( finder );
    scan.lookBelow( root, progress );
    return scan.hits();
  }

  bool isTelling( std::string_view value )
  {
    const std::string letters = foldForLeaks( value ).letters;
    const bool named = letters.find_first_not_of( "0123456789" ) != std::string::npos;
    return letters.size() >= ( named ? 4U : 6U );
  }
}
