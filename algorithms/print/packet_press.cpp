// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/packet_press.h"

#include "packet/packet_names.h"
#include "print/page_furniture.h"

namespace doorstep
{
  PacketPress::PacketPress( const PrintEvent &event, const PageOptions &options, PacketPapers papers )
      : mEvent( event ),
        mLetters( textFontOf( options ), options.languages ),
        mOptions( drawable( options, mLetters ) ),
        mPapers( std::move( papers ) ),
        mLettered( drawable( event, mLetters ) ),
        mMaker( this->event(), mOptions )
  {
    if ( mPapers.homes )
      mPapers.homes = drawable( std::move( *mPapers.homes ), mLetters );
    for ( auto &[place, teams] : mPapers.desks )
      teams = drawable( std::move( teams ), mLetters );
  }

  PacketOrder PacketPress::orderOf( const PlannedPacket &packet ) const
  {
    PacketOrder order;
    order.zone = &event().zones[packet.zone.value()];
    if ( packet.copy > 0 )
      order.copy = mOptions.say( "page.copy" ) + ' ' + QString::number( packet.copy ) +
                   QStringLiteral( " · " ) + QString::fromStdString( packet.mark );
    order.draft = packet.draft;
    order.households = mPapers.homes ? &*mPapers.homes : nullptr;
    order.pagesBefore = mPapers.district.front.pageCount();
    order.pagesBehind = mPapers.district.behind.pageCount();
    return order;
  }

  int PacketPress::pageCount( const PlannedPacket &packet )
  {
    return mMaker.pageCount( orderOf( packet ) ) + mPapers.district.count();
  }

  PdfWriter PacketPress::packet( const PlannedPacket &packet )
  {
    const auto &[front, behind, digest] = mPapers.district;
    const PacketOrder order = orderOf( packet );
    const PdfWriter own = mMaker.packet( order );
    const int before = front.pageCount() + own.pageCount(), pages = before + behind.pageCount();
    PdfWriter all;
    all.addPages( front, [&]( int page ) { return mMaker.guestMark( order, page, pages ); } );
    all.addPages( own );
    all.addPages( behind, [&]( int page ) { return mMaker.guestMark( order, before + page, pages ); } );
    return all;
  }

  std::vector<DeviceFile> PacketPress::deviceFiles( const PlannedPacket &packet ) const
  {
    // Letters that no font of this machine has are another device's to draw.
    const PrintZone &zone = mEvent.zones[packet.zone.value()];
    return doorstep::deviceFiles( mEvent, zone, titleOf( zone.team, zone.zone, mOptions ) );
  }

  std::vector<std::pair<std::string, PdfWriter>> PacketPress::deskPapers()
  {
    std::vector<std::string> places;
    for ( const auto &[place, teams] : mPapers.desks )
      places.push_back( place.toStdString() );
    const std::vector<std::string> files = stagingFileNames( places );
    std::vector<std::pair<std::string, PdfWriter>> papers;
    for ( const auto &[place, teams] : mPapers.desks )
      papers.emplace_back( files[papers.size()],
                           mMaker.stagingPapers( mLetters.shown( place, "ROSTER" ), teams ) );
    return papers;
  }

  std::vector<std::pair<std::string, PdfWriter>> PacketPress::doorPapers()
  {
    std::vector<std::pair<std::string, PdfWriter>> papers;
    const auto add = [&]( const char *file, const PdfWriter &own, auto &&make )
    {
      PdfWriter pages;
      if ( own.pageCount() > 0 )
        pages.addPages( own );
      else if ( mPapers.door )
        pages = make();
      else
        return;
      papers.emplace_back( file, std::move( pages ) );
    };
    add( "at_the_door.pdf", mPapers.doorPage, [&] { return mMaker.doorPage(); } );
    add( "slips.pdf", mPapers.slips, [&] { return mMaker.slips(); } );
    return papers;
  }
}
