// SPDX-License-Identifier: GPL-2.0-or-later
// From labels to parts in their standard forms.
#pragma once
#include "address/labeling.h"

namespace doorstep
{
  // The street's labelled words, appended to its parts; and what only the whole shows: "3 St" is 3RD ST,
  // "I-80" the pretype I and the name 80.
  void appendStreet( const Labeling &line, bool cross, StreetName &street );
  void finishStreet( StreetName &street );

  // One of a line's streets: the first, or the second of an intersection.
  StreetName assembleStreet( const Labeling &line, bool cross = false );

  // All parts of a line but its other readings; `raw` is the line as typed.
  ParsedAddress assemble( const Labeling &line, std::string_view raw );

  // Whether the words say that there is no address: general delivery, homeless, in transition.
  bool isDelivery( const Tokens &t );

  // Words that say that there is no home, anywhere in a line without a figure.
  bool saysNoHome( const Tokens &t );

  // Identifier of the building and what is no part of the address, as typed.
  void takeExtra( const Labeling &line, std::string_view raw, ParsedAddress &address );

  // Why words beside the street suggest that a person look first; empty where none do.
  std::string_view suggestedHold( const Labeling &line );
}
