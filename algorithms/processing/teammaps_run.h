// SPDX-License-Identifier: GPL-2.0-or-later
// One run of teammaps: packets are planned, compared with those that are in the folder, entered in the
// register and printed; all of it appears, or nothing and the entries are void.
//   TeamMapsRun run( options, event, roster, true, feedback ); // all that can be wrong is found here
//   if ( !run.isUpToDate() ) run.print( openLedger, progress );
#pragma once
#include "packet/packet_folder.h"
#include "print/packet_press.h"
#include "privacy/new_folder.h"
#include "privacy/release_ledger.h"
#include "processing/teammaps_options.h"

#include <qgsprocessingfeedback.h>

#include <functional>

namespace doorstep
{
  class PacketSheaf;

  class TeamMapsRun
  {
    public:
      // These outlive it. roster: null for none. isWhole: whether the event has all zones of its plan.
      // Throws InputError.
      TeamMapsRun( const TeamMapsOptions &options, const PrintEvent &event, const Roster *roster,
                   bool isWhole, QgsProcessingFeedback *feedback );

      // Only what changed is to be printed, and nothing did.
      bool isUpToDate() const;
      // openLedger: of the event's releases, for the public page.
      using OpenLedger = std::function<std::optional<ReleaseLedger>( FileSet & )>;
      void print( const OpenLedger &openLedger, const Progress &progress );
      QVariantMap results() const;

    private:
      void makeFolders();
      void compare( const PacketPapers &papers );
      PdfWriter overview( const OpenLedger &openLedger );
      void printPackets( PacketSheaf &sheaf, const PdfWriter &overview, const Progress &progress );
      void keep();

      const TeamMapsOptions &mOptions;
      const PrintEvent &mEvent;
      QgsProcessingFeedback *mFeedback;
      const std::vector<PacketZone> mZones;
      std::vector<PlannedPacket> mPlanned;
      Register mBook;
      std::vector<RegisterEntry> mEntries; // as the register was, where only what changed is printed
      NewFolder mFolder, mOutputFolder, mProjectFolder;
      FileSet mFiles;
      PacketFolder mPackets;
      std::optional<PacketPress> mPress;
      std::size_t mUnchanged = 0;
      int mPages = 0;
  };
}
