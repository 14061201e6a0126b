// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_scan.h"

#include "address/lexicon.h"
#include "base/error.h"
#include "base/file.h"
#include "base/path_text.h"
#include "base/text.h"
#include "privacy/leak_fold.h"
#include "privacy/leak_markup.h"
#include "privacy/leak_patterns.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr int DEEPEST = 6; // a zip in a zip …

    // What a scan looks for, and how.
    class Finder
    {
      public:
        virtual ~Finder() = default;
        using Found =
            std::function<void( std::size_t marker, std::string_view encoding, StreetSense street )>;
        virtual void find( std::string_view bytes, const std::string &where, const Found &found ) const = 0;
        // Whether what a part holds is to be told of the bytes around it too.
        virtual bool wantsDoubles() const { return true; }
        // Whether pictures are told of, which nobody reads here.
        virtual bool tellsPictures() const { return false; }
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
          const bool pdfText = where.ends_with( "pdf text" ) || where.ends_with( PDF_STRINGS );
          std::set<std::size_t> met;
          mBytes.find( bytes,
                       [&]( std::size_t marker, std::string_view encoding )
                       {
                         met.insert( marker );
                         found( marker, pdfText ? std::string_view( "pdf text" ) : encoding,
                                StreetSense::None );
                       } );
          mFolded.find(
              foldForLeaks( pdfText ? std::string( bytes ) : readableBytes( bytes, LeastRun::Six ).text ),
              false,
              [&]( const FoldedMatch &match )
              {
                if ( !met.contains( match.word ) )
                  found( match.word, "as read", StreetSense::None );
              } );
        }

      private:
        LeakPatterns mBytes;
        FoldedPatterns mFolded;
    };

    bool isType( std::string_view word )
    {
      return Lexicon::instance().word( upperAscii( word ) ).typeKind >= TypeKind::Plain;
    }

    // Gray and White are names of people, and of every PDF's colours.
    void hideColorNames( std::string &text )
    {
      for ( const std::string_view name :
            { "/DeviceGray", "/CalGray", "/WhitePoint", "/BlackPoint", "/BlackIs1" } )
        for ( std::size_t at = text.find( name ); at != std::string::npos; at = text.find( name, at ) )
          text.replace( at, name.size(), name.size(), '/' );
    }

    class ValueFinder final : public Finder
    {
      public:
        explicit ValueFinder( const Sought &sought )
            : mFolded( sought.values ),
              mNames( sought.names ),
              mStreets( sought.streets ),
              mValues( sought.values.size() ),
              mHasStreets( !sought.streets.empty() )
        {
        }

        void find( std::string_view bytes, const std::string &where, const Found &found ) const override
        {
          if ( where.ends_with( "pdf text" ) )
            return read( std::string( bytes ), true, found );
          if ( where.ends_with( PDF_STRINGS ) )
            return; // nothing between two cells: the text of the page says where words end
          if ( where.ends_with( COMPOUND_TEXT ) )
            return read( std::string( bytes ), false, found );
          auto [text, isText] = readableBytes( bytes, LeastRun::Eight );
          if ( bytes.substr( 0, 1024 ).find( "%PDF-" ) != std::string_view::npos )
            hideColorNames( text );
          read( text, isText, found );
          if ( isText && text.find_first_of( "&\\%=" ) != std::string::npos )
            read( unescaped( text ), true, found );
          if ( isText && text.find( "</" ) != std::string::npos )
            for ( const std::string_view between : { "", "\n" } )
              read( unescaped( withoutTags( text, between ) ), true, found );
          const auto [decoded, isWhole] = readableBytes( decodedRuns( bytes ), LeastRun::Eight );
          read( decoded, isWhole, found );
        }

        bool wantsDoubles() const override { return false; }
        bool tellsPictures() const override { return true; }

        std::string named( const std::string &where ) const override
        {
          bool holds = false;
          const FoldedText text = foldForLeaks( where );
          mFolded.find( text, true, [&]( const FoldedMatch & ) { holds = true; } );
          mNames.find( text, [&]( const FoldedMatch & ) { holds = true; } );
          return holds ? "zip entry" : where;
        }

      private:
        using Spans = std::vector<std::pair<std::size_t, std::size_t>>; // ends by beginning, sorted

        void read( const std::string &plain, bool isText, const Found &found ) const
        {
          const FoldedText text = foldForLeaks( plain );
          const auto byChance = [&]( const FoldedMatch &match )
          { return !isText && !isWritten( text, match.start, match.end ); };
          Spans streets;
          if ( mHasStreets )
            // The texts of a row stand side by side in a file's bytes.
            mStreets.find( text, isText,
                           [&]( const FoldedMatch &match )
                           { streets.emplace_back( match.start, match.end ); } );
          std::sort( streets.begin(), streets.end() );
          mFolded.find( text, true,
                        [&]( const FoldedMatch &match )
                        {
                          if ( !byChance( match ) )
                            found( match.word, "as read", sense( text, match, streets ) );
                        } );
          mNames.find( text,
                       [&]( const FoldedMatch &match )
                       {
                         if ( !byChance( match ) )
                           found( mValues + match.word, "as read", StreetSense::None );
                       } );
        }

        StreetSense sense( const FoldedText &text, const FoldedMatch &match, const Spans &streets ) const
        {
          constexpr std::size_t longestName = 60;
          const std::size_t first = match.start < longestName ? 0 : match.start - longestName;
          for ( auto street =
                    std::lower_bound( streets.begin(), streets.end(), std::pair( first, std::size_t( 0 ) ) );
                street != streets.end() && street->first <= match.start; ++street )
            if ( street->second >= match.end && street->second - street->first > match.end - match.start )
              return StreetSense::Known;
          std::size_t end = match.end;
          while ( end < text.letters.size() && ( end == match.end || text.gaps[end] < Gap::Soft ) )
            ++end;
          const std::string_view next = std::string_view( text.letters ).substr( match.end, end - match.end );
          const bool isWord = std::none_of( text.letters.begin() + static_cast<std::ptrdiff_t>( match.start ),
                                            text.letters.begin() + static_cast<std::ptrdiff_t>( match.end ),
                                            []( char c ) { return c <= '9'; } );
          return !mHasStreets && isWord && text.gaps[match.end] <= Gap::Hard && next.size() <= 9 &&
                         isType( next )
                     ? StreetSense::Looks
                     : StreetSense::None;
        }

        FoldedPatterns mFolded;
        NameFinder mNames;
        FoldedPatterns mStreets;
        std::size_t mValues;
        bool mHasStreets;
    };

    class Scan
    {
      public:
        explicit Scan( const Finder &finder ) : mFinder( finder ) {}

        void look( const std::filesystem::path &file, std::string_view bytes, const std::string &where,
                   int depth )
        {
          const std::vector<Unpacked> parts = depth < DEEPEST ? unpack( bytes ) : std::vector<Unpacked>();
          for ( const Unpacked &part : parts )
          {
            if ( part.where.starts_with( "zip entry " ) )
              look( file, part.where.substr( 10 ), "zip entry name", DEEPEST );
            const std::string name = mFinder.named( part.where );
            const std::string place = where == "bytes" ? name : where + " > " + name;
            if ( part.isClosed )
              note( { file, place, "unreadable", 0 } );
            look( file, part.bytes, place, depth + 1 );
          }
          if ( depth < DEEPEST && mFinder.tellsPictures() && isPicture( bytes ) )
            note( { file, where, "picture", 0 } );
          const bool readAlready = !parts.empty() && !mFinder.wantsDoubles();
          mFinder.find( bytes, where,
                        [&]( std::size_t marker, std::string_view encoding, StreetSense street )
                        {
                          if ( !readAlready || !mMet.contains( marker ) )
                            note( { file, where, std::string( encoding ), marker, street } );
                        } );
        }

        void note( LeakHit hit )
        {
          if ( isOfValue( hit ) && hit.street != StreetSense::Known )
            mMet.insert( hit.marker );
          if ( mSeen.emplace( textOf( hit.file ), hit.where, hit.encoding, hit.marker, hit.street ).second )
            mHits.push_back( std::move( hit ) );
        }

        void lookAtFile( const std::filesystem::path &file )
        {
          look( file, textOf( file.filename() ), "file name", DEEPEST );
          mMet.clear();
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
              look( entry.path(), textOf( entry.path().filename() ), "file name", DEEPEST );
            else if ( entry.is_symlink() )
            {
              look( entry.path(), textOf( entry.path().filename() ), "file name", DEEPEST );
              look( entry.path(), textOf( fs::read_symlink( entry.path() ) ), "link", DEEPEST );
            }
            else if ( entry.is_regular_file() )
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
        std::set<std::size_t> mMet; // markers in this file so far
        std::set<std::tuple<std::string, std::string, std::string, std::size_t, StreetSense>> mSeen;
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

  std::vector<LeakHit> scanForValues( const std::filesystem::path &root, const Sought &sought,
                                      const Progress &progress )
  {
    const ValueFinder finder( sought );
    Scan scan( finder );
    scan.lookBelow( root, progress );
    return scan.hits();
  }

  std::vector<LeakHit> scanBytesForValues( std::string_view bytes, const Sought &sought )
  {
    const ValueFinder finder( sought );
    Scan scan( finder );
    scan.look( {}, bytes, "bytes", 0 );
    return scan.hits();
  }

  bool isOfValue( const LeakHit &hit )
  {
    return hit.encoding != "unreadable" && hit.encoding != "picture";
  }

  bool isTelling( std::string_view value )
  {
    const std::string letters = foldForLeaks( value ).letters;
    const bool named = letters.find_first_not_of( "0123456789" ) != std::string::npos;
    return letters.size() >= ( named ? 4U : 6U );
  }
}
