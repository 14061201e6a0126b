#include "privacy/register.h"

#include "base/error.h"
#include "base/file.h"
#include "temp_folder.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

using namespace doorstep;

namespace
{
  RegisterEntry packet( const std::string &team, std::int32_t zone )
  {
    RegisterEntry entry;
    entry.event = "Steps to Success";
    entry.team = team;
    entry.zone = zone;
    entry.role = Role::Team;
    entry.recipient = "J. \"Lee\", Ortiz";
    entry.purpose = "home visits";
    entry.pages = 2;
    return entry;
  }
}

TEST( Privacy11, entriesAreNumberedChainedAndCopiesCounted )
{
  const TempFolder folder;
  const Register book( folder / "register.csv" );
  const auto first = book.append( packet( "A", 1 ) );
  const std::vector<RegisterEntry> two = { packet( "A", 1 ), packet( "B", 2 ) };
  const auto more = book.append( two );
  ASSERT_EQ( more.size(), 2U );
  EXPECT_EQ( first.front().number, 1 );
  EXPECT_EQ( first.front().copy, 1 );
  EXPECT_EQ( more[0].number, 2 );
  EXPECT_EQ( more[0].copy, 2 );
  EXPECT_EQ( more[1].copy, 1 );
  EXPECT_EQ( more[1].when.size(), 20U );
  const auto back = book.append( Register::returned( more[0], "front desk" ) );
  EXPECT_EQ( back.front().refers, 2 );
  EXPECT_EQ( back.front().copy, 2 );

  const auto all = book.entries();
  ASSERT_EQ( all.size(), 4U );
  EXPECT_EQ( all[0].recipient, "J. \"Lee\", Ortiz" );
  EXPECT_EQ( all[3].kind, RegisterKind::Returned );
  EXPECT_EQ( all[3].hash, back.front().hash );
  const RegisterCheck check = book.verify();
  EXPECT_TRUE( check.intact );
  EXPECT_EQ( check.entries, 4U );
  EXPECT_EQ( check.head, all[3].hash );
}

TEST( Privacy11, anyChangeShowsAndStopsFurtherPrinting )
{
  const TempFolder folder;
  const auto path = folder / "register.csv";
  const Register book( path );
  for ( int i = 0; i < 3; ++i )
    book.append( packet( "A", i ) );
  const std::string good = readWhole( path );
  for ( std::size_t at = 0; at < good.size(); ++at )
  {
    std::string changed = good;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    writeWhole( path, changed );
    EXPECT_FALSE( book.verify().intact ) << at;
  }
  // A line removed, two swapped, a half-written one.
  const std::size_t second = good.find( "\r\n2," ) + 2, third = good.find( "\r\n3," ) + 2;
  const std::string head = good.substr( 0, second ), two = good.substr( second, third - second ),
                    three = good.substr( third );
  for ( const std::string &changed :
        { head + three, head + three + two, head + two + three.substr( 0, 20 ) } )
  {
    writeWhole( path, changed );
    EXPECT_FALSE( book.verify().intact );
    EXPECT_GT( book.verify().badLine, 1U );
    EXPECT_THROW( book.append( packet( "A", 9 ) ), InputError );
    EXPECT_EQ( readWhole( path ), changed );
  }
  // Lines cut off the end are told by the head that a page carries.
  writeWhole( path, head + two );
  EXPECT_TRUE( book.verify().intact );
  EXPECT_NE( book.verify().head, good.substr( good.size() - 66, 64 ) );
}

TEST( Privacy11, noEntryWithoutRecipientAndPurposeAndNoSecondReturn )
{
  const TempFolder folder;
  const Register book( folder / "register.csv" );
  RegisterEntry nobody = packet( "A", 1 );
  nobody.recipient.clear();
  EXPECT_THROW( book.append( nobody ), InputError );
  RegisterEntry noPurpose = packet( "A", 1 );
  noPurpose.purpose.clear();
  const std::vector<RegisterEntry> goodAndBad = { packet( "A", 1 ), noPurpose };
  EXPECT_THROW( book.append( goodAndBad ), InputError );
  EXPECT_EQ( book.verify().entries, 0U ) << "all or none";
  const auto issued = book.append( packet( "A", 1 ) ).front();
  book.append( Register::voided( issued, "paper jam" ) );
  EXPECT_THROW( book.append( Register::returned( issued, "desk" ) ), InputError );
  RegisterEntry never = Register::returned( issued, "desk" );
  never.refers = 99;
  EXPECT_THROW( book.append( never ), InputError );
}

TEST( Privacy11, writersTakeTurns )
{
  const TempFolder folder;
  const Register book( folder / "register.csv" );
  std::vector<pid_t> children;
  for ( int c = 0; c < 4; ++c )
  {
    const pid_t child = ::fork();
    if ( child == 0 )
    {
      for ( int i = 0; i < 25; ++i )
        book.append( packet( "A", 1 ) );
      ::_exit( 0 );
    }
    children.push_back( child );
  }
  for ( const pid_t child : children )
  {
    int status = 0;
    ::waitpid( child, &status, 0 );
    EXPECT_EQ( status, 0 );
  }
  const auto all = book.entries();
  ASSERT_EQ( all.size(), 100U );
  EXPECT_EQ( all.back().copy, 100 );
}

TEST( Register, anotherFileIsRefusedAndLeftAlone )
{
  const TempFolder folder;
  writeWhole( folder / "notes.csv", "a,b\n1,2\n" );
  EXPECT_THROW( Register( folder / "notes.csv" ).append( packet( "A", 1 ) ), InputError );
  EXPECT_EQ( readWhole( folder / "notes.csv" ), "a,b\n1,2\n" );
  EXPECT_THROW( Register( folder / "no/such/folder.csv" ).append( packet( "A", 1 ) ), InputError );
}
