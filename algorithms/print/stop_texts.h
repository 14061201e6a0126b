// SPDX-License-Identifier: GPL-2.0-or-later
// What the stop table and the directions say, as far as the role may read it, before it is laid out: the
// digest of a packet reads this too.
#pragma once
#include "print/page_options.h"
#include "print/print_event.h"
#include "sheet/block_steps.h"

#include <map>
#include <vector>

namespace doorstep
{
  // As the pages of this zone have them: its shift, where there are several, says the day, when its team
  // leaves and by when it is back; DATE, START and RETURN_BY are then of no zone.
  PageOptions optionsOfZone( PageOptions options, const PrintZone &zone );

  // A line of a home: its address, a student's name, which stands out, or what goes with it.
  struct HomeLine
  {
      QString text;
      bool isName = false;
      QString town = {}; // of an address, behind its text: "Saguaro Flats 85801"
      QString whole() const { return town.isEmpty() ? text : text + QStringLiteral( ", " ) + town; }
  };

  // What the leader's rows say beyond the block: address and unit, then each student. By visit; kept in
  // memory only while its packet is made.
  using Households = std::map<QString, std::vector<HomeLine>>;

  struct StopText
  {
      int number = 0;
      QString visit;
      std::vector<HomeLine> home; // empty: not to be said, or not known
      QString where, wish;        // a line or more each
      QString languages;          // codes
      QString leg, time;          // minutes from the stop before; of the clock, or since the start
  };
  std::vector<StopText> stopTexts( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                                   const Households *households );

  // The steps as the role may read them.
  std::vector<BlockStep> shownSteps( const StreetBlocks &streets, const PrintZone &zone,
                                     const PageOptions &options );

  // All that they say in English, a line each: which streets they name is read in it.
  std::string saidOf( const StreetBlocks &streets, const PrintZone &zone, const PageOptions &options );

  // A step's text, in two languages one under the other; stop 0: none ends there.
  struct DirectionText
  {
      int stop = 0;
      QString text;
  };
  std::vector<DirectionText> directionTexts( const StreetBlocks &streets, const PrintZone &zone,
                                             const PageOptions &options );
}
