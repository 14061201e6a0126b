// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_walks.h"
#include "zone/zone_walk_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t SLOTS = 180;
    // Lengths of steps to higher prices, as a share of what seems missing to the plan's travel: at first,
    // where walks begin to remember, then, and where it is time for proof.
    constexpr double LONGEST_STEP = 0.1, FORGOTTEN = 0.02, RESUMED = 0.05, SETTLED = 0.004;
    constexpr double WITHIN = 0.015; // of a route's mean travel, walks are nearly the best
    constexpr double AVERAGED = 0.7; // of a step's direction is that of the steps before
    constexpr int PATIENCE = 5;      // steps that do not help
    constexpr double NOTHING = std::numeric_limits<double>::lowest();

    // First prices: each route's travel, shared among its visits by the time that they take of it.
    ByWalkVisit<double> sharedTravel( const ZoneModel &model, const std::vector<std::vector<PlaceId>> &plan )
    {
      ByWalkVisit<double> prices;
      for ( const std::vector<PlaceId> &route : plan )
      {
        PlaceId home( 0 );
        for ( const PlaceId s : model.stagingPlaces() )
          if ( model.ticks( s, route.front() ) < model.ticks( home, route.front() ) )
            home = s;
        Ticks travel = 0;
        std::vector<double> weights( route.size() );
        double sum = 0;
        for ( std::size_t i = 0; i <= route.size(); ++i )
        {
          const bool first = i == 0, last = i == route.size();
          const std::int32_t leg = model.ticks( first ? home : route[i - 1], last ? home : route[i] );
          travel += leg;
          if ( !last )
            weights[i] += static_cast<double>( model.service[route[i]] ) + ( first ? 0 : leg / 2.0 );
          if ( !first && !last )
            weights[i - 1] += leg / 2.0;
        }
        for ( double weight : weights )
          sum += weight;
        for ( double weight : weights )
          prices.push_back( sum > 0 ? static_cast<double>( travel ) * weight / sum : 0 );
      }
      return prices;
    }

    // Steps to higher prices along the walks that are nearly the best, the better the more (a single one
    // would make the prices swing), from the best prices so far where steps do not help.
    struct Ascent
    {
        ByWalkVisit<double> prices, best, direction, gradient;
        double routes, travel, bestBound = NOTHING, length = LONGEST_STEP;
        float bestMost = 0;
        int stale = 0;

        Ascent( ByWalkVisit<double> first, std::size_t plan )
            : prices( std::move( first ) ),
              best( prices ),
              direction( prices.size(), 0 ),
              routes( static_cast<double>( plan ) ),
              travel( std::accumulate( prices.begin(), prices.end(), 0.0 ) )
        {
        }

        // Steps of another length, from the best prices.
        void restart( double newLength )
        {
          prices = best;
          std::fill( direction.begin(), direction.end(), 0.0 );
          length = newLength;
          bestBound = NOTHING;
          stale = 0;
        }

        // False where no step is left.
        bool step( const std::vector<Walk> &walks, float most, float within, double bound )
        {
          if ( bound > bestBound )
          {
            bestBound = bound;
            bestMost = most;
            best = prices;
            stale = 0;
          }
          else if ( ++stale >= PATIENCE )
          {
            length *= 0.7;
            stale = 0;
            prices = best;
          }
          gradient.assign( prices.size(), 0 );
          double sum = 0, norm = 0;
          for ( const Walk &walk : walks )
          {
            const double weight = 1 - static_cast<double>( ( most - walk.worth ) / within );
            if ( weight <= 0 )
              continue;
            sum += weight;
            for ( const WalkVisit i : walk.visits )
              gradient[i] += weight;
          }
          for ( const WalkVisit i : prices.ids() )
          {
            direction[i] = AVERAGED * direction[i] + ( 1 - AVERAGED ) * ( 1 - routes * gradient[i] / sum );
            norm += direction[i] * direction[i];
          }
          if ( !( norm > 0 ) )
            return false;
          for ( const WalkVisit i : prices.ids() )
            prices[i] += length * ( travel - bound ) / norm * direction[i];
          return true;
        }
    };

    float mostOf( const std::vector<Walk> &walks )
    {
      float most = walks.front().worth;
      for ( const Walk &walk : walks )
        most = std::max( most, walk.worth );
      return most;
    }
  }

  TravelPrices priceTravel( const ZoneModel &model, const std::vector<std::vector<PlaceId>> &plan,
                            Ticks duration, std::int64_t work )
  {
    TravelPrices found;
    std::vector<PlaceId> visits;
    for ( const std::vector<PlaceId> &route : plan )
      visits.insert( visits.end(), route.begin(), route.end() );
    const std::size_t n = visits.size();
    if ( n < 2 )
      return found;
    const bool large = 3 * WalkTails::workToProve( n, SLOTS ) > work;
    const WalkGraph graph( model, visits, duration, large ? SLOTS / 2 : SLOTS );
    if ( graph.slots == 0 || WalkTails::workToProve( n, graph.slots ) > work )
      return found;
    WalkTails tails( model, graph );
    WalkLabels labels( model, graph );
    Ascent ascent( sharedTravel( model, plan ), plan.size() );
    const auto within = static_cast<float>( WITHIN * ascent.travel / graph.unit / ascent.routes );
    WalkPrices whole( n );
    std::vector<Walk> walks;
    // Walks that forget, then such as remember, both among near visits; then proof, among all.
    enum class Stage
    {
      Forgetting,
      Remembering,
      Proving
    } stage = Stage::Forgetting;
    double bestBound = 0;
    float gap = 0;                 // what the walks that remember were worth less than those that forget
    std::optional<float> expected; // what they will be worth, where that is known
    std::int64_t proof = WalkTails::workToProve( n, graph.slots );
    while ( work > 0 )
    {
      double all = 0;
      for ( const WalkVisit i : whole.ids() )
      {
        whole[i] = static_cast<float>(
            std::floor( std::clamp( ascent.prices[i] / graph.unit, -WalkGraph::UNITS, WalkGraph::UNITS ) ) );
        all += static_cast<double>( whole[i] );
      }
      work -= tails.fill( whole, stage == Stage::Proving );
      tails.walks( whole, within, walks );
      if ( walks.empty() )
        break;
      float most = mostOf( walks );
      if ( stage != Stage::Forgetting )
      {
        const float forgetting = most;
        const std::int64_t before = work;
        if ( expected )
          gap = forgetting - *expected;
        expected.reset();
        while ( work > 0 && !labels.price( whole, tails, forgetting - gap - within, work ) )
          gap += within;
        if ( work > 0 )
        {
          walks = labels.walks();
          most = mostOf( walks );
          gap = forgetting - most;
          proof = WalkTails::workToProve( n, graph.slots ) + 3 * ( before - work );
        }
      }
      const double bound = ( all - ascent.routes * static_cast<double>( most ) ) * graph.unit;
      if ( stage == Stage::Proving && ( !found.found || bound > bestBound ) )
      {
        bestBound = bound;
        found = { static_cast<Ticks>( all * graph.unit ),
                  static_cast<Ticks>( std::ceil( static_cast<double>( most ) * graph.unit ) ), true };
      }
      const bool more = ascent.step( walks, most, within, bound ) && ascent.length > SETTLED;
      if ( stage == Stage::Proving && !more )
        break;
      if ( stage != Stage::Proving && ( !more || work < proof ) )
      {
        stage = Stage::Proving;
        work = std::max( work, proof );
        expected = ascent.bestMost;
        ascent.restart( ascent.length );
      }
      else if ( stage == Stage::Forgetting && ascent.length < FORGOTTEN )
      {
        stage = Stage::Remembering;
        ascent.restart( RESUMED );
      }
    }
    return found;
  }
}
