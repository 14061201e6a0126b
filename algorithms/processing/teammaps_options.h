// SPDX-License-Identifier: GPL-2.0-or-later
// The parameters of doorstep:teammaps, and what was chosen.
#pragma once
#include "print/page_options.h"
#include "sheet/pdf_file.h"

#include <qgsprocessingalgorithm.h>

#include <memory>
#include <vector>

namespace doorstep
{
  struct PrintEvent;
  struct PrintZone;

  struct TeamMapsOptions
  {
      PageOptions page;
      QString purpose, crosswalk, passphrase, registerFile;
      QString front, behind;    // the district's own pages around each leader's packet
      QStringList leaderFields; // sealed columns that the leader's pages show; empty: all
      QString output, folder, project;
      bool duplex = true;       // in the PDF of all, each packet starts on a front
      bool onlyChanges = false; // packets that say the same as those in the folder stay
  };

  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> teamMapsParameters();

  // Of LANGUAGE: "en", "es", "en+es", and so on for each language that there are texts for.
  QStringList pageLanguageChoices();

  // Throws InputError: neither OUTPUT nor FOLDER, a START that is no time.
  TeamMapsOptions readTeamMapsOptions( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                       QgsProcessingContext &context );

  // "zone_07_team_B2.pdf": nothing but what the page's title says.
  QString packetFileName( const PrintZone &zone, Role role, const QString &copy );
  // taken: the names before it; two places may differ in letters that no file name has.
  QString stagingFileName( const QString &staging, QStringList &taken );
  QString roleName( Role role );

  // The district's own pages before and behind each leader's packet; none where no file was given. Throws
  // InputError where a file cannot be read.
  struct DistrictPages
  {
      PdfWriter front, behind;
      QByteArray digest; // of both files; empty where there are none
      int count() const { return front.pageCount() + behind.pageCount(); }
  };
  DistrictPages readDistrictPages( const TeamMapsOptions &options );
}
