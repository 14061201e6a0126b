// SPDX-License-Identifier: GPL-2.0-or-later
// Words of the adapters and the plugin, in a context of Doorstep's own and never in QGIS's, whose catalogue
// means other things by the same words. What they are in another language is a table,
// metadata/languages/desktop.
//   speak( QgsApplication::locale() ); // before the first text is asked for
//   addOutput( … Doorstep::tr( "Routes" ) );
#pragma once
#include "base/teller.h"

#include <QCoreApplication>

#include <string_view>

namespace doorstep
{
  class Doorstep
  {
      Q_DECLARE_TR_FUNCTIONS( doorstep::Doorstep )
  };

  // All that Doorstep says from now on is in the locale's language ("es_MX") where there is a table of it,
  // else in English. From the application's own thread alone.
  void speak( const QString &locale );
  // The language's code; empty: English.
  QString spoken();

  // A text of a file, such as a model's parameter.
  QString inOwnWords( const QString &text );

  // A sentence of the core, which is in English: metadata/languages/core. From any thread.
  QString toldInOwnWords( std::string_view sentence );
  // Who tells so what the core writes itself: a page, a line of several parts.
  Teller ownTeller();
}
