// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/layer_rows.h"

namespace doorstep
{
  namespace
  {
    // The name's column holds the whole street name where the layer has no other column of it.
    bool wholeInName( const FieldRoles &roles )
    {
      return !roles.has( "predir" ) && !roles.has( "pretype" ) && !roles.has( "suftype" ) &&
             !roles.has( "sufdir" ) && !roles.has( "postmod" );
    }

    // "12 Main St, Larkville AZ 85701" in one cell: town, state and ZIP are no part of the street.
    void splitAddress( PointInput &point )
    {
      const ParsedAddress parsed = parseAddress( point.full );
      if ( parsed.street.name.empty() || parsed.number.empty() )
        return;
      point.full.clear();
      point.number = parsed.number;
      point.numberSuffix = parsed.numberSuffix;
      point.street = parsed.street;
      point.unit = parsed.unitType.empty() ? parsed.unit : parsed.unitType + " " + parsed.unit;
      point.city = parsed.city;
      point.state = parsed.state;
      point.zip = parsed.zip;
    }

    // "Larkville AZ 85701" or "Larkville, AZ" in the town's cell.
    void splitPlace( PointInput &point )
    {
      if ( point.city.find_first_of( "0123456789," ) == std::string::npos )
        return;
      const ParsedAddress parsed = parseAddress( "1 Main St, " + point.city );
      if ( parsed.city.empty() )
        return;
      point.city = parsed.city;
      if ( point.state.empty() )
        point.state = parsed.state;
      if ( point.zip.empty() )
        point.zip = parsed.zip;
    }

    void readStreet( const FieldRoles &roles, const CellOf &cell, const char *wholeRole, StreetName &street,
                     std::string &text )
    {
      if ( roles.has( wholeRole ) )
        text = roles.value( wholeRole, cell );
      else if ( wholeInName( roles ) )
        text = roles.value( "name", cell );
      else
      {
        street.name = roles.value( "name", cell );
        if ( street.name.empty() )
          return;
        street.predir = roles.value( "predir", cell );
        street.pretype = roles.value( "pretype", cell );
        street.suftype = roles.value( "suftype", cell );
        street.sufdir = roles.value( "sufdir", cell );
        street.sufmod = roles.value( "postmod", cell ); // Elm St Ext
      }
    }
  }

  bool addPointRow( ReferenceBuilder &builder, const FieldRoles &roles, const CellOf &cell,
                    const Point &place, std::int64_t row )
  {
    const std::string code = roles.value( "code", cell );
    if ( !code.empty() && code != "0" && code != "0.0" )
      return builder.skip( true, row, "no home: a sign, tower or meter by its CODE" );
    PointInput point;
    point.row = row;
    point.x = place.x;
    point.y = place.y;
    if ( roles.has( "full" ) )
    {
      point.full = roles.value( "full", cell );
      if ( !roles.has( "city" ) && point.full.find( ',' ) != std::string::npos )
        splitAddress( point );
    }
    else
    {
      point.number = roles.value( "number", cell );
      point.numberSuffix = roles.value( "number_suffix", cell );
      readStreet( roles, cell, "street", point.street, point.streetText );
    }
    const auto fill = [&]( std::string &part, const char *role )
    {
      if ( roles.has( role ) )
        part = roles.value( role, cell );
    };
    fill( point.unit, "unit" );
    fill( point.building, "building" );
    fill( point.city, "city" );
    if ( isNoTown( point.city ) )
      point.city.clear();
    fill( point.state, "state" );
    fill( point.zip, "zip" );
    splitPlace( point );
    return builder.addPoint( point );
  }

  bool addStreetRow( ReferenceBuilder &builder, const FieldRoles &roles, const CellOf &cell,
                     std::vector<Point> points, std::int64_t row )
  {
    StreetInput street;
    street.row = row;
    street.points = std::move( points );
    readStreet( roles, cell, "full", street.street, street.streetText );
    street.alias = roles.value( "alias", cell );
    street.state = roles.value( "state", cell );
    street.left = { roles.value( "l_from", cell ), roles.value( "l_to", cell ),
                    roles.value( "parity_l", cell ), roles.value( "city_l", cell ),
                    roles.value( "zip_l", cell ) };
    street.right = { roles.value( "r_from", cell ), roles.value( "r_to", cell ),
                     roles.value( "parity_r", cell ), roles.value( "city_r", cell ),
                     roles.value( "zip_r", cell ) };
    for ( SideInput *side : { &street.left, &street.right } )
      if ( isNoTown( side->city ) )
        side->city.clear();
    return builder.addStreet( street );
  }
}
