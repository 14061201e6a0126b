// SPDX-License-Identifier: GPL-2.0-or-later
// What deidentify writes: the visits, the rows left, and what the analyst should know.
#pragma once
#include "layers/geocoded_list.h"
#include "layers/layer_outputs.h"
#include "privacy/deidentify.h"

namespace doorstep
{
  // OUTPUT: visit, students, language, minutes, group, where times are asked for earliest, latest and must,
  // and the kept columns (null where a household's students differ), in the order of the codes.
  void writeVisits( LayerOutputs &outputs, const Deidentified &result, const GeocodedList &list,
                    bool asksTimes, const QgsCoordinateReferenceSystem &crs );

  // OUTPUT_LEFT, where asked for: row, id, geo_status, reason, geo_note. Held rows are not in it.
  void writeLeft( LayerOutputs &outputs, const Deidentified &result, const std::vector<QString> &notes );

  // Warnings by row and never by value, then the counts.
  void tellResult( const Deidentified &result, QgsProcessingFeedback *feedback );
}
