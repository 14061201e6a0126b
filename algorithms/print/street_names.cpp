// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/street_names.h"

#include "print/stop_table.h"
#include "sheet/inset_plan.h"

#include <qgsgeometry.h>
#include <qgslabelingresults.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempolyline.h>
#include <qgslinesymbol.h>
#include <qgstextformat.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace doorstep
{
  namespace
  {
    // mm of a street in the frame, for its name to be looked for.
    constexpr double SEEN = 3, SEEN_OF_STOP = 1;

    bool isLetter( char c )
    {
      return std::isalnum( static_cast<unsigned char>( c ) ) || static_cast<unsigned char>( c ) >= 0x80;
    }

    // As a word of its own: "E 1st St" is not in "NE 1st St".
    bool isNamed( const std::string &text, const std::string &name )
    {
      for ( std::size_t at = text.find( name ); at != std::string::npos; at = text.find( name, at + 1 ) )
        if ( ( at == 0 || !isLetter( text[at - 1] ) ) &&
             ( at + name.size() == text.size() || !isLetter( text[at + name.size()] ) ) )
          return true;
      return false;
    }

    std::vector<std::int32_t> blocksIn( const PrintEvent &event, const MapView &view )
    {
      Point low{ 1e12, 1e12 }, high{ -1e12, -1e12 };
      for ( const double x : { view.frame.x, view.frame.right() } )
        for ( const double y : { view.frame.y, view.frame.bottom() } )
        {
          const Point p = toWorld( view, { x, y } );
          low = { std::min( low.x, p.x ), std::min( low.y, p.y ) };
          high = { std::max( high.x, p.x ), std::max( high.y, p.y ) };
        }
      return event.streets.within( low, high );
    }

    // Millimetres of the line inside the frame, not along its edge, and off what lies on it.
    double lengthSeen( const Polyline &line, const NamedMap &map )
    {
      const Box frame = map.view.frame.grown( -2 );
      double length = 0;
      for ( std::size_t i = 1; i < line.size(); ++i )
      {
        const double piece = distance( line[i - 1], line[i] );
        const int steps = std::max( 1, static_cast<int>( std::min( piece, 400.0 ) ) );
        for ( int s = 0; s < steps; ++s )
        {
          const double t = ( s + 0.5 ) / steps;
          const double x = line[i - 1].x + ( line[i].x - line[i - 1].x ) * t,
                       y = line[i - 1].y + ( line[i].y - line[i - 1].y ) * t;
          if ( frame.contains( x, y ) &&
               std::none_of( map.taken.begin(), map.taken.end(),
                             [&]( const Box &box ) { return box.contains( x, y ); } ) )
            length += piece / steps;
        }
      }
      return length;
    }

    void addPieces( std::vector<Shape> &shapes, const Polyline &line, const Box &frame )
    {
      for ( std::size_t i = 1; i < line.size(); ++i )
        if ( const Shape piece{ line[i - 1], line[i] }; overlap( piece, shapeOf( frame ) ) )
          shapes.push_back( piece );
    }
  }

  std::vector<std::string> streetsOfStop( const StreetBlocks &streets, const PrintStop &stop,
                                          const PageOptions &options )
  {
    std::vector<std::string> names;
    if ( rulesOf( options.role ).stops == StopPrecision::Block )
    {
      if ( stop.place.group >= 0 )
        names = streets.groups()[static_cast<std::size_t>( stop.place.group )].names;
    }
    else if ( stop.place.block >= 0 )
    {
      const Block &block = streets.blocks()[static_cast<std::size_t>( stop.place.block )];
      names.push_back( block.name.empty() ? stop.place.driveOff : block.name );
    }
    std::erase( names, std::string() );
    return names;
  }

  NeededNames neededNames( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                           const std::string &directions )
  {
    NeededNames needed;
    for ( const Block &block : event.streets.blocks() )
      if ( !block.name.empty() && !needed.contains( block.name ) )
        needed[block.name] = isNamed( directions, block.name ) ? 1 : 0;
    std::erase_if( needed, []( const auto &one ) { return one.second == 0; } );
    for ( const PrintStop &stop : zone.stops )
      for ( const std::string &name : streetsOfStop( event.streets, stop, options ) )
        needed[name] = 2;
    return needed;
  }

  std::vector<CalloutWish> missingNames( const PrintEvent &event, const PrintZone &zone,
                                         const PageOptions &options, const NeededNames &needed,
                                         const NamedMap &map, const QString &layer,
                                         const QgsTextFormat &format )
  {
    std::map<std::string, std::vector<Polyline>> missing;
    for ( const std::int32_t b : blocksIn( event, map.view ) )
      if ( const Block &block = event.streets.blocks()[static_cast<std::size_t>( b )];
           needed.contains( block.name ) )
        missing[block.name].push_back( toPage( map.view, block.line ) );
    // A name outside of the zone, which has a space behind it, is far from the stops of its street: none for
    // them.
    const auto isFarFromStops = [&]( const QgsLabelPosition &label, const std::string &name )
    {
      constexpr double far = 45; // mm
      const QgsPointXY middle = label.labelRect.center();
      const Point at = toPage( map.view, { middle.x(), middle.y() } );
      bool hasStop = false;
      for ( const PrintStop &stop : zone.stops )
        if ( const std::vector<std::string> own = streetsOfStop( event.streets, stop, options );
             std::find( own.begin(), own.end(), name ) != own.end() )
          for ( const Disc &disc : *map.discs )
            if ( std::find( disc.numbers.begin(), disc.numbers.end(), stop.number ) != disc.numbers.end() )
            {
              hasStop = true;
              if ( distance( disc.center, at ) <= far )
                return false;
            }
      return hasStop;
    };
    if ( map.labels )
      for ( const QgsLabelPosition &label : map.labels->allLabels() )
        if ( const std::string name = label.labelText.trimmed().toStdString();
             !label.isUnplaced && label.layerID == layer &&
             !( label.labelText.endsWith( ' ' ) && isFarFromStops( label, name ) ) )
          missing.erase( name );
    const Point middle{ map.view.frame.x + map.view.frame.width / 2,
                        map.view.frame.y + map.view.frame.height / 2 };
    std::vector<CalloutWish> stops, others;
    for ( auto &[name, lines] : missing )
    {
      double length = 0;
      for ( const Polyline &line : lines )
        length += lengthSeen( line, map );
      CalloutWish wish;
      wish.name = name;
      wish.text = { textWidth( format, QString::fromStdString( name ) ) + 0.4, lineHeight( format ) };
      wish.lines = std::move( lines );
      wish.near = middle;
      bool isStop = false;
      for ( const PrintStop &stop : zone.stops )
      {
        const std::vector<std::string> own = streetsOfStop( event.streets, stop, options );
        if ( isStop || std::find( own.begin(), own.end(), name ) == own.end() )
          continue;
        for ( const Disc &disc : *map.discs )
          if ( std::find( disc.numbers.begin(), disc.numbers.end(), stop.number ) != disc.numbers.end() )
          {
            isStop = true;
            wish.near = disc.spot;
            wish.disc = disc.center;
          }
      }
      if ( length >= ( isStop ? SEEN_OF_STOP : SEEN ) )
        ( isStop ? stops : others ).push_back( std::move( wish ) );
    }
    stops.insert( stops.end(), std::make_move_iterator( others.begin() ),
                  std::make_move_iterator( others.end() ) );
    return stops;
  }

  std::vector<std::string> namesSeen( const PrintEvent &event, const NeededNames &needed,
                                      const NamedMap &map )
  {
    std::map<std::string, double> lengths;
    for ( const std::int32_t b : blocksIn( event, map.view ) )
      if ( const Block &block = event.streets.blocks()[static_cast<std::size_t>( b )];
           needed.contains( block.name ) )
        lengths[block.name] += lengthSeen( toPage( map.view, block.line ), map );
    std::vector<std::string> names;
    for ( const auto &[name, length] : lengths )
      if ( length >= ( needed.at( name ) > 1 ? SEEN_OF_STOP : SEEN ) )
        names.push_back( name );
    return names;
  }

  CalloutWish startWish( const Disc &disc, const QString &word, const QgsTextFormat &format )
  {
    CalloutWish wish;
    wish.name = word.toStdString();
    wish.text = { textWidth( format, word ) + 0.4, lineHeight( format ) };
    wish.near = disc.center;
    wish.disc = disc.center;
    return wish;
  }

  CalloutRoom calloutRoom( const PrintEvent &event, const NamedMap &map, const std::vector<RouteLine> &route )
  {
    CalloutRoom room;
    room.frame = map.view.frame.grown( -0.8 );
    for ( const Box &box : map.taken )
      room.taken.push_back( shapeOf( box ) );
    for ( const Disc &disc : *map.discs )
    {
      const double width = std::max( 4.8, disc.width );
      room.taken.push_back(
          shapeOf( Box{ disc.center.x - width / 2, disc.center.y - 2.4, width, 4.8 }.grown( 0.3 ) ) );
      room.taken.push_back( { disc.spot, disc.center } );
    }
    if ( map.labels )
      for ( const QgsLabelPosition &label : map.labels->allLabels() )
        if ( !label.isUnplaced )
        {
          Shape shape;
          for ( auto v = label.labelGeometry.vertices_begin(); v != label.labelGeometry.vertices_end(); ++v )
            shape.push_back( toPage( map.view, Point{ ( *v ).x(), ( *v ).y() } ) );
          room.taken.push_back( std::move( shape ) );
        }
    for ( const RouteLine &line : route )
      addPieces( room.routes, toPage( map.view, line.line ), map.view.frame );
    for ( const std::int32_t b : blocksIn( event, map.view ) )
      addPieces( room.streets, toPage( map.view, event.streets.blocks()[static_cast<std::size_t>( b )].line ),
                 map.view.frame );
    return room;
  }

  namespace
  {
    QByteArray otherSheetId( std::size_t sheet )
    {
      return "sheet_" + QByteArray::number( static_cast<int>( sheet + 1 ) );
    }
  }

  std::vector<Box> otherSheetBoxes( const PageTemplate &page, const SheetPlan &plan )
  {
    std::vector<Box> boxes;
    for ( std::size_t s = 0; s < plan.sheets.size(); ++s )
      if ( const auto *label = page.find<QgsLayoutItemLabel>( otherSheetId( s ).constData() ) )
      {
        const QRectF box = label->mapRectToScene( label->rect() );
        boxes.push_back( { box.x(), box.y(), box.width(), box.height() } );
      }
    return boxes;
  }

  void putOtherSheets( PageTemplate &page, const SheetPlan &plan, std::size_t number, const QString &word )
  {
    const MapSheet &sheet = plan.sheets[number];
    auto *map = page.find<QgsLayoutItemMap>( "map" );
    if ( !map || !page.arranged() )
      return;
    std::vector<Box> taken{ sheet.north };
    if ( sheet.way )
      taken.push_back( sheet.way->box );
    for ( const SheetInset &inset : sheet.far )
      taken.push_back( inset.box );
    for ( const Disc &disc : sheet.discs )
      taken.push_back( Box{ disc.center.x, disc.center.y, 0, 0 }.grown( std::max( 4.8, disc.width ) / 2 ) );
    for ( std::size_t s = 0; s < plan.sheets.size(); ++s )
    {
      const Point toward = toPage( sheet.view, plan.sheets[s].view.center );
      if ( s == number || sheet.frames.map.contains( toward.x, toward.y ) )
        continue;
      const QByteArray id = otherSheetId( s );
      auto *label = page.labelLike( id.constData(), "scale" );
      QgsTextFormat format = boldOf( label->textFormat() );
      format.setColor( Qt::white );
      label->setTextFormat( format );
      const QString text = word + ' ' + QString::number( s + 1 );
      const std::optional<Box> box =
          edgePlace( sheet.frames.map.grown( -0.5 ),
                     { textWidth( format, text ) + 3, lineHeight( format ) + 0.8 }, toward, taken );
      if ( !box )
      {
        page.remove( id.constData() );
        continue;
      }
      label->setBackgroundEnabled( true );
      label->setBackgroundColor( QColor( 60, 60, 60 ) );
      label->setHAlign( Qt::AlignHCenter );
      label->setVAlign( Qt::AlignVCenter );
      label->setMarginX( 0 );
      label->setMarginY( 0 );
      page.setText( id.constData(), text, *box );
      page.layout().moveItemToTop( label );
      map->addLabelBlockingItem( label );
      taken.push_back( *box );
    }
  }

  QList<QgsLayoutItem *> putCallouts( PageTemplate &page, const std::vector<Callout> &callouts,
                                      const QgsTextFormat &format )
  {
    QList<QgsLayoutItem *> items;
    for ( const Callout &callout : callouts )
    {
      QPolygonF ends;
      ends << QPointF( callout.anchor.x, callout.anchor.y ) << QPointF( callout.end.x, callout.end.y );
      auto *line = new QgsLayoutItemPolyline( ends, &page.layout() );
      const std::unique_ptr<QgsLineSymbol> symbol(
          QgsLineSymbol::createSimple( { { QStringLiteral( "color" ), QStringLiteral( "40,40,40" ) },
                                         { QStringLiteral( "width" ), QStringLiteral( "0.2" ) } } ) );
      line->setSymbol( symbol->clone() );
      line->setId( QStringLiteral( "street_line" ) );
      page.layout().addLayoutItem( line );
      auto *label = new QgsLayoutItemLabel( &page.layout() );
      label->setId( QStringLiteral( "street_name" ) );
      label->setMode( QgsLayoutItemLabel::ModeFont );
      label->setTextFormat( format );
      label->setMarginX( 0 );
      label->setMarginY( 0 );
      label->setHAlign( Qt::AlignHCenter );
      label->setVAlign( Qt::AlignVCenter );
      label->setText( asWritten( QString::fromStdString( callout.name ) ) );
      page.layout().addLayoutItem( label );
      label->attemptMove( QgsLayoutPoint( callout.box.x, callout.box.y ) );
      label->attemptResize( QgsLayoutSize( callout.box.width, callout.box.height ) );
      items << line << label;
    }
    return items;
  }
}
