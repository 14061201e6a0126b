// SPDX-License-Identifier: GPL-2.0-or-later
// Round after round through the algorithm: what came of one round, typed from the papers, is the next one's
// plan.
#include "planned_run.h"
#include "privacy/visit_code.h"

#include <algorithm>
#include <map>
#include <set>

using namespace doorstep;

namespace
{
  constexpr int HOMES = 12; // and one without a position

  class PlanZonesRounds : public test::PlanRun
  {
    protected:
      PlanZonesRounds()
      {
        for ( const std::string &code : drawVisitCodes( HOMES + 1 ) )
          mCodes << QString::fromStdString( code );
        QStringList rows = visitRows( HOMES );
        for ( int v = 0; v < HOMES; ++v )
          rows[v].replace( QStringLiteral( "C%1" ).arg( 1000 + v ), mCodes[v] );
        mVisits = visits( rows << '|' + mCodes[HOMES] + "|1||" );
      }

      // The plan `to`.gpkg of the layer or file of visits.
      bool plan( const QVariant &visits, const QString &to, const QVariantMap &changed )
      {
        QVariantMap all{ { "VISITS", visits },
                         { "STAGING", value( mStaging ) },
                         { "STREETS", value( mStreets ) },
                         { "STEPS", 2000 },
                         { "MEANINGS", "NH=again; RF=done" },
                         { "OUTPUT_VISITS", at( to + ".gpkg" ) },
                         { "OUTPUT_ZONES", at( to + "_zones.gpkg" ) } };
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return run( PlanZonesAlgorithm(), all );
      }
      bool nextRound( const QString &from, const QString &to, const QString &start,
                      const QStringList &outcomes )
      {
        const Layer table = layer( "None", "visit,outcome,when", outcomes );
        return plan( at( from + ".gpkg" ), to, { { "START", start }, { "OUTCOMES", value( table ) } } );
      }

      std::map<QString, QgsFeature> rowsOf( const QString &plan ) const
      {
        std::map<QString, QgsFeature> rows;
        for ( const QgsFeature &row : features( plan + ".gpkg" ) )
          rows[row.attribute( "visit" ).toString()] = row;
        return rows;
      }
      // By the stops of the only zone.
      QStringList drawn( const QString &plan ) const
      {
        std::map<int, QString> stops;
        for ( const auto &[code, row] : rowsOf( plan ) )
          if ( row.attribute( "zone" ).toInt() > 0 )
            stops[row.attribute( "stop" ).toInt()] = code;
        QStringList codes;
        for ( const auto &[stop, code] : stops )
          codes << code;
        return codes;
      }
      static double clock( const QString &text )
      {
        return QTime( 0, 0 ).secsTo( QTime::fromString( text, "h:mm" ) ) / 60.0;
      }

      // planned + done + left = rows, and whoever is not planned has a reason.
      void expectRows( const QString &plan, int planned, const std::set<QString> &done ) const
      {
        const auto rows = rowsOf( plan );
        ASSERT_EQ( rows.size(), static_cast<std::size_t>( HOMES + 1 ) );
        EXPECT_EQ( drawn( plan ).size(), planned );
        for ( const auto &[code, row] : rows )
        {
          const QString note = row.attribute( "note" ).toString();
          EXPECT_EQ( row.attribute( "visited" ).toString() == "done", done.contains( code ) );
          if ( done.contains( code ) )
          {
            EXPECT_EQ( row.attribute( "zone" ).toInt(), 0 );
            EXPECT_EQ( note, "done in an earlier round" );
          }
        }
        EXPECT_EQ( rows.at( mCodes[HOMES] ).attribute( "note" ).toString(),
                   "no position, or one far from all others" );
        EXPECT_EQ( planned + static_cast<int>( done.size() ) + 1, HOMES + 1 );
        EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 1 );
      }

      QStringList mCodes;
      Layer mVisits, mStaging = staging(), mStreets = streets();
  };
}

TEST_F( PlanZonesRounds, threeRoundsVisitNobodyAgainWhoWasFound )
{
  ASSERT_TRUE( plan( value( mVisits ), "first", { { "START", "8:30" } } ) ) << log();
  const QStringList order = drawn( "first" );
  ASSERT_EQ( order.size(), HOMES );
  // The first door and the last; one that says when; one that nobody wrote down; one that nobody reached.
  const QString early = order[0], late = order[11], asked = order[5], silent = order[6], unreached = order[7];
  std::set<QString> done;
  QStringList outcomes{ early.toLower().remove( '-' ) + "|NH|", late + "|No answer.|",
                        asked + "|come back at|9:45", unreached + "|not reached|", "||" };
  for ( const int found : { 1, 2, 3, 4, 8, 9, 10 } )
  {
    done.insert( order[found] );
    outcomes << order[found] + ( found % 2 == 0 ? "|M|" : found == 9 ? "|RF|" : "|found|" );
  }
  const double firstStop = rowsOf( "first" )[early].attribute( "arrive" ).toDouble();

  ASSERT_TRUE( nextRound( "first", "second", "9:00", outcomes ) ) << log();
  EXPECT_TRUE(
      said( "OUTCOMES: 7 visits are done, 2 are made again, 1 when the household said or again; 1 were "
            "not reached." ) )
      << log();
  EXPECT_TRUE( said( "7 visits were done in an earlier round, and nobody goes there again." ) ) << log();
  expectRows( "second", 5, done );
  auto rows = rowsOf( "second" );
  EXPECT_EQ( columns( { rows[early] } ).mid( 4 ),
             ( QStringList{ "zone", "stop", "arrive", "note", "access_lon", "access_lat", "start", "earliest",
                            "latest", "must", "visited", "tried" } ) );
  for ( const QString &code : drawn( "second" ) )
    EXPECT_TRUE( rows[code].attribute( "note" ).toString().isEmpty() )
        << rows[code].attribute( "note" ).toString().toStdString();
  EXPECT_NEAR( clock( rows[early].attribute( "tried" ).toString() ), 510 + firstStop, 0.6 );
  EXPECT_GE( 540 + rows[early].attribute( "arrive" ).toDouble(), 510 + firstStop + 60 ) << "an hour from it";
  EXPECT_EQ( rows[early].attribute( "visited" ).toString(), "again" );
  EXPECT_EQ( rows[asked].attribute( "earliest" ).toString(), "9:45" );
  EXPECT_EQ( rows[asked].attribute( "latest" ).toString(), "10:15" );
  EXPECT_TRUE( rows[asked].attribute( "tried" ).toString().isEmpty() );
  EXPECT_GE( rows[asked].attribute( "arrive" ).toDouble(), 45 - 0.5 );
  EXPECT_LE( rows[asked].attribute( "arrive" ).toDouble(), 75 + 0.5 );
  for ( const QString &code : { silent, unreached } )
    EXPECT_TRUE( rows[code].attribute( "visited" ).toString().isEmpty() );

  // Late changes to the second round: nobody comes back into it.
  ASSERT_TRUE( plan( at( "second.gpkg" ), "changed", { { "START", "9:00" } } ) ) << log();
  expectRows( "changed", 5, done );
  EXPECT_EQ( drawn( "changed" ), drawn( "second" ) );

  const double again = rows[early].attribute( "arrive" ).toDouble();
  done.insert( asked );
  ASSERT_TRUE(
      nextRound( "second", "third", "9:00",
                 { early + "|nobody home|", asked + "|met|", late + "|come back at|when he is back" } ) )
      << log();
  EXPECT_TRUE( said( "OUTCOMES, row 3: when to come back is not understood as a time" ) ) << log();
  EXPECT_FALSE( said( "when he is back" ) );
  expectRows( "third", 4, done );
  rows = rowsOf( "third" );
  const QStringList tried = rows[early].attribute( "tried" ).toString().split( ';' );
  ASSERT_EQ( tried.size(), 2 );
  EXPECT_NEAR( clock( tried[1] ), 540 + again, 0.6 );
  EXPECT_TRUE( rows[late].attribute( "note" ).toString().contains( "when to come back is not understood" ) );
  EXPECT_EQ( rows[late].attribute( "tried" ).toString().split( ';' ).size(), 2 );

  outcomes.clear();
  for ( const QString &code : drawn( "third" ) )
    outcomes << code + "|found|";
  EXPECT_FALSE( nextRound( "third", "fourth", "9:00", outcomes ) );
  EXPECT_TRUE( said( "VISITS: nobody is left to be visited; all that can be planned are done." ) ) << log();
  EXPECT_FALSE( QFile::exists( at( "fourth.gpkg" ) ) );
}

TEST_F( PlanZonesRounds, saysWhereItIsNotKnownWhenNobodyWasAtHome )
{
  ASSERT_TRUE( plan( value( mVisits ), "first", {} ) ) << log();
  ASSERT_TRUE( nextRound( "first", "second", "8:30", { mCodes[0] + "|not home|" } ) ) << log();
  EXPECT_TRUE( said( "of 1 visits that are made again it is not known when somebody was there" ) ) << log();
  EXPECT_TRUE( rowsOf( "second" )[mCodes[0]].attribute( "tried" ).toString().isEmpty() );
  EXPECT_EQ( rowsOf( "second" )[mCodes[0]].attribute( "visited" ).toString(), "again" );
}

TEST_F( PlanZonesRounds, refusesInOneSentenceThatNamesTheRow )
{
  ASSERT_TRUE( plan( value( mVisits ), "first", { { "START", "8:30" } } ) ) << log();
  const QString other = QString::fromStdString( drawVisitCodes( 1 ).front() );
  const struct
  {
      QStringList outcomes;
      const char *start, *words;
  } cases[] = {
      { { mCodes[0] + "|found|" }, "", "OUTCOMES needs START, when the teams of this round leave" },
      { { mCodes[0] + "|found|", mCodes[1] + "|hm|" },
        "9:00",
        "OUTCOMES, row 2: it is not known what this outcome means; say it in MEANINGS" },
      { { mCodes[0] + "|found|", mCodes[0] + "|NH|" },
        "9:00",
        "OUTCOMES, row 2: an earlier row tells another outcome" },
      { { "K7-3PX" }, "9:00", "OUTCOMES, row 1: the code is mistyped" },
      { { other + "|found|" }, "9:00", "OUTCOMES, row 1: the code is of another event's plan" },
  };
  for ( const auto &[outcomes, start, words] : cases )
  {
    EXPECT_FALSE( nextRound( "first", "second", start, outcomes ) ) << words;
    EXPECT_TRUE( said( words ) ) << log();
    EXPECT_FALSE( QFile::exists( at( "second.gpkg" ) ) );
  }
  const Layer table = layer( "None", "visit,outcome", { mCodes[0] + "|found" } );
  EXPECT_FALSE( plan( at( "first.gpkg" ), "second",
                      { { "START", "9:00" }, { "OUTCOMES", value( table ) }, { "MEANINGS", "NH" } } ) );
  EXPECT_TRUE( said( "MEANINGS says what outcomes mean as in NH=again;RF=done" ) ) << log();
}
