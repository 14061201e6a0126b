// SPDX-License-Identifier: GPL-2.0-or-later
// Words of the adapters and the plugin that are in no class with translations of its own: in a context of
// Doorstep's, never in QGIS's, whose translations mean other things by the same words.
//   addOutput( … Doorstep::tr( "Routes" ) );
#pragma once
#include <QCoreApplication>

namespace doorstep
{
  class Doorstep
  {
      Q_DECLARE_TR_FUNCTIONS( doorstep::Doorstep )
  };
}
