// SPDX-License-Identifier: GPL-2.0-or-later
// An algorithm of the plugin run as QGIS runs it, its parameters checked first, in a folder of its own:
// made-up layers to give it, what it said, and what it left. The base of the adapters' fixtures.
//   const Layer list = layer( "Point", "id,students:integer", { "POINT(1 2)|A|3" } );
//   ASSERT_TRUE( run( WipeAlgorithm(), { { "FOLDER", at( "event" ) } } ) ) << log();
#pragma once
#include "qgis_environment.h"

#include <qgsprocessingalgorithm.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsvectorlayer.h>

#include <QDirIterator>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace doorstep::test
{
  class AlgorithmRun : public testing::Test
  {
    protected:
      using Layer = std::unique_ptr<QgsVectorLayer>;

      // A layer in memory. Columns as "name:type,…", text where no type is given; rows as "wkt|value|…",
      // without the WKT where the kind is None. An empty cell has no value.
      static Layer layer( const QString &kind, const QString &columns, const QStringList &rows = {},
                          const QString &crs = QStringLiteral( "EPSG:32612" ) )
      {
        QString uri = kind + QStringLiteral( "?crs=" ) + crs;
        for ( const QString &column : columns.split( ',' ) )
          uri += QStringLiteral( "&field=" ) + column +
                 ( column.contains( ':' ) ? QString() : QStringLiteral( ":string" ) );
        Layer made =
            std::make_unique<QgsVectorLayer>( uri, QStringLiteral( "made" ), QStringLiteral( "memory" ) );
        EXPECT_TRUE( made->isValid() ) << uri.toStdString();
        for ( const QString &row : rows )
          add( made, row );
        return made;
      }
      static void add( const Layer &layer, const QString &row )
      {
        QStringList cells = row.split( '|' );
        const QString wkt = layer->isSpatial() ? cells.takeFirst() : QString();
        QVariantList values;
        for ( const QString &cell : cells )
          values << ( cell.isEmpty() ? QVariant() : QVariant( cell ) );
        add( layer, wkt, values );
      }
      static void add( const Layer &layer, const QString &wkt, const QVariantList &values )
      {
        QgsFeature feature( layer->fields() );
        for ( int i = 0; i < values.size(); ++i )
          feature.setAttribute( i, values[i] );
        if ( !wkt.isEmpty() )
          feature.setGeometry( QgsGeometry::fromWkt( wkt ) );
        EXPECT_TRUE( layer->dataProvider()->addFeature( feature ) ) << wkt.toStdString();
      }
      static QVariant value( const Layer &layer )
      {
        return QVariant::fromValue( static_cast<QgsMapLayer *>( layer.get() ) );
      }

      // False where it was refused or failed; it is cancelled as soon as it says that it has come to cancelAt
      // per cent.
      bool run( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                double cancelAt = 200 )
      {
        QgsProcessingContext context;
        context.setProject( mProject );
        QgsProcessingFeedback feedback( false );
        QObject::connect( &feedback, &QgsFeedback::progressChanged, &feedback,
                          [&]( double progress )
                          {
                            if ( progress >= cancelAt )
                              feedback.cancel();
                          } );
        QString refused;
        const std::unique_ptr<QgsProcessingAlgorithm> instance( algorithm.create() );
        bool good = instance->checkParameterValues( parameters, context, &refused );
        mResults = good ? instance->run( parameters, context, &feedback, &good ) : QVariantMap();
        mSaid = refused + feedback.textLog();
        return good;
      }
      bool said( const char *words ) const { return mSaid.contains( QString::fromUtf8( words ) ); }
      std::string log() const { return mSaid.toStdString(); }

      QString at( const QString &name ) const { return mFolder.filePath( name ); }

      // All files in the folder and below it but what the test put there (mOwn), relative and sorted.
      QStringList files() const
      {
        QStringList found;
        QDirIterator all( mFolder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories );
        while ( all.hasNext() )
        {
          const QString file = QDir( mFolder.path() ).relativeFilePath( all.next() );
          if ( !mOwn.contains( all.fileName() ) )
            found << file;
        }
        found.sort();
        return found;
      }

      // The rows of a file of the folder.
      std::vector<QgsFeature> features( const QString &name ) const
      {
        const QgsVectorLayer read( at( name ), QStringLiteral( "read" ), QStringLiteral( "ogr" ) );
        EXPECT_TRUE( read.isValid() ) << name.toStdString();
        std::vector<QgsFeature> all;
        QgsFeatureIterator iterator = read.getFeatures();
        for ( QgsFeature feature; iterator.nextFeature( feature ); )
          all.push_back( feature );
        return all;
      }
      static QStringList columns( const std::vector<QgsFeature> &rows )
      {
        QStringList names = rows.empty() ? QStringList() : rows.front().fields().names();
        names.removeAll( QStringLiteral( "fid" ) );
        return names;
      }

      QTemporaryDir mFolder;
      QStringList mOwn;
      QgsProject *mProject = nullptr;
      QVariantMap mResults;
      QString mSaid;
  };
}
