// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/layer_style.h"

#include <qgslayermetadata.h>
#include <qgsmaplayer.h>
#include <qgsprocessingfeedback.h>

#include <QFile>

namespace doorstep
{
  namespace
  {
    class StylePostProcessor final : public QgsProcessingLayerPostProcessorInterface
    {
      public:
        StylePostProcessor( const QString &style, const QString &mark ) : mStyle( style ), mMark( mark ) {}
        void postProcessLayer( QgsMapLayer *layer, QgsProcessingContext &, QgsProcessingFeedback * ) override
        {
          wearStyle( layer, mStyle );
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
