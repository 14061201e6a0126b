// SPDX-License-Identifier: GPL-2.0-or-later
#include "review_marks.h"

#include <qgscoordinatetransform.h>
#include <qgsmapcanvas.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>

#include <QPainter>

namespace doorstep
{
  namespace
  {
    constexpr double RADIUS = 11, SELECTED_RADIUS = 14; // pixels
    constexpr int CROSS = 18;
    constexpr double Z = 200; // above QGIS's own items
  }

  ReviewMarks::ReviewMarks( QgsMapCanvas *canvas ) : QgsMapCanvasItem( canvas )
  {
    setZValue( Z );
    setPos( 0, 0 );
  }

  void ReviewMarks::show( const QList<QgsPointXY> &places, const QgsCoordinateReferenceSystem &crs )
  {
    mPlaces = places;
    mCrs = crs;
    mSelected = -1;
    updatePosition();
  }

  void ReviewMarks::select( int place )
  {
    mSelected = place;
    update();
  }

  void ReviewMarks::setAiming( bool aiming )
  {
    mAiming = aiming;
    update();
  }

  // The map's CRS may have changed as well.
  void ReviewMarks::updatePosition()
  {
    prepareGeometryChange();
    const QgsCoordinateTransform toMap( mCrs, mMapCanvas->mapSettings().destinationCrs(),
                                        QgsProject::instance()->transformContext() );
    mShown.clear();
    for ( const QgsPointXY &place : std::as_const( mPlaces ) )
      try
      {
        mShown << toMap.transform( place );
      }
      catch ( const QgsException & )
      {
        mShown << place;
      }
    update();
  }

  QRectF ReviewMarks::boundingRect() const
  {
    return QRectF( QPointF( 0, 0 ), QSizeF( mMapCanvas->size() ) );
  }

  void ReviewMarks::paint( QPainter *painter )
  {
    painter->setRenderHint( QPainter::Antialiasing );
    for ( int place = 0; place < mShown.size(); ++place )
      if ( place != mSelected )
        drawDisc( *painter, place );
    if ( mSelected >= 0 && mSelected < mShown.size() )
      drawDisc( *painter, mSelected );
    if ( !mAiming )
      return;
    const QPointF middle = boundingRect().center();
    for ( const auto &[color, width] : { std::pair{ QColor( Qt::white ), 5 }, { QColor( Qt::black ), 2 } } )
    {
      painter->setPen( QPen( color, width ) );
      painter->drawLine( middle - QPointF( CROSS, 0 ), middle + QPointF( CROSS, 0 ) );
      painter->drawLine( middle - QPointF( 0, CROSS ), middle + QPointF( 0, CROSS ) );
    }
  }

  // White on dark or orange, with a white rim: seen on any map.
  void ReviewMarks::drawDisc( QPainter &painter, int place ) const
  {
    const bool selected = place == mSelected;
    const double radius = selected ? SELECTED_RADIUS : RADIUS;
    const QPointF middle = toCanvasCoordinates( mShown.at( place ) );
    painter.setPen( QPen( Qt::white, 2 ) );
    painter.setBrush( selected ? QColor( 198, 74, 0 ) : QColor( 45, 55, 72 ) );
    painter.drawEllipse( middle, radius, radius );
    QFont font = painter.font();
    font.setBold( true );
    font.setPixelSize( selected ? 15 : 12 );
    painter.setFont( font );
    painter.setPen( Qt::white );
    painter.drawText( QRectF( middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius ),
                      Qt::AlignCenter, QString::number( place + 1 ) );
  }
}
