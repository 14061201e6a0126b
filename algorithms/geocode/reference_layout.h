// SPDX-License-Identifier: GPL-2.0-or-later
// The last step of building a reference: everything sorted, missing places filled in from neighbours, indexes
// and calibration made, bytes written. Internal to ReferenceBuilder.
#pragma once
#include "geocode/reference_builder.h"

#include <string>
#include <vector>

namespace doorstep
{
  struct ReferenceLayout
  {
      static std::string finish( ReferenceBuilder &builder, const Progress &progress );

    private:
      explicit ReferenceLayout( ReferenceBuilder &b ) : builder( b ) {}

      void sortStreets(); // new numbers for streets; houses and sides in their order
      void setName( StreetRecord &record, const StreetName &name );
      void addAliasStreets(); // and other readings
      void fillPlaces();      // ZIP and city of houses from ranges, of ranges from houses
      void fillCities();      // a ZIP's one city
      void sortPlaces();
      void sortHouses();
      void countFarApart();
      void collectZips();
      void collectNodes();
      void indexNames();
      void collectMeta();
      void packStrings();
      ReferenceView view() const;

      std::uint32_t merged( std::uint32_t own, std::uint32_t other );
      std::uint32_t placeFromSides( const StreetRecord &street, const HouseRecord &house );
      std::uint32_t placeFromHouses( const StreetRecord &street, const SideRecord &side );

      ReferenceBuilder &builder;
      std::vector<std::uint32_t> order; // builder's street of each street record that is no alias or variant
      std::vector<StreetName> names;    // of each street record
      std::vector<StreetRecord> streets;
      std::vector<HouseRecord> houses;
      std::vector<SideRecord> sides;
      std::vector<std::uint32_t> streetNodes, zips, streetZips;
      std::vector<VertexRecord> nodes;
      std::vector<StringIndex> cities, states;
      std::vector<std::uint32_t> stringEnds;
      std::vector<char> stringBytes;
      struct NameArrays;
      std::shared_ptr<NameArrays> index;
      MetaRecord meta;
  };
}
