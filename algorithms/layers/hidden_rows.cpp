// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/hidden_rows.h"

#include <QXmlStreamReader>

#include <cpl_error.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <memory>

namespace doorstep
{
  namespace
  {
    constexpr int MOST = 100000; // rows that are named; a sheet has a million

    struct CloseVsi
    {
        void operator()( VSILFILE *file ) const { VSIFCloseL( file ); }
    };

    // An XML file of a zip, element by element and in small pieces: a sheet may have hundreds of megabytes.
    class ZippedXml
    {
      public:
        ZippedXml( const QString &zip, const QString &name )
        {
          CPLPushErrorHandler( CPLQuietErrorHandler );
          mFile.reset(
              VSIFOpenL( QStringLiteral( "/vsizip/{%1}/%2" ).arg( zip, name ).toUtf8().constData(), "rb" ) );
          CPLPopErrorHandler();
        }

        // The next element that begins or ends; false at the end, or where the file is broken.
        bool next()
        {
          while ( mFile )
          {
            const QXmlStreamReader::TokenType token = mXml.readNext();
            if ( token == QXmlStreamReader::StartElement || token == QXmlStreamReader::EndElement )
              return true;
            if ( token != QXmlStreamReader::Invalid )
            {
              if ( token == QXmlStreamReader::EndDocument )
                return false;
              continue;
            }
            if ( mXml.error() != QXmlStreamReader::PrematureEndOfDocumentError )
              return false;
            mPiece.resize( 1 << 16 );
            const std::size_t read =
                VSIFReadL( mPiece.data(), 1, static_cast<std::size_t>( mPiece.size() ), mFile.get() );
            if ( read == 0 )
              return false;
            mPiece.resize( static_cast<int>( read ) );
            mXml.addData( mPiece );
          }
          return false;
        }

        bool begins( const char *name ) const { return mXml.isStartElement() && is( name ); }
        bool ends( const char *name ) const { return mXml.isEndElement() && is( name ); }

        // An attribute, whatever its namespace.
        QString attribute( const char *name ) const
        {
          for ( const QXmlStreamAttribute &each : mXml.attributes() )
            if ( each.name() == QLatin1String( name ) )
              return each.value().toString();
          return {};
        }

      private:
        bool is( const char *name ) const { return mXml.name() == QLatin1String( name ); }

        std::unique_ptr<VSILFILE, CloseVsi> mFile;
        QXmlStreamReader mXml;
        QByteArray mPiece;
    };

    // The file of a sheet within an XLSX; empty where there is none of that name.
    QString sheetFile( const QString &file, const QString &sheet )
    {
      QString id;
      ZippedXml book( file, QStringLiteral( "xl/workbook.xml" ) );
      while ( id.isEmpty() && book.next() )
        if ( book.begins( "sheet" ) && book.attribute( "name" ) == sheet )
          id = book.attribute( "id" );
      ZippedXml relations( file, QStringLiteral( "xl/_rels/workbook.xml.rels" ) );
      while ( !id.isEmpty() && relations.next() )
        if ( relations.begins( "Relationship" ) && relations.attribute( "Id" ) == id )
        {
          const QString target = relations.attribute( "Target" );
          return target.startsWith( '/' ) ? target.mid( 1 ) : QStringLiteral( "xl/" ) + target;
        }
      return {};
    }

    std::vector<int> hiddenInXlsx( const QString &file, const QString &sheet )
    {
      std::vector<int> rows;
      const QString name = sheetFile( file, sheet );
      if ( name.isEmpty() )
        return rows;
      ZippedXml xml( file, name );
      int row = 0;
      bool hidden = false;
      while ( xml.next() && static_cast<int>( rows.size() ) < MOST )
        if ( xml.begins( "row" ) )
        {
          const int number = xml.attribute( "r" ).toInt();
          row = number > 0 ? number : row + 1;
          const QString said = xml.attribute( "hidden" );
          hidden = said == QLatin1String( "1" ) || said == QLatin1String( "true" );
        }
        else if ( hidden && ( xml.begins( "v" ) || xml.begins( "is" ) ) )
        {
          rows.push_back( row );
          hidden = false; // once a row
        }
      return rows;
    }

    std::vector<int> hiddenInOds( const QString &file, const QString &sheet )
    {
      std::vector<int> rows;
      ZippedXml xml( file, QStringLiteral( "content.xml" ) );
      int row = 0, repeated = 0;
      bool inSheet = false, hidden = false;
      while ( xml.next() && static_cast<int>( rows.size() ) < MOST )
        if ( xml.begins( "table" ) )
        {
          inSheet = xml.attribute( "name" ) == sheet;
          row = 0;
        }
        else if ( inSheet && xml.begins( "table-row" ) )
        {
          repeated = std::max( 1, xml.attribute( "number-rows-repeated" ).toInt() );
          const QString said = xml.attribute( "visibility" );
          hidden = said == QLatin1String( "collapse" ) || said == QLatin1String( "filter" );
        }
        else if ( inSheet && hidden && xml.begins( "p" ) )
        {
          for ( int i = 1; i <= repeated && static_cast<int>( rows.size() ) < MOST; ++i )
            rows.push_back( row + i );
          hidden = false;
        }
        else if ( inSheet && xml.ends( "table-row" ) )
          row += repeated;
      return rows;
    }
  }

  std::vector<int> hiddenRows( const QString &file, const QString &sheet )
  {
    if ( file.endsWith( QLatin1String( ".ods" ), Qt::CaseInsensitive ) )
      return hiddenInOds( file, sheet );
    if ( file.endsWith( QLatin1String( ".xlsx" ), Qt::CaseInsensitive ) ||
         file.endsWith( QLatin1String( ".xlsm" ), Qt::CaseInsensitive ) )
      return hiddenInXlsx( file, sheet );
    return {};
  }
}
