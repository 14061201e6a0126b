// SPDX-License-Identifier: GPL-2.0-or-later
// Insets of a sheet's map: where on it one may lie, stops that crowd so much that a larger scale must show
// them, and what an inset shows. Pure geometry, in millimetres on the page and metres in the world.
#pragma once
#include "sheet/map_view.h"
#include "sheet/stop_discs.h"

#include <optional>
#include <span>
#include <vector>

namespace doorstep
{
  // A place for a box of that size along the map's frame: free of the points (with some room around them)
  // and of the boxes taken. Corners first, then what lies between them. O(places × points).
  std::optional<Box> freePlace( const Box &map, SheetSize size, std::span<const Point> onPage,
                                std::span<const Box> taken );

  // A place for a box of that size just inside the frame, where the way from its middle to `toward` (off the
  // frame) leaves it, or as near to that as the boxes taken allow. O(edge × boxes).
  std::optional<Box> edgePlace( const Box &frame, SheetSize size, const Point &toward,
                                std::span<const Box> taken );

  // A view, and places for insets on it.
  struct InsetRoom
  {
      MapView view;
      std::vector<Box> insets;
  };

  // fitView with as many free places of the size options.inset: each where room is, else together in one
  // corner, in a row or on top of each other.
  InsetRoom fitWithInsets( std::span<const Point> points, std::span<const Box> frames,
                           const FitOptions &options, std::size_t insets );

  // Groups of stops that stand so close on the page that their discs had to go far away from their spots:
  // each the indices of its stops. spots: where the stops are on the page; discs: where they were drawn.
  std::vector<std::vector<std::size_t>> crowds( std::span<const StopMark> stops,
                                                std::span<const Disc> discs );

  // The view of an inset whose box has `text` millimetres of text under the map: the points, unturned, no
  // larger than 1 : finest.
  MapView insetView( const Box &box, double text, std::span<const Point> points, ScaleUnit unit,
                     double finest );
}
