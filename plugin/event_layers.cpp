// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_layers.h"

#include "layers/own_words.h"

#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingutils.h>
#include <qgsproject.h>
#include <qgssinglesymbolrenderer.h>
#include <qgssymbol.h>
#include <qgsvectorlayer.h>

#include <QColor>
#include <QDir>
#include <QFileInfo>

#include <memory>

namespace doorstep
{
  namespace
  {
    QgsLayerTreeGroup *groupOf( QgsProject &project, LayerGroup group )
    {
      QgsLayerTree *root = project.layerTreeRoot();
      if ( group == LayerGroup::Ground )
        return root;
      const bool names = group == LayerGroup::WithNames;
      // Found again in any language.
      const QString property = QStringLiteral( "doorstep/group" ),
                    value = names ? QStringLiteral( "with" ) : QStringLiteral( "without" );
      for ( QgsLayerTreeNode *node : root->children() )
        if ( QgsLayerTree::isGroup( node ) && node->customProperty( property ).toString() == value )
          return QgsLayerTree::toGroup( node );
      QgsLayerTreeGroup *made =
          root->insertGroup( 0, names ? Doorstep::tr( "With names" ) : Doorstep::tr( "Without names" ) );
      made->setCustomProperty( property, value );
      return made;
    }

    void addTo( QgsProject &project, QgsMapLayer *layer, LayerGroup group )
    {
      if ( project.mapLayers().isEmpty() && layer->crs().isValid() )
        project.setCrs( layer->crs() );
      project.addMapLayer( layer, false );
      QgsLayerTreeGroup *to = groupOf( project, group );
      if ( group == LayerGroup::Ground )
        to->addLayer( layer );
      else
        to->insertLayer( 0, layer );
    }

    QString fileOf( const QString &source )
    {
      return source.section( '|', 0, 0 );
    }

    LayerGroup groupFor( const QgsMapLayer &layer )
    {
      const auto *vector = qobject_cast<const QgsVectorLayer *>( &layer );
      const auto has = [vector]( const char *column )
      { return vector->fields().lookupField( QLatin1String( column ) ) >= 0; };
      // What is not known to be codes and zones is taken for names.
      return vector && ( has( "visit" ) || has( "zone" ) ) ? LayerGroup::WithoutNames : LayerGroup::WithNames;
    }
  }

  void loadResults( QgsProcessingContext &context, QgsProcessingFeedback *feedback, QgsProject &project )
  {
    const QMap<QString, QgsProcessingContext::LayerDetails> results = context.layersToLoadOnCompletion();
    for ( auto result = results.begin(); result != results.end(); ++result )
    {
      removeFile( fileOf( result.key() ), project );
      QgsMapLayer *found = QgsProcessingUtils::mapLayerFromString( result.key(), context, true );
      const std::unique_ptr<QgsMapLayer> layer( found ? context.takeResultLayer( found->id() ) : nullptr );
      if ( !layer )
        continue;
      QgsMapLayer *added = layer->clone();
      if ( !result->name.isEmpty() )
        added->setName( result->name );
      addTo( project, added, groupFor( *added ) );
      if ( QgsProcessingLayerPostProcessorInterface *style = result->postProcessor() )
        style->postProcessLayer( added, context, feedback );
    }
  }

  void wearColor( QgsVectorLayer &layer, const char *color )
  {
    if ( const auto *renderer = dynamic_cast<QgsSingleSymbolRenderer *>( layer.renderer() ) )
      renderer->symbol()->setColor( QColor( QLatin1String( color ) ) );
    emit layer.legendChanged(); // the list of layers has drawn the former color already
  }

  void hideFile( const QString &source, QgsProject &project )
  {
    for ( const QgsMapLayer *layer : project.mapLayers() )
      if ( layer->source() == source || fileOf( layer->source() ) == source )
        if ( QgsLayerTreeLayer *node = project.layerTreeRoot()->findLayer( layer->id() ) )
          node->setItemVisibilityChecked( false );
  }

  void removeFile( const QString &file, QgsProject &project )
  {
    QStringList former;
    for ( const QgsMapLayer *layer : project.mapLayers() )
      if ( fileOf( layer->source() ) == file )
        former << layer->id();
    project.removeMapLayers( former );
  }

  void removeFolder( const QString &folder, const QStringList &butIds, QgsProject &project )
  {
    QStringList gone;
    for ( const QgsMapLayer *layer : project.mapLayers() )
      if ( !butIds.contains( layer->id() ) &&
           QFileInfo( fileOf( layer->source() ) ).absolutePath() == QDir( folder ).absolutePath() )
        gone << layer->id();
    project.removeMapLayers( gone );
  }

  QgsVectorLayer *addFile( const QString &source, const QString &name, LayerGroup group, QgsProject &project )
  {
    auto layer = std::make_unique<QgsVectorLayer>( source, name, QStringLiteral( "ogr" ) );
    if ( !layer->isValid() )
      return nullptr;
    QgsVectorLayer *added = layer.release();
    addTo( project, added, group );
    return added;
  }
}
