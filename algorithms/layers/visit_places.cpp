// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/visit_places.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "privacy/street_places.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>

namespace doorstep
{
  namespace
  {
    // One that homes have for their address: a drive may have one home alone.
    bool hasHomes( const StreetLine &street )
    {
      return street.roadClass == RoadClass::Primary || street.roadClass == RoadClass::Secondary ||
             street.roadClass == RoadClass::Local;
    }

    Point moved( const Point &place, const QgsCoordinateTransform &transform, Qgis::TransformDirection way )
    {
      const QgsPointXY to = transform.transform( place.x, place.y, way );
      return { to.x(), to.y() };
    }
  }

  void moveOntoStreets( std::vector<Visit> &visits, const QgsFeatureSource &input,
                        const QgsFeatureSource &streets, const QString &streetFields,
                        const QgsCoordinateTransformContext &transforms, QgsProcessingFeedback *feedback )
  {
    if ( visits.empty() )
      return;
    const QgsCoordinateReferenceSystem metres = localProjection( input, transforms, "INPUT" );
    const QgsCoordinateTransform transform = transformBetween( input.sourceCrs(), metres, transforms );
    PlanLayers layers( metres, transforms, feedback );
    std::vector<Point> homes;
    try
    {
      for ( const Visit &visit : visits )
      {
        homes.push_back( moved( visit.position, transform, Qgis::TransformDirection::Forward ) );
        layers.question.visits.emplace_back().position = homes.back();
      }
      layers.readStreets( streets, streetFields );
      for ( const std::string &warning : layers.streetWarnings )
        feedback->pushWarning( toldInOwnWords( warning ) );
      std::vector<std::vector<Point>> all, withHomes;
      for ( const StreetLine &street : layers.question.streets )
        ( hasHomes( street ) ? withHomes : all ).push_back( street.points );
      const std::vector<Point> places = placesOnStreets( homes, withHomes.empty() ? all : withHomes );
      for ( std::size_t i = 0; i < visits.size(); ++i )
        visits[i].position = moved( places[i], transform, Qgis::TransformDirection::Reverse );
    }
    catch ( const QgsCsException & )
    {
      throw InputError( "A position of INPUT cannot be brought to the streets: check the layers' coordinate "
                        "reference systems." );
    }
  }
}
