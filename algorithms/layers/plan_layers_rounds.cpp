// SPDX-License-Identifier: GPL-2.0-or-later
// Further rounds: what came of the visits of the rounds before.
#include "base/error.h"
#include "layers/cells.h"
#include "layers/geocoded_list.h"
#include "layers/outcome_rows.h"
#include "layers/own_words.h"
#include "layers/plan_layers.h"
#include "morning/rounds.h"

namespace doorstep
{
  namespace
  {
    // "9:12;10:40"
    std::vector<double> triedOf( const std::string &cell, std::size_t row )
    {
      std::vector<double> clock;
      for ( const QString &part : QString::fromStdString( cell ).split( ';', Qt::SkipEmptyParts ) )
        if ( const std::optional<double> time = readTimeOfDay( part.toStdString() ) )
          clock.push_back( *time );
        else
          throw InputError( "VISITS, row " + std::to_string( row + 1 ) +
                            ": tried is no time of day; give the visits that planzones wrote." );
      return clock;
    }

    void tell( const RoundTaken &taken, QgsProcessingFeedback *feedback )
    {
      feedback->pushInfo(
          Doorstep::tr(
              "OUTCOMES: %1 visits are done, %2 are made again, %3 when the household said or again; "
              "%4 were not reached." )
              .arg( taken.done )
              .arg( taken.again )
              .arg( taken.later )
              .arg( taken.open ) );
      if ( taken.timeless > 0 )
        feedback->pushWarning(
            Doorstep::tr(
                "OUTCOMES: of %1 visits that are made again it is not known when somebody was there, "
                "so that it may be the same time of day: plan each round with START." )
                .arg( taken.timeless ) );
      std::vector<std::size_t> rows;
      for ( const std::int32_t row : taken.notUnderstood )
        rows.push_back( static_cast<std::size_t>( row ) - 1 );
      if ( !rows.empty() )
        feedback->pushWarning(
            Doorstep::tr(
                "OUTCOMES, %1: when to come back is not understood as a time (10:30, after 10); these "
                "visits are made at another time of day." )
                .arg( rowsInWords( rows ) ) );
    }
  }

  void PlanLayers::readRounds( const QgsFields &fields )
  {
    const int visited = columnOf( fields, "visited" ), tried = columnOf( fields, "tried" );
    if ( visited < 0 || tried < 0 )
      return;
    for ( std::size_t v = 0; v < rows.size(); ++v )
    {
      PlanVisit &visit = question.visits[v];
      const std::string said = cellText( rows[v], visited );
      visit.isDone = said == ROUND_DONE;
      visit.isAgain = said == ROUND_AGAIN;
      visit.triedClock = triedOf( cellText( rows[v], tried ), v );
      if ( question.start )
        setTried( visit, *question.start );
    }
  }

  void PlanLayers::readOutcomes( const QgsFields &fields, const QgsFeatureSource &outcomes,
                                 const OutcomeWords &words )
  {
    if ( !question.start )
      throw InputError(
          "OUTCOMES needs START, when the teams of this round leave: whoever was not at home is "
          "visited at another time of day." );
    std::vector<std::string> codes;
    for ( const PlanVisit &visit : question.visits )
      codes.push_back( visit.code );
    std::vector<RoundVisit> before( rows.size() );
    const int arrive = columnOf( fields, "arrive" );
    for ( const OutcomeRow &row : readOutcomeRows( outcomes, codes ) )
    {
      RoundVisit &visit = before[row.visit];
      visit = { row.outcome, row.when, row.row, std::nullopt, startOfVisit( fields, row.visit ) };
      if ( !cellText( rows[row.visit], arrive ).empty() )
        visit.arrive = rows[row.visit].attribute( arrive ).toDouble();
    }
    hasOutcomes = true;
    tell( takeOutcomes( question, before, words ), mFeedback );
  }
}
