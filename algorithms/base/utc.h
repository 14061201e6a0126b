// SPDX-License-Identifier: GPL-2.0-or-later
// The time in UTC by the calendar of the C++ library, the same on every system.
#pragma once
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

namespace doorstep
{
  // 2026-09-12, what is between, 07:45:09, and the end: "T" and "Z" are ISO 8601's.
  inline std::string utcText( std::chrono::system_clock::time_point when, std::string_view between,
                              std::string_view end )
  {
    using namespace std::chrono;
    const auto day = floor<days>( when );
    const year_month_day date( day );
    const hh_mm_ss time( floor<seconds>( when - day ) );
    std::string text = std::to_string( static_cast<int>( date.year() ) );
    text.insert( 0, 4 - std::min<std::size_t>( 4, text.size() ), '0' );
    const auto two = [&]( std::string_view before, long long number )
    { text.append( before ).append( number < 10 ? "0" : "" ).append( std::to_string( number ) ); };
    two( "-", static_cast<unsigned>( date.month() ) );
    two( "-", static_cast<unsigned>( date.day() ) );
    two( between, time.hours().count() );
    two( ":", time.minutes().count() );
    two( ":", time.seconds().count() );
    return text.append( end );
  }
}
