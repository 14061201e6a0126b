// SPDX-License-Identifier: GPL-2.0-or-later
// The layers of one page: made once, filled anew for each zone with what that page may show and nothing else,
// so that no other team's stop can be on it (privacy 9). Their looks are styles/<name>.qml.
#pragma once
#include "print/print_event.h"
#include "sheet/map_view.h"
#include "sheet/sheet_plan.h"
#include "sheet/stop_discs.h"

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
    Zone, // under the ground, so that parks and water are seen in it
    Ground,
    GroundLines,
    Areas,      // of the public sheet
    WayStreets, // of an inset that shows the way from staging, and of the public sheet
    Streets,
    OneWays,
    Neighbours,
    Places,
    Edge,
    AreaEdges, // of the public sheet
    Route,
    Ranges,
    Sheets, // frames of the other sheets of the zone
    Spots,
    Leaders,
    Staging,
    Stops,
    Count
  };
  inline constexpr std::size_t PAGE_LAYER_COUNT = static_cast<std::size_t>( PageLayer::Count );

  // Discs where a map item shows them: the first on the main map, the others in the insets in their order.
  struct ShownStops
  {
      const std::vector<Disc> *discs = nullptr;
      const MapView *view = nullptr;
  };

  // What another map of this zone shows: a sheet, an inset.
  struct SheetFrame
  {
      MapView view;
      QString label;  // on the main map; empty: none
      QString number; // on the inset of the way, where all sheets are seen
  };

  // The id of the map item that shows a sheet's inset of that number.
  QString insetId( std::size_t number );

  // An area of the public sheet.
  struct PublicArea
  {
      QString part, label;
      QgsGeometry outline;
  };

  class PageLayers
  {
    public:
      // The layers belong to the project. folder: where the user's own styles are looked for first, or empty.
      PageLayers( QgsProject &project, const PrintEvent &event, bool blackAndWhite, const QString &folder );

      // The zone and its neighbours, and the streets within the rectangles (metres), of the first at this
      // scale. needed: how much a street's name is needed, 1 or 2; the others 0.
      void showSurroundings( const PrintZone *zone, const QList<QgsRectangle> &reaches, double scale,
                             bool houseNumbers, const std::map<std::string, int> &needed = {} );
      void showWay( const QgsRectangle &reach );
      void showRoute( const std::vector<RouteLine> &lines );
      void showStops( const std::vector<ShownStops> &stops );
      void showStaging( const std::map<QString, Point> &places );
      void showSheets( const std::vector<SheetFrame> &sheets );
      void showAreas( const std::vector<PublicArea> &areas, const QgsRectangle &reach );

      QgsVectorLayer *layer( PageLayer which ) const { return mLayers[static_cast<std::size_t>( which )]; }
      // Of a team's map, the topmost first, as a map item wants them; of its inset; of the public sheet.
      QList<QgsMapLayer *> mapLayers( bool withStaging ) const;
      QList<QgsMapLayer *> wayLayers() const;
      QList<QgsMapLayer *> publicLayers() const;

      // The style file that a layer wears.
      static QString styleOf( PageLayer which, bool blackAndWhite, const QString &folder );

      // Some of the route shown is walked.
      bool routeIsWalked() const { return mRouteIsWalked; }

    private:
      QList<QgsMapLayer *> layersOf( std::initializer_list<PageLayer> which ) const;
      void fillGround();
      void fillNeighbours( const PrintZone *zone, const QgsRectangle &reach );
      const PrintEvent &mEvent;
      std::array<QgsVectorLayer *, PAGE_LAYER_COUNT> mLayers{};
      bool mRouteIsWalked = false;
      bool mRouteIsBand = false; // as wide as a street, so that its one-way arrows are drawn over it
  };

  QgsGeometry lineGeometry( std::span<const Point> line );
}
