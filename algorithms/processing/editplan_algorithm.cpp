// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/editplan_algorithm.h"

#include "hand/edit_plan.h"
#include "hand/hand_teams.h"
#include "layers/cells.h"
#include "layers/edited_layers.h"
#include "layers/hand_layers.h"
#include "layers/own_words.h"
#include "layers/travel_folder.h"
#include "morning/shifts.h"
#include "processing/privacy_outputs.h"
#include "processing/street_fields_parameter.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

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

    // Of the zones that nobody changed.
    std::map<std::int32_t, double> minutesNow( const HandAnswer &answer )
    {
      std::map<std::int32_t, double> minutes;
      for ( const PlannedZone &zone : answer.zones )
        if ( !answer.hasChanged( zone.zone ) )
          minutes[zone.zone] = zone.minutes();
      return minutes;
    }
  }

  EditPlanAlgorithm::EditPlanAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "editplan" ),
              .group = ToolboxGroup::Plan,
              .title = Doorstep::tr( "Change a plan by hand" ),
              .summary = Doorstep::tr( "Moves visits to other zones as a table says, and makes the routes, "
                                       "directions and areas of those zones anew; all others stay." ),
              .tags = Doorstep::tr( "zones,move,split,merge,edit,by hand,turf,routes,directions" ) } )
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
    layer( "VISITS", Doorstep::tr( "Visits by zone" ), Type::VectorPoint, false );
    layer( "ZONES", Doorstep::tr( "Zones" ), Type::VectorPolygon, false );
    layer( "ROUTES", Doorstep::tr( "Routes" ), Type::VectorLine, true );
    layer( "DIRECTIONS", Doorstep::tr( "Directions" ), Type::Vector, true );
    layer( "STAGING", Doorstep::tr( "Staging places" ), Type::VectorPoint, false );
    layer( "STREETS", Doorstep::tr( "Streets that the plan was made with (none: straight lines)" ),
           Type::VectorLine, true );
    layer( "HOUSES", Doorstep::tr( "Address points that the plan was made with" ), Type::VectorPoint, true );
    layer( "EDITS", Doorstep::tr( "Edits: a table with visit, zone and, where it matters, stop and staging" ),
           Type::Vector, true );
    text( "IMPROVE", Doorstep::tr( "Zones to be improved among themselves (as in 3;7)" ) );
    text( "LOCKED", Doorstep::tr( "Zones that must stay as they are (as in 2;5)" ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "TEAM_MINUTES" ), Doorstep::tr( "Minutes of a team, from staging and back" ),
        Qgis::ProcessingNumberParameterType::Double, 240, false, 1, 1440 ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "MAX_VISITS" ), Doorstep::tr( "Visits of a team at most (0: no limit)" ),
        Qgis::ProcessingNumberParameterType::Integer, 0, false, 0, 10000 ) );
    addParameter( new QgsProcessingParameterBoolean( QStringLiteral( "RETURN" ),
                                                     Doorstep::tr( "The way back counts" ), true ) );
    layer( "ROSTER", Doorstep::tr( "Roster of the teams" ), Type::Vector, true );
    addParameter( streetFieldsParameter() );
    addParameter( speedsParameter() );

    const auto sink = [&]( const char *name, const QString &description, Type type, bool optional )
    {
      addParameter( new QgsProcessingParameterFeatureSink( QLatin1String( name ), description, type,
                                                           QVariant(), optional, true ) );
    };
    sink( "OUTPUT_VISITS", Doorstep::tr( "Visits by zone, changed" ), Type::VectorPoint, false );
    sink( "OUTPUT_ZONES", Doorstep::tr( "Zones, changed" ), Type::VectorPolygon, false );
    sink( "OUTPUT_ROUTES", Doorstep::tr( "Routes, changed" ), Type::VectorLine, true );
    sink( "OUTPUT_DIRECTIONS", Doorstep::tr( "Directions, changed" ), Type::Vector, true );
    for ( const auto &[name, description] :
          { std::pair{ "MOVED", Doorstep::tr( "Visits in another zone than before" ) },
            std::pair{ "OVER", Doorstep::tr( "Zones over their time" ) },
            std::pair{ "LONGEST", Doorstep::tr( "Minutes of the longest route" ) } } )
      addOutput( new QgsProcessingOutputNumber( QLatin1String( name ), description ) );
    addOutput( new QgsProcessingOutputString( QStringLiteral( "CHANGED" ),
                                              Doorstep::tr( "Zones to be printed again" ) ) );
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
    const auto streets = input( "STREETS", true ), houses = input( "HOUSES", true );
    const auto roster = input( "ROSTER", false ), table = input( "EDITS", false ),
               speeds = input( "SPEEDS", false );
    const QgsCoordinateTransformContext transforms = context.transformContext();
    KeptColumns columns = travelColumns( *this, parameters, context );
    const QString streetFields =
        streets ? columns.fields( typedStreetFields( *this, parameters, context ), feedback ) : QString();
    HandLayers read =
        readHandPlan( { *visits, *zones, *stagings, streets.get(), houses.get(), roster.get(), streetFields },
                      transforms, feedback );
    if ( streets )
      columns.keep( feedback );
    PlanLayers &layers = read.layers;
    PlanQuestion &question = layers.question;
    takeTeamMinutes( question, parameterAsDouble( parameters, QStringLiteral( "TEAM_MINUTES" ), context ) );
    question.visitsAtMost = parameterAsInt( parameters, QStringLiteral( "MAX_VISITS" ), context );
    question.returns = parameterAsBoolean( parameters, QStringLiteral( "RETURN" ), context );
    question.speeds = districtSpeeds( *this, speeds.get(), parameters, context, feedback ).speeds();
    question.cacheFolder = mCacheFolder.toStdString();
    const Progress progress = progressOf( feedback );
    HandPlan plan( question.visits.size(), read.zones );
    const std::map<std::int32_t, HandZone> before = plan.zones();
    PlanEdits edits;
    edits.locked = readZoneNumbers( words( "LOCKED" ), "LOCKED" );
    edits.improved = readZoneNumbers( words( "IMPROVE" ), "IMPROVE" );
    if ( table )
      edits.rows = readHandRows( layers, *table );
    HandTimes times( question, part( progress, 0.05, 0.4 ) );
    times.requireReached( plan, "give the STREETS that the plan was made with" );
    const HandAnswer answer = editPlan( plan, times, edits, part( progress, 0.4, 0.95 ) );
    const QgsCoordinateTransform backToZones( read.metres, zones->sourceCrs(), transforms );
    const ChangedTroubles troubles = troublesOfChanged( plan, answer, times );
    const TeamsLack lack =
        columnOf( zones->fields(), "missing" ) < 0 ? TeamsLack() : teamsLack( plan, before, times, answer );
    const EditedPlan edited{ layers,
                             answer,
                             troubles.noteOfZone,
                             lack.ofZone,
                             times.travel().straight(),
                             !areAreasOfThese( answer, *zones, backToZones ) };
    for ( const std::vector<std::string> &warnings :
          { troubles.sentences, lack.warnings, layers.streetWarnings, times.travel().warnings() } )
      for ( const std::string &warning : warnings )
        feedback->pushWarning( toldInOwnWords( warning ) );
    if ( edited.allAreas )
      feedback->pushWarning(
          Doorstep::tr( "ZONES was drawn from other streets or address points than STREETS "
                        "and HOUSES: the areas of all zones are drawn anew." ) );
    if ( const int otherwise = timedOtherwise( read.minutes, minutesNow( answer ) ); otherwise > 0 )
      feedback->pushWarning(
          Doorstep::tr( "%1 zones that were not changed take other minutes on these streets: give STREETS, "
                        "STAGING and RETURN of the plan, or plan again." )
              .arg( otherwise ) );
    feedback->pushInfo( Doorstep::tr( "By hand: %1 visits in another zone, %2 taken out, %3 put in; %4 stops "
                                      "with another number. Zones to be printed again: %5." )
                            .arg( answer.moved )
                            .arg( answer.taken )
                            .arg( answer.added )
                            .arg( answer.renumbered )
                            .arg( listed( answer.changed ) ) );
    SinkSet sinks( *this, parameters, context );
    writeEditedPlan( sinks, edited, { *visits, *zones, routes.get(), directions.get() }, read.metres,
                     transforms );
    QVariantMap results;
    sinks.keep( results );
    recordOutput( QString::fromStdString( times.travel().cacheFile() ), FileKind::Plan );
    results.insert( QStringLiteral( "MOVED" ), static_cast<int>( answer.moved ) );
    results.insert( QStringLiteral( "OVER" ), static_cast<int>( answer.zonesOver( question.teamMinutes ) ) );
    results.insert( QStringLiteral( "LONGEST" ), answer.longestMinutes() );
    results.insert( QStringLiteral( "CHANGED" ), listed( answer.changed ) );
    return results;
  }
}
