// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/confidential_outputs.h"

#include "layers/own_words.h"

namespace doorstep
{
  const ConfidentialOutput *confidentialOutput( const QString &algorithm, const QString &output )
  {
    static constexpr ConfidentialOutput OUTPUTS[] = { { "geocode", "OUTPUT", true },
                                                      { "geocode", "CANDIDATES", true },
                                                      { "deidentify", "OUTPUT", false },
                                                      { "deidentify", "OUTPUT_LEFT", true },
                                                      { "planzones", "OUTPUT_VISITS", false },
                                                      { "planzones", "OUTPUT_ROUTES", false },
                                                      { "planzones", "OUTPUT_DIRECTIONS", false },
                                                      { "densityclusters", "OUTPUT", false },
                                                      { "editplan", "OUTPUT_VISITS", false },
                                                      { "editplan", "OUTPUT_ROUTES", false },
                                                      { "editplan", "OUTPUT_DIRECTIONS", false },
                                                      { "debrief", "OUTPUT_STUDENTS", true } };
    for ( const ConfidentialOutput &known : OUTPUTS )
      if ( algorithm == QLatin1String( known.algorithm ) && output == QLatin1String( known.output ) )
        return &known;
    return nullptr;
  }

  QString confidentialMark()
  {
    return Doorstep::tr(
        "CONFIDENTIAL: homes of students. Keep it in the event's folder, hand it to nobody, and "
        "wipe the folder after the event." );
  }
}
