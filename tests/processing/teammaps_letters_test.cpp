// SPDX-License-Identifier: GPL-2.0-or-later
// Letters that no font of the machine has: told, and no page is missing for them.
#include "teammaps_event.h"

namespace doorstep::test
{
  TEST_F( TeamMapsRun, aLetterWithoutAFontStopsNoPageAndIsToldOnce )
  {
    // Cuneiform, for which no office has a font: in the date, a street, a team and its place.
    QVariantMap lettered = parameters( "team" );
    lettered["DATE"] = QString::fromUtf8( "\U00012001\U00012000 Sept" );
    // Of full width and a ligature: the same letters in other signs.
    lettered["EVENT"] = QString::fromUtf8( "\uff26all o\ufb03ce" );
    set( mStreets, "name", QString::fromUtf8( "E \U00012002 St" ), "name", "E 5th St" );
    const QString team = QString::fromUtf8( "\U00012003" ), other = QString::fromUtf8( "\U00012004" );
    for ( const auto &[zone, name] : { std::pair{ 1, team }, std::pair{ 2, other } } )
    {
      set( mZones, "team", name, "zone", zone );
      set( mRoster, "team", name, "team", QStringLiteral( "T%1" ).arg( zone ) );
    }
    ASSERT_TRUE( run( lettered ) ) << log();
    EXPECT_EQ( mSaid.count( "No font of this machine" ), 1 ) << log();
    EXPECT_TRUE(
        said( "is printed: DATE (Cuneiform, U+12000; Cuneiform, U+12001), ROSTER (Cuneiform, U+12003; "
              "Cuneiform, U+12004), STREETS (Cuneiform, U+12002), ZONES (Cuneiform, U+12003; Cuneiform, "
              "U+12004). Install a font" ) )
        << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 3 );
    const QString text = textOf( at( "maps/all_team.pdf" ) ), mark = QChar( 0x25a1 );
    EXPECT_TRUE( text.contains( mark + mark + " Sept" ) ) << text.toStdString();
    EXPECT_TRUE( text.contains( "E " + mark + " St" ) ) << text.toStdString();
    EXPECT_TRUE( text.contains( "Team " + mark + QString::fromUtf8( " \u00b7 Zone 2" ) ) )
        << text.toStdString();
    EXPECT_TRUE( text.contains( "office" ) || text.contains( QString::fromUtf8( "o\ufb03ce" ) ) );
    // Who a packet is for is not decided by what is printed.
    QStringList leaders;
    for ( const RegisterEntry &entry : Register( at( "register.csv" ).toStdString() ).entries() )
      leaders << QString::fromStdString( entry.recipient );
    EXPECT_EQ( leaders, ( QStringList{ "Lead1", "Lead2", "Lead3" } ) );
    // Nothing is said where every letter has a font.
    set( mStreets, "name", "E 5th St", "name", QString::fromUtf8( "E \U00012002 St" ) );
    set( mZones, "team", "T1", "team", team );
    set( mZones, "team", "T2", "team", other );
    ASSERT_TRUE( run( parameters( "public" ) ) ) << log();
    EXPECT_FALSE( said( "No font of this machine" ) ) << log();
  }
}
