// SPDX-License-Identifier: GPL-2.0-or-later
// A table whose columns are called Field1, Field2 …, as QGIS calls those of a spreadsheet where every cell is
// text, under the names that its first row gives them.
#pragma once
#include <qgsexpressioncontextscopegenerator.h>
#include <qgsprocessingutils.h>

#include <memory>

namespace doorstep
{
  class HeadedSource final : public QgsFeatureSource, public QgsExpressionContextScopeGenerator
  {
    public:
      HeadedSource( std::unique_ptr<QgsProcessingFeatureSource> source, const QgsFeature &header );

      QgsFeatureIterator getFeatures( const QgsFeatureRequest &request = QgsFeatureRequest() ) const override;
      QString sourceName() const override { return mSource->sourceName(); }
      QgsCoordinateReferenceSystem sourceCrs() const override { return mSource->sourceCrs(); }
      QgsFields fields() const override { return mFields; }
      Qgis::WkbType wkbType() const override { return mSource->wkbType(); }
      long long featureCount() const override; // without the header
      Qgis::FeatureAvailability hasFeatures() const override;
      QgsRectangle sourceExtent() const override { return mSource->sourceExtent(); }
      Qgis::SpatialIndexPresence hasSpatialIndex() const override { return mSource->hasSpatialIndex(); }
      QgsExpressionContextScope *createExpressionContextScope() const override;

    private:
      std::unique_ptr<QgsProcessingFeatureSource> mSource;
      QgsFields mFields;
      QgsFeatureId mHeader;
  };

  // Such a table where most columns are unnamed and the cells of the first row are words, each another one;
  // told to the context's feedback, with the parameter's name. Else the source as it is.
  std::unique_ptr<QgsProcessingFeatureSource>
  headedByItsFirstRow( std::unique_ptr<QgsProcessingFeatureSource> source, const QString &name,
                       QgsProcessingContext &context );
}
