// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/headed_source.h"

#include "qgis_environment.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsvectorlayer.h>

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  std::unique_ptr<QgsVectorLayer> table( const QStringList &columns, const QList<QStringList> &rows )
  {
    QString uri = QStringLiteral( "NoGeometry?" );
    for ( const QString &column : columns )
      uri += QStringLiteral( "field=%1:string&" ).arg( column );
    auto layer =
        std::make_unique<QgsVectorLayer>( uri, QStringLiteral( "table" ), QStringLiteral( "memory" ) );
    QgsFeatureList features;
    for ( const QStringList &row : rows )
    {
      QgsFeature feature( layer->fields() );
      for ( int c = 0; c < row.size(); ++c )
        feature.setAttribute( c, row.at( c ) );
      features << feature;
    }
    layer->dataProvider()->addFeatures( features );
    return layer;
  }

  struct Seen
  {
      QStringList columns, cells, told;
      long long count = 0;
  };

  Seen seen( QgsVectorLayer &layer )
  {
    QgsProcessingContext context;
    QgsProcessingFeedback feedback( false );
    context.setFeedback( &feedback );
    const auto source = headedByItsFirstRow( std::make_unique<QgsProcessingFeatureSource>( &layer, context ),
                                             QStringLiteral( "ROSTER" ), context );
    Seen all;
    all.columns = source->fields().names();
    all.count = source->featureCount();
    QgsFeatureIterator rows = source->getFeatures();
    QgsFeature row;
    while ( rows.nextFeature( row ) )
      all.cells << row.attribute( 0 ).toString() + '|' + row.attribute( all.columns.value( 1 ) ).toString();
    all.told = feedback.textLog().split( '\n', Qt::SkipEmptyParts );
    return all;
  }
}

// A roster of texts alone, as a spreadsheet gives it.
TEST( HeadedSource, takesTheFirstRowForTheHeader )
{
  const auto layer = table( { "Field1", "Field2" },
                            { { "team", "languages" }, { "Team 1", "en" }, { "Team 2", "en, es" } } );
  const Seen roster = seen( *layer );
  EXPECT_EQ( roster.columns, QStringList( { "team", "languages" } ) );
  EXPECT_EQ( roster.cells, QStringList( { "Team 1|en", "Team 2|en, es" } ) );
  EXPECT_EQ( roster.count, 2 );
  ASSERT_EQ( roster.told.size(), 1 );
  EXPECT_TRUE( roster.told.first().contains(
      QLatin1String( "ROSTER: its first row names the columns and is taken as the header." ) ) );
}

TEST( HeadedSource, leavesTablesThatHaveAHeaderOrWhoseFirstRowIsNone )
{
  const auto named = table( { "team", "languages" }, { { "Team 1", "en" } } );
  EXPECT_EQ( seen( *named ).cells, QStringList( { "Team 1|en" } ) );
  const auto numbers = table( { "Field1", "Field2" }, { { "12", "en" }, { "13", "es" } } );
  EXPECT_EQ( seen( *numbers ).cells, QStringList( { "12|en", "13|es" } ) );
  EXPECT_TRUE( seen( *numbers ).told.isEmpty() );
  const auto twice = table( { "Field1", "Field2" }, { { "en", "en" }, { "a", "b" } } );
  EXPECT_EQ( seen( *twice ).count, 2 );
  const auto empty = table( { "Field1", "Field2" }, {} );
  EXPECT_EQ( seen( *empty ).count, 0 );
}
