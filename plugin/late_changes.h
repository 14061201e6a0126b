// SPDX-License-Identifier: GPL-2.0-or-later
// After packets were printed: which steps late changes run again, what that will do, and what came of it.
//   LateRun late( lateSteps( record, now ), registerFile );
//   while ( late.hasNext() )
//     run( late.next() );
//   show( late.result( resultsOfTeammaps, registerFile ) );
#pragma once
#include "event/event_record.h"

#include <QString>
#include <QVariantMap>

#include <vector>

namespace doorstep
{
  // The list for the staging desk, in the folder of the pages.
  inline constexpr const char *DESK_LIST = "changes_team.pdf";

  // Whether there are packets to compare with.
  bool arePrinted( const EventRecord &record, const Digests &now );

  // What is not done any more, in its order; the maps always.
  std::vector<Step> lateSteps( const EventRecord &record, const Digests &now );

  // What these steps will do, before they run.
  QString lateInWords( const std::vector<Step> &steps, const EventRecord &record, const Digests &now );

  class LateRun
  {
    public:
      LateRun( std::vector<Step> steps, const QString &registerFile );

      bool hasNext() const { return mNext < mSteps.size(); }
      Step next() { return mSteps[mNext++]; }
      // How many packets are new, void and unchanged, from what teammaps ended with and the register.
      QString result( const QVariantMap &results, const QString &registerFile ) const;

    private:
      std::vector<Step> mSteps;
      std::size_t mNext = 0;
      std::size_t mEntries; // of the register before
  };
}
