// SPDX-License-Identifier: GPL-2.0-or-later
// How far off a match may be, measured on the reference's own rows (the bound under which 97 of 100 lie, as
// the order statistic ceil( 0.97 (n + 1) ), so that 95 hold on what it has not seen): each address point that
// a range holds is left out, interpolated and compared, in classes of how much street the neighbouring
// numbers leave open; a house 45-A is compared with its 45. Conformal prediction (Vovk et al. 2005) with the
// reference as the calibration set. Where there are too few points, cautious fixed bounds.
#pragma once
#include "geocode/interpolate.h"
#include "geocode/local_frame.h"
#include "geocode/reference_records.h"

namespace doorstep
{
  CalibrationRecord calibrate( const ReferenceView &view, const LocalFrame &frame );

  // How far from the house's point its door may lie: where layers place a house on its parcel, another survey
  // places it about as far off as the next houses of the street. 95 of 100 of one city's offices' positions
  // lie nearer.
  double pointBound( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                     const HouseRecord &house );

  // The 95 % bound in metres of where `value` was placed between `guides` neighbours' points. Local where the
  // neighbours have points: what they are off when they are left out themselves, as a share of their class's
  // bound, says how evenly this street is numbered; scaled so that 97 of 100 of the reference's own houses
  // lie under it (locally weighted conformal prediction, Lei et al. 2018).
  double rangeBound( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                     std::uint32_t value, const Interpolated &placed );
}
