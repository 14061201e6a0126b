// SPDX-License-Identifier: GPL-2.0-or-later
// The band at the head of every page: for whom it is, whose visits these are, which copy and page.
#pragma once
#include "print/page_furniture.h"

namespace doorstep
{
  // "Copy 2 · 14-3f9a · Page 1 of 4", or "1/4" where it has to be short.
  QString pageText( const PageLabel &label, const PageOptions &options, bool isShort );

  // White on black. Where two languages leave no room for all, the page is told by its numbers, then the
  // district's name is cut.
  void putBand( PageTemplate &page, const PageLabel &label, const PageOptions &options, const Box &box );

  // On a page that is issued, the code of its copy and page (sheet/page_code.h) at the right of the header,
  // which is left narrower.
  void putCode( PageTemplate &page, const PageLabel &label, Box &header );
}
