// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/address_list.h"

#include "base/error.h"
#include "columns/list_columns.h"
#include "layers/cells.h"
#include "layers/column_names.h"
#include "layers/encoding_check.h"
#include "layers/list_file.h"
#include "layers/odd_rows.h"
#include "layers/own_words.h"
#include "layers/row_expression.h"

#include <qgsvariantutils.h>
#include <qgsvectorlayer.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    std::string textOf( RowExpression &expression, const QgsFeature &feature, qlonglong row )
    {
      const QVariant value = expression.of( feature, row );
      return QgsVariantUtils::isNull( value ) ? std::string() : value.toString().toStdString();
    }

    // "Address" and "Address" of one header are Address and Address_1 by now.
    void tellTwins( const QgsFields &fields, const QStringList &asked, QgsProcessingFeedback *feedback )
    {
      for ( const QString &name : asked )
      {
        const int twin = fields.indexFromName( name + QStringLiteral( "_1" ) );
        if ( twin >= 0 && fields.indexFromName( name ) >= 0 && writtenColumn( fields, name ) != twin )
          feedback->pushWarning(
              Doorstep::tr( "INPUT has the columns “%1” and “%2”: the first is read. Where the header calls "
                            "both the same, see which one is meant." )
                  .arg( name, fields.at( twin ).name() ) );
      }
    }

    // The residence beside the mailing address, a second household: said, where ADDRESS is one column.
    void tellOtherAddresses( const std::vector<ColumnSample> &samples, const QStringList &read,
                             const QgsFields &fields, QgsProcessingFeedback *feedback )
    {
      const int column = read.size() == 1 ? writtenColumn( fields, read.front() ) : -1;
      if ( column < 0 )
        return;
      for ( const std::string &sentence : otherAddresses( samples, column ) )
        feedback->pushWarning( toldInOwnWords( sentence ) );
    }

    // An address that reads no column is the same for every student.
    void requireColumns( const RowExpression &address )
    {
      if ( !address.given() )
        throw InputError( "ADDRESS is empty: choose the column that holds the address, or an expression that "
                          "joins several." );
      if ( address.isConstant() )
        throw InputError( "ADDRESS is the same text for every row, since it names no column of INPUT; write "
                          "the column in double quotes, for example \"Home Address\"." );
    }
  }

  AddressList readAddressList( const QgsProcessingFeatureSource &source, const QgsVectorLayer *layer,
                               const AddressExpressions &expressions, const QgsExpressionContext &context,
                               QgsProcessingFeedback *feedback, const Progress &progress )
  {
    QStringList asked;
    for ( const QString *text : { &expressions.address, &expressions.city, &expressions.state,
                                  &expressions.zip, &expressions.unit } )
      asked << columnsRead( *text );
    const QString input = QStringLiteral( "INPUT" );
    tellSheets( layer, input, feedback );
    requireWholeHeader( layer, input );
    AddressList list{ readListHeader( source, asked, feedback ), {}, {} };
    const QgsFields &fields = list.header.fields;
    RowExpression address( "ADDRESS", expressions.address, fields, context ),
        city( "CITY", expressions.city, fields, context );
    RowExpression state( "STATE", expressions.state, fields, context ),
        zip( "ZIP", expressions.zip, fields, context );
    RowExpression unit( "UNIT", expressions.unit, fields, context );
    requireColumns( address );
    // a layer of delimited text has a column for every cell: there the header says how many are right
    const bool padded = layer && layer->providerType() == QLatin1String( "delimitedtext" );
    requireWholeRows( layer, padded && list.header.skipped == 0 ? 0 : source.fields().count(), input );
    tellTwins( fields, asked, feedback );
    EncodingCheck encoding;
    OddRows odd;
    constexpr qlonglong sampled = 500; // rows
    std::vector<ColumnSample> samples;
    for ( const QgsField &field : fields )
      samples.push_back( { field.name().toStdString(), {} } );
    for ( const QgsField &field : fields )
      encoding.look( field.name(), 0, field.name() );
    const double count =
        static_cast<double>( std::max( 1LL, static_cast<long long>( source.featureCount() ) ) );
    QgsFeatureIterator rows = listRows( source, list.header );
    QgsFeature feature;
    for ( qlonglong row = 1; rows.nextFeature( feature ); ++row )
    {
      for ( int c = 0; c < fields.count(); ++c )
        if ( const QVariant value = feature.attribute( c ); value.userType() == QMetaType::Type::QString )
          encoding.look( value.toString(), row, fields.at( c ).name() );
      for ( int c = 0; c < fields.count() && row <= sampled; ++c )
        samples[static_cast<std::size_t>( c )].values.push_back( cellText( feature, c ) );
      AddressInput read{ textOf( address, feature, row ),
                         textOf( city, feature, row ),
                         textOf( state, feature, row ),
                         plainText( zip.of( feature, row ) ).toStdString(),
                         {} };
      read.unit = plainText( unit.of( feature, row ) ).toStdString();
      odd.look( feature, fields, read.line );
      list.rows.push_back( std::move( read ) );
      if ( row % 1024 == 0 )
        report( progress, static_cast<double>( row ) / count );
    }
    if ( list.rows.empty() )
      throw InputError( "INPUT has no rows: choose the list of addresses." );
    encoding.finish( fileBehind( layer ), feedback );
    odd.tell( fields, list, feedback );
    tellOtherAddresses( samples, columnsRead( expressions.address ), fields, feedback );
    return list;
  }
}
