#include "processing/editplan_algorithm.h"

#include "base/error.h"
#include "base/index.h"
#include "hand/hand_edits.h"
#include "hand/hand_improve.h"
#include "hand/hand_rules.h"
#include "layers/hand_layers.h"
#include "layers/row_reader.h"
#include "layers/travel_folder.h"
#include "processing/edited_output.h"
#include "processing/edited_teams.h"
#include "processing/plan_output.h"
#include "processing/privacy_outputs.h"
#include "processing/street_fields_parameter.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    QString listed( const std::vector<std::int32_t> &numbers )
    {
      QStringList words;
      for ( const std::int32_t number : numbers )
        words << QString::number( number );
      return words.join( QStringLiteral( ";" ) );
    }

    void lock( HandPlan &plan, const std::vector<std::int32_t> &zones, bool isLocked )
    {
      for ( const std::int32_t number : zones )
        if ( plan.has( number ) )
          plan.apply( lockZone( plan, number, isLocked ) );
    }

    // A plan whose visits cannot be reached on these streets was made on others.
    void requireReached( const HandTimes &times, const HandPlan &plan )
    {
      for ( const auto &[number, zone] : plan.zones() )
        for ( const std::int32_t visit : zone.stops )
          if ( !times.hindranceOf( visit ).empty() )
            throw InputError( "VISITS, row " + std::to_string( visit + 1 ) + ": it is in a zone, and " +
                              times.hindranceOf( visit ) +
                              "; give the STREETS that the plan was made with." );
    }

    // Zones that nobody changed are timed as the layer says, or the plan was made otherwise.
    int timedOtherwise( const HandAnswer &answer, const QgsFeatureSource &zones )
    {
      constexpr double rounding = 0.11;
      const int zone = zones.fields().lookupField( QStringLiteral( "zone" ) ),
                minutes = zones.fields().lookupField( QStringLiteral( "minutes" ) );
      if ( minutes < 0 )
        return 0;
      std::map<std::int32_t, double> told;
      for ( RowReader reader( zones ); reader.next(); )
        if ( !reader.feature().attribute( minutes ).isNull() )
          told[reader.feature().attribute( zone ).toInt()] = reader.feature().attribute( minutes ).toDouble();
      int count = 0;
      for ( const PlannedZone &now : answer.zones )
        if ( const auto found = told.find( now.zone );
             found != told.end() &&
             std::find( answer.changed.begin(), answer.changed.end(), now.zone ) == answer.changed.end() )
          count += std::abs( found->second - now.minutes() ) > rounding ? 1 : 0;
      return count;
    }
  }

  EditPlanAlgorithm::EditPlanAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "editplan" ),
              .group = ToolboxGroup::Plan,
              .title = QObject::tr( "Change a plan by hand" ),
              .summary = QObject::tr( "Moves visits to other zones as a table says, and makes the routes, "
                                      "directions and areas of those zones anew; all others stay." ),
              .tags = QObject::tr( "zones,move,split,merge,edit,by hand,turf,routes,directions" ) } )
  {
  }

  void EditPlanAlgorithm::initAlgorithm( const QVariantMap & )
  {
    const auto layer =
        [&]( const char *name, const QString &description, Qgis::ProcessingSourceType type, bool optional )
    {
      addParameter( new QgsProcessingParameterFeatureSource( QLatin1String( name ), description,
                                                             QList<int>() << static_cast<int>( type ),
                                                             QVariant(), optional ) );
    };
    const auto text = [&]( const char *name, const QString &description )
    {
      addParameter(
          new QgsProcessingParameterString( QLatin1String( name ), description, QVariant(), false, true ) );
    };
    using Type = Qgis::ProcessingSourceType;
    layer( "VISITS", QObject::tr( "Visits by zone" ), Type::VectorPoint, false );
    layer( "ZONES", QObject::tr( "Zones" ), Type::VectorPolygon, false );
    layer( "ROUTES", QObject::tr( "Routes" ), Type::VectorLine, true );
    layer( "DIRECTIONS", QObject::tr( "Directions" ), Type::Vector, true );
    layer( "STAGING", QObject::tr( "Staging places" ), Type::VectorPoint, false );
    layer( "STREETS", QObject::tr( "Streets that the plan was made with (none: straight lines)" ),
           Type::VectorLine, true );
    layer( "HOUSES", QObject::tr( "Address points that the plan was made with" ), Type::VectorPoint, true );
    layer( "EDITS", QObject::tr( "Edits: a table with visit, zone and, where it matters, stop and staging" ),
           Type::Vector, true );
    text( "IMPROVE", QObject::tr( "Zones to be improved among themselves (as in 3;7)" ) );
    text( "LOCKED", QObject::tr( "Zones that must stay as they are (as in 2;5)" ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "TEAM_MINUTES" ), QObject::tr( "Minutes of a team, from staging and back" ),
        Qgis::ProcessingNumberParameterType::Double, 240, false, 1, 1440 ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "MAX_VISITS" ), QObject::tr( "Visits of a team at most (0: no limit)" ),
        Qgis::ProcessingNumberParameterType::Integer, 0, false, 0, 10000 ) );
    addParameter( new QgsProcessingParameterBoolean( QStringLiteral( "RETURN" ),
                                                     QObject::tr( "The way back counts" ), true ) );
    layer( "ROSTER", QObject::tr( "Roster of the teams" ), Type::Vector, true );
    addParameter( streetFieldsParameter() );

    const auto sink = [&]( const char *name, const QString &description, Type type, bool optional )
    {
      addParameter( new QgsProcessingParameterFeatureSink( QLatin1String( name ), description, type,
                                                           QVariant(), optional, true ) );
    };
    sink( "OUTPUT_VISITS", QObject::tr( "Visits by zone, changed" ), Type::VectorPoint, false );
    sink( "OUTPUT_ZONES", QObject::tr( "Zones, changed" ), Type::VectorPolygon, false );
    sink( "OUTPUT_ROUTES", QObject::tr( "Routes, changed" ), Type::VectorLine, true );
    sink( "OUTPUT_DIRECTIONS", QObject::tr( "Directions, changed" ), Type::Vector, true );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "MOVED" ),
                                              QObject::tr( "Visits in another zone than before" ) ) );
    addOutput(
        new QgsProcessingOutputNumber( QStringLiteral( "OVER" ), QObject::tr( "Zones over their time" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "LONGEST" ),
                                              QObject::tr( "Minutes of the longest route" ) ) );
    addOutput( new QgsProcessingOutputString( QStringLiteral( "CHANGED" ),
                                              QObject::tr( "Zones to be printed again" ) ) );
  }

  bool EditPlanAlgorithm::prepareAlgorithm( const QVariantMap &, QgsProcessingContext &context,
                                            QgsProcessingFeedback * )
  {
    mCacheFolder = travelFolder( context.project() );
    return true;
  }

  QVariantMap EditPlanAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                      QgsProcessingFeedback *feedback )
  {
    const auto input = [&]( const char *name, bool needsCrs )
    { return optionalSource( parameters, QLatin1String( name ), context, needsCrs ); };
    const auto words = [&]( const char *name )
    { return parameterAsString( parameters, QLatin1String( name ), context ); };
    const auto visits = source( parameters, QStringLiteral( "VISITS" ), context, true );
    const auto zones = source( parameters, QStringLiteral( "ZONES" ), context, true );
    const auto stagings = source( parameters, QStringLiteral( "STAGING" ), context, true );
    const auto routes = input( "ROUTES", true ), directions = input( "DIRECTIONS", false );
    const auto roster = input( "ROSTER", false );
    const QgsCoordinateTransformContext transforms = context.transformContext();
    const QgsCoordinateReferenceSystem metres = localProjection( *visits, transforms );
    PlanLayers layers( metres, transforms, feedback );
    constexpr double minutesAtDoor = 15; // planzones wrote those that it planned with
    layers.readVisits( *visits, minutesAtDoor );
    layers.readStagings( *stagings );
    const std::vector<HandZone> read = readHandZones( layers, *visits, *zones );
    if ( const auto streets = input( "STREETS", true ) )
      readTravelStreets( *this, layers, *streets, parameters, context, feedback );
    if ( const auto houses = input( "HOUSES", true ) )
      layers.readHouses( *houses );
    if ( roster )
      layers.readRoster( *roster );
    PlanQuestion &question = layers.question;
    question.teamMinutes = parameterAsDouble( parameters, QStringLiteral( "TEAM_MINUTES" ), context );
    question.visitsAtMost = parameterAsInt( parameters, QStringLiteral( "MAX_VISITS" ), context );
    question.returns = parameterAsBoolean( parameters, QStringLiteral( "RETURN" ), context );
    question.cacheFolder = mCacheFolder.toStdString();
    const Progress progress = progressOf( feedback );

    HandPlan plan( question.visits.size(), read );
    const std::map<std::int32_t, HandZone> before = plan.zones();
    const std::vector<std::int32_t> locked = readZoneNumbers( words( "LOCKED" ), "LOCKED" ),
                                    improved = readZoneNumbers( words( "IMPROVE" ), "IMPROVE" );
    std::vector<HandRow> rows;
    if ( const auto edits = input( "EDITS", false ) )
      rows = readHandRows( layers, *edits );
    HandTimes times( question, part( progress, 0.05, 0.4 ) );
    requireReached( times, plan );
    lock( plan, locked, true );
    plan.apply( changeOf( plan, times, rows ) );
    if ( !improved.empty() )
      plan.apply( improveZones( plan, times, improved, part( progress, 0.4, 0.6 ) ) );
    lock( plan, locked, false );
    const HandAnswer answer = handAnswer( times, before, plan.zones(), part( progress, 0.6, 0.95 ) );

    const QgsCoordinateTransform back( metres, visits->sourceCrs(), transforms ),
        backToZones( metres, zones->sourceCrs(), transforms );
    EditedPlan edited{
        layers, answer, {}, {}, times.travel().straight(), !areAreasOfThese( answer, *zones, backToZones ) };
    int over = 0;
    double longest = 0;
    for ( const PlannedZone &zone : answer.zones )
    {
      over += zone.minutes() > question.teamMinutes + DRIVEN_ROUNDING ? 1 : 0;
      longest = std::max( longest, zone.minutes() );
    }
    for ( const std::int32_t number : answer.changed )
      if ( plan.has( number ) )
        for ( const std::string &trouble : troublesOf( plan.zone( number ), times ) )
        {
          std::string &note = edited.noteOfZone[number];
          note += ( note.empty() ? "" : "; " ) + trouble.substr( 0, trouble.size() - 1 );
          feedback->pushWarning( QString::fromStdString( trouble ) );
        }
    edited.missingOfZone = teamsLack( plan, before, times, answer, *zones, feedback );
    for ( const std::vector<std::string> &warnings : { layers.streetWarnings, times.travel().warnings() } )
      for ( const std::string &warning : warnings )
        feedback->pushWarning( QString::fromStdString( warning ) );
    if ( edited.allAreas )
      feedback->pushWarning( QObject::tr( "ZONES was drawn from other streets or address points than STREETS "
                                          "and HOUSES: the areas of all zones are drawn anew." ) );
    if ( const int otherwise = timedOtherwise( answer, *zones ); otherwise > 0 )
      feedback->pushWarning(
          QObject::tr( "%1 zones that were not changed take other minutes on these streets: give STREETS, "
                       "STAGING and RETURN of the plan, or plan again." )
              .arg( otherwise ) );
    feedback->pushInfo( QObject::tr( "By hand: %1 visits in another zone, %2 taken out, %3 put in; %4 stops "
                                     "with another number. Zones to be printed again: %5." )
                            .arg( answer.moved )
                            .arg( answer.taken )
                            .arg( answer.added )
                            .arg( answer.renumbered )
                            .arg( listed( answer.changed ) ) );

    SinkSet sinks( *this, parameters, context );
    const QgsCoordinateTransform degrees(
        metres, QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ), transforms );
    writeEditedVisits( sinks, edited, *visits, degrees );
    writeEditedZones( sinks, edited, *zones, backToZones );
    PlanAnswer whole;
    whole.zones = answer.zones;
    whole.straightLines = edited.straightLines;
    if ( routes )
      writeEditedRoutes( sinks, edited, *routes,
                         QgsCoordinateTransform( metres, routes->sourceCrs(), transforms ) );
    else
      writePlannedRoutes( sinks, whole, back );
    if ( directions )
      writeEditedDirections( sinks, edited, *directions );
    else
      writePlannedDirections( sinks, whole, {} );
    QVariantMap results;
    sinks.keep( results );
    recordOutput( QString::fromStdString( times.travel().cacheFile() ), FileKind::Plan );
    results.insert( QStringLiteral( "MOVED" ), static_cast<int>( answer.moved ) );
    results.insert( QStringLiteral( "OVER" ), over );
    results.insert( QStringLiteral( "LONGEST" ), longest );
    results.insert( QStringLiteral( "CHANGED" ), listed( answer.changed ) );
    return results;
  }
}
