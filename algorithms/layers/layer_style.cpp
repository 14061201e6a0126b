// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/layer_style.h"

#include "layers/own_words.h"

#include <qgscategorizedsymbolrenderer.h>
#include <qgslayermetadata.h>
#include <qgsmaplayer.h>
#include <qgsprocessingfeedback.h>
#include <qgsrulebasedrenderer.h>
#include <qgsvectorlayer.h>

#include <QFile>

namespace doorstep
{
  namespace
  {
    // The labels of the style's classes, which are English in its file.
    void speakLabels( QgsVectorLayer &layer )
    {
      if ( auto *classes = dynamic_cast<QgsCategorizedSymbolRenderer *>( layer.renderer() ) )
        for ( int i = 0; i < classes->categories().size(); ++i )
          classes->updateCategoryLabel( i, inOwnWords( classes->categories().at( i ).label() ) );
      else if ( auto *rules = dynamic_cast<QgsRuleBasedRenderer *>( layer.renderer() ) )
        for ( QgsRuleBasedRenderer::Rule *rule : rules->rootRule()->descendants() )
          rule->setLabel( inOwnWords( rule->label() ) );
      emit layer.legendChanged();
    }

    class StylePostProcessor final : public QgsProcessingLayerPostProcessorInterface
    {
      public:
        StylePostProcessor( const QString &style, const QString &mark ) : mStyle( style ), mMark( mark ) {}
        void postProcessLayer( QgsMapLayer *layer, QgsProcessingContext &, QgsProcessingFeedback * ) override
        {
          wearStyle( layer, mStyle );
          if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer ); vector && !spoken().isEmpty() )
            speakLabels( *vector );
          if ( !mMark.isEmpty() )
          {
            QgsLayerMetadata metadata = layer->metadata();
            metadata.setAbstract( mMark );
            layer->setMetadata( metadata );
          }
          layer->triggerRepaint();
        }

      private:
        QString mStyle, mMark;
    };
  }

  void wearStyle( QgsMapLayer *layer, const QString &style )
  {
    const QString path = QStringLiteral( ":/doorstep/styles/%1.qml" ).arg( style );
    bool loaded = false;
    if ( layer && QFile::exists( path ) )
      layer->loadNamedStyle( path, loaded );
  }

  void wearStyleOnLoad( QgsProcessingContext::LayerDetails &details, const QString &style,
                        const QString &layerName, const QString &mark )
  {
    if ( !layerName.isEmpty() )
    {
      details.name = layerName;
      details.forceName = true;
    }
    if ( !style.isEmpty() || !mark.isEmpty() )
      details.setPostProcessor( new StylePostProcessor( style, mark ) );
  }
}
