// SPDX-License-Identifier: GPL-2.0-or-later
// How far an event has come: for each step what it read and left when it was last done, so that whoever
// changes a row of the list is told which steps no longer follow from it. Holds digests and sentences, no
// names and no paths.
//   record.done( Step::Geocode, { { "list", digest } }, { { "geocoded", other } }, "400 rows, 361 matched" );
//   record.state( Step::Geocode, now ); // now: the digests of everything as it is
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace doorstep
{
  // In the order of the road; each follows from those before it.
  enum class Step : std::uint8_t
  {
    Reference,
    Geocode,
    Deidentify,
    Plan,
    Teams,
    Maps
  };
  inline constexpr std::array STEPS = { Step::Reference, Step::Geocode, Step::Deidentify,
                                        Step::Plan,      Step::Teams,   Step::Maps };

  enum class StepState : std::uint8_t
  {
    ToDo,
    Done,
    OutOfDate
  };

  // What a thing is called ("list", "streets", "geocoded") and a digest of it as it is; none: it is not
  // there.
  using Digests = std::map<std::string, std::string, std::less<>>;

  class EventRecord
  {
    public:
      // `result` is one line without tabs.
      void done( Step step, Digests read, Digests left, std::string result );
      void forget( Step step ) { mDone.erase( step ); }

      StepState state( Step step, const Digests &now ) const;
      // The first thing that makes a step out of date: the name of what changed, or empty where an earlier
      // step is to be done first.
      std::string changed( Step step, const Digests &now ) const;
      // The first step before this one that is not done; none where it may be run.
      std::optional<Step> before( Step step, const Digests &now ) const;
      // What it ended with; empty where it never was.
      std::string result( Step step ) const;

      // For a project or a file; parse() takes what it understands and no more.
      std::string text() const;
      static EventRecord parse( std::string_view text );

    private:
      struct Done
      {
          Digests read, left;
          std::string result;
      };
      std::map<Step, Done> mDone;
  };

  // The steps that a step follows from.
  std::span<const Step> followsFrom( Step step );
}
