// SPDX-License-Identifier: GPL-2.0-or-later
// The leader's packet: what is on it, whom it is kept from, and what stops it.
#include "privacy/register_key.h"
#include "teammaps_event.h"

#include <fstream>

namespace doorstep::test
{
  namespace
  {
    const QString FIRST = QStringLiteral( "maps/zone_01_team_T1_leader_copy_1.pdf" );
  }

  TEST_F( TeamMapsRun, theLeadersPacketNamesEachHousehold )
  {
    mCrosswalk.entries.push_back( mCrosswalk.entries.front() ); // a brother behind the same door
    mCrosswalk.entries.back().student = "SIS77";
    mCrosswalk.entries.back().sealed = { { "First Name", "Younger" }, { "Contact Notes", "" } };
    for ( CrosswalkEntry &entry : mCrosswalk.entries )
      if ( entry.address == "104 E 5TH ST" )
      {
        entry.address += " # 7"; // as the reference has it
        entry.unit = "7";
      }
    ASSERT_TRUE( run( leaderParameters() ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 3 );
    const QString text = textOf( at( FIRST ) );
    for ( const char *words : { "101 E 5TH ST, 4B", "Firstname1001", "SIS1001", "Younger", "SIS77",
                                "104 E 5TH ST", "Firstname1004", "ring twice", "third house", "E 5th St" } )
      EXPECT_TRUE( text.contains( words ) ) << words << " is not on\n" << text.toStdString();
    EXPECT_FALSE( text.contains( "Firstname2001" ) ) << "another team's";
    EXPECT_FALSE( text.contains( "Contact Notes" ) ) << "a note says that it is one";
    EXPECT_TRUE( text.contains( "104 E 5TH ST # 7" ) );
    EXPECT_FALSE( text.contains( "104 E 5TH ST # 7, 7" ) ) << "the unit stands once";
    for ( const QString &page : pagesOf( at( FIRST ) ) )
      for ( const char *words :
            { "LEADER · CONFIDENTIAL", "Rio Verde USD", "Copy 1", "T1", "Test event", "Return by 12:30",
              "Call Dispatch 520-555-0100", "Return to Central School", "34 CFR 99.33" } )
        EXPECT_TRUE( page.contains( words ) ) << words << " is not on\n" << page.toStdString();
    for ( const QString &file : files() )
      EXPECT_EQ( QFile::permissions( at( file ) ) & ( QFile::ReadGroup | QFile::ReadOther ), 0 )
          << file.toStdString();
    EXPECT_FALSE( said( "Firstname" ) || said( "5TH" ) );
    EXPECT_TRUE( said( "destroy them by hand" ) ) << "no event's folder holds these files";
  }

  TEST_F( TeamMapsRun, Privacy11_EachPageSaysItsEntryAndTheEntriesAreSealed )
  {
    mCrosswalk.event = newEvent();
    const QVariantMap leader = leaderParameters();
    const std::filesystem::path key = at( "event.dsregkey" ).toStdString();
    ASSERT_TRUE( run( leader ) ) << log();
    EXPECT_TRUE( said( "entries go without a seal" ) ) << log();
    writeWhole( key, RegisterKey::first( mCrosswalk.event ).text(), true );
    ASSERT_TRUE( run( leader ) ) << log();
    EXPECT_FALSE( said( "without a seal" ) ) << log();
    const Register book( at( "register.csv" ).toStdString(), key );
    const std::vector<RegisterEntry> all = book.entries();
    ASSERT_EQ( all.size(), 6U );
    EXPECT_EQ( all[2].seal, "" );
    EXPECT_TRUE( book.verifySeals( mCrosswalk.event ).good() );
    EXPECT_EQ( book.verifySeals( mCrosswalk.event ).sealed, 3U );
    for ( const QString &page : pagesOf( at( "maps/zone_02_team_T2_leader_copy_2.pdf" ) ) )
      EXPECT_TRUE(
          page.contains( QStringLiteral( "Copy 2 · " ) + QString::fromStdString( registerMark( all[4] ) ) ) )
          << page.toStdString();
  }

  TEST_F( TeamMapsRun, Privacy04_OnlyTheChosenSealedColumnsAreOnThePage )
  {
    QVariantMap chosen = leaderParameters();
    chosen["LEADER_FIELDS"] = "first name";
    ASSERT_TRUE( run( chosen ) ) << log();
    const QString text = textOf( at( FIRST ) );
    EXPECT_TRUE( text.contains( "Firstname1001" ) );
    EXPECT_FALSE( text.contains( "ring twice" ) );
    chosen["FOLDER"] = at( "other" );
    chosen["LEADER_FIELDS"] = "First Name;Grade";
    EXPECT_FALSE( run( chosen ) );
    EXPECT_TRUE( said( "LEADER_FIELDS names a column that the crosswalk does not hold" ) );
    EXPECT_FALSE( QFile::exists( at( "other" ) ) );
  }

  TEST_F( TeamMapsRun, theDistrictsPagesAreBoundInAndCounted )
  {
    mOwn << "front.pdf"
         << "behind.pdf"
         << "broken.pdf";
    writePdf( at( "front.pdf" ), "Resources" );
    writePdf( at( "behind.pdf" ), "Agreement" );
    QVariantMap bound = leaderParameters();
    bound["FRONT"] = at( "front.pdf" );
    bound["BEHIND"] = at( "behind.pdf" );
    ASSERT_TRUE( run( bound ) ) << log();
    const QStringList pages = pagesOf( at( FIRST ) );
    ASSERT_GE( pages.size(), 3 );
    EXPECT_TRUE( pages.first().contains( "Resources" ) );
    EXPECT_TRUE( pages.last().contains( "Agreement" ) );
    for ( const QString &page : pages )
      for ( const QString &words : { QStringLiteral( "CONFIDENTIAL" ), QStringLiteral( "Rio Verde USD" ),
                                     QStringLiteral( "Team T1 · Zone 1" ), QStringLiteral( "Copy 1" ) } )
        EXPECT_TRUE( page.contains( words ) ) << words.toStdString() << '\n' << page.toStdString();
    const QString count = QString::number( pages.size() );
    EXPECT_TRUE( pages.first().contains( "· 1/" + count ) ) << pages.first().toStdString();
    EXPECT_TRUE( pages[1].contains( "Page 2 of " + count ) ) << pages[1].toStdString();
    EXPECT_TRUE( pages.last().contains( "· " + count + '/' + count ) ) << pages.last().toStdString();
    EXPECT_EQ( Register( at( "register.csv" ).toStdString() ).entries().front().pages, pages.size() );

    std::ofstream( at( "broken.pdf" ).toStdString() ) << "%PDF-1.7 and no more";
    bound["FRONT"] = at( "broken.pdf" );
    bound["FOLDER"] = at( "other" );
    EXPECT_FALSE( run( bound ) );
    EXPECT_TRUE( said( "FRONT cannot be bound in" ) ) << log();
    EXPECT_FALSE( QFile::exists( at( "other" ) ) );
  }

  TEST_F( TeamMapsRun, Privacy03_NothingOpensButTheEventsOwnCrosswalkWithItsPassphrase )
  {
    QVariantMap all = leaderParameters();
    const auto with = [&]( const char *name, const QVariant &value )
    {
      QVariantMap changed = all;
      changed[name] = value;
      return changed;
    };
    qputenv( "DOORSTEP_OTHER_PASSPHRASE", "wrong horse" );
    expectRefused( with( "PASSPHRASE", "env:DOORSTEP_OTHER_PASSPHRASE" ), "The crosswalk does not open" );
    expectRefused( with( "PASSPHRASE", "correct horse" ), "PASSPHRASE says where the passphrase is" );
    EXPECT_FALSE( said( "horse" ) ) << "what was typed is not repeated";
    expectRefused( with( "PASSPHRASE", QVariant() ), "needs CROSSWALK and PASSPHRASE" );
    expectRefused( with( "CROSSWALK", at( "none.dsxwalk" ) ), "cannot be read" );
    expectRefused( with( "ROSTER", QVariant() ), "never printed as a draft" );
    expectRefused( with( "REGISTER", QVariant() ), "never printed as a draft" );
    expectRefused( with( "OUTPUT", "TEMPORARY_OUTPUT" ), "is no temporary file" );
    mCrosswalk.entries.front().visit = "OF-ANOTHER";
    expectRefused( leaderParameters(), "CROSSWALK is of another event" );
  }

  TEST_F( TeamMapsRun, namesOfAnyLengthAndDirectionStandOnThePage )
  {
    const std::string eighty( 80, 'W' );
    mCrosswalk.entries[0].sealed[0].second = eighty;
    mCrosswalk.entries[1].sealed[0].second = "\u05D3\u05D5\u05D3 \u05DB\u05D4\u05DF"; // Hebrew
    mCrosswalk.entries[2].sealed[0].second = "\u0623\u062D\u0645\u062F";              // Arabic
    mCrosswalk.entries[3].sealed[0].second = "Nguy\u1EC5n Th\u1ECB \u00D1u\u00F1ez-O\u2019Neil";
    ASSERT_TRUE( run( leaderParameters() ) ) << log();
    const QString text = textOf( at( FIRST ) );
    EXPECT_EQ( text.count( 'W' ) >= 80, true ) << text.toStdString();
    EXPECT_TRUE( text.contains( QString::fromUtf8( "Nguy\u1EC5n" ) ) ) << text.toStdString();
    // Whichever way a reader of PDFs orders them, the letters are there.
    for ( const char *letter : { "\u05D3", "\u05DB", "\u05DF" } )
      EXPECT_TRUE( text.contains( QString::fromUtf8( letter ) ) ) << text.toStdString();
    EXPECT_TRUE( text.normalized( QString::NormalizationForm_KC ).contains( QChar( 0x062D ) ) )
        << text.toStdString();

    mCrosswalk.entries[2].sealed[0].second = "\U00012000";
    QVariantMap again = leaderParameters();
    again["FOLDER"] = at( "other" );
    ASSERT_TRUE( run( again ) ) << log();
    EXPECT_TRUE( said( "is printed: CROSSWALK (Cuneiform, U+12000). Install a font" ) ) << log();
    EXPECT_FALSE( said( "WWW" ) ) << log();
    const QString other = textOf( at( "other/zone_01_team_T1_leader_copy_2.pdf" ) );
    EXPECT_EQ( other.count( QChar( 0x25a1 ) ), 1 ) << other.toStdString();
  }

  TEST_F( TeamMapsRun, zonesWithoutAStopAndWithAHundredAndTwenty )
  {
    addZone( 4, 0 );
    addZone( 5, 120 );
    for ( const char *team : { "T4", "T5" } )
      addMember( team, QStringLiteral( "Lead" ) + team, "leader", "yes", "yes" );
    ASSERT_TRUE( run( leaderParameters() ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 5 );
    EXPECT_GE( pagesOf( at( "maps/zone_04_team_T4_leader_copy_1.pdf" ) ).size(), 1 );
    const QString text = textOf( at( "maps/zone_05_team_T5_leader_copy_1.pdf" ) );
    for ( int stop = 1; stop <= 120; ++stop )
      EXPECT_TRUE( text.contains( QStringLiteral( "Firstname%1" ).arg( 5000 + stop ) ) ) << stop;
  }
}
