// SPDX-License-Identifier: GPL-2.0-or-later
// What a team takes to any door: asked for alone, in the pages' languages, and with nothing that a neighbor
// may not read.
#include "teammaps_event.h"

namespace doorstep::test
{
  TEST_F( TeamMapsRun, thePageForTheDoorAndTheSlipsAreMadeWhereAskedFor )
  {
    ASSERT_TRUE( run( leaderParameters() ) ) << log();
    EXPECT_EQ( files().filter( QStringLiteral( "slips" ) ), QStringList() );
    QVariantMap door = leaderParameters();
    door["DOOR"] = true;
    door["LANGUAGE"] = "en+es";
    door["FOLDER"] = at( "door" );
    ASSERT_TRUE( run( door ) ) << log();
    const QString page = textOf( at( "door/at_the_door.pdf" ) ), slips = textOf( at( "door/slips.pdf" ) );
    for ( const char *words : { "At the door / En la puerta", "Rio Verde USD", "call Dispatch 520-555-0100",
                                "Diga el nombre de un estudiante solo", "Nobody home" } )
      EXPECT_TRUE( page.contains( words ) ) << words << " is not on\n" << page.toStdString();
    EXPECT_EQ( slips.count( "We came to see you" ), 4 ) << slips.toStdString();
    EXPECT_EQ( slips.count( "Vinimos a verle" ), 4 );
    EXPECT_EQ( slips.count( "Rio Verde USD" ), 8 ) << "in both languages";
    for ( const char *words :
          { "student", "records", "LEADER", "visit", "Copy", "Dispatch", "Firstname", "5TH", "Team" } )
      EXPECT_FALSE( slips.contains( words, Qt::CaseInsensitive ) ) << words;
    for ( const char *words : { "Firstname", "5TH", "SIS" } )
      EXPECT_FALSE( page.contains( words, Qt::CaseInsensitive ) ) << words;
    door["ROLE"] = "public";
    EXPECT_FALSE( run( door ) );
    EXPECT_TRUE( said( "DOOR needs FOLDER and a role that goes to doors" ) ) << log();
  }

  // Bound in as they are, without what does not show, and the other from the template where both are asked
  // for.
  TEST_F( TeamMapsRun, theDistrictsOwnPagesForTheDoorTakeThePlaceOfDoorsteps )
  {
    mOwn << "say.pdf"
         << "leave.pdf"
         << "broken.pdf";
    writePdf( at( "say.pdf" ), "Say hello" );
    writePdf( at( "leave.pdf" ), "We missed you" );
    QVariantMap own = leaderParameters();
    own["DOOR_SLIPS"] = at( "leave.pdf" );
    own["FOLDER"] = at( "slips" );
    ASSERT_TRUE( run( own ) ) << log();
    EXPECT_TRUE( textOf( at( "slips/slips.pdf" ) ).contains( "We missed you" ) );
    EXPECT_FALSE( QFile::exists( at( "slips/at_the_door.pdf" ) ) );
    own["DOOR"] = true;
    own["FOLDER"] = at( "both" );
    ASSERT_TRUE( run( own ) ) << log();
    EXPECT_EQ( textOf( at( "both/slips.pdf" ) ), textOf( at( "slips/slips.pdf" ) ) );
    EXPECT_TRUE( textOf( at( "both/at_the_door.pdf" ) ).contains( "Nobody home" ) );
    own["DOOR_PAGE"] = at( "say.pdf" );
    own["FOLDER"] = at( "own" );
    ASSERT_TRUE( run( own ) ) << log();
    const QString page = textOf( at( "own/at_the_door.pdf" ) );
    EXPECT_TRUE( page.contains( "Say hello" ) );
    EXPECT_FALSE( page.contains( "Nobody home" ) );
    EXPECT_FALSE( page.contains( "Copy" ) ) << "it is no copy";

    QFile::remove( own["FOLDER"].toString() + "/slips.pdf" );
    own["DOOR"] = false;
    own["ONLY_CHANGES"] = true;
    ASSERT_TRUE( run( own ) ) << log();
    EXPECT_TRUE( QFile::exists( own["FOLDER"].toString() + "/slips.pdf" ) )
        << "whatever became of the packets";

    std::ofstream( at( "broken.pdf" ).toStdString() ) << "%PDF-1.7 and no more";
    own["DOOR_PAGE"] = at( "broken.pdf" );
    own["FOLDER"] = at( "other" );
    EXPECT_FALSE( run( own ) );
    EXPECT_TRUE( said( "DOOR_PAGE cannot be bound in" ) ) << log();
    EXPECT_FALSE( QFile::exists( at( "other" ) ) );
  }
}
