#include "processing/teammaps_algorithm.h"

#include "base/error.h"
#include "base/file.h"
#include "print/event_reader.h"
#include "print/packet_maker.h"
#include "processing/privacy_passphrase.h"
#include "processing/teammaps_options.h"

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
    const auto given = [&]( const char *name ) { return source( parameters, QString::fromLatin1( name ), context, true ); };
    const auto maybe = [&]( const char *name, bool crs ) {
      return optionalSource( parameters, QString::fromLatin1( name ), context, crs );
    };
    const Progress progress = progressOf( feedback );

    const auto zones = given( "ZONES" ), visits = given( "VISITS" );
    const auto routes = maybe( "ROUTES", true ), directions = maybe( "DIRECTIONS", false ),
               streets = maybe( "STREETS", true ), staging = maybe( "STAGING", true ), roster = maybe( "ROSTER", false );
    EventSources sources{ zones.get(), visits.get(), routes.get(), directions.get(), streets.get(), staging.get(), {}, {} };
    const QList<QgsMapLayer *> layers = parameterAsLayerList( parameters, QStringLiteral( "CONTEXT" ), context );
    std::vector<std::unique_ptr<QgsProcessingFeatureSource>> ground;
    for ( QgsMapLayer *layer : layers )
      if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer ) )
      {
        ground.push_back( std::make_unique<QgsProcessingFeatureSource>( vector, context ) );
        sources.context.push_back( ground.back().get() );
        sources.contextNames << vector->name();
      }

    TeamMapsOptions options = readTeamMapsOptions( *this, parameters, context );
    options.page.draft = !roster || options.registerFile.isEmpty();
    if ( options.page.draft && !rulesOf( options.page.role ).draftAllowed )
      throw InputError( "The leader's packet needs ROSTER and REGISTER: it is never printed as a draft." );

    const PrintEvent event = readEvent( sources, context.transformContext(), part( progress, 0, 0.1 ) );
    PacketMaker maker( event, options.page );
    PdfWriter all;
    std::vector<std::pair<QString, std::string>> files;
    int packets = 0;
    if ( options.page.role == Role::Public )
    {
      all = maker.overview( 11 );
      packets = 1;
    }
    else
      for ( std::size_t z = 0; z < event.zones.size(); ++z )
      {
        const PrintZone &zone = event.zones[z];
        report( progress, 0.1 + 0.85 * static_cast<double>( z ) / static_cast<double>( event.zones.size() ) );
        const PdfWriter packet = maker.packet( { &zone, QString(), options.page.draft, nullptr } );
        if ( !options.folder.isEmpty() )
          files.emplace_back( QDir( options.folder ).filePath( packetFileName( zone, options.page.role ) ),
                              packet.bytes( "Home visits" ) );
        all.addPages( packet );
        ++packets;
      }
    QVariantMap results;
    if ( !options.folder.isEmpty() && !QDir().mkpath( options.folder ) )
      throw InputError( "FOLDER cannot be made: choose a folder that is writable." );
    for ( const auto &[path, bytes] : files )
      writeWhole( path.toStdString(), bytes );
    if ( !options.folder.isEmpty() )
    {
      writeWhole( QDir( options.folder ).filePath( QStringLiteral( "all_%1.pdf" ).arg( QString::fromUtf8( rulesOf( options.page.role ).id.data() ) ) ).toStdString(), all.bytes( "Home visits" ) );
      results.insert( QStringLiteral( "FOLDER" ), options.folder );
    }
    if ( !options.output.isEmpty() )
    {
      writeWhole( options.output.toStdString(), all.bytes( "Home visits" ) );
      results.insert( QStringLiteral( "OUTPUT" ), options.output );
    }
    results.insert( QStringLiteral( "PAGES" ), all.pageCount() );
    results.insert( QStringLiteral( "PACKETS" ), packets );
    return results;
  }
}
