// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/whole_table.h"

#include <QFile>

#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <type_traits>

namespace doorstep
{
  namespace
  {
    // Warnings and what GDAL would print of failures are nobody's here.
    void CPL_STDCALL note( CPLErr kind, CPLErrorNum, const char * )
    {
      if ( kind >= CE_Failure )
        *static_cast<bool *>( CPLGetErrorHandlerUserData() ) = true;
    }

    struct Close
    {
        void operator()( GDALDatasetH data ) const { GDALClose( data ); }
    };
    using Dataset = std::unique_ptr<std::remove_pointer_t<GDALDatasetH>, Close>;

    bool isDriver( const Dataset &data, const char *name )
    {
      return std::strcmp( GDALGetDriverShortName( GDALGetDatasetDriver( data.get() ) ), name ) == 0;
    }

    // GDAL ends every row of a CSV, the header too, and a GeoJSON.
    bool endsItsLastLine( const QString &path )
    {
      QFile file( path );
      return file.open( QIODevice::ReadOnly ) && file.seek( file.size() - 1 ) && file.read( 1 ) == "\n";
    }

    quint32 number( const QByteArray &bytes, int at, int size, bool bigFirst )
    {
      quint32 value = 0;
      for ( int i = 0; i < size; ++i )
        value |= static_cast<quint32>( static_cast<unsigned char>( bytes.at( at + i ) ) )
                 << ( 8 * ( bigFirst ? size - 1 - i : i ) );
      return value;
    }

    // Each part as long as its header says, and as many rows in the table as shapes: what a full disk cut off
    // reads as empty cells otherwise (ESRI Shapefile Technical Description, 1998; dBASE III).
    bool isWholeShapefile( const QString &path )
    {
      const QString stem = path.left( path.size() - 4 );
      if ( !path.endsWith( QLatin1String( ".shp" ), Qt::CaseInsensitive ) &&
           !path.endsWith( QLatin1String( ".dbf" ), Qt::CaseInsensitive ) )
        return true; // zipped, with a sum over all
      constexpr int header = 100, dbfHeader = 32;
      qint64 shapes = -1;
      for ( const char *part : { ".shp", ".shx" } )
      {
        QFile file( stem + part );
        if ( !QFile::exists( file.fileName() ) )
          continue; // a table without shapes
        const QByteArray head = file.open( QIODevice::ReadOnly ) ? file.read( header ) : QByteArray();
        if ( head.size() < header || 2 * qint64( number( head, 24, 4, true ) ) != file.size() )
          return false;
        shapes = ( file.size() - header ) / 8; // at last of .shx
      }
      QFile table( stem + QStringLiteral( ".dbf" ) );
      const QByteArray head = table.open( QIODevice::ReadOnly ) ? table.read( dbfHeader ) : QByteArray();
      if ( head.size() < dbfHeader )
        return false;
      const qint64 rows = number( head, 4, 4, false );
      const quint32 start = number( head, 8, 2, false ), row = number( head, 10, 2, false );
      QFile letters( stem + QStringLiteral( ".cpg" ) );
      return start > dbfHeader && row > 0 && table.size() >= start + rows * row &&
             ( shapes < 0 || shapes == rows ) && !( letters.exists() && letters.size() == 0 );
    }

    // SQLite's own look at every page and index.
    bool passesItsCheck( const Dataset &data )
    {
      OGRLayerH said = GDALDatasetExecuteSQL( data.get(), "PRAGMA quick_check", nullptr, nullptr );
      if ( !said )
        return false;
      OGRFeatureH first = OGR_L_GetNextFeature( said );
      const bool good = first && std::strcmp( OGR_F_GetFieldAsString( first, 0 ), "ok" ) == 0;
      if ( first )
        OGR_F_Destroy( first );
      GDALDatasetReleaseResultSet( data.get(), said );
      return good;
    }

    qint64 rowsOf( OGRLayerH layer )
    {
      qint64 rows = 0;
      OGR_L_ResetReading( layer );
      while ( OGRFeatureH feature = OGR_L_GetNextFeature( layer ) )
      {
        ++rows;
        OGR_F_Destroy( feature );
      }
      return rows;
    }
  }

  WriteFailures::WriteFailures()
  {
    CPLPushErrorHandlerEx( note, &mAny );
  }

  WriteFailures::~WriteFailures()
  {
    CPLPopErrorHandler();
  }

  qint64 wholeRows( const WrittenTable &written )
  {
    const WriteFailures failures;
    const Dataset data( GDALOpenEx( written.file.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                    nullptr, nullptr, nullptr ) );
    if ( !data )
      return -1;
    const bool isGeoPackage = isDriver( data, "GPKG" ), isCsv = isDriver( data, "CSV" );
    if ( ( isGeoPackage && !passesItsCheck( data ) ) ||
         ( ( isCsv || isDriver( data, "GeoJSON" ) ) && !endsItsLastLine( written.file ) ) ||
         ( isDriver( data, "ESRI Shapefile" ) && !isWholeShapefile( written.file ) ) )
      return -1;
    const bool keepsReference =
        isGeoPackage || isDriver( data, "ESRI Shapefile" ) || isDriver( data, "FlatGeobuf" );
    qint64 rows = -1;
    for ( int i = 0; i < GDALDatasetGetLayerCount( data.get() ); ++i )
    {
      OGRLayerH layer = GDALDatasetGetLayer( data.get(), i );
      if ( !written.table.isEmpty() && written.table != QString::fromUtf8( OGR_L_GetName( layer ) ) )
        continue;
      // Other formats have columns of their own, or none without a row. One may be the row's number.
      if ( ( keepsReference || isCsv ) &&
           OGR_FD_GetFieldCount( OGR_L_GetLayerDefn( layer ) ) + 1 < written.columns )
        return -1;
      if ( written.hasPlace && keepsReference && !OGR_L_GetSpatialRef( layer ) )
        return -1;
      if ( written.isIndexed && isGeoPackage && OGR_L_GetGeomType( layer ) != wkbNone &&
           !OGR_L_TestCapability( layer, OLCFastSpatialFilter ) )
        return -1;
      rows = std::max<qint64>( rows, 0 ) + rowsOf( layer );
    }
    return failures.any() ? -1 : rows;
  }

  bool hasColumn( const QString &file, const char *column )
  {
    const WriteFailures failures; // what is no table is no news
    const Dataset data( GDALOpenEx( file.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr,
                                    nullptr, nullptr ) );
    for ( int i = 0; data && i < GDALDatasetGetLayerCount( data.get() ); ++i )
      if ( OGR_FD_GetFieldIndex( OGR_L_GetLayerDefn( GDALDatasetGetLayer( data.get(), i ) ), column ) >= 0 )
        return true;
    return false;
  }
}
