// SPDX-License-Identifier: GPL-2.0-or-later
// Travel between the places of a plan: on streets where there are some, else along straight lines.
#pragma once
#include "morning/plan_morning.h"
#include "morning/walks.h"
#include "network/directions.h"

#include <memory>

namespace doorstep
{
  struct DrivenRoute;

  class PlanTravel
  {
    public:
      // Places are the stagings, then the visits named by `order`. Throws InputError for a staging place that
      // no street reaches.
      PlanTravel( const PlanQuestion &question, const std::vector<std::int32_t> &order,
                  const Progress &progress );

      // Those of the question, scaled by its trips; and these, as its table has them.
      const StreetSpeeds &speeds() const { return mSpeeds; }
      const std::vector<TripCheck> &trips() const { return mTrips; }
      // Where the prepared hierarchy is kept; empty: nowhere.
      const std::string &cacheFile() const { return mCacheFile; }
      const TravelMatrix &matrix() const { return mMatrix; }
      // The minutes of the matrix, or where teams walk its costs (PlanWalks::costs); on streets they are then
      // no longer kept here.
      std::vector<float> takeMinutes();
      bool straight() const { return !mGraph; }
      // The place of the n-th visit of `order`.
      std::size_t placeOf( std::int32_t visit ) const
      {
        return mStagings + static_cast<std::size_t>( visit );
      }
      const SnappedPoint &snapped( std::size_t place ) const { return mSnapped[place]; }

      // The legs between consecutive places, timed as one route: a U-turn is charged where it happens, which
      // a matrix cannot know.
      std::vector<RoutePath> legs( const std::vector<std::size_t> &places ) const;

      // Null: teams do not walk.
      const PlanWalks *walks() const { return mWalks.get(); }
      // The line, minutes and metres of a walk that walks() has.
      RoutePath walkBetween( std::size_t from, std::size_t to ) const;

      // The lines and directions of a route, first from the staging place; it ends there too where `returns`.
      void follow( const DrivenRoute &route, bool returns, PlannedZone &zone ) const;

      // Warnings about the network, as sentences.
      std::vector<std::string> warnings() const;

    private:
      std::vector<SnappedPoint> snapped( const std::vector<std::size_t> &places ) const;
      std::vector<DirectionStep> driven( const std::vector<std::size_t> &places,
                                         const std::vector<int> &stops, const std::vector<RoutePath> &legs,
                                         bool returns ) const;
      std::vector<DirectionStep> drivenStraight( const std::vector<std::size_t> &places,
                                                 const std::vector<int> &stops ) const;
      void followOnFoot( const DrivenRoute &route, bool returns, PlannedZone &zone ) const;
      void prepareWalks( const PlanQuestion &question );
      std::string islandsWithVisits() const;
      void build( const PlanQuestion &question, const Progress &progress );
      void snapPlaces( const SnapIndex &index, const PlanQuestion &question );

      std::size_t mStagings;
      std::vector<Point> mPlaces;
      std::unique_ptr<StreetGraph> mGraph;
      std::vector<SnappedPoint> mSnapped;
      std::vector<SnappedPoint> mHouses;
      std::vector<std::int32_t> mHouseNumbers;
      std::string mCacheFile, mAboutCrossings;
      StreetSpeeds mSpeeds;
      std::vector<TripCheck> mTrips;
      TravelMatrix mMatrix;
      std::unique_ptr<WalkStreets> mWalkStreets; // null: teams do not walk, or there are no streets
      std::unique_ptr<PlanWalks> mWalks;
      std::size_t mVisitsOnIslands = 0;
  };
}
