#include "processing/teammaps_algorithm.h"

#include "base/error.h"
#include "print/draft_project.h"
#include "print/event_reader.h"
#include "print/packet_maker.h"
#include "privacy/small_cells.h"
#include "processing/plan_layers.h"
#include "processing/privacy_passphrase.h"
#include "processing/teammaps_issue.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsvectorlayer.h>

#include <QDir>

namespace doorstep
{
  void TeamMapsAlgorithm::initAlgorithm( const QVariantMap & )
  {
    for ( auto &parameter : teamMapsParameters() )
      addParameter( parameter.release() );
    addOutput( new QgsProcessingOutputFolder( QStringLiteral( "FOLDER" ), QObject::tr( "Packets" ) ) );
    addOutput( new QgsProcessingOutputFile( QStringLiteral( "PROJECT" ), QObject::tr( "Project" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "PAGES" ), QObject::tr( "Pages" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "PACKETS" ), QObject::tr( "Packets" ) ) );
  }

  bool TeamMapsAlgorithm::checkParameterValues( const QVariantMap &parameters, QgsProcessingContext &context,
                                                QString *message ) const
  {
    return checkPassphraseReference( parameters, message ) &&
           DoorstepAlgorithm::checkParameterValues( parameters, context, message );
  }

  QVariantMap TeamMapsAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                      QgsProcessingFeedback *feedback )
  {
    const auto given = [&]( const char *name )
    { return source( parameters, QString::fromLatin1( name ), context, true ); };
    const auto maybe = [&]( const char *name, bool crs )
    { return optionalSource( parameters, QString::fromLatin1( name ), context, crs ); };
    const Progress progress = progressOf( feedback );

    const auto zones = given( "ZONES" ), visits = given( "VISITS" );
    const auto routes = maybe( "ROUTES", true ), directions = maybe( "DIRECTIONS", false ),
               streets = maybe( "STREETS", true ), staging = maybe( "STAGING", true ),
               rosterSource = maybe( "ROSTER", false );
    EventSources sources{ zones.get(),   visits.get(),  routes.get(), directions.get(),
                          streets.get(), staging.get(), {},           {} };
    const QList<QgsMapLayer *> layers =
        parameterAsLayerList( parameters, QStringLiteral( "CONTEXT" ), context );
    std::vector<std::unique_ptr<QgsProcessingFeatureSource>> ground;
    for ( QgsMapLayer *layer : layers )
      if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer ) )
      {
        ground.push_back( std::make_unique<QgsProcessingFeatureSource>( vector, context ) );
        sources.context.push_back( ground.back().get() );
        sources.contextNames << vector->name();
      }

    const TeamMapsOptions options = readTeamMapsOptions( *this, parameters, context );
    const Role role = options.page.role;
    if ( !rulesOf( role ).draftAllowed && ( !rosterSource || options.registerFile.isEmpty() ) )
      throw InputError( "The leader's packet needs ROSTER and REGISTER: it is never printed as a draft." );
    std::optional<Roster> roster;
    if ( rosterSource )
      roster = readRosterTable( *rosterSource, feedback );
    const PrintEvent event = readEvent( sources, context.transformContext(), part( progress, 0, 0.1 ) );
    if ( !options.folder.isEmpty() && !QDir().mkpath( options.folder ) )
      throw InputError( "FOLDER cannot be made: choose a folder that is writable." );

    PacketMaker maker( event, options.page );
    DraftProject drafts( event, maker, options.page );
    if ( !options.project.isEmpty() && rulesOf( role ).draftAllowed )
      maker.watch( &drafts );
    PageFiles files( role == Role::Leader );
    const auto inFolder = [&]( const QString &name ) { return QDir( options.folder ).filePath( name ); };
    PdfWriter all;
    int pages = 0, packets = 1;
    std::vector<PlannedPacket> planned;
    Households households;
    if ( role == Role::Public )
    {
      all = maker.overview( SMALLEST_CELL );
      pages = all.pageCount();
    }
    else
    {
      planned = planPackets( event, roster ? &*roster : nullptr, options, feedback );
      packets = static_cast<int>( planned.size() );
      if ( role == Role::Leader )
        households = openHouseholds( options, event );
    }
    const auto order = [&]( const PlannedPacket &packet )
    {
      return PacketOrder{ packet.zone, packet.copy, packet.draft,
                          role == Role::Leader ? &households : nullptr };
    };
    std::vector<int> counts;
    for ( const PlannedPacket &packet : planned )
      counts.push_back( packet.draft ? 0 : maker.pageCount( order( packet ) ) );
    IssuedPackets issued( options, planned, counts );
    for ( std::size_t i = 0; i < planned.size(); ++i )
    {
      report( progress, 0.1 + 0.85 * static_cast<double>( i ) / static_cast<double>( planned.size() ) );
      PdfWriter packet = maker.packet( order( planned[i] ) );
      if ( role == Role::Leader )
        packet = bound( options.front, packet, options.behind );
      if ( !options.folder.isEmpty() )
        files.add( inFolder( packetFileName( *planned[i].zone, role, planned[i].copy ) ), packet );
      all.addPages( packet );
      pages += packet.pageCount();
      if ( options.duplex && packet.pageCount() % 2 == 1 )
        all.addBlankPage();
    }
    if ( !options.folder.isEmpty() )
    {
      files.add( inFolder( QStringLiteral( "all_" ) + roleName( role ) + QStringLiteral( ".pdf" ) ), all );
      if ( roster && role == Role::Team )
        for ( const auto &[place, teams] : stagingLines( event, *roster ) )
          files.add( inFolder( stagingFileName( place ) ), maker.stagingPapers( place, teams ) );
    }
    if ( !options.output.isEmpty() )
      files.add( options.output, all );
    report( progress, 0.97 );
    if ( !options.project.isEmpty() )
      drafts.write( options.project );
    files.keep();
    issued.keep();
    QVariantMap results;
    if ( !options.folder.isEmpty() )
      results.insert( QStringLiteral( "FOLDER" ), options.folder );
    if ( !options.output.isEmpty() )
      results.insert( QStringLiteral( "OUTPUT" ), options.output );
    if ( !options.project.isEmpty() )
      results.insert( QStringLiteral( "PROJECT" ), options.project );
    results.insert( QStringLiteral( "PAGES" ), pages );
    results.insert( QStringLiteral( "PACKETS" ), packets );
    return results;
  }
}
