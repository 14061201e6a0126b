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
}
