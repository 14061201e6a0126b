// doorstep:debrief: what came of the visits, in counts that tell of no family; and, with the crosswalk, by
// student.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class DebriefAlgorithm final : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "debrief" ); }
      QString displayName() const override { return QObject::tr( "Debrief" ); }
      QString shortDescription() const override
      {
        return QObject::tr(
            "Counts the outcomes of the visits with small cells suppressed, ready to be shared." );
      }
      QStringList tags() const override
      {
        return QObject::tr( "privacy,FERPA,outcomes,counts,small cells,suppression,report" ).split( ',' );
      }
      QString group() const override { return QObject::tr( "Privacy" ); }
      QString groupId() const override { return QStringLiteral( "privacy" ); }
      DebriefAlgorithm *createInstance() const override { return new DebriefAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;
      bool checkParameterValues( const QVariantMap &parameters, QgsProcessingContext &context,
                                 QString *message = nullptr ) const override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
