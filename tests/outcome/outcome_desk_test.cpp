// SPDX-License-Identifier: GPL-2.0-or-later
// What came back as a person types it: keys, what is said, and what the file holds after each.
#include "outcome/outcome_desk.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/manifest.h"
#include "privacy/visit_code.h"
#include "private_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doorstep
{
  namespace fs = std::filesystem;
  using testing::ElementsAre;
  using testing::HasSubstr;

  namespace
  {
    // K2222 and its check symbol, K2223 …
    std::string codeNumber( std::size_t number )
    {
      constexpr std::string_view digits = "23456789";
      std::string symbols = "K";
      for ( std::size_t place = 512; place > 0; place /= 8 )
        symbols += digits[number / place % 8];
      for ( const char check : std::string_view( "FHJKMPRTX23456789" ) )
        if ( const std::string code = readVisitCode( symbols + check ); !code.empty() )
          return code;
      return {};
    }

    class TypedFromPaper : public testing::Test
    {
      protected:
        TypedFromPaper() : mFolder( fs::temp_directory_path() / ( "doorstep-outcome-" + randomName() ) )
        {
          fs::create_directory( mFolder );
          reopen();
        }
        ~TypedFromPaper() override { fs::remove_all( mFolder ); }

        // Six visits in zones 3 and 7, and one that no team went to.
        void reopen()
        {
          mDesk.reset();
          std::vector<PaperVisit> visits;
          for ( std::size_t v = 0; v < 6; ++v )
            visits.push_back( { codeNumber( v ), v < 4 ? 3 : 7 } );
          visits.push_back( { codeNumber( 6 ), std::nullopt } );
          mOutcomes = std::make_unique<PaperOutcomes>( visits, file() );
          mDesk = std::make_unique<OutcomeDesk>( *mOutcomes, choices() );
        }
        static std::vector<OutcomeChoice> choices()
        {
          return {
              { "M", "met", "" }, { "N", "nobody", "" }, { "B", "come back at", "" }, { "X", "moved", "" } };
        }
        fs::path file() const { return mFolder / "outcomes.csv"; }
        std::string written() const { return fs::exists( file() ) ? readWhole( file() ) : std::string(); }

        // Keys as they come, where the field of the code is or the outcome's.
        void type( const std::string &keys )
        {
          for ( const char key : keys )
          {
            if ( mDesk->visit() )
            {
              if ( key == '\n' )
                mDesk->enter();
              else
                mDesk->key( std::string( 1, key ) );
            }
            else
            {
              if ( key != '\n' )
                mField += key;
              mDesk->code( mField, key == '\n' );
            }
            if ( mDesk->visit() || key == '\n' )
              mField.clear();
          }
        }

        fs::path mFolder;
        std::unique_ptr<PaperOutcomes> mOutcomes;
        std::unique_ptr<OutcomeDesk> mDesk;
        std::string mField;
    };

    TEST_F( TypedFromPaper, aCodeAKeyAndEnterAreARow )
    {
      type( codeNumber( 0 ) + "m\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::Written );
      EXPECT_EQ( written(), "visit,outcome,when,note\n" + codeNumber( 0 ) + ",M,,\n" );
      type( "k2223x2\n" ); // nothing of it is there
      type( codeNumber( 1 ) + "2\n" );
      EXPECT_EQ( mOutcomes->stands( 1 ).outcome, "N" );
      EXPECT_EQ( mOutcomes->typed(), 2U );
      EXPECT_TRUE( test::isOwnersAlone( file() ) );
      mOutcomes.reset();
      reopen();
      EXPECT_EQ( mOutcomes->typed(), 2U ) << "what was typed is there after any end";
    }

    TEST_F( TypedFromPaper, slipsInACodeAreCaughtByItsCheckSymbol )
    {
      std::string slip = codeNumber( 0 );
      slip[4] = slip[4] == '9' ? '8' : '9';
      type( slip );
      EXPECT_EQ( mDesk->said(), DeskSaid::Mistyped );
      type( "\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::Mistyped );
      EXPECT_FALSE( mDesk->visit() );
      type( "K7\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::Mistyped ) << "too short";
      type( codeNumber( 100 ) + "\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::OtherPlan );
      type( "12:3F9A1C/2" );
      EXPECT_EQ( mDesk->said(), DeskSaid::Nothing );
      type( "\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::PageCode );
      EXPECT_EQ( written(), "" );
    }

    TEST_F( TypedFromPaper, aScannersEnterChangesNothing )
    {
      type( codeNumber( 0 ) + "\n" );
      EXPECT_EQ( mDesk->visit(), 0U );
      EXPECT_EQ( mDesk->said(), DeskSaid::Nothing );
      type( "n\n" );
      EXPECT_EQ( mOutcomes->stands( 0 ).outcome, "N" );
    }

    // 3, M and X are symbols of codes and keys of outcomes.
    TEST_F( TypedFromPaper, aSecondCodeIsNoOutcome )
    {
      for ( const char *second : { "M7-3PX4\n", "X3M3M3\n", "K7-3PX4\n" } )
      {
        type( codeNumber( 0 ) + "\n" + second );
        EXPECT_EQ( mDesk->said(), DeskSaid::TwoCodes ) << second;
        EXPECT_FALSE( mDesk->chosen() ) << second;
        EXPECT_EQ( written(), "" ) << second;
        mDesk->leave();
      }
      type( codeNumber( 0 ) + "b" );
      mDesk->enter( codeNumber( 1 ) );
      EXPECT_EQ( mDesk->said(), DeskSaid::TwoCodes ) << "in the field of the time";
      mDesk->choose( 2 );
      mDesk->enter( "", codeNumber( 1 ) );
      EXPECT_EQ( mDesk->said(), DeskSaid::TwoCodes ) << "in the note";
      type( "K3" ); // the key of a return: the rest of K3… goes into the field of the time
      mDesk->enter( codeNumber( 600 ).substr( 2 ) );
      EXPECT_EQ( mDesk->said(), DeskSaid::TwoCodes ) << "begun as a key, ended in the field of the time";
      EXPECT_EQ( written(), "" );
      type( "mb" );
      EXPECT_EQ( mDesk->chosen(), 2U ) << "a slip of the outcome is typed over";
      type( "\n" );
      EXPECT_EQ( mOutcomes->stands( 0 ).outcome, "B" );
    }

    TEST_F( TypedFromPaper, theSameCodeTwiceShowsWhatStandsAndAsks )
    {
      type( codeNumber( 0 ) + "m\n" + codeNumber( 0 ) );
      EXPECT_EQ( mDesk->said(), DeskSaid::Stands );
      type( "\nn\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::AskReplace );
      EXPECT_EQ( mOutcomes->stands( 0 ).outcome, "M" );
      type( "\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::Written );
      EXPECT_EQ( mOutcomes->stands( 0 ).outcome, "N" );
      EXPECT_EQ( written(), "visit,outcome,when,note\n" + codeNumber( 0 ) + ",N,,\n" );
      type( codeNumber( 0 ) + "n\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::Written ) << "the same again is no question";
      type( codeNumber( 0 ) + "x\nm\n" );
      EXPECT_EQ( mDesk->said(), DeskSaid::AskReplace ) << "another outcome is asked anew";
      EXPECT_EQ( mOutcomes->stands( 0 ).outcome, "N" );
    }

    TEST_F( TypedFromPaper, whenToComeBackIsATime )
    {
      type( codeNumber( 0 ) + "b" );
      EXPECT_TRUE( mDesk->asksWhen( *mDesk->chosen() ) );
      EXPECT_FALSE( mDesk->asksWhen( 0 ) );
      mDesk->enter( "soon", "" );
      EXPECT_EQ( mDesk->said(), DeskSaid::NotATime );
      EXPECT_EQ( written(), "" );
      mDesk->enter( "after 10", "=the gate is at the back, left" );
      EXPECT_EQ( written(), "visit,outcome,when,note\n" + codeNumber( 0 ) +
                                ",B,after 10,\"'=the gate is at the back, left\"\n" );
      EXPECT_EQ( mOutcomes->stands( 0 ).note, "=the gate is at the back, left" );
    }

    TEST_F( TypedFromPaper, undoBringsBackWhatStood )
    {
      type( codeNumber( 0 ) + "m\n" + codeNumber( 1 ) + "m\n" + codeNumber( 0 ) + "n\n\n" );
      ASSERT_EQ( mOutcomes->stands( 0 ).outcome, "N" );
      mDesk->undo();
      EXPECT_EQ( mDesk->said(), DeskSaid::Undone );
      EXPECT_EQ( mDesk->last(), 0U );
      EXPECT_EQ( mOutcomes->stands( 0 ).outcome, "M" );
      mDesk->undo();
      mDesk->undo();
      EXPECT_EQ( written(), "visit,outcome,when,note\n" );
      mDesk->undo();
      EXPECT_EQ( mDesk->said(), DeskSaid::NothingToUndo );
    }

    TEST_F( TypedFromPaper, packetsThatAreNotBack )
    {
      type( codeNumber( 4 ) + "m\n" + codeNumber( 5 ) + "n\n" + codeNumber( 1 ) + "n\n" + codeNumber( 6 ) +
            "x\n" );
      EXPECT_EQ( mOutcomes->size(), 6U );
      EXPECT_EQ( mOutcomes->typed(), 3U ) << "of those that a team was sent to";
      const std::vector<ZonePapers> zones = mOutcomes->zones();
      ASSERT_EQ( zones.size(), 2U );
      EXPECT_EQ( zones[0].zone, 3 );
      EXPECT_EQ( zones[0].typed(), 1U );
      EXPECT_THAT( zones[0].missing, ElementsAre( codeNumber( 0 ), codeNumber( 2 ), codeNumber( 3 ) ) );
      EXPECT_TRUE( zones[1].missing.empty() );
    }

    TEST_F( TypedFromPaper, whatOthersWroteStays )
    {
      writeWhole( file(), "Outcome;Visit\nM;K7\n" );
      EXPECT_THROW( reopen(), InputError ) << "semicolons: it would be read as one column";
      std::string typed = codeNumber( 0 );
      typed.erase( 2, 1 );
      writeWhole( file(), "who,Outcome,Visit\nAB,M," + typed + "\nCD,N," + codeNumber( 1 ) +
                              "\n,,\nEF,X,K7-2222\nGH,M," + codeNumber( 300 ) + "\nIJ,X," + codeNumber( 1 ) +
                              "\n" );
      reopen();
      EXPECT_EQ( mOutcomes->stands( 0 ).outcome, "M" ) << "typed without its dash";
      ASSERT_EQ( mOutcomes->odd().size(), 3U );
      EXPECT_EQ( mOutcomes->odd()[0].row, 4 );
      EXPECT_EQ( mOutcomes->odd()[0].why, OddOutcome::Why::Mistyped );
      EXPECT_EQ( mOutcomes->odd()[1].why, OddOutcome::Why::OtherPlan );
      EXPECT_EQ( mOutcomes->odd()[2].why, OddOutcome::Why::TwoOutcomes );
      type( codeNumber( 1 ) + "b\n\n" );
      EXPECT_EQ( mOutcomes->odd().size(), 2U ) << "one outcome now";
      EXPECT_EQ( written(), "who,Outcome,Visit,when,note\nAB,M," + typed + "\n,,\nEF,X,K7-2222\nGH,M," +
                                codeNumber( 300 ) + "\nIJ,B," + codeNumber( 1 ) + ",,\n" );
    }

    TEST_F( TypedFromPaper, theFileBelongsToTheEvent )
    {
      writeWhole( mFolder / "visits.gpkg", "" );
      recordFile( mFolder, mFolder / "visits.gpkg", FileKind::Places );
      type( codeNumber( 0 ) + "m\n" );
      std::vector<std::string> names;
      for ( const ManifestEntry &entry : readManifest( mFolder ) )
        names.push_back( entry.path );
      EXPECT_THAT( names, testing::Contains( "outcomes.csv" ) );
    }

    TEST_F( TypedFromPaper, keysAreNumbersAndLettersThatAreTheirOwn )
    {
      const auto keys = [&]( const std::vector<std::string> &codes )
      {
        std::vector<OutcomeChoice> choices;
        for ( const std::string &code : codes )
          choices.push_back( { code, "", "" } );
        const OutcomeDesk desk( *mOutcomes, choices );
        std::string all;
        for ( std::size_t c = 0; c < choices.size(); ++c )
        {
          for ( const std::string &key : desk.keysOf( c ) )
            all += key;
          all += ' ';
        }
        return all;
      };
      EXPECT_EQ( keys( { "M", "NH", "NV", "rf" } ), "1M 2 3 4R " );
      EXPECT_EQ( keys( { "2", "1", "A" } ), "2 1 A " ) << "a 2 means what the page calls 2";
      EXPECT_EQ( keys( { "Ñ", "N" } ), "1Ñ 2N " );
    }
  }
}
