// A made-up town in layers, and algorithms run on it as QGIS runs them, parameters checked first. For the
// tests of planzones, assignteams and densityclusters.
#pragma once
#include "base/random.h"

#include <qgsprocessingalgorithm.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace doorstep::test
{
  class PlanRun : public testing::Test
  {
    protected:
      PlanRun() { qputenv( "XDG_CACHE_HOME", mFolder.filePath( QStringLiteral( "cache" ) ).toUtf8() ); }

      using Layer = std::unique_ptr<QgsVectorLayer>;

      // Columns as "name:type,…", rows as "wkt|value|…"; an empty cell has no value.
      static Layer layer( const QString &kind, const QString &columns, const QStringList &rows,
                          const QString &crs = QStringLiteral( "EPSG:32612" ) )
      {
        QString uri = kind + QStringLiteral( "?crs=" ) + crs;
        for ( const QString &column : columns.split( ',' ) )
          uri += QStringLiteral( "&field=" ) + column;
        auto made =
            std::make_unique<QgsVectorLayer>( uri, QStringLiteral( "made" ), QStringLiteral( "memory" ) );
        EXPECT_TRUE( made->isValid() ) << uri.toStdString();
        for ( const QString &row : rows )
        {
          const QStringList cells = row.split( '|' );
          QgsFeature feature( made->fields() );
          if ( !cells.front().isEmpty() )
            feature.setGeometry( QgsGeometry::fromWkt( cells.front() ) );
          for ( int c = 1; c < cells.size(); ++c )
            if ( !cells[c].isEmpty() )
              feature.setAttribute( c - 1, cells[c] );
          EXPECT_TRUE( made->dataProvider()->addFeature( feature ) ) << row.toStdString();
        }
        return made;
      }

      static QString at( double x, double y )
      {
        return QStringLiteral( "POINT(%1 %2)" ).arg( 500000 + x, 0, 'f', 2 ).arg( 3560000 + y, 0, 'f', 2 );
      }

      // A grid of streets 100 m apart, 1.2 km each way.
      static Layer streets()
      {
        QStringList rows;
        for ( int i = 0; i <= 12; ++i )
        {
          QStringList across, along;
          for ( int k = 0; k <= 12; ++k )
          {
            across << QStringLiteral( "%1 %2" ).arg( 500000 + 100 * k ).arg( 3560000 + 100 * i );
            along << QStringLiteral( "%1 %2" ).arg( 500000 + 100 * i ).arg( 3560000 + 100 * k );
          }
          rows << QStringLiteral( "LINESTRING(%1)|E %2th St" ).arg( across.join( ',' ) ).arg( i + 1 )
               << QStringLiteral( "LINESTRING(%1)|N %2th Ave" ).arg( along.join( ',' ) ).arg( i + 1 );
        }
        return layer( QStringLiteral( "LineString" ), QStringLiteral( "name:string" ), rows );
      }

      // Beside the streets, codes C1000 … in the order of the rows.
      static QStringList visitRows( int count )
      {
        QStringList rows;
        Random random( 4 );
        for ( int v = 0; v < count; ++v )
        {
          const double x = random.between( 20, 1180 ), y = 100.0 * random.below( 12 ) + 18;
          rows << at( x, y ) + QStringLiteral( "|C%1|%2|%3|" )
                                   .arg( 1000 + v )
                                   .arg( 1 + v % 2 )
                                   .arg( QLatin1String( v % 5 == 0 ? "es" : "" ) );
        }
        return rows;
      }
      static Layer visits( const QStringList &rows, const QString &more = QString() )
      {
        return layer( QStringLiteral( "Point" ),
                      QStringLiteral( "visit:string,students:integer,language:string,minutes:double" ) + more,
                      rows );
      }
      static Layer staging()
      {
        return layer( QStringLiteral( "Point" ), QStringLiteral( "staging:string" ),
                      { at( 600, 610 ) + QStringLiteral( "|North & South" ) } );
      }
      static QVariant value( const Layer &layer )
      {
        return QVariant::fromValue( static_cast<QgsMapLayer *>( layer.get() ) );
      }

      // The log, with warnings, is mSaid. False where it was refused or failed. cancelAt: per cent.
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
        if ( good )
          mResults = instance->run( parameters, context, &feedback, &good );
        mSaid = refused + feedback.textLog();
        return good;
      }
      bool said( const char *words ) const { return mSaid.contains( QString::fromUtf8( words ) ); }

      QString file( const QString &name ) const { return mFolder.filePath( name ); }
      QStringList filesMade() const { return QDir( mFolder.path() ).entryList( QDir::Files, QDir::Name ); }

      std::vector<QgsFeature> features( const QString &name ) const
      {
        const QgsVectorLayer read( file( name ), QStringLiteral( "read" ), QStringLiteral( "ogr" ) );
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
      QgsProject *mProject = nullptr;
      QVariantMap mResults;
      QString mSaid;
  };
}
