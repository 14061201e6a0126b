// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/edit_plan.h"

#include "hand/hand_edits.h"
#include "hand/hand_improve.h"
#include "hand/hand_rules.h"
#include "morning/notes.h"

namespace doorstep
{
  namespace
  {
    void lock( HandPlan &plan, const std::vector<std::int32_t> &zones, bool isLocked )
    {
      for ( const std::int32_t number : zones )
        if ( plan.has( number ) )
          plan.apply( lockZone( plan, number, isLocked ) );
    }
  }

  HandAnswer editPlan( HandPlan &plan, HandTimes &times, const PlanEdits &edits, const Progress &progress )
  {
    const std::map<std::int32_t, HandZone> before = plan.zones();
    lock( plan, edits.locked, true );
    plan.apply( changeOf( plan, times, edits.rows ) );
    if ( !edits.improved.empty() )
      plan.apply( improveZones( plan, times, edits.improved, part( progress, 0, 0.35 ) ) );
    lock( plan, edits.locked, false );
    return handAnswer( times, before, plan.zones(), part( progress, 0.35, 1 ) );
  }

  ChangedTroubles troublesOfChanged( const HandPlan &plan, const HandAnswer &answer, HandTimes &times )
  {
    ChangedTroubles troubles;
    for ( const std::int32_t number : answer.changed )
      if ( plan.has( number ) )
        for ( const std::string &trouble : troublesOf( plan.zone( number ), times ) )
        {
          std::string &note = troubles.noteOfZone[number];
          note = joinedNotes( note, std::string_view( trouble ).substr( 0, trouble.size() - 1 ) );
          troubles.sentences.push_back( trouble );
        }
    return troubles;
  }
}
