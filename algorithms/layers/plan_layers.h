// SPDX-License-Identifier: GPL-2.0-or-later
// The layers of planzones and assignteams read into plain structs, in metres of a projection around the
// visits.
#pragma once
#include "morning/plan_morning.h"
#include "network/road_columns.h"

#include <qgscoordinatereferencesystem.h>
#include <qgscoordinatetransformcontext.h>
#include <qgsfeature.h>
#include <qgsfeaturerequest.h>
#include <qgsprocessingfeedback.h>

#include <QStringList>

class QgsFeatureSource;

namespace doorstep
{
  class OutcomeWords;

  class PlanLayers
  {
    public:
      PlanLayers( const QgsCoordinateReferenceSystem &metres, const QgsCoordinateTransformContext &transforms,
                  QgsProcessingFeedback *feedback );

      // Each of these reads a layer into the question. A row that cannot be used stays, with its hindrance; a
      // missing column throws InputError.
      void readVisits( const QgsFeatureSource &source, double defaultMinutes );
      // The shifts of the plan, before times and rosters; teamMinutes: of a shift that says none. Throws
      // InputError with the row.
      void readShifts( const QgsFeatureSource &source, double teamMinutes );
      // The shifts of a plan that was made, and by each zone's number which it is in; nothing where there is
      // one.
      std::map<std::int32_t, std::int32_t> readShiftsOfZones( const QgsFeatureSource &zones );
      // After the visits: when each may or should begin, by its columns earliest, latest and must, where
      // teams leave at `start` (minutes of the day); none: whoever wishes a time is told that nobody looks at
      // it.
      void readTimes( const QgsFields &fields, std::optional<double> start );
      // After the times: who was visited in earlier rounds, by the columns visited and tried that planzones
      // wrote; nothing where they are not there.
      void readRounds( const QgsFields &fields );
      // After those, where there is a start: what came of the round that the visits were planned for.
      void readOutcomes( const QgsFields &fields, const QgsFeatureSource &outcomes,
                         const OutcomeWords &words );
      // When the teams of these visits' plan leave, as planzones wrote it; none where it did not.
      std::optional<double> startOfPlan( const QgsFields &fields ) const;
      // The same of one visit's team.
      std::optional<double> startOfVisit( const QgsFields &fields, std::size_t visit ) const;
      void readPoints( const QgsFeatureSource &source ); // as visits, with nothing but a place
      void readStagings( const QgsFeatureSource &source );
      // Those around what was read before; `streetFields` as the contract's STREET_FIELDS, empty: detected.
      void readStreets( const QgsFeatureSource &source, const QString &streetFields = {} );
      void
      readHouses( const QgsFeatureSource &source ); // the same; where they stand, their street and number
      // After visits and staging places: trips between them, or between places by latitude and longitude.
      void readTrips( const QgsFeatureSource &source );
      void readRoster( const QgsFeatureSource &source );
      void readPrevious( const QgsFeatureSource &source );
      // After it: the zones of that plan with the teams that they had.
      void readPreviousTeams( const QgsFeatureSource &source );
      // Visits that are pinned to zones and say in zone and stop where they were are their own earlier plan.
      void readPinnedPlan( const QgsFeatureSource &visits );

      PlanQuestion question;
      std::vector<QgsFeature> rows;            // of the visits, in their order
      bool hasOutcomes = false;                // of a round before
      std::vector<std::string> streetWarnings; // of columns that were not found or not understood

    private:
      RoadColumns readRoadColumns( const QgsFeatureSource &source, const QString &streetFields );
      QgsFeatureRequest requestAround( const QgsFeatureSource &source ) const;
      bool toMetres( QgsGeometry &geometry, const QgsCoordinateReferenceSystem &from ) const;
      void warn( int count, const QString &sentence ) const;

      QgsCoordinateReferenceSystem mMetres;
      QgsCoordinateTransformContext mTransforms;
      QgsProcessingFeedback *mFeedback;
  };

  // The rows of a roster table; shared with assignteams. Throws InputError where a column is missing.
  Roster readRosterTable( const QgsFeatureSource &source, QgsProcessingFeedback *feedback );

  // The team of each zone of an earlier plan; shared with assignteams. parameter: for messages. Throws
  // InputError where a column is missing.
  std::map<std::int32_t, std::string> teamsByZone( const QgsFeatureSource &source, const char *parameter );
}
