// SPDX-License-Identifier: GPL-2.0-or-later
// A plan opened to be changed by hand: its layers read, the travel times between its places, and the changes
// so far. Written back as new layers of one plan, by the algorithm editplan.
#pragma once
#include "hand/hand_edits.h"
#include "hand/hand_plan.h"
#include "layers/hand_layers.h"

#include <qgsgeometry.h>
#include <qgspointxy.h>
#include <qgsvectorlayer.h>

#include <QPointer>
#include <QStringList>

#include <memory>

namespace doorstep
{
  struct HandInput
  {
      QPointer<QgsVectorLayer> visits, zones, routes, directions, staging;
      QPointer<QgsVectorLayer> streets, houses, roster; // optional, as routes and directions are
      double teamMinutes = 240;
      int visitsAtMost = 0;
  };

  class HandSession
  {
    public:
      // Reads all of it. Throws InputError with a sentence, and Cancelled.
      HandSession( const HandInput &input, const Progress &progress );

      HandPlan &plan() { return *mPlan; }
      const HandPlan &plan() const { return *mPlan; }
      HandTimes &times() { return *mTimes; }
      const PlanQuestion &question() const { return mRead->layers.question; }
      const HandInput &input() const { return mInput; }
      const std::map<std::int32_t, HandZone> &written() const { return mWritten; } // as the layers have them
      bool isChanged() const { return !changedZones( mWritten, mPlan->zones() ).empty(); }
      // Zones whose minutes are not those that the layer says: it was made with other streets or settings.
      int timedOtherwise() const { return mTimedOtherwise; }
      // What the layers had that a person should know of: rows without a place, columns that were not found.
      const QStringList &warnings() const { return mWarnings; }

      // In metres of the local projection, crs().
      QgsPointXY placeOf( std::int32_t visit ) const;
      QgsPointXY placeOfStaging( std::int32_t staging ) const;
      QgsCoordinateReferenceSystem crs() const;
      // The areas as they were written, in the same system.
      const std::map<std::int32_t, QgsGeometry> &areas() const { return mAreas; }

      // Writes the layers anew and lets those of the project show them; empty, or why it could not be done.
      // The changes can still be undone, and written again.
      QString write( const Progress &progress );

    private:
      void read();
      void readAreas();
      void findReturns();

      HandInput mInput;
      std::unique_ptr<HandLayers> mRead;
      std::unique_ptr<HandTimes> mTimes;
      std::unique_ptr<HandPlan> mPlan;
      std::map<std::int32_t, HandZone> mWritten;
      std::map<std::int32_t, QgsGeometry> mAreas;
      int mTimedOtherwise = 0;
      QStringList mWarnings;
  };
}
