// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/packet_papers.h"

#include "base/error.h"
#include "privacy/digest.h"
#include "processing/privacy_passphrase.h"

namespace doorstep
{
  namespace
  {
    Crosswalk openCrosswalkOf( const TeamMapsOptions &options, const PrintEvent &event )
    {
      if ( options.crosswalk.isEmpty() || options.passphrase.isEmpty() )
        throw InputError( "The leader's packet needs CROSSWALK and PASSPHRASE." );
      Crosswalk crosswalk =
          openCrosswalk( options.crosswalk.toStdString(), resolvePassphrase( options.passphrase ) );
      std::vector<std::string> visits;
      for ( const PrintZone &zone : event.zones )
        for ( const PrintStop &stop : zone.stops )
          visits.push_back( stop.visit.toStdString() );
      requireSameEvent( crosswalk, visits );
      return crosswalk;
    }
  }

  PacketPapers readPacketPapers( const TeamMapsOptions &options, const PrintEvent &event,
                                 const Roster *roster )
  {
    PacketPapers papers;
    papers.door = options.door;
    papers.doorPage = readOwnPages( options.doorPage.toStdString(), "DOOR_PAGE" );
    papers.slips = readOwnPages( options.doorSlips.toStdString(), "DOOR_SLIPS" );
    if ( roster && options.page.role == Role::Team )
      papers.desks = stagingLines( event, *roster );
    if ( options.page.role != Role::Leader )
      return papers;
    Crosswalk crosswalk = openCrosswalkOf( options, event );
    papers.homes = homeLines( crosswalk, options.leaderFields );
    // The event's name stands in the crosswalk alone; what is kept of it here is one way.
    papers.key = hmacSha256( "packets", crosswalk.event );
    forget( crosswalk );
    papers.district = readDistrictPages( options.front.toStdString(), options.behind.toStdString() );
    papers.key += papers.district.digest;
    return papers;
  }
}
