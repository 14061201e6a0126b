// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/row_expression.h"

#include "base/error.h"
#include "layers/column_names.h"
#include "privacy/held_ids.h"

#include <qgsexpressionnodeimpl.h>
#include <qgsvariantutils.h>

namespace doorstep
{
  namespace
  {
    // 'Home Address' for "Home Address".
    bool isColumnInSingleQuotes( const QgsExpression &expression, const QgsFields &fields )
    {
      const auto *literal = dynamic_cast<const QgsExpressionNodeLiteral *>( expression.rootNode() );
      if ( !literal || literal->value().userType() != QMetaType::Type::QString )
        return false;
      const QString text = literal->value().toString().trimmed();
      for ( const QgsField &field : fields )
        if ( field.name().compare( text, Qt::CaseInsensitive ) == 0 )
          return true;
      return false;
    }

    // "ID|Home" and "Address|City" hold "Home Address": a separator that GDAL does not know.
    bool headerHolds( const QgsFields &fields, const QString &wanted )
    {
      const QString header = fields.names().join( ' ' );
      const auto at = header.indexOf( wanted, 0, Qt::CaseInsensitive );
      const auto separates = [&header]( auto place ) {
        return place >= 0 && place < header.size() &&
               QStringLiteral( "|^~:;\t" ).contains( header.at( place ) );
      };
      return at >= 0 && ( separates( at - 1 ) || separates( at + wanted.size() ) );
    }

    // Functions may read a row without naming a column: attribute(), $id, geometry, @feature.
    bool readsTheRow( const QgsExpression &expression )
    {
      if ( !expression.referencedColumns().isEmpty() || expression.needsGeometry() )
        return true;
      for ( const QString &function : expression.referencedFunctions() )
        if ( function.contains( QLatin1String( "attribute" ) ) || function.startsWith( '$' ) ||
             function.contains( QLatin1String( "feature" ) ) ||
             function.contains( QLatin1String( "rand" ) ) || function == QLatin1String( "uuid" ) ||
             function == QLatin1String( "represent_value" ) )
          return true;
      const QSet<QString> variables = expression.referencedVariables();
      for ( const char *variable : { "feature", "id", "geometry" } )
        if ( variables.contains( QLatin1String( variable ) ) )
          return true;
      return false;
    }
  }

  RowExpression::RowExpression( const char *parameter, const QString &text, const QgsFields &fields,
                                const QgsExpressionContext &context )
      : mExpression( text ), mContext( context ), mParameter( parameter ), mGiven( !text.trimmed().isEmpty() )
  {
    if ( !mGiven )
      return;
    if ( mExpression.hasParserError() )
      throw InputError( mParameter +
                        " is no valid expression; choose a column or write one in double quotes, "
                        "for example \"Home Address\"." );
    // The list's columns under the names by which the expression calls them.
    QgsFields named = fields;
    for ( const QString &wanted : mExpression.referencedColumns() )
    {
      if ( wanted == QgsFeatureRequest::ALL_ATTRIBUTES )
        continue;
      const int index = writtenColumn( fields, wanted );
      if ( index < 0 && headerHolds( fields, wanted ) )
        throw InputError( mParameter +
                          " names a column that stands in the header of INPUT, which was not cut "
                          "where it should be; save the list with commas and load it again." );
      if ( index < 0 )
        throw InputError(
            mParameter + " names the column \"" + wanted.toStdString() +
            "\", which INPUT does not have; choose one of its columns, or delete what stands above "
            "its header." );
      if ( named.indexFromName( wanted ) != index )
      {
        if ( const int other = named.indexFromName( wanted ); other >= 0 )
          named.rename( other, wanted + QStringLiteral( " (other)" ) );
        named.rename( index, wanted );
      }
    }
    if ( isColumnInSingleQuotes( mExpression, fields ) )
      throw InputError( mParameter + " is the same text for every row, since single quotes make a text of a "
                                     "column's name; write the column in double quotes, for example "
                                     "\"Home Address\"." );
    mConstant = !readsTheRow( mExpression );
    mContext.setFields( named );
    if ( !mExpression.prepare( &mContext ) )
      throw InputError( mParameter + " is no valid expression: correct it." );
  }

  QVariant RowExpression::of( const QgsFeature &feature, qlonglong row )
  {
    if ( !mGiven )
      return {};
    mContext.setFeature( feature );
    const QVariant value = mExpression.evaluate( &mContext );
    if ( mExpression.hasEvalError() )
      throw InputError( "INPUT, row " + std::to_string( row ) + ": " + mParameter +
                        " cannot be computed; check the expression or the row." );
    return value;
  }

  QStringList columnsRead( const QString &text )
  {
    const QgsExpression expression( text );
    QStringList columns;
    if ( !text.trimmed().isEmpty() && !expression.hasParserError() )
      for ( const QString &column : expression.referencedColumns() )
        if ( column != QgsFeatureRequest::ALL_ATTRIBUTES )
          columns << column;
    return columns;
  }

  QString plainText( const QVariant &value )
  {
    if ( QgsVariantUtils::isNull( value ) )
      return {};
    return QString::fromStdString( plainId( value.toString().trimmed().toStdString() ) );
  }
}
