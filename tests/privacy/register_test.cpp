// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/register.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/register_chain.h"
#include "privacy/register_key.h"
#include "register_packet.h"
#include "temp_folder.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace doorstep;
using test::packet;

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

TEST( Register, anotherFileIsRefusedAndLeftAlone )
{
  const TempFolder folder;
  writeWhole( folder / "notes.csv", "a,b\n1,2\n" );
  EXPECT_THROW( Register( folder / "notes.csv" ).append( packet( "A", 1 ) ), InputError );
  EXPECT_EQ( readWhole( folder / "notes.csv" ), "a,b\n1,2\n" );
  EXPECT_THROW( Register( folder / "no/such/folder.csv" ).append( packet( "A", 1 ) ), InputError );
}

namespace
{
  const std::string EVENT( 32, 'e' );

  // What someone with the folder can do: all hashes made again over other lines.
  void rehash( const std::filesystem::path &path, const std::vector<std::size_t> &leftOut,
               const std::string &from = {}, const std::string &to = {} )
  {
    const std::string bytes = readWhole( path );
    std::string made( REGISTER_HEADER ), head = chainHash( {}, REGISTER_HEADER );
    std::size_t number = 0, written = 0;
    for ( std::size_t at = REGISTER_HEADER.size(); at < bytes.size(); at = bytes.find( '\n', at ) + 1 )
    {
      std::string line = bytes.substr( at, bytes.find( "\r\n", at ) - at );
      line.resize( line.rfind( ',' ) + 1 );
      if ( ++number; std::find( leftOut.begin(), leftOut.end(), number ) != leftOut.end() )
        continue;
      line.replace( 0, line.find( ',' ), std::to_string( ++written ) );
      if ( const std::size_t found = line.find( from ); !from.empty() && found != std::string::npos )
        line.replace( found, from.size(), to );
      head = chainHash( head, line );
      made += line + head + "\r\n";
    }
    writeWhole( path, made );
  }
}

TEST( Privacy11, anEntryTakenOutShowsToTheHolderOfTheCrosswalkHoweverTheHashesWereMadeAgain )
{
  const TempFolder folder;
  const auto path = folder / "register.csv", key = folder / "event.dsregkey";
  writeWhole( key, RegisterKey::first( EVENT ).text(), true );
  const Register book( path, key );
  for ( int i = 0; i < 3; ++i )
    book.append( packet( "A", i ) );
  book.append( Register::returned( book.entries()[1], "front desk" ) );
  EXPECT_TRUE( book.verifySeals( EVENT ).good() );
  EXPECT_EQ( book.verifySeals( EVENT ).sealed, 4U );
  const std::string good = readWhole( path ), goodKey = readWhole( key );
  EXPECT_EQ( good.find( goodKey.substr( 20, 20 ) ), std::string::npos );

  rehash( path, { 2, 4 } );
  EXPECT_TRUE( book.verify().intact ) << "hashes alone do not tell";
  EXPECT_EQ( book.verifySeals( EVENT ).badLine, 3U );
  writeWhole( path, good );
  rehash( path, {}, "front desk", "back desk" );
  EXPECT_TRUE( book.verify().intact );
  EXPECT_EQ( book.verifySeals( EVENT ).badLine, 5U );
  writeWhole( path, good );
  rehash( path, { 3, 4 } );
  EXPECT_TRUE( book.verify().intact );
  EXPECT_EQ( book.verifySeals( EVENT ).badLine, 0U );
  EXPECT_EQ( book.verifySeals( EVENT ).elsewhere, 2U ) << "from the end";
  // The key that is there seals no earlier entry: what follows does not hide the gap.
  book.append( packet( "A", 7 ) );
  EXPECT_EQ( book.verifySeals( EVENT ).elsewhere, 2U );
  std::filesystem::remove( key );
  EXPECT_TRUE( book.verifySeals( EVENT ).keyIsGone );
  writeWhole( key, RegisterKey::first( EVENT ).text(), true );
  EXPECT_FALSE( book.verifySeals( std::string( 32, 'f' ) ).good() ) << "another event's";
}

// Lines in another order, one again, one of another register, the whole file of yesterday: with hashes that
// agree.
TEST( Privacy11, entriesThatWereMovedReplayedOrBroughtFromElsewhereShow )
{
  const TempFolder folder;
  const auto path = folder / "register.csv", key = folder / "event.dsregkey";
  const auto linesOf = []( const std::string &text )
  {
    std::vector<std::string> lines;
    for ( std::size_t at = REGISTER_HEADER.size(); at < text.size(); at = text.find( '\n', at ) + 1 )
      lines.push_back( text.substr( at, text.find( '\n', at ) + 1 - at ) );
    return lines;
  };
  const auto remake = [&]( const std::vector<std::string> &lines )
  {
    std::string head = chainHash( {}, REGISTER_HEADER ), text( REGISTER_HEADER );
    for ( const std::string &line : lines )
    {
      const std::string body = line.substr( 0, line.rfind( ',' ) + 1 );
      head = chainHash( head, body );
      text += body + head + "\r\n";
    }
    writeWhole( path, text );
  };
  const Register book( path, key ), other( folder / "other.csv", folder / "other.dsregkey" );
  writeWhole( key, RegisterKey::first( EVENT ).text(), true );
  writeWhole( folder / "other.dsregkey", RegisterKey::first( std::string( 32, 'e' ) ).text(), true );
  for ( int i = 0; i < 4; ++i )
    book.append( packet( "A", i ) );
  other.append( packet( "A", 9 ) );
  const std::vector<std::string> lines = linesOf( readWhole( path ) ),
                                 foreign = linesOf( readWhole( folder / "other.csv" ) );
  ASSERT_EQ( lines.size(), 4U );
  const auto shows = [&] { return !book.verify().intact || !book.verifySeals( EVENT ).good(); };
  remake( lines );
  EXPECT_FALSE( shows() );
  remake( { lines[0], lines[2], lines[1], lines[3] } );
  EXPECT_TRUE( shows() ) << "another order";
  remake( { lines[0], lines[1], lines[1], lines[2], lines[3] } );
  EXPECT_TRUE( shows() ) << "one again";
  remake( { lines[0], lines[1], lines[2], lines[3], lines[0] } );
  EXPECT_TRUE( shows() ) << "the first again, at the end";
  remake( { lines[0], foreign[0], lines[2], lines[3] } );
  EXPECT_TRUE( shows() ) << "one in another's place";
}

TEST( Privacy11, theKeyThatIsThereSealsNoEarlierEntry )
{
  const TempFolder folder;
  const auto key = folder / "event.dsregkey";
  writeWhole( key, RegisterKey::first( EVENT ).text(), true );
  const Register book( folder / "register.csv", key );
  for ( int i = 0; i < 3; ++i )
    book.append( packet( "A", i ) );
  RegisterKey now = RegisterKey::first( EVENT ), before = RegisterKey::first( EVENT );
  ASSERT_TRUE( RegisterKey::read( readWhole( key ), now ) );
  EXPECT_EQ( now.step(), 3U );
  for ( ; before.step() < 3; before.advance() )
    EXPECT_NE( now.sealOf( "hash", "line" ), before.sealOf( "hash", "line" ) ) << before.step();
  EXPECT_EQ( now.sealOf( "hash", "line" ), before.sealOf( "hash", "line" ) );
}

TEST( Privacy11, aRunKilledBetweenEntryAndKeyIsNoFault )
{
  const TempFolder folder;
  const auto path = folder / "register.csv", key = folder / "event.dsregkey";
  writeWhole( key, RegisterKey::first( EVENT ).text(), true );
  const Register book( path, key );
  book.append( packet( "A", 1 ) );
  const std::string behind = readWhole( key );
  const std::vector<RegisterEntry> two = { packet( "A", 2 ), packet( "A", 3 ) };
  book.append( two );
  writeWhole( key, behind, true );
  EXPECT_TRUE( book.verifySeals( EVENT ).good() );
  book.append( packet( "A", 4 ) );
  EXPECT_TRUE( book.verifySeals( EVENT ).good() );
  EXPECT_EQ( book.verifySeals( EVENT ).sealed, 4U );
  writeWhole( key, "half a ke" );
  EXPECT_THROW( book.append( packet( "A", 5 ) ), InputError );
  EXPECT_EQ( book.entries().size(), 4U );
}

TEST( Privacy11, aRegisterFromBeforeSealsGoesOnAsItIs )
{
  const TempFolder folder;
  const auto path = folder / "register.csv";
  const std::string header =
      "number,kind,when,event,team,zone,role,copy,pages,recipient,purpose,refers,hash\r\n";
  const std::string line = "1,issued,2026-11-22T14:30:05Z,Steps,A,1,team,1,2,Lee,visits,,";
  writeWhole( path, header + line + chainHash( chainHash( {}, header ), line ) + "\r\n" );
  const Register book( path );
  ASSERT_EQ( book.entries().size(), 1U );
  EXPECT_EQ( book.append( packet( "A", 1 ) ).front().number, 2 );
  EXPECT_TRUE( book.verify().intact );
  EXPECT_EQ( readWhole( path ).find( "seal" ), std::string::npos );
}

TEST( Register, noCellIsAFormulaAndItsNamesComeBack )
{
  const TempFolder folder;
  const Register book( folder / "register.csv" );
  RegisterEntry entry = packet( "=1+1", 1 );
  entry.recipient = "@Lee";
  book.append( entry );
  EXPECT_EQ( book.append( entry ).front().copy, 2 ) << "the same team";
  EXPECT_EQ( book.entries().front().team, "=1+1" );
  EXPECT_NE( readWhole( folder / "register.csv" ).find( ",'=1+1,1,team,1,2,'@Lee," ), std::string::npos );
  EXPECT_EQ( registerMark( book.entries().front() ), "1:" + book.entries().front().hash.substr( 0, 6 ) );
}
