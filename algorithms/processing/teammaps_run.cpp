// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_run.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "packet/issued_packets.h"
#include "packet/packet_names.h"
#include "print/draft_project.h"
#include "print/overview.h"
#include "print/packet_content.h"
#include "privacy/register_key.h"
#include "privacy/small_cells.h"
#include "processing/packet_papers.h"
#include "processing/packet_sheaf.h"
#include "processing/teammaps_warnings.h"

#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    // The register, with the event's key where there is one.
    Register registerOf( const TeamMapsOptions &options )
    {
      const std::filesystem::path book = options.registerFile.toStdString();
      return Register( book, findRegisterKey( options.crosswalk.toStdString(),
                                              { book.parent_path() / ".", options.folder.toStdString() } ) );
    }

    std::vector<PlannedPacket> plannedPackets( std::span<const PacketZone> zones, const Roster *roster,
                                               const PageOptions &page, QgsProcessingFeedback *feedback )
    {
      PacketPlan plan = planPackets( zones, roster, page.role, page.draft );
      tellWithheld( plan.withheld, feedback );
      requirePackets( plan, page.role );
      return std::move( plan.packets );
    }

    void makeFolder( NewFolder &folder, const QString &path, const char *what )
    {
      if ( !path.isEmpty() )
        folder.make( path.toStdString(), what );
    }

    QString folderOf( const QString &file )
    {
      return file.isEmpty() ? QString() : QFileInfo( file ).absolutePath();
    }
  }

  TeamMapsRun::TeamMapsRun( const TeamMapsOptions &options, const PrintEvent &event, const Roster *roster,
                            bool isWhole, QgsProcessingFeedback *feedback )
      : mOptions( options ),
        mEvent( event ),
        mFeedback( feedback ),
        mZones( packetZones( event ) ),
        mPlanned( plannedPackets( mZones, roster, options.page, feedback ) ),
        mBook( registerOf( options ) ),
        mPackets( options.folder.toStdString(), mZones, options.page.role, isWhole )
  {
    PacketPapers papers = readPacketPapers( options, event, roster );
    makeFolders();
    if ( options.onlyChanges )
      mFiles.expectAsNow( std::filesystem::path( options.folder.toStdString() ) / PACKET_LIST );
    compare( papers );
    mPress.emplace( event, options.page, std::move( papers ) );
    warnOfLetters( mPress->letters(), feedback );
  }

  void TeamMapsRun::makeFolders()
  {
    makeFolder( mFolder, mOptions.folder, "FOLDER" );
    makeFolder( mOutputFolder, folderOf( mOptions.output ), "OUTPUT's folder" );
    makeFolder( mProjectFolder, folderOf( mOptions.project ), "PROJECT's folder" );
  }

  void TeamMapsRun::compare( const PacketPapers &papers )
  {
    if ( mOptions.folder.isEmpty() )
      return;
    const PageOptions &page = mOptions.page;
    for ( PlannedPacket &packet : mPlanned )
      if ( packet.zone )
      {
        packet.content = packetContent( mEvent, mEvent.zones[*packet.zone], page, packet.draft,
                                        papers.homes ? &*papers.homes : nullptr, papers.key );
        packet.look = packetLook( page ) + ( mOptions.device ? "|device" : "" );
      }
    mPackets.expect( mPlanned );
    if ( !mOptions.onlyChanges )
      return;
    if ( !mOptions.registerFile.isEmpty() && QFileInfo( mOptions.registerFile ).size() > 0 )
      mEntries = mBook.entries();
    mUnchanged = mPackets.keepUnchanged( mPlanned, page.event.toStdString(), mEntries );
  }

  bool TeamMapsRun::isUpToDate() const
  {
    // The pages for the door are asked for whatever became of the packets.
    return mOptions.onlyChanges && mPlanned.empty() && !mPackets.hasStale() && !mOptions.hasDoorPapers();
  }

  PdfWriter TeamMapsRun::overview( const OpenLedger &openLedger )
  {
    std::optional<ReleaseLedger> ledger = openLedger( mFiles );
    const Overview shown =
        publicAreas( mPress->event(), SMALLEST_CELL, ledger ? ledger->releases() : std::vector<Release>() );
    warnOfOverview( shown, mFeedback );
    PdfWriter page = mPress->maker().overview( shown );
    if ( ledger && !mOptions.page.draft )
      ledger->add( releaseOf( shown ), mFiles );
    return page;
  }

  void TeamMapsRun::print( const OpenLedger &openLedger, const Progress &progress )
  {
    const PageOptions &page = mOptions.page;
    DraftProject drafts( mEvent, mPress->maker(), mPress->options(), mOptions.project );
    if ( !mOptions.project.isEmpty() && rulesOf( page.role ).draftAllowed )
      mPress->maker().watch( &drafts );
    const std::vector<PacketChange> changes =
        mOptions.onlyChanges ? mPackets.changes( mPlanned, mEntries ) : std::vector<PacketChange>();
    const PdfWriter overview = page.role == Role::Public ? this->overview( openLedger ) : PdfWriter();
    std::vector<int> counts;
    for ( const PlannedPacket &packet : mPlanned )
      counts.push_back( packet.draft ? 0 : packet.zone ? mPress->pageCount( packet ) : overview.pageCount() );
    if ( !page.draft && !mBook.hasKey() )
      mFeedback->pushInfo( Doorstep::tr( "REGISTER: entries go without a seal, since the event's key "
                                         "(.dsregkey, which deidentify puts beside the "
                                         "crosswalk) is not beside CROSSWALK or in the event's folder." ) );
    // An empty one is refused.
    std::string purpose = mOptions.purpose.toStdString();
    if ( mOptions.device && !purpose.empty() )
      purpose += "; also as GPX and KML for a device";
    IssuedPackets issued( mBook, { page.event.toStdString(), std::move( purpose ), page.role }, mZones,
                          mPlanned, counts );
    PacketSheaf sheaf( mOptions, mFiles, mPackets );
    printPackets( sheaf, overview, part( progress, 0, 0.95 ) );
    if ( !changes.empty() )
      sheaf.addPaper( sheafFileName( "changes", page.role ), mPress->maker().changesList( changes ) );
    for ( const auto &[file, pages] : mPress->deskPapers() )
      sheaf.addPaper( file, pages );
    for ( const auto &[file, pages] : mPress->doorPapers() )
      sheaf.addPaper( file, pages );
    if ( !mOptions.project.isEmpty() )
      drafts.write( mFiles );
    report( progress, 0.99 );
    keep();
    issued.keep();
    tellOfEarlier( mPackets, mOptions.registerFile, mBook, mFeedback );
  }

  void TeamMapsRun::printPackets( PacketSheaf &sheaf, const PdfWriter &overview, const Progress &progress )
  {
    for ( std::size_t i = 0; i < mPlanned.size(); ++i )
    {
      report( progress, static_cast<double>( i ) / static_cast<double>( mPlanned.size() ) );
      const PlannedPacket &packet = mPlanned[i];
      if ( packet.zone )
      {
        const std::string file = packetFileName( mZones[*packet.zone], mOptions.page.role, packet.copy );
        sheaf.addPacket( file, mPress->packet( packet ), packet );
        if ( mOptions.device )
          for ( const auto &[ending, bytes] : mPress->deviceFiles( packet ) )
            sheaf.addDeviceFile( file, ending, bytes );
      }
      else
        sheaf.addPacket( {}, overview, packet );
    }
    sheaf.finish();
    mPages = sheaf.pages();
  }

  void TeamMapsRun::keep()
  {
    mPackets.finish( mFiles );
    if ( !mFiles.keep() && mOptions.page.role == Role::Leader )
      mFeedback->pushWarning(
          Doorstep::tr( "The packets lie outside of the event's folder, where wipe does not find "
                        "them: destroy them by hand after the event." ) );
  }

  QVariantMap TeamMapsRun::results() const
  {
    QVariantMap results{ { QStringLiteral( "PAGES" ), mPages },
                         { QStringLiteral( "PACKETS" ), static_cast<int>( mPlanned.size() ) },
                         { QStringLiteral( "UNCHANGED" ), static_cast<int>( mUnchanged ) } };
    for ( const auto &[name, value] : { std::pair{ "FOLDER", mOptions.folder },
                                        { "OUTPUT", mPages > 0 ? mOptions.output : QString() },
                                        { "PROJECT", mOptions.project } } )
      if ( !value.isEmpty() )
        results.insert( QString::fromLatin1( name ), value );
    return results;
  }
}
