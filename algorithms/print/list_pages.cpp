// SPDX-License-Identifier: GPL-2.0-or-later
// The sheets without a map: stop tables, directions, the overview's counts, the papers of the staging desk.
#include "print/event_reader.h"
#include "print/overview.h"
#include "print/packet_maker.h"
#include "print/page_furniture.h"
#include "print/sheet_text.h"
#include "print/table_boxes.h"

#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempicture.h>
#include <qgstextformat.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace doorstep
{
  namespace
  {
    // Of a sheet, where the counts of a few areas stand under their map; where that costs it no scale.
    constexpr double PUBLIC_MAP_SHARE = 0.55, LEAST_PUBLIC_MAP_SHARE = 0.4;
    constexpr double CAME_BACK_ROOM = 56,
                     CAME_BACK_HEIGHT = 5.4; // its words and its box, at the right of the key

    // Read once, and known after.
    QgsTextFormat keyFormat( QgsTextFormat format )
    {
      format.setSize( std::min( format.size(), 8.0 ) );
      format.setLineHeight( 0.9 );
      return format;
    }

    // All rows, in columns of about one length.
    std::vector<RowRun> equalColumns( const PageTable &table, std::size_t count )
    {
      const double height = table.height();
      return flowRows( table.rows,
                       { evenHeight( table.rows, 1, count, height, height, 1 ).value_or( height ) } );
    }

    // Where there is no area: the zones' middle to some kilometres, so that the page shows a town.
    std::vector<Point> roughGround( const PrintEvent &event )
    {
      constexpr double side = COARSE_GROUND;
      QgsRectangle all;
      for ( const PrintZone &zone : event.zones )
        all.combineExtentWith( zone.area.boundingBox() );
      if ( all.isNull() )
        return {};
      const double x = std::floor( all.center().x() / side ) * side,
                   y = std::floor( all.center().y() / side ) * side;
      return { { x, y }, { x + side, y + side } };
    }

  }

  QStringList PacketMaker::keyLines( double width ) const
  {
    return outcomeLines( mOptions, width - CAME_BACK_ROOM, keyFormat( mTableFormat ) );
  }

  double PacketMaker::keyHeight( const QStringList &key ) const
  {
    const auto lines =
        std::max<qsizetype>( key.size(), mOptions.lines( "table.came_back" ).count( '\n' ) + 1 );
    return std::max( CAME_BACK_HEIGHT + 2,
                     lineHeight( keyFormat( mTableFormat ) ) * static_cast<double>( lines ) + 1.2 );
  }

  void PacketMaker::putKey( PageTemplate &page, const QStringList &key, const Box &box ) const
  {
    if ( !page.arranged() )
      return;
    const auto put = [&]( const char *id, const QString &text, Qt::AlignmentFlag side, const Box &place )
    {
      auto *label = page.labelLike( id, "foot" );
      label->setTextFormat( keyFormat( mTableFormat ) );
      label->setVAlign( Qt::AlignVCenter );
      label->setHAlign( side );
      page.setText( id, text, place );
    };
    const double written = CAME_BACK_ROOM / 2, words = box.right() - CAME_BACK_ROOM;
    put( "outcomes", key.join( '\n' ), Qt::AlignLeft,
         { box.x, box.y, box.width - CAME_BACK_ROOM, box.height } );
    put( "came_back", mOptions.lines( "table.came_back" ), Qt::AlignRight,
         { words, box.y, CAME_BACK_ROOM - written - 1, box.height } );
    if ( const auto *table = page.find<QgsLayoutItem>( "stops" ) )
      putBoxes( page, "stops", "came_back_box",
                { { box.right() - written - table->pos().x(),
                    box.y + ( box.height - CAME_BACK_HEIGHT ) / 2 - table->pos().y(), written - 0.4,
                    CAME_BACK_HEIGHT } } );
  }

  void PacketMaker::listPage( const PacketOrder &order, const Lists &lists, const ListPage &list,
                              const PageLabel &label, PagePainter &painter )
  {
    const Box &box = lists.frames.table;
    PageTemplate page( mProject, QStringLiteral( "team_list" ), mOptions.templates, lists.size );
    putHeader( page, label, mOptions, lists.frames );
    putFoot( page, mOptions, lists.frames.foot );
    putDraft( page, order.draft, mOptions, box );
    putSteps( page, lists.steps, list.steps,
              { box.x, list.stepsTop, lists.column, box.bottom() - list.stepsTop } );
    if ( list.stops.last > list.stops.first )
    {
      putTable( page, "stops", lists.stops, list.stops, box );
      const double height = lists.stops.rows.front().height + list.stops.height( lists.stops.rows );
      putKey( page, lists.key, { box.x, box.y + height, box.width, keyHeight( lists.key ) } );
    }
    else
      page.remove( "stops" );
    exportPage( page, nullptr, label, painter );
  }

  std::vector<RowRun> PacketMaker::pagesOf( const PageTable &table ) const
  {
    const SheetSize size = paperSize( mOptions.paper, false );
    return flowRows( table.rows, { backFrames( size, footLines( mOptions, size ) ).table.height } );
  }

  void PacketMaker::tablePages( const PageTable &table, PageLabel label, PagePainter &painter )
  {
    const SheetSize size = paperSize( mOptions.paper, false );
    const PageFrames frames = backFrames( size, footLines( mOptions, size ) );
    const std::vector<RowRun> runs = pagesOf( table );
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
      exportPage( page, nullptr, label, painter );
      ++label.page;
    }
  }

  MapSheet PacketMaker::publicSheet( const std::vector<Point> &points, double tableHeight ) const
  {
    const auto framesOf = [&]( bool landscape )
    {
      const SheetSize size = paperSize( mOptions.paper, landscape );
      return frontFrames( size, tableHeight, footLines( mOptions, size ), {}, LEAST_PUBLIC_MAP_SHARE );
    };
    const std::array frames{ framesOf( false ).map, framesOf( true ).map };
    FitOptions fit;
    fit.unit = isImperial( mOptions.paper ) ? ScaleUnit::FeetToTheInch : ScaleUnit::Ratio;
    fit.mayTurn = false;
    MapSheet sheet;
    sheet.view = fitView( points, frames, fit ).view;
    sheet.size = paperSize( mOptions.paper, sheet.view.landscape );
    sheet.frames = framesOf( sheet.view.landscape );
    return sheet;
  }

  PdfWriter PacketMaker::overview( const Overview &shown )
  {
    const std::vector<OverviewArea> &areas = shown.areas;
    std::vector<Point> points;
    std::vector<PublicArea> outlines;
    for ( const OverviewArea &entry : areas )
    {
      outlines.push_back( entry.area );
      for ( auto v = entry.area.outline.vertices_begin(); v != entry.area.outline.vertices_end(); ++v )
        points.push_back( { ( *v ).x(), ( *v ).y() } );
    }
    // Of the places where no team leaves the map needs to show nothing.
    std::map<QString, Point> used;
    for ( const auto &[name, place] : mEvent.staging )
      if ( std::any_of( mEvent.zones.begin(), mEvent.zones.end(),
                        [&, &name = name]( const PrintZone &zone ) { return zone.staging == name; } ) )
        used.insert( { name, place } );
    for ( const auto &[name, place] : used )
      points.push_back( place );
    if ( areas.empty() )
    {
      const std::vector<Point> ground = roughGround( mEvent );
      points.insert( points.end(), ground.begin(), ground.end() );
    }
    if ( points.empty() )
      throw InputError( "ZONES has no area to show: plan the zones first." );
    const double width = backFrames( paperSize( mOptions.paper, false ), 0 ).table.width;
    PageTable table;
    std::vector<RowRun> columns;
    MapSheet sheet = publicSheet( points, 0 );
    const double bare = sheet.view.scale;
    // Under the map, in two columns at last, where its scale stays or it has most of the sheet.
    for ( const int count : { 1, 2 } )
    {
      table = overviewTable( shown, mOptions, ( width - ( count - 1 ) * COLUMN_GAP ) / count );
      fitRows( table, mTableFormat );
      columns = equalColumns( table, static_cast<std::size_t>( count ) );
      double height = 0;
      for ( const RowRun &column : columns )
        height = std::max( height, table.rows.front().height + column.height( table.rows ) );
      constexpr double offTheFoot = 2; // mm
      MapSheet under = publicSheet( points, height + offTheFoot );
      if ( under.frames.table.height <= 0 ||
           ( under.view.scale > bare + 1e-6 && under.frames.mapShare < PUBLIC_MAP_SHARE ) )
        continue;
      sheet = std::move( under );
      break;
    }
    mLayers.showAreas( outlines, reachOf( sheet.view ) );
    mLayers.showStaging( used );

    PagePainter painter;
    PageLabel label;
    PageTemplate page( mProject, QStringLiteral( "public_map" ), mOptions.templates, sheet.size );
    const bool isOneSheet =
        sheet.frames.table.height > 0 && page.arranged() && page.find<QgsLayoutItem>( "stops" );
    label.title = mOptions.say( "public.title" );
    const PageTable behind = overviewTable( shown, mOptions, width );
    label.pages = isOneSheet ? 1 : 1 + static_cast<int>( pagesOf( behind ).size() );
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
    Box place = sheet.frames.table;
    place.width = std::accumulate( table.widths.begin(), table.widths.end(), 0.0 );
    for ( std::size_t c = 0; isOneSheet && c < columns.size(); ++c )
    {
      const char *id = c == 0 ? "stops" : page.copyTable( "stops", c );
      putTable( page, id, table, columns[c], place );
      place.x += place.width + COLUMN_GAP;
    }
    if ( !isOneSheet )
      page.remove( "stops" );
    page.remove( "legend" );
    exportPage( page, &sheet, label, painter );

    if ( !isOneSheet )
    {
      label.page = 2;
      tablePages( behind, label, painter );
    }
    PdfWriter pdf;
    pdf.addPages( painter.bytes() );
    return pdf;
  }

  PdfWriter PacketMaker::stagingPapers( const QString &staging, const std::vector<TeamLine> &teams )
  {
    PageTable table;
    table.widths = { 24, 45, 16, 18, 17, 27, 17, 27 };
    const std::vector<QString> heads{ mOptions.lines( "desk.team" ),       mOptions.lines( "desk.leader" ),
                                      mOptions.lines( "desk.people" ),     mOptions.lines( "desk.speaks" ),
                                      mOptions.lines( "desk.copies_out" ), mOptions.lines( "desk.out" ),
                                      mOptions.lines( "desk.copies_in" ),  mOptions.lines( "desk.in" ) };
    table.rows.push_back( { heads, 12, false } );
    int people = 0;
    for ( const TeamLine &team : teams )
    {
      people += team.people;
      table.rows.push_back( { { team.team + '\n' + mOptions.say( "page.zone" ) + ' ' + team.zones,
                                team.vehicle.isEmpty() ? team.leader : team.leader + '\n' + team.vehicle,
                                QString::number( team.people ),
                                team.languages,
                                {},
                                {},
                                {},
                                {} },
                              11,
                              false } );
    }
    table.rows.push_back( { { mOptions.lines( "desk.total" ) + ' ' + QString::number( teams.size() ),
                              {},
                              QString::number( people ),
                              {},
                              {},
                              {},
                              {},
                              {} },
                            11,
                            true } );
    fitRows( table, mTableFormat );
    return deskPages( table, mOptions.say( "page.staging" ) + QStringLiteral( ": " ) + staging );
  }

  PdfWriter PacketMaker::tablePdf( const PageTable &table, const QString &title, const QString &role )
  {
    PageLabel label;
    label.title = title;
    label.role = role;
    PagePainter painter;
    tablePages( table, label, painter );
    PdfWriter pdf;
    pdf.addPages( painter.bytes() );
    return pdf;
  }

  PdfWriter PacketMaker::deskPages( const PageTable &table, const QString &title )
  {
    return tablePdf( table, title, mOptions.say( "page.role.desk" ) );
  }
}
