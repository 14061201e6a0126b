// SPDX-License-Identifier: GPL-2.0-or-later
// Cells of a layer's rows as text, by column.
#pragma once
#include "base/error.h"
#include "layers/qt_values.h"

#include <qgsfeature.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace doorstep
{
  [[noreturn]] inline void refuseRow( const char *layer, std::int32_t row, const std::string &why )
  {
    throw InputError( std::string( layer ) + ", row " + std::to_string( row ) + ": " + why );
  }

  // -1: there is none.
  inline int columnOf( const QgsFields &fields, const char *name )
  {
    return fields.lookupField( QLatin1String( name ) );
  }

  // Throws InputError with the remedy.
  inline int requiredColumn( const QgsFields &fields, const char *layer, const char *name,
                             const char *remedy )
  {
    const int index = columnOf( fields, name );
    if ( index < 0 )
      throw InputError( std::string( layer ) + " has no column " + name + ": " + remedy );
    return index;
  }

  // Empty for a cell without a value and for a column that is not there.
  inline std::string cellText( const QgsFeature &feature, int column )
  {
    return column < 0 || feature.attribute( column ).isNull()
               ? std::string()
               : oneLine( feature.attribute( column ).toString() ).toStdString();
  }

  // 3 for 3, 3.0 and either as text, as tables come back from a spreadsheet or from pandas; none for a cell
  // without a value and for anything else: 2.5 is no zone, though Qt would round it.
  inline std::optional<std::int32_t> wholeNumber( const QgsFeature &feature, int column )
  {
    const std::string text = cellText( feature, column );
    bool isNumber = false;
    const double value = QString::fromStdString( text ).toDouble( &isNumber );
    if ( !isNumber || value != std::floor( value ) || std::abs( value ) > 1e9 )
      return std::nullopt;
    return static_cast<std::int32_t>( value );
  }
}
