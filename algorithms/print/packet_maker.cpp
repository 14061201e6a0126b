#include "print/packet_maker.h"

#include "base/error.h"
#include "print/page_band.h"

#include <qgslabelingenginesettings.h>
#include <qgslabelingresults.h>
#include <qgslayoutexporter.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempicture.h>
#include <qgslayoutrendercontext.h>
#include <qgstextformat.h>

#include <algorithm>
#include <sys/mman.h>
#include <unistd.h>

namespace doorstep
{
  namespace
  {
    // What QGIS takes for a file of the disk and what has no name there (memfd_create).
    class PageInMemory
    {
      public:
        PageInMemory() : mFile( ::memfd_create( "page.pdf", MFD_CLOEXEC ) )
        {
          if ( mFile < 0 )
            throw InputError( "A page could not be drawn: there are too many open files." );
        }
        PageInMemory( const PageInMemory & ) = delete;
        PageInMemory &operator=( const PageInMemory & ) = delete;
        ~PageInMemory() { ::close( mFile ); }
        QString path() const { return QStringLiteral( "/proc/self/fd/%1" ).arg( mFile ); }
        std::string bytes() const
        {
          std::string read( static_cast<std::size_t>( std::max<off_t>( 0, ::lseek( mFile, 0, SEEK_END ) ) ),
                            ' ' );
          std::size_t have = 0;
          while ( have < read.size() )
          {
            const ssize_t got =
                ::pread( mFile, read.data() + have, read.size() - have, static_cast<off_t>( have ) );
            if ( got <= 0 )
              throw InputError( "A page could not be read back: there may be too little memory." );
            have += static_cast<std::size_t>( got );
          }
          return read;
        }

      private:
        int mFile = -1;
    };
  }

  void showView( QgsLayoutItemMap &map, const MapView &view, const QgsCoordinateReferenceSystem &crs )
  {
    map.setCrs( crs );
    const double metres = view.scale / 1000;
    const double w = view.frame.width * metres / 2, h = view.frame.height * metres / 2;
    map.setExtent(
        QgsRectangle( view.center.x - w, view.center.y - h, view.center.x + w, view.center.y + h ) );
    map.setMapRotation( view.rotation );
  }

  QgsRectangle reachOf( const MapView &view )
  {
    QgsRectangle reach;
    for ( const double x : { view.frame.x, view.frame.right() } )
      for ( const double y : { view.frame.y, view.frame.bottom() } )
      {
        const Point corner = toWorld( view, { x, y } );
        reach.combineExtentWith( corner.x, corner.y );
      }
    return reach;
  }

  PacketMaker::PacketMaker( const PrintEvent &event, const PageOptions &options )
      : mEvent( event ),
        mOptions( options ),
        mLayers( mProject, event, options.blackAndWhite, options.templates )
  {
    mProject.setCrs( event.crs );
    // A name is whole or not there, and no label is cut by the frame.
    QgsLabelingEngineSettings labeling = mProject.labelingEngineSettings();
    labeling.setFlag( Qgis::LabelingFlag::UsePartialCandidates, false );
    // Half of QGIS's: of Cambridge's 1,408 lines that end in a street's name 1,404 stay, in 7 % less time.
    labeling.setMaximumLineCandidatesPerCm( 2.5 );
    mProject.setLabelingEngineSettings( labeling );
    const PageTemplate list( mProject, QStringLiteral( "team_list" ), options.templates,
                             paperSize( options.paper, false ) );
    mTableFormat = list.table( "stops" ).contentTextFormat();
    mDirectionsFormat = list.table( "directions" ).contentTextFormat();
    mOptions.contactLines =
        contactLinesOf( list, mOptions, frontFrames( paperSize( options.paper, false ), 0, 0 ).foot.width );
    // A template without its map is told before anything is drawn.
    PageTemplate( mProject,
                  options.role == Role::Public ? QStringLiteral( "public_map" )
                                               : QStringLiteral( "team_map" ),
                  options.templates, paperSize( options.paper, false ) )
        .need<QgsLayoutItemMap>( "map" );
  }

  void PacketMaker::exportPage( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                                PdfWriter &pdf )
  {
    QgsLayoutExporter exporter( &page.layout() );
    QgsLayoutExporter::PdfExportSettings settings;
    settings.dpi = 300;
    settings.appendGeoreference = false;
    settings.exportMetadata = false;
    settings.writeGeoPdf = false;
    settings.includeGeoPdfFeatures = false;
    settings.simplifyGeometries = true;
    settings.forceVectorOutput = true;
    settings.textRenderFormat = Qgis::TextRenderFormat::AlwaysText;
    // A file in memory alone, so that no page of a run that dies is left on a disk.
    const PageInMemory memory;
    if ( exporter.exportToPdf( memory.path(), settings ) != QgsLayoutExporter::Success )
      throw InputError( "A page could not be drawn: there may be too little memory." );
    pdf.addPages( memory.bytes() );
    auto results = exporter.takeLabelingResults();
    if ( mWatcher )
    {
      auto *map = page.find<QgsLayoutItemMap>( "map" );
      mWatcher->exported( page, sheet, label, map ? results.value( map->uuid() ) : nullptr );
    }
    qDeleteAll( results );
  }

  void PacketMaker::putInset( PageTemplate &page, QgsLayoutItemMap &map, const char *id,
                              const SheetInset &inset, const QList<QgsMapLayer *> &layers )
  {
    auto *frame = page.find<QgsLayoutItemMap>( id );
    if ( !frame )
      return;
    page.put( frame, inset.view.frame );
    frame->setLayers( layers );
    frame->setKeepLayerSet( true );
    showView( *frame, inset.view, mEvent.crs );
    map.addLabelBlockingItem( frame );
    const Box under{ inset.box.x, inset.view.frame.bottom(), inset.box.width,
                     inset.box.bottom() - inset.view.frame.bottom() };
    const QByteArray text = QByteArray( id ) + "_text";
    page.setText( text.constData(), inset.text, under );
    if ( auto *label = page.find<QgsLayoutItemLabel>( text.constData() ) )
      map.addLabelBlockingItem( label );
  }

  void PacketMaker::mapPage( const PacketOrder &order, const SheetPlan &plan, std::size_t number,
                             const PageLabel &label, PdfWriter &pdf )
  {
    const MapSheet &sheet = plan.sheets[number];
    const PrintZone &zone = *order.zone;
    QList<QgsRectangle> reaches{ reachOf( sheet.view ) };
    std::vector<ShownStops> shown{ { &sheet.discs, &sheet.view } };
    for ( const SheetInset &inset : sheet.far )
    {
      reaches << reachOf( inset.view );
      shown.push_back( { &inset.discs, &inset.view } );
    }
    mLayers.showSurroundings( &zone, reaches, sheet.view.scale, mayShow( mOptions.role, "ranges" ) );
    mLayers.showWay( sheet.way ? reachOf( sheet.way->view ) : QgsRectangle() );
    mLayers.showRoute( plan.route );
    mLayers.showStops( shown );
    std::vector<SheetFrame> frames;
    const QString sheetWord = mOptions.say( "page.sheet" ) + ' ';
    for ( std::size_t s = 0; plan.sheets.size() > 1 && s < plan.sheets.size(); ++s )
    {
      const QString index = QString::number( s + 1 );
      frames.push_back( { plan.sheets[s].view, s == number ? QString() : sheetWord + index, index } );
    }
    for ( const SheetInset &inset : sheet.far )
      frames.push_back( { inset.view, inset.letter, inset.letter } );
    mLayers.showSheets( frames );
    std::map<QString, Point> staging;
    if ( const auto found = mEvent.staging.find( zone.staging ); found != mEvent.staging.end() )
      staging.insert( *found );
    mLayers.showStaging( staging );

    PageTemplate page( mProject, QStringLiteral( "team_map" ), mOptions.templates, sheet.size );
    auto &map = page.need<QgsLayoutItemMap>( "map" );
    page.put( &map, sheet.frames.map );
    map.setLayers( mLayers.mapLayers( !sheet.way ) );
    map.setKeepLayerSet( true );
    showView( map, sheet.view, mEvent.crs );

    if ( auto *north = page.find<QgsLayoutItemPicture>( "north" ) )
    {
      page.put( north, sheet.north );
      north->setLinkedMap( &map );
      map.addLabelBlockingItem( north );
    }
    for ( std::size_t i = 0; i < sheet.far.size(); ++i )
      putInset( page, map, page.copyInset( "inset", i ).constData(), sheet.far[i],
                mLayers.mapLayers( false ) );
    if ( sheet.way )
      putInset( page, map, "inset", *sheet.way, mLayers.wayLayers() );
    else
    {
      page.remove( "inset" );
      page.remove( "inset_text" );
    }
    putHeader( page, label, mOptions, sheet.frames );
    Box band = sheet.frames.furniture;
    putScale( page, sheet.view, mOptions, band );
    putLegend( page, mLayers, mOptions, band );
    putFoot( page, mOptions, sheet.frames.foot );
    putDraft( page, order.draft, mOptions, sheet.frames.map );
    page.remove( sheet.listed ? "" : "stops" );
    if ( sheet.listed )
    {
      Box box = sheet.frames.table;
      const PageTable stops = stopTable( mEvent, zone, mOptions, order.households, box.width, mTableFormat );
      putTable( page, "stops", stops, { 1, stops.rows.size() }, box );
      box.y += stops.height() + 3;
      if ( const PageTable steps =
               directionsTable( mEvent.streets, zone, mOptions, box.width, mDirectionsFormat );
           steps.rows.size() > 1 )
        putTable( page, "directions", steps, { 1, steps.rows.size() }, box );
      else
        page.remove( "directions" );
    }
    else
      page.remove( "directions" );
    exportPage( page, &sheet, label, pdf );
  }

  SheetPlan PacketMaker::planOf( const PacketOrder &order ) const
  {
    return planSheets(
        mEvent, *order.zone, mOptions,
        [&]( double width )
        {
          const double steps =
              directionsTable( mEvent.streets, *order.zone, mOptions, width, mDirectionsFormat ).height();
          return stopTable( mEvent, *order.zone, mOptions, order.households, width, mTableFormat ).height() +
                 ( steps > 0 ? steps + 3 : 0 );
        } );
  }

  std::string PacketMaker::guestMark( const PacketOrder &order, int page, int pages ) const
  {
    PageLabel label;
    label.copy = order.copy;
    label.page = page;
    label.pages = pages;
    QStringList parts{ mOptions.roleWords(), mOptions.district,
                       titleOf( order.zone->team, order.zone->zone, mOptions ),
                       pageText( label, mOptions, true ) };
    parts.removeAll( QString() );
    return parts.join( QStringLiteral( " · " ) ).toStdString();
  }

  int PacketMaker::pageCount( const PacketOrder &order )
  {
    const SheetPlan plan = planOf( order );
    return static_cast<int>( plan.sheets.size() + listsOf( order, plan ).pages.size() );
  }

  PdfWriter PacketMaker::packet( const PacketOrder &order )
  {
    const SheetPlan plan = planOf( order );
    const Lists lists = listsOf( order, plan );
    PdfWriter pdf;
    PageLabel label;
    label.title = titleOf( order.zone->team, order.zone->zone, mOptions );
    label.staging = order.zone->staging;
    label.copy = order.copy;
    label.zone = order.zone->zone;
    label.page = order.pagesBefore + 1;
    label.pages =
        order.pagesBefore + static_cast<int>( plan.sheets.size() + lists.pages.size() ) + order.pagesBehind;
    for ( std::size_t s = 0; s < plan.sheets.size(); ++s, ++label.page )
    {
      if ( plan.sheets.size() > 1 )
        label.sheet =
            mOptions.say( "page.sheet" ) + QStringLiteral( " %1/%2" ).arg( s + 1 ).arg( plan.sheets.size() );
      mapPage( order, plan, s, label, pdf );
    }
    label.sheet.clear();
    for ( const ListPage &list : lists.pages )
    {
      listPage( order, lists, list, label, pdf );
      ++label.page;
    }
    return pdf;
  }
}
