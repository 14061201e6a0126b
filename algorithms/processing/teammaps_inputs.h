// SPDX-License-Identifier: GPL-2.0-or-later
// The layers and tables that teammaps reads, each opened once.
//   TeamMapsInputs inputs( *this, parameters, context );
//   PrintEvent event = inputs.event( Role::Team, feedback, progress );
#pragma once
#include "print/print_event.h"
#include "print/words.h"
#include "privacy/roles.h"
#include "processing/doorstep_algorithm.h"
#include "team/roster.h"

namespace doorstep
{
  struct OutcomeBox;

  class TeamMapsInputs
  {
    public:
      // These outlive it. Throws as DoorstepAlgorithm::source() does.
      TeamMapsInputs( const DoorstepAlgorithm &algorithm, const QVariantMap &parameters,
                      QgsProcessingContext &context );

      // Whether all zones of the layer are printed, and not some of them.
      bool isWhole() const;
      bool hasRoster() const { return mRoster != nullptr; }
      std::optional<Roster> roster( QgsProcessingFeedback *feedback ) const;
      // None: Doorstep's own.
      std::optional<std::vector<OutcomeBox>> outcomes() const;
      // The first language that pages are wanted in and DIRECTIONS has no texts in; null: none.
      const Language *withoutDirections( const PageLanguages &wanted ) const;
      PrintEvent event( Role role, QgsProcessingFeedback *feedback, const Progress &progress ) const;

    private:
      using Source = std::unique_ptr<QgsProcessingFeatureSource>;

      const DoorstepAlgorithm &mAlgorithm;
      const QVariantMap &mParameters;
      QgsProcessingContext &mContext;
      Source mZones, mVisits, mRoutes, mDirections, mStreets, mStaging, mAddresses, mRoster, mOutcomes;
  };
}
