// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of one run of teammaps on their way to their files: a PDF a packet, and one of all of them.
#pragma once
#include "packet/packet_folder.h"
#include "privacy/file_set.h"
#include "processing/teammaps_options.h"
#include "sheet/pdf_file.h"

namespace doorstep
{
  class PacketSheaf
  {
    public:
      PacketSheaf( const TeamMapsOptions &options, FileSet &files, PacketFolder &folder )
          : mOptions( options ), mFiles( files ), mFolder( folder )
      {
      }

      // Without a name the packet is in the PDF of all alone.
      void addPacket( const std::string &name, const PdfWriter &packet, const PlannedPacket &planned );
      // Beside that packet, for the leader's device.
      void addDeviceFile( const std::string &packet, std::string_view ending, std::string_view bytes );
      // Papers that are no packet.
      void addPaper( const std::string &name, const PdfWriter &pdf ) { inFolder( name, pdf, nullptr ); }
      // Writes the PDF of all: "all_team.pdf", or "changed_team.pdf" where only what changed was printed.
      // None where there is no packet.
      void finish();
      int pages() const { return mPages; }

    private:
      void inFolder( const std::string &name, const PdfWriter &pdf, const PlannedPacket *packet );
      void file( const std::filesystem::path &path, const PdfWriter &pdf );

      const TeamMapsOptions &mOptions;
      FileSet &mFiles;
      PacketFolder &mFolder;
      PdfWriter mAll;
      int mPages = 0;
  };
}
