// SPDX-License-Identifier: GPL-2.0-or-later
// What teammaps is given: choices by number, input that is refused in a sentence, and what is told of it.
#include "teammaps_event.h"

#include <QRegularExpression>

#include <fstream>
#include <string>

namespace doorstep::test
{
  TEST_F( TeamMapsRun, choicesAreTakenByNumberToo )
  {
    QVariantMap numbered = parameters( "team" );
    numbered["ROLE"] = 1;
    numbered["PAPER"] = "2";
    numbered["LANGUAGE"] = 1;
    numbered["COLOUR"] = 1;
    ASSERT_TRUE( run( numbered ) ) << log();
    const QString text = textOf( at( "maps/zone_01_team_T1_volunteer_copy_1.pdf" ) );
    EXPECT_TRUE( text.contains( QString::fromUtf8( "Página 1 de" ) ) ) << text.toStdString();
    EXPECT_NE( readWhole( at( "maps/all_volunteer.pdf" ).toStdString() ).find( "595" ), std::string::npos )
        << "A4";
    numbered["ROLE"] = 4;
    EXPECT_FALSE( run( numbered ) );
    numbered["ROLE"] = "headmaster";
    EXPECT_FALSE( run( numbered ) );
  }

  TEST_F( TeamMapsRun, badInputGetsOneSentence )
  {
    const auto with = [&]( const char *name, const QVariant &value )
    {
      QVariantMap changed = parameters( "team" );
      changed[name] = value;
      return changed;
    };
    expectRefused( with( "START", "noonish" ), "START is not a time of day" );
    for ( const char *date : { "2026-13-45", "2026-02-30", "31/31/2026" } )
      expectRefused( with( "DATE", date ), "DATE is no day of the calendar" );
    expectRefused( with( "OUTPUT", at( "pages.PNG" ) ), "OUTPUT is a PDF" );
    expectRefused( with( "FOLDER", QVariant() ), "Say where the pages go" );
    expectRefused( with( "FOLDER", "/proc/nowhere/maps" ), "FOLDER cannot be made" );
    expectRefused( with( "ZONES", parameters( "team" )["ROUTES"] ), "ZONES, row 1: no area" );
    expectRefused( with( "VISITS", parameters( "team" )["STAGING"] ), "VISITS has no column visit" );
  }

  TEST_F( TeamMapsRun, aReturnBeforeTheLastDoorIsTold )
  {
    const auto late = [&]( const char *back )
    {
      QVariantMap changed = parameters( "public" );
      changed["RETURN_BY"] = back;
      EXPECT_TRUE( run( changed ) ) << log();
      return said( "RETURN_BY is before" );
    };
    set( mZones, "minutes", 200.0, "zone", 2 ); // home at 11:50
    EXPECT_TRUE( late( "11:00" ) );
    EXPECT_TRUE( said( "these zones is back: 2." ) ) << log();
    EXPECT_FALSE( late( "11:50" ) );
    EXPECT_FALSE( late( "12:30" ) );
    EXPECT_FALSE( late( "1:00" ) ) << "after noon";
    EXPECT_FALSE( late( "lunch" ) );
    EXPECT_TRUE( late( "11" ) );
    EXPECT_FALSE( late( "noon" ) );
    EXPECT_TRUE( late( "9:00" ) );
    EXPECT_TRUE( said( "these zones is back: 1, 2, 3." ) ) << log();
  }

  TEST_F( TeamMapsRun, startIsReadAsPlanzonesReadsIt )
  {
    const auto times = [&]( const QString &start )
    {
      QVariantMap changed = parameters( "team" );
      changed.remove( "REGISTER" );
      changed["START"] = start;
      changed["FOLDER"] = at( "maps " + start );
      EXPECT_TRUE( run( changed ) ) << start.toStdString() << '\n' << log();
      QStringList found;
      QRegularExpressionMatchIterator all =
          QRegularExpression( "(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?![0-9:])" )
              .globalMatch( textOf( changed["FOLDER"].toString() + "/all_team.pdf" ) );
      while ( all.hasNext() )
        found << all.next().captured();
      return found;
    };
    const QStringList asFigures = times( "8:00" );
    EXPECT_FALSE( asFigures.filter( QRegularExpression( "^8:" ) ).empty() );
    for ( const char *start : { "8", "8 am", "0800", "8h00" } )
      EXPECT_EQ( times( start ), asFigures ) << start;
    EXPECT_FALSE( times( "noon" ).filter( QRegularExpression( "^12:" ) ).empty() );
  }

  TEST_F( TeamMapsRun, streetsAndRoutesOfNoLengthDoNotEndARunInTheDesktop )
  {
    // What a dialog asks for unless its settings say otherwise.
    const QString line = QStringLiteral( "LineString(%1 %2,%1 %2)" ).arg( EAST ).arg( NORTH );
    add( mStreets, line, { "E 5th St" } );
    add( mRoutes, line, { 1 } );
    QgsProcessingContext context;
    context.setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::AbortOnInvalid );
    QgsProcessingFeedback feedback( false );
    bool good = false;
    const std::unique_ptr<QgsProcessingAlgorithm> algorithm( TeamMapsAlgorithm().create() );
    algorithm->run( parameters( "team" ), context, &feedback, &good );
    EXPECT_TRUE( good ) << feedback.textLog().toStdString();
  }

  TEST_F( TeamMapsRun, directionsOfAnotherPlanAreTold )
  {
    // A visit more, then times that are others.
    set( mDirections, "stop", 7, "stop", 4 );
    expectRefused( parameters( "team" ), "DIRECTIONS and VISITS are of different plans (zone 1" );
    set( mDirections, "stop", 4, "stop", 7 );
    for ( int stop = 1; stop <= 4; ++stop )
      set( mDirections, "minutes", 9.0, "stop", stop );
    expectRefused( parameters( "team" ), "the times of their legs differ" );
    for ( int stop = 1; stop <= 4; ++stop )
      set( mDirections, "minutes", 1.0, "stop", stop );
    set( mZones, "visits", 5, "zone", 2 );
    expectRefused( parameters( "team" ), "ZONES and VISITS are of different plans (zone 2" );
  }

  TEST_F( TeamMapsRun, twoVisitsExchangedByHandAreNoticed )
  {
    set( mVisits, "zone", 3, "visit", codeOf( 1, 2 ) );
    set( mVisits, "zone", 1, "visit", codeOf( 3, 2 ) );
    const QString words = "zone 1, stop 2 and zone 3, stop 2 were exchanged";
    QVariantMap all = parameters( "team" );
    expectRefused( all, words );
    all.remove( "DIRECTIONS" );
    expectRefused( all, words );
    set( mVisits, "zone", 1, "visit", codeOf( 1, 2 ) );
    set( mVisits, "zone", 3, "visit", codeOf( 3, 2 ) );
    EXPECT_TRUE( run( all ) ) << log();
  }

  TEST_F( TeamMapsRun, aTemplateWithoutItsMapIsTold )
  {
    ASSERT_TRUE( QDir().mkpath( at( "own" ) ) );
    mOwn << "team_map.qpt"
         << "team_list.qpt";
    QByteArray bytes;
    {
      QFile file( ":/doorstep/styles/team_map.qpt" );
      ASSERT_TRUE( file.open( QIODevice::ReadOnly ) );
      bytes = file.readAll();
    }
    const auto write = [&]( const QByteArray &text )
    {
      QFile file( at( "own/team_map.qpt" ) );
      ASSERT_TRUE( file.open( QIODevice::WriteOnly ) );
      file.write( text );
    };
    QVariantMap own = parameters( "team" );
    own["TEMPLATES"] = at( "own" );
    write( QByteArray( bytes ).replace( "id=\"map\"", "id=\"mop\"" ) );
    expectRefused( own, "The template team_map.qpt has no item with the id map" );
    write( "not a template" );
    expectRefused( own, "not a QGIS layout template" );
    write( bytes );
    EXPECT_TRUE( run( own ) ) << log();
  }
}
