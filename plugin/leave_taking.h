// SPDX-License-Identifier: GPL-2.0-or-later
// How the plugin goes while something of it is at work: runs are asked to end and waited for, its dialogs are
// closed, and only then the provider is taken away, to which they all point.
#pragma once
#include <functional>

namespace doorstep
{
  // Calls done() once nothing of Doorstep runs: at once, after runs in other threads have ended, or, where a
  // run in this thread has called us (its dialog keeps QGIS alive meanwhile), after it has returned.
  void leaveWhenIdle( const std::function<void()> &done );

  // Whether such a leaving is still to come; with stay() it does not.
  bool isLeaving();
  void stay();
}
