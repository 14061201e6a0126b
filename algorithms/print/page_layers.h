// The layers of one page: made once, filled anew for each zone with what that page may show and nothing else, so
// that no other team's stop can be on it (privacy 9). Their looks are styles/<name>.qml.
#pragma once
#include "print/map_view.h"
#include "print/print_event.h"
#include "print/stop_discs.h"

#include <QList>

#include <array>

class QgsMapLayer;
class QgsProject;
class QgsVectorLayer;

namespace doorstep
{
  // In drawing order, the lowest first.
  enum class PageLayer
  {
    Ground,
    GroundLines,
    Zone,
    WayStreets, // of the inset that shows the way from staging
    Streets,
    OneWays,
    Neighbours,
    Places,
    Edge,
    Route,
    Ranges,
    Spots,
    Leaders,
    Staging,
    Stops,
    Count
  };

  // One line of the page's route: "there", "among", "back", or "block" for a street that the route follows.
  struct RouteLine
  {
    QString part;
    Polyline line;
  };

  class PageLayers
  {
    public:
      // The layers belong to the project. folder: where the user's own styles are looked for first, or empty.
      PageLayers( QgsProject &project, const PrintEvent &event, bool blackAndWhite, const QString &folder );

      // All that lies within the rectangle (metres): ground, streets, the zone and its neighbours.
      void showSurroundings( const PrintZone *zone, const QgsRectangle &extent, double scale, bool houseNumbers );
      // Main streets for the inset.
      void showWay( const QgsRectangle &extent );
      void showRoute( const std::vector<RouteLine> &lines );
      // The discs are placed on the page; the view tells where that is in the world.
      void showStops( const std::vector<Disc> &discs, const MapView &view );
      void showStaging( const QString &name, const Point *place );

      QgsVectorLayer *layer( PageLayer which ) const { return mLayers[static_cast<std::size_t>( which )]; }
      // All layers, the topmost first, as a map item wants them.
      QList<QgsMapLayer *> all() const;
      // Those of an inset that shows the way and not the streets' names.
      QList<QgsMapLayer *> wayOnly() const;

    private:
      void fillStreets( const PrintZone *zone, const QgsRectangle &extent, bool houseNumbers );
      void fillNeighbours( const PrintZone *zone, const QgsRectangle &extent );
      const PrintEvent &mEvent;
      std::array<QgsVectorLayer *, static_cast<std::size_t>( PageLayer::Count )> mLayers{};
  };

  QgsGeometry lineGeometry( std::span<const Point> line );
}
