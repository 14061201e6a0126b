// SPDX-License-Identifier: GPL-2.0-or-later
// A list of addresses as it comes from a student information system or a spreadsheet, checked and read.
#pragma once
#include "geocode/geocoder.h"
#include "layers/list_header.h"

#include <qgsexpressioncontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>

#include <vector>

class QgsVectorLayer;

namespace doorstep
{
  // Expressions; all but the first may be empty.
  struct AddressExpressions
  {
      QString address, city, state, zip, unit;
  };

  // A row that is no student: the header again, a total, what stands at a page's foot.
  struct NoStudent
  {
      std::size_t row;
      const char *note;
  };

  struct AddressList
  {
      ListHeader header;
      std::vector<AddressInput> rows; // one a row of the list, in its order
      std::vector<NoStudent> noStudents;
  };

  // layer: the list's, of which the file is looked at where it has one; or null. Throws InputError, with the
  // remedy: no rows, no header that names the columns, a separator that was not recognised, a wrong encoding,
  // an address that is the same for all, an expression that fails (naming the row).
  AddressList readAddressList( const QgsProcessingFeatureSource &source, const QgsVectorLayer *layer,
                               const AddressExpressions &expressions, const QgsExpressionContext &context,
                               QgsProcessingFeedback *feedback, const Progress &progress );
}
