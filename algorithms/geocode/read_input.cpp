// SPDX-License-Identifier: GPL-2.0-or-later
// What the cells of a row say, in the terms of the reference: its towns, ZIPs, states and units.
#include "address/lexicon.h"
#include "geocode/geocoder.h"
#include "geocode/typed_cells.h"
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

    bool isZipOf( const ReferenceView &view, const std::string &text )
    {
      constexpr std::size_t digits = 5;
      std::uint32_t zip = 0;
      const auto [end, error] = std::from_chars( text.data(), text.data() + text.size(), zip );
      return text.size() == digits && error == std::errc() && end == text.data() + text.size() &&
             std::binary_search( view.zips.begin(), view.zips.end(), zip );
    }

    bool isStateOf( const ReferenceView &view, const std::string &text )
    {
      return text.size() == 2 &&
             std::any_of( view.states.begin(), view.states.end(),
                          [&]( StringIndex state ) { return view.text( state ) == text; } );
    }

    // "1050 M St #2 SE": what reads as a town is the quarter that the street's name ends with.
    void takeQuarter( ParsedAddress &parsed )
    {
      const std::string quarter( Lexicon::instance().word( normalizeText( parsed.city ) ).dir );
      if ( quarter.size() != 2 || parsed.street.name.empty() || !parsed.street.sufdir.empty() )
        return;
      for ( Reading *reading : readingsOf( parsed ) )
      {
        if ( reading->street.sufdir.empty() )
          reading->street.sufdir = quarter;
        reading->city.clear();
      }
    }

    // The line says Apt 1 and the column 2: neither is decided. A floor or a building beside a unit is no
    // contradiction.
    void keepOneUnit( std::string_view cell, const Unit &column, ParsedAddress &parsed )
    {
      const auto tells = []( const Unit &unit )
      {
        return !unit.id.empty() && unit.type != "FL" && unit.type != "LVL" && unit.type != "BLDG" &&
               looksLikeUnit( unit.id );
      };
      const Unit line = normalizeUnit( parsed.unitType + " " + parsed.unit );
      if ( !tells( column ) || !tells( line ) || column.id == line.id )
        return;
      parsed.extra += ( parsed.extra.empty() ? "" : " " ) + parsed.unitType + " " + parsed.unit + " / " +
                      std::string( cell );
      for ( Reading *reading : readingsOf( parsed ) )
      {
        reading->unit.clear();
        reading->unitType.clear();
      }
    }

    // The unit of a column of its own, where the line holds none; what is none goes to the notes.
    void takeUnit( std::string_view cell, const ReferenceView &view, ParsedAddress &parsed )
    {
      if ( cell.empty() )
        return;
      const Unit unit = normalizeUnit( cell );
      if ( !parsed.unit.empty() || !parsed.unitType.empty() )
      {
        keepOneUnit( cell, unit, parsed );
        return;
      }
      // the row's own state or ZIP, of columns that slipped
      const bool slipped = isZipOf( view, unit.id ) || isStateOf( view, unit.id );
      if ( unit.several || slipped || looksLikeDate( cell ) )
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
    if ( !parsed.city.empty() )
      takeQuarter( parsed );
    // columns of their own say more than the end of a line
    if ( !town.city.empty() )
      parsed.city = town.city;
    else if ( !parsed.city.empty() )
      parsed.city = readTown( mReference.view(), parsed.city ).city;
    for ( const auto &[zip, state] :
          { std::pair{ std::string_view( town.zip ), std::string_view( town.state ) },
            std::pair{ std::string_view( input.zip ), std::string_view( input.state ) } } )
    {
      std::string known = zip.empty() ? std::string() : normalizeZip( zip );
      if ( known.empty() && zip.find( ' ' ) != std::string_view::npos ) // OH 44107
        known = normalizeZip( zip.substr( zip.rfind( ' ' ) + 1 ) );
      if ( !known.empty() )
        parsed.zip = std::move( known );
      if ( std::string named = state.empty() ? std::string() : normalizeState( state ); !named.empty() )
        parsed.state = std::move( named );
    }
    for ( Reading &other : parsed.others )
      if ( !town.city.empty() )
        other.city = parsed.city;
    // "14 Elm St, 84010 Larkville": the ZIP before the town is no unit
    if ( parsed.unitType == "#" && parsed.zip.empty() && isZipOf( mReference.view(), parsed.unit ) )
    {
      parsed.zip = std::move( parsed.unit );
      parsed.unit.clear();
      parsed.unitType.clear();
    }
    takeUnit( input.unit, mReference.view(), parsed );
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
