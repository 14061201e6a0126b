// SPDX-License-Identifier: GPL-2.0-or-later
// What speaks against a candidate street: another that was typed is there.
#pragma once
#include "geocode/place_evidence.h"
#include "geocode/street_search.h"

#include <vector>

namespace doorstep
{
  // Whether a street has the typed number, in the place that was typed or in another: its namesake in the
  // next town has numbers of its own.
  enum class NumberFound : std::uint8_t
  {
    Nowhere,
    Elsewhere,
    Here
  };

  class BetterStreet
  {
    public:
      BetterStreet( const ReferenceView &view, const PlaceEvidence &evidence )
          : mView( view ), mEvidence( evidence )
      {
      }

      // Points off candidate `c` of `streets`, of which `numberOf` says whether they have the number.
      double doubt( const std::vector<StreetCandidate> &streets, const std::vector<NumberFound> &numberOf,
                    const StreetCandidate &c ) const;

    private:
      double namesake( const std::vector<StreetCandidate> &streets, const StreetCandidate &c ) const;
      bool liesInTypedPlace( const StreetRecord &street ) const;

      const ReferenceView &mView;
      const PlaceEvidence &mEvidence;
  };
}
