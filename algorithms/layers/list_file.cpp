// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/list_file.h"

#include "base/csv_faults.h"
#include "base/error.h"
#include "base/file.h"
#include "layers/hidden_rows.h"
#include "layers/own_words.h"

#include <qgsprocessingalgorithm.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>
#include <qgsvectorlayer.h>

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace doorstep
{
  namespace
  {
    bool isDelimited( const QString &suffix )
    {
      return QStringList( { "csv", "tsv", "txt", "tab", "psv" } ).contains( suffix.toLower() );
    }

    bool isWorkbook( const QString &suffix )
    {
      return QStringList( { "xlsx", "xlsm", "xls", "ods" } ).contains( suffix.toLower() );
    }

    QVariantMap partsOf( const QgsVectorLayer *layer )
    {
      return layer ? QgsProviderRegistry::instance()->decodeUri( layer->providerType(), layer->source() )
                   : QVariantMap();
    }

    // How a layer of delimited text was loaded.
    struct TextReading
    {
        CsvReader reader = CsvReader::Gdal;
        char separator = '\0'; // as in the first line
        bool plain = true;     // marks and separators as csvFault() knows them
    };

    TextReading readingOf( const QgsVectorLayer &layer )
    {
      TextReading reading;
      if ( layer.providerType() != QLatin1String( "delimitedtext" ) )
        return reading;
      reading.reader = CsvReader::DelimitedText;
      const QUrlQuery query( QUrl::fromEncoded( layer.source().toUtf8() ).query( QUrl::FullyDecoded ) );
      const auto given = [&query]( const char *name )
      { return query.queryItemValue( QLatin1String( name ), QUrl::FullyDecoded ); };
      QString separator = given( "delimiter" );
      separator.replace( QLatin1String( "\\t" ), QLatin1String( "\t" ) );
      const QString type = given( "type" ), quote = given( "quote" );
      reading.separator = separator.isEmpty() ? ',' : separator.at( 0 ).toLatin1();
      reading.plain = ( type.isEmpty() || type == QLatin1String( "csv" ) ) && separator.size() <= 1 &&
                      ( quote.isEmpty() || quote == QLatin1String( "\"" ) ) &&
                      given( "skipLines" ).toInt() == 0 &&
                      !given( "encoding" ).startsWith( QLatin1String( "UTF-16" ), Qt::CaseInsensitive );
      return reading;
    }

    void tellHidden( const std::vector<int> &rows, const QString &name, const QString &sheet,
                     QgsProcessingFeedback *feedback )
    {
      constexpr std::size_t shown = 10;
      if ( rows.empty() )
        return;
      QStringList numbers;
      for ( std::size_t i = 0; i < rows.size() && i < shown; ++i )
        numbers << QString::number( rows[i] );
      if ( rows.size() > shown )
        numbers << QStringLiteral( "…" );
      feedback->pushWarning(
          Doorstep::tr( "%1: the sheet “%2” hides %3 rows, by hand or by a filter, and they are read as all "
                        "others (rows %4 of the sheet). Delete them there if they are not meant." )
              .arg( name, sheet )
              .arg( rows.size() )
              .arg( numbers.join( QStringLiteral( ", " ) ) ) );
    }
  }

  QString fileBehind( const QgsVectorLayer *layer )
  {
    const QString path = partsOf( layer ).value( QStringLiteral( "path" ) ).toString();
    return QFileInfo( path ).isFile() ? path : QString();
  }

  QString whyNoTable( const QString &path )
  {
    constexpr qint64 enough = 65536;
    QFile file( path );
    if ( !QFileInfo( path ).isFile() || !file.open( QIODevice::ReadOnly ) )
      return {};
    const QByteArray bytes = file.read( enough );
    const QString suffix = QFileInfo( path ).suffix();
    if ( bytes.trimmed().isEmpty() )
      return Doorstep::tr( "the file is empty." );
    if ( bytes.startsWith( "\xFF\xFE" ) || bytes.startsWith( "\xFE\xFF" ) ||
         ( ( isDelimited( suffix ) || suffix.isEmpty() ) && bytes.contains( '\0' ) ) )
      return Doorstep::tr( "the file is UTF-16, as a spreadsheet's “Unicode text” is: save it as “CSV "
                           "UTF-8”, or load it with Add Delimited Text Layer, encoding UTF-16." );
    if ( bytes.startsWith( "\xD0\xCF\x11\xE0" ) )
      return Doorstep::tr( "the workbook has a password or is of an old kind: open it in the spreadsheet "
                           "program, and save it as .xlsx without a password." );
    if ( bytes.startsWith( "PK" ) )
      return Doorstep::tr( "the workbook is damaged or not whole: copy it again from where it came." );
    const QByteArray text = bytes.trimmed().toLower();
    if ( text.startsWith( '<' ) )
      return Doorstep::tr( "the file is a web page, whatever it is called: open it in the spreadsheet "
                           "program, and save it as .xlsx or “CSV UTF-8”." );
    if ( bytes.contains( '\0' ) )
      return {};
    if ( csvSeparator( bytes.toStdString() ) == '|' )
      return Doorstep::tr( "its columns are separated by |, which QGIS does not look for: load it with Add "
                           "Delimited Text Layer and give the separator, or save it with commas." );
    return isDelimited( suffix ) && suffix.toLower() != QLatin1String( "txt" )
               ? QString()
               : Doorstep::tr( "the file is plain text, though not called so: rename it to end in .csv (in "
                               ".tsv where tabs separate its columns)." );
  }

  QString namesNoTable( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters )
  {
    for ( const QgsProcessingParameterDefinition *definition : algorithm.parameterDefinitions() )
    {
      const QString type = definition->type();
      if ( type != QgsProcessingParameterFeatureSource::typeName() &&
           type != QgsProcessingParameterVectorLayer::typeName() )
        continue;
      const QVariant value = parameters.value( definition->name() );
      const QString text =
          value.userType() == qMetaTypeId<QgsProcessingFeatureSourceDefinition>()
              ? value.value<QgsProcessingFeatureSourceDefinition>().source.staticValue().toString()
              : value.toString();
      const QString file = text.section( '|', 0, 0 ), why = whyNoTable( file );
      if ( !why.isEmpty() && !QgsVectorLayer( text, QString(), QStringLiteral( "ogr" ) ).isValid() )
        return Doorstep::tr( "%1 cannot be read as a table: %2" ).arg( definition->name(), why );
    }
    return {};
  }

  void requireWholeHeader( const QgsVectorLayer *layer, const QString &name )
  {
    constexpr qint64 enough = 65536;
    QFile file( fileBehind( layer ) );
    if ( isDelimited( QFileInfo( file.fileName() ).suffix() ) &&
         layer->providerType() == QLatin1String( "ogr" ) && file.open( QIODevice::ReadOnly ) &&
         file.readLine( enough ).count( '"' ) % 2 == 1 )
      throw InputError( name.toStdString() +
                        ": a name of the header holds a line break, at which QGIS ends the header, so "
                        "that columns are lost; write each name in one line." );
  }

  void requireWholeRows( const QgsVectorLayer *layer, int columns, const QString &name )
  {
    const QString file = fileBehind( layer );
    if ( !isDelimited( QFileInfo( file ).suffix() ) )
      return;
    const TextReading reading = readingOf( *layer );
    if ( !reading.plain )
      return;
    const std::optional<CsvFault> fault =
        csvFault( readWhole( file.toStdString() ), static_cast<std::size_t>( std::max( columns, 0 ) ),
                  reading.separator, reading.reader );
    if ( !fault )
      return;
    const std::string line = name.toStdString() + ", line " + std::to_string( fault->line ) + " of the file";
    switch ( fault->kind )
    {
    case CsvFault::Kind::Nul:
      throw InputError( line + ": a byte that is no text (NUL), behind which nothing of the row is read; "
                               "export the list again, or remove the byte." );
    case CsvFault::Kind::OpenQuote:
    case CsvFault::Kind::SwallowedRow:
      throw InputError( line + ": a quotation mark opens a cell there that does not end in its row, so that "
                               "the rows after it are swallowed; remove the mark or double it, and see that "
                               "the export puts quotes around whole cells." );
    case CsvFault::Kind::StrayQuote:
      throw InputError( line +
                        ": a quotation mark stands inside of a cell, for which QGIS leaves the row out; "
                        "remove the mark, or double it and put the cell in quotes." );
    case CsvFault::Kind::MoreCells:
    {
      const std::string more = fault->others > 0 ? " and " + std::to_string( fault->others ) + " more" : "",
                        lines = line + more;
      throw InputError(
          lines +
          ": more cells than the header has columns, as where an address holds the separator and is not in "
          "quotes; what stands in them would be read in the wrong columns. Put such cells in quotes, or give "
          "the header a name for each column." );
    }
    }
  }

  void tellSheets( const QgsVectorLayer *layer, const QString &name, QgsProcessingFeedback *feedback )
  {
    const QVariantMap parts = partsOf( layer );
    const QString file = parts.value( QStringLiteral( "path" ) ).toString();
    if ( !isWorkbook( QFileInfo( file ).suffix() ) || !feedback )
      return;
    QStringList sheets;
    for ( const QgsProviderSublayerDetails &sheet :
          QgsProviderRegistry::instance()->querySublayers( file, Qgis::SublayerQueryFlags() ) )
      sheets << sheet.name();
    if ( sheets.isEmpty() )
      return;
    const QString named = parts.value( QStringLiteral( "layerName" ) ).toString(),
                  read = named.isEmpty() ? sheets.first() : named;
    tellHidden( hiddenRows( file, read ), name, read, feedback );
    if ( sheets.size() < 2 )
      return;
    sheets.removeOne( read );
    feedback->pushWarning(
        Doorstep::tr( "%1: of the workbook's sheets “%2” is read; these are not: %3. Another one is named "
                      "behind the file, as in list.xlsx|layername=%4." )
            .arg( name, read, sheets.join( QStringLiteral( ", " ) ), sheets.first() ) );
  }

  void requireWholeTable( const QgsVectorLayer *layer, int columns, const QString &name,
                          QgsProcessingFeedback *feedback )
  {
    if ( !layer )
      return;
    tellSheets( layer, name, feedback );
    requireWholeHeader( layer, name );
    // a layer of delimited text has a column for every cell: there the header says how many are right
    requireWholeRows( layer, layer->providerType() == QLatin1String( "delimitedtext" ) ? 0 : columns, name );
  }
}
