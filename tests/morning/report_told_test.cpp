// SPDX-License-Identifier: GPL-2.0-or-later
// The report of a plan is told whole in its reader's language: not a word of it goes by another way.
#include "morning/report.h"

#include "grid_town.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace doorstep;
using testing::HasSubstr;
using testing::IsSupersetOf;

namespace
{
  // A plan of which each part of the report has something to say.
  PlanQuestion questionOfAll()
  {
    PlanQuestion question = test::gridTown( 16 );
    question.start = 8 * 60 + 30;
    question.walking = { 250, 1 };
    question.asksWhatIf = true;
    question.comparesLoose = true;
    question.steps = 200;
    question.visits[0].languages = { "so" };
    question.visits[1].times.earliest = 239; // cannot be
    question.visits[1].times.latest = 240;
    question.visits[1].times.tried = { 10 };
    return question;
  }

  PlanAnswer answerOfAll( const PlanQuestion &question )
  {
    PlanAnswer answer = planMorning( question );
    answer.cut = true;
    answer.changes = {
        { "C100", 0, 2, false, 0, 0 }, { "C101", 1, 0, true, 0, 0 }, { "C102", 1, 0, false, 0, 0 } };
    answer.renumbered = { { "C103", 1, 1, false, 2, 3 } };
    answer.speeds.classes[2].kilometersPerHour = 50;
    answer.speeds.classes[3].factor = 1.2;
    answer.speeds.trips = 1.25;
    answer.trips = { { 1, 5, 4, 5, true }, { 2, 5, 0, 0, false } };
    answer.warnings.push_back( "Zone 1 is 6 minutes over, for the visits that are pinned to it." );
    return answer;
  }

  // The words of two letters and more that are left where no tag and no style is.
  std::set<std::string> wordsOf( std::string html )
  {
    const std::string style = "</style>";
    const std::size_t styles = html.find( "<style>" );
    if ( styles != std::string::npos )
      html.erase( styles, html.find( style ) + style.size() - styles );
    std::set<std::string> words;
    std::string word;
    bool inTag = false;
    for ( const char c : html + " " )
    {
      inTag = c == '<' || ( inTag && c != '>' );
      const bool isLetter = ( c >= 'a' && c <= 'z' ) || ( c >= 'A' && c <= 'Z' );
      if ( isLetter && !inTag )
        word += c;
      else
      {
        if ( word.size() > 1 )
          words.insert( word );
        word.clear();
      }
    }
    return words;
  }
}

TEST( PlanReport, isToldWholeInItsReadersLanguage )
{
  const PlanQuestion question = questionOfAll();
  const PlanAnswer answer = answerOfAll( question );
  const std::string english = planReport( question, answer );
  std::set<std::string> told;
  const Teller silent( "so",
                       [&]( std::string_view sentence )
                       {
                         told.insert( std::string( sentence ) );
                         return std::string( "§" );
                       } );
  const std::string report = planReport( question, answer, silent );
  EXPECT_THAT( english, HasSubstr( "<html lang=\"en\">" ) );
  EXPECT_THAT( report, HasSubstr( "<html lang=\"so\">" ) );
  for ( const char *label : { "aria-label=\"Map", "aria-label=\"Visits" } )
  {
    EXPECT_THAT( english, HasSubstr( label ) );
    EXPECT_EQ( report.find( label ), std::string::npos );
  }
  // Units, names of streets' classes as SPEEDS writes them, and the staging place.
  std::set<std::string> left = wordsOf( report );
  for ( const char *name : { "min", "mi", "mph", "km", "trunk", "primary", "secondary", "tertiary",
                             "motorway", "freeway", "amp" } )
    left.erase( name );
  for ( const PlanStaging &staging : question.stagings )
    for ( const std::string &word : wordsOf( staging.name ) )
      left.erase( word );
  EXPECT_EQ( left, std::set<std::string>() );
  EXPECT_THAT(
      told, IsSupersetOf( { "Where the time goes", "Teams", "Slack", "without a team", "gone from the list",
                            "zone 1, stop 2", "Wished times", "On foot", "What if", "no way", "Somali",
                            "Zone 1 is 6 minutes over, for the visits that are pinned to it." } ) );
}
