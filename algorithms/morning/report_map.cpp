// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/report_map.h"

#include "base/geometry.h"
#include "base/index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <set>

namespace doorstep
{
  namespace
  {
    constexpr double WIDTH = 960, TALLEST = 640, MARGIN = 14; // of the drawing

    struct Frame
    {
        Point low{ std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity() };
        Point high{ -std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity() };
        double scale = 1;

        void take( const Point &p )
        {
          low = { std::min( low.x, p.x ), std::min( low.y, p.y ) };
          high = { std::max( high.x, p.x ), std::max( high.y, p.y ) };
        }
        Point at( const Point &p ) const
        {
          return { MARGIN + ( p.x - low.x ) * scale, MARGIN + ( high.y - p.y ) * scale };
        }
    };

    std::string pair( const Point &p )
    {
      char text[48];
      std::snprintf( text, sizeof text, "%.1f %.1f", p.x, p.y );
      return text;
    }

    std::string place( const Point &p )
    {
      char text[64];
      std::snprintf( text, sizeof text, "x=\"%.1f\" y=\"%.1f\"", p.x, p.y );
      return text;
    }

    std::string ringPath( const std::vector<Point> &ring, const Frame &frame )
    {
      std::string path;
      for ( std::size_t i = 0; i + 1 < ring.size(); ++i )
        path += ( i == 0 ? "M" : "L" ) + pair( frame.at( ring[i] ) );
      return path + "Z";
    }

    // The stretches of a shell along the level line through `at`, or the upright one: pairs of crossings.
    std::vector<double> stretches( const std::vector<Point> &shell, double at, bool level )
    {
      std::vector<double> crossings;
      for ( std::size_t i = 1; i < shell.size(); ++i )
      {
        const double a = level ? shell[i - 1].y : shell[i - 1].x, b = level ? shell[i].y : shell[i].x;
        const double from = level ? shell[i - 1].x : shell[i - 1].y, to = level ? shell[i].x : shell[i].y;
        if ( ( a <= at ) != ( b <= at ) )
          crossings.push_back( from + ( to - from ) * ( at - a ) / ( b - a ) );
      }
      std::sort( crossings.begin(), crossings.end() );
      return crossings;
    }

    // Where a shell is roomy in both directions: there its number goes.
    Point roomiestPlace( const std::vector<Point> &shell )
    {
      constexpr int lines = 15;
      if ( shell.empty() )
        return {};
      const auto [low, high] = std::minmax_element(
          shell.begin(), shell.end(), []( const Point &a, const Point &b ) { return a.y < b.y; } );
      Point best = shell.front();
      double most = -1;
      for ( int k = 1; k < lines; ++k )
      {
        const double y = low->y + k * ( high->y - low->y ) / lines;
        const std::vector<double> across = stretches( shell, y, true );
        for ( std::size_t i = 1; i < across.size(); i += 2 )
        {
          const Point middle{ ( across[i] + across[i - 1] ) / 2, y };
          const std::vector<double> upright = stretches( shell, middle.x, false );
          for ( std::size_t u = 1; u < upright.size(); u += 2 )
            if ( const double room = std::min( across[i] - across[i - 1],
                                               2 * std::min( upright[u] - y, y - upright[u - 1] ) );
                 room > most )
            {
              most = room;
              best = middle;
            }
        }
      }
      return best;
    }

    // Zones that touch get different colours, as far as six pale ones suffice.
    std::map<std::int32_t, const char *> colours( const PlanAnswer &answer )
    {
      constexpr std::array<const char *, 6> pale = { "#c9dcec", "#d9ead0", "#fbe8c3",
                                                     "#ead7ea", "#f7d9cd", "#cfe9e6" };
      std::map<std::pair<double, double>, std::set<std::int32_t>> zonesAt;
      for ( const PlannedZone &zone : answer.zones )
        for ( const AreaPolygon &part : zone.area )
          for ( const Point &p : part.shell )
            zonesAt[{ p.x, p.y }].insert( zone.zone );
      std::map<std::int32_t, std::set<std::int32_t>> touching;
      for ( const auto &[place, zones] : zonesAt )
        for ( const std::int32_t zone : zones )
          touching[zone].insert( zones.begin(), zones.end() );
      std::map<std::int32_t, std::size_t> number;
      std::map<std::int32_t, const char *> result;
      for ( const PlannedZone &zone : answer.zones )
      {
        std::array<int, pale.size()> used{};
        for ( const std::int32_t other : touching[zone.zone] )
          if ( const auto found = number.find( other ); found != number.end() )
            ++used.at( found->second );
        // The least used around; in turn where several are.
        std::size_t best = static_cast<std::size_t>( zone.zone ) % pale.size();
        for ( std::size_t k = 0; k < pale.size(); ++k )
          if ( const std::size_t c = ( static_cast<std::size_t>( zone.zone ) + k ) % pale.size();
               used.at( c ) < used.at( best ) )
            best = c;
        number[zone.zone] = best;
        result[zone.zone] = pale.at( best );
      }
      return result;
    }
  }

  std::string escapedHtml( const std::string &text )
  {
    std::string safe;
    for ( const char c : text )
      switch ( c )
      {
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
      }
    return safe;
  }

  std::string zonesAsSvg( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told )
  {
    Frame frame;
    std::set<std::int32_t> used;
    for ( const PlannedZone &zone : answer.zones )
    {
      used.insert( zone.staging );
      for ( const AreaPolygon &part : zone.area )
        for ( const Point &p : part.shell )
          frame.take( p );
    }
    if ( !( frame.low.x < frame.high.x && frame.low.y < frame.high.y ) )
      return {};
    for ( const std::int32_t s : used )
      frame.take( question.stagings[indexOf( s )].position );
    frame.scale = std::min( ( WIDTH - 2 * MARGIN ) / ( frame.high.x - frame.low.x ),
                            ( TALLEST - 2 * MARGIN ) / ( frame.high.y - frame.low.y ) );
    const Point size = frame.at( { frame.high.x, frame.low.y } );
    char box[64];
    std::snprintf( box, sizeof box, "0 0 %.0f %.0f", size.x + MARGIN, size.y + MARGIN );
    std::string svg = std::string( "<svg class=\"map\" viewBox=\"" ) + box + "\" role=\"img\" aria-label=\"" +
                      told( "Map of the zones" ) + "\">\n",
                labels;
    const std::map<std::int32_t, const char *> colour = colours( answer );
    for ( const PlannedZone &zone : answer.zones )
    {
      double largest = 0;
      std::string path;
      for ( const AreaPolygon &part : zone.area )
      {
        largest = std::max( largest, std::fabs( signedArea( part.shell ) ) );
        path += ringPath( part.shell, frame );
        for ( const std::vector<Point> &hole : part.holes )
          path += ringPath( hole, frame );
      }
      svg += std::string( "<path fill=\"" ) + colour.at( zone.zone ) + "\" d=\"" + path + "\"/>\n";
      for ( const AreaPolygon &part : zone.area )
        if ( std::fabs( signedArea( part.shell ) ) > largest / 8 )
        {
          const Point at = frame.at( roomiestPlace( part.shell ) );
          labels += "<text " + place( { at.x, at.y + 5 } ) + ">" + std::to_string( zone.zone ) + "</text>\n";
        }
    }
    svg += labels;
    for ( const std::int32_t s : used )
    {
      const PlanStaging &staging = question.stagings[indexOf( s )];
      const Point at = frame.at( staging.position );
      const bool atRight = at.x > size.x * 0.8;
      svg += "<rect " + place( { at.x - 5, at.y - 5 } ) + " width=\"10\" height=\"10\"/>\n<text class=\"" +
             ( atRight ? "home left" : "home" ) + "\" " +
             place( { atRight ? at.x - 9 : at.x + 9, at.y + 4 } ) + ">" + escapedHtml( staging.name ) +
             "</text>\n";
    }
    return svg + "</svg>\n";
  }
}
