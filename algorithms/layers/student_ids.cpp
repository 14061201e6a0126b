// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/student_ids.h"

#include "base/error.h"
#include "layers/geocoded_list.h"
#include "layers/own_words.h"
#include "privacy/list_ids.h"

#include <map>

namespace doorstep
{
  void requireWholeIds( std::span<const ListedStudent> students, QgsProcessingFeedback *feedback )
  {
    std::map<std::string_view, std::size_t> first;
    std::vector<std::size_t> shortened;
    std::vector<std::string> ids;
    for ( std::size_t row = 0; row < students.size(); ++row )
    {
      ids.push_back( students[row].id );
      if ( !isShortenedNumber( students[row].id ) )
        continue;
      shortened.push_back( row );
      const auto [same, fresh] = first.emplace( students[row].id, row );
      if ( !fresh )
        throw InputError( "ID, rows " + std::to_string( same->second + 1 ) + " and " +
                          std::to_string( row + 1 ) +
                          ": the same number as a spreadsheet shortens it (1.20E+10), of which the last "
                          "digits are lost, so that two students may have become one; export the list "
                          "again with the IDs as text." );
    }
    if ( !shortened.empty() )
      feedback->pushWarning(
          Doorstep::tr(
              "ID: %1 hold a number as a spreadsheet shortens it (1.20E+10), of which the last digits "
              "are lost; export the list again with the IDs as text." )
              .arg( rowsInWords( shortened ) ) );
    if ( const std::vector<std::size_t> zeros = rowsThatDifferInZeros( ids ); !zeros.empty() )
      feedback->pushWarning(
          Doorstep::tr( "ID: %1 hold numbers that are the same but for zeros before them, which spreadsheets "
                        "drop; if it is one student, keep one row." )
              .arg( rowsInWords( zeros ) ) );
  }
}
