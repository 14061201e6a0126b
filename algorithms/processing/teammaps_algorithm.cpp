// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_algorithm.h"

#include "base/error.h"
#include "layers/plan_layers.h"
#include "print/draft_project.h"
#include "print/event_reader.h"
#include "print/overview.h"
#include "print/packet_change.h"
#include "print/packet_content.h"
#include "print/packet_maker.h"
#include "privacy/file_set.h"
#include "privacy/new_folder.h"
#include "privacy/secret.h"
#include "privacy/small_cells.h"
#include "processing/choice_parameter.h"
#include "processing/event_ledger.h"
#include "processing/packet_folder.h"
#include "processing/packet_sheaf.h"
#include "processing/privacy_passphrase.h"
#include "processing/street_fields_parameter.h"
#include "processing/teammaps_issue.h"
#include "processing/teammaps_warnings.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    // Whether all zones of the layer are printed, and not some of them.
    bool isWhole( const QVariant &zones, const QgsVectorLayer *layer )
    {
      if ( layer && !layer->subsetString().isEmpty() )
        return false;
      if ( zones.userType() != qMetaTypeId<QgsProcessingFeatureSourceDefinition>() )
        return true;
      const auto source = zones.value<QgsProcessingFeatureSourceDefinition>();
      return !source.selectedFeaturesOnly && source.filterExpression.isEmpty() && source.featureLimit < 0;
    }

    // The packet between the district's own pages, which say what they belong to.
    PdfWriter bound( const DistrictPages &district, PacketMaker &maker, const PacketOrder &order )
    {
      PdfWriter all;
      const PdfWriter packet = maker.packet( order );
      const int before = district.front.pageCount() + packet.pageCount(),
                pages = before + district.behind.pageCount();
      all.addPages( district.front, [&]( int page ) { return maker.guestMark( order, page, pages ); } );
      all.addPages( packet );
      all.addPages( district.behind,
                    [&]( int page ) { return maker.guestMark( order, before + page, pages ); } );
      return all;
    }
  }

  TeamMapsAlgorithm::TeamMapsAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "teammaps" ),
              .group = ToolboxGroup::Paper,
              .title = QObject::tr( "Print team maps" ),
              .summary = QObject::tr(
                  "Makes each team's packet: a map with numbered stops, the stop table and directions." ),
              .tags = QObject::tr( "print,layout,atlas,pdf,maps,teams,directions,packets,overview" ) } )
  {
  }

  void TeamMapsAlgorithm::initAlgorithm( const QVariantMap & )
  {
    for ( auto &parameter : teamMapsParameters() )
      addParameter( parameter.release() );
    addOutput( new QgsProcessingOutputFolder( QStringLiteral( "FOLDER" ), QObject::tr( "Packets" ) ) );
    addOutput( new QgsProcessingOutputFile( QStringLiteral( "PROJECT" ), QObject::tr( "Project" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "PAGES" ), QObject::tr( "Pages" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "PACKETS" ), QObject::tr( "Packets" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "UNCHANGED" ),
                                              QObject::tr( "Packets that stay as they were printed" ) ) );
  }

  QVariantMap TeamMapsAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                      QgsProcessingFeedback *feedback )
  {
    const Progress progress = progressOf( feedback );
    TeamMapsOptions options = readTeamMapsOptions( *this, parameters, context );
    const Role role = options.page.role;
    const auto rosterSource = optionalSource( parameters, QStringLiteral( "ROSTER" ), context, false );
    options.page.draft = !rosterSource || options.registerFile.isEmpty();
    if ( !rulesOf( role ).draftAllowed && options.page.draft )
      throw InputError( "The leader's packet needs ROSTER and REGISTER: it is never printed as a draft." );
    std::optional<Roster> roster;
    if ( rosterSource )
      roster = readRosterTable( *rosterSource, feedback );
    if ( const auto outcomes = optionalSource( parameters, QStringLiteral( "OUTCOMES" ), context, false ) )
      options.page.outcomes = readOutcomeBoxes( *outcomes );
    const PrintEvent event = readLayers( parameters, context, feedback, part( progress, 0, 0.1 ) );

    if ( const Language *language = withoutDirections( parameters, context, options.page.languages ) )
      feedback->pushWarning(
          QObject::tr( "DIRECTIONS has no texts in %1, so that they are in English: plan again "
                       "with LANGUAGES=%2." )
              .arg( QString::fromStdString( language->name ), QString::fromStdString( language->code ) ) );
    warnOfOptions( event, options.page, feedback );

    // All that can be wrong is found before the register has an entry.
    std::vector<PlannedPacket> planned = planPackets( event, roster ? &*roster : nullptr, options, feedback );
    OpenedCrosswalk opened;
    DistrictPages district;
    if ( role == Role::Leader )
    {
      opened = openHouseholds( options, event );
      district = readDistrictPages( options );
    }
    const Households *households = role == Role::Leader ? &opened.households : nullptr;
    NewFolder folder, outputFolder, projectFolder;
    if ( !options.folder.isEmpty() )
      folder.make( options.folder.toStdString(), "FOLDER" );
    if ( !options.output.isEmpty() )
      outputFolder.make( QFileInfo( options.output ).absolutePath().toStdString(), "OUTPUT's folder" );
    if ( !options.project.isEmpty() )
      projectFolder.make( QFileInfo( options.project ).absolutePath().toStdString(), "PROJECT's folder" );
    DrawableLetters letters( textFontOf( options.page ), options.page.languages );
    const PageOptions page = drawable( options.page, letters );
    const Households shownHouseholds = drawable( opened.households, letters );
    const std::optional<PrintEvent> lettered = drawable( event, letters );
    const PrintEvent &shownEvent = lettered ? *lettered : event;
    std::map<QString, std::vector<TeamLine>> desks;
    if ( roster && role == Role::Team )
      desks = stagingLines( event, *roster );
    for ( auto &[place, teams] : desks )
      teams = drawable( std::move( teams ), letters );
    warnOfLetters( letters, feedback );
    PacketMaker maker( shownEvent, page );
    DraftProject drafts( event, maker, page );
    if ( !options.project.isEmpty() && rulesOf( role ).draftAllowed )
      maker.watch( &drafts );

    FileSet files;
    if ( options.onlyChanges )
      files.expectAsNow( QDir( options.folder ).filePath( QLatin1String( PACKET_LIST ) ).toStdString() );
    PacketFolder packets(
        options.folder, event, role,
        isWhole( parameters.value( QStringLiteral( "ZONES" ) ),
                 parameterAsVectorLayer( parameters, QStringLiteral( "ZONES" ), context ) ) );
    for ( PlannedPacket &packet : planned )
      if ( packet.zone )
      {
        packet.content = packetContent( event, *packet.zone, options.page, packet.draft, households,
                                        opened.key + district.digest );
        packet.look = packetLook( options.page );
      }
    packets.expect( planned );
    const bool hasRegister = !options.registerFile.isEmpty() && QFileInfo( options.registerFile ).size() > 0;
    const Register book = openRegister( options );
    int unchanged = 0;
    if ( options.onlyChanges )
      unchanged = packets.keepUnchanged( planned, options.page.event, hasRegister ? &book : nullptr );
    QVariantMap results{ { QStringLiteral( "PAGES" ), 0 },
                         { QStringLiteral( "PACKETS" ), 0 },
                         { QStringLiteral( "UNCHANGED" ), unchanged } };
    if ( options.onlyChanges && planned.empty() && !packets.hasStale() )
    {
      feedback->pushInfo( QObject::tr( "No packet changed, so that none was printed." ) );
      results.insert( QStringLiteral( "FOLDER" ), options.folder );
      return results;
    }
    const std::vector<PacketChange> changes =
        options.onlyChanges
            ? packets.changes( planned, hasRegister ? book.entries() : std::vector<RegisterEntry>() )
            : std::vector<PacketChange>();
    PacketSheaf sheaf( options, files, packets );
    const auto shownZone = [&]( const PlannedPacket &packet )
    {
      const std::ptrdiff_t index = packet.zone ? packet.zone - event.zones.data() : 0;
      return packet.zone ? &shownEvent.zones[static_cast<std::size_t>( index )] : nullptr;
    };
    const auto order = [&]( const PlannedPacket &packet )
    {
      return PacketOrder{ shownZone( packet ),
                          packet.mark,
                          packet.draft,
                          households ? &shownHouseholds : nullptr,
                          district.front.pageCount(),
                          district.behind.pageCount() };
    };
    PdfWriter overview;
    if ( role == Role::Public )
    {
      std::optional<ReleaseLedger> ledger = eventLedger(
          *this, parameters, context,
          { QStringLiteral( "VISITS" ), QStringLiteral( "ZONES" ), QStringLiteral( "CROSSWALK" ),
            QStringLiteral( "REGISTER" ), QStringLiteral( "FOLDER" ), QStringLiteral( "OUTPUT" ) },
          files );
      const Overview shown =
          publicAreas( shownEvent, SMALLEST_CELL, ledger ? ledger->releases() : std::vector<Release>() );
      if ( shown.isJoined )
        feedback->pushWarning(
            QObject::tr( "An earlier release of this event had other areas, from which these could be "
                         "subtracted: they are put together." ) );
      if ( !shown.isTold() )
        feedback->pushWarning(
            QObject::tr( "Some areas do not say how many homes they have, since that changed by fewer "
                         "than %1 since an earlier release." )
                .arg( SMALLEST_CELL ) );
      overview = maker.overview( shown );
      if ( ledger && !options.page.draft )
        ledger->add( releaseOf( shown ), files );
    }
    std::vector<int> counts;
    for ( const PlannedPacket &packet : planned )
      counts.push_back( packet.draft  ? 0
                        : packet.zone ? maker.pageCount( order( packet ) ) + district.count()
                                      : overview.pageCount() );
    if ( !options.page.draft && !book.hasKey() )
      feedback->pushInfo( QObject::tr( "REGISTER: entries go without a seal, since the event's key "
                                       "(.dsregkey, which deidentify puts beside the "
                                       "crosswalk) is not beside CROSSWALK or in the event's folder." ) );
    IssuedPackets issued( options, planned, counts );
    for ( std::size_t i = 0; i < planned.size(); ++i )
    {
      report( progress, 0.1 + 0.85 * static_cast<double>( i ) / static_cast<double>( planned.size() ) );
      const PlannedPacket &packet = planned[i];
      if ( packet.zone )
        sheaf.addPacket( packetFileName( *packet.zone, role, packet.copy ),
                         bound( district, maker, order( packet ) ), packet );
      else
        sheaf.addPacket( QString(), overview, packet );
    }
    sheaf.finish();
    if ( !changes.empty() )
      sheaf.addPaper( QStringLiteral( "changes_" ) + roleName( role ) + QStringLiteral( ".pdf" ),
                      maker.changesList( changes ) );
    QStringList deskNames;
    for ( const auto &[place, teams] : desks )
      sheaf.addPaper( stagingFileName( place, deskNames ),
                      maker.stagingPapers( letters.shown( place, "ROSTER" ), teams ) );
    if ( !options.project.isEmpty() )
      drafts.write( options.project, files );
    packets.finish( files );
    report( progress, 0.99 );
    if ( !files.keep() && role == Role::Leader )
      feedback->pushWarning(
          QObject::tr( "The packets lie outside of the event's folder, where wipe does not find "
                       "them: destroy them by hand after the event." ) );
    issued.keep();
    packets.tell( options.registerFile, book, feedback );
    for ( const auto &[name, value] : { std::pair{ "FOLDER", options.folder },
                                        { "OUTPUT", sheaf.pages > 0 ? options.output : QString() },
                                        { "PROJECT", options.project } } )
      if ( !value.isEmpty() )
        results.insert( QString::fromLatin1( name ), value );
    results.insert( QStringLiteral( "PAGES" ), sheaf.pages );
    results.insert( QStringLiteral( "PACKETS" ), static_cast<int>( planned.size() ) );
    return results;
  }

  const Language *TeamMapsAlgorithm::withoutDirections( const QVariantMap &parameters,
                                                        QgsProcessingContext &context,
                                                        const PageLanguages &wanted ) const
  {
    const auto directions = optionalSource( parameters, QStringLiteral( "DIRECTIONS" ), context, false );
    for ( const std::size_t language : wanted.indices() )
      if ( directions &&
           directions->fields().lookupField( QStringLiteral( "text_" ) +
                                             QString::fromStdString( languages()[language].code ) ) < 0 )
        return &languages()[language];
    return nullptr;
  }

  PrintEvent TeamMapsAlgorithm::readLayers( const QVariantMap &parameters, QgsProcessingContext &context,
                                            QgsProcessingFeedback *feedback, const Progress &progress ) const
  {
    const auto given = [&]( const char *name )
    { return source( parameters, QString::fromLatin1( name ), context, true ); };
    const auto maybe = [&]( const char *name, bool crs )
    { return optionalSource( parameters, QString::fromLatin1( name ), context, crs ); };
    const auto zones = given( "ZONES" ), visits = given( "VISITS" );
    const auto routes = maybe( "ROUTES", true ), directions = maybe( "DIRECTIONS", false ),
               streets = maybe( "STREETS", true ), staging = maybe( "STAGING", true );
    const auto addresses = maybe( "ADDRESSES", true );
    EventSources sources;
    sources.zones = zones.get();
    sources.visits = visits.get();
    sources.routes = routes.get();
    sources.directions = directions.get();
    sources.streets = streets.get();
    KeptColumns kept = travelColumns( *this, parameters, context );
    sources.streetFields = kept.fields( typedStreetFields( *this, parameters, context ), feedback );
    sources.staging = staging.get();
    // Counted only where a sheet tells blocks for homes.
    if ( rulesOf(
             roleFromId( choiceOf( *this, QStringLiteral( "ROLE" ), parameters, context ).toStdString() ) )
             .stops == StopPrecision::Block )
      sources.addresses = addresses.get();
    const QList<QgsMapLayer *> layers =
        parameterAsLayerList( parameters, QStringLiteral( "CONTEXT" ), context );
    std::vector<std::unique_ptr<QgsProcessingFeatureSource>> ground;
    for ( QgsMapLayer *layer : layers )
      if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer ) )
      {
        ground.push_back( std::make_unique<QgsProcessingFeatureSource>( vector, context ) );
        ground.back()->setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::NoCheck );
        sources.context.push_back( ground.back().get() );
        // A file's layer is called after the file: what it holds says the layer's name in it.
        sources.contextNames << vector->name() + ' ' +
                                    vector->source().section( QStringLiteral( "layername=" ), 1 );
      }
    PrintEvent event = readEvent( sources, context.transformContext(), progress );
    for ( const std::string &warning : event.streetWarnings )
      feedback->pushWarning( QString::fromStdString( warning ) );
    return event;
  }
}
