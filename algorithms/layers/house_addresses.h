// SPDX-License-Identifier: GPL-2.0-or-later
// Which street the homes of an address point layer have their address from, and their numbers: read beside
// their places, so that stops are on the street that an address names (network/own_street.h).
//   HouseAddressReader reader( source );
//   for each row: reader.add( feature ); then reader.addresses
#pragma once
#include "columns/field_roles.h"
#include "network/own_street.h"

#include <qgsattributes.h>

#include <string>
#include <unordered_map>

class QgsFeatureSource;
class QgsFeature;

namespace doorstep
{
  class HouseAddressReader
  {
    public:
      // A layer whose columns tell no street is read for its places alone.
      explicit HouseAddressReader( const QgsFeatureSource &source );

      QgsAttributeList columns() const; // that are read
      void add( const QgsFeature &feature );

      HouseAddresses addresses; // a row an entry

    private:
      std::int32_t streetOf( const std::string &text );

      FieldRoles mRoles;
      bool mKnown = false;
      std::unordered_map<std::string, std::int32_t> mByText, mByKey;
  };
}
