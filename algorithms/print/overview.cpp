#include "print/overview.h"

#include "layers/line_string.h"
#include "privacy/small_cells.h"
#include "zone/zone_areas.h"

#include <qgsmultipolygon.h>
#include <qgspolygon.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace doorstep
{
  namespace
  {
    // Length of the border that two zones share, give or take the gap that streets leave between them.
    std::vector<Neighbours> neighboursOf( const PrintEvent &event )
    {
      constexpr double gap = 15; // metres
      std::vector<QgsGeometry> wider;
      for ( const PrintZone &zone : event.zones )
        wider.push_back( zone.area.buffer( gap, 3 ) );
      std::vector<Neighbours> list;
      for ( std::size_t a = 0; a < wider.size(); ++a )
        for ( std::size_t b = a + 1; b < wider.size(); ++b )
          if ( wider[a].boundingBoxIntersects( wider[b] ) )
            if ( const double shared = wider[a].intersection( wider[b] ).area() / ( 2 * gap ); shared > 0 )
              list.push_back( { static_cast<std::int32_t>( a ), static_cast<std::int32_t>( b ), shared } );
      return list;
    }

    QgsGeometry polygonOf( const AreaPolygon &part )
    {
      auto polygon = std::make_unique<QgsPolygon>( newLineString( part.shell ) );
      for ( const std::vector<Point> &hole : part.holes )
        polygon->addInteriorRing( newLineString( hole ) );
      return QgsGeometry( std::move( polygon ) );
    }

    // One part of one group as it would be drawn, and the visits that lie in it.
    struct Part
    {
        std::int32_t group = 0;
        QgsGeometry outline;
        std::vector<std::size_t> inside;
    };

    class Partition
    {
      public:
        Partition( const PrintEvent &event, const std::vector<std::int32_t> &groups )
        {
          for ( const Block &block : event.streets.blocks() )
            if ( block.roadClass <= RoadClass::Secondary )
              mLines.push_back( block.line );
          for ( std::size_t z = 0; z < event.zones.size(); ++z )
            for ( const PrintStop &stop : event.zones[z].stops )
              visits.push_back( { stop.at, groups[z] + 1 } );
        }

        // Coarse ground that knows of a visit no more than a quarter of a square kilometre or what lies
        // between visits, along main streets, without holes or gaps between neighbours.
        std::vector<Part> parts() const
        {
          ZoneAreaOptions options;
          options.leastArea = 250 * 250;
          options.shareOfSpacing = 2;
          options.reachUnits = 2;
          options.holdsVisits = false;
          std::vector<Part> all;
          for ( const ZoneArea &area : zoneAreas( visits, mLines, options ).areas )
            for ( const AreaPolygon &polygon : area.parts )
            {
              Part part{ area.zone - 1, polygonOf( polygon ), {} };
              for ( std::size_t v = 0; v < visits.size(); ++v )
                if ( visits[v].zone > 0 &&
                     part.outline.contains( visits[v].position.x, visits[v].position.y ) )
                  part.inside.push_back( v );
              all.push_back( std::move( part ) );
            }
          return all;
        }

        // Visits of parts with too few go to the group of the nearest visit outside of these.
        void give( const std::vector<std::size_t> &few )
        {
          std::vector<std::int32_t> to;
          for ( const std::size_t v : few )
          {
            double least = 1e300;
            std::int32_t group = visits[v].zone;
            for ( std::size_t other = 0; other < visits.size(); ++other )
              if ( !std::binary_search( few.begin(), few.end(), other ) && visits[other].zone > 0 )
                if ( const double gap = distance( visits[v].position, visits[other].position ); gap < least )
                {
                  least = gap;
                  group = visits[other].zone;
                }
            to.push_back( group );
          }
          for ( std::size_t i = 0; i < few.size(); ++i )
            visits[few[i]].zone = to[i];
        }

        std::vector<ZoneAreaVisit> visits; // in the order of zones and stops; zone: the group, from 1

      private:
        std::vector<std::vector<Point>> mLines;
    };
  }

  Overview publicAreas( const PrintEvent &event, std::int64_t smallest )
  {
    constexpr int rounds = 3;
    std::vector<std::int64_t> counts;
    for ( const PrintZone &zone : event.zones )
      counts.push_back( static_cast<std::int64_t>( zone.stops.size() ) );
    const std::vector<std::int32_t> groups = groupCells( counts, neighboursOf( event ), smallest );
    Partition partition( event, groups );
    std::vector<Part> parts = partition.parts();
    const auto tooFew = [&]( const Part &part )
    { return static_cast<std::int64_t>( part.inside.size() ) < smallest; };
    for ( int round = 0; round < rounds; ++round )
    {
      std::vector<std::size_t> few;
      for ( const Part &part : parts )
        if ( tooFew( part ) )
          few.insert( few.end(), part.inside.begin(), part.inside.end() );
      if ( few.empty() || few.size() == partition.visits.size() )
        break;
      std::sort( few.begin(), few.end() );
      partition.give( few );
      parts = partition.parts();
    }
    std::erase_if( parts, tooFew );

    Overview overview;
    std::size_t drawn = 0;
    for ( std::int32_t g = 0; !parts.empty() && g <= *std::max_element( groups.begin(), groups.end() ); ++g )
    {
      OverviewArea entry;
      auto outline = std::make_unique<QgsMultiPolygon>();
      for ( const Part &part : parts )
        if ( part.group == g )
        {
          outline->addGeometry( part.outline.constGet()->clone() );
          entry.visits += static_cast<int>( part.inside.size() );
        }
      if ( entry.visits == 0 )
        continue;
      for ( std::size_t z = 0; z < event.zones.size(); ++z )
        if ( groups[z] == g )
        {
          ++entry.teams;
          if ( !event.zones[z].staging.isEmpty() && !entry.staging.contains( event.zones[z].staging ) )
            entry.staging << event.zones[z].staging;
        }
      entry.staging.sort();
      const auto letter = static_cast<int>( overview.areas.size() );
      entry.area.part = letter < 26 ? QString( QChar( 'A' + letter ) )
                                    : QString( QChar( 'A' + letter / 26 - 1 ) ) + QChar( 'A' + letter % 26 );
      entry.area.label = entry.area.part + '\n' + QString::number( entry.visits );
      entry.area.outline = QgsGeometry( std::move( outline ) );
      drawn += static_cast<std::size_t>( entry.visits );
      overview.areas.push_back( std::move( entry ) );
    }
    overview.isWhole = drawn == partition.visits.size();
    return overview;
  }
}
