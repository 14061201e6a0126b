// SPDX-License-Identifier: GPL-2.0-or-later
// Cells of a plan's layers as the pages read them: by the contract's names, and refused by layer, row and
// column.
#pragma once
#include "base/error.h"
#include "layers/qt_values.h"
#include "layers/row_reader.h"

#include <qgsfeature.h>
#include <qgsfeaturesource.h>

#include <cmath>
#include <string>

namespace doorstep::plan_cells
{
  // Finds a column by its name in the contract, whatever its case.
  inline int column( const QgsFeatureSource &source, const char *layer, const char *name, bool needed )
  {
    const int index = source.fields().lookupField( QString::fromLatin1( name ) );
    if ( index < 0 && needed )
      throw InputError( std::string( layer ) + " has no column " + name +
                        ": give the layer that planzones wrote." );
    return index;
  }

  inline QVariant cell( const QgsFeature &feature, int index )
  {
    return index < 0 ? QVariant() : feature.attribute( index );
  }

  inline QString text( const QgsFeature &feature, int index )
  {
    const QVariant value = cell( feature, index );
    return value.isNull() ? QString() : oneLine( value.toString() );
  }

  [[noreturn]] inline void refuse( const char *layer, int row, const std::string &why )
  {
    throw InputError( std::string( layer ) + ", row " + std::to_string( row ) + ": " + why );
  }

  // Of a column of planzones: 0 where it is empty or not there.
  inline double real( const RowReader &rows, int index, const char *layer, const char *name )
  {
    const QVariant value = cell( rows.feature(), index );
    bool ok = true;
    const double read = value.isNull() ? 0 : value.toDouble( &ok );
    if ( !ok || !std::isfinite( read ) )
      refuse( layer, rows.number(),
              std::string( name ) + " is not a number; give the layer that planzones wrote." );
    return read;
  }

  inline int whole( const RowReader &rows, int index, const char *layer, const char *name )
  {
    const double read = real( rows, index, layer, name );
    if ( std::abs( read ) > 1e9 || read != std::floor( read ) )
      refuse( layer, rows.number(),
              std::string( name ) + " is not a whole number; give the layer that planzones wrote." );
    return static_cast<int>( read );
  }
}
