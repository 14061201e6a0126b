#include "layers/layer_style.h"

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
        explicit StylePostProcessor( const QString &style ) : mStyle( style ) {}
        void postProcessLayer( QgsMapLayer *layer, QgsProcessingContext &, QgsProcessingFeedback * ) override
        {
          wearStyle( layer, mStyle );
          layer->triggerRepaint();
        }

      private:
        QString mStyle;
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
                        const QString &layerName )
  {
    if ( !layerName.isEmpty() )
    {
      details.name = layerName;
      details.forceName = true;
    }
    if ( !style.isEmpty() )
      details.setPostProcessor( new StylePostProcessor( style ) );
  }
}
