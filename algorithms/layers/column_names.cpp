// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/column_names.h"

#include "layers/own_words.h"

#include <qgsprocessingfeedback.h>

#include <QFileInfo>
#include <QSet>

namespace doorstep
{
  namespace
  {
    constexpr int DBF_NAME = 10; // letters of a shapefile's column

    // Columns that the format makes for itself.
    QStringList ownColumns( const QString &suffix, bool hasGeometry )
    {
      QStringList names;
      if ( suffix == QLatin1String( "gpkg" ) )
        names << QStringLiteral( "fid" );
      if ( suffix == QLatin1String( "gpkg" ) && hasGeometry )
        names << QStringLiteral( "geom" );
      if ( suffix == QLatin1String( "sqlite" ) )
        names << QStringLiteral( "ogc_fid" ) << QStringLiteral( "geometry" );
      return names;
    }

    // The row number of a GeoPackage that the layer was read from: it is written as what it is.
    bool isRowNumber( const QgsField &field )
    {
      return field.isNumeric() &&
             field.constraints().constraints().testFlag( QgsFieldConstraints::ConstraintUnique );
    }

    QString numbered( const QString &name, int number, int longest )
    {
      const QString suffix = QStringLiteral( "_%1" ).arg( number );
      return ( longest > 0 ? name.left( longest - suffix.size() ) : name ) + suffix;
    }

    int columnCalled( const QgsFields &fields, const QString &name, Qt::CaseSensitivity sensitivity )
    {
      for ( int i = 0; i < fields.count(); ++i )
        if ( fields.at( i ).name().compare( name, sensitivity ) == 0 )
          return i;
      return -1;
    }

    // FID_1 for FID, ZIP_1 for ZIP beside Zip.
    int renamedColumn( const QgsFields &fields, const QString &name )
    {
      for ( int number = 1; number < 10; ++number )
        if ( const int index = columnCalled( fields, numbered( name, number, 0 ), Qt::CaseSensitive );
             index >= 0 )
          return index;
      return -1;
    }

    // "Home\nAddress", "Home  Address" or with a blank that does not break, as headers of spreadsheets have
    // it.
    QString plainName( const QString &name )
    {
      QString plain;
      for ( const QChar c : name )
        if ( c.category() != QChar::Other_Format )
          plain += c;
      return plain.simplified().toLower();
    }

    int plainlyCalled( const QgsFields &fields, const QString &name )
    {
      int found = -1;
      for ( int i = 0; i < fields.count(); ++i )
        if ( plainName( fields.at( i ).name() ) == plainName( name ) )
        {
          if ( found >= 0 )
            return -1; // two could be meant
          found = i;
        }
      return found;
    }

    int cutColumn( const QgsFields &fields, const QString &name )
    {
      if ( name.size() <= DBF_NAME )
        return -1;
      for ( int number = 1; number < 10; ++number )
        if ( columnCalled( fields, numbered( name, number, DBF_NAME ), Qt::CaseInsensitive ) >= 0 )
          return -1; // several were cut to the same letters
      return columnCalled( fields, name.left( DBF_NAME ), Qt::CaseInsensitive );
    }
  }

  FileColumns columnsForFile( const QgsFields &fields, const QString &file, bool hasGeometry )
  {
    const QString suffix = QFileInfo( file ).suffix().toLower();
    const bool cut = suffix == QLatin1String( "shp" ) || suffix == QLatin1String( "dbf" );
    const bool oneCase = cut || suffix == QLatin1String( "gpkg" ) || suffix == QLatin1String( "sqlite" ) ||
                         suffix == QLatin1String( "csv" );
    if ( !oneCase )
      return { fields, {} };
    const QStringList own = ownColumns( suffix, hasGeometry );
    QSet<QString> originals, taken;
    for ( const QgsField &field : fields )
      originals.insert( field.name().toLower() );
    FileColumns result;
    for ( QgsField field : fields )
    {
      const QString name = field.name();
      const bool reserved = own.contains( name.toLower() ) &&
                            !( name.toLower() == QLatin1String( "fid" ) && isRowNumber( field ) );
      // GDAL ends a CSV's header at a line break
      const bool broken =
          suffix == QLatin1String( "csv" ) && ( name.contains( '\n' ) || name.contains( '\r' ) );
      QString written = cut ? name.left( DBF_NAME ) : broken ? name.simplified() : name;
      const auto isFree = [&]
      {
        return !taken.contains( written.toLower() ) &&
               ( written.toLower() == name.toLower() || !originals.contains( written.toLower() ) );
      };
      if ( reserved || !isFree() )
        for ( int number = 1; number == 1 || !isFree(); ++number )
          written = numbered( name, number, cut ? DBF_NAME : 0 );
      taken.insert( written.toLower() );
      if ( written != name )
        result.notes << Doorstep::tr( "the column “%1” is called “%2” there, since %3" )
                            .arg( name, written,
                                  cut        ? Doorstep::tr( "a shapefile has room for ten letters" )
                                  : broken   ? Doorstep::tr( "the file's header is one line" )
                                  : reserved ? Doorstep::tr( "the file has a column of that name itself" )
                                             : Doorstep::tr( "the file does not tell capitals apart" ) );
      field.setName( written );
      result.fields.append( field );
    }
    return result;
  }

  void FileColumns::tell( const QString &output, QgsProcessingFeedback *feedback ) const
  {
    for ( const QString &note : notes )
      if ( feedback )
        feedback->pushWarning( output + QStringLiteral( ": " ) + note + QStringLiteral( "." ) );
  }

  int writtenColumn( const QgsFields &fields, const QString &name )
  {
    const int exact = columnCalled( fields, name, Qt::CaseSensitive );
    const int similar = exact >= 0 ? exact : columnCalled( fields, name, Qt::CaseInsensitive );
    const QString lower = name.toLower();
    const bool everyFilesOwn = lower == QLatin1String( "fid" ) || lower == QLatin1String( "geom" ) ||
                               lower == QLatin1String( "ogc_fid" ) || lower == QLatin1String( "geometry" );
    if ( everyFilesOwn || ( exact < 0 && similar >= 0 ) )
      if ( const int renamed = renamedColumn( fields, name ); renamed >= 0 )
        return renamed;
    if ( similar >= 0 )
      return similar;
    const int plain = plainlyCalled( fields, name );
    return plain >= 0 ? plain : cutColumn( fields, name );
  }
}
