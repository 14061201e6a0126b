#include "processing/plan_report_map.h"

#include "base/index.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>

namespace doorstep
{
  namespace
  {
    constexpr double width = 960, tallest = 640, margin = 14; // of the drawing

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
          return { margin + ( p.x - low.x ) * scale, margin + ( high.y - p.y ) * scale };
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

    double ringArea( const std::vector<Point> &ring )
    {
      double twice = 0;
      for ( std::size_t i = 1; i < ring.size(); ++i )
        twice += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
      return std::fabs( twice ) / 2;
    }

    // The middle of the widest stretch inside a shell along a line through its middle: where its number goes.
    Point labelPlace( const std::vector<Point> &shell )
    {
      double low = shell.front().y, high = low;
      for ( const Point &p : shell )
      {
        low = std::min( low, p.y );
        high = std::max( high, p.y );
      }
      Point best = shell.front();
      double widest = -1;
      for ( const double share : { 0.5, 0.4, 0.6 } )
      {
        const double y = low + share * ( high - low );
        std::vector<double> crossings;
        for ( std::size_t i = 1; i < shell.size(); ++i )
          if ( const Point &a = shell[i - 1], &b = shell[i]; ( a.y <= y ) != ( b.y <= y ) )
            crossings.push_back( a.x + ( b.x - a.x ) * ( y - a.y ) / ( b.y - a.y ) );
        std::sort( crossings.begin(), crossings.end() );
        for ( std::size_t i = 1; i < crossings.size(); i += 2 )
          if ( crossings[i] - crossings[i - 1] > widest )
          {
            widest = crossings[i] - crossings[i - 1];
            best = { ( crossings[i] + crossings[i - 1] ) / 2, y };
          }
      }
      return best;
    }

    // Pale to strong blue from half full to full.
    std::string fill( double share )
    {
      const double t = std::clamp( ( share - 0.5 ) * 2, 0.0, 1.0 );
      const auto mix = [&]( int from, int to ) { return static_cast<int>( from + t * ( to - from ) ); };
      char text[16];
      std::snprintf( text, sizeof text, "#%02x%02x%02x", mix( 0xe9, 0x86 ), mix( 0xf1, 0xb3 ),
                     mix( 0xf7, 0xd6 ) );
      return text;
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

  std::string zonesAsSvg( const PlanQuestion &question, const PlanAnswer &answer )
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
    frame.scale = std::min( ( width - 2 * margin ) / ( frame.high.x - frame.low.x ),
                            ( tallest - 2 * margin ) / ( frame.high.y - frame.low.y ) );
    const Point size = frame.at( { frame.high.x, frame.low.y } );
    char head[160];
    std::snprintf(
        head, sizeof head,
        "<svg class=\"map\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Map of the zones\">\n",
        size.x + margin, size.y + margin );
    std::string svg = head, labels;
    for ( const PlannedZone &zone : answer.zones )
    {
      std::string path;
      const AreaPolygon *largest = nullptr;
      for ( const AreaPolygon &part : zone.area )
      {
        path += ringPath( part.shell, frame );
        for ( const std::vector<Point> &hole : part.holes )
          path += ringPath( hole, frame );
        if ( !largest || ringArea( part.shell ) > ringArea( largest->shell ) )
          largest = &part;
      }
      if ( !largest )
        continue;
      svg += "<path fill=\"" + fill( zone.minutes() / question.teamMinutes ) + "\" d=\"" + path + "\"/>\n";
      const Point at = frame.at( labelPlace( largest->shell ) );
      labels += "<text " + place( { at.x, at.y + 5 } ) + ">" + std::to_string( zone.zone ) + "</text>\n";
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
