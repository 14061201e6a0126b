// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses as printed in geo_address.
#include "geocode/match_choice.h"

namespace doorstep
{
  namespace
  {
    std::string titled( std::string_view text )
    {
      std::string out( text );
      bool start = true;
      for ( char &c : out )
      {
        if ( !start && c >= 'A' && c <= 'Z' )
          c = static_cast<char>( c - 'A' + 'a' );
        start = c == ' ' || ( c >= '0' && c <= '9' );
      }
      return out;
    }

    std::string numberText( const ReferenceView &view, const Hit &hit, const Reading &reading )
    {
      const HouseNumber typed = parseHouseNumber( reading.number, reading.numberSuffix );
      std::string affix( hit.house ? view.text( hit.house->affix ) : std::string_view() );
      std::string prefix, suffix;
      const std::size_t mark = affix.find( '~' );
      if ( mark != std::string::npos )
        prefix = affix.substr( 0, mark );
      else if ( hit.side )
        prefix = view.text( hit.side->prefix );
      suffix = mark != std::string::npos ? affix.substr( mark + 1 ) : affix == "&" ? std::string() : affix;
      // what was typed beyond the reference's number still tells households apart, but not the side of "14E
      // Elm St"
      const bool side =
          reading.street.predir.empty() && typed.suffix == view.text( view.streets[hit.street].predir );
      const bool unit = hit.level == MatchLevel::Unit && reading.unit.empty() && reading.unitType.empty();
      if ( suffix.empty() && !side && !unit && looksLikeUnit( typed.suffix ) )
        suffix = typed.suffix;
      const std::uint32_t value = hit.house ? hit.house->value : typed.value;
      const bool apart = !suffix.empty() && suffix[0] >= '0' && suffix[0] <= '9';
      const bool fraction = suffix.find( '/' ) != std::string::npos;
      std::string text = std::move( prefix );
      if ( text.ends_with( '-' ) && value < 10 ) // 75-05 has two figures
        text += '0';
      text += std::to_string( value );
      if ( apart )
        text += fraction ? ' ' : '-';
      return text + suffix;
    }

    // "KY 15 N", "Navajo Rte 36": what was read as a unit is the end of the street's own name, or the
    // number's.
    bool isSaidAlready( const ReferenceView &view, const Hit &hit, const Reading &reading )
    {
      const StreetRecord &street = view.streets[hit.street];
      if ( reading.unit.empty() )
        return false;
      // "4567 Chaffee Rd Apt B" where the house is 4567B: said once
      if ( hit.house && reading.unit == view.text( hit.house->affix ) && reading.numberSuffix.empty() &&
           !reading.number.ends_with( reading.unit ) )
        return true;
      if ( reading.street.sufdir.empty() && reading.unit == view.text( street.sufdir ) )
        return true;
      const std::string_view name = view.text( street.name );
      const bool figures = reading.unit.find_first_not_of( "0123456789" ) == std::string::npos;
      return figures && ( name == reading.unit || name.ends_with( " " + reading.unit ) ) &&
             format( reading.street ).find( reading.unit ) == std::string::npos;
    }

    // APT, UNIT and # are one thing to a household: "# 4".
    std::string unitText( const ReferenceView &view, const Hit &hit, const ParsedAddress &parsed,
                          const Reading &reading )
    {
      std::string text;
      std::string building = parsed.building;
      if ( hit.level == MatchLevel::Unit && !buildingOf( view.text( hit.house->unit ) ).empty() )
        building = buildingOf( view.text( hit.house->unit ) );
      if ( !building.empty() )
        text.append( "Bldg " ).append( building ).append( 1, ' ' );
      std::string type = reading.unitType, id = reading.unit;
      if ( hit.level == MatchLevel::Unit )
      {
        const std::string_view whole = view.text( hit.house->unit );
        const std::string_view unit = whole.substr( 0, whole.find( '\t' ) );
        const std::size_t space = unit.find( ' ' );
        type = unit.substr( 0, space );
        id = space == std::string_view::npos ? std::string() : std::string( unit.substr( space + 1 ) );
      }
      else if ( ( type.empty() || type == "#" || type == "APT" || type == "UNIT" ) &&
                isSaidAlready( view, hit, reading ) )
      {
        type.clear();
        id.clear();
      }
      if ( type.empty() && id.empty() )
        return building.empty() ? std::string() : text.substr( 0, text.size() - 1 );
      if ( !id.empty() && ( type.empty() || type == "APT" || type == "UNIT" || type == "#" ) )
        type.assign( 1, '#' );
      else
        type = titled( type );
      text += type;
      if ( !id.empty() )
        text.append( 1, ' ' ).append( id );
      return text;
    }
  }

  std::string typedText( const AddressInput &input )
  {
    std::string text = titled( normalizeText( input.line ) );
    const Unit unit = normalizeUnit( input.unit );
    if ( !unit.id.empty() )
      text.append( " # " ).append( unit.id );
    const std::string city = titled( normalizeCity( input.city ) ), zip = normalizeZip( input.zip );
    if ( !city.empty() )
      text.append( ", " ).append( city );
    if ( !zip.empty() )
      text.append( city.empty() ? ", " : " " ).append( zip );
    return text;
  }

  std::string zipText( std::uint32_t zip )
  {
    std::string digits( 5, '0' );
    for ( std::size_t i = 5; i-- > 0; zip /= 10 )
      digits[i] = static_cast<char>( '0' + zip % 10 );
    return digits;
  }

  std::string addressText( const ReferenceView &view, const Hit &hit, const ParsedAddress &parsed,
                           const Reading &reading )
  {
    const PlaceRecord &place = view.places[hit.placeIndex()];
    constexpr std::size_t usual = 64;
    std::string text;
    text.reserve( usual );
    if ( hit.level == MatchLevel::Intersection )
      text.append( view.text( view.streets[hit.street].shown ) )
          .append( " & " )
          .append( view.text( view.streets[hit.otherStreet].shown ) );
    else
      text.append( numberText( view, hit, reading ) )
          .append( 1, ' ' )
          .append( view.text( view.streets[hit.street].shown ) );
    const std::string unit = unitText( view, hit, parsed, reading );
    if ( !unit.empty() )
      text.append( 1, ' ' ).append( unit );
    // the reference's words alone: a typed town or ZIP may be wrong, and siblings type it differently
    const std::string city( place.city == 0 ? std::string_view() : view.text( place.cityShown ) );
    const std::string state( view.text( place.state ) );
    const std::string zip = place.zip == 0 ? std::string() : zipText( place.zip );
    if ( !city.empty() )
      text.append( ", " ).append( city );
    if ( !state.empty() )
      text.append( ", " ).append( state );
    if ( !zip.empty() )
      text.append( state.empty() && city.empty() ? ", " : " " ).append( zip );
    return text;
  }
}
