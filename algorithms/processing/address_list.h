// A list of addresses as it comes from a student information system or a spreadsheet, checked and read.
#pragma once
#include "geocode/geocoder.h"

#include <qgsexpressioncontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>

#include <vector>

namespace doorstep
{
  // Expressions; all but the first may be empty.
  struct AddressExpressions
  {
      QString address, city, state, zip, unit;
  };

  // One input per row of the list, in its order. Throws InputError, with the remedy: no rows, a header that
  // became Field1 …, a separator that was not recognised, a wrong encoding, an expression that fails (naming
  // the row).
  std::vector<AddressInput> readAddressList( const QgsProcessingFeatureSource &source,
                                             const AddressExpressions &expressions,
                                             QgsExpressionContext context, QgsProcessingFeedback *feedback,
                                             const Progress &progress );
}
