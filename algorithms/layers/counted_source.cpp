// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/counted_source.h"

#include "base/error.h"

#include <qgsexpressioncontext.h>
#include <qgsfeatureiterator.h>

namespace doorstep
{
  namespace
  {
    class CountingIterator final : public QgsAbstractFeatureIterator
    {
      public:
        CountingIterator( QgsFeatureIterator rows, long long count, std::string name )
            : QgsAbstractFeatureIterator( QgsFeatureRequest() ),
              mRows( std::move( rows ) ),
              mCount( count ),
              mName( std::move( name ) )
        {
        }
        ~CountingIterator() override { mRows.close(); }
        bool rewind() override
        {
          mRead = 0;
          return mRows.rewind();
        }
        bool close() override { return mRows.close(); }

      protected:
        bool fetchFeature( QgsFeature &feature ) override
        {
          if ( mRows.nextFeature( feature ) )
          {
            ++mRead;
            return true;
          }
          if ( mRead < mCount )
            throw InputError(
                mName + ": " + std::to_string( mRead ) + " of " + std::to_string( mCount ) +
                " rows could be read, so nothing was made: the file is damaged; take it from a "
                "backup, or save what is left of it under a new name and see what is missing." );
          return false;
        }

      private:
        QgsFeatureIterator mRows;
        long long mCount, mRead = 0;
        std::string mName;
    };

    bool asksForAll( const QgsFeatureRequest &request )
    {
      return request.filterType() == Qgis::FeatureRequestFilterType::NoFilter &&
             request.spatialFilterType() == Qgis::SpatialFilterType::NoFilter && request.limit() < 0;
    }
  }

  CountedSource::CountedSource( std::unique_ptr<QgsProcessingFeatureSource> source, std::string name )
      : mSource( std::move( source ) ), mName( std::move( name ) )
  {
  }

  QgsFeatureIterator CountedSource::getFeatures( const QgsFeatureRequest &request ) const
  {
    QgsFeatureIterator rows = mSource->getFeatures( request );
    const long long count = asksForAll( request ) ? mSource->featureCount() : -1; // -1: not known
    return count <= 0 ? rows : QgsFeatureIterator( new CountingIterator( std::move( rows ), count, mName ) );
  }

  QgsExpressionContextScope *CountedSource::createExpressionContextScope() const
  {
    return mSource->createExpressionContextScope();
  }
}
