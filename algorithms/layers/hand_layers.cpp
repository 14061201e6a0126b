// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/hand_layers.h"

#include "base/error.h"
#include "base/index.h"
#include "base/text.h"
#include "layers/cells.h"
#include "layers/row_reader.h"

#include <qgsfeaturesource.h>

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr const char *ONE_RUN = "give the layers of one run of planzones.";
    constexpr int MOST_ZONES = 9999;
    constexpr double MOST_WALKED = 5000, MOST_PARKING = 60; // metres, minutes: as planzones takes them

    // A whole number from 0 on; 0 for an empty cell.
    std::int32_t count( const QgsFeature &feature, int column, const char *layer, std::int32_t row,
                        const char *name )
    {
      if ( cellText( feature, column ).empty() )
        return 0;
      const std::optional<std::int32_t> value = wholeNumber( feature, column );
      if ( !value || *value < 0 || *value > MOST_ZONES )
        refuseRow( layer, row, std::string( name ) + " is not a whole number from 0 to 9999." );
      return *value;
    }

    std::int32_t stagingNamed( const PlanQuestion &question, const std::string &name )
    {
      if ( name.empty() && question.stagings.size() == 1 )
        return 0;
      std::int32_t found = -1;
      for ( std::size_t s = 0; s < question.stagings.size(); ++s )
        if ( sameName( question.stagings[s].name, name ) )
        {
          if ( found >= 0 )
            refuseRow(
                "STAGING", question.stagings[s].row,
                "row " + std::to_string( question.stagings[doorstep::indexOf( found )].row ) +
                    " has the same name, so that nothing tells from which of them a zone's team leaves; "
                    "give each place its own name and plan again." );
          found = static_cast<std::int32_t>( s );
        }
      return found;
    }

    // How the teams of the plan walk, as planzones wrote it into each zone; nobody does where it did not.
    WalkSettings walkingOf( const QgsFeatureSource &zones )
    {
      const int limit = columnOf( zones.fields(), "walk_limit" ),
                parking = columnOf( zones.fields(), "parking" );
      std::optional<WalkSettings> walking;
      for ( RowReader reader( zones ); limit >= 0 && parking >= 0 && reader.next(); )
      {
        const QgsFeature &row = reader.feature();
        if ( cellText( row, limit ).empty() )
          continue;
        bool isLimit = false, isParking = false;
        const WalkSettings one{ row.attribute( limit ).toDouble( &isLimit ),
                                row.attribute( parking ).toDouble( &isParking ) };
        if ( !isLimit || !isParking || !( one.metersAtMost >= 0 && one.metersAtMost <= MOST_WALKED ) ||
             !( one.parkingMinutes >= 0 && one.parkingMinutes <= MOST_PARKING ) )
          refuseRow( "ZONES", reader.number(), "walk_limit or parking are not as planzones writes them." );
        if ( walking && !( *walking == one ) )
          refuseRow( "ZONES", reader.number(),
                     std::string( "walk_limit and parking are others than in an earlier row; " ) + ONE_RUN );
        walking = one;
      }
      return walking.value_or( WalkSettings() );
    }

    std::map<std::int32_t, HandZone> readZoneRows( const PlanLayers &layers, const QgsFeatureSource &zones,
                                                   std::map<std::int32_t, std::int32_t> &visitsOf )
    {
      const QgsFields fields = zones.fields();
      const int number = requiredColumn( fields, "ZONES", "zone", ONE_RUN ),
                staging = requiredColumn( fields, "ZONES", "staging", ONE_RUN );
      const int team = columnOf( fields, "team" ), visits = columnOf( fields, "visits" );
      std::map<std::int32_t, HandZone> read;
      for ( RowReader reader( zones ); reader.next(); )
      {
        const QgsFeature &feature = reader.feature();
        HandZone zone;
        zone.number = count( feature, number, "ZONES", reader.number(), "zone" );
        if ( zone.number == 0 )
          refuseRow( "ZONES", reader.number(), "no zone number." );
        zone.staging = stagingNamed( layers.question, cellText( feature, staging ) );
        if ( zone.staging < 0 )
          refuseRow( "ZONES", reader.number(),
                     "its staging is none of STAGING; give the staging places that the plan was made with." );
        zone.team = cellText( feature, team );
        if ( !cellText( feature, visits ).empty() )
          visitsOf[zone.number] = count( feature, visits, "ZONES", reader.number(), "visits" );
        if ( !read.emplace( zone.number, zone ).second )
          refuseRow( "ZONES", reader.number(),
                     std::string( "an earlier row has the same zone; " ) + ONE_RUN );
      }
      if ( read.empty() )
        throw InputError( "ZONES has no rows: plan the zones first." );
      return read;
    }
  }

  HandLayers readHandPlan( const HandSources &sources, const QgsCoordinateTransformContext &transforms,
                           QgsProcessingFeedback *feedback )
  {
    constexpr double minutesAtDoor = 15; // planzones wrote those that it planned with
    const QgsCoordinateReferenceSystem metres = localProjection( sources.visits, transforms );
    HandLayers read{ metres, PlanLayers( metres, transforms, feedback ), {}, {} };
    read.layers.readVisits( sources.visits, minutesAtDoor );
    const std::map<std::int32_t, std::int32_t> shiftOf = read.layers.readShiftsOfZones( sources.zones );
    const auto start =
        shiftOf.empty() ? read.layers.startOfPlan( sources.visits.fields() ) : read.layers.question.start;
    if ( start )
    {
      read.layers.readTimes( sources.visits.fields(), start );
      read.layers.readRounds( sources.visits.fields() );
    }
    read.layers.readStagings( sources.stagings );
    read.zones = readHandZones( read.layers, sources.visits, sources.zones );
    for ( HandZone &zone : read.zones )
      if ( const auto found = shiftOf.find( zone.number ); found != shiftOf.end() )
        zone.shift = found->second;
    read.layers.question.walking = walkingOf( sources.zones );
    if ( sources.streets )
      read.layers.readStreets( *sources.streets, sources.streetFields );
    if ( sources.houses ) // they tell which street a home is on
      read.layers.readHouses( *sources.houses );
    if ( sources.roster )
      read.layers.readRoster( *sources.roster );
    const QgsFields fields = sources.zones.fields();
    const int number = columnOf( fields, "zone" ), minutes = columnOf( fields, "minutes" );
    for ( RowReader reader( sources.zones ); minutes >= 0 && reader.next(); )
      if ( const QgsFeature &row = reader.feature(); !row.attribute( minutes ).isNull() )
        read.minutes[wholeNumber( row, number ).value_or( 0 )] = row.attribute( minutes ).toDouble();
    return read;
  }

  std::vector<HandZone> readHandZones( const PlanLayers &layers, const QgsFeatureSource &visits,
                                       const QgsFeatureSource &zones )
  {
    std::map<std::int32_t, std::int32_t> visitsOf;
    std::map<std::int32_t, HandZone> read = readZoneRows( layers, zones, visitsOf );
    const int zone = requiredColumn( visits.fields(), "VISITS", "zone", ONE_RUN ),
              stop = requiredColumn( visits.fields(), "VISITS", "stop", ONE_RUN );
    for ( std::size_t v = 0; v < layers.rows.size(); ++v )
    {
      const auto row = static_cast<std::int32_t>( v ) + 1;
      const std::int32_t number = count( layers.rows[v], zone, "VISITS", row, "zone" ),
                         at = count( layers.rows[v], stop, "VISITS", row, "stop" );
      if ( number == 0 )
        continue;
      const auto found = read.find( number );
      if ( found == read.end() )
        refuseRow( "VISITS", row, std::string( "its zone is not among ZONES; " ) + ONE_RUN );
      if ( !layers.question.visits[v].hindrance.empty() )
        refuseRow( "VISITS", row,
                   "it is in a zone, and cannot be planned: " + layers.question.visits[v].hindrance );
      std::vector<std::int32_t> &stops = found->second.stops;
      if ( at == 0 )
        refuseRow( "VISITS", row, std::string( "it is in a zone and has no stop; " ) + ONE_RUN );
      stops.resize( std::max( stops.size(), indexOf( at ) ), -1 );
      if ( std::exchange( stops[indexOf( at - 1 )], static_cast<std::int32_t>( v ) ) >= 0 )
        refuseRow( "VISITS", row, std::string( "an earlier row is the same stop of its zone; " ) + ONE_RUN );
    }
    std::vector<HandZone> result;
    for ( auto &[number, entry] : read )
    {
      const bool gaps = std::find( entry.stops.begin(), entry.stops.end(), -1 ) != entry.stops.end();
      const auto told = visitsOf.find( number );
      if ( gaps || entry.stops.empty() ||
           ( told != visitsOf.end() && indexOf( told->second ) != entry.stops.size() ) )
        throw InputError( "ZONES and VISITS are of different plans (zone " + std::to_string( number ) + " " +
                          ( gaps ? "has a stop without a visit" : "has another number of visits" ) +
                          "): " + ONE_RUN );
      result.push_back( std::move( entry ) );
    }
    return result;
  }

  std::vector<HandRow> readHandRows( const PlanLayers &layers, const QgsFeatureSource &edits )
  {
    const char *remedy = "a table of edits has visit and zone, and where it matters stop and staging.";
    const QgsFields fields = edits.fields();
    const int visit = requiredColumn( fields, "EDITS", "visit", remedy ),
              zone = requiredColumn( fields, "EDITS", "zone", remedy );
    const int stop = columnOf( fields, "stop" ), staging = columnOf( fields, "staging" );
    std::map<std::string, std::int32_t> visitOf; // -1: several rows have the code
    for ( std::size_t v = 0; v < layers.question.visits.size(); ++v )
      if ( const auto [found, isNew] =
               visitOf.emplace( layers.question.visits[v].code, static_cast<std::int32_t>( v ) );
           !isNew )
        found->second = -1;
    std::vector<HandRow> rows;
    for ( RowReader reader( edits ); reader.next(); )
    {
      const QgsFeature &feature = reader.feature();
      const std::string code = cellText( feature, visit );
      HandRow row;
      row.row = reader.number();
      const auto found = visitOf.find( code );
      if ( code.empty() || found == visitOf.end() )
        refuseRow( "EDITS", row.row, "its visit is none of VISITS." );
      if ( found->second < 0 )
        refuseRow( "EDITS", row.row,
                   "several rows of VISITS have its code, so that they cannot be told apart." );
      row.visit = found->second;
      row.zone = count( feature, zone, "EDITS", row.row, "zone" );
      row.stop = count( feature, stop, "EDITS", row.row, "stop" );
      if ( const std::string name = cellText( feature, staging ); !name.empty() )
      {
        row.staging = stagingNamed( layers.question, name );
        if ( row.staging < 0 )
          refuseRow( "EDITS", row.row, "its staging is none of STAGING." );
      }
      rows.push_back( row );
    }
    return rows;
  }

  std::vector<std::int32_t> readZoneNumbers( const QString &text, const char *parameter )
  {
    static const QRegularExpression between( QStringLiteral( "[;,\\s]+" ) );
    std::vector<std::int32_t> numbers;
    for ( const QString &word : text.split( between, Qt::SkipEmptyParts ) )
    {
      bool ok = false;
      const int number = word.toInt( &ok );
      if ( !ok || number < 1 || number > MOST_ZONES )
        throw InputError( std::string( parameter ) + " is a list of zone numbers, as in 3;7." );
      numbers.push_back( number );
    }
    return numbers;
  }
}
