// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/database_output.h"

#include "base/error.h"

#include <qgsabstractdatabaseproviderconnection.h>
#include <qgsdatasourceuri.h>
#include <qgsexception.h>
#include <qgsprovidermetadata.h>
#include <qgsproviderregistry.h>
#include <qgsvectorlayer.h>

#include <memory>

namespace doorstep
{
  namespace
  {
    const QString POSTGRES = QStringLiteral( "postgres" );
    constexpr int LONGEST_NAME = 63; // of PostgreSQL, in bytes

    QString identifier( const QString &name )
    {
      QString escaped = name;
      return '"' + escaped.replace( '"', QStringLiteral( "\"\"" ) ) + '"';
    }
  }

  std::optional<DatabaseOutput> DatabaseOutput::at( const QString &destination )
  {
    const QString prefix = QStringLiteral( "postgis:" );
    if ( !destination.startsWith( prefix, Qt::CaseInsensitive ) )
      return std::nullopt;
    DatabaseOutput output;
    output.mUri = destination.mid( prefix.size() );
    const QgsDataSourceUri uri( output.mUri );
    output.mSchema = uri.schema();
    output.mTable = uri.table();
    if ( output.mTable.isEmpty() )
      return std::nullopt; // QGIS says what it lacks
    const QString part = QStringLiteral( "_doorstep_part" );
    QString stem = output.mTable;
    while ( ( stem + part ).toUtf8().size() > LONGEST_NAME )
      stem.chop( 1 );
    output.mBeside = stem + part;
    return output;
  }

  QString DatabaseOutput::uriOf( const QString &table ) const
  {
    QgsDataSourceUri uri( mUri );
    uri.setTable( table );
    uri.setUseEstimatedMetadata( false ); // rows are counted, not guessed
    return uri.uri( false );
  }

  QString DatabaseOutput::staged() const
  {
    return QStringLiteral( "postgis:" ) + uriOf( mBeside );
  }

  QString DatabaseOutput::kept() const
  {
    return POSTGRES + QStringLiteral( "://" ) + uriOf( mTable );
  }

  qint64 DatabaseOutput::rows() const
  {
    const QgsVectorLayer layer( uriOf( mBeside ), mBeside, POSTGRES );
    return layer.isValid() ? layer.featureCount() : -1;
  }

  QString DatabaseOutput::quoted( const QString &table ) const
  {
    return ( mSchema.isEmpty() ? QString() : identifier( mSchema ) + '.' ) + identifier( table );
  }

  bool DatabaseOutput::run( const QString &sql ) const
  {
    QgsProviderMetadata *metadata = QgsProviderRegistry::instance()->providerMetadata( POSTGRES );
    if ( !metadata )
      return false;
    try
    {
      const std::unique_ptr<QgsAbstractProviderConnection> connection(
          metadata->createConnection( QgsDataSourceUri( mUri ).uri( false ), {} ) );
      const auto *database = dynamic_cast<QgsAbstractDatabaseProviderConnection *>( connection.get() );
      if ( !database )
        return false;
      database->executeSql( sql );
      return true;
    }
    catch ( const QgsProviderConnectionException & )
    {
      return false; // its text may quote what the table holds
    }
  }

  void DatabaseOutput::keep( const QString &name ) const
  {
    // Statements that are sent together are one transaction.
    if ( !run( QStringLiteral( "DROP TABLE IF EXISTS %1; ALTER TABLE %2 RENAME TO %3" )
                   .arg( quoted( mTable ), quoted( mBeside ), identifier( mTable ) ) ) )
      throw InputError( name.toStdString() + " cannot be written: the database did not take the table; the "
                                             "one that was there may be in use by a view or another user." );
  }

  void DatabaseOutput::drop() const noexcept
  {
    try
    {
      run( QStringLiteral( "DROP TABLE IF EXISTS %1" ).arg( quoted( mBeside ) ) );
    }
    catch ( ... )
    {
      // Nothing more can be done: the next run into this table takes it away.
    }
  }
}
