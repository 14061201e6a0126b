// SPDX-License-Identifier: GPL-2.0-or-later
// Wall 1: from a geocoded list of students to visits that carry no name, address, school or reason, and the
// crosswalk that is sealed apart from them (privacy 2, 3, 6, 7). A household is one address and unit; one
// held student holds it. Rows without a unit in a building of several are each a visit of their own, since
// nobody knows who lives with whom; holds there are cautious: a held row without unit holds the whole
// building, a held unit the building's rows without one.
#pragma once
#include "base/point.h"
#include "base/rare.h"
#include "privacy/crosswalk.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  enum class ListStatus : std::uint8_t
  {
    Matched,
    Picked,
    Tied,
    Unmatched,
    NotVisitable,
    Held
  };

  // geo_status as geocode writes it.
  std::string_view statusText( ListStatus status );
  // None: it is no such word.
  std::optional<ListStatus> statusOf( std::string_view text );

  // A time of day that a family asked for: as it was typed, and in minutes, by which two are compared.
  struct AskedTime
  {
      double minutes = 0;
      std::string text;
      auto operator<=>( const AskedTime & ) const = default;
  };

  // One row of the geocoded list. Its number is its place in the list, from 1.
  struct ListedStudent
  {
      std::string id;
      ListStatus status = ListStatus::Unmatched;
      std::string level;                  // geo_level; decides whose point is the household's
      double errorMetres = 0;             // geo_error_m; so does this
      std::optional<Point> position;      // in the list's own CRS
      std::string address;                // geo_address
      std::string unit;                   // as typed
      bool severalUnits = false;          // geocoding found several units or buildings at the address
      std::vector<std::string> languages; // ISO 639-1
      std::optional<double> minutes;      // at the door
      std::string group;
      bool held = false;
      Rare<AskedTime> earliest, latest;
      bool mustBeThen = false;         // earliest and latest are a rule
      std::vector<std::string> sealed; // one value a sealed field
  };

  enum class Fate : std::uint8_t
  {
    Visited,
    Held,
    Tied,         // left: two or more places answer to the address
    Unmatched,    // left: no place does
    NotVisitable, // left: a PO box or the like
    NoPoint,      // left: matched, but its geometry is empty
    NoId,         // left: nobody could tell whom the visit was for
    RepeatedId    // left: an earlier row has the same ID
  };

  // What to do about it, for the row's list of those left; no value of the row is in it.
  const char *reasonOf( Fate fate );
  inline bool isLeft( Fate fate )
  {
    return fate != Fate::Visited && fate != Fate::Held;
  }

  struct Visit
  {
      std::string code;
      std::vector<std::size_t> students; // indices into the list, ascending
      Point position;
      std::vector<std::string> languages; // of all its students, sorted
      std::optional<double> minutes;      // the longest of its students'
      std::vector<std::string> groups;    // opaque codes, sorted
      Rare<AskedTime> earliest;           // the latest of its students'
      Rare<AskedTime> latest;             // the earliest of theirs
      bool mustBeThen = false;            // where it is a rule for one of them
      bool unitUnknown = false;           // a building of several, or a corner: which door is not known
  };

  // Of a row that is left, what OUTPUT_LEFT says of it.
  struct LeftRow
  {
      std::size_t row = 0; // its index
      std::string id;
      ListStatus status = ListStatus::Unmatched;
  };

  struct Deidentified
  {
      std::vector<Visit> visits; // by code, which is random: the order tells nothing
      Crosswalk crosswalk;
      std::vector<Fate> fates; // of each row
      std::vector<LeftRow> leftRows;
      std::vector<std::size_t>
          heldWithABuilding; // rows held only because someone of the building is; indices
      std::size_t students = 0, held = 0, left = 0; // their sum is the number of rows
  };

  // The list is used up: what goes into the crosswalk is moved there, so that a county's list is in memory
  // once. earlier: the event's crosswalk so far. Students that it knows keep their codes, and what it knows
  // of others stays in the new one, but for those who were of a household that is visited without them now.
  // Throws InputError where no row has an ID, or sealed values and fields differ in number.
  Deidentified deidentify( std::vector<ListedStudent> list, const std::vector<std::string> &sealedFields,
                           const Crosswalk *earlier = nullptr );
}
