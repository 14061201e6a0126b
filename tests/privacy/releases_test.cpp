// SPDX-License-Identifier: GPL-2.0-or-later
// Second releases (privacy 15, 19): whoever has all releases of an event adds and subtracts them.
#include "base/error.h"
#include "base/file.h"
#include "base/random.h"
#include "privacy/debrief.h"
#include "privacy/release_ledger.h"
#include "private_file.h"
#include "temp_folder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <set>

using namespace doorstep;

namespace
{
  using Groups = std::vector<std::vector<std::string>>;

  // What of a release the public sees: each group's visits are known to lie somewhere, and how many they are.
  struct Seen
  {
      std::vector<std::set<std::string>> groups;
      std::vector<std::optional<std::int64_t>> counts;
  };

  // Groups as they are told after earlier releases, and the entry for the ledger.
  Release release( const Groups &groups, const std::vector<Release> &earlier )
  {
    const JointGroups joint = jointGroups( groups, earlier );
    Release told{ "page", Groups( joint.count ), {}, {} };
    for ( std::size_t g = 0; g < groups.size(); ++g )
      told.groups[joint.of[g]].insert( told.groups[joint.of[g]].end(), groups[g].begin(), groups[g].end() );
    for ( std::size_t g = 0; g < told.groups.size(); ++g )
    {
      std::sort( told.groups[g].begin(), told.groups[g].end() );
      told.table.rowTotals.push_back( joint.told[g] ? std::optional<std::int64_t>( told.groups[g].size() )
                                                    : std::nullopt );
    }
    told.table.rows = told.groups.size();
    return told;
  }

  // The smallest number of visits, from 1 up, that a sum of groups of one release less a sum of groups of the
  // other tells, over all sums of up to three neighbours a side; places are visits that either release has.
  std::int64_t smallestTold( const Release &a, const Release &b )
  {
    std::int64_t least = 1000000;
    const auto sums = []( const Release &of )
    {
      std::vector<std::pair<std::set<std::string>, std::int64_t>> all;
      const std::size_t n = of.groups.size();
      for ( std::size_t mask = 1; mask < ( std::size_t( 1 ) << n ); ++mask )
      {
        std::set<std::string> visits;
        std::int64_t count = 0;
        bool known = true;
        for ( std::size_t g = 0; g < n; ++g )
          if ( ( mask >> g ) & 1U )
          {
            visits.insert( of.groups[g].begin(), of.groups[g].end() );
            known = known && of.table.rowTotals[g].has_value();
            count += of.table.rowTotals[g].value_or( 0 );
          }
        if ( known )
          all.emplace_back( std::move( visits ), count );
      }
      return all;
    };
    // The public knows no visits but places: a visit of both releases stands at one place.
    std::set<std::string> both, ofA, ofB;
    for ( const auto &group : a.groups )
      ofA.insert( group.begin(), group.end() );
    for ( const auto &group : b.groups )
      ofB.insert( group.begin(), group.end() );
    std::set_intersection( ofA.begin(), ofA.end(), ofB.begin(), ofB.end(),
                           std::inserter( both, both.end() ) );
    const auto onBoth = [&]( const std::set<std::string> &visits )
    {
      std::set<std::string> kept;
      std::set_intersection( visits.begin(), visits.end(), both.begin(), both.end(),
                             std::inserter( kept, kept.end() ) );
      return kept;
    };
    for ( const auto &[x, xCount] : sums( a ) )
      for ( const auto &[y, yCount] : sums( b ) )
      {
        const std::set<std::string> ground = onBoth( x ), other = onBoth( y );
        const bool within = std::includes( ground.begin(), ground.end(), other.begin(), other.end() ) ||
                            std::includes( other.begin(), other.end(), ground.begin(), ground.end() );
        const std::int64_t difference = std::abs( xCount - yCount );
        if ( within && difference > 0 )
          least = std::min( least, difference );
      }
    return least;
  }

  std::size_t anyOf( Random &random, const std::vector<std::string> &visits )
  {
    return random.below( static_cast<std::uint32_t>( visits.size() ) );
  }

  Groups randomGroups( Random &random, std::vector<std::string> visits, std::size_t groups )
  {
    Groups made( groups );
    const std::size_t shift = anyOf( random, visits );
    for ( std::size_t i = 0; i < visits.size(); ++i )
      made[( i + shift ) % visits.size() * groups / visits.size()].push_back( visits[i] );
    return made;
  }

  std::string code( std::size_t i )
  {
    return "V" + std::to_string( 1000 + i );
  }
}

TEST( Releases, theSameGroupsAreToldAgain )
{
  const Groups groups = { { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k" },
                          { "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v" } };
  const Release first = release( groups, {} );
  EXPECT_EQ( release( groups, { first } ), first );
  // One visit more: its group's count would give it away; the other's is as before.
  Groups more = groups;
  more[0].push_back( "z" );
  const Release second = release( more, { first } );
  EXPECT_EQ( second.groups.size(), 2U );
  EXPECT_EQ( second.table.rowTotals[0], std::nullopt );
  EXPECT_EQ( second.table.rowTotals[1], 11 );
  // Another line between the groups: they are told together.
  Groups moved = groups;
  moved[1].push_back( "a" );
  moved[0].erase( moved[0].begin() );
  EXPECT_EQ( release( moved, { first } ).table.rowTotals,
             ( std::vector<std::optional<std::int64_t>>{ 22 } ) );
}

TEST( Releases, nothingSmallIsTheDifferenceOfTwoReleases )
{
  std::int64_t naive = 1000000, least = 1000000;
  std::size_t told = 0;
  for ( std::uint64_t seed = 1; seed <= 400; ++seed )
  {
    Random random( seed );
    std::vector<std::string> visits;
    for ( std::size_t i = 0; i < 60 + random.below( 60 ); ++i )
      visits.push_back( code( i ) );
    std::vector<Release> ledger;
    const auto next = [&]( bool withLedger )
    {
      return release( randomGroups( random, visits, 2 + random.below( 4 ) ),
                      withLedger ? ledger : std::vector<Release>() );
    };
    ledger.push_back( next( true ) );
    for ( int again = 0; again < 3; ++again )
    {
      // Some families are found meanwhile, some are new; areas are drawn again.
      for ( std::size_t gone = random.below( 6 ); gone > 0; --gone )
        visits.erase( visits.begin() + static_cast<std::ptrdiff_t>( anyOf( random, visits ) ) );
      for ( std::size_t come = random.below( 6 ) + ( seed % 7 == 0 ? 12 : 0 ); come > 0; --come )
        visits.push_back( code( 500 + seed * 100 + visits.size() + static_cast<std::size_t>( again ) * 37 ) );
      std::sort( visits.begin(), visits.end() );
      visits.erase( std::unique( visits.begin(), visits.end() ), visits.end() );
      naive = std::min( naive, smallestTold( ledger.front(), next( false ) ) );
      const Release made = next( true );
      for ( const Release &before : ledger )
        least = std::min( least, smallestTold( before, made ) );
      told += static_cast<std::size_t>(
          made.table.rowTotals.size() -
          static_cast<std::size_t>(
              std::count( made.table.rowTotals.begin(), made.table.rowTotals.end(), std::nullopt ) ) );
      ledger.push_back( made );
    }
  }
  EXPECT_EQ( naive, 1 ) << "without a ledger single families are the difference, so the attack sees them";
  EXPECT_GE( least, SMALLEST_CELL );
  EXPECT_GT( told, 50U ) << "something is told all the same";
}

TEST( Releases, outcomesThatMovedALittleAreMissing )
{
  std::vector<DebriefVisit> visits;
  for ( std::size_t i = 0; i < 60; ++i )
    visits.push_back( { code( i ), static_cast<std::int32_t>( i / 20 ), i % 20 < 12 ? "home" : "" } );
  const DebriefCounts first = countOutcomes( visits, 3, {}, SMALLEST_CELL );
  EXPECT_EQ( first.table.columnTotals, ( std::vector<std::optional<std::int64_t>>{ 36, 24 } ) );
  const Release told = releaseOf( first, visits );
  for ( std::size_t i = 55; i < 59; ++i )
    visits[i].outcome = "home";
  const DebriefCounts second = countOutcomes( visits, 3, {}, SMALLEST_CELL, { told } );
  EXPECT_EQ( second.table.columnTotals,
             ( std::vector<std::optional<std::int64_t>>{ std::nullopt, std::nullopt } ) );
  EXPECT_EQ( second.table.total, 60 );
  EXPECT_EQ( countOutcomes( visits, 3, {}, SMALLEST_CELL ).table.columnTotals,
             ( std::vector<std::optional<std::int64_t>>{ 40, 20 } ) )
      << "which is what the ledger holds back";
  // An outcome that came up since has no column of its own: its name would tell when.
  for ( std::size_t i = 0; i < 15; ++i )
    visits[i].outcome = "moved";
  EXPECT_EQ( countOutcomes( visits, 3, {}, SMALLEST_CELL, { told } ).outcomes,
             ( std::vector<std::string>{ "home", OUTCOME_OTHER, OUTCOME_MISSING } ) );
}

TEST( Releases, zonesDrawnAgainAreToldTogether )
{
  std::vector<DebriefVisit> visits;
  for ( std::size_t i = 0; i < 60; ++i )
    visits.push_back( { code( i ), static_cast<std::int32_t>( i / 20 ), "home" } );
  const Release told = releaseOf( countOutcomes( visits, 3, {}, SMALLEST_CELL ), visits );
  EXPECT_EQ( told.groups.size(), 3U );
  visits[20].zone = 0; // one visit went over to a neighbour
  const DebriefCounts second = countOutcomes( visits, 3, {}, SMALLEST_CELL, { told } );
  EXPECT_EQ( second.table.rowTotals, ( std::vector<std::optional<std::int64_t>>{ 40, 20 } ) );
}

TEST( Releases, aDebriefCountsByTheAreasOfThePage )
{
  // Four zones of 15; the page put 1 with 2 and 3 with 4, and drew two visits of zone 2 in the other area.
  std::vector<DebriefVisit> visits;
  Groups areas( 2 );
  for ( std::size_t i = 0; i < 60; ++i )
  {
    visits.push_back( { code( i ), static_cast<std::int32_t>( i / 15 ), "home" } );
    areas[i < 28 ? 0 : 1].push_back( code( i ) );
  }
  const Release page = release( areas, {} );
  const DebriefCounts counts = countOutcomes( visits, 4, {}, SMALLEST_CELL, { page } );
  EXPECT_EQ( counts.table.rowTotals, ( std::vector<std::optional<std::int64_t>>{ 28, 32 } ) )
      << "30 and 30 beside the page's 28 and 32 would tell of two";
  EXPECT_EQ( counts.parts, ( std::vector<std::vector<std::int32_t>>{ { 0, 1 }, { 1, 2, 3 } } ) );
}

TEST( Releases, aLedgerThatIsLostChangedOrOlderIsRefused )
{
  const TempFolder folder;
  const std::filesystem::path file = folder / LEDGER_NAME, key = folder / "doorstep-releases.dsledgerkey";
  const Release told{
      "page", { { "A", "B" }, { "C" } }, { "ho me", "" }, { 2, 2, { 1, {}, 3, 4 }, { 5, 6 }, { {}, 7 }, 8 } };
  const auto add = [&]( const std::string &kind )
  {
    Release release = told;
    release.kind = kind;
    ReleaseLedger ledger( file );
    FileSet files;
    files.beginEvent( folder.path() );
    ledger.add( release, files );
    ASSERT_TRUE( files.keep() );
  };
  EXPECT_TRUE( ReleaseLedger( file ).releases().empty() );
  add( "page" );
  EXPECT_EQ( ReleaseLedger( file ).releases(), std::vector<Release>{ told } );
  EXPECT_TRUE( test::isOwnersAlone( file ) );
  const std::string older = readWhole( file ), olderKey = readWhole( key );
  add( "debrief" );
  ASSERT_EQ( ReleaseLedger( file ).releases().size(), 2U );
  const std::string newer = readWhole( file ), newerKey = readWhole( key );
  const auto refused = [&] { EXPECT_THROW( ReleaseLedger{ file }, InputError ); };
  writeWhole( file, older ); // put back without its key
  refused();
  for ( std::size_t at = 0; at < newer.size(); at += 7 )
  {
    std::string changed = newer;
    changed[at] = static_cast<char>( changed[at] ^ 1 );
    writeWhole( file, changed );
    refused();
  }
  std::filesystem::remove( file );
  refused();
  std::filesystem::remove( key ); // the manifest still names it
  refused();
  writeWhole( file, newer );
  refused();
  writeWhole( key, newerKey );
  EXPECT_EQ( ReleaseLedger( file ).releases().size(), 2U );
  EXPECT_EQ( ledgerPlace( { {}, folder / "nowhere.gpkg" } ), file );
  EXPECT_EQ( readLedgerText( ledgerText( { told, told } ) ), ( std::vector<Release>{ told, told } ) );
  for ( const char *text : { "group A\n", "release page\ncells 1\n", "release page\nrows x\n",
                             "release page\ncolumn abc\n", "release\n" } )
    EXPECT_THROW( readLedgerText( text ), InputError ) << text;
}

TEST( Releases, aSharedLedgerIsHeldBesideTheEventsOwnAndNotInsteadOfIt )
{
  const TempFolder folder;
  const std::filesystem::path own = folder / LEDGER_NAME, shared = folder / "shared.dsledger";
  const auto made = []( const std::string &kind ) {
    return Release{ kind, { { "A", "B" } }, { "" }, { 1, 1, { 12 }, { 12 }, { 12 }, 12 } };
  };
  const auto told = []( const std::filesystem::path &file )
  {
    std::string kinds;
    const ReleaseLedger ledger( file );
    for ( const Release &one : ledger.releases() )
      kinds += one.kind + ' ';
    return kinds;
  };
  FileSet first;
  first.beginEvent( folder.path() );
  ReleaseLedger( own ).add( made( "page" ), first );
  ASSERT_TRUE( first.keep() );

  ReleaseLedger both( own );
  both.holdBeside( ReleaseLedger( shared ) );
  EXPECT_EQ( both.releases(), std::vector<Release>{ made( "page" ) } );
  FileSet second;
  both.add( made( "debrief" ), second );
  both.add( made( "debrief" ), second );
  ASSERT_TRUE( second.keep() );
  EXPECT_EQ( told( own ), "page debrief " );
  EXPECT_EQ( told( shared ), "debrief " );
  EXPECT_EQ( both.releases().size(), 2U );
}
