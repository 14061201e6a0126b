// SPDX-License-Identifier: GPL-2.0-or-later
// With what a new event begins: the district's own, kept in the user's profile (Settings › Options ›
// Doorstep).
#pragma once
#include <QString>

namespace doorstep
{
  struct EventDefaults
  {
      double teamMinutes = 240, doorMinutes = 15;
      // As PAPER, LANGUAGE and COLOUR of teammaps take them.
      QString paper = QStringLiteral( "Letter" ), language = QStringLiteral( "en" ),
              color = QStringLiteral( "colour" );
      QString templates; // a folder; empty: Doorstep's own pages

      static EventDefaults kept();
      void keep() const;
  };
}
