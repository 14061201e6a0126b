#include "processing/planevent_model.h"

#include "processing/choice_parameter.h"
#include "processing/doorstep_algorithm.h"

#include <qgsprocessingmodelalgorithm.h>

#include <QDomDocument>
#include <QFile>
#include <QIcon>
#include <qgsxmlutils.h>

#include <memory>
#include <vector>

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
        QString shortHelpString() const override { return helpOf( name() ); }
        QgsProcessingAlgorithm *createInstance() const override { return loadPlanEvent(); }

        // A model's file has QGIS's own choices: these take numbers too.
        void takeChoicesByNumber()
        {
          std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> all;
          for ( const QgsProcessingParameterDefinition *definition : parameterDefinitions() )
            if ( const auto *choice = dynamic_cast<const QgsProcessingParameterEnum *>( definition ) )
            {
              all.push_back( std::make_unique<ChoiceParameter>( choice->name(), choice->description(),
                                                                choice->options(),
                                                                choice->defaultValue().toString() ) );
              all.back()->setHelp( choice->help() );
              all.back()->setFlags( choice->flags() );
            }
            else
              all.emplace_back( definition->clone() );
          for ( const auto &definition : all )
            removeParameter( definition->name() );
          for ( auto &definition : all )
            addParameter( definition.release(), false );
        }
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
    model->takeChoicesByNumber();
    return model.release();
  }
}
