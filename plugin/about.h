// SPDX-License-Identifier: GPL-2.0-or-later
// What the plugin says of itself, to the plugin manager and in its own windows. No QGIS, so that the loader
// may.
#pragma once
#include <QString>

namespace doorstep
{
  inline const QString PLUGIN_NAME = QStringLiteral( "Doorstep" );
  inline const QString PLUGIN_DESCRIPTION =
      QStringLiteral( "Home visits for school districts: geocode offline, take the names off, plan zones and "
                      "print team maps" );
  inline const QString PLUGIN_CATEGORY = QStringLiteral( "Analysis" );
  inline const QString PLUGIN_VERSION = QStringLiteral( DOORSTEP_VERSION );
  inline const QString PLUGIN_ICON = QStringLiteral( ":/doorstep/metadata/icon.svg" );
  inline const QString EVENT_ICON = QStringLiteral( ":/doorstep/metadata/icon-event.svg" );
}
