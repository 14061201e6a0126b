// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_issue.h"

#include "base/error.h"
#include "privacy/crosswalk.h"
#include "privacy/register_key.h"
#include "privacy/unit.h"
#include "processing/privacy_passphrase.h"

#include <qgsprocessingfeedback.h>

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    const RosterTeam *teamOf( const Roster &roster, const QString &name )
    {
      for ( const RosterTeam &team : roster.teams )
        if ( QString::fromStdString( team.name ).compare( name, Qt::CaseInsensitive ) == 0 )
          return &team;
      return nullptr;
    }

    // Letters of a script that runs from right to left keep to their place in a line that does not.
    QString isolated( const QString &text )
    {
      const bool rightToLeft = std::any_of(
          text.begin(), text.end(),
          []( QChar c ) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; } );
      return rightToLeft ? QChar( 0x2068 ) + text + QChar( 0x2069 ) : text;
    }

    // "Ana Garcia" ("Garcia, Ana" where the last name was sealed first), and under it "ID 1234 · phone: …".
    // fields: those to show; empty: all.
    void addStudent( std::vector<HomeLine> &lines, const CrosswalkEntry &entry, const QStringList &fields )
    {
      QStringList names, others;
      bool familyFirst = false;
      for ( const auto &[field, value] : entry.sealed )
      {
        const QString text = isolated( QString::fromStdString( value ).simplified() );
        const QString label = QString::fromStdString( field );
        if ( text.isEmpty() || ( !fields.isEmpty() && !fields.contains( label, Qt::CaseInsensitive ) ) )
          continue;
        if ( label.contains( QLatin1String( "name" ), Qt::CaseInsensitive ) )
        {
          familyFirst =
              familyFirst ||
              ( names.isEmpty() && ( label.contains( QLatin1String( "last" ), Qt::CaseInsensitive ) ||
                                     label.contains( QLatin1String( "family" ), Qt::CaseInsensitive ) ) );
          names << text;
        }
        else
          others << label + QStringLiteral( ": " ) + text;
      }
      if ( !names.isEmpty() )
        lines.push_back(
            { names.join( familyFirst ? QStringLiteral( ", " ) : QStringLiteral( " " ) ), true } );
      others.prepend( QStringLiteral( "ID " ) + QString::fromStdString( entry.student ) );
      if ( !entry.note.empty() )
        others << QString::fromStdString( entry.note );
      lines.push_back( { others.join( QStringLiteral( " · " ) ), false } );
    }
  }

  std::vector<PlannedPacket> planPackets( const PrintEvent &event, const Roster *roster,
                                          const TeamMapsOptions &options, QgsProcessingFeedback *feedback )
  {
    const bool drafts = rulesOf( options.page.role ).draftAllowed;
    std::vector<PlannedPacket> packets;
    if ( options.page.role == Role::Public )
      return { { nullptr, "press and briefing", options.page.draft, {}, 0 } };
    for ( const PrintZone &zone : event.zones )
    {
      if ( !roster || zone.team.isEmpty() || zone.leader.isEmpty() )
      {
        if ( drafts )
          packets.push_back( { &zone, {}, true, {}, 0 } );
        else
          feedback->pushWarning(
              QObject::tr( "Zone %1: no packet, because no leader is assigned." ).arg( zone.zone ) );
        continue;
      }
      const RosterTeam *team = teamOf( *roster, zone.team );
      if ( !team || !team->mayGoOut() )
      {
        // The gate holds for drafts as well: such a team gets no paper.
        feedback->pushWarning(
            team ? QObject::tr( "Zone %1: no packet, because its team (ROSTER, row %2) %3." )
                       .arg( zone.zone )
                       .arg( team->row )
                       .arg( QString::fromUtf8( inWords( team->hindrance ).data(),
                                                static_cast<int>( inWords( team->hindrance ).size() ) ) )
                 : QObject::tr( "Zone %1: no packet, because its team is not in ROSTER." ).arg( zone.zone ) );
        continue;
      }
      const bool draft = options.page.draft;
      if ( options.page.role != Role::Volunteer )
      {
        packets.push_back(
            { &zone, team->members[static_cast<std::size_t>( team->leader )].name, draft, {}, 0 } );
        continue;
      }
      for ( const TeamMember &member : team->members )
        if ( roleOfMember( member.employee, member.leads ) == Role::Volunteer )
          packets.push_back( { &zone, member.name, draft, {}, 0 } );
    }
    if ( packets.empty() )
      throw InputError(
          options.page.role == Role::Volunteer
              ? "No packet to print: every member in ROSTER is an employee, or no team may go out."
              : "No packet to print: no zone has a team that may go out (see ROSTER: an employee who leads, "
                "and "
                "every agreement recorded)." );
    return packets;
  }

  OpenedCrosswalk openHouseholds( const TeamMapsOptions &options, const PrintEvent &event )
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
    for ( const QString &field : options.leaderFields )
      if ( std::none_of( crosswalk.sealedFields.begin(), crosswalk.sealedFields.end(),
                         [&]( const std::string &known ) {
                           return field.compare( QString::fromStdString( known ), Qt::CaseInsensitive ) == 0;
                         } ) )
        throw InputError(
            "LEADER_FIELDS names a column that the crosswalk does not hold: name columns that were "
            "given to deidentify as SEALED." );
    OpenedCrosswalk opened;
    // The event's name stands in the crosswalk alone; what is kept of it here is one way.
    opened.key = QMessageAuthenticationCode::hash( "packets", QByteArray::fromStdString( crosswalk.event ),
                                                   QCryptographicHash::Sha256 );
    Households &households = opened.households;
    for ( const CrosswalkEntry &entry : crosswalk.entries )
    {
      std::vector<HomeLine> &lines = households[QString::fromStdString( entry.visit )];
      // The unit once: an address that was found with its unit has it already.
      if ( lines.empty() )
        lines.push_back( { QString::fromStdString( entry.address ) +
                               ( entry.unit.empty() || splitUnit( entry.address ).unit == entry.unit
                                     ? QString()
                                     : QStringLiteral( ", " ) + QString::fromStdString( entry.unit ) ),
                           false } );
      addStudent( lines, entry, options.leaderFields );
    }
    forget( crosswalk );
    return opened;
  }

  std::map<QString, std::vector<TeamLine>> stagingLines( const PrintEvent &event, const Roster &roster )
  {
    std::map<QString, std::vector<TeamLine>> lines;
    for ( const RosterTeam &team : roster.teams )
    {
      QStringList zones;
      QString staging = QString::fromStdString( team.staging );
      for ( const PrintZone &zone : event.zones )
        if ( zone.team.compare( QString::fromStdString( team.name ), Qt::CaseInsensitive ) == 0 )
        {
          zones << QString::number( zone.zone );
          staging = zone.staging.isEmpty() ? staging : zone.staging;
        }
      if ( zones.isEmpty() )
        continue;
      QStringList languages;
      for ( const std::string &code : team.languages )
        languages << QString::fromStdString( code ).toUpper();
      const bool isLed = team.leader >= 0 && static_cast<std::size_t>( team.leader ) < team.members.size();
      lines[staging].push_back(
          { QString::fromStdString( team.name ), zones.join( QStringLiteral( ", " ) ),
            isLed ? QString::fromStdString( team.members[static_cast<std::size_t>( team.leader )].name )
                  : QString(),
            QString::fromStdString( team.vehicle ), languages.join( ' ' ),
            static_cast<int>( team.members.size() ) } );
    }
    return lines;
  }

  Register openRegister( const TeamMapsOptions &options )
  {
    const std::filesystem::path book = options.registerFile.toStdString();
    return Register( book, findRegisterKey( options.crosswalk.toStdString(),
                                            { book.parent_path() / ".", options.folder.toStdString() } ) );
  }

  IssuedPackets::IssuedPackets( const TeamMapsOptions &options, std::vector<PlannedPacket> &packets,
                                const std::vector<int> &pages )
  {
    std::vector<RegisterEntry> entries;
    std::vector<std::size_t> which;
    for ( std::size_t i = 0; i < packets.size(); ++i )
    {
      if ( packets[i].draft )
        continue;
      RegisterEntry entry;
      entry.event = options.page.event.toStdString();
      if ( packets[i].zone )
      {
        entry.team = packets[i].zone->team.toStdString();
        entry.zone = packets[i].zone->zone;
      }
      entry.role = options.page.role;
      entry.recipient = packets[i].recipient;
      entry.purpose = options.purpose.toStdString();
      entry.pages = pages[i];
      entries.push_back( std::move( entry ) );
      which.push_back( i );
    }
    if ( entries.empty() )
      return;
    mRegister.emplace( openRegister( options ) );
    mEntries = mRegister->append( entries );
    for ( std::size_t k = 0; k < which.size(); ++k )
      packets[which[k]].entry = mEntries[k].number;
    for ( std::size_t k = 0; k < which.size(); ++k )
    {
      PlannedPacket &packet = packets[which[k]];
      packet.copy = options.page.say( "page.copy" ) + ' ' + QString::number( mEntries[k].copy );
      packet.mark =
          packet.copy + QStringLiteral( " · " ) + QString::fromStdString( registerMark( mEntries[k] ) );
    }
  }

  IssuedPackets::~IssuedPackets()
  {
    if ( mKept || !mRegister )
      return;
    std::vector<RegisterEntry> voided;
    for ( const RegisterEntry &entry : mEntries )
      voided.push_back( Register::voided( entry, "not printed" ) );
    try
    {
      mRegister->append( voided );
    }
    catch ( const std::exception & )
    {
      // The entries stay open: a missing packet is safer in the register than a packet missing there.
    }
  }
}
