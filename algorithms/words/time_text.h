// SPDX-License-Identifier: GPL-2.0-or-later
// Times of day as people type them: "after 10", "not before 9:30", "9.30am", "between 9 and 11", "hasta las
// 11". The words are in metadata/lexicons/time_words.csv.
//   readWishedTimes( "after 10", Bound::From, 10.5 * 60 )->from == 600
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace doorstep
{
  // In minutes of the day.
  struct WishedTimes
  {
      std::optional<double> from, to;
  };

  enum class Bound
  {
    From,
    To
  };

  // Nothing where it is not understood whole. A time without a word is the bound of its column. An hour
  // without am or pm is the one nearer to `around`: in a morning 1 is one o'clock in the afternoon.
  std::optional<WishedTimes> readWishedTimes( std::string_view text, Bound bound, double around );

  // Around when an hour without am or pm is meant by families whose visits begin after `start`: the middle of
  // a morning. The same wherever a wish is read, so that a page says what was planned.
  constexpr double aroundOf( double start )
  {
    return start + 2 * 60;
  }

  // Both kept; nothing where they leave no time.
  std::optional<WishedTimes> bothOf( const WishedTimes &a, const WishedTimes &b );

  // One time and nothing else; an hour without pm is of the morning: "8:30", "8:30 AM", "17:00".
  std::optional<double> readTimeOfDay( std::string_view text );

  // When teams leave, START of planzones and teammaps; nothing where the text is empty. Throws InputError
  // where it is no time of day.
  std::optional<double> readStart( std::string_view text );

  // 570 is "9:30".
  std::string timeText( double minutesOfDay );

  // 570 is "9:30 am": read as that time whatever it is read around.
  std::string sureTimeText( double minutesOfDay );
}
