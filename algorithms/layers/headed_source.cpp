// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/headed_source.h"

#include "layers/list_header.h"
#include "layers/own_words.h"

#include <qgsexpressioncontext.h>
#include <qgsfeatureiterator.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsvariantutils.h>

#include <QSet>

namespace doorstep
{
  namespace
  {
    QgsFeature firstRow( const QgsFeatureSource &source )
    {
      QgsFeature row;
      source.getFeatures( QgsFeatureRequest().setLimit( 1 ) ).nextFeature( row );
      return row;
    }

    // Words, each another one.
    bool isHeader( const QgsFeature &row )
    {
      QSet<QString> names;
      for ( const QVariant &cell : row.attributes() )
      {
        const QString name =
            QgsVariantUtils::isNull( cell ) ? QString() : cell.toString().simplified().toLower();
        if ( name.isEmpty() )
          continue;
        if ( !name.at( 0 ).isLetter() || names.contains( name ) )
          return false;
        names.insert( name );
      }
      return !names.isEmpty();
    }

    class BelowTheHeader final : public QgsAbstractFeatureIterator
    {
      public:
        BelowTheHeader( QgsFeatureIterator rows, QgsFields fields, QgsFeatureId header )
            : QgsAbstractFeatureIterator( QgsFeatureRequest() ),
              mRows( std::move( rows ) ),
              mFields( std::move( fields ) ),
              mHeader( header )
        {
        }
        ~BelowTheHeader() override { mRows.close(); }
        bool rewind() override { return mRows.rewind(); }
        bool close() override { return mRows.close(); }

      protected:
        bool fetchFeature( QgsFeature &feature ) override
        {
          while ( mRows.nextFeature( feature ) )
            if ( feature.id() != mHeader )
            {
              feature.setFields( mFields );
              return true;
            }
          return false;
        }

      private:
        QgsFeatureIterator mRows;
        QgsFields mFields;
        QgsFeatureId mHeader;
    };
  }

  HeadedSource::HeadedSource( std::unique_ptr<QgsProcessingFeatureSource> source, const QgsFeature &header )
      : mSource( std::move( source ) ),
        mFields( namedBy( mSource->fields(), header ) ),
        mHeader( header.id() )
  {
  }

  QgsFeatureIterator HeadedSource::getFeatures( const QgsFeatureRequest &request ) const
  {
    return QgsFeatureIterator( new BelowTheHeader( mSource->getFeatures( request ), mFields, mHeader ) );
  }

  long long HeadedSource::featureCount() const
  {
    const long long all = mSource->featureCount();
    return all > 0 ? all - 1 : all;
  }

  Qgis::FeatureAvailability HeadedSource::hasFeatures() const
  {
    QgsFeature row;
    return getFeatures().nextFeature( row ) ? Qgis::FeatureAvailability::FeaturesAvailable
                                            : Qgis::FeatureAvailability::NoFeaturesAvailable;
  }

  QgsExpressionContextScope *HeadedSource::createExpressionContextScope() const
  {
    return mSource->createExpressionContextScope();
  }

  std::unique_ptr<QgsProcessingFeatureSource>
  headedByItsFirstRow( std::unique_ptr<QgsProcessingFeatureSource> source, const QString &name,
                       QgsProcessingContext &context )
  {
    if ( source->wkbType() != Qgis::WkbType::NoGeometry || !mostAreUnnamed( source->fields() ) )
      return source;
    const QgsFeature first = firstRow( *source );
    if ( !isHeader( first ) )
      return source;
    if ( context.feedback() )
      context.feedback()->pushWarning(
          Doorstep::tr( "%1: its first row names the columns and is taken as the header." ).arg( name ) );
    auto headed = std::make_unique<QgsProcessingFeatureSource>(
        new HeadedSource( std::move( source ), first ), context, true );
    headed->setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::NoCheck );
    return headed;
  }
}
