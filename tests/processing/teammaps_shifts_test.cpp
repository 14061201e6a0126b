// SPDX-License-Identifier: GPL-2.0-or-later
// Pages of a plan of several shifts: each says its own day, start and time of return, and each shift's desk
// has its own papers.
#include "teammaps_event.h"

namespace doorstep::test
{
  namespace
  {
    // Zone 3 is in the second shift, made by the team of zone 1.
    class TeamMapsShifts : public TeamMapsRun
    {
      protected:
        void SetUp() override
        {
          mZones->dataProvider()->addAttributes( { QgsField( "shift", QMetaType::Type::QString ),
                                                   QgsField( "start", QMetaType::Type::QString ),
                                                   QgsField( "shift_minutes", QMetaType::Type::Double ) } );
          mZones->updateFields();
          for ( int zone = 1; zone <= 3; ++zone )
          {
            set( mZones, "shift", zone < 3 ? "Saturday 14 March" : "Tuesday 17 March", "zone", zone );
            set( mZones, "start", zone < 3 ? "9:00" : "17:30", "zone", zone );
            set( mZones, "shift_minutes", zone < 3 ? 210 : 150, "zone", zone );
          }
          set( mZones, "team", "T1", "zone", 3 );
        }
    };
  }

  TEST_F( TeamMapsShifts, eachPageSaysItsOwnDayStartAndReturn )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 3 );
    const QString first = textOf( at( "maps/zone_01_team_T1_copy_1.pdf" ) ),
                  later = textOf( at( "maps/zone_03_team_T1_copy_1.pdf" ) );
    EXPECT_TRUE( first.contains( "Saturday 14 March, 9:00" ) ) << first.toStdString();
    EXPECT_TRUE( first.contains( "12:30" ) );
    EXPECT_TRUE( later.contains( "Tuesday 17 March, 17:30" ) ) << later.toStdString();
    EXPECT_TRUE( later.contains( "20:00" ) );
    EXPECT_TRUE( first.contains( "9:01" ) ) << "the first stop's time";
    EXPECT_TRUE( later.contains( "17:31" ) ) << "the first stop's time";
    EXPECT_FALSE( later.contains( "8:31" ) );
    for ( const QString &text : { first, later } )
      EXPECT_FALSE( text.contains( "2026-09-12" ) ) << "DATE is of no shift";
    EXPECT_TRUE( said( "DATE, START and RETURN_BY are not on pages of zones" ) ) << log();
  }

  TEST_F( TeamMapsShifts, eachShiftsDeskHasItsOwnPapers )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    const QString first = textOf( at( "maps/staging_Central_School__Saturday_14_March.pdf" ) ),
                  later = textOf( at( "maps/staging_Central_School__Tuesday_17_March.pdf" ) );
    EXPECT_TRUE( first.contains( "Central School, Saturday 14 March" ) ) << first.toStdString();
    EXPECT_TRUE( first.contains( "T1" ) && first.contains( "T2" ) ) << first.toStdString();
    EXPECT_TRUE( later.contains( "T1" ) && !later.contains( "T2" ) ) << later.toStdString();
  }

  TEST_F( TeamMapsShifts, aZoneMovedToAnotherDayIsPrintedAgain )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    set( mZones, "shift", "Tuesday 17 March", "zone", 2 );
    set( mZones, "start", "17:30", "zone", 2 );
    set( mZones, "shift_minutes", 150, "zone", 2 );
    QVariantMap again = parameters( "team" );
    again["ONLY_CHANGES"] = true;
    ASSERT_TRUE( run( again ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 1 );
  }

  TEST_F( TeamMapsShifts, aShiftWithoutItsStartIsRefused )
  {
    set( mZones, "start", QVariant(), "zone", 2 );
    EXPECT_FALSE( run( parameters( "team" ) ) );
    EXPECT_TRUE( said( "ZONES, row 2: it has a shift, and no start or shift_minutes" ) ) << log();
  }
}
