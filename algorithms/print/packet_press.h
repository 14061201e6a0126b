// SPDX-License-Identifier: GPL-2.0-or-later
// The packets and papers of one run, in letters that can be drawn, with the district's own pages around the
// leader's.
//   PacketPress press( event, options, std::move( papers ) );
//   press.pageCount( packet ); PdfWriter pages = press.packet( packet );
#pragma once
#include "packet/packet_plan.h"
#include "print/device_files.h"
#include "print/home_lines.h"
#include "print/letters.h"
#include "print/packet_maker.h"
#include "sheet/district_pages.h"

namespace doorstep
{
  // What pages are made from beside the event.
  struct PacketPapers
  {
      std::optional<Households> homes; // the leader's
      std::string key;                 // for digests of what these packets say
      DistrictPages district;
      std::map<QString, std::vector<TeamLine>> desks; // by staging place
      bool door = false;                              // also a page what to say at a door, and slips to leave
      PdfWriter doorPage, slips; // the district's own instead of Doorstep's; no page: none
  };

  class PacketPress
  {
    public:
      // The event outlives this.
      PacketPress( const PrintEvent &event, const PageOptions &options, PacketPapers papers );
      PacketPress( const PacketPress & ) = delete;
      PacketPress &operator=( const PacketPress & ) = delete;

      int pageCount( const PlannedPacket &packet );
      // Between the district's own pages, which say what they belong to.
      PdfWriter packet( const PlannedPacket &packet );
      // Codes and route, to lie beside the packet.
      std::vector<DeviceFile> deviceFiles( const PlannedPacket &packet ) const;
      // The papers of each desk, by file name.
      std::vector<std::pair<std::string, PdfWriter>> deskPapers();
      // What all teams take to any door, by file name.
      std::vector<std::pair<std::string, PdfWriter>> doorPapers();

      // Letters, event and options as they are drawn.
      const DrawableLetters &letters() const { return mLetters; }
      const PrintEvent &event() const { return mLettered ? *mLettered : mEvent; }
      const PageOptions &options() const { return mOptions; }
      PacketMaker &maker() { return mMaker; }

    private:
      PacketOrder orderOf( const PlannedPacket &packet ) const;

      const PrintEvent &mEvent;
      DrawableLetters mLetters;
      PageOptions mOptions;
      PacketPapers mPapers;
      std::optional<PrintEvent> mLettered;
      PacketMaker mMaker;
  };
}
