// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/packet_maker.h"

#include "print/page_band.h"
#include "print/sheet_question.h"
#include "print/sheet_text.h"
#include "print/stop_texts.h"

#include <qgslabelingenginesettings.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempicture.h>
#include <qgslayoutrendercontext.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

namespace doorstep
{
  void showView( QgsLayoutItemMap &map, const MapView &view, const QgsCoordinateReferenceSystem &crs )
  {
    map.setCrs( crs );
    const double metres = view.scale / 1000;
    const double w = view.frame.width * metres / 2, h = view.frame.height * metres / 2;
    map.setExtent(
        QgsRectangle( view.center.x - w, view.center.y - h, view.center.x + w, view.center.y + h ) );
    map.setMapRotation( view.rotation );
  }

  QFont textFontOf( const PageOptions &options )
  {
    QgsProject project( nullptr, Qgis::ProjectCapabilities() );
    return PageTemplate( project, QStringLiteral( "team_list" ), options.templates,
                         paperSize( options.paper, false ) )
        .table( "stops" )
        .contentTextFormat()
        .font();
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
    measureFoot( list, mOptions );
    // A template without its map is told before anything is drawn.
    const PageTemplate front( mProject,
                              options.role == Role::Public ? QStringLiteral( "public_map" )
                                                           : QStringLiteral( "team_map" ),
                              options.templates, paperSize( options.paper, false ) );
    front.need<QgsLayoutItemMap>( "map" );
    mIsArranged = front.arranged();
  }

  void PacketMaker::tell( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                          const PageLetters &letters )
  {
    if ( mWatcher )
      mWatcher->exported( page, sheet, label, letters.of( page, QStringLiteral( "map" ) ) );
  }

  void PacketMaker::exportPage( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                                PagePainter &painter )
  {
    tell( page, sheet, label, painter.draw( page ) );
  }

  QList<QgsLayoutItem *> PacketMaker::nameStreets( PageTemplate &page, const PacketOrder &order,
                                                   const MapSheet &sheet, const SheetPlan &plan,
                                                   const NeededNames &needed, const PageLetters &letters )
  {
    QList<QgsLayoutItem *> names;
    const QgsVectorLayer *streets = mLayers.layer( PageLayer::Streets );
    if ( !page.arranged() || !streets->labelsEnabled() )
      return names;
    QgsTextFormat format = streets->labeling()->settings().format();
    format.setSize( 8 );
    format.setDataDefinedProperties( QgsPropertyCollection() );
    NamedMap main{ sheet.view, &sheet.discs, { sheet.north }, letters.of( page, QStringLiteral( "map" ) ) };
    std::vector<NamedMap> maps;
    for ( std::size_t i = 0; i < sheet.far.size(); ++i )
    {
      main.taken.push_back( sheet.far[i].box );
      maps.push_back( { sheet.far[i].view, &sheet.far[i].discs, {}, letters.of( page, insetId( i ) ) } );
    }
    if ( sheet.way )
      main.taken.push_back( sheet.way->box );
    for ( const Box &box : otherSheetBoxes( page, plan ) )
      main.taken.push_back( box );
    maps.insert( maps.begin(), main );
    for ( const NamedMap &map : maps )
    {
      std::vector<CalloutWish> wishes =
          missingNames( mEvent, *order.zone, mOptions, needed, map, streets->id(), format );
      // Where the way among the stops begins.
      for ( const Disc &disc : *map.discs )
        if ( !order.zone->stops.empty() && disc.numbers.front() == order.zone->stops.front().number )
          wishes.insert( wishes.begin(), startWish( disc, mOptions.say( "page.start" ), format ) );
      if ( wishes.empty() )
        continue;
      const std::vector<Callout> callouts = placeCallouts( wishes, calloutRoom( mEvent, map, plan.route ) );
      names << putCallouts( page, callouts, format );
    }
    return names;
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
    page.setText( text.constData(), insetText( inset, mOptions ), under );
    if ( auto *label = page.find<QgsLayoutItemLabel>( text.constData() ) )
      map.addLabelBlockingItem( label );
  }

  void PacketMaker::mapPage( const PacketOrder &order, const Laid &laid, std::size_t number,
                             const PageLabel &label, PagePainter &painter )
  {
    const SheetPlan &plan = laid.plan;
    const MapSheet &sheet = plan.sheets[number];
    const PrintZone &zone = *order.zone;
    QList<QgsRectangle> reaches{ reachOf( sheet.view ) };
    std::vector<ShownStops> shown{ { &sheet.discs, &sheet.view } };
    for ( const SheetInset &inset : sheet.far )
    {
      reaches << reachOf( inset.view );
      shown.push_back( { &inset.discs, &inset.view } );
    }
    const NeededNames needed =
        neededNames( mEvent, zone, mOptions, saidOf( mEvent.streets, zone, mOptions ) );
    mLayers.showSurroundings( &zone, reaches, sheet.view.scale, mayShow( mOptions.role, "ranges" ), needed );
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
    {
      const QString letter( QChar::fromLatin1( inset.letter ) );
      frames.push_back( { inset.view, letter, letter } );
    }
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
    putOtherSheets( page, plan, number, mOptions.say( "page.sheet" ) );
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
      box.y += stops.height();
      const QStringList key = keyLines( box.width );
      putKey( page, key, { box.x, box.y, box.width, keyHeight( key ) } );
      box.y += keyHeight( key ) + 3;
      const ListedSteps listed = listedSteps( zone, box.width );
      putSteps( page, listed.steps, listed.columns, { box.x, box.y, listed.width, listed.height } );
    }
    else
      putSteps(
          page, laid.lists.frontSteps, laid.lists.front,
          { sheet.frames.table.x, sheet.frames.table.y, laid.lists.frontColumn, sheet.frames.table.height } );
    const PageLetters letters = painter.draw( page );
    // Over it the names that found no room along their streets.
    if ( const QList<QgsLayoutItem *> names = nameStreets( page, order, sheet, plan, needed, letters );
         !names.isEmpty() )
      painter.drawOver( page, names );
    tell( page, &sheet, label, letters );
  }

  SheetPlan PacketMaker::planOf( const PacketOrder &order, SheetSize strip ) const
  {
    std::map<double, double> heights; // by width
    SheetQuestion question = sheetQuestion(
        mEvent, *order.zone, mOptions,
        [&]( double width )
        {
          if ( const auto known = heights.find( width ); known != heights.end() )
            return known->second;
          const double steps = listedSteps( *order.zone, width ).height;
          const double stops =
              stopTable( mEvent, *order.zone, mOptions, order.households, width, mTableFormat ).height();
          constexpr double between = 3, offTheFoot = 4; // mm
          return heights[width] = stops + ( stops > 0 ? keyHeight( keyLines( width ) ) + offTheFoot : 0 ) +
                                  ( steps > 0 ? between + steps : 0 );
        } );
    question.strip = strip;
    question.mayBeOneSide = mIsArranged;
    return planSheets( question );
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
    const auto &[plan, lists] = laid( order );
    return static_cast<int>( plan.sheets.size() + lists.pages.size() );
  }

  PdfWriter PacketMaker::packet( const PacketOrder &order )
  {
    const Laid &laid = this->laid( order );
    const auto &[plan, lists] = laid;
    const PageOptions ofAll = mOptions;
    mOptions = optionsOfZone( ofAll, *order.zone );
    PagePainter painter;
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
      mapPage( order, laid, s, label, painter );
    }
    label.sheet.clear();
    for ( const ListPage &list : lists.pages )
    {
      listPage( order, lists, list, label, painter );
      ++label.page;
    }
    mOptions = ofAll;
    PdfWriter pdf;
    pdf.addPages( painter.bytes() );
    return pdf;
  }
}
