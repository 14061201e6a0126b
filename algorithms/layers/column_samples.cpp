// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/column_samples.h"

#include "columns/address_columns.h"
#include "columns/column_names.h"
#include "layers/cells.h"
#include "layers/own_words.h"

#include <qgsfeatureiterator.h>
#include <qgsfeaturesource.h>
#include <qgsprocessingfeedback.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr long long FIRST = 500, SPREAD = 1000; // rows

    void take( QgsFeatureIterator rows, std::vector<ColumnSample> &columns, long long every )
    {
      QgsFeature feature;
      for ( long long row = 0; rows.nextFeature( feature ); ++row )
        if ( row % every == 0 )
          for ( std::size_t c = 0; c < columns.size(); ++c )
            columns[c].values.push_back( cellText( feature, static_cast<int>( c ) ) );
    }
  }

  std::vector<ColumnSample> sampleColumns( const QgsFeatureSource &source )
  {
    std::vector<ColumnSample> columns;
    for ( const QgsField &field : source.fields() )
      columns.push_back( { field.name().toStdString(), {} } );
    if ( columns.empty() )
      return columns;
    const QgsFeatureRequest bare = QgsFeatureRequest().setFlags( Qgis::FeatureRequestFlag::NoGeometry );
    const long long count = source.featureCount();
    QgsFeatureRequest first = bare;
    take( source.getFeatures( first.setLimit( FIRST ) ), columns, 1 );
    if ( count <= FIRST )
      return columns;
    // by their ids, which run on in most formats, so that a million rows need not be read twice
    QgsFeatureIds ids;
    const long long step = std::max( 1LL, ( count - FIRST ) / SPREAD );
    for ( long long id = FIRST + 1; id <= count; id += step )
      ids.insert( id );
    const std::size_t before = columns.front().values.size();
    QgsFeatureRequest some = bare;
    take( source.getFeatures( some.setFilterFids( ids ) ), columns, 1 );
    if ( ( columns.front().values.size() - before ) * 2 < static_cast<std::size_t>( ids.size() ) )
      take( source.getFeatures( bare ), columns, step );
    return columns;
  }

  void tellColumns( const ColumnReading &reading, const char *layer, QgsProcessingFeedback *feedback )
  {
    for ( const ColumnLine &line : reading.said )
      feedback->pushInfo(
          QStringLiteral( "%1, %2" )
              .arg( QLatin1String( layer ), QString::fromStdString( lineText( line, ownTeller() ) ) ) );
    for ( const std::string &warning : reading.warnings )
      feedback->pushWarning( toldInOwnWords( warning ) );
  }

  UnreadColumns::UnreadColumns( std::vector<int> columns )
      : mColumns( std::move( columns ) ), mValues( mColumns.size() ), mCounts( mColumns.size(), 0 )
  {
  }

  void UnreadColumns::look( const QgsFeature &feature )
  {
    for ( std::size_t i = 0; i < mColumns.size(); ++i )
    {
      const QVariant value = feature.attribute( mColumns[i] );
      if ( value.isNull() )
        continue;
      const std::string text = value.toString().toStdString();
      if ( saysNothing( text ) )
        continue;
      ++mCounts[i];
      if ( mValues[i].size() < KEPT )
        mValues[i].push_back( text );
    }
  }

  void UnreadColumns::tell( std::span<const ColumnSample> columns, const char *layer, const char *parameter,
                            QgsProcessingFeedback *feedback ) const
  {
    for ( std::size_t i = 0; i < mColumns.size(); ++i )
    {
      const ValueKinds kinds = valueKinds( mValues[i] );
      const std::string &name = columns[static_cast<std::size_t>( mColumns[i] )].name;
      const std::vector<NameVote> votes = columnVotes( name );
      const bool direction = kinds.direction > 0.8 && voteFor( votes, "one_way" ) < 6;
      const bool type = kinds.type > 0.8 && kinds.state < 0.9;
      const bool unit = kinds.unit > 0.4 && voteFor( votes, "unit" ) >= 4;
      if ( direction || type || unit )
        feedback->pushWarning(
            Doorstep::tr( "%1: column %2 looks like %3 in %4 rows and was not used; if it is a part of the "
                          "address, name it in %5." )
                .arg( QLatin1String( layer ), QString::fromStdString( name ),
                      direction ? Doorstep::tr( "directions" )
                      : type    ? Doorstep::tr( "street types" )
                                : Doorstep::tr( "units" ) )
                .arg( mCounts[i] )
                .arg( QLatin1String( parameter ) ) );
    }
  }
}
