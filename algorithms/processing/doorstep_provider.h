// SPDX-License-Identifier: GPL-2.0-or-later
// The Processing provider "doorstep": the algorithms and the model of contract.md.
#pragma once
#include <qgsprocessingprovider.h>

namespace doorstep
{
  class DoorstepProvider : public QgsProcessingProvider
  {
      Q_OBJECT
    public:
      static const QString ID;

      QString id() const override { return ID; }
      QString name() const override { return QStringLiteral( "Doorstep" ); }
      QString longName() const override { return tr( "Doorstep: home visits for school districts" ); }
      QString versionInfo() const override { return QStringLiteral( DOORSTEP_VERSION ); }
      QString svgIconPath() const override { return QStringLiteral( ":/doorstep/metadata/icon.svg" ); }
      QIcon icon() const override { return QIcon( svgIconPath() ); }

    protected:
      void loadAlgorithms() override;
  };
}
