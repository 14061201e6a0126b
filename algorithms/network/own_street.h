// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a street is the one that an address names, or a drive that leads to it: where the stop for a home
// is (record 47). A house on a corner, a complex, a mobile-home park is often nearer to a street that it
// cannot be entered from.
//   const OwnStreets own( pieces );
//   if ( own.leadsTo( segment, own.find( "PARK AVE" ) ) ) …
#pragma once
#include "base/index.h"
#include "base/indexed.h"
#include "base/point.h"
#include "network/road_classes.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace doorstep
{
  // Of an address point: an index into HouseAddresses::streets (-1: not known), and its number (0: none).
  struct HouseAddress
  {
      std::int32_t street = -1;
      std::int32_t number = 0;
  };

  // What address points say beside their places, in the order of these; empty where nothing is known.
  struct HouseAddresses
  {
      std::vector<HouseAddress> of;
      std::vector<std::string> streets; // as streetKey gives them, each once
  };

  // The address of the home at a place, by the address points there: points within 2 m, of which the nearest
  // count. Several that name different streets say nothing.
  class HouseIndex
  {
    public:
      HouseIndex() = default;
      HouseIndex( std::span<const Point> places, const HouseAddresses &addresses );
      HouseAddress at( const Point &place ) const;

    private:
      struct House
      {
          Point at;
          HouseAddress address;
      };
      std::vector<House> mHouses; // by x
  };

  // A street between two junctions. Ends that are equal meet.
  struct StreetPiece
  {
      std::uint64_t from = 0, to = 0;
      std::string_view name;
      bool isDrive = false; // it may lead to homes with another street's address
  };

  // Metres by which an alley, a track or a nameless service road counts as farther from a home.
  constexpr double MINOR_STREET_PENALTY = 25;
  constexpr bool isMinorStreet( bool nameless, RoadClass roadClass )
  {
    return roadClass == RoadClass::Alley || roadClass == RoadClass::Track ||
           ( roadClass == RoadClass::Service && nameless );
  }

  // Nameless, private, or of a class of lanes.
  constexpr bool isDrive( bool nameless, RoadClass roadClass, bool destinationOnly )
  {
    return nameless || destinationOnly || roadClass == RoadClass::Service || roadClass == RoadClass::Alley ||
           roadClass == RoadClass::Track;
  }

  class OwnStreets
  {
    public:
      OwnStreets() = default;
      explicit OwnStreets( std::span<const StreetPiece> pieces );

      // A street by its key; -1: none has it.
      std::int32_t find( const std::string &key ) const;
      // Those of a list of keys.
      std::vector<std::int32_t> find( std::span<const std::string> keys ) const;
      std::size_t pieceOf( std::int32_t street ) const { return mPieceOf[indexOf( street )]; }
      // Whether the piece bears the street's name, or is one of drives that hang together and meet it.
      bool leadsTo( std::size_t piece, std::int32_t street ) const;

      // The one street that the drives which the piece is of lead to; empty: none, or several.
      std::string_view onlyStreet( std::size_t piece ) const;

      // Farther than this from its street a home's address says nothing of the way to it: metres.
      static constexpr double FARTHEST = 600;

    private:
      std::unordered_map<std::string, std::int32_t> mStreets;
      std::vector<std::string> mNames;                         // by street: as first spelled
      std::vector<std::size_t> mPieceOf;                       // by street: the first that bears its name
      std::vector<std::int32_t> mStreetOf;                     // by piece; -1: nameless
      using DriveId = IdOf<struct DriveTag>;                   // drives that hang together
      std::vector<DriveId> mDriveOf;                           // by piece; none: no drive
      Indexed<DriveId, std::vector<std::int32_t>> mDriveMeets; // streets, sorted
  };
}
