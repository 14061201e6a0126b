// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/better_street.h"

#include "geocode/scoring.h"

#include <algorithm>

namespace doorstep
{
  double BetterStreet::doubt( const std::vector<StreetCandidate> &streets,
                              const std::vector<NumberFound> &numberOf, const StreetCandidate &c ) const
  {
    double doubt = c.mirror == Mirror::Grid ? WEIGHTS.betterStreet : 0;
    if ( c.parts == PartsAgree::No )
      doubt = std::max( doubt, c.exactName ? namesake( streets, c ) : WEIGHTS.misspeltOther );
    for ( std::size_t i = 0; i < streets.size(); ++i )
    {
      const StreetCandidate &e = streets[i];
      if ( !e.exactName || ( e.reading != c.reading && e.reading != 0 ) || e.street == c.street )
        continue;
      if ( mView.streets[e.street].canonical == mView.streets[c.street].canonical )
        continue;
      const bool reaches = mEvidence.reaches( mView.streets[e.street] );
      double points = 0;
      if ( c.exactName )
      {
        // another part, or another reading, than what is there as typed
        if ( e.parts == PartsAgree::Yes && e.mirror == Mirror::No && c.mirror != Mirror::No )
          points = reaches ? WEIGHTS.betterStreet : WEIGHTS.betterStreetElsewhere;
        else if ( e.parts == PartsAgree::Yes && c.parts != PartsAgree::Yes )
          points = !reaches ? ( numberOf[i] == NumberFound::Nowhere ? WEIGHTS.betterStreetElsewhere : 0 )
                   // a word may be left out; none is added: N Kansas Ave, if there, is not Kansas Ave
                   : numberOf[i] == NumberFound::Here || ( c.parts == PartsAgree::LeftOut && !c.added )
                       ? WEIGHTS.betterStreetLeftOut
                       : WEIGHTS.betterStreet;
        else if ( e.parts == PartsAgree::Yes && e.reading < c.reading &&
                  numberOf[i] != NumberFound::Nowhere && reaches )
          points = WEIGHTS.betterReading;
        else if ( e.parts == PartsAgree::Yes && c.added && e.reading < c.reading && reaches )
          points = WEIGHTS.betterStreet;
      }
      else if ( e.parts == PartsAgree::No && e.reading < c.reading )
        points = WEIGHTS.betterStreetElsewhere + WEIGHTS.misspeltOther;
      else if ( numberOf[i] == NumberFound::Here || e.parts == PartsAgree::No || !reaches )
        points = WEIGHTS.betterStreetElsewhere;
      else
        points = WEIGHTS.betterStreet;
      doubt = std::max( doubt, points );
    }
    return doubt;
  }

  // Another type or side than typed is only believed where no other street here bears the name.
  double BetterStreet::namesake( const std::vector<StreetCandidate> &streets, const StreetCandidate &c ) const
  {
    // the ZIP speaks for it as well
    if ( mEvidence.zipKnown() && mEvidence.reaches( mView.streets[c.street] ) )
      return 0;
    const std::uint32_t canonical = mView.streets[c.street].canonical;
    for ( const StreetCandidate &e : streets )
      if ( e.exactName && e.reading == c.reading && mView.streets[e.street].canonical != canonical &&
           liesInTypedPlace( mView.streets[e.street] ) )
        return WEIGHTS.namesake;
    return 0;
  }

  bool BetterStreet::liesInTypedPlace( const StreetRecord &street ) const
  {
    const std::span<const HouseRecord> houses = mView.housesOf( street );
    const std::span<const SideRecord> sides = mView.sidesOf( street );
    const auto here = [this]( const auto &record )
    { return mEvidence.cost( record.place ) < WEIGHTS.cityUnknown; };
    return std::any_of( houses.begin(), houses.end(), here ) ||
           std::any_of( sides.begin(), sides.end(), here ) || ( houses.empty() && sides.empty() );
  }
}
