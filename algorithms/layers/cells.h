// Cells of a layer's rows as text, by column.
#pragma once
#include "base/error.h"
#include "layers/qt_values.h"

#include <qgsfeature.h>

#include <string>

namespace doorstep
{
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
}
