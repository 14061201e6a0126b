// SPDX-License-Identifier: GPL-2.0-or-later
// The parameters of doorstep:teammaps, and what was chosen.
#pragma once
#include "print/page_options.h"

#include <qgsprocessingalgorithm.h>

#include <memory>
#include <vector>

namespace doorstep
{
  struct TeamMapsOptions
  {
      PageOptions page;
      QString purpose, crosswalk, passphrase, registerFile;
      QString front, behind;    // the district's own pages around each leader's packet
      QStringList leaderFields; // sealed columns that the leader's pages show; empty: all
      QString output, folder, project;
      bool duplex = true;          // in the PDF of all, each packet starts on a front
      bool door = false;           // also a page what to say, and slips to leave
      QString doorPage, doorSlips; // the district's own instead
      bool hasDoorPapers() const { return door || !doorPage.isEmpty() || !doorSlips.isEmpty(); }
      bool device = false;      // codes and route beside each leader's packet, as GPX and KML
      bool onlyChanges = false; // packets that say the same as those in the folder stay
  };

  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> teamMapsParameters();

  // Of PAPER, in the order of the enum, and the second of COLOUR.
  QStringList paperChoices();
  inline constexpr const char *BLACK_AND_WHITE = "black and white";

  // Of LANGUAGE: "en", "es", "en+es", and so on for each language that there are texts for.
  QStringList pageLanguageChoices();

  // Throws InputError: neither OUTPUT nor FOLDER, a START that is no time.
  TeamMapsOptions readTeamMapsOptions( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                       QgsProcessingContext &context );
}
