// SPDX-License-Identifier: GPL-2.0-or-later
// The list of students: every class of mess is there, and what the truth says is true of the city.
#include "base/csv.h"
#include "sample/mess.h"
#include "sample/sample_csv.h"
#include "sample/street_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace doorstep;
using namespace doorstep::sample;

namespace
{
  const SampleCity &city()
  {
    static const SampleCity made = makeSampleCity( { 400, 20'000, 5 } );
    return made;
  }

  using Key = std::tuple<int, std::string, std::string>;

  std::map<Key, std::vector<const Address *>> pointsByAddress()
  {
    std::map<Key, std::vector<const Address *>> points;
    for ( const Address &a : city().addresses )
      points[{ a.number, city().names[static_cast<std::size_t>( a.name )].full(), a.unit }].push_back( &a );
    return points;
  }
}

TEST( SampleList, everyClassOfMessIsThere )
{
  std::map<std::string, int> counts;
  for ( const Student &s : city().students )
    ++counts[s.mess];
  for ( const MessClass &c : messClasses() )
    EXPECT_GE( counts[c.name], 1 ) << c.name;
  EXPECT_GE( counts["clean"], 60 );
  EXPECT_THAT( counts["held"], testing::AllOf( testing::Ge( 4 ), testing::Le( 16 ) ) );
}

TEST( SampleList, truthIsTrue )
{
  const auto points = pointsByAddress();
  for ( const Student &s : city().students )
  {
    if ( s.expect == "nomatch" || s.expect == "not_visitable" )
    {
      EXPECT_FALSE( s.hasTruth );
      continue;
    }
    ASSERT_TRUE( s.hasTruth ) << s.mess;
    const auto found = points.find( { s.trueNumber, s.trueStreet, s.trueUnit } );
    if ( s.mess == "interpolate" )
    {
      // No point, but a range that holds it (in the other city the point may be there).
      bool ranged = false;
      for ( const Street &street : city().streets )
        if ( street.name >= 0 &&
             city().names[static_cast<std::size_t>( street.name )].full() == s.trueStreet )
          for ( const auto &[from, to] : { std::pair( street.leftFrom, street.leftTo ),
                                           std::pair( street.rightFrom, street.rightTo ) } )
            ranged =
                ranged || ( from > 0 && from % 2 == s.trueNumber % 2 &&
                            s.trueNumber >= std::min( from, to ) && s.trueNumber <= std::max( from, to ) );
      EXPECT_TRUE( ranged );
      if ( found != points.end() )
      {
        for ( const Address *a : found->second )
          EXPECT_NE( a->at, s.trueAt );
      }
      continue;
    }
    ASSERT_NE( found, points.end() ) << s.mess;
    EXPECT_TRUE( std::any_of( found->second.begin(), found->second.end(),
                              [&]( const Address *a ) { return a->at == s.trueAt && a->home; } ) );
  }
}

TEST( SampleList, cleanRowsReadAsTheirTruth )
{
  int clean = 0;
  for ( const Student &s : city().students )
    if ( s.mess == "clean" )
    {
      ++clean;
      EXPECT_EQ( s.address, std::to_string( s.trueNumber ) + " " + s.trueStreet );
      EXPECT_EQ( s.state, "AZ" );
      EXPECT_EQ( s.zip.size(), 5U );
    }
  EXPECT_GT( clean, 0 );
}

TEST( SampleList, tiesHaveTwoPointsThatFitWhatIsTyped )
{
  for ( const Student &s : city().students )
    if ( s.expect == "tie" )
    {
      int fitting = 0;
      std::set<std::pair<double, double>> places;
      for ( const Address &a : city().addresses )
      {
        const StreetName &name = city().names[static_cast<std::size_t>( a.name )];
        const std::string number = std::to_string( a.number );
        const bool text =
            s.address == number + " " + name.full() || s.address == number + " " + name.withoutDirection();
        if ( text && ( s.zip.empty() || s.zip == std::to_string( a.zip ) ) &&
             ( a.unit == s.trueUnit || s.mess == "missing_unit" ) )
          fitting += places.insert( { a.at.x, a.at.y } ).second;
      }
      EXPECT_GE( fitting, 2 );
    }
}

TEST( SampleList, numbersAndStreetsThatDoNotExistDoNot )
{
  std::set<std::string> typed;
  for ( const Address &a : city().addresses )
    typed.insert( std::to_string( a.number ) + " " +
                  city().names[static_cast<std::size_t>( a.name )].full() );
  for ( const Student &s : city().students )
    EXPECT_TRUE( s.expect != "nomatch" || !typed.contains( s.address ) );
}

TEST( SampleList, csvHasTheColumnsOfAStudentSystem )
{
  const std::string text = studentsCsv( city() );
  EXPECT_TRUE(
      text.starts_with( "SIS Number,Last Name,First Name,Grade,School,Home Address,Apt,City,State,Zip,Home "
                        "Language,Parent/Guardian,Phone,Withdrawal Code,Hold,Contact Notes\n" ) );
  const std::vector<CsvRow> rows = parseCsv( text );
  ASSERT_EQ( rows.size(), 401U );
  std::set<std::string> ids;
  int zeros = 0, held = 0, siblings = 0;
  std::map<std::string, int> households;
  for ( std::size_t n = 1; n < rows.size(); ++n )
  {
    ASSERT_EQ( rows[n].size(), 16U );
    EXPECT_TRUE( ids.insert( rows[n][0] ).second );
    zeros += rows[n][0][0] == '0';
    held += !rows[n][14].empty();
    siblings += ++households[rows[n][5] + rows[n][1]] > 1;
  }
  EXPECT_GE( zeros, 5 );
  EXPECT_GE( held, 4 );
  EXPECT_GE( siblings, 10 );
}

TEST( SampleList, rosterHasEnoughTeamsOfAllRoles )
{
  std::map<std::string, std::multiset<std::string>> roles;
  for ( const Member &m : city().roster )
  {
    roles[m.team].insert( m.role );
    EXPECT_EQ( m.employee, m.role != "volunteer" );
    EXPECT_EQ( m.agreement, "yes" );
  }
  int teams = 0;
  for ( const Place &s : city().staging )
    teams += s.teams;
  EXPECT_EQ( static_cast<int>( roles.size() ), teams );
  EXPECT_THAT( teams, testing::AllOf( testing::Ge( 28 ), testing::Le( 60 ) ) );
  for ( const auto &[team, of] : roles )
    EXPECT_THAT( of, testing::UnorderedElementsAre( "leader", "site administrator", "volunteer" ) ) << team;
}

TEST( SampleList, largeListsHaveMoreStagingPlaces )
{
  const SampleCity large = makeSampleCity( { 1'200, 40'000, 2 } );
  EXPECT_THAT( large.staging.size(), testing::AllOf( testing::Ge( 12U ), testing::Le( 23U ) ) );
  EXPECT_EQ( large.students.size(), 1'200U );
}

TEST( SampleNames, ordinals )
{
  EXPECT_EQ( ordinal( 1 ), "1st" );
  EXPECT_EQ( ordinal( 12 ), "12th" );
  EXPECT_EQ( ordinal( 22 ), "22nd" );
  EXPECT_EQ( ordinal( 43 ), "43rd" );
  EXPECT_EQ( ordinal( 111 ), "111th" );
}
