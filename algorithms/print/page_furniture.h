// SPDX-License-Identifier: GPL-2.0-or-later
// Title, event, foot, scale bars and legend of a page: what says whose page it is, and how to read it.
#pragma once
#include "print/page_layers.h"
#include "print/page_options.h"
#include "print/page_template.h"

namespace doorstep
{
  // Who gets this page, and which of its packet it is.
  struct PageLabel
  {
      QString title; // "Team 7 · Zone 12"
      QString role;  // empty: that of the run
      QString staging;
      QString copy;  // "Copy 2"; empty on a draft
      QString sheet; // "Sheet 1/2" where the map has several
      int zone = 0;  // 0: none
      int page = 1, pages = 1;
  };

  QString titleOf( const QString &team, int zone, const PageOptions &options );
  // The band with the role, the district and the page, and under it whose page it is.
  void putHeader( PageTemplate &page, const PageLabel &label, const PageOptions &options,
                  const PageFrames &frames );
  void putFoot( PageTemplate &page, const PageOptions &options, const Box &box );
  // How many lines the foot takes on sheets of the options' paper.
  void measureFoot( const PageTemplate &page, PageOptions &options );
  // The overprint of pages that may not be issued; hidden on the others.
  void putDraft( PageTemplate &page, bool draft, const PageOptions &options, const Box &around );
  void putScale( PageTemplate &page, const MapView &view, const PageOptions &options, Box &band );
  void putLegend( PageTemplate &page, const PageLayers &layers, const PageOptions &options, const Box &band );
}
