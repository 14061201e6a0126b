// SPDX-License-Identifier: GPL-2.0-or-later
// A review as a person does it: which rows are asked, what each key does, and what the file holds after it.
#include "review/address_review.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/manifest.h"
#include "private_file.h"

#include "../geocode/small_town.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doorstep
{
  namespace fs = std::filesystem;
  using testing::ElementsAre;
  using testing::HasSubstr;

  namespace
  {
    class AddressReviewed : public testing::Test
    {
      protected:
        AddressReviewed() : mFolder( fs::temp_directory_path() / ( "doorstep-review-" + randomName() ) )
        {
          fs::create_directory( mFolder );
        }
        ~AddressReviewed() override { fs::remove_all( mFolder ); }

        static std::vector<AddressInput> list()
        {
          return { { "5 Main St", "", "", "", "" },                // tied: two towns
                   { "12 Main St", "Eastville", "", "85701", "" }, // matched
                   { "5 main st.", "", "", "", "" },               // as the first
                   { "977 Oak Ave", "", "", "85701", "" },         // no such number
                   { "5 Main St", "Westville", "", "", "" },       // matched
                   { "PO Box 12", "", "", "", "" },
                   { "", "", "", "85701", "" } };
        }
        static const Geocoder &geocoder()
        {
          static const Geocoder made( test::town() );
          return made;
        }
        AddressReview review() const { return { geocoder(), list(), file() }; }
        fs::path file() const { return mFolder / "corrections.csv"; }
        std::string written() const { return readWhole( file() ); }
        // The statuses of the list's rows, geocoded with the file.
        std::vector<MatchStatus> statuses() const
        {
          const Corrections corrections = Corrections::read( file() );
          GeocodeOptions options;
          options.corrections = &corrections;
          std::vector<MatchStatus> all;
          for ( const GeocodeResult &r : geocoder().geocodeAll( list(), options ) )
            all.push_back( r.status );
          return all;
        }

        fs::path mFolder;
    };
    constexpr auto M = MatchStatus::Matched, T = MatchStatus::Tied, U = MatchStatus::Unmatched,
                   N = MatchStatus::NotVisitable, H = MatchStatus::Held, P = MatchStatus::Picked;
  }

  TEST_F( AddressReviewed, asksWhatNeedsAPersonOnceForAllWhoTypedTheSame )
  {
    const AddressReview r = review();
    ASSERT_EQ( r.size(), 4U );
    EXPECT_THAT( r.item( 0 ).rows, ElementsAre( 0U, 2U ) );
    EXPECT_EQ( r.item( 0 ).reason, "several places" );
    EXPECT_EQ( r.item( 0 ).found.candidates.size(), 2U );
    EXPECT_EQ( r.item( 0 ).parts.number, "5" );
    EXPECT_EQ( r.item( 1 ).reason, "number not on this street" );
    EXPECT_EQ( r.item( 2 ).reason, "a post office box has no door" );
    EXPECT_TRUE( r.item( 3 ).nameless );
    EXPECT_EQ( r.settled(), 0U );
    EXPECT_EQ( r.next( 3 ), 0U );
    EXPECT_EQ( r.next( 0, "a post office box has no door" ), 2U );
    EXPECT_FALSE( fs::exists( file() ) ) << "nothing was decided";
  }

  TEST_F( AddressReviewed, aCandidateIsWrittenAsWordsThatSayThisPlaceAndNoOther )
  {
    AddressReview r = review();
    const std::vector<MatchCandidate> &candidates = r.item( 0 ).found.candidates;
    const MatchCandidate west = candidates[candidates[0].place.x > 90000 ? 0 : 1];
    r.accept( 0, west );
    EXPECT_TRUE( r.item( 0 ).settled );
    EXPECT_EQ( r.item( 0 ).answer.place, west.place );
    EXPECT_THAT( written(), HasSubstr( "5 Main St,-,,-,-,address,\"5 Main St, Westville, AZ 85702\"" ) );
    EXPECT_THAT( statuses(), ElementsAre( M, M, M, U, M, N, N ) );
    EXPECT_TRUE( test::isOwnersAlone( file() ) );
    const std::vector<ManifestEntry> entries = readManifest( mFolder );
    EXPECT_THAT( entries, testing::Contains( ManifestEntry{ FileKind::Confidential, "corrections.csv" } ) );
  }

  TEST_F( AddressReviewed, aDecisionTouchesNoRowThatSaidMore )
  {
    AddressReview r = review();
    const MatchCandidate east = r.item( 0 ).found.candidates[r.item( 0 ).found.candidates[0].place.x > 90000];
    r.accept( 0, east );
    const Corrections corrections = Corrections::read( file() );
    GeocodeOptions options;
    options.corrections = &corrections;
    EXPECT_EQ( geocoder().geocode( list()[4], options ).place.x, 90010 ) << "5 Main St in Westville is there";
  }

  TEST_F( AddressReviewed, eachDecisionIsOnTheDiskAndTheNextListAsksNothingTwice )
  {
    AddressReview r = review();
    r.accept( 0, r.item( 0 ).found.candidates[0] );
    r.place( 1, { 430, 200 }, "" );
    r.notVisitable( 2 );
    EXPECT_EQ( r.settled(), 3U );
    EXPECT_EQ( r.next( 0 ), 3U );
    r.hold( 3 );
    EXPECT_FALSE( r.next( 0 ).has_value() );
    EXPECT_THAT( statuses(), ElementsAre( M, M, M, P, M, N, H ) );
    const AddressReview again = review(); // as a program that was killed and started again sees it
    EXPECT_EQ( again.size(), 4U );
    EXPECT_EQ( again.settled(), 4U );
    EXPECT_EQ( again.item( 1 ).answer.place, ( Point{ 430, 200 } ) );
  }

  TEST_F( AddressReviewed, undoGivesBackTheFileByteForByte )
  {
    writeWhole( file(), "address,decision,to,x,y,who\nbehind the church,point,,1,2,Ana\n", true );
    AddressReview r = review();
    EXPECT_FALSE( r.undo().has_value() );
    r.hold( 0 );
    const std::string held = written();
    EXPECT_THAT( held, HasSubstr( "behind the church,point,,1,2,Ana" ) ) << "what others wrote stays";
    r.accept( 0, r.item( 0 ).found.candidates[0] );
    r.notVisitable( 2 );
    EXPECT_EQ( r.undo(), 2U );
    EXPECT_EQ( r.undo(), 0U );
    EXPECT_EQ( written(), held );
    EXPECT_EQ( r.item( 0 ).answer.status, H );
    EXPECT_EQ( r.undo(), 0U );
    EXPECT_FALSE( r.item( 0 ).settled );
    EXPECT_THAT( statuses(), ElementsAre( T, M, T, U, M, N, N ) );
  }

  TEST_F( AddressReviewed, whatAnotherProgramWroteMeanwhileStays )
  {
    AddressReview r = review();
    r.hold( 0 );
    writeWhole( file(), written() + "99 Elm St,,,,,hold,,,,\n", true );
    r.hold( 1 );
    EXPECT_THAT( written(), HasSubstr( "99 Elm St" ) );
    EXPECT_EQ( Corrections::read( file() ).size(), 3U );
  }

  TEST_F( AddressReviewed, noPlaceIsDecidedForAllWhoTypedNoAddress )
  {
    AddressReview r = review();
    EXPECT_THROW( r.place( 3, { 1, 1 } ), InputError );
    EXPECT_THROW( r.accept( 3, { "5 Main St", MatchLevel::Point, 90, { 1, 1 }, "" } ), InputError );
    EXPECT_FALSE( fs::exists( file() ) );
    r.notVisitable( 3 );
    EXPECT_TRUE( r.item( 3 ).settled );
  }

  TEST_F( AddressReviewed, anotherTextIsTriedAndAPlaceIsAskedWhatIsThere )
  {
    AddressReview r = review();
    std::string note;
    const std::vector<MatchCandidate> tried = r.tryText( 1, "7 Oak Ave 85701", note );
    ASSERT_EQ( tried.size(), 1U );
    r.accept( 1, tried[0], "7 Oak Ave 85701" );
    EXPECT_THAT( written(), HasSubstr( "977 Oak Ave,-,,85701,-,address,7 Oak Ave 85701" ) );
    EXPECT_TRUE( r.tryText( 1, "7 Nowhere Ln", note ).empty() );
    EXPECT_EQ( note, "street not found in the reference" );
    const std::vector<MatchCandidate> there = r.whatIsThere( { 412, 72 } );
    ASSERT_GE( there.size(), 2U );
    EXPECT_EQ( there[0].address, "7 Oak Ave, Eastville, AZ 85701" );
    EXPECT_EQ( there[0].reason, "2 m away" );
  }

  TEST_F( AddressReviewed, eachBuildingOfAnAddressIsACandidateOfItsOwn )
  {
    AddressReview r(
        geocoder(),
        std::vector<AddressInput>{ { "600 Palm Dr", "", "", "", "" }, { "600 PALM DR", "", "", "", "" } },
        file() );
    ASSERT_EQ( r.size(), 1U );
    const std::vector<MatchCandidate> candidates = r.item( 0 ).found.candidates;
    ASSERT_EQ( candidates.size(), 3U ) << "one would be taken for all three in silence";
    EXPECT_EQ( candidates[1].reason, "there: SPC 2" );
    r.accept( 0, candidates[1] );
    EXPECT_EQ( r.item( 0 ).answer.place, ( Point{ 1180, 1200 } ) );
    EXPECT_TRUE( r.item( 0 ).answer.severalDoors ) << "the two students are not taken for one household";
    EXPECT_THAT( written(), HasSubstr( "point,\"600 Palm Dr, Eastville, AZ 85701\",1180,1200,EPSG:32612" ) );
  }

  TEST_F( AddressReviewed, aDecisionThatCannotBeWrittenIsNone )
  {
    AddressReview r( geocoder(), list(), mFolder / "gone" / "corrections.csv" );
    EXPECT_THROW( r.hold( 0 ), InputError );
    EXPECT_FALSE( r.item( 0 ).settled );
    EXPECT_FALSE( r.undo().has_value() );
    writeWhole( file(), "name,street\nA,B\n", true );
    EXPECT_THROW( review(), InputError ) << "a file of something else";
    EXPECT_EQ( written(), "name,street\nA,B\n" );
  }

  TEST_F( AddressReviewed, noCellIsAFormulaToASpreadsheet )
  {
    AddressReview r( geocoder(), std::vector<AddressInput>{ { "=HYPERLINK(1)", "+1", "", "", "" } }, file() );
    ASSERT_EQ( r.size(), 1U );
    r.hold( 0 );
    EXPECT_THAT( written(), HasSubstr( "\n'=HYPERLINK(1),'+1,,-,-,hold" ) );
    EXPECT_EQ( Corrections::read( file() ).find( { "=HYPERLINK(1)", "+1", "", "" } )->decision,
               Correction::Decision::Hold );
  }
}
