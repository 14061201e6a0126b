// doorstep:wipe: removes an event's files and certifies it (privacy 16).
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class WipeAlgorithm final : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "wipe" ); }
      QString displayName() const override { return QObject::tr( "Wipe an event" ); }
      QString shortDescription() const override
      {
        return QObject::tr(
            "Destroys an event's files, the crosswalk's key first, and writes a certificate." );
      }
      QStringList tags() const override
      {
        return QObject::tr( "privacy,FERPA,destroy,delete,crosswalk,certificate" ).split( ',' );
      }
      QString group() const override { return QObject::tr( "Privacy" ); }
      QString groupId() const override { return QStringLiteral( "privacy" ); }
      WipeAlgorithm *createInstance() const override { return new WipeAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
