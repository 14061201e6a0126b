// SPDX-License-Identifier: GPL-2.0-or-later
// A source whose rows are held against its own count: where a reading comes to its end before the last row (a
// damaged page of a GeoPackage, a file cut short), the run ends with a sentence instead of with a part of the
// list. Readings that ask for some of the rows alone are not counted.
#pragma once
#include <qgsexpressioncontextscopegenerator.h>
#include <qgsprocessingutils.h>

#include <memory>
#include <string>

namespace doorstep
{
  class CountedSource final : public QgsFeatureSource, public QgsExpressionContextScopeGenerator
  {
    public:
      // name: the parameter, for the sentence.
      CountedSource( std::unique_ptr<QgsProcessingFeatureSource> source, std::string name );

      // The iterator throws InputError at its end where rows are missing.
      QgsFeatureIterator getFeatures( const QgsFeatureRequest &request = QgsFeatureRequest() ) const override;
      QString sourceName() const override { return mSource->sourceName(); }
      QgsCoordinateReferenceSystem sourceCrs() const override { return mSource->sourceCrs(); }
      QgsFields fields() const override { return mSource->fields(); }
      Qgis::WkbType wkbType() const override { return mSource->wkbType(); }
      long long featureCount() const override { return mSource->featureCount(); }
      Qgis::FeatureAvailability hasFeatures() const override { return mSource->hasFeatures(); }
      QgsRectangle sourceExtent() const override { return mSource->sourceExtent(); }
      Qgis::SpatialIndexPresence hasSpatialIndex() const override { return mSource->hasSpatialIndex(); }
      QgsExpressionContextScope *createExpressionContextScope() const override;

    private:
      std::unique_ptr<QgsProcessingFeatureSource> mSource;
      std::string mName;
  };
}
