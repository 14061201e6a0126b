// SPDX-License-Identifier: GPL-2.0-or-later
// The streets and areas that a page's layers hold: around a zone, on the way there, on the public map.
#include "base/geometry.h"
#include "print/page_features.h"
#include "print/page_layers.h"
#include "print/page_template.h"

#include <qgsgeometryengine.h>
#include <qgslinestring.h>

#include <algorithm>
#include <memory>

namespace doorstep
{
  namespace
  {
    struct StreetLook
    {
        const char *kind;
        double size; // points, of the name
    };

    StreetLook lookOf( RoadClass roadClass )
    {
      switch ( roadClass )
      {
      case RoadClass::Freeway:
      case RoadClass::Primary:
        return { "major", 9 };
      case RoadClass::Secondary:
        return { "secondary", 8.5 };
      case RoadClass::Local:
        return { "local", 8 };
      default:
        return { "minor", 8 };
      }
    }

    // A street's part on a page, in the zone or outside of it.
    struct ShownPiece
    {
        QgsGeometry geometry;
        const Block *block = nullptr;
        bool inside = false;
    };

    // About the width of the name with some room, mm.
    double nameRoom( const Block &block )
    {
      constexpr double letter = 0.2, around = 6; // mm a point of the font's size; mm
      return static_cast<double>( block.name.size() ) * lookOf( block.roadClass ).size * letter + around;
    }

    // Parts right outside of the zone lose the name where the zone has room for it: a street's name stood
    // twice in a row at the edge, black and grey.
    std::vector<std::pair<QgsGeometry, bool>> namedOutside( const ShownPiece &piece,
                                                            const QgsGeometry &around )
    {
      if ( !piece.geometry.intersects( around ) )
        return { { piece.geometry, true } };
      return { { piece.geometry.intersection( around ), false },
               { piece.geometry.difference( around ), true } };
    }

    bool passesNear( const Polyline &line, const Point &place, double metres )
    {
      for ( std::size_t i = 1; i < line.size(); ++i )
        if ( distanceToPiece( place, line[i - 1], line[i] ) < metres )
          return true;
      return false;
    }

    // Grey house numbers at both ends of a block, on their sides of the street, where the block is long
    // enough on the page. A block with a stop has its numbers on smaller ones too: they are how doors are
    // found.
    // None where the route passes: a number across it is read by nobody.
    void addRanges( QgsFeatureList &ranges, const Block &block, bool hasStop, double scale,
                    const Polyline &route )
    {
      const double mm = scale / 1000;
      if ( scale > ( hasStop ? 9600 : 6000 ) )
        return;
      if ( lengthOf( block.line ) < ( hasStop ? 15 : 24 ) * mm ||
           ( block.left == HouseRange() && block.right == HouseRange() ) )
        return;
      const auto put = [&]( const Point &end, const Point &next, int left, int right )
      {
        const double length = distance( end, next );
        if ( length < 1e-6 )
          return;
        const double ux = ( next.x - end.x ) / length, uy = ( next.y - end.y ) / length;
        const Point along{ end.x + ux * 5.5 * mm, end.y + uy * 5.5 * mm };
        for ( const auto &[number, side] : { std::pair{ left, 1.0 }, std::pair{ right, -1.0 } } )
        {
          const Point at{ along.x - uy * 2.7 * mm * side, along.y + ux * 2.7 * mm * side };
          if ( number > 0 && !passesNear( route, at, 2.2 * mm ) )
            ranges << feature( pointGeometry( at ), { QString::number( number ) } );
        }
      };
      const std::size_t last = block.line.size() - 1;
      put( block.line[0], block.line[1], block.left.from, block.right.from );
      put( block.line[last], block.line[last - 1], block.right.to, block.left.to );
    }
  }

  void PageLayers::showSurroundings( const PrintZone *zone, const QList<QgsRectangle> &reaches, double scale,
                                     bool houseNumbers, const std::map<std::string, int> &needed )
  {
    QgsFeatureList areas, streets, oneWays, ranges;
    if ( zone )
      areas << feature( zone->area, { zone->zone } );
    refill( layer( PageLayer::Zone ), areas );
    refill( layer( PageLayer::Edge ), areas );

    std::unique_ptr<QgsGeometryEngine> area;
    if ( zone && zone->area.constGet() )
    {
      area.reset( QgsGeometry::createGeometryEngine( zone->area.constGet() ) );
      area->prepareGeometry();
    }
    std::vector<ShownPiece> pieces;
    std::map<std::string, double> lengthInside;
    const auto add = [&]( const QgsGeometry &geometry, const Block &block, bool inside )
    {
      if ( inside )
        lengthInside[block.name] += geometry.length();
      pieces.push_back( { geometry, &block, inside } );
    };
    std::vector<std::int32_t> found;
    for ( const QgsRectangle &reach : reaches )
    {
      const auto some = mEvent.streets.within( { reach.xMinimum(), reach.yMinimum() },
                                               { reach.xMaximum(), reach.yMaximum() } );
      found.insert( found.end(), some.begin(), some.end() );
    }
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    for ( const std::int32_t b : found )
    {
      const Block &block = mEvent.streets.blocks()[static_cast<std::size_t>( b )];
      const QgsGeometry whole = lineGeometry( block.line );
      if ( !area || !area->intersects( whole.constGet() ) )
      {
        add( whole, block, false );
        continue;
      }
      const bool within = area->contains( whole.constGet() );
      if ( within )
        add( whole, block, true );
      else
      {
        add( QgsGeometry( area->intersection( whole.constGet() ) ), block, true );
        add( whole.difference( zone->area ), block, false );
      }
      if ( block.oneWay == OneWay::Forward || block.oneWay == OneWay::Backward )
      {
        Polyline line = block.line;
        if ( block.oneWay == OneWay::Backward )
          std::reverse( line.begin(), line.end() );
        oneWays << feature( lineGeometry( line ) );
      }
      const bool hasStop = std::any_of( zone->stops.begin(), zone->stops.end(),
                                        [&]( const PrintStop &stop ) { return stop.place.block == b; } );
      if ( houseNumbers && ( within || hasStop ) )
        addRanges( ranges, block, hasStop, scale, zone->route );
    }
    const auto show = [&]( const QgsGeometry &geometry, const ShownPiece &piece, bool isNamed )
    {
      const StreetLook look = lookOf( piece.block->roadClass );
      const auto name = needed.find( piece.block->name );
      for ( auto part = geometry.const_parts_begin(); part != geometry.const_parts_end(); ++part )
        if ( qgsgeometry_cast<const QgsLineString *>( *part ) )
          streets << feature( QgsGeometry( ( *part )->clone() ),
                              { isNamed ? QString::fromStdString( piece.block->name ) : QString( "" ),
                                QString::fromLatin1( look.kind ) +
                                    ( piece.inside ? QStringLiteral( "_in" ) : QStringLiteral( "_out" ) ),
                                look.size, piece.inside ? 1 : 0, name == needed.end() ? 0 : name->second } );
    };
    constexpr double near = 30; // mm
    const double mm = scale / 1000;
    const QgsGeometry around = zone ? zone->area.buffer( near * mm, 4 ) : QgsGeometry();
    for ( const ShownPiece &piece : pieces )
    {
      const auto length = lengthInside.find( piece.block->name );
      if ( piece.inside || piece.block->name.empty() || length == lengthInside.end() ||
           length->second < nameRoom( *piece.block ) * mm )
      {
        show( piece.geometry, piece, true );
        continue;
      }
      for ( const auto &[geometry, isNamed] : namedOutside( piece, around ) )
        show( geometry, piece, isNamed );
    }
    refill( layer( PageLayer::Streets ), streets );
    refill( layer( PageLayer::OneWays ), oneWays );
    refill( layer( PageLayer::Ranges ), ranges );
    if ( !reaches.isEmpty() )
      fillNeighbours( zone, reaches.first() );
  }

  void PageLayers::fillNeighbours( const PrintZone *zone, const QgsRectangle &reach )
  {
    QgsFeatureList neighbours;
    // Who has a zone on another day is not there, and may be the same team.
    const auto isThere = [&]( const PrintZone &other ) { return !zone || other.shift == zone->shift; };
    for ( const PrintZone &other : mEvent.zones )
      if ( &other != zone && other.area.boundingBox().intersects( reach ) )
        neighbours << feature( other.area, { isThere( other ) ? shortName( other.teamName() ) : QString() } );
    refill( layer( PageLayer::Neighbours ), neighbours );
  }

  void PageLayers::showWay( const QgsRectangle &reach )
  {
    QgsFeatureList streets;
    if ( !reach.isNull() )
      for ( const std::int32_t b : mEvent.streets.within( { reach.xMinimum(), reach.yMinimum() },
                                                          { reach.xMaximum(), reach.yMaximum() } ) )
      {
        const Block &block = mEvent.streets.blocks()[static_cast<std::size_t>( b )];
        streets << feature( lineGeometry( block.line ),
                            { QString::fromLatin1( lookOf( block.roadClass ).kind ) } );
      }
    refill( layer( PageLayer::WayStreets ), streets );
  }

  void PageLayers::showAreas( const std::vector<PublicArea> &areas, const QgsRectangle &reach )
  {
    QgsFeatureList features, streets;
    for ( const PublicArea &area : areas )
      features << feature( area.outline, { area.part, area.label } );
    refill( layer( PageLayer::Areas ), features );
    refill( layer( PageLayer::AreaEdges ), features );
    showWay( reach );
    // Names of the main streets only.
    for ( const std::int32_t b : mEvent.streets.within( { reach.xMinimum(), reach.yMinimum() },
                                                        { reach.xMaximum(), reach.yMaximum() } ) )
    {
      const Block &block = mEvent.streets.blocks()[static_cast<std::size_t>( b )];
      if ( block.roadClass <= RoadClass::Secondary && block.roadClass != RoadClass::Ramp )
        streets << feature( lineGeometry( block.line ),
                            { QString::fromStdString( block.name ), QStringLiteral( "minor_out" ), 8.0, 0 } );
    }
    refill( layer( PageLayer::Streets ), streets );
  }
}
