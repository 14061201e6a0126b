// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/overview.h"

#include "layers/line_string.h"
#include "print/page_options.h"
#include "print/stop_table.h"
#include "privacy/small_cells.h"
#include "sheet/paper.h"
#include "zone/zone_areas.h"

#include <qgsmultipolygon.h>
#include <qgspolygon.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

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
        Partition( const PrintEvent &event, const std::vector<std::int32_t> &groups, std::int64_t smallest )
            : mSmallest( static_cast<int>( smallest ) )
        {
          for ( const Block &block : event.streets.blocks() )
            if ( block.roadClass <= RoadClass::Secondary )
              mLines.push_back( block.line );
          for ( std::size_t z = 0; z < event.zones.size(); ++z )
            for ( const PrintStop &stop : event.zones[z].stops )
              visits.push_back( { stop.at, groups[z] + 1 } );
        }

        // Coarse ground that knows of a visit no more than a quarter of a square kilometre or what lies
        // between visits, along main streets; one line between neighbours, and nothing enclosed.
        std::vector<Part> parts() const
        {
          ZoneAreaOptions options;
          options.leastArea = 250 * 250;
          options.shareOfSpacing = 2;
          options.reachUnits = 1;
          options.holdsVisits = false;
          // One more than is shown: straight lines move a visit or two to the other side.
          options.leastVisits = mSmallest + 1;
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

        std::vector<ZoneAreaVisit> visits; // in the order of zones and stops; zone: the group, from 1

      private:
        int mSmallest;
        std::vector<std::vector<Point>> mLines;
    };

    // The part that shares the longest line with this one; itself where it lies alone.
    std::size_t neighbourOf( const std::vector<Part> &parts, std::size_t own )
    {
      std::size_t found = own;
      double longest = 0;
      for ( std::size_t other = 0; other < parts.size(); ++other )
        if ( other != own && parts[own].outline.boundingBoxIntersects( parts[other].outline ) )
          if ( const double line = parts[own].outline.intersection( parts[other].outline ).length();
               line > longest )
          {
            longest = line;
            found = other;
          }
      return found;
    }

    // Parts with too few visits are put to the neighbour with the longest line, the one with the fewest
    // first; what the two then enclose is theirs too. One that lies alone is left out.
    void absorbFew( std::vector<Part> &parts, std::int64_t smallest )
    {
      while ( !parts.empty() )
      {
        const auto few = std::min_element( parts.begin(), parts.end(),
                                           []( const Part &a, const Part &b )
                                           { return a.inside.size() < b.inside.size(); } );
        if ( static_cast<std::int64_t>( few->inside.size() ) >= smallest )
          return;
        const auto own = static_cast<std::size_t>( few - parts.begin() );
        const std::size_t to = neighbourOf( parts, own );
        if ( to != own )
          parts[to].outline = parts[to].outline.combine( few->outline ).removeInteriorRings();
        for ( std::size_t other = 0; to != own && other < parts.size(); ++other )
          if ( other != to && parts[to].outline.contains( parts[other].outline.pointOnSurface() ) )
          {
            parts[to].inside.insert( parts[to].inside.end(), parts[other].inside.begin(),
                                     parts[other].inside.end() );
            parts[other].inside.clear();
          }
        if ( to == own )
          few->inside.clear();
        std::erase_if( parts, []( const Part &part ) { return part.inside.empty(); } );
      }
    }

    // Areas end with the town: over ground that no street leads to they are cut off, all of them or none.
    // Streets are on every map, so that the line tells of no visit.
    void endWithTheTown( std::vector<Part> &parts, const PrintEvent &event,
                         const std::vector<ZoneAreaVisit> &visits )
    {
      constexpr double beyond = 150; // metres
      QVector<QgsPointXY> points;
      for ( const Block &block : event.streets.blocks() )
        for ( const Point &p : block.line )
          points << QgsPointXY( p.x, p.y );
      if ( points.size() < 3 )
        return;
      const QgsGeometry town = QgsGeometry::fromMultiPointXY( points ).convexHull().buffer(
          beyond, 1, Qgis::EndCapStyle::Flat, Qgis::JoinStyle::Miter, 2 );
      std::vector<QgsGeometry> cut;
      for ( const Part &part : parts )
      {
        const QVector<QgsGeometry> pieces = part.outline.intersection( town ).asGeometryCollection();
        if ( pieces.size() != 1 || pieces.front().type() != Qgis::GeometryType::Polygon ||
             std::any_of( part.inside.begin(), part.inside.end(),
                          [&]( std::size_t v ) {
                            return !pieces.front().contains( visits[v].position.x, visits[v].position.y );
                          } ) )
          return;
        cut.push_back( pieces.front() );
      }
      for ( std::size_t i = 0; i < parts.size(); ++i )
        parts[i].outline = cut[i];
    }

    // A team is counted where most of its zone's visits lie; an area that is none's says from where most of
    // its homes are visited.
    void countTeams( Overview &overview, const PrintEvent &event )
    {
      std::vector<std::map<QString, std::int32_t>> from( overview.areas.size() );
      std::unordered_map<std::string_view, std::size_t> areaOf; // of each code
      for ( std::size_t a = 0; a < overview.areas.size(); ++a )
        for ( const std::string &code : overview.areas[a].codes )
          areaOf.emplace( code, a );
      for ( const PrintZone &zone : event.zones )
      {
        std::vector<std::int32_t> inside( overview.areas.size(), 0 );
        for ( const PrintStop &stop : zone.stops )
          if ( const auto found = areaOf.find( stop.visit.toStdString() ); found != areaOf.end() )
          {
            ++inside[found->second];
            ++from[found->second][zone.staging];
          }
        const auto held = std::max_element( inside.begin(), inside.end() );
        if ( held == inside.end() || *held == 0 )
          continue;
        OverviewArea *most = &overview.areas[static_cast<std::size_t>( held - inside.begin() )];
        ++most->teams;
        if ( !zone.staging.isEmpty() && !most->staging.contains( zone.staging ) )
          most->staging << zone.staging;
      }
      for ( std::size_t a = 0; a < overview.areas.size(); ++a )
      {
        OverviewArea &area = overview.areas[a];
        const auto most =
            std::max_element( from[a].begin(), from[a].end(),
                              []( const auto &x, const auto &y ) { return x.second < y.second; } );
        if ( area.staging.isEmpty() && most != from[a].end() && !most->first.isEmpty() )
          area.staging << most->first;
        area.staging.sort();
      }
    }

    void add( OverviewArea &to, OverviewArea &other )
    {
      to.area.outline = to.area.outline.combine( other.area.outline );
      to.area.outline.convertToMultiType();
      for ( const QString &place : other.staging )
        if ( !to.staging.contains( place ) )
          to.staging << place;
      to.staging.sort();
      to.teams += other.teams;
      to.visits += other.visits;
      to.codes.insert( to.codes.end(), other.codes.begin(), other.codes.end() );
      std::sort( to.codes.begin(), to.codes.end() );
    }

    // Areas that cannot be subtracted from what was released before, with their letters.
    void join( Overview &overview, const std::vector<Release> &earlier, std::int64_t smallest )
    {
      std::vector<std::vector<std::string>> groups;
      for ( const OverviewArea &area : overview.areas )
        groups.push_back( area.codes );
      const JointGroups joint = jointGroups( groups, earlier, smallest );
      overview.isJoined = joint.count < groups.size();
      std::vector<OverviewArea> areas( joint.count );
      std::vector<bool> begun( joint.count, false );
      for ( std::size_t g = 0; g < groups.size(); ++g )
        if ( begun[joint.of[g]] )
          add( areas[joint.of[g]], overview.areas[g] );
        else
        {
          areas[joint.of[g]] = std::move( overview.areas[g] );
          begun[joint.of[g]] = true;
        }
      overview.areas = std::move( areas );
      for ( std::size_t i = 0; i < overview.areas.size(); ++i )
      {
        OverviewArea &entry = overview.areas[i];
        const auto letter = static_cast<int>( i );
        entry.told = joint.told[i];
        entry.area.part = letter < 26
                              ? QString( QChar( 'A' + letter ) )
                              : QString( QChar( 'A' + letter / 26 - 1 ) ) + QChar( 'A' + letter % 26 );
        entry.area.label =
            entry.area.part + ( entry.told ? '\n' + QString::number( entry.visits ) : QString() );
      }
    }
  }

  bool Overview::isTold() const
  {
    return std::all_of( areas.begin(), areas.end(), []( const OverviewArea &area ) { return area.told; } );
  }

  Release releaseOf( const Overview &overview )
  {
    Release release{ RELEASE_PAGE, {}, {}, {} };
    for ( const OverviewArea &area : overview.areas )
    {
      release.groups.push_back( area.codes );
      release.table.rowTotals.push_back( area.told ? std::optional<std::int64_t>( area.visits )
                                                   : std::nullopt );
    }
    release.table.rows = release.groups.size();
    return release;
  }

  Overview publicAreas( const PrintEvent &event, std::int64_t smallest, const std::vector<Release> &earlier )
  {
    std::vector<std::int64_t> counts;
    for ( const PrintZone &zone : event.zones )
      counts.push_back( static_cast<std::int64_t>( zone.stops.size() ) );
    const std::vector<std::int32_t> groups = groupCells( counts, neighboursOf( event ), smallest );
    const Partition partition( event, groups, smallest );
    std::vector<Part> parts = partition.parts();
    absorbFew( parts, smallest );
    endWithTheTown( parts, event, partition.visits );

    std::vector<std::string> codes; // of the partition's visits
    for ( const PrintZone &zone : event.zones )
      for ( const PrintStop &stop : zone.stops )
        codes.push_back( stop.visit.toStdString() );
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
          for ( const std::size_t v : part.inside )
            entry.codes.push_back( codes[v] );
        }
      if ( entry.visits == 0 )
        continue;
      entry.area.outline = QgsGeometry( std::move( outline ) );
      std::sort( entry.codes.begin(), entry.codes.end() );
      drawn += static_cast<std::size_t>( entry.visits );
      overview.areas.push_back( std::move( entry ) );
    }
    countTeams( overview, event );
    join( overview, earlier, smallest );
    overview.isWhole = drawn == partition.visits.size();
    return overview;
  }

  PageTable overviewTable( const Overview &overview, const PageOptions &options, double width )
  {
    const std::vector<OverviewArea> &areas = overview.areas;
    PageTable table;
    const double number = width < 130 ? 16 : 30, area = width < 130 ? 12 : 20;
    table.widths = { area, std::min( 110.0, width - area - 2 * number ), number, number };
    table.rows.push_back( { { options.lines( "public.area" ), options.lines( "public.staging" ),
                              options.lines( "public.teams" ), options.lines( "public.homes" ) },
                            12,
                            false } );
    for ( const OverviewArea &entry : areas )
      table.rows.push_back( { { entry.area.part, entry.staging.join( QStringLiteral( ", " ) ),
                                entry.teams > 0 ? QString::number( entry.teams ) : QString( QChar( 0x2014 ) ),
                                entry.told ? QString::number( entry.visits ) : QString( QChar( 0x2014 ) ) },
                              8,
                              false } );
    if ( !overview.isWhole )
      table.rows.push_back( { { {}, options.lines( areas.empty() ? "public.none" : "public.some" ), {}, {} },
                              options.languages.areTwo() ? 18.0 : 12.0,
                              false } );
    if ( !overview.isTold() )
      table.rows.push_back( { { {}, options.lines( "public.moved", { { "n", "11" } } ), {}, {} },
                              options.languages.areTwo() ? 18.0 : 12.0,
                              false } );
    return table;
  }
}
