// SPDX-License-Identifier: GPL-2.0-or-later
// The times of day that visits ask for, as their layer has them.
#include "layers/cells.h"
#include "layers/geocoded_list.h"
#include "layers/own_words.h"
#include "layers/plan_layers.h"
#include "layers/time_cell.h"
#include "morning/notes.h"
#include "morning/shifts.h"
#include "words/time_text.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    using Rows = std::vector<std::size_t>;

    // What is wrong with times, and with which rows.
    struct Misread
    {
        Rows earliest, latest, must, contrary;
    };

    // One bound; an empty cell asks for nothing. None where it is not understood.
    std::optional<WishedTimes> boundOf( const std::string &cell, Bound bound, const PlanQuestion &question )
    {
      return cell.empty() ? std::optional( WishedTimes() ) : readWish( question, cell, bound );
    }

    // A wish that nobody can read is left aside and noted; a rule that nobody can read cannot be kept.
    void spoil( PlanVisit &visit, const std::string &why )
    {
      if ( !visit.times.must )
        visit.remark = joinedNotes( visit.remark, why );
      else if ( visit.hindrance.empty() )
        visit.hindrance = why + ", and it must be kept";
    }

    void readVisitTimes( const QgsFeature &row, std::size_t number, int must, PlanQuestion &question,
                         Misread &misread )
    {
      PlanVisit &visit = question.visits[number];
      const double start = *question.start;
      const auto [from, to] = wishedCells( row );
      if ( from.empty() && to.empty() )
        return;
      if ( const std::optional<bool> isRule = yesOrNo( cellText( row, must ) ) )
        visit.times.must = *isRule;
      else
      {
        misread.must.push_back( number );
        if ( visit.hindrance.empty() )
          visit.hindrance = "must is not yes or no";
      }
      const std::optional<WishedTimes> first = boundOf( from, Bound::From, question ),
                                       last = boundOf( to, Bound::To, question );
      const auto note = [&]( bool isRead, Rows &rows, const char *why )
      {
        if ( isRead )
          return;
        rows.push_back( number );
        spoil( visit, why );
      };
      note( first.has_value(), misread.earliest, "earliest is not understood" );
      note( last.has_value(), misread.latest, "latest is not understood" );
      const std::optional<WishedTimes> both =
          bothOf( first.value_or( WishedTimes() ), last.value_or( WishedTimes() ) );
      note( both.has_value(), misread.contrary, "earliest is after latest" );
      if ( !both )
        return;
      visit.said = *both;
      if ( both->from )
        visit.times.earliest = std::max( 0.0, *both->from - start );
      if ( both->to )
        visit.times.latest = *both->to - start;
    }

    void tell( const Misread &misread, QgsProcessingFeedback *feedback )
    {
      const auto warn = [&]( const Rows &rows, const QString &what )
      {
        if ( !rows.empty() )
          feedback->pushWarning( what.arg( rowsInWords( rows ) ) );
      };
      const QString unread = Doorstep::tr(
          "VISITS, %2: %1 is not understood as a time (10:30, after 10, not before 9:30); these visits are "
          "planned without it, or not at all where it must be kept." );
      warn( misread.earliest, unread.arg( QStringLiteral( "earliest" ), QStringLiteral( "%1" ) ) );
      warn( misread.latest, unread.arg( QStringLiteral( "latest" ), QStringLiteral( "%1" ) ) );
      warn( misread.contrary,
            Doorstep::tr( "VISITS, %1: earliest is after latest; these visits are planned without them, or "
                          "not at all where they must be kept." ) );
      warn( misread.must,
            Doorstep::tr( "VISITS, %1: must is not yes or no; these visits are not planned." ) );
    }
  }

  void PlanLayers::readTimes( const QgsFields &fields, std::optional<double> start )
  {
    question.start = start;
    const int must = columnOf( fields, "must" );
    if ( !start )
    {
      const auto wishes = []( const QgsFeature &row )
      { return wishedCells( row ) != std::array<std::string, 2>(); };
      warn( static_cast<int>( std::count_if( rows.begin(), rows.end(), wishes ) ),
            Doorstep::tr( "VISITS: %1 rows have a time in earliest or latest, and nobody looks at it: give "
                          "START, when the teams leave." ) );
      return;
    }
    Misread misread;
    for ( std::size_t v = 0; v < rows.size(); ++v )
      readVisitTimes( rows[v], v, must, question, misread );
    tell( misread, mFeedback );
  }

  std::optional<double> PlanLayers::startOfVisit( const QgsFields &fields, std::size_t visit ) const
  {
    return readTimeOfDay( timeCell( rows[visit], columnOf( fields, "start" ) ) );
  }

  std::optional<double> PlanLayers::startOfPlan( const QgsFields &fields ) const
  {
    const int column = columnOf( fields, "start" );
    const auto textOf = [&]( const QgsFeature &row ) { return timeCell( row, column ); };
    const bool isOne = !rows.empty() && std::all_of( rows.begin(), rows.end(),
                                                     [&]( const QgsFeature &row )
                                                     { return textOf( row ) == textOf( rows.front() ); } );
    return isOne ? readTimeOfDay( textOf( rows.front() ) ) : std::nullopt;
  }
}
