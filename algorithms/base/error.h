// SPDX-License-Identifier: GPL-2.0-or-later
// What stops a run. Messages are one sentence for the analyst; they name layer, row and column and never a
// value, since QGIS keeps messages in logs and history (privacy: no personal data in any log).
#pragma once
#include <stdexcept>
#include <string>

namespace doorstep
{
  // The input cannot be used, and the message says what to do about it.
  class InputError : public std::runtime_error
  {
    public:
      using std::runtime_error::runtime_error;
  };

  // The user cancelled; nothing half-written is left.
  class Cancelled : public std::runtime_error
  {
    public:
      Cancelled() : std::runtime_error( "Cancelled." ) {}
  };
}
