// SPDX-License-Identifier: GPL-2.0-or-later
// Where on a street's side a house number lies. Between the nearest numbers that address points give on the
// same side, else between the segment's ends, moved off the centre line.
#pragma once
#include "geocode/polyline.h"
#include "geocode/reference_records.h"

namespace doorstep
{
  struct Interpolated
  {
      Point place;
      double bracket = 0; // metres of street within which the number must lie
      int guides = 0;     // address points that guide it: 0, 1 or 2
  };

  struct InterpolateOptions
  {
      double endInset = 10;  // metres from a crossing to the first door, at most a tenth of the segment
      double farthest = 80;  // metres: an address point farther from the line does not guide
      double sideOffset = 8; // metres from the centre line where no point shows it
      bool leaveOut = false; // do not use points of the number itself, to measure the error,
      std::uint32_t leaveWithin = 0; // nor of numbers so near it
  };

  // `value` must lie in the side's range. O(log houses of the street).
  Interpolated interpolate( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                            const SideRecord &side, std::uint32_t value, const InterpolateOptions &options );
}
