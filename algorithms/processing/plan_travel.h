// Travel between the places of a plan: on streets where there are some, else along straight lines.
#pragma once
#include "network/directions.h"
#include "processing/plan_morning.h"

#include <memory>

namespace doorstep
{
  class PlanTravel
  {
    public:
      // Places are the stagings, then the visits named by `order`. Throws InputError for a staging place that
      // no street reaches.
      PlanTravel( const PlanQuestion &question, const std::vector<std::int32_t> &order,
                  const Progress &progress );

      // Where the prepared hierarchy is kept; empty: nowhere.
      const std::string &cacheFile() const { return mCacheFile; }
      const TravelMatrix &matrix() const { return mMatrix; }
      bool straight() const { return !mGraph; }
      const SnappedPoint &snapped( std::size_t place ) const { return mSnapped[place]; }

      // The lines and directions of a route through these places, first the staging place; with the way back
      // where `returns`.
      void follow( const std::vector<std::size_t> &places, bool returns, PlannedZone &zone ) const;

      // Warnings about the network, as sentences.
      std::vector<std::string> warnings() const;

    private:
      void followStraight( const std::vector<std::size_t> &places, PlannedZone &zone ) const;

      std::vector<Point> mPlaces;
      std::unique_ptr<StreetGraph> mGraph;
      std::vector<SnappedPoint> mSnapped;
      std::vector<SnappedPoint> mHouses;
      std::string mCacheFile;
      TravelMatrix mMatrix;
      std::size_t mVisitsOnIslands = 0;
  };
}
