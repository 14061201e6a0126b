// SPDX-License-Identifier: GPL-2.0-or-later
// The font that the pages are set in, where the machine has none: a package for a user's profile cannot ask
// the system to install it and so brings it, in fonts/ beside this library.
#pragma once

namespace doorstep
{
  void loadPageFont();
}
