// SPDX-License-Identifier: GPL-2.0-or-later
// Points taken out of a layer, so that only ranges answer for them: how far off they are, beside the bound
// that was stated before the truth was seen.
#pragma once
#include "base/random.h"
#include "geocode/reference_builder.h"
#include "geocode_practice.h"

#include <memory>

namespace doorstep::bench
{
  struct City
  {
      CoordinateSystem crs;
      Table points, streets;
  };

  // Number and street as the layer has them, joined by blanks.
  inline std::string lineOf( const City &city, const FieldRoles &roles, std::size_t row )
  {
    std::string text;
    for ( const char *role :
          { "number", "number_suffix", "predir", "pretype", "name", "suftype", "sufdir", "street" } )
    {
      const std::string part = roles.value( role, [&]( int c ) { return city.points.cell( row, c ); } );
      text += ( text.empty() || part.empty() ? "" : " " ) + part;
    }
    return text.empty() ? roles.value( "full", [&]( int c ) { return city.points.cell( row, c ); } ) : text;
  }

  // `share` of the addresses go, one by one or by whole blocks of a hundred numbers as new quarters do; an
  // address with several points goes whole.
  inline void leaveOut( const City &city, const std::string &title, double share, bool blocks,
                        std::uint64_t seed )
  {
    const FieldRoles roles = pointRoles( city.points.columns );
    const auto value = [&]( const char *role, std::size_t row )
    { return roles.value( role, [&]( int c ) { return city.points.cell( row, c ); } ); };
    ReferenceBuilder builder( city.crs );
    Random random( seed );
    std::map<std::string, bool> gone;
    std::map<std::string, int> once; // how often the address is there
    std::vector<std::size_t> out;
    for ( std::size_t r = 1; r < city.points.rows.size(); ++r )
    {
      const std::string code = value( "code", r );
      if ( !code.empty() && code != "0" )
        continue; // no home
      const std::string line = lineOf( city, roles, r ), digits = line.substr( 0, line.find( ' ' ) );
      const std::string key = blocks ? ( digits.size() > 2 ? digits.substr( 0, digits.size() - 2 ) : "" ) +
                                           line.substr( digits.size() )
                                     : line;
      const auto [entry, fresh] = gone.try_emplace( key, false );
      if ( fresh )
        entry->second = random.chance( share );
      ++once[line];
      if ( entry->second )
        out.push_back( r );
      else
        addPoint( builder, city.points, roles, r );
    }
    addStreets( builder, city.streets, {} );
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    const Geocoder geocoder( reference );
    std::map<std::string, Bounds> levels;
    for ( const std::size_t r : out )
    {
      const std::string line = lineOf( city, roles, r );
      if ( once[line] > 1 ) // several places of one address have no one truth
        continue;
      const GeocodeResult g = geocoder.geocode( { line, value( "city", r ), {}, value( "zip", r ), {} } );
      if ( g.placed() )
        levels[std::string( levelText( g.level ) )].add(
            reference.frame().meters( g.place, placeOf( city.points, r ) ), g.errorBound.value() );
    }
    for ( auto &[level, bounds] : levels )
      bounds.print( title + ", " + level );
  }

  inline void leaveOutAll( const City &city, const std::string &name, std::uint64_t seed )
  {
    leaveOut( city, name + " 10 % out", 0.1, false, seed );
    leaveOut( city, name + " 30 % out, blocks", 0.3, true, seed + 1 );
    leaveOut( city, name + " all out", 1, false, seed + 2 );
  }
}
