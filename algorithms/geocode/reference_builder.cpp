// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/reference_builder.h"

#include "base/error.h"
#include "base/file.h"
#include "geocode/name_keys.h"
#include "geocode/polyline.h"
#include "geocode/reference.h"
#include "geocode/reference_cells.h"
#include "geocode/reference_layout.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  StringIndex StringPool::intern( std::string_view text )
  {
    const auto found = mIndex.find( text );
    if ( found != mIndex.end() )
      return found->second;
    const auto index = static_cast<StringIndex>( mTexts.size() );
    mTexts.emplace_back( text );
    mIndex.emplace( mTexts.back(), index );
    return index;
  }

  ReferenceBuilder::ReferenceBuilder( CoordinateSystem crs ) : mCrs( std::move( crs ) )
  {
    if ( !( mCrs.metersPerUnit > 0 ) || !std::isfinite( mCrs.metersPerUnit ) )
      throw InputError( "The layer's coordinate reference system has no usable unit; set the layer's CRS." );
    mFrame = { mCrs.geographic, mCrs.metersPerUnit };
    mPlaces.emplace_back();
  }

  bool ReferenceBuilder::skip( bool point, std::int64_t row, const char *reason )
  {
    mSkipped.push_back( { point, row, reason } );
    return false;
  }

  std::uint32_t ReferenceBuilder::addName( const StreetName &name, std::string_view shown,
                                           const std::vector<StreetName> &others )
  {
    // S NORMANDY AVE and SOUTH NORMANDY AVE are one street, whatever is directional and what name
    const auto [found, fresh] =
        mStreetOfWhole.emplace( spelledKey( name ), static_cast<std::uint32_t>( mStreets.size() ) );
    if ( fresh )
      mStreets.push_back( { name, format( name ), {}, {} } );
    Street &street = mStreets[found->second];
    if ( street.shown.empty() && mixedCase( shown ) )
      street.shown = trimmed( shown );
    const auto vary = [&street]( const StreetName &other )
    {
      if ( !other.name.empty() && !( other == street.name ) &&
           std::find( street.variants.begin(), street.variants.end(), other ) == street.variants.end() )
        street.variants.push_back( other );
    };
    vary( name );
    for ( const StreetName &other : others )
      vary( other );
    return found->second;
  }

  std::uint32_t ReferenceBuilder::streetOf( const StreetName &parts, std::string_view text,
                                            std::string *unit )
  {
    std::string &cells = mCells;
    cells.assign( text );
    for ( const std::string *part : { &parts.premod, &parts.predir, &parts.pretype, &parts.name,
                                      &parts.suftype, &parts.sufdir, &parts.sufmod } )
      cells.append( 1, '\x1F' ).append( *part );
    const auto known = mStreetOf.find( cells );
    if ( known != mStreetOf.end() )
    {
      if ( unit != nullptr )
        *unit = known->second.unit;
      return known->second.street;
    }
    if ( unit != nullptr && nameHoldsMore( parts ) )
    {
      const std::string key = cells;
      const std::uint32_t street = streetOf( {}, format( parts ), unit );
      mStreetOf.emplace( key, StreetCell{ street, *unit } );
      return street;
    }
    std::vector<StreetName> others;
    StreetName name;
    std::string inCell;
    std::string shown( text );
    bool town = false;
    if ( parts.empty() )
    {
      if ( unit != nullptr && holdsUnit( text ) )
      {
        const ParsedAddress line = parseStreetLine( "1 " + std::string( text ) );
        if ( line.number == "1" && !line.unitType.empty() && !line.street.empty() &&
             ( text.find( '#' ) != std::string_view::npos || line.unitType != "#" ) )
        {
          inCell = line.unitType + " " + line.unit;
          shown = format( line.street );
        }
        else if ( text.find( ',' ) != std::string_view::npos )
          if ( const ParsedAddress placed = parseAddress( "1 " + std::string( text ) );
               placed.number == "1" && placed.unitType.empty() && !placed.street.empty() &&
               !placed.city.empty() )
          {
            shown = format( placed.street ); // "Main St, Larkville"
            town = true;
          }
      }
      name = parseStreetName( shown, &others );
      if ( !inCell.empty() || town )
        shown.clear(); // printed from its parts
    }
    else
    {
      // read again as a whole, as a typed address will be read, so that both agree on what is name and what
      // type
      const StreetName columns = standardize( parts );
      name = parseStreetName( format( columns ), &others );
      const bool route = !name.pretype.empty() && name.name.find_first_of( "0123456789" ) == 0;
      // "68TH STREET NORTH" in the name's cell, and the cells of types empty
      const bool whole =
          columns.suftype.empty() && columns.sufdir.empty() && !name.suftype.empty() && !name.sufdir.empty();
      if ( format( name ) != format( columns ) && !route && !whole )
      {
        name = columns;
        others.clear();
      }
      else
        others.push_back( columns );
    }
    const std::uint32_t street = name.name.empty() ? UINT32_MAX : addName( name, shown, others );
    if ( unit != nullptr )
      *unit = inCell;
    mStreetOf.emplace( cells, StreetCell{ street, std::move( inCell ) } );
    return street;
  }

  // "APT 101", and behind a tab the building where there is one.
  StringIndex ReferenceBuilder::unitOf( std::string_view cell, std::string_view building )
  {
    Unit unit = blank( cell ) ? Unit() : normalizeUnit( trimmed( cell ) );
    if ( unit.type == "BLDG" )
      unit = { "", "", unit.id };
    if ( unit.building.empty() && !blank( building ) )
    {
      const Unit column = normalizeUnit( trimmed( building ) );
      // "Bldg 2" and "2", but a building's name is no identifier
      unit.building = looksLikeUnit( column.id ) ? column.id : std::string();
    }
    std::string text = unit.type + ( unit.id.empty() ? "" : " " + unit.id );
    if ( !unit.building.empty() )
      text.append( 1, '\t' ).append( unit.building );
    return mStrings.intern( text );
  }

  std::uint32_t ReferenceBuilder::placeOf( std::string_view zip, std::string_view city,
                                           std::string_view state )
  {
    std::string &cells = mCells;
    cells.assign( zip );
    cells.append( 1, '\x1F' ).append( city ).append( 1, '\x1F' ).append( state );
    const auto known = mPlaceOf.find( cells );
    if ( known != mPlaceOf.end() )
      return known->second;
    PlaceRecord place;
    place.zip = zipNumber( normalizeZip( zip ) );
    place.city = mStrings.intern( normalizeCity( city ) );
    place.cityShown = place.city == 0
                          ? 0
                          : mStrings.intern( mixedCase( city ) ? std::string( trimmed( city ) )
                                                               : titleCase( normalizeText( city ) ) );
    place.state = mStrings.intern( normalizeState( state ) );
    mPlaces.push_back( place );
    const auto index = static_cast<std::uint32_t>( mPlaces.size() - 1 );
    mPlaceOf.emplace( cells, index );
    return index;
  }

  // A little off the middle of the line, on one side: a boundary often runs along the street.
  Point ReferenceBuilder::besideMiddle( const SegmentRecord &segment, bool right ) const
  {
    constexpr double aside = 8; // metres
    return pointAlong( std::span( mVertices ).subspan( segment.firstVertex, segment.vertexCount ), mFrame,
                       segment.meters / 2, right ? -aside : aside );
  }

  bool ReferenceBuilder::addPoint( const PointInput &row )
  {
    if ( !std::isfinite( row.x ) || !std::isfinite( row.y ) || ( row.x == 0 && row.y == 0 ) )
      return skip( true, row.row, "no coordinates" );
    std::string unit = filled( row.unit );
    std::string numbers = filled( row.number );
    std::string inCell;
    std::uint32_t street = UINT32_MAX;
    if ( !blank( row.number ) || !row.street.empty() || !blank( row.streetText ) )
    {
      const bool parts = !row.street.empty();
      street = parts && holdsPlaceholder( row.street )
                   ? streetOf( filled( row.street ), {}, &inCell )
                   : streetOf( row.street, parts ? std::string_view() : trimmed( filled( row.streetText ) ),
                               &inCell );
      if ( unit.empty() )
        unit = inCell;
    }
    else if ( !blank( row.full ) )
    {
      const ParsedAddress parsed = parseStreetLine( row.full );
      numbers = parsed.number + ( parsed.numberSuffix.empty() ? "" : " " + parsed.numberSuffix );
      if ( !parsed.street.empty() )
        street = streetOf( parsed.street, {} );
      if ( unit.empty() && !parsed.unitType.empty() )
        unit = parsed.unitType + " " + parsed.unit;
    }
    const HouseNumber number = parseHouseNumber( firstOfSeveral( numbers ), filled( row.numberSuffix ) );
    if ( !number.valid || number.value == 0 )
      return skip( true, row.row, "no house number" );
    if ( street == UINT32_MAX )
      return skip( true, row.row, "no street name" );
    House house;
    house.street = street;
    house.row = row.row;
    house.record.x = row.x;
    house.record.y = row.y;
    house.record.value = number.value;
    house.record.affix = mStrings.intern( number.affix() );
    if ( !unit.empty() || !row.building.empty() )
      house.record.unit = unitOf( unit, filled( row.building ) );
    const std::string &city = filled( row.city );
    house.record.place =
        placeOf( filled( row.zip ), mAreas && city.empty() ? mAreas->at( { row.x, row.y } ) : city,
                 filled( row.state ) );
    mHouses.push_back( house );
    // a point for several numbers answers for each of them
    for ( const OtherNumber &other : otherNumbers( numbers ) )
    {
      house.record.value = other.value;
      house.record.affix = mStrings.intern( other.affix );
      mHouses.push_back( house );
    }
    ++mSummary.points;
    return true;
  }

  void ReferenceBuilder::addAliases( std::string_view text, std::uint32_t street )
  {
    while ( !text.empty() )
    {
      const std::size_t end = std::min( text.find_first_of( ",;|/" ), text.size() );
      const std::string_view one = trimmed( text.substr( 0, end ) );
      text.remove_prefix( std::min( end + 1, text.size() ) );
      if ( one.empty() )
        continue;
      std::vector<StreetName> others;
      const StreetName name = parseStreetName( one, &others );
      if ( name.name.empty() )
        continue;
      const std::uint32_t alias = addName( name, one, others );
      if ( alias != street )
        mAliases[{ alias, street }] = true;
    }
  }

  bool ReferenceBuilder::addStreet( const StreetInput &row )
  {
    SegmentRecord segment;
    segment.firstVertex = static_cast<std::uint32_t>( mVertices.size() );
    for ( const Point &p : row.points )
      if ( std::isfinite( p.x ) && std::isfinite( p.y ) )
        mVertices.push_back( { p.x, p.y } );
    segment.vertexCount = static_cast<std::uint32_t>( mVertices.size() ) - segment.firstVertex;
    const auto drop = [&]( const char *reason )
    {
      mVertices.resize( segment.firstVertex );
      return skip( false, row.row, reason );
    };
    if ( segment.vertexCount < 2 )
      return drop( "no line" );
    if ( row.street.empty() && blank( row.streetText ) )
      return drop( "no street name" );
    const std::uint32_t street =
        streetOf( row.street, row.street.empty() ? trimmed( row.streetText ) : std::string_view() );
    if ( street == UINT32_MAX )
      return drop( "no street name" );
    segment.meters = lineMeters( std::span( mVertices ).subspan( segment.firstVertex ), mFrame );
    const auto index = static_cast<std::uint32_t>( mSegments.size() );
    bool ranged = false;
    for ( const bool right : { false, true } )
    {
      const SideInput &input = right ? row.right : row.left;
      const NumberRange range = parseRange( input.from, input.to );
      if ( !range.valid )
        continue;
      if ( lostDigit( range, segment.meters ) )
      {
        skip( false, row.row,
              right ? "its range on the right has more numbers than the street has room for, a digit may be "
                      "lost; the "
                      "rest of the row is used"
                    : "its range on the left has more numbers than the street has room for, a digit may be "
                      "lost; the "
                      "rest of the row is used" );
        continue;
      }
      Side side;
      side.street = street;
      side.record.segment = index;
      side.record.from = range.from;
      side.record.to = range.to;
      side.record.prefix = mStrings.intern( range.prefix );
      const bool byArea = mAreas && blank( input.city );
      side.record.place =
          placeOf( input.zip, byArea ? mAreas->at( besideMiddle( segment, right ) ) : input.city, row.state );
      side.record.parity = parityOf( range, trimmed( input.parity ) );
      side.record.right = right ? 1 : 0;
      mSides.push_back( side );
      ranged = true;
    }
    mSegments.push_back( segment );
    mSegmentStreet.push_back( street );
    addAliases( row.alias, street );
    ++mSummary.segments;
    if ( !ranged )
      ++mSummary.withoutRange;
    return true;
  }

  std::string ReferenceBuilder::finish( const Progress &progress )
  {
    dropFarHouses();
    if ( mHouses.empty() && mSegments.empty() )
      throw InputError( "No row of the address points or streets could be used; check which columns hold the "
                        "number and the street (POINT_FIELDS, STREET_FIELDS)." );
    if ( mHouses.empty() && mSides.empty() )
      throw InputError( "The street layer has no house number ranges and there are no address points; name "
                        "the range columns in STREET_FIELDS." );
    return ReferenceLayout::finish( *this, progress );
  }

  void ReferenceBuilder::write( const std::filesystem::path &path, const Progress &progress )
  {
    writeWhole( path, finish( part( progress, 0, 0.95 ) ) );
    report( progress, 1 );
  }
}
