// SPDX-License-Identifier: GPL-2.0-or-later
// The list of late changes for the staging desk: which packets to hand out, and which to take back.
#include "packet/packet_changes.h"
#include "print/packet_maker.h"
#include "print/page_furniture.h"
#include "print/sheet_text.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    QStringList namesOf( const std::vector<std::string> &names )
    {
      QStringList list;
      for ( const std::string &name : names )
        list << QString::fromStdString( name );
      return list;
    }

    QString whatChanged( const PacketChange &change, const PageOptions &options )
    {
      if ( !change.isPrinted )
        return options.lines( "changes.none" );
      QStringList lines;
      const auto line = [&]( const char *key, const char *place, const std::string &value ) {
        lines << options.lines( key, { { place, value } } );
      };
      const auto codes = []( const std::vector<std::string> &all )
      { return namesOf( all ).join( QStringLiteral( ", " ) ).toStdString(); };
      if ( change.isNew )
        line( "changes.new", "n", std::to_string( change.stops ) );
      else if ( !change.added.empty() )
        line( "changes.added", "codes", codes( change.added ) );
      if ( !change.gone.empty() )
        line( "changes.gone", "codes", codes( change.gone ) );
      if ( !change.isNew && !change.earlierTeam.empty() && change.earlierTeam != change.team )
        line( "changes.team", "team", change.earlierTeam );
      if ( change.isReordered )
        lines << options.lines( "changes.order" );
      if ( lines.isEmpty() )
        lines << options.lines( "changes.details" );
      return lines.join( '\n' );
    }
  }

  PdfWriter PacketMaker::changesList( const std::vector<PacketChange> &changes )
  {
    constexpr double box = 11, line = 4.4; // mm
    PageTable table;
    table.widths = { 24, 17, 92, 29, 29 };
    table.rows.push_back(
        { { mOptions.lines( "desk.team" ), mOptions.lines( "changes.zone" ), mOptions.lines( "changes.what" ),
            mOptions.lines( "changes.back" ), mOptions.lines( "changes.out" ) },
          12,
          false } );
    for ( const PacketChange &change : changes )
    {
      const QString team = QString::fromStdString( change.isPrinted ? change.team : change.earlierTeam );
      const QStringList what = wrapped( mTableFormat, whatChanged( change, mOptions ), table.widths[2] - 2 );
      const QStringList name = wrapped( mTableFormat, team, table.widths[0] - 2 );
      const auto lines = static_cast<double>( std::max( what.size(), name.size() ) );
      QStringList copies;
      for ( const std::int32_t copy : change.takeBack )
        copies << QString::number( copy );
      const QString back = copies.isEmpty()
                               ? QString()
                               : mOptions.say( "page.copy" ) + ' ' + copies.join( QStringLiteral( ", " ) );
      table.rows.push_back( { { name.join( '\n' ), QString::number( change.zone ), what.join( '\n' ), back,
                                change.isPrinted ? QString() : QString( QChar( 0x2014 ) ) },
                              std::max( box, line * lines + 2 ),
                              false } );
    }
    return deskPages( table, mOptions.say( "changes.title" ) );
  }
}
