// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_warnings.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "print/overview.h"
#include "print/stop_texts.h"
#include "privacy/small_cells.h"
#include "words/time_text.h"

#include <QFileInfo>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Zones whose team is at its last door, or on its way back, later than RETURN_BY; none where START or
    // RETURN_BY is no time of day.
    std::vector<int> lateZones( const PrintEvent &event, const PageOptions &options )
    {
      std::vector<int> late;
      for ( const PrintZone &zone : event.zones )
      {
        const PageOptions own = optionsOfZone( options, zone );
        const std::optional<double> back = readTimeOfDay( own.returnBy.toStdString() );
        if ( !back || !own.start.isValid() )
          continue;
        double minutes = *back - own.start.msecsSinceStartOfDay() / 60000.0;
        // 12:30 written as 0:30, or 1:00 for 13:00: half a day later.
        if ( minutes <= 0 )
          minutes += 12 * 60;
        double end = zone.minutes;
        for ( const PrintStop &stop : zone.stops )
          end = std::max( end, stop.arrive + stop.minutes );
        if ( end > minutes + 0.5 )
          late.push_back( zone.zone );
      }
      return late;
    }
  }

  void warnOfOptions( const PrintEvent &event, const PageOptions &options, QgsProcessingFeedback *feedback )
  {
    if ( const Language *language = options.languages.unreviewed() )
      feedback->pushWarning(
          Doorstep::tr( "The texts in %1 have not been read by somebody who speaks it: have a "
                        "page read before you print for teams." )
              .arg( QString::fromStdString( language->name ) ) );
    const bool hasShifts = std::any_of( event.zones.begin(), event.zones.end(),
                                        []( const PrintZone &zone ) { return !zone.shift.isEmpty(); } );
    if ( hasShifts && options.role != Role::Public &&
         ( !options.date.isEmpty() || options.start.isValid() || !options.returnBy.isEmpty() ) )
      feedback->pushInfo( Doorstep::tr(
          "DATE, START and RETURN_BY are not on pages of zones: the zones' shifts say them." ) );
    QStringList late;
    for ( const int number : lateZones( event, options ) )
      late << QString::number( number );
    if ( !late.isEmpty() )
      feedback->pushWarning(
          Doorstep::tr(
              "RETURN_BY is before the team of these zones is back: %1. Choose a later time, an earlier "
              "START, or plan with fewer TEAM_MINUTES." )
              .arg( late.join( QStringLiteral( ", " ) ) ) );
    if ( !options.draft && options.role != Role::Public &&
         ( options.district.isEmpty() || options.contact.isEmpty() || options.returnTo.isEmpty() ) )
      feedback->pushWarning(
          Doorstep::tr( "The pages do not say whose they are, whom to call or where to return them: fill in "
                        "DISTRICT, CONTACT and RETURN_TO." ) );
  }

  void tellWithheld( std::span<const WithheldPacket> packets, QgsProcessingFeedback *feedback )
  {
    for ( const WithheldPacket &packet : packets )
      if ( !packet.hasLeader )
        feedback->pushWarning(
            Doorstep::tr( "Zone %1: no packet, because no leader is assigned." ).arg( packet.zone ) );
      else if ( packet.team )
        feedback->pushWarning( Doorstep::tr( "Zone %1: no packet, because its team (ROSTER, row %2) %3." )
                                   .arg( packet.zone )
                                   .arg( packet.team->row )
                                   .arg( toldInOwnWords( inWords( packet.team->hindrance ) ) ) );
      else
        feedback->pushWarning(
            Doorstep::tr( "Zone %1: no packet, because its team is not in ROSTER." ).arg( packet.zone ) );
  }

  void warnOfOverview( const Overview &shown, QgsProcessingFeedback *feedback )
  {
    if ( shown.isJoined )
      feedback->pushWarning(
          Doorstep::tr( "An earlier release of this event had other areas, from which these could be "
                        "subtracted: they are put together." ) );
    if ( !shown.isTold() )
      feedback->pushWarning(
          Doorstep::tr( "Some areas do not say how many homes they have, since that changed by fewer "
                        "than %1 since an earlier release." )
              .arg( SMALLEST_CELL ) );
  }

  void tellOfEarlier( const PacketFolder &packets, const QString &registerFile, const Register &book,
                      QgsProcessingFeedback *feedback )
  {
    if ( packets.takenOut() > 0 )
      feedback->pushWarning(
          Doorstep::tr( "FOLDER held %1 files of an earlier plan: they were taken out of it; "
                        "collect what was printed of them." )
              .arg( packets.takenOut() ) );
    std::size_t voided = 0;
    try
    {
      if ( !registerFile.isEmpty() && QFileInfo( registerFile ).size() > 0 )
        if ( const std::vector<RegisterEntry> entries = packets.toVoid( book.entries() ); !entries.empty() )
          voided = book.append( entries ).size();
    }
    catch ( const InputError &why )
    {
      feedback->pushWarning( toldInOwnWords( why.what() ) );
    }
    if ( voided > 0 )
      feedback->pushWarning(
          Doorstep::tr( "REGISTER: %1 packets of the earlier plan are void." ).arg( voided ) );
    else if ( packets.takenOutIssued() > 0 && registerFile.isEmpty() )
      feedback->pushWarning(
          Doorstep::tr( "%1 of them are issued in a register that was not given: void them." )
              .arg( packets.takenOutIssued() ) );
    QStringList unknown;
    for ( const std::string &file : packets.unknown() )
      unknown << QString::fromStdString( file );
    if ( !unknown.isEmpty() )
      feedback->pushWarning(
          Doorstep::tr( "FOLDER holds %1 packets that no list knows, and that may be of an "
                        "earlier plan (%2%3): take them out." )
              .arg( unknown.size() )
              .arg( unknown.mid( 0, 3 ).join( QStringLiteral( ", " ) ),
                    unknown.size() > 3 ? QStringLiteral( " …" ) : QString() ) );
  }

  void warnOfLetters( const DrawableLetters &letters, QgsProcessingFeedback *feedback )
  {
    if ( const QString missing = letters.missing(); !missing.isEmpty() )
      feedback->pushWarning( Doorstep::tr( "No font of this machine can draw these letters, for which %1 is "
                                           "printed: %2. Install a font for them, such as Noto Sans, and run "
                                           "again." )
                                 .arg( letters.mark(), missing ) );
  }
}
