// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/kept_columns.h"

#include "layers/own_words.h"

#include <qgsproviderregistry.h>

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace doorstep
{
  namespace
  {
    // /data/county.gpkg, layer roads: /data/county.gpkg.roads.columns; /data/roads.shp:
    // /data/roads.shp.columns
    QString fileBeside( const QgsVectorLayer *layer )
    {
      if ( !layer || layer->providerType() != QLatin1String( "ogr" ) )
        return {};
      const QVariantMap parts =
          QgsProviderRegistry::instance()->decodeUri( layer->providerType(), layer->source() );
      const QString path = parts.value( QStringLiteral( "path" ) ).toString();
      if ( path.isEmpty() || path.startsWith( QLatin1String( "/vsi" ) ) || !QFileInfo( path ).isFile() )
        return {};
      QString name = parts.value( QStringLiteral( "layerName" ) ).toString();
      for ( QChar &c : name )
        if ( !c.isLetterOrNumber() && c != '_' && c != '-' )
          c = '_';
      return path + ( name.isEmpty() ? QString() : '.' + name ) + QStringLiteral( ".columns" );
    }

    QString keyOf( ColumnUse use )
    {
      switch ( use )
      {
      case ColumnUse::Points:
        return QStringLiteral( "points" );
      case ColumnUse::Ranges:
        return QStringLiteral( "ranges" );
      case ColumnUse::Travel:
        return QStringLiteral( "travel" );
      case ColumnUse::Speeds:
        return QStringLiteral( "speeds" );
      }
      return {};
    }

    // One use a line: "travel: class=ROAD_CD;oneway=DIR_CD:A=forward"
    QMap<QString, QString> readFile( const QString &path )
    {
      constexpr qint64 most = 100000; // bytes: no file of ours is longer
      QMap<QString, QString> fields;
      QFile file( path );
      if ( !QFileInfo( path ).isFile() || file.size() > most || !file.open( QIODevice::ReadOnly ) )
        return fields;
      const QStringList lines = QString::fromUtf8( file.readAll() ).split( '\n' );
      for ( const QString &line : lines )
        if ( const auto colon = line.indexOf( QLatin1String( ": " ) ); colon > 0 && !line.startsWith( '#' ) )
          fields.insert( line.left( colon ).trimmed(), line.mid( colon + 2 ).trimmed() );
      return fields;
    }
  }

  KeptColumns::KeptColumns( const QgsVectorLayer *layer, ColumnUse use, const QString &parameter )
      : mFile( fileBeside( layer ) ), mKey( keyOf( use ) ), mParameter( parameter )
  {
  }

  QString KeptColumns::fields( const QString &typed, QgsProcessingFeedback *feedback )
  {
    mTyped = typed.trimmed();
    if ( !mTyped.isEmpty() )
      return mTyped;
    const QString kept = readFile( mFile ).value( mKey );
    if ( !kept.isEmpty() )
      feedback->pushInfo(
          ( mKey == keyOf( ColumnUse::Speeds )
                ? Doorstep::tr( "%1 as kept beside the layer in %2: %3. Give a table without rows to have "
                                "the usual speeds again." )
                : Doorstep::tr( "%1 as kept beside the layer in %2: %3. Delete that file to have the columns "
                                "detected anew." ) )
              .arg( mParameter, QFileInfo( mFile ).fileName(), kept ) );
    return kept;
  }

  void KeptColumns::keep( QgsProcessingFeedback *feedback ) const
  {
    if ( mFile.isEmpty() || mTyped.isEmpty() || mTyped.contains( '\n' ) )
      return;
    QMap<QString, QString> fields = readFile( mFile );
    if ( fields.value( mKey ) == mTyped )
      return;
    fields.insert( mKey, mTyped );
    QByteArray text =
        "# Doorstep: which columns of this layer hold what, and its speeds; nothing of any row.\n";
    for ( auto field = fields.constBegin(); field != fields.constEnd(); ++field )
      text += field.key().toUtf8() + ": " + field.value().toUtf8() + '\n';
    QSaveFile file( mFile );
    if ( file.open( QIODevice::WriteOnly ) && file.write( text ) == text.size() && file.commit() )
      feedback->pushInfo( Doorstep::tr( "%1 is kept beside the layer in %2 for later runs." )
                              .arg( mParameter, QFileInfo( mFile ).fileName() ) );
    else
      feedback->pushInfo(
          Doorstep::tr( "%1 cannot be kept beside the layer: its folder is not writable. Give it again in "
                        "later runs." )
              .arg( mParameter ) );
  }

  void KeptColumns::keepAs( const QString &text, QgsProcessingFeedback *feedback )
  {
    mTyped = text;
    keep( feedback );
  }
}
