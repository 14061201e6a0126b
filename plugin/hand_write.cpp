// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_write.h"

#include "base/index.h"
#include "hand/hand_rows.h"
#include "layers/own_words.h"
#include "processing/editplan_algorithm.h"

#include <qgsfeatureiterator.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>
#include <qgsproject.h>
#include <qgsproviderregistry.h>

#include <QFileInfo>
#include <QRegularExpression>

#include <array>
#include <memory>

namespace doorstep
{
  namespace
  {
    struct Written
    {
        const char *output;
        QgsVectorLayer *layer; // null: the project has none
        QString place;         // empty: in memory
    };

    std::unique_ptr<QgsVectorLayer> editsOf( const PlanQuestion &question, const std::vector<HandRow> &rows )
    {
      auto table = std::make_unique<QgsVectorLayer>(
          QStringLiteral(
              "None?field=visit:string&field=zone:integer&field=stop:integer&field=staging:string" ),
          QStringLiteral( "edits" ), QStringLiteral( "memory" ) );
      QgsFeatureList features;
      for ( const HandRow &row : rows )
      {
        QgsFeature feature( table->fields() );
        feature.setAttribute( 0, QString::fromStdString( question.visits[indexOf( row.visit )].code ) );
        feature.setAttribute( 1, row.zone );
        if ( row.stop > 0 )
          feature.setAttribute( 2, row.stop );
        if ( row.staging >= 0 )
          feature.setAttribute( 3, QString::fromStdString( question.stagings[indexOf( row.staging )].name ) );
        features << feature;
      }
      table->dataProvider()->addFeatures( features );
      return table;
    }

    // The file of a layer; empty where it is in memory, or is no file.
    QString fileOf( const QgsVectorLayer *layer )
    {
      if ( !layer || layer->providerType() != QLatin1String( "ogr" ) )
        return {};
      return QgsProviderRegistry::instance()
          ->decodeUri( layer->providerType(), layer->source() )
          .value( QStringLiteral( "path" ) )
          .toString();
    }

    // visits.gpkg becomes visits-2.gpkg, or the next number for which none of the files is there.
    void choosePlaces( std::array<Written, 4> &layers )
    {
      static const QRegularExpression numbered( QStringLiteral( "-[0-9]+$" ) );
      for ( int number = 2;; ++number )
      {
        bool isFree = true;
        for ( Written &layer : layers )
        {
          const QFileInfo file( fileOf( layer.layer ) );
          if ( !layer.layer || file.filePath().isEmpty() )
            continue;
          layer.place = QStringLiteral( "%1/%2-%3.gpkg" )
                            .arg( file.absolutePath(), file.completeBaseName().remove( numbered ) )
                            .arg( number );
          isFree = isFree && !QFileInfo::exists( layer.place );
        }
        if ( isFree )
          return;
      }
    }

    // The rows of a layer in memory, all at once.
    bool replaceRows( QgsVectorLayer &layer, const QgsVectorLayer &rows )
    {
      QgsFeatureList features;
      QgsFeatureIterator iterator = rows.getFeatures();
      for ( QgsFeature from; iterator.nextFeature( from ); )
      {
        QgsFeature to( layer.fields() );
        for ( int i = 0; i < layer.fields().size(); ++i )
          if ( const int column = rows.fields().lookupField( layer.fields().at( i ).name() ); column >= 0 )
            to.setAttribute( i, from.attribute( column ) );
        to.setGeometry( from.geometry() );
        features << to;
      }
      const bool good = layer.dataProvider()->truncate() && layer.dataProvider()->addFeatures( features );
      layer.reload();
      layer.triggerRepaint();
      return good;
    }

    bool show( const Written &written, const QVariant &result, QgsProcessingContext &context )
    {
      if ( !written.layer )
        return true;
      if ( written.place.isEmpty() )
      {
        const auto *made = qobject_cast<QgsVectorLayer *>(
            QgsProcessingUtils::mapLayerFromString( result.toString(), context ) );
        return made && replaceRows( *written.layer, *made );
      }
      written.layer->setDataSource( result.toString(), written.layer->name(), QStringLiteral( "ogr" ),
                                    QgsDataProvider::ProviderOptions() );
      written.layer->triggerRepaint();
      return written.layer->isValid();
    }
  }

  QString writeByHand( const HandInput &input, const PlanQuestion &question,
                       const std::map<std::int32_t, HandZone> &before,
                       const std::map<std::int32_t, HandZone> &after, const Progress &progress )
  {
    std::array<Written, 4> layers{
        Written{ "OUTPUT_VISITS", input.visits, {} }, Written{ "OUTPUT_ZONES", input.zones, {} },
        Written{ "OUTPUT_ROUTES", input.routes, {} }, Written{ "OUTPUT_DIRECTIONS", input.directions, {} } };
    for ( const Written &layer : layers )
      if ( layer.layer && layer.layer->isEditable() )
        return Doorstep::tr( "The layer %1 is being edited: save its edits or give them up first." )
            .arg( layer.layer->name() );
    for ( const Written &layer : layers )
      if ( layer.layer && layer.layer->providerType() != QLatin1String( "memory" ) &&
           fileOf( layer.layer ).isEmpty() )
        return Doorstep::tr( "The layer %1 is no file: save it as a GeoPackage first." )
            .arg( layer.layer->name() );
    choosePlaces( layers );
    const std::unique_ptr<QgsVectorLayer> edits = editsOf( question, rowsBetween( before, after ) );
    const auto given = []( QgsVectorLayer *layer )
    { return layer ? QVariant::fromValue( static_cast<QgsMapLayer *>( layer ) ) : QVariant(); };
    QVariantMap parameters{
        { "VISITS", given( input.visits ) },     { "ZONES", given( input.zones ) },
        { "ROUTES", given( input.routes ) },     { "DIRECTIONS", given( input.directions ) },
        { "STAGING", given( input.staging ) },   { "STREETS", given( input.streets ) },
        { "HOUSES", given( input.houses ) },     { "ROSTER", given( input.roster ) },
        { "EDITS", given( edits.get() ) },       { "TEAM_MINUTES", question.teamMinutes },
        { "MAX_VISITS", question.visitsAtMost }, { "RETURN", question.returns } };
    for ( const Written &layer : layers )
      if ( layer.layer )
        parameters.insert( QLatin1String( layer.output ),
                           layer.place.isEmpty() ? QStringLiteral( "memory:" ) : layer.place );
    QgsProcessingContext context;
    context.setProject( QgsProject::instance() );
    QgsProcessingFeedback feedback( false );
    QObject::connect( &feedback, &QgsFeedback::progressChanged, &feedback,
                      [&]( double percent )
                      {
                        if ( progress && !progress( percent / 100 ) )
                          feedback.cancel();
                      } );
    bool good = false;
    const std::unique_ptr<QgsProcessingAlgorithm> algorithm( EditPlanAlgorithm().create() );
    QVariantMap results;
    QString failed;
    try
    {
      results = algorithm->run( parameters, context, &feedback, &good, {}, false );
    }
    catch ( const QgsException &e )
    {
      failed = e.what();
    }
    if ( !good )
      return failed.isEmpty() ? Doorstep::tr( "The plan was not written: %1" ).arg( feedback.textLog() )
                              : failed;
    for ( const Written &layer : layers )
      if ( !show( layer, results.value( QLatin1String( layer.output ) ), context ) )
        return Doorstep::tr( "The plan was written beside the old one, and the layer %1 cannot show it." )
            .arg( layer.layer->name() );
    return {};
  }
}
