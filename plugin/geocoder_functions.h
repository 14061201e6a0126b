// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep_geocode() and doorstep_parse_address() for expressions: field calculator, filters, models, labels.
#pragma once

namespace doorstep
{
  // Idempotent. Their help texts are the resources of the same names, loaded before.
  void registerFunctions();
  void unregisterFunctions();
}
