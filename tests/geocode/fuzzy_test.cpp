// SPDX-License-Identifier: GPL-2.0-or-later
// Distances, sounds and the look-up of keys within two edits, against the definition.
#include "base/random.h"
#include "geocode/edit_distance.h"
#include "geocode/name_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace doorstep
{
  namespace
  {
    // Optimal string alignment by the book.
    int reference( const std::string &a, const std::string &b )
    {
      std::vector<std::vector<int>> d( a.size() + 1, std::vector<int>( b.size() + 1 ) );
      for ( std::size_t i = 0; i <= a.size(); ++i )
        for ( std::size_t j = 0; j <= b.size(); ++j )
        {
          if ( i == 0 || j == 0 )
          {
            d[i][j] = static_cast<int>( i + j );
            continue;
          }
          d[i][j] = std::min(
              { d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + ( a[i - 1] == b[j - 1] ? 0 : 1 ) } );
          if ( i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] )
            d[i][j] = std::min( d[i][j], d[i - 2][j - 2] + 1 );
        }
      return d[a.size()][b.size()];
    }

    std::string word( Random &random )
    {
      std::string text;
      for ( std::uint32_t n = 2 + random.below( 9 ); n > 0; --n )
        text += static_cast<char>( 'A' + random.below( 4 ) );
      return text;
    }
  }

  TEST( EditDistance, agreesWithItsDefinitionUpToTheLimit )
  {
    Random random( 5 );
    for ( int i = 0; i < 20000; ++i )
    {
      const std::string a = word( random ), b = word( random );
      const int limit = static_cast<int>( random.below( 5 ) );
      ASSERT_EQ( editDistance( a, b, limit ), std::min( reference( a, b ), limit + 1 ) )
          << a << ' ' << b << ' ' << limit;
    }
  }

  TEST( EditDistance, lettersBoundIt )
  {
    Random random( 6 );
    for ( int i = 0; i < 2000; ++i )
    {
      const std::string a = word( random ), b = word( random );
      EXPECT_LE( __builtin_popcount( letterSet( a ) ^ letterSet( b ) ), 2 * reference( a, b ) );
    }
  }

  TEST( SoundCode, spellingsOfOneSoundAgree )
  {
    const auto same = []( const char *a, const char *b )
    {
      char x[16], y[16];
      return soundCode( a, x ) == soundCode( b, y );
    };
    EXPECT_TRUE( same( "SAGUARO", "SAHUARO" ) );
    EXPECT_TRUE( same( "GONZALES", "GONZALEZ" ) );
    EXPECT_TRUE( same( "CATHERINE", "KATHRYN" ) );
    EXPECT_TRUE( same( "PHILLIPS", "FILIPS" ) );
    EXPECT_FALSE( same( "MAIN", "MAPLE" ) );
  }

  TEST( NameIndex, findsAllKeysWithinTwoEdits )
  {
    Random random( 7 );
    std::vector<KeyOfStreet> keys;
    std::set<std::string> texts;
    for ( std::uint32_t i = 0; i < 400; ++i )
      texts.insert( word( random ) );
    std::uint32_t street = 0;
    for ( const std::string &text : texts )
      keys.push_back( { text, street++, KeyKind::Name } );
    std::map<std::string, StringIndex> pool{ { "", 0 } };
    std::vector<std::string> byIndex{ "" };
    const NameIndexArrays index = buildNameIndex( keys,
                                                  [&]( std::string_view text )
                                                  {
                                                    const auto [found, fresh] = pool.emplace(
                                                        text, static_cast<StringIndex>( byIndex.size() ) );
                                                    if ( fresh )
                                                      byIndex.emplace_back( text );
                                                    return found->second;
                                                  } );
    std::vector<std::uint32_t> ends;
    std::vector<char> bytes;
    for ( const std::string &text : byIndex )
    {
      bytes.insert( bytes.end(), text.begin(), text.end() );
      ends.push_back( static_cast<std::uint32_t>( bytes.size() ) );
    }
    MetaRecord meta;
    meta.deleteBits = index.deleteBits;
    meta.phoneticBits = index.phoneticBits;
    ReferenceView view;
    view.meta = &meta;
    view.stringEnds = ends;
    view.stringBytes = bytes;
    view.keys = index.keys;
    view.keyUses = index.uses;
    view.keyLengths = index.lengths;
    view.keySlots = index.slots;
    view.deletes = index.deletes;
    view.deleteDirectory = index.deleteDirectory;
    for ( int i = 0; i < 300; ++i )
    {
      const std::string typed = word( random );
      EXPECT_EQ( findKey( view, typed ) >= 0, texts.contains( typed ) );
      for ( const int limit : { 1, 2 } )
      {
        std::set<std::string> expected, similar, scanned;
        for ( const std::string &text : texts )
          if ( const int edits = reference( typed, text ); edits > 0 && edits <= limit )
            expected.insert( text );
        std::vector<KeyMatch> found;
        findSimilar( view, typed, limit, found );
        for ( const KeyMatch &m : found )
          similar.emplace( view.text( view.keys[m.key].text ) );
        EXPECT_EQ( similar, expected ) << typed;
        if ( typed.size() < 4 )
          continue;
        found.clear();
        scanSimilar( view, typed, limit, found );
        for ( const KeyMatch &m : found )
          scanned.emplace( view.text( view.keys[m.key].text ) );
        EXPECT_EQ( scanned, expected ) << typed;
      }
    }
  }
}
