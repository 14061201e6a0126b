// SPDX-License-Identifier: GPL-2.0-or-later
// Local search on a plan whose routes may break budget and capacity at a price: relocations, swaps, 2-opt,
// 2-opt* among near neighbours, and SWAP* between routes whose sectors overlap (Vidal 2022).
#pragma once
#include "base/random.h"
#include "zone/zone_tours.h"

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace doorstep
{
  class Education
  {
    public:
      explicit Education( const ZoneModel &model, std::int32_t routesAtMost );
      // Changes the individual to a local optimum at these prices.
      // Routes that it has from a parent, itself such an optimum, are tried against others of that parent
      // only once they have changed.
      void operator()( Individual &individual, const Penalties &penalties, Random &random,
                       std::initializer_list<const Individual *> parents = {} );

    private:
      using PathId = IdOf<struct PathTag>;
      struct Path;
      struct Node
      {
          PlaceId place{ 0 };
          std::int32_t position = 0;
          bool end = false;                   // a staging place, at either end of its route
          const std::int32_t *ways = nullptr; // ticks to all places
          double service = 0, demand = 0;
          std::int64_t tested = -1; // moves made when it was last tested
          Node *next = nullptr, *prev = nullptr;
          Path *path = nullptr;
          std::int64_t load = 0; // up to here
          Ticks time = 0;        // up to here, with service
          double removal = 0;    // what taking it out saves, for SWAP*
      };
      struct Path
      {
          PathId index{ 0 };
          std::int32_t count = 0;
          std::uint32_t parents = 0; // a bit for each that has this very route
          std::int64_t modified = 0, tested = -1;
          Node *first = nullptr, *last = nullptr; // its staging place
          Ticks duration = 0;
          std::int64_t load = 0;
          double penalty = 0;
          double x = 0, y = 0; // middle
          double angle = 0;
          double left = 0, right = 0, bottom = 0, top = 0; // bounding box, staging excluded
      };
      struct Insertion
      {
          std::int32_t cost[3];
          Node *after[3];
          std::int64_t calculated = -1;
      };

      void load( const Individual &individual );
      void store( Individual &individual ) const;
      void update( Path &path );
      static bool inherited( const Path &path, const Individual &parent );
      static void link( Node *u, Node *after );
      static void swapNodes( Node *u, Node *v );
      static double tick( const Node *a, const Node *b ) { return a->ways[b->place]; }
      double priced( double duration, double load ) const
      {
        return ( duration > mBudget ? ( duration - mBudget ) * mPenalties.duration : 0 ) +
               ( load > mCapacity ? ( load - mCapacity ) * mPenalties.load : 0 );
      }
      void take( Node *u, Node *v );
      bool tryAll( Node *u, Node *v );
      bool pays( const Path &a, const Path &b, double changeA, double changeB, double time,
                 double load ) const;
      bool relocate();
      bool relocatePair();
      bool relocateReversed();
      bool swapOne();
      bool swapTwoOne();
      bool swapTwo();
      bool twoOpt();
      bool twoOptStarReversed();
      bool twoOptStar();
      bool moved( Path &a, Path &b );
      void exchange( Path &a, Path &b );
      void relink( Path &path, const std::vector<Node *> &nodes );
      bool swapStar( Path &a, Path &b );
      Insertion &insertionOf( PathId path, PlaceId place )
      {
        return mInsertions[path.index() * mNodes.size() + place.index()];
      }
      double cheapest( Node *u, Node *v, Node *&where );
      void rank( Path &a, Path &b );
      static bool mayCross( const Path &a, const Path &b );
      Path *emptyPath();

      const ZoneModel &mModel;
      double mBudget, mCapacity;
      Penalties mPenalties;
      Indexed<PlaceId, Node> mNodes;
      Indexed<PathId, Node> mFirsts, mLasts;
      Indexed<PathId, Path> mPaths;
      std::vector<PlaceId> mOrder;
      std::vector<PathId> mPathOrder;
      Indexed<PlaceId, std::vector<PlaceId>> mNear; // the nearest, and those that it is near to
      std::vector<Insertion> mInsertions;           // by path and place
      std::vector<Node *> mHead, mTail;
      std::int64_t mMoves = 0; // never starts anew, so that what is older than a path is known to be
      bool mMore = false;
      // The move being tried: u and its next x, v and its next y.
      Node *u = nullptr, *x = nullptr, *v = nullptr, *y = nullptr, *uPrev = nullptr, *vPrev = nullptr,
           *xNext = nullptr, *yNext = nullptr;
  };
}
