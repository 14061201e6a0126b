// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/debrief_algorithm.h"

#include "base/error.h"
#include "layers/debrief_output.h"
#include "layers/debrief_reader.h"
#include "layers/own_words.h"
#include "privacy/crosswalk.h"
#include "privacy/visit_code.h"
#include "processing/event_ledger.h"
#include "processing/privacy_outputs.h"
#include "processing/privacy_passphrase.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <algorithm>

namespace doorstep
{
  DebriefAlgorithm::DebriefAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "debrief" ),
              .group = ToolboxGroup::Privacy,
              .title = Doorstep::tr( "Debrief" ),
              .summary = Doorstep::tr(
                  "Counts the outcomes of the visits with small cells suppressed, ready to be shared." ),
              .tags = Doorstep::tr( "privacy,FERPA,outcomes,counts,small cells,suppression,report" ) } )
  {
  }

  void DebriefAlgorithm::initAlgorithm( const QVariantMap & )
  {
    const auto table = [&]( const char *name, const QString &description, Qgis::ProcessingSourceType type )
    {
      addParameter( new QgsProcessingParameterFeatureSource( QLatin1String( name ), description,
                                                             QList<int>{ static_cast<int>( type ) } ) );
    };
    table( "OUTCOMES", Doorstep::tr( "Outcomes (visit, outcome)" ), Qgis::ProcessingSourceType::Vector );
    table( "VISITS", Doorstep::tr( "Planned visits" ), Qgis::ProcessingSourceType::Vector );
    table( "ZONES", Doorstep::tr( "Zones" ), Qgis::ProcessingSourceType::VectorPolygon );
    addParameter( new QgsProcessingParameterFile(
        QStringLiteral( "CROSSWALK" ), Doorstep::tr( "Sealed crosswalk" ),
        Qgis::ProcessingFileParameterBehavior::File, QString(), QVariant(), true ) );
    addParameter( passphraseParameter( true ).release() );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "SMALLEST" ), Doorstep::tr( "Smallest count shown" ),
        Qgis::ProcessingNumberParameterType::Integer, static_cast<int>( SMALLEST_CELL ), false, 3 ) );
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "EARLIER" ), Doorstep::tr( "Counts published before" ),
        QList<int>{ static_cast<int>( Qgis::ProcessingSourceType::Vector ) }, QVariant(), true ) );
    addParameter( new QgsProcessingParameterBoolean(
        QStringLiteral( "RELEASE" ), Doorstep::tr( "The counts are handed on (remember them)" ), true ) );
    addParameter( ledgerParameter() );
    addParameter( new QgsProcessingParameterFeatureSink( QStringLiteral( "OUTPUT" ), Doorstep::tr( "Counts" ),
                                                         Qgis::ProcessingSourceType::Vector ) );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT_STUDENTS" ), Doorstep::tr( "Outcomes by student (confidential)" ),
        Qgis::ProcessingSourceType::Vector, QVariant(), true, false ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "REPORTED" ),
                                              Doorstep::tr( "Visits with an outcome" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "SUPPRESSED" ),
                                              Doorstep::tr( "Figures not shown" ) ) );
  }

  QVariantMap DebriefAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                     QgsProcessingFeedback *feedback )
  {
    const bool byStudent = parameters.value( QStringLiteral( "OUTPUT_STUDENTS" ) ).isValid();
    if ( byStudent && parameterAsFile( parameters, QStringLiteral( "CROSSWALK" ), context ).isEmpty() )
      throw InputError(
          "OUTPUT_STUDENTS needs CROSSWALK and PASSPHRASE: give both or leave the output out." );

    const auto zones = readDebriefZones( *source( parameters, QStringLiteral( "ZONES" ), context, true ) );
    std::vector<DebriefVisit> visits =
        readDebriefVisits( *source( parameters, QStringLiteral( "VISITS" ), context, false ), zones.numbers );
    readOutcomes( *source( parameters, QStringLiteral( "OUTCOMES" ), context, false ), visits );
    report( progressOf( feedback ), 0.4 );

    Crosswalk crosswalk;
    if ( byStudent )
    {
      crosswalk = givenCrosswalk( parameters, context ).value();
      std::vector<std::string> codes;
      for ( const DebriefVisit &visit : visits )
        codes.push_back( visit.code );
      requireSameEvent( crosswalk, codes );
    }
    const std::int64_t smallest = parameterAsInt( parameters, QStringLiteral( "SMALLEST" ), context );
    SinkSet sinks( *this, parameters, context );
    const bool isRelease = parameterAsBool( parameters, QStringLiteral( "RELEASE" ), context );
    std::optional<ReleaseLedger> ledger =
        eventLedger( *this, parameters, context,
                     { QStringLiteral( "VISITS" ), QStringLiteral( "ZONES" ), QStringLiteral( "CROSSWALK" ),
                       QStringLiteral( "OUTPUT" ) },
                     sinks.files() );
    if ( isRelease && !ledger )
      throw InputError(
          "Counts that are handed on are remembered in the event's folder, so that later ones cannot be "
          "subtracted from them, and VISITS, ZONES and OUTPUT are no files: save VISITS in the event's "
          "folder, name LEDGER, or set RELEASE to false for a look." );
    const auto earlier = optionalSource( parameters, QStringLiteral( "EARLIER" ), context, false );
    EarlierTable earlierTable;
    if ( earlier )
      earlierTable = [&]( const DebriefCounts &today ) { return readEarlier( *earlier, today ); };
    const DebriefCounts counts =
        countOutcomes( visits, zones.numbers.size(), zones.neighbours, smallest,
                       ledger ? ledger->releases() : std::vector<Release>(), earlierTable );

    if ( isRelease )
      ledger->add( releaseOf( counts, visits ), sinks.files() );
    else
      feedback->pushWarning(
          Doorstep::tr( "RELEASE is false: these counts are not remembered, so do not hand them on." ) );
    writeCounts( sinks, counts, zones.numbers );
    if ( byStudent )
      writeStudents( sinks, crosswalk, visits );
    forget( crosswalk );
    QVariantMap results;
    sinks.keep( results );

    const auto missing = []( const auto &figures )
    { return std::count( figures.begin(), figures.end(), std::nullopt ); };
    const PublishedTable &table = counts.table;
    results.insert(
        QStringLiteral( "REPORTED" ),
        static_cast<int>( std::count_if( visits.begin(), visits.end(),
                                         []( const auto &visit ) { return !visit.outcome.empty(); } ) ) );
    results.insert( QStringLiteral( "SUPPRESSED" ),
                    static_cast<int>( missing( table.cells ) + missing( table.rowTotals ) +
                                      missing( table.columnTotals ) + ( table.total ? 0 : 1 ) ) );
    return results;
  }
}
