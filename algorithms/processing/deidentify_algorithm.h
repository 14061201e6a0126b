// doorstep:deidentify, wall 1: students in, visits and a sealed crosswalk out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class DeidentifyAlgorithm final : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "deidentify" ); }
      QString displayName() const override { return QObject::tr( "De-identify students into visits" ); }
      QString shortDescription() const override
      {
        return QObject::tr(
            "Turns a geocoded list into visits with random codes, and seals who they are apart." );
      }
      QStringList tags() const override
      {
        return QObject::tr( "privacy,FERPA,students,households,visits,crosswalk,codes" ).split( ',' );
      }
      QString group() const override { return QObject::tr( "Privacy" ); }
      QString groupId() const override { return QStringLiteral( "privacy" ); }
      DeidentifyAlgorithm *createInstance() const override { return new DeidentifyAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;
      bool checkParameterValues( const QVariantMap &parameters, QgsProcessingContext &context,
                                 QString *message = nullptr ) const override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
