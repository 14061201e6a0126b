// SPDX-License-Identifier: GPL-2.0-or-later
// What a typed ZIP, city and state say about a place of the reference.
#pragma once
#include "geocode/town_areas.h"

#include <functional>
#include <string>
#include <string_view>

namespace doorstep
{
  class PlaceEvidence
  {
    public:
      // City and state normalised (normalizeCity, normalizeState), ZIP of five digits; each may be empty.
      // `areas` is asked only where another town was typed than the reference has.
      PlaceEvidence( const ReferenceView &view, std::string_view city, std::string_view state,
                     std::string_view zip, std::function<const TownAreas &()> areas = {} );

      // Points to take off the score; at least kForeign where the address lies outside the reference's area.
      double cost( std::uint32_t place ) const;
      // The same for an address there: another town than typed, and not near it, is no match for it.
      double cost( std::uint32_t place, const Point &at ) const;
      bool otherTown( std::uint32_t place ) const;
      static constexpr double FOREIGN = 1000;

      std::uint32_t zip() const { return mZip; }
      bool zipKnown() const { return mZipKnown; }
      // Neither ZIP nor city nor state lies in the reference's area, whatever the street.
      bool foreign() const { return mForeign; }
      // So it is by the ZIP alone, and one digit makes it one of the reference's: a typing error or the next
      // town, which nothing here can tell apart.
      bool doubtful() const { return mDoubtful; }
      // The typed ZIP may be that of the street.
      bool reaches( const StreetRecord &street ) const;

    private:
      const ReferenceView &mView;
      std::function<const TownAreas &()> mAreas;
      std::string mCity;
      std::uint32_t mZip = 0;
      bool mZipKnown = false;  // one of the reference's
      bool mCityKnown = false; // as typed or misspelt
      StringIndex mCityIs = 0; // the reference's city that is meant, 0: none
      bool mCityExact = false;
      bool mStateWrong = false;
      bool mForeign = false;
      bool mDoubtful = false;
      mutable std::uint32_t mLast = UINT32_MAX;
      mutable double mLastCost = 0;
  };
}
