// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_digests.h"

#include "layers/own_words.h"

#include <qgsfeatureiterator.h>
#include <qgsgeometry.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <memory>

namespace doorstep
{
  namespace
  {
    constexpr long long ROWS_READ = 20000; // more are told by the file's date and size

    QString fileStamp( const QString &path )
    {
      QString stamp;
      for ( const char *part : { "", "-wal" } ) // where SQLite keeps the last changes
        if ( const QFileInfo file( path + QLatin1String( part ) ); file.isFile() )
          stamp += QStringLiteral( "%1 %2 " )
                       .arg( file.size() )
                       .arg( file.lastModified().toUTC().toMSecsSinceEpoch() );
      return stamp.trimmed();
    }

    std::string rowsDigest( const QgsVectorLayer &layer )
    {
      QCryptographicHash hash( QCryptographicHash::Sha256 );
      for ( const QgsField &field : layer.fields() )
        hash.addData( field.name().toUtf8() + '\n' );
      QgsFeatureIterator rows = layer.getFeatures();
      for ( QgsFeature row; rows.nextFeature( row ); )
      {
        for ( int c = 0; c < row.attributeCount(); ++c )
          hash.addData( row.attribute( c ).toString().toUtf8() + '\x1F' );
        hash.addData( row.geometry().asWkb() );
      }
      return hash.result().toHex().left( 32 ).toStdString();
    }

    QString pathOf( const QgsVectorLayer &layer )
    {
      return layer.source().section( '|', 0, 0 );
    }

    struct Known
    {
        QString stamp;
        std::string digest;
    };

    std::string layerDigest( QgsVectorLayer *layer )
    {
      if ( !layer || !layer->isValid() )
        return {};
      static QHash<QString, Known> layers;
      Known &known = layers[layer->source()];
      const QString stamp = fileStamp( pathOf( *layer ) );
      const bool isSame = known.stamp == stamp;
      // Saved by another program: QGIS still has the columns and the number of rows that it opened.
      if ( !isSame && !known.stamp.isEmpty() && !layer->isModified() )
        layer->reload();
      known.stamp = stamp;
      if ( layer->featureCount() > ROWS_READ && !stamp.isEmpty() )
        known.digest = stamp.toStdString();
      // Read again only where the file says that it changed.
      else if ( !isSame || stamp.isEmpty() || layer->isModified() || known.digest.empty() )
        known.digest = rowsDigest( *layer );
      return known.digest;
    }

    std::string resultDigest( const QString &path )
    {
      if ( !QFileInfo( path ).isFile() )
        return {};
      QgsVectorLayer layer( path, QStringLiteral( "result" ), QStringLiteral( "ogr" ) );
      return layerDigest( &layer );
    }

    std::string columnsDigest( const EventInputs &inputs, std::initializer_list<const char *> roles )
    {
      QStringList names;
      for ( const char *role : roles )
        names << inputs.columns.value( QLatin1String( role ) );
      return names.join( '|' ).toStdString();
    }
  }

  Digests digestsOf( const EventInputs &inputs )
  {
    Digests now;
    for ( const char *role : LAYER_ROLES )
      now[role] = layerDigest( inputs.layer( role ) );
    now["address columns"] = columnsDigest( inputs, { "address", "city", "state", "zip", "unit" } );
    now["student columns"] =
        columnsDigest( inputs, { "id", "unit", "language", "hold", "minutes", "first_name", "last_name" } );
    now["reference"] =
        inputs.reference.isEmpty() ? std::string() : fileStamp( inputs.reference ).toStdString();
    now["corrections"] =
        inputs.corrections.isEmpty() ? std::string() : fileStamp( inputs.corrections ).toStdString();
    now["team minutes"] = QStringLiteral( "%1 %2 %3" )
                              .arg( inputs.teamMinutes )
                              .arg( inputs.doorMinutes )
                              .arg( inputs.start.toString( QStringLiteral( "HH:mm" ) ) )
                              .toStdString();
    now["details"] = QStringList{ inputs.title,
                                  inputs.date.toString( Qt::ISODate ),
                                  inputs.start.toString(),
                                  inputs.back.toString(),
                                  inputs.district,
                                  inputs.contact,
                                  inputs.returnTo,
                                  inputs.paper,
                                  inputs.language }
                         .join( '|' )
                         .toStdString();
    if ( inputs.door ) // behind the rest, so that nothing of an event without it is out of date
      now["details"] += "|door";
    if ( inputs.round > 1 )
    {
      const QString file = inputs.file( inputs.beforeOutcomes.toUtf8().constData() );
      auto *layer =
          qobject_cast<QgsVectorLayer *>( QgsProject::instance()->mapLayer( inputs.beforeOutcomes ) );
      now["round"] = QStringList{ QString::number( inputs.round ), inputs.before, inputs.meanings,
                                  layer ? QString::fromStdString( layerDigest( layer ) ) : fileStamp( file ) }
                         .join( '|' )
                         .toStdString();
    }
    if ( inputs.folder.isEmpty() )
      return now;
    for ( const auto &[name, file] : { std::pair{ "geocoded", inputs.file( "geocoded.gpkg" ) },
                                       { "visits", inputs.file( "visits.gpkg" ) },
                                       { "plan", inputs.plan( "visits" ) },
                                       { "zones", inputs.plan( "zones" ) },
                                       { "routes", inputs.plan( "routes" ) },
                                       { "teams", inputs.plan( "teams" ) } } )
      now[name] = resultDigest( file );
    now["crosswalk"] = fileStamp( inputs.file( "crosswalk.dsxwalk" ) ).toStdString();
    now["pages"] = QDir( inputs.file( "pages" ) ).entryList( { QStringLiteral( "*.pdf" ) } ).isEmpty()
                       ? std::string()
                       : std::string( "there" );
    return now;
  }

  QString thingInWords( const std::string &name )
  {
    static const QHash<QString, QString> words = {
        { QStringLiteral( "list" ), Doorstep::tr( "the list" ) },
        { QStringLiteral( "points" ), Doorstep::tr( "the address points" ) },
        { QStringLiteral( "streets" ), Doorstep::tr( "the streets" ) },
        { QStringLiteral( "staging" ), Doorstep::tr( "the staging places" ) },
        { QStringLiteral( "roster" ), Doorstep::tr( "the roster" ) },
        { QStringLiteral( "speeds" ), Doorstep::tr( "the speeds" ) },
        { QStringLiteral( "trips" ), Doorstep::tr( "the trips that were timed" ) },
        { QStringLiteral( "shifts" ), Doorstep::tr( "the shifts" ) },
        { QStringLiteral( "boxes" ), Doorstep::tr( "the outcomes on the paper" ) },
        { QStringLiteral( "round" ), Doorstep::tr( "what came of the round before" ) },
        { QStringLiteral( "address columns" ), Doorstep::tr( "the choice of columns" ) },
        { QStringLiteral( "student columns" ), Doorstep::tr( "the choice of columns" ) },
        { QStringLiteral( "reference" ), Doorstep::tr( "the reference" ) },
        { QStringLiteral( "corrections" ), Doorstep::tr( "the corrections" ) },
        { QStringLiteral( "team minutes" ), Doorstep::tr( "the minutes" ) },
        { QStringLiteral( "details" ), Doorstep::tr( "what stands on the paper" ) },
        { QStringLiteral( "geocoded" ), Doorstep::tr( "the geocoded list" ) },
        { QStringLiteral( "visits" ), Doorstep::tr( "the visits" ) },
        { QStringLiteral( "plan" ), Doorstep::tr( "the visits by zone" ) },
        { QStringLiteral( "zones" ), Doorstep::tr( "the zones" ) },
        { QStringLiteral( "routes" ), Doorstep::tr( "the routes" ) },
        { QStringLiteral( "teams" ), Doorstep::tr( "the zones with their teams" ) } };
    return words.value( QString::fromStdString( name ), QString::fromStdString( name ) );
  }
}
