// The areas of the public sheet: groups of neighbouring zones whose counts reach the smallest cell, as one
// partition of coarse ground that leads back to no stop (privacy 14, 15, 19). A count is that of the visits
// that lie in the area as it is drawn; no part of an area has fewer than the smallest cell.
#pragma once
#include "print/page_layers.h"

namespace doorstep
{
  struct OverviewArea
  {
      PublicArea area;
      QStringList staging;
      int teams = 0;
      int visits = 0;
  };

  struct Overview
  {
      std::vector<OverviewArea> areas; // none where there are too few visits together
      bool isWhole = true;             // every visit lies in one
  };

  // smallest: no count under it is shown.
  Overview publicAreas( const PrintEvent &event, std::int64_t smallest );
}
