// SPDX-License-Identifier: GPL-2.0-or-later
// How much zones lie across each other: the visits strictly inside the convex hull of another zone's visits.
// The count of one zone depends on its own visits alone, so the search can price it route by route.
#pragma once
#include "zone/zone_state.h"

#include <vector>

namespace doorstep
{
  class ZoneShape
  {
    public:
      // price: ticks for each visit that lies in another zone's hull; 0: shape does not count.
      ZoneShape( const ZoneModel &model, double price );
      // What a visit inside another zone costs, in ticks of travel; priceAll is due after a change.
      double price() const { return mPrice; }
      void setPrice( double price ) { mPrice = price; }
      bool counts() const { return mPrice > 0; }

      // The price of all routes, computed anew.
      double priceAll( const ZoneState &state );
      // The change in price by the routes touched since the mark; stops early, with what it has, once above
      // `most`.
      double change( const ZoneState &state, double most );
      // The touched routes' prices are kept (after the move is accepted).
      void accept();

      // Visits strictly inside the hull of these and not among them.
      std::int32_t strangers( const std::vector<PlaceId> &visits );

    private:
      const ZoneModel &mModel;
      double mPrice;
      Indexed<RouteId, double> mRoutePrice;
      std::vector<std::pair<RouteId, double>> mNew;
      // Visits by the squares of a grid.
      double mCell = 1, mLeft = 0, mBottom = 0;
      std::int32_t mColumns = 1, mRows = 1;
      std::vector<std::size_t> mCellStart; // into mCellVisits
      std::vector<PlaceId> mCellVisits;
      std::vector<Point> mPoints, mLower, mUpper;
      std::vector<PlaceId> mVisits;
  };

  // Counterclockwise, without points on its edges.
  std::vector<Point> convexHull( std::vector<Point> points );

  // The share of visits that lie strictly inside the convex hull of another zone's visits, 0 to 1.
  double shareInOtherHulls( const ZoneProblem &problem, const ZonePlan &plan );
}
