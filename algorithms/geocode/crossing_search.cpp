// SPDX-License-Identifier: GPL-2.0-or-later
// Crossings of two streets: where segments of both share an end.
#include "geocode/match_search.h"
#include "geocode/scoring.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    std::vector<StreetCandidate> streetsLike( const ReferenceView &view, const StreetName &typed,
                                              std::uint8_t reading, const ShortFormsOf &shortForms )
    {
      std::vector<StreetCandidate> found;
      searchStreets( view, typed, reading, SearchDepth::Exact, found );
      if ( found.empty() )
        shortForms().find( typed, reading, found );
      if ( found.empty() )
        searchStreets( view, typed, reading, SearchDepth::OneEdit, found );
      if ( found.empty() )
        searchStreets( view, typed, reading, SearchDepth::TwoEdits, found );
      if ( found.empty() )
        searchStreets( view, typed, reading, SearchDepth::Whole, found );
      return found;
    }
  }

  SearchOutcome searchCrossings( const ReferenceView &view, const Readings &readings,
                                 const ShortFormsOf &shortForms )
  {
    SearchOutcome outcome;
    for ( std::size_t r = 0; r < readings.size(); ++r )
    {
      if ( readings[r]->street.empty() || readings[r]->cross.empty() )
        continue;
      const auto reading = static_cast<std::uint8_t>( r );
      const std::vector<StreetCandidate> ones = streetsLike( view, readings[r]->street, reading, shortForms );
      const std::vector<StreetCandidate> others =
          streetsLike( view, readings[r]->cross, reading, shortForms );
      outcome.streetFound = outcome.streetFound || ( !ones.empty() && !others.empty() );
      for ( const StreetCandidate &a : ones )
        for ( const StreetCandidate &b : others )
        {
          const auto nodesA = view.nodesOf( view.streets[a.street] ),
                     nodesB = view.nodesOf( view.streets[b.street] );
          if ( a.street == b.street )
            continue;
          std::vector<std::uint32_t> shared;
          std::set_intersection( nodesA.begin(), nodesA.end(), nodesB.begin(), nodesB.end(),
                                 std::back_inserter( shared ) );
          for ( const std::uint32_t node : shared )
          {
            Hit hit;
            hit.street = a.street;
            hit.otherStreet = b.street;
            hit.score = 100 - a.cost - b.cost;
            hit.level = MatchLevel::Intersection;
            hit.place = { view.nodes[node].x, view.nodes[node].y };
            hit.reading = reading;
            outcome.hits.push_back( hit );
          }
        }
    }
    outcome.streetExact = outcome.streetFound;
    std::stable_sort( outcome.hits.begin(), outcome.hits.end(),
                      []( const Hit &a, const Hit &b )
                      {
                        if ( a.score != b.score )
                          return a.score > b.score;
                        return a.place.x != b.place.x ? a.place.x < b.place.x : a.place.y < b.place.y;
                      } );
    return outcome;
  }
}
