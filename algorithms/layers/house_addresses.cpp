// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/house_addresses.h"

#include "address/parsed_address.h"
#include "address/street_key.h"
#include "base/error.h"
#include "columns/address_columns.h"
#include "layers/cells.h"
#include "layers/column_samples.h"

#include <qgsfeaturesource.h>

#include <algorithm>
#include <charconv>

namespace doorstep
{
  namespace
  {
    // The figures that a house number begins with; 0: none.
    std::int32_t numberIn( const std::string &text )
    {
      std::int32_t number = 0;
      const auto [end, error] = std::from_chars( text.data(), text.data() + text.size(), number );
      return error == std::errc() && number > 0 ? number : 0;
    }
  }

  HouseAddressReader::HouseAddressReader( const QgsFeatureSource &source )
  {
    try
    {
      mRoles = pointRoles( sampleColumns( source ) );
      mKnown = true;
    }
    catch ( const InputError & )
    {
      // points without addresses: their places are all that is counted
    }
  }

  QgsAttributeList HouseAddressReader::columns() const
  {
    QgsAttributeList columns;
    for ( const char *role :
          { "full", "number", "street", "predir", "pretype", "name", "suftype", "sufdir" } )
      if ( const auto found = mRoles.all().find( role ); mKnown && found != mRoles.all().end() )
        for ( const std::vector<int> &joined : found->second )
          for ( const int column : joined )
            if ( !columns.contains( column ) )
              columns << column;
    std::sort( columns.begin(), columns.end() );
    return columns;
  }

  void HouseAddressReader::add( const QgsFeature &feature )
  {
    HouseAddress house;
    const auto value = [&]( const char *role )
    { return mRoles.value( role, [&]( int column ) { return cellText( feature, column ); } ); };
    if ( mKnown && mRoles.has( "full" ) )
    {
      const ParsedAddress parsed = parseAddress( value( "full" ) );
      house.street = streetOf( format( parsed.street ) );
      house.number = static_cast<std::int32_t>( std::clamp( parsed.houseNumber, 0L, 99'999'999L ) );
    }
    else if ( mKnown )
    {
      std::string street = mRoles.has( "street" ) ? value( "street" ) : std::string();
      if ( street.empty() )
        for ( const char *role : { "predir", "pretype", "name", "suftype", "sufdir" } )
          if ( const std::string part = value( role ); !part.empty() )
            street += ( street.empty() ? "" : " " ) + part;
      house.street = streetOf( street );
      house.number = numberIn( value( "number" ) );
    }
    addresses.of.push_back( house );
  }

  std::int32_t HouseAddressReader::streetOf( const std::string &text )
  {
    if ( text.empty() )
      return -1;
    const auto [known, isNew] = mByText.try_emplace( text, -1 );
    if ( !isNew )
      return known->second;
    const std::string key = streetKey( text );
    if ( key.empty() )
      return -1;
    const auto [street, isNewKey] =
        mByKey.try_emplace( key, static_cast<std::int32_t>( addresses.streets.size() ) );
    if ( isNewKey )
      addresses.streets.push_back( key );
    return known->second = street->second;
  }
}
