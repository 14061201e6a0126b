// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/places_near.h"

#include "geocode/match_choice.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    struct Near
    {
        double meters = 0;
        std::uint32_t street = 0;
        const HouseRecord *house = nullptr;
    };

    MatchCandidate candidateOf( const ReferenceView &view, const Near &near )
    {
      Hit hit;
      hit.street = near.street;
      hit.house = near.house;
      hit.level = near.house->unit == 0 ? MatchLevel::Point : MatchLevel::Unit;
      hit.place = { near.house->x, near.house->y };
      const ParsedAddress nothingTyped;
      MatchCandidate found;
      found.address = addressText( view, hit, nothingTyped, nothingTyped );
      found.level = hit.level;
      found.place = hit.place;
      found.reason = std::to_string( std::lround( near.meters ) ) + " m away";
      return found;
    }
  }

  std::vector<MatchCandidate> placesNear( const Reference &reference, const Point &place, Meters within,
                                          std::size_t most )
  {
    const ReferenceView &view = reference.view();
    const LocalFrame frame = reference.frame();
    std::vector<Near> near;
    for ( std::uint32_t s = 0; s < view.streets.size(); ++s )
      if ( view.streets[s].canonical == s )
        for ( const HouseRecord &house : view.housesOf( view.streets[s] ) )
          if ( const double meters = frame.meters( place, { house.x, house.y } ); meters <= within.value() )
            near.push_back( { meters, s, &house } );
    std::stable_sort( near.begin(), near.end(),
                      []( const Near &a, const Near &b ) { return a.meters < b.meters; } );
    std::vector<MatchCandidate> found;
    for ( std::size_t i = 0; i < near.size() && found.size() < most; ++i )
    {
      MatchCandidate next = candidateOf( view, near[i] );
      if ( std::none_of( found.begin(), found.end(),
                         [&]( const MatchCandidate &other ) { return other.address == next.address; } ) )
        found.push_back( std::move( next ) );
    }
    return found;
  }
}
