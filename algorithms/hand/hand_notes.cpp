// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_notes.h"

#include "morning/notes.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Of an earlier edit.
    bool saysWhereItWas( std::string_view part )
    {
      return part.starts_with( "was in zone " ) || part.starts_with( "was stop " ) ||
             part == "new in the plan";
    }

    std::string whatStillHolds( std::string_view note )
    {
      std::string kept;
      while ( !note.empty() )
      {
        const std::size_t end = note.find( NOTE_SEPARATOR );
        const std::string_view part = note.substr( 0, end );
        note.remove_prefix( end == std::string_view::npos ? note.size() : end + NOTE_SEPARATOR.size() );
        if ( !saysWhereItWas( part ) )
          kept = joinedNotes( kept, part );
      }
      return kept;
    }

    std::string_view withoutStraightLines( std::string_view note )
    {
      if ( !note.starts_with( STRAIGHT_LINES_NOTE ) )
        return note;
      note.remove_prefix( std::min( note.size(), STRAIGHT_LINES_NOTE.size() + NOTE_SEPARATOR.size() ) );
      return note;
    }
  }

  std::string editedNote( std::string_view earlier, bool wasInZone, const PlannedVisit &now,
                          bool straightLines )
  {
    const std::string before = wasInZone ? whatStillHolds( earlier ) : std::string();
    if ( !straightLines )
      return joinedNotes( before, now.note );
    const bool isTold = before.find( STRAIGHT_LINES_NOTE ) != std::string::npos;
    return joinedNotes( joinedNotes( isTold ? "" : STRAIGHT_LINES_NOTE, before ),
                        withoutStraightLines( now.note ) );
  }
}
