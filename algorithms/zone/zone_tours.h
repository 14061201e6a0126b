// SPDX-License-Identifier: GPL-2.0-or-later
// A giant tour cut into routes, and individuals of a genetic search over such tours: Vidal (2022), "Hybrid
// Genetic Search for the CVRP: Open-Source Implementation and SWAP* Neighborhood", Computers & Operations
// Research 140. For one staging place, symmetric times and teams that are all alike.
#pragma once
#include "zone/zone_model.h"

#include <vector>

namespace doorstep
{
  // What a plan pays for each tick over the budget and each unit over the capacity.
  struct Penalties
  {
      double duration = 1;
      double load = 1;
  };

  struct Individual
  {
      template <class T> using ByPlace = ZoneModel::ByPlace<T>;
      std::vector<std::vector<PlaceId>> routes; // none is empty
      std::vector<PlaceId> tour;                // all visits, route by route
      ByPlace<PlaceId> after, before;           // the staging place at the ends
      double travel = 0, overtime = 0, overload = 0;
      bool feasible = false;
      double fitness = 0;
      std::vector<std::pair<double, const Individual *>> closest; // others of its part of the population

      double cost( const Penalties &penalties ) const
      {
        return travel + penalties.duration * overtime + penalties.load * overload;
      }
      // Fills all but routes from them.
      void measure( const ZoneModel &model );
      // The share of visits whose neighbours in the route differ.
      double distanceTo( const Individual &other, const ZoneModel &model ) const;
      double distanceToClosest( std::size_t count ) const;
  };

  // Cuts the tour into the routes of least cost in order: Prins (2004), Bellman's recursion in n times the
  // visits of a route, and where that takes too many routes, in as many rounds as are allowed (Vidal 2016).
  void split( const ZoneModel &model, const Penalties &penalties, std::size_t routesAtMost,
              Individual &individual );
}
