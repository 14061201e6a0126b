// SPDX-License-Identifier: GPL-2.0-or-later
// Which outputs of Doorstep's algorithms tell where children live, or who they are: readable by their owner
// alone, marked in the layer's metadata, and in the manifest of an event, which is begun where one holds
// names.
#pragma once
#include "privacy/manifest.h"

#include <QString>

namespace doorstep
{
  struct ConfidentialOutput
  {
      const char *algorithm, *output;
      bool holdsNames; // else places and codes alone
  };

  // As the manifest calls it; null: of no confidential output.
  constexpr FileKind kindOf( const ConfidentialOutput *output )
  {
    return !output ? FileKind::Plan : output->holdsNames ? FileKind::Confidential : FileKind::Places;
  }

  // Null where the output is none of them.
  const ConfidentialOutput *confidentialOutput( const QString &algorithm, const QString &output );

  // For the layer's metadata.
  QString confidentialMark();
}
