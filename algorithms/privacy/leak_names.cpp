// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_names.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t WORDS_BETWEEN = 2;
    constexpr std::size_t LEAST_INITIALLED = 4; // letters of a family name that an initial tells

    // Where the word before `at` begins, at being a word's beginning itself; at where there is none, or where
    // a line or cell ends between.
    std::size_t wordBefore( const FoldedText &text, std::size_t at )
    {
      if ( at == 0 || text.gaps[at] != Gap::Soft )
        return at;
      do
        --at;
      while ( at > 0 && text.gaps[at] < Gap::Soft );
      return at;
    }

    std::size_t wordAfter( const FoldedText &text, std::size_t at )
    {
      if ( at == text.letters.size() || text.gaps[at] != Gap::Soft )
        return at;
      do
        ++at;
      while ( at < text.letters.size() && text.gaps[at] < Gap::Soft );
      return at;
    }

    // Whether the letters stand at [start, …) as words of their own, on one line.
    bool stands( const FoldedText &text, std::size_t start, std::string_view letters )
    {
      const std::size_t end = start + letters.size();
      if ( end > text.letters.size() || text.gaps[start] == Gap::None || text.gaps[end] == Gap::None ||
           std::string_view( text.letters ).substr( start, letters.size() ) != letters )
        return false;
      return std::find( text.gaps.begin() + static_cast<std::ptrdiff_t>( start ) + 1,
                        text.gaps.begin() + static_cast<std::ptrdiff_t>( end ),
                        Gap::Hard ) == text.gaps.begin() + static_cast<std::ptrdiff_t>( end );
    }

    // The other part beside [start, end): directly on either side, or past a word or two of the same line.
    bool standsBeside( const FoldedText &text, std::size_t start, std::size_t end, std::string_view other )
    {
      const std::size_t size = other.size();
      std::size_t before = start, after = end;
      for ( std::size_t between = 0; between <= WORDS_BETWEEN; ++between )
      {
        const bool isNear = between == 0;
        if ( before >= size && ( isNear || text.gaps[before] <= Gap::Soft ) &&
             stands( text, before - size, other ) )
          return true;
        if ( ( isNear || text.gaps[after] <= Gap::Soft ) && stands( text, after, other ) )
          return true;
        before = wordBefore( text, before );
        after = wordAfter( text, after );
      }
      return false;
    }

    // "A. Whitford", "Whitford, A.", "awhitford"; not "E Whitford", which is the side of a street.
    bool hasInitial( const FoldedText &text, std::size_t start, std::size_t end, char initial )
    {
      const bool isSide = std::string_view( "nesw" ).find( initial ) != std::string_view::npos;
      if ( !isSide && start > 0 && text.letters[start - 1] == initial && text.gaps[start - 1] >= Gap::Case &&
           text.gaps[start] <= Gap::Soft )
        return true;
      return end < text.letters.size() && text.gaps[end] >= Gap::Soft && text.letters[end] == initial &&
             text.gaps[end + 1] >= Gap::Soft && !isSide;
    }

    // "awhitford", "annawhitford": the letters begin the word that goes on at `at`.
    bool isGlued( const FoldedText &text, std::size_t at, std::string_view letters )
    {
      return at >= letters.size() && text.gaps[at - letters.size()] != Gap::None &&
             std::string_view( text.letters ).substr( at - letters.size(), letters.size() ) == letters;
    }

    // "whitfordanna".
    bool standsBehind( const FoldedText &text, std::size_t at, std::string_view letters )
    {
      return at + letters.size() <= text.letters.size() && text.gaps[at + letters.size()] != Gap::None &&
             std::string_view( text.letters ).substr( at, letters.size() ) == letters;
    }

    std::vector<std::string> anchorsOf( std::span<const SoughtName> names )
    {
      std::vector<std::string> anchors;
      for ( const SoughtName &name : names )
      {
        const std::string given = foldForLeaks( name.given ).letters,
                          family = foldForLeaks( name.family ).letters;
        anchors.push_back( family.size() >= std::min<std::size_t>( given.size(), LEAST_INITIALLED ) ? family
                                                                                                    : given );
      }
      std::sort( anchors.begin(), anchors.end() );
      anchors.erase( std::unique( anchors.begin(), anchors.end() ), anchors.end() );
      return anchors;
    }
  }

  NameFinder::NameFinder( std::span<const SoughtName> names )
      : mAnchors( anchorsOf( names ) ), mOthers( mAnchors.size() ), mPatterns( mAnchors )
  {
    for ( std::size_t n = 0; n < names.size(); ++n )
    {
      const std::string given = foldForLeaks( names[n].given ).letters,
                        family = foldForLeaks( names[n].family ).letters;
      if ( given.empty() || family.empty() )
        continue;
      const bool byFamily = std::binary_search( mAnchors.begin(), mAnchors.end(), family ) &&
                            family.size() >= std::min<std::size_t>( given.size(), LEAST_INITIALLED );
      const auto at = std::lower_bound( mAnchors.begin(), mAnchors.end(), byFamily ? family : given );
      mOthers[static_cast<std::size_t>( at - mAnchors.begin() )].push_back(
          { n, byFamily ? given : family, byFamily } );
    }
  }

  void NameFinder::find( const FoldedText &text,
                         const std::function<void( const FoldedMatch & )> &found ) const
  {
    // Not whole words: "awhitford" is one of an initial and a name.
    mPatterns.find( text, false,
                    [&]( const FoldedMatch &anchor )
                    {
                      const bool begins = text.gaps[anchor.start] != Gap::None,
                                 ends = text.gaps[anchor.end] != Gap::None;
                      const bool isTelling = anchor.end - anchor.start >= LEAST_INITIALLED;
                      for ( const Other &other : mOthers[anchor.word] )
                      {
                        const bool met =
                            begins && ends
                                ? standsBeside( text, anchor.start, anchor.end, other.letters ) ||
                                      ( other.isGiven && isTelling &&
                                        hasInitial( text, anchor.start, anchor.end, other.letters[0] ) )
                            : ends ? isGlued( text, anchor.start, other.letters ) ||
                                         ( other.isGiven && isTelling &&
                                           isGlued( text, anchor.start, other.letters.substr( 0, 1 ) ) )
                                   : begins && standsBehind( text, anchor.end, other.letters );
                        if ( met )
                          found( { other.name, anchor.start, anchor.end } );
                      }
                    } );
  }
}
