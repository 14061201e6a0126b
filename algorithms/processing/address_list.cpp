#include "processing/address_list.h"

#include "base/error.h"

#include <qgsexpression.h>

#include <QRegularExpression>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Spreadsheets with a title above their header come as Field1, Field2 …
    void requireHeader( const QgsFields &fields )
    {
      static const QRegularExpression numbered( QStringLiteral( "^field_?[0-9]+$" ),
                                                QRegularExpression::CaseInsensitiveOption );
      int unnamed = 0;
      for ( const QgsField &field : fields )
        unnamed += numbered.match( field.name() ).hasMatch() ? 1 : 0;
      if ( unnamed > 0 && unnamed * 2 >= fields.count() )
        throw InputError( "INPUT has no header: its columns are called Field1, Field2 and so on; delete the "
                          "rows above the header in "
                          "the spreadsheet, save and load it again." );
      static const QRegularExpression separators( QStringLiteral( "[;|\\t]" ) );
      if ( fields.count() == 1 && fields.at( 0 ).name().contains( separators ) )
        throw InputError( "INPUT has one column whose name holds several: the separator was not recognised; "
                          "load the list with Add "
                          "Delimited Text Layer and choose its separator." );
    }

    // UTF-8 read as Windows-1252, as in "PeÃ±a"
    bool garbled( const QString &text )
    {
      for ( int i = 0; i + 1 < text.size(); ++i )
      {
        const ushort lead = text.at( i ).unicode(), next = text.at( i + 1 ).unicode();
        if ( ( lead == 0xC2 || lead == 0xC3 ) && next >= 0x80 && next <= 0xBF )
          return true;
      }
      return text.contains( QStringLiteral( "â€" ) );
    }

    struct EncodingCheck
    {
        qlonglong garbledRow = 0;
        QString garbledColumn;
        bool intact = false; // some cell has letters beyond ASCII that are as they should be

        void look( const QString &text, qlonglong row, const QString &column )
        {
          bool plain = true;
          for ( const QChar c : text )
            plain = plain && c.unicode() < 0x80;
          if ( plain )
            return;
          if ( text.contains( QChar( 0xFFFD ) ) )
            throw InputError(
                "INPUT, row " + std::to_string( row ) + ", column \"" + column.toStdString() +
                "\": letters were lost because the list was read in the wrong encoding; set the "
                "layer's encoding (mostly "
                "windows-1252) in its properties, or save the list as UTF-8, and run again." );
          if ( !garbled( text ) )
            intact = true;
          else if ( garbledRow == 0 )
          {
            garbledRow = row;
            garbledColumn = column;
          }
        }

        void finish( QgsProcessingFeedback *feedback ) const
        {
          if ( garbledRow == 0 )
            return;
          if ( !intact )
            throw InputError( "INPUT, row " + std::to_string( garbledRow ) + ", column \"" +
                              garbledColumn.toStdString() +
                              "\": the list is UTF-8 that was read as windows-1252; set the layer's encoding "
                              "to UTF-8 in its properties "
                              "and run again." );
          feedback->pushWarning(
              QObject::tr(
                  "INPUT, row %1, column \"%2\": garbled letters, repaired where an address holds them." )
                  .arg( garbledRow )
                  .arg( garbledColumn ) );
        }
    };

    struct Column
    {
        const char *parameter;
        QgsExpression expression;
        bool used = false;

        Column( const char *name, const QString &text, const QgsFields &fields,
                const QgsExpressionContext &context )
            : parameter( name ), expression( text ), used( !text.trimmed().isEmpty() )
        {
          if ( !used )
            return;
          if ( expression.hasParserError() )
            throw InputError( std::string( parameter ) +
                              " is no valid expression; choose a column or write one in double quotes, for "
                              "example \"Home Address\"." );
          for ( const QString &wanted : expression.referencedColumns() )
            if ( wanted != QgsFeatureRequest::ALL_ATTRIBUTES && fields.lookupField( wanted ) < 0 )
              throw InputError( std::string( parameter ) + " names the column \"" + wanted.toStdString() +
                                "\", which INPUT does not have; choose one of its columns." );
          expression.prepare( &context );
        }

        std::string value( const QgsExpressionContext &context, qlonglong row )
        {
          if ( !used )
            return {};
          const QVariant value = expression.evaluate( &context );
          if ( expression.hasEvalError() )
            throw InputError( std::string( parameter ) + " cannot be computed in row " +
                              std::to_string( row ) + " of INPUT; check the expression." );
          return value.isNull() ? std::string() : value.toString().toStdString();
        }
    };
  }

  std::vector<AddressInput> readAddressList( const QgsProcessingFeatureSource &source,
                                             const AddressExpressions &expressions,
                                             QgsExpressionContext context, QgsProcessingFeedback *feedback,
                                             const Progress &progress )
  {
    const QgsFields fields = source.fields();
    requireHeader( fields );
    context.setFields( fields );
    Column address( "ADDRESS", expressions.address, fields, context ),
        city( "CITY", expressions.city, fields, context );
    Column state( "STATE", expressions.state, fields, context ),
        zip( "ZIP", expressions.zip, fields, context );
    Column unit( "UNIT", expressions.unit, fields, context );
    if ( !address.used )
      throw InputError( "ADDRESS is empty: choose the column that holds the address, or an expression that "
                        "joins several." );
    std::vector<AddressInput> list;
    EncodingCheck encoding;
    for ( const QgsField &field : fields )
      encoding.look( field.name(), 0, field.name() );
    const double count =
        static_cast<double>( std::max( 1LL, static_cast<long long>( source.featureCount() ) ) );
    QgsFeatureIterator rows = source.getFeatures(
        QgsFeatureRequest(), Qgis::ProcessingFeatureSourceFlag::SkipGeometryValidityChecks );
    QgsFeature feature;
    for ( qlonglong row = 1; rows.nextFeature( feature ); ++row )
    {
      for ( int c = 0; c < fields.count(); ++c )
        if ( const QVariant value = feature.attribute( c ); value.userType() == QMetaType::Type::QString )
          encoding.look( value.toString(), row, fields.at( c ).name() );
      context.setFeature( feature );
      AddressInput input{ address.value( context, row ),
                          city.value( context, row ),
                          state.value( context, row ),
                          zip.value( context, row ),
                          {} };
      input.unit = unit.value( context, row );
      list.push_back( std::move( input ) );
      if ( row % 1024 == 0 )
        report( progress, static_cast<double>( row ) / count );
    }
    if ( list.empty() )
      throw InputError( "INPUT has no rows: choose the list of addresses." );
    encoding.finish( feedback );
    return list;
  }
}
