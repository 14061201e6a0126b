// SPDX-License-Identifier: GPL-2.0-or-later
// The visits of an event as their papers come back: which have an outcome, which packets are not back yet,
// and each outcome in the event's table before the call returns, so that nothing is lost whenever it ends.
// Codes and outcomes alone: no name, no place.
//   PaperOutcomes outcomes( visitsOfThePlan, "event/outcomes.csv" );
//   outcomes.set( *outcomes.find( "k7 3px4" ), { "B", "10:30" } );
//   outcomes.undo();
#pragma once
#include "outcome/outcomes_file.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

namespace doorstep
{
  struct PaperVisit
  {
      std::string code;                 // as readVisitCode writes it
      std::optional<std::int32_t> zone; // none: no team went
  };

  // The packet of a zone.
  struct ZonePapers
  {
      std::int32_t zone = 0;
      std::size_t visits = 0;
      std::vector<std::string> missing; // codes without an outcome, in the plan's order

      std::size_t typed() const { return visits - missing.size(); }
  };

  // Rows of the table that debrief will refuse.
  struct OddOutcome
  {
      enum class Why
      {
        Mistyped,
        OtherPlan,
        TwoOutcomes // for one visit
      };
      std::int32_t row = 0;
      Why why = Why::Mistyped;
  };

  class PaperOutcomes
  {
    public:
      // Throws InputError: a code twice, or a file that is no table of outcomes.
      PaperOutcomes( std::vector<PaperVisit> visits, std::filesystem::path file );

      // Of the visits that a team was sent to: all, and those with an outcome.
      std::size_t size() const;
      std::size_t typed() const;
      // Ascending.
      std::vector<ZonePapers> zones() const;
      const std::vector<OddOutcome> &odd() const { return mOdd; }

      const PaperVisit &visit( std::size_t i ) const { return mVisits[i]; }
      // None where the code is none or not of this plan.
      std::optional<std::size_t> find( std::string_view typed ) const;
      // What stands of the visit now; without an outcome where none does.
      const TypedOutcome &stands( std::size_t i ) const { return mSaid[i]; }

      // Throw InputError where the file cannot be written; all is as before then.
      void set( std::size_t i, const TypedOutcome &said );
      // The visit whose last outcome was taken back; none where nothing was typed since it began.
      std::optional<std::size_t> undo();

    private:
      struct Done
      {
          std::size_t visit = 0;
          OutcomeRows before;
      };
      void look();

      std::vector<PaperVisit> mVisits;
      std::map<std::string, std::size_t, std::less<>> mByCode;
      OutcomesFile mFile;
      std::vector<TypedOutcome> mSaid; // of each visit
      std::vector<OddOutcome> mOdd;
      std::vector<Done> mDone;
  };
}
