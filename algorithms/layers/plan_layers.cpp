// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/plan_layers.h"

#include "base/error.h"
#include "layers/cells.h"
#include "layers/own_words.h"
#include "layers/row_reader.h"
#include "privacy/language.h"

#include <qgsfeaturesource.h>
#include <qgsgeometry.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep
{
  namespace
  {
    // Where the row is; else why it cannot be planned.
    bool placed( PlanVisit &visit, const RowReader &reader )
    {
      const std::optional<Point> place = reader.position();
      if ( place )
        visit.position = *place;
      else
        visit.hindrance = "no position, or one far from all others";
      return place.has_value();
    }
  }

  PlanLayers::PlanLayers( const QgsCoordinateReferenceSystem &metres,
                          const QgsCoordinateTransformContext &transforms, QgsProcessingFeedback *feedback )
      : mMetres( metres ), mTransforms( transforms ), mFeedback( feedback )
  {
  }

  // False where there is none that is finite, or it lies where the projection has no place for it.
  bool PlanLayers::toMetres( QgsGeometry &geometry, const QgsCoordinateReferenceSystem &from ) const
  {
    geometry = plainGeometry( geometry, transformBetween( from, mMetres, mTransforms ) );
    const QgsRectangle box = geometry.boundingBox();
    return !geometry.isNull() &&
           std::max( { std::abs( box.xMinimum() ), std::abs( box.xMaximum() ), std::abs( box.yMinimum() ),
                       std::abs( box.yMaximum() ) } ) < FARTHEST_PLACE;
  }

  void PlanLayers::warn( int count, const QString &sentence ) const
  {
    if ( count > 0 )
      mFeedback->pushWarning( sentence.arg( count ) );
  }

  void PlanLayers::readVisits( const QgsFeatureSource &source, double defaultMinutes )
  {
    constexpr int mostZones = 9999;
    const QgsFields fields = source.fields();
    const int code = requiredColumn( fields, "VISITS", "visit", "give the visits that deidentify made." );
    const int minutes = columnOf( fields, "minutes" ), students = columnOf( fields, "students" );
    const int language = columnOf( fields, "language" ), group = columnOf( fields, "group" );
    const int pinTeam = columnOf( fields, "pin_team" ), pinZone = columnOf( fields, "pin_zone" );
    const int apart = columnOf( fields, "apart" );
    int unplaced = 0, badMinutes = 0, unknown = 0, badPins = 0, nameless = 0, repeated = 0, uncounted = 0;
    std::set<std::string> codes;
    RowReader reader( source, mMetres, mTransforms );
    while ( reader.next() )
    {
      const QgsFeature &feature = reader.feature();
      rows.push_back( feature );
      PlanVisit visit;
      visit.code = cellText( feature, code );
      nameless += visit.code.empty() ? 1 : 0;
      repeated += visit.code.empty() || codes.insert( visit.code ).second ? 0 : 1;
      visit.group = cellText( feature, group );
      visit.pinTeam = cellText( feature, pinTeam );
      visit.apart = cellText( feature, apart );
      visit.minutes = defaultMinutes;
      bool ok = true;
      if ( const std::string cell = cellText( feature, minutes ); !cell.empty() )
        visit.minutes = feature.attribute( minutes ).toDouble( &ok );
      if ( !ok || !std::isfinite( visit.minutes ) || visit.minutes < 0 )
      {
        visit.hindrance = "minutes is not a number of 0 or more";
        ++badMinutes;
      }
      // 0 is how tables that know no empty number say that there is none.
      if ( !cellText( feature, pinZone ).empty() )
      {
        const std::optional<std::int32_t> pinned = wholeNumber( feature, pinZone );
        visit.pinZone = pinned.value_or( 0 );
        if ( !pinned || visit.pinZone < 0 || visit.pinZone > mostZones )
        {
          visit.hindrance = "pin_zone is not the number of a zone";
          ++badPins;
        }
      }
      const SpokenLanguages spoken = readLanguages( cellText( feature, language ) );
      visit.languages = spoken.codes;
      unknown += spoken.allKnown ? 0 : 1;
      if ( !cellText( feature, students ).empty() )
      {
        const std::optional<std::int32_t> count = wholeNumber( feature, students );
        if ( count && *count > 0 )
          visit.students = *count;
        else
          ++uncounted;
      }
      unplaced += placed( visit, reader ) ? 0 : 1;
      question.visits.push_back( std::move( visit ) );
    }
    warn( unplaced,
          Doorstep::tr(
              "VISITS: %1 rows have no position, or one far from all others, and are not planned." ) );
    warn( badMinutes,
          Doorstep::tr(
              "VISITS: %1 rows have minutes that are not a number of 0 or more, and are not planned." ) );
    warn( badPins,
          Doorstep::tr(
              "VISITS: %1 rows have a pin_zone that is not a whole number from 1 to 9999, and are not "
              "planned." ) );
    warn(
        uncounted,
        Doorstep::tr( "VISITS: %1 rows have students that are not a whole number over 0; each counts as one "
                      "student." ) );
    warn( nameless,
          Doorstep::tr( "VISITS: %1 rows have no code in visit; they are planned, and no outcome can be "
                        "recorded for them." ) );
    warn( repeated,
          Doorstep::tr( "VISITS: %1 rows have the code of an earlier row; they are planned, and cannot be "
                        "told apart afterwards." ) );
    warn( unknown,
          Doorstep::tr( "VISITS: %1 rows have a language that is not known; they are planned without it." ) );
  }

  void PlanLayers::readPoints( const QgsFeatureSource &source )
  {
    int unplaced = 0;
    RowReader reader( source, mMetres, mTransforms );
    while ( reader.next() )
    {
      rows.push_back( reader.feature() );
      PlanVisit visit;
      unplaced += placed( visit, reader ) ? 0 : 1;
      question.visits.push_back( std::move( visit ) );
    }
    warn( unplaced, Doorstep::tr( "INPUT: %1 rows have no position, or one far from all others." ) );
  }

  void PlanLayers::readStagings( const QgsFeatureSource &source )
  {
    constexpr double mostTeams = 1e6;
    const QgsFields fields = source.fields();
    const int name = requiredColumn( fields, "STAGING", "staging",
                                     "name the staging places in a text column of that name." );
    const int group = columnOf( fields, "group" ), teams = columnOf( fields, "teams" );
    RowReader reader( source, mMetres, mTransforms );
    while ( reader.next() )
    {
      const QgsFeature &feature = reader.feature();
      const std::int32_t row = reader.number();
      PlanStaging staging;
      staging.row = row;
      staging.name = cellText( feature, name );
      staging.group = cellText( feature, group );
      if ( !cellText( feature, teams ).empty() )
      {
        bool ok = false;
        const double most = feature.attribute( teams ).toDouble( &ok );
        if ( !ok || !( most >= 0 && most <= mostTeams ) || most != std::floor( most ) )
          throw InputError(
              "STAGING, row " + std::to_string( row ) +
              ": teams is not a whole number of 0 or more; leave it empty where there is no limit." );
        staging.teamsAtMost = static_cast<std::int32_t>( most );
      }
      for ( const PlanStaging &other : question.stagings )
        if ( !staging.group.empty() && other.group == staging.group )
          throw InputError( "STAGING, row " + std::to_string( row ) + ": row " + std::to_string( other.row ) +
                            " has the same group; give each group one staging place." );
      const std::optional<Point> place = reader.position();
      if ( !place )
        throw InputError( "STAGING, row " + std::to_string( row ) +
                          ": no position, or one far from all visits; set it on the map." );
      staging.position = *place;
      question.stagings.push_back( std::move( staging ) );
    }
    const bool grouped = std::any_of( question.stagings.begin(), question.stagings.end(),
                                      []( const PlanStaging &staging ) { return !staging.group.empty(); } );
    const auto elsewhere = std::count_if(
        question.visits.begin(), question.visits.end(),
        [&]( const PlanVisit &visit )
        {
          return !visit.group.empty() &&
                 std::none_of( question.stagings.begin(), question.stagings.end(),
                               [&]( const PlanStaging &staging ) { return staging.group == visit.group; } );
        } );
    warn(
        grouped ? static_cast<int>( elsewhere ) : 0,
        Doorstep::tr(
            "VISITS: %1 rows have a group that no place of STAGING has; their teams may leave from any." ) );
  }
}
