// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_marks.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>

#include <QFontMetricsF>
#include <QPainter>

namespace doorstep
{
  namespace
  {
    const QColor CHOSEN( 255, 170, 0 ), CHANGED( 170, 0, 120 ), BREAKING( 192, 0, 0 ), INK( 30, 30, 30 );
    constexpr double RING = 9; // pixels, of a visit's ring

    QgsCoordinateTransform toMap( const HandSession &session, const QgsMapCanvas &canvas )
    {
      return QgsCoordinateTransform( session.crs(), canvas.mapSettings().destinationCrs(),
                                     QgsProject::instance()->transformContext() );
    }
  }

  HandMarks::HandMarks( QgsMapCanvas *canvas, HandBoard *board ) : QgsMapCanvasItem( canvas ), mBoard( board )
  {
    setZValue( 200 );
    updatePosition();
  }

  QPointF HandMarks::toPixels( const QgsPointXY &inPlan ) const
  {
    try
    {
      const QgsPointXY map = toMap( *mBoard->session(), *mMapCanvas ).transform( inPlan );
      return mMapCanvas->getCoordinateTransform()->transform( map ).toQPointF();
    }
    catch ( const QgsCsException & )
    {
      return { -1e6, -1e6 };
    }
  }

  QgsPointXY HandMarks::fromPixels( const QPointF &pixels ) const
  {
    try
    {
      const QgsPointXY map = mMapCanvas->getCoordinateTransform()->toMapCoordinates( pixels.x(), pixels.y() );
      return toMap( *mBoard->session(), *mMapCanvas ).transform( map, Qgis::TransformDirection::Reverse );
    }
    catch ( const QgsCsException & )
    {
      return {};
    }
  }

  QPointF HandMarks::pixelsOf( std::int32_t visit ) const
  {
    return toPixels( mBoard->session()->placeOf( visit ) );
  }

  void HandMarks::redraw()
  {
    update();
  }

  QRectF HandMarks::boundingRect() const
  {
    return QRectF( 0, 0, mMapCanvas->width(), mMapCanvas->height() );
  }

  void HandMarks::updatePosition()
  {
    setPos( 0, 0 );
    prepareGeometryChange();
    update();
  }

  void HandMarks::paintWay( QPainter &painter, const HandZone &zone ) const
  {
    const QPointF home = toPixels( mBoard->session()->placeOfStaging( zone.staging ) );
    QPolygonF way;
    way << home;
    for ( const std::int32_t visit : zone.stops )
      way << pixelsOf( visit );
    if ( mBoard->session()->question().returns )
      way << home;
    painter.setBrush( Qt::NoBrush );
    painter.setPen( QPen( QColor( 255, 255, 255, 200 ), 5 ) );
    painter.drawPolyline( way );
    painter.setPen( QPen( INK, 1.6, Qt::DashLine ) );
    painter.drawPolyline( way );
  }

  void HandMarks::paintVisits( QPainter &painter ) const
  {
    HandSession &session = *mBoard->session();
    const HandPlan &plan = session.plan();
    std::vector<std::int32_t> writtenIn( plan.visits(), 0 );
    for ( const auto &[number, zone] : session.written() )
      for ( const std::int32_t visit : zone.stops )
        writtenIn[static_cast<std::size_t>( visit )] = number;
    QFont font = painter.font();
    font.setBold( true );
    painter.setFont( font );
    for ( std::int32_t visit = 0; visit < static_cast<std::int32_t>( plan.visits() ); ++visit )
    {
      const bool isChosen = mBoard->selection().count( visit ) > 0;
      const bool isMoved = plan.zoneOf( visit ) != writtenIn[static_cast<std::size_t>( visit )];
      if ( !isChosen && !isMoved )
        continue;
      const QPointF at = pixelsOf( visit );
      if ( isMoved )
      {
        const QString number =
            plan.zoneOf( visit ) == 0 ? QStringLiteral( "–" ) : QString::number( plan.zoneOf( visit ) );
        const double width = std::max( 2 * RING, QFontMetricsF( font ).horizontalAdvance( number ) + 8 );
        const QRectF box( at.x() - width / 2, at.y() - RING, width, 2 * RING );
        painter.setPen( QPen( Qt::white, 1.5 ) );
        painter.setBrush( CHANGED );
        painter.drawRoundedRect( box, RING, RING );
        painter.drawText( box, Qt::AlignCenter, number );
      }
      if ( isChosen )
      {
        painter.setBrush( Qt::NoBrush );
        painter.setPen( QPen( Qt::white, 5 ) );
        painter.drawEllipse( at, RING + 3, RING + 3 );
        painter.setPen( QPen( CHOSEN, 3 ) );
        painter.drawEllipse( at, RING + 3, RING + 3 );
      }
    }
  }

  void HandMarks::paintWords( QPainter &painter ) const
  {
    const QFontMetricsF metrics( painter.font() );
    QRectF box =
        metrics.boundingRect( QRectF( 0, 0, 600, 400 ), Qt::AlignLeft, words ).adjusted( -6, -4, 6, 4 );
    box.moveTopLeft( pointer + QPointF( 18, 18 ) );
    box.moveRight( std::min( box.right(), mMapCanvas->width() - 4.0 ) );
    box.moveBottom( std::min( box.bottom(), mMapCanvas->height() - 4.0 ) );
    painter.setPen( QPen( isBreaking ? BREAKING : INK, isBreaking ? 2 : 1 ) );
    painter.setBrush( QColor( 255, 255, 255, 235 ) );
    painter.drawRect( box );
    painter.drawText( box.adjusted( 6, 4, -6, -4 ), Qt::AlignLeft, words );
  }

  void HandMarks::paint( QPainter *painter )
  {
    if ( !mBoard || !mBoard->session() )
      return;
    painter->setRenderHint( QPainter::Antialiasing );
    const HandPlan &plan = mBoard->session()->plan();
    if ( const auto area = mBoard->session()->areas().find( over );
         over != 0 && area != mBoard->session()->areas().end() )
    {
      painter->setPen( QPen( isBreaking ? BREAKING : CHOSEN, 4 ) );
      painter->setBrush( Qt::NoBrush );
      for ( const QgsPolygonXY &part : area->second.isMultipart()
                                           ? area->second.asMultiPolygon()
                                           : QgsMultiPolygonXY{ area->second.asPolygon() } )
        for ( const QgsPolylineXY &ring : part )
        {
          QPolygonF outline;
          for ( const QgsPointXY &corner : ring )
            outline << toPixels( corner );
          painter->drawPolygon( outline );
        }
    }
    if ( plan.has( mBoard->zone() ) )
      paintWay( *painter, plan.zone( mBoard->zone() ) );
    paintVisits( *painter );
    if ( !lasso.isEmpty() )
    {
      painter->setPen( QPen( CHOSEN, 2, Qt::DashLine ) );
      painter->setBrush( QColor( 255, 170, 0, 40 ) );
      painter->drawPolygon( lasso );
    }
    if ( !words.isEmpty() )
      paintWords( *painter );
  }
}
