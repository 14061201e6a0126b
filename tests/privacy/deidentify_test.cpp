// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/deidentify.h"

#include "base/error.h"
#include "privacy/unit.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace doorstep;
using testing::ElementsAre;

namespace
{
  ListedStudent row( const std::string &id, const std::string &address, const std::string &unit = "",
                     double x = 0 )
  {
    ListedStudent student;
    student.id = id;
    student.status = ListStatus::Matched;
    student.level = "point";
    student.position = Point{ x, 0 };
    student.address = address;
    student.unit = unit;
    return student;
  }

  // The rows of each visit, "1+2 3", without regard to the order of visits.
  std::string households( const Deidentified &result )
  {
    std::vector<std::string> parts;
    for ( const Visit &visit : result.visits )
    {
      std::string part;
      for ( const std::size_t i : visit.students )
      {
        part.append( part.empty() ? 0 : 1, '+' );
        part.append( std::to_string( i + 1 ) );
      }
      part.append( visit.unitUnknown ? 1 : 0, '?' );
      parts.push_back( part );
    }
    std::sort( parts.begin(), parts.end() );
    std::string all;
    for ( const std::string &part : parts )
    {
      all.append( all.empty() ? 0 : 1, ' ' );
      all.append( part );
    }
    return all;
  }
}

TEST( Unit, spellingsOfOneDoorAreOne )
{
  for ( const char *typed : { "4B", "Apt 4B", "apt. 4-b", "#4B", "# 4 B", "Unit 04B", "APT4B",
                              "Apartment #4b", "Depto 4 B", "Flat 4B", "Appt 4b" } )
    EXPECT_EQ( normalizedUnit( typed ), "4B" ) << typed;
  EXPECT_EQ( normalizedUnit( "Bldg 2 Apt 104" ), "2-104" );
  EXPECT_EQ( normalizedUnit( "2-104" ), "2-104" );
  EXPECT_EQ( normalizedUnit( "Spc 0012" ), "12" );
  EXPECT_EQ( normalizedUnit( "10.0" ), "10" );
  EXPECT_EQ( normalizedUnit( "Apt 1/2" ), "1/2" );
  EXPECT_EQ( normalizedUnit( "1-2" ), "1-2" );
  EXPECT_EQ( normalizedUnit( "A-12" ), "A12" );
  EXPECT_EQ( normalizedUnit( "Rear" ), "REAR" );
  EXPECT_EQ( normalizedUnit( "Bsmt" ), "BSMT" );
  for ( const char *blank : { "", " ", "-", "N/A", "none", "Apt", "#" } )
    EXPECT_EQ( normalizedUnit( blank ), "" ) << blank;
}

TEST( Unit, isSplitFromTheAddress )
{
  const auto split = []( const char *address )
  {
    const AddressAndUnit parts = splitUnit( address );
    return parts.address + " | " + parts.unit;
  };
  EXPECT_EQ( split( "12 E Elm St Apt 4b" ), "12 E ELM ST | 4B" );
  EXPECT_EQ( split( "12 E ELM ST #4B, TUCSON AZ 85701" ), "12 E ELM ST, TUCSON AZ 85701 | 4B" );
  EXPECT_EQ( split( "12 E ELM ST, APT #4B, TUCSON" ), "12 E ELM ST, TUCSON | 4B" );
  EXPECT_EQ( split( "12 E ELM ST BLDG 2 UNIT 104" ), "12 E ELM ST | 2-104" );
  EXPECT_EQ( split( "12 N SPACE CENTER BLVD" ), "12 N SPACE CENTER BLVD | " );
  EXPECT_EQ( split( "12 E 22ND ST" ), "12 E 22ND ST | " );
  EXPECT_EQ( split( "100 N HIGHWAY 2" ), "100 N HIGHWAY 2 | " );
  EXPECT_EQ( split( "" ), " | " );
}

TEST( Deidentify, aHouseholdIsOneAddressAndUnit )
{
  const std::vector<ListedStudent> list = {
      row( "1", "12 E ELM ST" ),         row( "2", "12 E Elm St" ),       row( "3", "14 E ELM ST" ),
      row( "4", "20 OAK AVE", "Apt 1" ), row( "5", "20 OAK AVE UNIT 1" ), row( "6", "20 OAK AVE", "2" ),
      row( "7", "20 OAK AVE" ),          row( "8", "20 OAK AVE" ) };
  const Deidentified result = deidentify( list, {} );
  EXPECT_EQ( households( result ), "1+2 3 4+5 6 7? 8?" );
  EXPECT_EQ( result.students, 8U );
  EXPECT_EQ( result.crosswalk.entries.size(), 8U );
  const auto seven = std::find_if( result.crosswalk.entries.begin(), result.crosswalk.entries.end(),
                                   []( const auto &entry ) { return entry.student == "7"; } );
  EXPECT_EQ( seven->note, "the unit is not known" );
}

TEST( Privacy07, oneHeldStudentHoldsTheHousehold )
{
  std::vector<ListedStudent> list = { row( "1", "12 E ELM ST" ), row( "2", "12 E ELM ST" ),
                                      row( "3", "14 E ELM ST" ) };
  list[1].held = true;
  const Deidentified result = deidentify( list, {} );
  EXPECT_EQ( households( result ), "3" );
  EXPECT_EQ( result.held, 2U );
  EXPECT_THAT( result.fates, ElementsAre( Fate::Held, Fate::Held, Fate::Visited ) );
  for ( const CrosswalkEntry &entry : result.crosswalk.entries )
    EXPECT_EQ( entry.student, "3" ) << "no held student is in the crosswalk";
}

TEST( Privacy07, holdsInABuildingOfSeveralAreCautious )
{
  const auto building = []( std::size_t heldRow )
  {
    std::vector<ListedStudent> list = { row( "1", "20 OAK AVE", "1" ), row( "2", "20 OAK AVE", "2" ),
                                        row( "3", "20 OAK AVE" ) };
    list[heldRow].held = true;
    return deidentify( list, {} );
  };
  EXPECT_EQ( households( building( 0 ) ), "2" ); // row 3 may live in unit 1
  EXPECT_EQ( households( building( 2 ) ), "" );  // the held student may live in either unit
  EXPECT_THAT( building( 2 ).heldWithABuilding, ElementsAre( 0U, 1U ) );
}

TEST( Privacy07, aHoldCountsWhereverTheStudentIsListedAndWhateverTheStatus )
{
  std::vector<ListedStudent> list = { row( "1", "12 E ELM ST" ), row( "1", "80 FIR LN" ),
                                      row( "2", "80 FIR LN" ), row( "3", "9 ASH CT" ) };
  list[0].status = ListStatus::Held;
  list[3].status = ListStatus::Unmatched;
  list[3].held = true;
  const Deidentified result = deidentify( list, {} );
  EXPECT_EQ( result.held, 4U );
  EXPECT_TRUE( result.visits.empty() );
}

TEST( Deidentify, everyRowIsAccountedForWithItsReason )
{
  std::vector<ListedStudent> list = {
      row( "1", "12 E ELM ST" ), row( "2", "" ),       row( "3", "" ),       row( "4", "" ),
      row( "", "5 X ST" ),       row( "1", "6 Y ST" ), row( "6", "7 Z ST" ), row( "7", "", "", 5 ) };
  list[1].status = ListStatus::Tied;
  list[2].status = ListStatus::Unmatched;
  list[3].status = ListStatus::NotVisitable;
  list[6].position.reset();
  list[7].status = ListStatus::Picked;
  const Deidentified result = deidentify( list, {} );
  EXPECT_THAT( result.fates, ElementsAre( Fate::Visited, Fate::Tied, Fate::Unmatched, Fate::NotVisitable,
                                          Fate::NoId, Fate::RepeatedId, Fate::NoPoint, Fate::Visited ) );
  EXPECT_EQ( result.students + result.held + result.left, list.size() );
  EXPECT_EQ( result.left, 6U );
  for ( const Fate fate : result.fates )
    EXPECT_EQ( isLeft( fate ), fate != Fate::Visited );
}

TEST( Deidentify, aVisitCarriesTheUnionOfItsStudents )
{
  std::vector<ListedStudent> list = { row( "1", "12 E ELM ST", "", 3 ), row( "2", "12 E ELM ST", "", 1 ) };
  list[0].languages = { "es", "en" };
  list[1].languages = { "ar", "es" };
  list[0].minutes = 10;
  list[1].minutes = 25;
  list[0].group = "Oak School";
  list[1].group = "Elm School";
  list[1].level = "range";
  const Deidentified result = deidentify( list, {} );
  ASSERT_EQ( result.visits.size(), 1U );
  const Visit &visit = result.visits.front();
  EXPECT_THAT( visit.languages, ElementsAre( "ar", "en", "es" ) );
  EXPECT_EQ( visit.minutes, 25 );
  EXPECT_EQ( visit.position, ( Point{ 3, 0 } ) ); // the point before the range
  ASSERT_EQ( visit.groups.size(), 2U );
  for ( const std::string &group : visit.groups )
    EXPECT_EQ( group.size(), 3U ) << "an opaque code, not a school";
}

TEST( Privacy06, orderTellsNothing )
{
  std::vector<ListedStudent> list;
  for ( int i = 0; i < 500; ++i )
    list.push_back( row( std::to_string( i ), std::to_string( 1000 + i ) + " ELM ST" ) );
  const Deidentified result = deidentify( list, {} );
  ASSERT_EQ( result.visits.size(), 500U );
  double agreement = 0; // Spearman's rank correlation of place in the list and place by code
  for ( std::size_t place = 0; place < 500; ++place )
  {
    if ( place > 0 )
    {
      EXPECT_LT( result.visits[place - 1].code, result.visits[place].code );
    }
    const double difference =
        static_cast<double>( place ) - static_cast<double>( result.visits[place].students.front() );
    agreement += difference * difference;
  }
  const double correlation = 1 - 6 * agreement / ( 500.0 * ( 500.0 * 500.0 - 1 ) );
  EXPECT_LT( std::abs( correlation ), 0.25 ); // over 5 standard deviations
}

TEST( Deidentify, emptyListIsNoErrorAndNoIdAtAllIsOne )
{
  EXPECT_TRUE( deidentify( {}, {} ).visits.empty() );
  const std::vector<ListedStudent> list = { row( "", "12 E ELM ST" ) };
  EXPECT_THROW( deidentify( list, {} ), InputError );
}
