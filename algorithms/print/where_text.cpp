// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/where_text.h"

namespace doorstep
{
  namespace
  {
    QString sideWord( const std::string &side, const PageOptions &options )
    {
      for ( const char *known : { "N", "S", "E", "W" } )
        if ( side == known )
          return options.say( ( "table.side." + side ).c_str() );
      return {};
    }

    // As planzones' directions call them.
    QString namelessRoad( const Block &block, const std::string &driveOff, const PageOptions &options )
    {
      if ( !driveOff.empty() )
        return options.languages.say( "table.road.drive", QStringLiteral( " / " ),
                                      { { "street", driveOff } } );
      return block.roadClass == RoadClass::Service ? options.say( "table.road.service" )
                                                   : options.say( "table.road.unnamed" );
    }

    // "Prospect St" and under it "Harvard St – Broadway", or "Prospect St / Rose Ct": no side, since half a
    // block's homes are on it.
    QString groupText( const StreetBlocks &streets, const PrintStop &stop, const PageOptions &options )
    {
      constexpr int most = 4;
      if ( stop.place.group < 0 )
        return {};
      const BlockGroup &group = streets.groups()[static_cast<std::size_t>( stop.place.group )];
      QStringList names, ends;
      for ( const std::string &name : group.names )
        names << ( name.empty() ? options.say( "table.road.unnamed" ) : QString::fromStdString( name ) );
      if ( names.size() > most )
        names = names.mid( 0, most ) << QStringLiteral( "…" );
      for ( const std::string &name : group.ends )
        ends << QString::fromStdString( name );
      QString text = names.join( QStringLiteral( " / " ) );
      if ( ends.size() == 1 || ends.size() == 2 )
        text += '\n' + ( ends.size() == 1 ? options.say( "table.at" ) + ' ' : QString() ) +
                ends.join( QStringLiteral( " – " ) );
      return text;
    }
  }

  QString whereText( const PrintEvent &event, const PrintStop &stop, const PageOptions &options,
                     const QString &address )
  {
    if ( options.showsBlocks() )
      return groupText( event.streets, stop, options );
    if ( stop.place.block < 0 )
      return {};
    const Block &block = event.streets.blocks()[static_cast<std::size_t>( stop.place.block )];
    QString text = block.name.empty() ? namelessRoad( block, stop.place.driveOff, options )
                                      : QString::fromStdString( block.name );
    const bool isSaid = !block.name.empty() && address.contains( text, Qt::CaseInsensitive );
    if ( isSaid )
      text.clear();
    if ( mayShow( options.role, "side" ) && !stop.place.side.empty() )
      text += ( text.isEmpty() ? QString() : QStringLiteral( ", " ) ) + sideWord( stop.place.side, options );
    QStringList crossings;
    for ( const std::string &name : { block.crossFrom, block.crossTo } )
      if ( !name.empty() && !crossings.contains( QString::fromStdString( name ) ) )
        crossings << QString::fromStdString( name );
    if ( !crossings.isEmpty() )
      text += ( text.isEmpty() ? QString()
                : isSaid       ? QStringLiteral( " · " )
                               : QString( '\n' ) ) +
              ( crossings.size() == 1 ? options.say( "table.at" ) + ' ' : QString() ) +
              crossings.join( QStringLiteral( " – " ) );
    return text;
  }
}
