// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/packet_content.h"

#include "privacy/digest.h"

#include <qgscoordinatetransform.h>

#include <QByteArray>

#include <cmath>
#include <stdexcept>

namespace doorstep
{
  namespace
  {
    void add( QByteArray &text, const QString &part )
    {
      text += part.simplified().remove( QChar( ' ' ) ).toUtf8() + '\x1F';
    }

    // In degrees: the event's own metres are of a projection around it, which moves with any zone. To 0.1 m.
    void add( QByteArray &text, const Point &place, const QgsCoordinateTransform &degrees )
    {
      const QgsPointXY at = degrees.transform( place.x, place.y );
      for ( const double part : { at.x(), at.y() } )
        text += QByteArray::number( static_cast<qlonglong>( std::llround( part * 1e6 ) ) ) + ' ';
      text += '\x1F';
    }

    // In the order of the table's columns; the boxes' codes are on the paper too.
    void add( QByteArray &text, const StopText &stop, const std::vector<OutcomeBox> &boxes )
    {
      QStringList where;
      for ( const HomeLine &line : stop.home )
        where << line.whole();
      where << stop.where << stop.wish;
      for ( const QString &cell : { QString::number( stop.number ), stop.visit, where.join( ' ' ),
                                    stop.languages, stop.leg, stop.time } )
        add( text, cell );
      for ( const OutcomeBox &box : boxes )
        add( text, box.code );
      add( text, QString() ); // notes
    }
  }

  std::vector<PacketZone> packetZones( const PrintEvent &event )
  {
    std::vector<PacketZone> zones;
    for ( const PrintZone &zone : event.zones )
    {
      PacketZone entry{
          zone.zone, zone.staging.toStdString(), zone.team.toStdString(), zone.leader.toStdString(), {} };
      for ( const PrintStop &stop : zone.stops )
        entry.stops.push_back( { stop.number, stop.visit.toStdString(), stop.students, stop.minutes } );
      zones.push_back( std::move( entry ) );
    }
    return zones;
  }

  std::string packetContent( const PrintEvent &event, const PrintZone &zone, const PageOptions &given,
                             bool draft, const Households *households, std::string_view key )
  {
    if ( households && key.empty() )
      throw std::logic_error( "a packet with names has no key for its digest" );
    const PageOptions options = optionsOfZone( given, zone );
    PageOptions plain = options;
    plain.languages = PageLanguages::ofCodes( "en" );
    plain.blackAndWhite = false;
    const QgsCoordinateTransform degrees( event.crs,
                                          QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ),
                                          QgsCoordinateTransformContext() );
    QByteArray text;
    for ( const QString &part :
          { QString::fromStdString( std::string( rulesOf( options.role ).id ) ), options.event, options.date,
            options.returnBy, options.district, options.contact, options.returnTo, options.start.toString(),
            QString::number( draft ), zone.team, zone.staging, QString::number( zone.zone ) } )
      add( text, part );
    if ( const auto from = event.staging.find( zone.staging ); from != event.staging.end() )
      add( text, from->second, degrees );
    for ( const StopText &stop : stopTexts( event, zone, plain, households ) )
      add( text, stop, plain.outcomes );
    for ( const DirectionText &step : directionTexts( event.streets, zone, plain ) )
    {
      add( text, step.stop > 0 ? QString::number( step.stop ) : QString() );
      add( text, step.text );
    }
    // Only whoever is told houses has paper on which a house that moved is another one.
    if ( rulesOf( options.role ).stops == StopPrecision::House )
    {
      for ( const PrintStop &stop : zone.stops )
        add( text, stop.at, degrees );
      for ( const Point &point : zone.route )
        add( text, point, degrees );
    }
    return shortDigest( text.toStdString(), key );
  }

  std::string packetLook( const PageOptions &options )
  {
    QByteArray text = QByteArray::number( static_cast<int>( options.paper ) ) + '|' +
                      QByteArray::number( options.blackAndWhite );
    for ( const std::size_t language : options.languages.indices() )
      text += '|' + QByteArray::fromStdString( languages()[language].code );
    QByteArray outcomes;
    for ( const OutcomeBox &box : options.outcomes )
    {
      outcomes += box.code.toUtf8() + '\n';
      for ( const QString &said : box.texts )
        outcomes += said.toUtf8() + '\n';
    }
    return text.toStdString() + '|' + shortDigest( outcomes.toStdString() );
  }

  std::optional<PrintedLook> printedLook( const QString &look )
  {
    QStringList parts = look.split( '|' );
    parts.removeAll( QStringLiteral( "device" ) ); // that files for a device go with it
    bool isPaper = false;
    const int paper = parts.value( 0 ).toInt( &isPaper );
    if ( parts.size() < 4 || !isPaper )
      return std::nullopt;
    return PrintedLook{ paper, parts.at( 1 ) == QLatin1String( "1" ), parts.mid( 2, parts.size() - 3 ) };
  }
}
