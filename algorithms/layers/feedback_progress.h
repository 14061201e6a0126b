// SPDX-License-Identifier: GPL-2.0-or-later
// The core's callback over QGIS's feedback.
#pragma once
#include "base/progress.h"

#include <qgsfeedback.h>

namespace doorstep
{
  inline Progress progressOf( QgsFeedback *feedback )
  {
    return [feedback]( double share )
    {
      feedback->setProgress( share * 100 );
      return !feedback->isCanceled();
    };
  }
}
