// SPDX-License-Identifier: GPL-2.0-or-later
// A genetic search over plans with local search on each child and a watch on diversity: Vidal (2022). Its
// population starts from plans that another search came by, rather than from random ones alone.
#pragma once
#include "base/random.h"
#include "zone/zone_education.h"
#include "zone/zone_pace.h"
#include "zone/zone_tours.h"

#include <initializer_list>
#include <memory>
#include <vector>

namespace doorstep
{
  class GeneticSearch
  {
    public:
      GeneticSearch( const ZoneModel &model, Pace &pace, std::uint64_t seed, std::int32_t routesAtMost );
      // Whether the problem is of the kind that it solves.
      static bool suits( const ZoneModel &model );

      // Puts a plan into the population, as it is or after local search.
      void add( std::vector<std::vector<PlaceId>> routes );
      void improve( std::vector<std::vector<PlaceId>> routes );
      // Mixes plans, after so many random ones.
      void run( double untilShare, std::int32_t random );
      // The routes of the best plan; empty where none was possible.
      const std::vector<std::vector<PlaceId>> &best() const { return mBest.routes; }

    private:
      using Group = std::vector<std::unique_ptr<Individual>>; // by cost
      void addRandom();
      bool add( std::unique_ptr<Individual> individual );
      void rankFitness( Group &group );
      void removeWorst( Group &group );
      const Individual &parent();
      void cross( const Individual &a, const Individual &b, Individual &child );
      void educate( Individual &individual, std::initializer_list<const Individual *> parents = {} );
      void adaptPenalties();
      void restart();

      const ZoneModel &mModel;
      Pace &mPace;
      Random mRandom;
      std::size_t mRoutesAtMost;
      Education mEducation;
      Penalties mPenalties;
      Group mPossible, mImpossible;
      Individual mBest;
      bool mFound = false;
      std::vector<bool> mLoadHeld, mDurationHeld; // of the last hundred
      Indexed<PlaceId, std::uint8_t> mTaken;
      std::int64_t mWithoutGain = 0, mSteps = 0;
  };
}
