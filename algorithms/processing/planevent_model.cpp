#include "processing/planevent_model.h"

#include <qgsprocessingmodelalgorithm.h>

#include <QDomDocument>
#include <QFile>
#include <QIcon>
#include <qgsxmlutils.h>

namespace doorstep
{
  namespace
  {
    class PlanEventModel final : public QgsProcessingModelAlgorithm
    {
      public:
        PlanEventModel() : QgsProcessingModelAlgorithm( QStringLiteral( "planevent" ), QString() ) {}
        QString name() const override { return QStringLiteral( "planevent" ); }
        QString displayName() const override { return QObject::tr( "Plan an event" ); }
        QString shortDescription() const override
        {
          return QObject::tr( "The whole road: from a list of students to printed team maps without names." );
        }
        QStringList tags() const override
        {
          return QObject::tr( "home visits,model,geocode,zones,maps,students" ).split( ',' );
        }
        QString svgIconPath() const override { return QStringLiteral( ":/doorstep/metadata/icon.svg" ); }
        QIcon icon() const override { return QIcon( svgIconPath() ); }
        QString shortHelpString() const override
        {
          QFile file( QStringLiteral( ":/doorstep/metadata/help/planevent.html" ) );
          return file.open( QIODevice::ReadOnly ) ? QString::fromUtf8( file.readAll() ) : QString();
        }
        QgsProcessingAlgorithm *createInstance() const override { return loadPlanEvent(); }
    };
  }

  QgsProcessingAlgorithm *loadPlanEvent()
  {
    QFile file( QStringLiteral( ":/doorstep/metadata/models/planevent.model3" ) );
    QDomDocument document;
    if ( !file.open( QIODevice::ReadOnly ) || !document.setContent( file.readAll() ) )
      return nullptr;
    auto model = std::make_unique<PlanEventModel>();
    if ( !model->loadVariant( QgsXmlUtils::readVariant( document.firstChildElement() ) ) )
      return nullptr;
    return model.release();
  }
}
