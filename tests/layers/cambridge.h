// SPDX-License-Identifier: GPL-2.0-or-later
// Cambridge, Massachusetts, where its data lies beside the project: its layers as the algorithms are given
// them.
//   if ( cambridgeFile().empty() ) GTEST_SKIP() << NO_CAMBRIDGE;
//   const CambridgeLayer streets( "streets" );
#pragma once
#include <qgsfeatureiterator.h>
#include <qgsfeaturesource.h>
#include <qgsvectorlayer.h>

#include <cstdio>
#include <filesystem>
#include <string>

namespace doorstep::test
{
  inline constexpr const char *NO_CAMBRIDGE = "cambridge/cambridge.gpkg is not there";

  // Empty, which is said, where it is not there.
  inline std::string cambridgeFile()
  {
    const std::string file = std::string( DOORSTEP_SHARED_DATA ) + "/cambridge/cambridge.gpkg";
    if ( std::filesystem::exists( file ) )
      return file;
    std::printf( "Cambridge is left out: cambridge/cambridge.gpkg is not in the shared data\n" );
    return {};
  }

  class CambridgeLayer final : public QgsFeatureSource
  {
    public:
      explicit CambridgeLayer( const char *name )
          : mLayer( QString::fromStdString( cambridgeFile() + "|layername=" + name ),
                    QString::fromLatin1( name ), QStringLiteral( "ogr" ) )
      {
      }
      bool isValid() const { return mLayer.isValid(); }
      QgsFeatureIterator getFeatures( const QgsFeatureRequest &request ) const override
      {
        return mLayer.getFeatures( request );
      }
      QString sourceName() const override { return mLayer.name(); }
      QgsCoordinateReferenceSystem sourceCrs() const override { return mLayer.crs(); }
      QgsFields fields() const override { return mLayer.fields(); }
      Qgis::WkbType wkbType() const override { return mLayer.wkbType(); }
      long long featureCount() const override { return mLayer.featureCount(); }

    private:
      QgsVectorLayer mLayer;
  };
}
