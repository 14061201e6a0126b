#include "print/packet_maker.h"

#include "base/file.h"
#include "print/page_furniture.h"

#include <qgslabelingresults.h>
#include <qgslayoutexporter.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempicture.h>
#include <qgslayoutrendercontext.h>
#include <qgstextformat.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    void show( QgsLayoutItemMap &map, const MapView &view, const QgsCoordinateReferenceSystem &crs )
    {
      map.setCrs( crs );
      const double metres = view.scale / 1000;
      const double w = view.frame.width * metres / 2, h = view.frame.height * metres / 2;
      map.setExtent( QgsRectangle( view.center.x - w, view.center.y - h, view.center.x + w, view.center.y + h ) );
      map.setMapRotation( view.rotation );
    }

    // The rectangle, in metres, that holds all of a turned map.
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
  }

  PacketMaker::PacketMaker( const PrintEvent &event, const PageOptions &options ) :
    mEvent( event ), mOptions( options ), mLayers( mProject, event, options.blackAndWhite, options.templates )
  {
    mProject.setCrs( event.crs );
    const PageTemplate list( mProject, QStringLiteral( "team_list" ), options.templates, paperSize( options.paper, false ) );
    mTableFormat = list.table( "stops" ).contentTextFormat();
    mDirectionsFormat = list.table( "directions" ).contentTextFormat();
  }

  void PacketMaker::exportPage( PageTemplate &page, const MapSheet *sheet, PdfWriter &pdf )
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
    const QString file = mFolder.filePath( QStringLiteral( "page.pdf" ) );
    if ( exporter.exportToPdf( file, settings ) != QgsLayoutExporter::Success )
      throw InputError( "A page could not be drawn: the disk for temporary files may be full." );
    pdf.addPages( readWhole( file.toStdString() ) );
    QFile::remove( file );
    if ( mWatcher )
    {
      const std::unique_ptr<QgsLabelingResults> none;
      auto results = exporter.takeLabelingResults();
      auto *map = page.find<QgsLayoutItemMap>( "map" );
      mWatcher->exported( page, sheet, map ? results.value( map->uuid() ) : nullptr );
      qDeleteAll( results );
    }
  }

  void PacketMaker::mapPage( const PrintZone &zone, const ZonePlan &plan, const MapSheet &sheet, PageLabel label,
                             PdfWriter &pdf )
  {
    const bool houses = rulesOf( mOptions.role ).stops == StopPrecision::House;
    mLayers.showSurroundings( &zone, reachOf( sheet.view ), sheet.view.scale, houses );
    mLayers.showWay( sheet.wayInset ? reachOf( sheet.wayView ) : QgsRectangle() );
    mLayers.showRoute( plan.route );
    mLayers.showStops( sheet.discs, sheet.view );
    const auto staging = mEvent.staging.find( zone.staging );
    mLayers.showStaging( zone.staging, staging == mEvent.staging.end() ? nullptr : &staging->second );

    PageTemplate page( mProject, QStringLiteral( "team_map" ), mOptions.templates, sheet.size );
    auto &map = page.need<QgsLayoutItemMap>( "map" );
    page.put( &map, sheet.frames.map );
    map.setLayers( mLayers.all() );
    map.setKeepLayerSet( true );
    show( map, sheet.view, mEvent.crs );

    if ( auto *inset = page.find<QgsLayoutItemMap>( "inset" ); inset && sheet.wayInset )
    {
      page.put( inset, sheet.wayView.frame );
      inset->setLayers( mLayers.wayOnly() );
      inset->setKeepLayerSet( true );
      show( *inset, sheet.wayView, mEvent.crs );
      map.addLabelBlockingItem( inset );
      Box under = *sheet.wayInset;
      under.y = sheet.wayView.frame.bottom();
      under.height = sheet.wayInset->bottom() - under.y;
      page.setText( "inset_text", sheet.wayText, under );
      if ( auto *text = page.find<QgsLayoutItemLabel>( "inset_text" ) )
        map.addLabelBlockingItem( text );
    }
    else
    {
      page.remove( "inset" );
      page.remove( "inset_text" );
    }

    if ( auto *north = page.find<QgsLayoutItemPicture>( "north" ) )
    {
      const Box box{ sheet.frames.map.x + 2, sheet.frames.map.y + 2, 9, 12 };
      page.put( north, box );
      north->setLinkedMap( &map );
      map.addLabelBlockingItem( north );
    }
    putHeader( page, label, mOptions, sheet.frames.header );
    Box band = sheet.frames.furniture;
    putScale( page, sheet.view, mOptions, band );
    putLegend( page, mLayers, mOptions, band );
    putFoot( page, label, mOptions, sheet.frames.foot );
    putDraft( page, mOptions, sheet.frames.map );
    if ( sheet.listed )
    {
      Box box = sheet.frames.table;
      const PageTable stops = stopTable( mEvent, zone, mOptions, box.width, mTableFormat );
      putTable( page, "stops", stops, { 1, stops.rows.size() }, box );
      const PageTable steps = directionsTable( zone, mOptions, box.width, mDirectionsFormat );
      if ( steps.rows.size() > 1 )
      {
        box.y += stops.height() + 3;
        putTable( page, "directions", steps, { 1, steps.rows.size() }, box );
      }
      else
        page.remove( "directions" );
    }
    else
    {
      page.remove( "stops" );
      page.remove( "directions" );
    }
    exportPage( page, &sheet, pdf );
  }

  PdfWriter PacketMaker::packet( const PrintZone &zone, const QString &copy )
  {
    const auto listHeight = [&]( double width ) {
      const double steps = directionsTable( zone, mOptions, width, mDirectionsFormat ).height();
      return stopTable( mEvent, zone, mOptions, width, mTableFormat ).height() + ( steps > 0 ? steps + 3 : 0 );
    };
    const ZonePlan plan = planSheets( mEvent, zone, mOptions, listHeight );

    // The lists that did not fit beside the map go on sheets of their own: the stops, then the directions in two
    // columns.
    struct ListPage
    {
      RowRun stops;
      std::vector<RowRun> steps;
      double stepsTop = 0;
    };
    const SheetSize size = plan.sheets.front().size;
    const PageFrames frames = backFrames( size, footLines( size, mOptions.language ) );
    const Box &box = frames.table;
    const double gap = 6;
    const double column = ( box.width - gap ) / 2;
    const PageTable stops = stopTable( mEvent, zone, mOptions, box.width, mTableFormat );
    const PageTable steps = directionsTable( zone, mOptions, column, mDirectionsFormat );
    std::vector<ListPage> lists;
    if ( !plan.sheets.front().listed )
    {
      for ( const RowRun &run : flowRows( stops.rows, { box.height } ) )
        lists.push_back( { run, {}, box.y } );
      if ( lists.empty() )
        lists.push_back( { {}, {}, box.y } );
      double used = stops.rows.front().height;
      for ( std::size_t r = lists.back().stops.first; r < lists.back().stops.last; ++r )
        used += stops.rows[r].height;
      lists.back().stepsTop = box.y + used + 4;
      const double rest = box.bottom() - lists.back().stepsTop;
      if ( rest < 30 && steps.rows.size() > 1 )
        lists.push_back( { {}, {}, box.y } );
      const double first = box.bottom() - lists.back().stepsTop;
      for ( const RowRun &run : flowRows( steps.rows, { first, first, box.height } ) )
      {
        if ( lists.back().steps.size() == 2 )
          lists.push_back( { {}, {}, box.y } );
        lists.back().steps.push_back( run );
      }
    }

    PdfWriter pdf;
    PageLabel label;
    label.title = titleOf( zone.team, zone.zone, mOptions );
    label.staging = zone.staging;
    label.copy = copy;
    label.pages = static_cast<int>( plan.sheets.size() + lists.size() );
    for ( const MapSheet &sheet : plan.sheets )
    {
      mapPage( zone, plan, sheet, label, pdf );
      ++label.page;
    }
    for ( const ListPage &list : lists )
    {
      PageTemplate page( mProject, QStringLiteral( "team_list" ), mOptions.templates, size );
      putHeader( page, label, mOptions, frames.header );
      putFoot( page, label, mOptions, frames.foot );
      putDraft( page, mOptions, box );
      if ( list.stops.last > list.stops.first )
        putTable( page, "stops", stops, list.stops, box );
      else
        page.remove( "stops" );
      Box place{ box.x, list.stepsTop, column, box.bottom() - list.stepsTop };
      if ( list.steps.empty() )
        page.remove( "directions" );
      else
        putTable( page, "directions", steps, list.steps[0], place );
      if ( list.steps.size() > 1 )
      {
        place.x += column + gap;
        putTable( page, page.copyTable( "directions" ), steps, list.steps[1], place );
      }
      exportPage( page, nullptr, pdf );
      ++label.page;
    }
    return pdf;
  }
}
