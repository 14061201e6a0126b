// SPDX-License-Identifier: GPL-2.0-or-later
// Places along a line in the reference's coordinates, measured in metres of its local frame.
#pragma once
#include "geocode/local_frame.h"
#include "geocode/reference_records.h"

namespace doorstep
{
  double lineMeters( std::span<const VertexRecord> line, const LocalFrame &frame );

  // The point `meters` along the line (clamped to its ends), moved `offset` metres to the left of its
  // direction (negative: to the right).
  Point pointAlong( std::span<const VertexRecord> line, const LocalFrame &frame, double meters,
                    double offset );

  struct Projection
  {
      double along = 0;   // metres from the line's start to the nearest point on it
      double away = 0;    // metres from the line
      bool right = false; // of its direction
  };
  Projection projectOn( std::span<const VertexRecord> line, const LocalFrame &frame, const Point &p );
}
