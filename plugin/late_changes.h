// SPDX-License-Identifier: GPL-2.0-or-later
// After packets were printed: which steps late changes run again, what that will do, and what came of it.
//   LateRun late( lateSteps( record, now ), registerFile );
//   while ( late.hasNext() )
//     late.take( run( late.next(), late.how() ) );
//   show( late.result( registerFile ) );
#pragma once
#include "event/event_record.h"
#include "other_packets.h"

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

  // What these steps will do, before they run. others: of the folder of the pages.
  QString lateInWords( const std::vector<Step> &steps, const EventRecord &record, const Digests &now,
                       const std::vector<OtherPackets> &others );

  class LateRun
  {
    public:
      // others: printed along with the teams' packets, each by a further run of the maps.
      LateRun( std::vector<Step> steps, std::vector<OtherPackets> others, const QString &registerFile );

      bool hasNext() const { return mNext < mSteps.size() + mOthers.size(); }
      Step next() { return mNext++ < mSteps.size() ? mSteps[mNext - 1] : Step::Maps; }
      // Whether the run that next() told last is one of another role's packets, and its parameters that are
      // not the teams'.
      bool isOfOthers() const { return mNext > mSteps.size(); }
      QVariantMap how() const
      {
        return isOfOthers() ? mOthers[mNext - mSteps.size() - 1].how : QVariantMap();
      }
      // What teammaps ended with.
      void take( const QVariantMap &results );
      // How many packets are new, void and unchanged, of all that was taken, and by the register.
      QString result( const QString &registerFile ) const;

    private:
      std::vector<Step> mSteps;
      std::vector<OtherPackets> mOthers;
      std::size_t mNext = 0;
      std::size_t mEntries; // of the register before
      int mPrinted = 0, mUnchanged = 0;
  };
}
