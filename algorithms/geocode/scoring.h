// SPDX-License-Identifier: GPL-2.0-or-later
// What each piece of evidence for or against a candidate weighs, in points of the score from 100 (everything
// typed agrees) down. All weights stand here.
//
// A weight is about 5 points per factor of e in likelihood: of clerks' addresses about one in ten leaves out
// the type, one in fifty has a wrong one, one in thirty a wrong ZIP, one in fifteen a misspelt street name.
// The same weights hold in every city: nothing is fitted to one, and nothing depends on what else a list
// holds.
#pragma once
#include <algorithm>

namespace doorstep
{
  struct Weights
  {
      // Street name: one edit in a name of n letters leaves (n - 1) / n of the evidence.
      double editTimesLetters = 60;
      double editLeast = 6;
      double editMost = 20;
      double swapShare = 0.85;    // two letters swapped count less than two letters wrong
      double twoEditsLetters = 8; // two edits in a name of fewer letters make it another name
      double twoEditsShort = 0.3; // the share by which they cost more for each letter that it is shorter
      double otherInitial = 6;    // two edits, of which one is the first letter
      double knownName = 25;      // the typed name is a word or name itself: Warren St is not Ware St
      double doubtful = 12;       // two edits or a sound, and no typed ZIP that agrees
      double sounds = 14;         // another spelling of the same sound, more than two edits away
      double alias = 1;
      double otherReading = 2; // per place in the list of the parser's other readings
      double respelled = 0.5;  // parts agree only written out or together
      double lightWord = 1;    // an article, a title or an initial left out: Paseo Norte for Paseo del Norte
      double begunWord = 3;    // a word's first letters: Miracle Mi
      double droppedWord = 8;  // a word of several left out: Rod Gun for Rod and Gun Club
      double namesSeveral = 8; // a short form that another name fits by less than this more means neither

      // Types and directionals, typed against the reference's.
      double typeMissing = 4; // one of the two has none
      double typeWrong = 10;
      double directionMissing = 4;
      double directionSwapped = 1; // N Elm St for Elm St N
      double directionWrong = 35;  // East is no misspelt West
      double modifier = 3;         // OLD, EXT, BYP

      // House number.
      double affixMissing = 3; // 45 typed where the reference has 45-A alone
      double affixUnknown = 2; // 45-A typed where the reference has 45
      double hyphen = 5;       // 75-05 for 7505
      double trailing = 3;     // words after a whole street name that is in the reference: a note
      double range = 3;        // only a range holds the number: it may not exist,
      double rangeGuide = 1.5; // the less so for each neighbour on that side that has a point

      // Place.
      double zipSimilar = 5; // not a ZIP of the reference, one digit off
      double zipWrong = 8;
      double zipForeign = 12; // not a ZIP of the reference
      double cityMisspelt = 1;
      double cityUnknown = 4; // not a city of the reference: a neighbourhood, a post office
      double cityWrong = 8;   // another city of the reference
      double otherTown = 20;  // city and ZIP both name other places of the reference: not this town
      double farTown = 40;    // another town of the reference, and far from the typed one
      double stateWrong = 6;

      // The street that was typed is there and has no such number: to match another street then needs a
      // reason why the typed one is not meant. Left out is such a reason, another word is not.
      double betterStreetLeftOut = 8;
      double betterStreetElsewhere = 10; // the typed street is there only in another ZIP than typed
      double betterStreet = 40;
      double namesake = 40;      // another type or side than typed, and not the only street of that name
      double misspeltOther = 15; // a misspelt name with another type or side besides
      double betterReading = 4;  // a likelier reading of the line is a street with this number

      // Decisions.
      double tieMargin = 5; // two candidates this close are one as likely as the other
      double least = 70;    // default of MIN_SCORE
  };

  inline constexpr Weights WEIGHTS;

  inline double editCost( int edits, std::size_t letters )
  {
    const double each =
        std::clamp( WEIGHTS.editTimesLetters / static_cast<double>( std::max<std::size_t>( letters, 1 ) ),
                    WEIGHTS.editLeast, WEIGHTS.editMost );
    const double shorter = std::max( 0.0, WEIGHTS.twoEditsLetters - static_cast<double>( letters ) );
    return each * edits * ( edits > 1 ? 1 + WEIGHTS.twoEditsShort * shorter : 1 );
  }

  // Candidates within these metres are one door to a visiting team: points of one building, a corner house's
  // two addresses.
  inline constexpr double SAME_DOOR_METERS = 30;
  // Points of one address within these metres are one point twice; further apart, several doors.
  inline constexpr double DOUBLET_METERS = 2;
  // One address with several points, and no unit that tells which: up to here one place with a larger error,
  // over it several places.
  inline constexpr double SAME_COMPLEX_METERS = 50;
  // Two ranges that hold one number: segments that meet at a node share it.
  inline constexpr double SAME_RANGE_METERS = 60;
}
