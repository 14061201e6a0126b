// SPDX-License-Identifier: GPL-2.0-or-later
// What teammaps says of its choices before it prints: nothing that stops it.
#pragma once
#include "print/letters.h"

#include <qgsprocessingfeedback.h>

#include <QTime>

namespace doorstep
{
  // "8:30", "8:30 AM", "8 am"; invalid where it is none of these.
  QTime timeOf( const QString &text );

  // A language that nobody has read, a RETURN_BY that is too early, pages that say nothing of whose they are.
  void warnOfOptions( const PrintEvent &event, const PageOptions &options, QgsProcessingFeedback *feedback );

  // Letters without a font, all at once.
  void warnOfLetters( const DrawableLetters &letters, QgsProcessingFeedback *feedback );
}
