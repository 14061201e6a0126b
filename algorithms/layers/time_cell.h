// SPDX-License-Identifier: GPL-2.0-or-later
// Cells that say a time of day, or yes or no.
#pragma once
#include "layers/cells.h"

#include <QDateTime>

#include <array>
#include <optional>
#include <string>

namespace doorstep
{
  // As text, as words/time_text reads it: a column of times or of dates with times has them by the clock of
  // 24 hours. Empty for a cell without a value and for a column that is not there.
  std::string timeCell( const QVariant &cell );
  std::string timeCell( const QgsFeature &feature, int column );

  // The cells earliest and latest of a visit.
  std::array<std::string, 2> wishedCells( const QgsFeature &visit );

  // Empty is no. None where it is neither.
  std::optional<bool> yesOrNo( const std::string &text );
}
