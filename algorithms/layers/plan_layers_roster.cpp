// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of a plan: the roster, and the visits of an earlier plan.
#include "base/error.h"
#include "layers/cells.h"
#include "layers/own_words.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "morning/shifts.h"
#include "privacy/language.h"

#include <qgsfeaturesource.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // Of the row's team; none where the cell is empty.
    std::optional<double> ownMinutes( const QgsFeature &feature, int column, std::int32_t row )
    {
      if ( cellText( feature, column ).empty() )
        return std::nullopt;
      bool isNumber = false;
      const double minutes = feature.attribute( column ).toDouble( &isNumber );
      if ( !isNumber || !( minutes > 0 ) || !std::isfinite( minutes ) )
        throw InputError( "ROSTER, row " + std::to_string( row ) +
                          ": minutes is not a number over 0; leave it empty where the team has as many as "
                          "all." );
      return minutes;
    }

    // Of the row's team; none where the cell is empty.
    std::optional<double> ownBreak( const QgsFeature &feature, int column, std::int32_t row )
    {
      if ( cellText( feature, column ).empty() )
        return std::nullopt;
      bool isNumber = false;
      const double minutes = feature.attribute( column ).toDouble( &isNumber );
      if ( !isNumber || !( minutes >= 0 ) || !std::isfinite( minutes ) )
        throw InputError( "ROSTER, row " + std::to_string( row ) +
                          ": break is not a number of minutes; leave it empty where the team makes none." );
      return minutes;
    }

    std::optional<std::int32_t> ownVisits( const QgsFeature &feature, int column, std::int32_t row )
    {
      if ( cellText( feature, column ).empty() )
        return std::nullopt;
      const std::optional<std::int32_t> visits = wholeNumber( feature, column );
      if ( !visits || *visits < 1 )
        throw InputError( "ROSTER, row " + std::to_string( row ) +
                          ": max_visits is not a whole number over 0; leave it empty where the team may have "
                          "as many as all." );
      return visits;
    }
  }

  Roster readRosterTable( const QgsFeatureSource &source, QgsProcessingFeedback *feedback )
  {
    const QgsFields fields = source.fields();
    const char *remedy = "a roster has team, staging, member, role, employee, languages, agreement, vehicle.";
    const int team = requiredColumn( fields, "ROSTER", "team", remedy );
    const int role = requiredColumn( fields, "ROSTER", "role", remedy );
    const int employee = requiredColumn( fields, "ROSTER", "employee", remedy );
    const int agreement = requiredColumn( fields, "ROSTER", "agreement", remedy );
    const int staging = columnOf( fields, "staging" ), member = columnOf( fields, "member" );
    const int languages = columnOf( fields, "languages" ), vehicle = columnOf( fields, "vehicle" );
    const int wishes = columnOf( fields, "wishes" ), minutes = columnOf( fields, "minutes" ),
              most = columnOf( fields, "max_visits" ), shift = columnOf( fields, "shift" ),
              rest = columnOf( fields, "break" );
    std::vector<RosterRow> rows;
    int unknown = 0;
    RowReader reader( source );
    while ( reader.next() )
    {
      const QgsFeature &feature = reader.feature();
      const SpokenLanguages spoken = readLanguages( cellText( feature, languages ) );
      unknown += spoken.allKnown ? 0 : 1;
      rows.push_back(
          { cellText( feature, team ), cellText( feature, staging ), cellText( feature, member ),
            cellText( feature, role ), cellText( feature, employee ), cellText( feature, agreement ),
            cellText( feature, vehicle ), cellText( feature, wishes ), spoken.codes, reader.number(),
            ownMinutes( feature, minutes, reader.number() ), ownVisits( feature, most, reader.number() ),
            cellText( feature, shift ), ownBreak( feature, rest, reader.number() ) } );
    }
    if ( unknown > 0 )
      feedback->pushWarning(
          Doorstep::tr( "ROSTER: %1 rows have a language that is not known." ).arg( unknown ) );
    Roster roster = readRoster( rows );
    if ( roster.teams.empty() )
      throw InputError( "ROSTER has no rows with a team." );
    return roster;
  }

  void PlanLayers::readRoster( const QgsFeatureSource &source )
  {
    question.roster = readRosterTable( source, mFeedback );
  }

  void PlanLayers::readPinnedPlan( const QgsFeatureSource &visits )
  {
    const int zone = columnOf( visits.fields(), "zone" );
    const auto pinned = []( const PlanVisit &visit ) { return visit.pinZone > 0; };
    const auto zoned = [&]( const QgsFeature &row ) { return wholeNumber( row, zone ).value_or( 0 ) > 0; };
    if ( zone >= 0 && std::any_of( question.visits.begin(), question.visits.end(), pinned ) &&
         std::any_of( rows.begin(), rows.end(), zoned ) )
      readPrevious( visits );
  }

  void PlanLayers::readPrevious( const QgsFeatureSource &source )
  {
    const char *remedy = "give the visits of an earlier plan.";
    const int code = requiredColumn( source.fields(), "PREVIOUS", "visit", remedy );
    const int zone = requiredColumn( source.fields(), "PREVIOUS", "zone", remedy );
    const int stop = columnOf( source.fields(), "stop" ), shift = columnOf( source.fields(), "shift" );
    int badZones = 0, repeated = 0;
    RowReader reader( source );
    while ( reader.next() )
    {
      const QgsFeature &feature = reader.feature();
      const std::string visit = cellText( feature, code );
      if ( visit.empty() || cellText( feature, zone ).empty() )
        continue;
      EarlierStop earlier;
      earlier.zone = wholeNumber( feature, zone ).value_or( 0 );
      if ( earlier.zone < 1 )
      {
        ++badZones;
        continue;
      }
      if ( const std::int32_t number = wholeNumber( feature, stop ).value_or( 0 ); number > 0 )
        earlier.stop = number;
      if ( const std::string name = cellText( feature, shift ); !name.empty() )
      {
        earlier.shift = shiftNamed( question, name );
        if ( earlier.shift < 0 )
          throw InputError( "PREVIOUS, row " + std::to_string( reader.number() ) +
                            ": its shift is none of SHIFTS; give the shifts of that plan, so that zones stay "
                            "in theirs." );
      }
      repeated += question.previous.emplace( visit, earlier ).second ? 0 : 1;
    }
    if ( question.previous.empty() )
      throw InputError( "PREVIOUS has no row with a visit and the number of its zone: give the visits of an "
                        "earlier plan, or leave it out." );
    warn( badZones,
          Doorstep::tr( "PREVIOUS: %1 rows have a zone that is not a number over 0, and count as new." ) );
    warn( repeated,
          Doorstep::tr( "PREVIOUS: %1 rows have a visit that is in an earlier row, and are passed over." ) );
  }

  void PlanLayers::readPreviousTeams( const QgsFeatureSource &source )
  {
    question.previousTeams = teamsByZone( source, "PREVIOUS_ZONES" );
    if ( std::none_of( question.previous.begin(), question.previous.end(),
                       [&]( const auto &earlier )
                       { return question.previousTeams.contains( earlier.second.zone ); } ) )
      throw InputError(
          "PREVIOUS_ZONES has no zone of PREVIOUS: give the zones of the same plan, as assignteams "
          "wrote them." );
  }

  std::map<std::int32_t, std::string> teamsByZone( const QgsFeatureSource &source, const char *parameter )
  {
    const char *remedy = "give the zones of the earlier plan, as assignteams wrote them.";
    const int zone = requiredColumn( source.fields(), parameter, "zone", remedy );
    const int team = requiredColumn( source.fields(), parameter, "team", remedy );
    std::map<std::int32_t, std::string> teams;
    RowReader reader( source );
    while ( reader.next() )
      if ( const std::int32_t number = wholeNumber( reader.feature(), zone ).value_or( 0 ); number > 0 )
        teams.emplace( number, cellText( reader.feature(), team ) );
    return teams;
  }
}
