// SPDX-License-Identifier: GPL-2.0-or-later
// What the cells of a row say, in the terms of the reference: its towns, ZIPs, states and units.
#include "geocode/geocoder.h"
#include "geocode/typed_town.h"

#include <algorithm>
#include <charconv>

namespace doorstep
{
  namespace
  {
    std::vector<Reading *> readingsOf( ParsedAddress &parsed )
    {
      std::vector<Reading *> all{ &parsed };
      for ( Reading &other : parsed.others )
        all.push_back( &other );
      return all;
    }

    // The unit of a column of its own, where the line holds none; what is none goes to the notes.
    void takeUnit( std::string_view cell, ParsedAddress &parsed )
    {
      if ( cell.empty() || !parsed.unit.empty() || !parsed.unitType.empty() )
        return;
      const Unit unit = normalizeUnit( cell );
      if ( unit.several )
      {
        parsed.extra += ( parsed.extra.empty() ? "" : " " ) + std::string( cell );
        return;
      }
      const std::string &building = unit.type == "BLDG" ? unit.id : unit.building;
      for ( Reading *reading : readingsOf( parsed ) )
        if ( !building.empty() && reading->building.empty() )
          reading->building = building;
      if ( unit.type == "BLDG" )
        return;
      if ( !unit.id.empty() && !looksLikeUnit( unit.id ) )
      {
        parsed.extra += ( parsed.extra.empty() ? "" : " " ) + std::string( cell );
        return;
      }
      for ( Reading *reading : readingsOf( parsed ) )
        if ( reading->unit.empty() && reading->unitType.empty() )
        {
          reading->unitType = unit.type;
          reading->unit = unit.id;
        }
    }
  }

  ParsedAddress Geocoder::read( const AddressInput &input ) const
  {
    ParseOptions parseOptions;
    parseOptions.cities = &mCities;
    const TypedTown town = readTown( mReference.view(), input.city );
    parseOptions.cityExpected = town.city.empty();
    ParsedAddress parsed = parseAddress( input.line, parseOptions );
    if ( parsed.kind == AddressKind::Unreadable && parseOptions.cityExpected )
    {
      ParsedAddress street = parseStreetLine( input.line );
      if ( street.kind == AddressKind::Street )
        parsed = std::move( street );
    }
    // columns of their own say more than the end of a line
    if ( !town.city.empty() )
      parsed.city = town.city;
    else if ( !parsed.city.empty() )
      parsed.city = readTown( mReference.view(), parsed.city ).city;
    for ( const auto &[zip, state] :
          { std::pair{ std::string_view( town.zip ), std::string_view( town.state ) },
            std::pair{ std::string_view( input.zip ), std::string_view( input.state ) } } )
    {
      if ( std::string known = zip.empty() ? std::string() : normalizeZip( zip ); !known.empty() )
        parsed.zip = std::move( known );
      if ( std::string known = state.empty() ? std::string() : normalizeState( state ); !known.empty() )
        parsed.state = std::move( known );
    }
    for ( Reading &other : parsed.others )
      if ( !town.city.empty() )
        other.city = parsed.city;
    // "14 Elm St, 84010 Larkville": the ZIP before the town is no unit
    const auto isZip = [this]( const std::string &text )
    {
      std::uint32_t zip = 0;
      const auto [end, error] = std::from_chars( text.data(), text.data() + text.size(), zip );
      const auto &zips = mReference.view().zips;
      return error == std::errc() && end == text.data() + text.size() &&
             std::binary_search( zips.begin(), zips.end(), zip );
    };
    if ( parsed.unit.size() == 5 && parsed.unitType == "#" && parsed.zip.empty() && isZip( parsed.unit ) )
    {
      parsed.zip = std::move( parsed.unit );
      parsed.unit.clear();
      parsed.unitType.clear();
    }
    takeUnit( input.unit, parsed );
    return parsed;
  }

  std::string_view Geocoder::foreignState( const AddressInput &input, const ParsedAddress &parsed ) const
  {
    const ReferenceView &view = mReference.view();
    const bool own = std::any_of( view.states.begin(), view.states.end(),
                                  [&]( StringIndex state ) { return view.text( state ) == parsed.state; } );
    const std::string_view line = input.line;
    const std::size_t space = line.find_last_of( ' ' );
    if ( own || parsed.state.empty() || !input.state.empty() || !parsed.zip.empty() ||
         !parsed.street.suftype.empty() || parsed.kind != AddressKind::Street || parsed.street.name.empty() ||
         space == std::string_view::npos )
      return {};
    const std::string_view last = line.substr( space + 1 );
    return normalizeState( last ) == parsed.state && line[space - 1] != ',' ? last : std::string_view();
  }
}
