// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/planzones_algorithm.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/plan_layers.h"
#include "layers/planned_layers.h"
#include "layers/row_reader.h"
#include "layers/travel_folder.h"
#include "morning/report.h"
#include "processing/planzones_options.h"
#include "processing/privacy_outputs.h"
#include "processing/street_fields_parameter.h"
#include "words/languages.h"
#include "words/outcome_words.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

namespace doorstep
{
  PlanZonesAlgorithm::PlanZonesAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "planzones" ),
              .group = ToolboxGroup::Plan,
              .title = Doorstep::tr( "Plan zones and routes" ),
              .summary = Doorstep::tr( "Parts visits into balanced, compact zones, one a team, "
                                       "with routes that fit the morning." ),
              .tags = Doorstep::tr( "zones,routes,teams,territory,districting,vehicle "
                                    "routing,home visits,balance,directions" ) } )
  {
  }

  void PlanZonesAlgorithm::initAlgorithm( const QVariantMap & )
  {
    for ( auto &parameter : planZonesParameters() )
      addParameter( parameter.release() );

    const auto sink =
        [&]( const char *name, const QString &description, Qgis::ProcessingSourceType type, bool optional )
    {
      addParameter( new QgsProcessingParameterFeatureSink( QLatin1String( name ), description, type,
                                                           QVariant(), optional, true ) );
    };
    sink( "OUTPUT_VISITS", Doorstep::tr( "Visits by zone" ), Qgis::ProcessingSourceType::VectorPoint, false );
    sink( "OUTPUT_ZONES", Doorstep::tr( "Zones" ), Qgis::ProcessingSourceType::VectorPolygon, false );
    sink( "OUTPUT_ROUTES", Doorstep::tr( "Routes" ), Qgis::ProcessingSourceType::VectorLine, true );
    sink( "OUTPUT_DIRECTIONS", Doorstep::tr( "Directions" ), Qgis::ProcessingSourceType::Vector, true );
    addParameter( new QgsProcessingParameterFileDestination(
        QStringLiteral( "OUTPUT_HTML" ), Doorstep::tr( "Report" ), Doorstep::tr( "HTML files (*.html)" ),
        QVariant(), true ) );
    for ( const auto &[name, description] :
          { std::pair{ "ZONES", Doorstep::tr( "Zones" ) },
            std::pair{ "UNSERVED", Doorstep::tr( "Visits without a team" ) },
            std::pair{ "LONGEST", Doorstep::tr( "Minutes of the longest route" ) },
            std::pair{ "TOTAL", Doorstep::tr( "Minutes of all routes" ) } } )
      addOutput( new QgsProcessingOutputNumber( QLatin1String( name ), description ) );
    addOutput( new QgsProcessingOutputBoolean( QStringLiteral( "CUT" ),
                                               Doorstep::tr( "The search was ended by SECONDS" ) ) );
  }

  bool PlanZonesAlgorithm::prepareAlgorithm( const QVariantMap &, QgsProcessingContext &context,
                                             QgsProcessingFeedback * )
  {
    mCacheFolder = travelFolder( context.project() );
    return true;
  }

  QVariantMap PlanZonesAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                       QgsProcessingFeedback *feedback )
  {
    const auto input = [&]( const char *name, bool needsCrs )
    { return optionalSource( parameters, QLatin1String( name ), context, needsCrs ); };

    const auto visits = source( parameters, QStringLiteral( "VISITS" ), context, true );
    const auto stagings = source( parameters, QStringLiteral( "STAGING" ), context, true );
    if ( visits->featureCount() == 0 )
      throw InputError( "VISITS has no rows: give the visits that deidentify made." );
    const QgsCoordinateTransformContext transforms = context.transformContext();
    const QgsCoordinateReferenceSystem metres = localProjection( *visits, transforms );
    PlanLayers layers( metres, transforms, feedback );
    PlanQuestion &question = layers.question;
    readPlanZonesOptions( *this, parameters, context, question );
    if ( const auto shifts = input( "SHIFTS", false ) )
      layers.readShifts( *shifts, question.teamMinutes );
    layers.readVisits( *visits, parameterAsDouble( parameters, QStringLiteral( "MINUTES" ), context ) );
    layers.readTimes( visits->fields(), question.start );
    layers.readRounds( visits->fields() );
    if ( const auto outcomes = input( "OUTCOMES", false ) )
      layers.readOutcomes(
          visits->fields(), *outcomes,
          OutcomeWords(
              parameterAsString( parameters, QStringLiteral( "MEANINGS" ), context ).toStdString() ) );
    layers.readStagings( *stagings );
    const auto ownSpeeds = input( "SPEEDS", false );
    DistrictSpeeds speeds = districtSpeeds( *this, ownSpeeds.get(), parameters, context, feedback );
    question.speeds = speeds.speeds();
    if ( const auto trips = input( "TRIPS", false ) )
      layers.readTrips( *trips );
    if ( const auto streets = input( "STREETS", true ) )
      readTravelStreets( *this, layers, *streets, parameters, context, feedback );
    if ( const auto houses = input( "HOUSES", true ) )
      layers.readHouses( *houses );
    if ( const auto roster = input( "ROSTER", false ) )
      layers.readRoster( *roster );
    if ( const auto previous = input( "PREVIOUS", false ) )
      layers.readPrevious( *previous );
    else
      layers.readPinnedPlan( *visits );
    if ( const auto zones = input( "PREVIOUS_ZONES", false ) )
    {
      if ( !input( "PREVIOUS", false ) || !question.roster )
        throw InputError(
            "PREVIOUS_ZONES needs PREVIOUS and ROSTER: the visits of the same plan, and the teams "
            "that are there now." );
      layers.readPreviousTeams( *zones );
    }
    const Progress progress = progressOf( feedback );
    report( progress, 0.08 );

    const std::vector<std::size_t> further = furtherLanguages(
        parameterAsString( parameters, QStringLiteral( "LANGUAGES" ), context ).toStdString() );
    question.cacheFolder = mCacheFolder.toStdString();
    const QString html = parameterAsFileOutput( parameters, QStringLiteral( "OUTPUT_HTML" ), context );
    question.comparesLoose = !html.isEmpty();
    if ( question.asksWhatIf && html.isEmpty() )
      throw InputError( "WHAT_IF stands in the report: give OUTPUT_HTML, or leave it off." );
    PlanAnswer answer = planMorning( question, part( progress, 0.08, 0.95 ) );
    answer.warnings.insert( answer.warnings.begin(), layers.streetWarnings.begin(),
                            layers.streetWarnings.end() );
    for ( const std::string &warning : answer.warnings )
      feedback->pushWarning( toldInOwnWords( warning ) );

    SinkSet sinks( *this, parameters, context );
    const QgsCoordinateTransform back = transformBetween( metres, visits->sourceCrs(), transforms );
    const QgsCoordinateTransform degrees =
        transformBetween( metres, QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ), transforms );
    writePlannedVisits( sinks, layers, answer, visits->fields(), visits->wkbType(), visits->sourceCrs(),
                        degrees );
    writePlannedZones( sinks, question, answer, back );
    writePlannedRoutes( sinks, question, answer, back );
    writePlannedDirections( sinks, question, answer, further );
    QVariantMap results;
    if ( !html.isEmpty() )
    {
      sinks.files().add( html.toStdString(), planReport( question, answer, ownTeller() ), FileKind::Plan );
      results.insert( QStringLiteral( "OUTPUT_HTML" ), html );
    }
    sinks.keep( results );
    speeds.keep( answer.speeds, feedback );
    recordOutput( QString::fromStdString( answer.cacheFile ), FileKind::Plan );
    results.insert( QStringLiteral( "ZONES" ), static_cast<int>( answer.zones.size() ) );
    results.insert( QStringLiteral( "UNSERVED" ), answer.unserved );
    results.insert( QStringLiteral( "LONGEST" ), answer.longest );
    results.insert( QStringLiteral( "TOTAL" ), answer.total );
    results.insert( QStringLiteral( "CUT" ), answer.cut );
    return results;
  }
}
