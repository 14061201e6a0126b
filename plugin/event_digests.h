// SPDX-License-Identifier: GPL-2.0-or-later
// What the things of an event are like now, so that a change shows: the rows of lists and results, whatever
// the file's date; size and date of what is large.
#pragma once
#include "event_inputs.h"

namespace doorstep
{
  Digests digestsOf( const EventInputs &inputs );

  // Names of event_digests' things, in words.
  QString thingInWords( const std::string &name );
}
