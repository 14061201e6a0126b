// SPDX-License-Identifier: GPL-2.0-or-later
// The candidates of one address on the map, as numbered discs; the selected one stands out.
#pragma once
#include <qgscoordinatereferencesystem.h>
#include <qgsmapcanvasitem.h>
#include <qgspointxy.h>

#include <QList>

namespace doorstep
{
  class ReviewMarks : public QgsMapCanvasItem
  {
    public:
      explicit ReviewMarks( QgsMapCanvas *canvas );

      // In the places' own CRS; none: nothing is shown.
      void show( const QList<QgsPointXY> &places, const QgsCoordinateReferenceSystem &crs );
      void select( int place );
      // A cross in the middle of the map, where a place is picked with the keyboard.
      void setAiming( bool aiming );
      // In the map's CRS, as shown.
      QList<QgsPointXY> shown() const { return mShown; }
      int selected() const { return mSelected; }

      void updatePosition() override;
      QRectF boundingRect() const override;

    protected:
      void paint( QPainter *painter ) override;

    private:
      void drawDisc( QPainter &painter, int place ) const;

      QgsCoordinateReferenceSystem mCrs;
      QList<QgsPointXY> mPlaces, mShown;
      int mSelected = -1;
      bool mAiming = false;
  };
}
