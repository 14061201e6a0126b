// SPDX-License-Identifier: GPL-2.0-or-later
// What came back of the packets, through the adapter; the register's own promises are in
// privacy/register_test.
#include "algorithm_run.h"
#include "base/file.h"
#include "privacy/crosswalk.h"
#include "privacy/register.h"
#include "privacy/register_key.h"
#include "processing/registerreturn_algorithm.h"

using namespace doorstep;

namespace
{
  class RegisterReturn : public test::AlgorithmRun
  {
    protected:
      RegisterReturn()
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
        for ( const int zone : { 1, 2, 3 } )
        {
          RegisterEntry entry;
          entry.event = zone == 3 ? "Another morning" : "Steps";
          entry.team = "T" + std::to_string( zone );
          entry.zone = zone;
          entry.recipient = zone == 2 ? "=Lee" : "Ana Ruiz";
          entry.purpose = "visits";
          entry.pages = 2;
          mEntries.push_back( entry );
        }
      }
      std::string path( const char *name ) const { return at( name ).toStdString(); }
      Register book() const { return Register( path( "register.csv" ), path( "event.dsregkey" ) ); }
      bool record( const QVariantMap &more )
      {
        QVariantMap parameters = { { "REGISTER", at( "register.csv" ) }, { "OUTPUT", at( "missing.csv" ) } };
        for ( auto each = more.begin(); each != more.end(); ++each )
          parameters[each.key()] = each.value();
        return run( RegisterReturnAlgorithm(), parameters );
      }
      QStringList missing() const
      {
        QStringList numbers;
        for ( const QgsFeature &row : features( "missing.csv" ) )
          numbers << row.attribute( "number" ).toString();
        return numbers;
      }
      std::vector<RegisterEntry> mEntries;
  };
}

TEST_F( RegisterReturn, recordsWhatCameBackAndListsWhatDidNot )
{
  const std::vector<RegisterEntry> issued = book().append( mEntries );
  ASSERT_TRUE( record( {} ) ) << log();
  EXPECT_EQ( mResults.value( "MISSING" ).toInt(), 3 );
  EXPECT_EQ( missing(), ( QStringList{ "1", "2", "3" } ) );
  EXPECT_EQ( features( "missing.csv" )[1].attribute( "recipient" ).toString(), QStringLiteral( "'=Lee" ) );
  EXPECT_EQ( features( "missing.csv" )[0].attribute( "mark" ).toString().toStdString(),
             registerMark( issued[0] ) );

  ASSERT_TRUE( record( { { "NUMBERS",
                           // Two pages of the first as a scanner reads them, the other typed.
                           QString::fromStdString( registerMark( issued[0] ) ).toUpper() + "/1\n" +
                               QString::fromStdString( registerMark( issued[0] ) ).toUpper() + "/2\n3" },
                         { "RECEIVED_BY", "front desk" },
                         { "EVENT", "steps" } } ) )
      << log();
  EXPECT_EQ( mResults.value( "RETURNED" ).toInt(), 2 );
  EXPECT_EQ( missing(), QStringList{ "2" } );
  EXPECT_TRUE( said( ( "Still out: packet " + registerMark( issued[1] ) ).c_str() ) ) << log();
  EXPECT_FALSE( said( "Still out: packet 1" ) || said( "Still out: packet 3" ) ) << log();
  const std::vector<RegisterEntry> all = book().entries();
  ASSERT_EQ( all.size(), 5U );
  EXPECT_EQ( all[3].kind, RegisterKind::Returned );
  EXPECT_EQ( all[3].refers, 1 );
  EXPECT_EQ( all[3].recipient, "front desk" );
}

TEST_F( RegisterReturn, whatIsNoPacketIsRefusedAndNothingRecorded )
{
  book().append( mEntries );
  const std::string before = readWhole( path( "register.csv" ) );
  const auto refused = [&]( const char *numbers, const char *by, const char *words )
  {
    EXPECT_FALSE( record( { { "NUMBERS", numbers }, { "RECEIVED_BY", by } } ) ) << numbers;
    EXPECT_TRUE( said( words ) ) << log();
    EXPECT_EQ( readWhole( path( "register.csv" ) ), before );
  };
  refused( "1", "", "RECEIVED_BY is empty" );
  refused( "1, 9", "desk", "NUMBERS, part 2: the register has no such entry" );
  refused( "1-9", "desk", "no such entry" );
  refused( "2-1", "desk", "part 1: no number" );
  refused( "one", "desk", "part 1: no number" );
  refused( "99999999999999999999", "desk", "part 1: no number" );
  refused( "1:000000", "desk", "of another register" );
  refused( ", ;", "desk", "names no packet" );
  writeWhole( path( "list.csv" ), "id\n1\n" );
  EXPECT_FALSE( record( { { "REGISTER", at( "list.csv" ) } } ) );
  EXPECT_TRUE( said( "is no register" ) ) << log();
  EXPECT_FALSE( record( { { "OUTPUT", at( "register.csv" ) } } ) );
  EXPECT_EQ( readWhole( path( "register.csv" ) ), before );
}

TEST_F( RegisterReturn, theCrosswalkProvesTheRegister )
{
  Crosswalk crosswalk;
  crosswalk.event = newEvent();
  crosswalk.entries = { { "FH-2345", "007", "12 E ELM ST", "", "", "", {} } };
  sealCrosswalk( path( "event.dsxwalk" ), crosswalk, Passphrase( "correct horse" ) );
  writeWhole( path( "event.dsregkey" ), RegisterKey::first( crosswalk.event ).text(), true );
  book().append( mEntries[0] );
  const std::string one = readWhole( path( "register.csv" ) );
  book().append( mEntries[1] );
  const QVariantMap proof = { { "CROSSWALK", at( "event.dsxwalk" ) },
                              { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" } };
  ASSERT_TRUE( record( proof ) ) << log();
  EXPECT_TRUE( said( "all 2 entries of this event" ) ) << log();
  writeWhole( path( "register.csv" ), one ); // the last line taken out; the chain holds
  ASSERT_TRUE( record( proof ) ) << log();
  EXPECT_TRUE( said( "lacks 1 entries" ) ) << log();
  EXPECT_FALSE( said( "correct horse" ) || said( "ELM" ) );
}
