// doorstep:assignteams: zones and a roster in; zones with team, leader and what is missing out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class AssignTeamsAlgorithm final : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "assignteams" ); }
      QString displayName() const override { return QObject::tr( "Assign teams to zones" ); }
      QString shortDescription() const override
      {
        return QObject::tr(
            "Gives each zone the team that suits it best by language, vehicle and wish, and says "
            "what is missing." );
      }
      QStringList tags() const override
      {
        return QObject::tr( "teams,roster,assignment,language,vehicle,leader,zones" ).split( ',' );
      }
      QString group() const override { return QObject::tr( "Plan" ); }
      QString groupId() const override { return QStringLiteral( "plan" ); }
      AssignTeamsAlgorithm *createInstance() const override { return new AssignTeamsAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
