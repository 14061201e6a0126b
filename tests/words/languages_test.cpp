// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of metadata/languages: whole, with the same places to fill in, and read as they are meant.
#include "base/csv.h"
#include "base/embedded.h"
#include "base/error.h"
#include "words/phrase.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace doorstep;

namespace
{
  std::map<std::string, std::string> tableOf( const std::string &code )
  {
    std::map<std::string, std::string> table;
    for ( const CsvRow &row : parseCsv( embedded( "languages/" + code + ".csv" ), ',', true ) )
    {
      EXPECT_EQ( row.size(), 2U ) << code << ": " << row.front();
      EXPECT_TRUE( table.emplace( row.at( 0 ), row.at( 1 ) ).second ) << code << " has twice " << row.front();
    }
    return table;
  }

  // What stands in braces.
  std::multiset<std::string> places( const std::string &text )
  {
    std::multiset<std::string> found;
    for ( std::size_t open = text.find( '{' ); open != std::string::npos; open = text.find( '{', open + 1 ) )
      found.insert( text.substr( open, text.find( '}', open ) - open + 1 ) );
    return found;
  }
}

TEST( Languages, englishAndSpanishComeFirstAndAreReviewed )
{
  ASSERT_GE( languages().size(), 4U ) << "Somali and Vietnamese, too";
  EXPECT_EQ( languages()[0].code, "en" );
  EXPECT_EQ( languages()[1].code, "es" );
  EXPECT_EQ( languages()[1].name, "Español" );
  for ( const Language &language : languages() )
    EXPECT_EQ( language.reviewed, language.code == "en" || language.code == "es" ) << language.code;
  const std::optional<std::size_t> vietnamese = languageOf( "vi" );
  ASSERT_TRUE( vietnamese );
  EXPECT_EQ( languages()[*vietnamese].name, "Tiếng Việt" );
  EXPECT_FALSE( languageOf( "xx" ) );
}

TEST( Languages, everyTableHasAllTextsAndTheirPlaces )
{
  const std::map<std::string, std::string> english = tableOf( "en" );
  EXPECT_GT( english.size(), 100U );
  for ( const Language &language : languages() )
  {
    const std::map<std::string, std::string> table = tableOf( language.code );
    for ( const auto &[key, text] : english )
    {
      const auto found = table.find( key );
      ASSERT_NE( found, table.end() ) << language.code << " lacks " << key;
      EXPECT_FALSE( found->second.empty() ) << language.code << ' ' << key;
      EXPECT_EQ( places( found->second ), places( text ) ) << language.code << ' ' << key;
    }
    // More than English has are ways of saying one of its texts.
    for ( const auto &[key, text] : table )
      EXPECT_TRUE( english.contains( key ) || english.contains( key.substr( 0, key.rfind( '.' ) ) ) )
          << language.code << ' ' << key;
    // What sheets to the block cut and put together.
    EXPECT_TRUE( table.at( "block.stop" ).ends_with( "{place}" ) ) << language.code;
  }
}

TEST( Languages, aKeyFallsBackToItsFirstPartsAndThenToEnglish )
{
  const std::size_t es = languageOf( "es" ).value();
  EXPECT_EQ( wordOf( es, "about.miles" ), "a unas {length}" );
  EXPECT_EQ( wordOf( es, "about.feet" ), "a unos {length}" );
  EXPECT_EQ( wordOf( 0, "about.miles" ), "about {length}" );
  EXPECT_THROW( wordOf( 0, "nothing.of.the.kind" ), std::logic_error );
}

TEST( Phrases, areFilledInEachLanguage )
{
  const Phrase turn = phrase( "turn.left", { { "street", "Calle {street}" } } );
  EXPECT_EQ( turn.en(), "turn left onto Calle {street}" );
  EXPECT_EQ( turn.es(), "gire a la izquierda en Calle {street}" );
  EXPECT_EQ( turn.in( languageOf( "vi" ).value() ), "rẽ trái vào Calle {street}" );
  EXPECT_EQ( joined( Phrase(), "; ", turn ).es(), "Gire a la izquierda en Calle {street}" );
  EXPECT_EQ( joined( "A", "; ", turn ).en(), "A; turn left onto Calle {street}" );
  EXPECT_TRUE( Phrase().empty() );
  EXPECT_EQ( phrase( "side.left" ), phrase( "side.left" ) );
  EXPECT_FALSE( phrase( "side.left" ) == phrase( "side.right" ) );
}

TEST( Phrases, beginWithACapitalLetterOfTheirAlphabet )
{
  EXPECT_EQ( capitalized( std::string( "dé" ) ), "Dé" );
  EXPECT_EQ( capitalized( std::string( "él" ) ), "Él" );
  EXPECT_EQ( capitalized( std::string( "ñ" ) ), "Ñ" );
  EXPECT_EQ( capitalized( std::string( "đi" ) ), "Đi" );
  EXPECT_EQ( capitalized( std::string( "ở" ) ), "Ở" );
  EXPECT_EQ( capitalized( std::string( "ơn" ) ), "Ơn" );
  EXPECT_EQ( capitalized( std::string( "ư" ) ), "Ư" );
  EXPECT_EQ( capitalized( std::string( "÷" ) ), "÷" );
  EXPECT_EQ( capitalized( std::string( "2nd" ) ), "2nd" );
  EXPECT_EQ( capitalized( std::string() ), "" );
  EXPECT_EQ( capitalized( std::string( "\xc3" ) ), "\xc3" ); // half a letter
}

TEST( Languages, furtherOnesAreThoseBesideEnglishAndSpanish )
{
  EXPECT_TRUE( furtherLanguages( "" ).empty() );
  EXPECT_TRUE( furtherLanguages( "en; es" ).empty() );
  const std::size_t vietnamese = *languageOf( "vi" ), somali = *languageOf( "so" );
  EXPECT_EQ( furtherLanguages( "vi;so" ), ( std::vector{ vietnamese, somali } ) );
  EXPECT_EQ( furtherLanguages( " so+en,vi so" ), ( std::vector{ somali, vietnamese } ) );
  EXPECT_THROW( furtherLanguages( "vi;zz" ), InputError );
}
