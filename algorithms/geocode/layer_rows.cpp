#include "geocode/layer_rows.h"

namespace doorstep
{
  namespace
  {
    // The name's column holds the whole street name where the layer has no other column of it.
    bool wholeInName( const FieldRoles &roles )
    {
      return !roles.has( "predir" ) && !roles.has( "pretype" ) && !roles.has( "suftype" ) &&
             !roles.has( "sufdir" );
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
      point.full = roles.value( "full", cell );
    else
    {
      point.number = roles.value( "number", cell );
      point.numberSuffix = roles.value( "number_suffix", cell );
      readStreet( roles, cell, "street", point.street, point.streetText );
    }
    point.unit = roles.value( "unit", cell );
    if ( roles.has( "building" ) )
      point.building = roles.value( "building", cell );
    point.city = roles.value( "city", cell );
    point.state = roles.value( "state", cell );
    point.zip = roles.value( "zip", cell );
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
    return builder.addStreet( street );
  }
}
