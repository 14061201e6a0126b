// SPDX-License-Identifier: GPL-2.0-or-later
// The rows of any layer or table, in their order, each with its place in plain numbers. Nothing else reads a
// geometry: whatever a layer holds (no geometry, an empty one, NaN, an arc, a line where a point is wanted),
// a row has a finite place or says that it has none.
//
//   RowReader rows( source, metres, transforms );
//   while ( rows.next() )
//     if ( const std::optional<Point> place = rows.position() ) …
//     else … // "VISITS, row " + std::to_string( rows.number() ) + ": no position"
#pragma once
#include "base/point.h"

#include <qgscoordinatetransform.h>
#include <qgsfeature.h>
#include <qgsfeatureiterator.h>
#include <qgsfeaturerequest.h>
#include <qgsfeaturesource.h>
#include <qgsgeometry.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace doorstep
{
  // Places further than this from the middle of a local projection are none: numbers lose their meaning
  // there.
  constexpr double FARTHEST_PLACE = 1e6; // metres

  // Straight, every coordinate finite, within the coordinate system; or null.
  QgsGeometry plainGeometry( const QgsGeometry &geometry );
  QgsGeometry plainGeometry( const QgsGeometry &geometry, const QgsCoordinateTransform &transform );

  // Of a plain geometry. A point is where it is, several points and areas are where their middle is; a line
  // is nowhere.
  std::optional<Point> positionOf( const QgsGeometry &plain );
  // Its parts of two points and more; a point or an area has none.
  std::vector<std::vector<Point>> linesOf( const QgsGeometry &plain );
  // Valid polygons alone; null where it covers nothing.
  QgsGeometry areaOf( const QgsGeometry &plain );

  class RowReader
  {
    public:
      // A table: whatever geometry there is is not even fetched.
      explicit RowReader( const QgsFeatureSource &source );
      // A layer, its places in `to`; where that is invalid, in the layer's own system.
      RowReader( const QgsFeatureSource &source, const QgsCoordinateReferenceSystem &to,
                 const QgsCoordinateTransformContext &transforms, const QgsFeatureRequest &request = {} );

      bool next();                                           // false: that was the last
      std::int32_t number() const { return mNumber; }        // of the row, from 1
      const QgsFeature &feature() const { return mFeature; } // as the layer has it

      // In the wished system; none where it is not finite or too far from its middle.
      std::optional<Point> position() const;
      std::vector<std::vector<Point>> lines() const;
      QgsGeometry area() const { return areaOf( geometry() ); }
      QgsGeometry geometry() const; // null: none that is finite

    private:
      bool mIsTable;
      QgsCoordinateTransform mTransform;
      QgsFeatureIterator mFeatures;
      QgsFeature mFeature;
      std::int32_t mNumber = 0;
  };

  // The metres that a plan and its pages are made in: a transverse Mercator projection at the median of the
  // layer's positions, where one stray point moves nothing; rounded to a tenth of a degree, so that it does
  // not tell where they are and that a late visit moves no coordinate. Throws InputError, with the
  // parameter's name, where no row has a position.
  QgsCoordinateReferenceSystem localProjection( const QgsFeatureSource &visits,
                                                const QgsCoordinateTransformContext &transforms,
                                                const char *layer = "VISITS" );
  QgsCoordinateReferenceSystem localProjection( double longitude, double latitude );

  // Throws InputError where both are known and QGIS cannot transform: what it does then is to leave places as
  // they are.
  QgsCoordinateTransform transformBetween( const QgsCoordinateReferenceSystem &from,
                                           const QgsCoordinateReferenceSystem &to,
                                           const QgsCoordinateTransformContext &transforms );
}
