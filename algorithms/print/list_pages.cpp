// The sheets without a map: stop tables, directions, the overview's counts, the papers of the staging desk.
#include "print/overview.h"
#include "print/packet_maker.h"
#include "print/page_furniture.h"
#include "print/sheet_text.h"

#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempicture.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double columnGap = 6; // mm

    // Where there is neither an area nor a staging place: the zones' middle to some kilometres.
    std::vector<Point> roughGround( const PrintEvent &event )
    {
      constexpr double side = 4000; // metres
      QgsRectangle all;
      for ( const PrintZone &zone : event.zones )
        all.combineExtentWith( zone.area.boundingBox() );
      if ( all.isNull() )
        return {};
      const double x = std::floor( all.center().x() / side ) * side,
                   y = std::floor( all.center().y() / side ) * side;
      return { { x, y }, { x + side, y + side } };
    }

    // Of directions on one sheet.
    std::size_t columnsOf( SheetSize size )
    {
      return size.width > 250 ? 3 : 2;
    }
  }

  PacketMaker::Lists PacketMaker::listsOf( const PacketOrder &order, const SheetPlan &plan ) const
  {
    constexpr double between = 4, leastRoom = 30; // mm
    Lists lists;
    if ( plan.sheets.front().listed )
      return lists;
    lists.size = plan.sheets.front().size;
    lists.frames = backFrames( lists.size, footLines( mOptions ) );
    const Box &box = lists.frames.table;
    const std::size_t columns = columnsOf( lists.size );
    lists.column =
        ( box.width - columnGap * static_cast<double>( columns - 1 ) ) / static_cast<double>( columns );
    lists.stops = stopTable( mEvent, *order.zone, mOptions, order.households, box.width, mTableFormat );
    lists.steps = directionsTable( mEvent.streets, *order.zone, mOptions, lists.column, mDirectionsFormat );
    for ( const RowRun &run : flowRows( lists.stops.rows, { box.height } ) )
      lists.pages.push_back( { run, {}, box.y } );
    double used = lists.stops.rows.front().height + between;
    if ( !lists.pages.empty() )
      for ( std::size_t r = lists.pages.back().stops.first; r < lists.pages.back().stops.last; ++r )
        used += lists.stops.rows[r].height;
    if ( lists.steps.rows.size() < 2 )
      return lists;
    if ( lists.pages.empty() || box.height - used < leastRoom )
      lists.pages.push_back( { {}, {}, box.y } );
    else
      lists.pages.back().stepsTop = box.y + used;

    // Where all fits on the sheet its columns are of equal length.
    const double first = box.bottom() - lists.pages.back().stepsTop;
    std::vector<double> heights( columns, first );
    heights.push_back( box.height );
    for ( double trial = lists.steps.height() / static_cast<double>( columns ); trial < first; trial += 2 )
      if ( flowRows( lists.steps.rows, { trial } ).size() <= columns )
      {
        heights = { trial };
        break;
      }
    for ( const RowRun &run : flowRows( lists.steps.rows, heights ) )
    {
      if ( lists.pages.back().steps.size() == columns )
        lists.pages.push_back( { {}, {}, box.y } );
      lists.pages.back().steps.push_back( run );
    }
    return lists;
  }

  void PacketMaker::listPage( const PacketOrder &order, const Lists &lists, const ListPage &list,
                              const PageLabel &label, PdfWriter &pdf )
  {
    const Box &box = lists.frames.table;
    PageTemplate page( mProject, QStringLiteral( "team_list" ), mOptions.templates, lists.size );
    putHeader( page, label, mOptions, lists.frames );
    putFoot( page, mOptions, lists.frames.foot );
    putDraft( page, order.draft, mOptions, box );
    Box place{ box.x, list.stepsTop, lists.column, box.bottom() - list.stepsTop };
    for ( std::size_t c = 1; c < list.steps.size(); ++c )
    {
      Box next = place;
      next.x += static_cast<double>( c ) * ( lists.column + columnGap );
      putTable( page, page.copyTable( "directions", c ), lists.steps, list.steps[c], next );
    }
    if ( list.steps.empty() )
      page.remove( "directions" );
    else
      putTable( page, "directions", lists.steps, list.steps[0], place );
    if ( list.stops.last > list.stops.first )
      putTable( page, "stops", lists.stops, list.stops, box );
    else
      page.remove( "stops" );
    exportPage( page, nullptr, label, pdf );
  }

  void PacketMaker::tablePages( const PageTable &table, PageLabel label, PdfWriter &pdf )
  {
    const SheetSize size = paperSize( mOptions.paper, false );
    const PageFrames frames = backFrames( size, footLines( mOptions ) );
    const std::vector<RowRun> runs = flowRows( table.rows, { frames.table.height } );
    if ( label.pages == 1 )
      label.pages = static_cast<int>( runs.size() );
    for ( const RowRun &run : runs )
    {
      PageTemplate page( mProject, QStringLiteral( "team_list" ), mOptions.templates, size );
      putHeader( page, label, mOptions, frames );
      putFoot( page, mOptions, frames.foot );
      putDraft( page, mOptions.draft, mOptions, frames.table );
      page.remove( "directions" );
      putTable( page, "stops", table, run, frames.table );
      exportPage( page, nullptr, label, pdf );
      ++label.page;
    }
  }

  PdfWriter PacketMaker::overview( const Overview &shown )
  {
    const std::vector<OverviewArea> &areas = shown.areas;
    PdfWriter pdf;
    std::vector<Point> points;
    std::vector<PublicArea> outlines;
    for ( const OverviewArea &entry : areas )
    {
      outlines.push_back( entry.area );
      for ( auto v = entry.area.outline.vertices_begin(); v != entry.area.outline.vertices_end(); ++v )
        points.push_back( { ( *v ).x(), ( *v ).y() } );
    }
    for ( const auto &[name, place] : mEvent.staging )
      points.push_back( place );
    if ( points.empty() )
      points = roughGround( mEvent );
    if ( points.empty() )
      throw InputError( "ZONES has no area to show: plan the zones first." );
    const int lines = footLines( mOptions );
    const std::array frames{ frontFrames( paperSize( mOptions.paper, false ), 0, lines ).map,
                             frontFrames( paperSize( mOptions.paper, true ), 0, lines ).map };
    FitOptions fit;
    fit.unit = isImperial( mOptions.paper ) ? ScaleUnit::FeetToTheInch : ScaleUnit::Ratio;
    fit.mayTurn = false;
    MapSheet sheet;
    sheet.view = fitView( points, frames, fit ).view;
    sheet.size = paperSize( mOptions.paper, sheet.view.landscape );
    sheet.frames = frontFrames( sheet.size, 0, lines );
    mLayers.showAreas( outlines, reachOf( sheet.view ) );
    mLayers.showStaging( mEvent.staging );

    PageLabel label;
    label.title = mOptions.say( "public.title" );
    label.pages = 2;
    PageTemplate page( mProject, QStringLiteral( "public_map" ), mOptions.templates, sheet.size );
    auto &map = page.need<QgsLayoutItemMap>( "map" );
    page.put( &map, sheet.frames.map );
    map.setLayers( mLayers.publicLayers() );
    map.setKeepLayerSet( true );
    showView( map, sheet.view, mEvent.crs );
    if ( auto *north = page.find<QgsLayoutItemPicture>( "north" ) )
    {
      page.put( north, { sheet.frames.map.x + 2, sheet.frames.map.y + 2, 12, 15 } );
      map.addLabelBlockingItem( north );
    }
    putHeader( page, label, mOptions, sheet.frames );
    Box band = sheet.frames.furniture;
    putScale( page, sheet.view, mOptions, band );
    putFoot( page, mOptions, sheet.frames.foot );
    putDraft( page, mOptions.draft, mOptions, sheet.frames.map );
    page.remove( "stops" );
    page.remove( "legend" );
    exportPage( page, &sheet, label, pdf );

    PageTable table;
    table.widths = { 20, 110, 30, 30 };
    table.rows.push_back( { { mOptions.lines( "public.area" ), mOptions.lines( "public.staging" ),
                              mOptions.lines( "public.teams" ), mOptions.lines( "public.homes" ) },
                            12,
                            false } );
    for ( const OverviewArea &entry : areas )
      table.rows.push_back(
          { { entry.area.part, entry.staging.join( QStringLiteral( ", " ) ), QString::number( entry.teams ),
              entry.told ? QString::number( entry.visits ) : QString( QChar( 0x2014 ) ) },
            8,
            false } );
    if ( !shown.isWhole )
      table.rows.push_back( { { {}, mOptions.lines( areas.empty() ? "public.none" : "public.some" ), {}, {} },
                              mOptions.languages.areTwo() ? 18.0 : 12.0,
                              false } );
    if ( !shown.isTold() )
      table.rows.push_back( { { {}, mOptions.lines( "public.moved", { { "n", "11" } } ), {}, {} },
                              mOptions.languages.areTwo() ? 18.0 : 12.0,
                              false } );
    label.page = 2;
    tablePages( table, label, pdf );
    return pdf;
  }

  PdfWriter PacketMaker::stagingPapers( const QString &staging, const std::vector<TeamLine> &teams )
  {
    PageTable table;
    table.widths = { 20, 22, 34, 24, 29, 31, 31 };
    table.rows.push_back(
        { { mOptions.lines( "desk.team" ), mOptions.lines( "desk.zones" ), mOptions.lines( "desk.vehicle" ),
            mOptions.lines( "desk.speaks" ), mOptions.lines( "desk.copies" ), mOptions.lines( "desk.out" ),
            mOptions.lines( "desk.in" ) },
          12,
          false } );
    for ( const TeamLine &team : teams )
    {
      double height = 11;
      for ( std::size_t c = 0; c < 4; ++c )
      {
        const QString &text = c == 0   ? team.team
                              : c == 1 ? team.zones
                              : c == 2 ? team.vehicle
                                       : team.languages;
        height = std::max(
            height,
            4.4 * static_cast<double>( wrapped( mTableFormat, text, table.widths[c] - 2 ).size() ) + 2 );
      }
      table.rows.push_back(
          { { team.team, team.zones, team.vehicle, team.languages, {}, {}, {} }, height, false } );
    }
    PageLabel label;
    label.title = mOptions.say( "page.staging" ) + QStringLiteral( ": " ) + staging;
    label.role = mOptions.say( "page.role.desk" );
    PdfWriter pdf;
    tablePages( table, label, pdf );
    return pdf;
  }
}
