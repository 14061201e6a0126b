// SPDX-License-Identifier: GPL-2.0-or-later
// The areas of the public sheet: groups of neighbouring zones whose counts reach the smallest cell, as one
// partition of coarse ground that leads back to no stop (privacy 14, 15, 19). A count is that of the visits
// that lie in the area as it is drawn; no part of an area has fewer than the smallest cell.
#pragma once
#include "print/page_layers.h"
#include "privacy/releases.h"

namespace doorstep
{
  struct PageOptions;
  struct PageTable;

  struct OverviewArea
  {
      PublicArea area;
      QStringList staging;
      int teams = 0;
      int visits = 0;
      std::vector<std::string> codes; // of the visits, sorted
      bool told = true;               // false: how many there are would give a few away that came or went
  };

  struct Overview
  {
      std::vector<OverviewArea> areas; // none where there are too few visits together
      bool isWhole = true;             // every visit lies in one
      bool isJoined = false;           // areas were put together, since an earlier page had others
      bool isTold() const;             // every area says how many
  };

  // smallest: no count under it is shown. earlier: what the event released before.
  Overview publicAreas( const PrintEvent &event, std::int64_t smallest,
                        const std::vector<Release> &earlier = {} );

  // Area, staging places, teams and homes, a row an area, and what is not told below them; in that width, mm.
  PageTable overviewTable( const Overview &overview, const PageOptions &options, double width );

  // For the ledger.
  Release releaseOf( const Overview &overview );
}
