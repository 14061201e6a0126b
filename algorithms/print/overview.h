// The areas of the public sheet: groups of neighbouring zones whose counts reach the smallest cell, on
// outlines made of coarse squares that lead back to no stop (privacy 14, 15).
#pragma once
#include "print/page_layers.h"

namespace doorstep
{
  struct OverviewArea
  {
      PublicArea area;
      QStringList staging;
      int teams = 0;
      int visits = 0; // 0: suppressed
  };

  // smallest: no count under it is shown.
  std::vector<OverviewArea> publicAreas( const PrintEvent &event, std::int64_t smallest );
}
