// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/page_layers.h"

#include "layers/line_string.h"

#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QFile>

namespace doorstep
{
  namespace
  {
    struct LayerKind
    {
        PageLayer layer;
        const char *geometry;
        const char *style;
        const char *fields; // name or name:type; without a type it is a text
    };

    constexpr std::array KINDS{
        LayerKind{ PageLayer::Zone, "MultiPolygon", "team_zone", "zone:integer" },
        LayerKind{ PageLayer::Ground, "MultiPolygon", "ground", "kind name" },
        LayerKind{ PageLayer::GroundLines, "MultiLineString", "ground_lines", "kind" },
        LayerKind{ PageLayer::Areas, "MultiPolygon", "public_areas", "part label" },
        LayerKind{ PageLayer::WayStreets, "LineString", "streets_way", "kind" },
        LayerKind{ PageLayer::Streets, "LineString", "streets_page",
                   "name kind size:double inside:integer need:integer" },
        LayerKind{ PageLayer::OneWays, "LineString", "streets_oneway", "" },
        LayerKind{ PageLayer::Neighbours, "MultiPolygon", "team_neighbours", "label" },
        LayerKind{ PageLayer::Places, "Point", "places", "kind name" },
        LayerKind{ PageLayer::Edge, "MultiPolygon", "team_edge", "zone:integer" },
        LayerKind{ PageLayer::AreaEdges, "MultiPolygon", "public_edges", "part label" },
        LayerKind{ PageLayer::Route, "LineString", "team_route", "part" },
        LayerKind{ PageLayer::Ranges, "Point", "team_ranges", "text" },
        LayerKind{ PageLayer::Sheets, "Polygon", "team_sheets", "label number" },
        LayerKind{ PageLayer::Spots, "Point", "team_spots", "inset" },
        LayerKind{ PageLayer::Leaders, "LineString", "team_leaders", "inset" },
        LayerKind{ PageLayer::Staging, "Point", "team_staging", "staging" },
        LayerKind{ PageLayer::Stops, "Point", "team_stops", "label width:double inset" },
    };
    static_assert( KINDS.size() == PAGE_LAYER_COUNT );

    const LayerKind &kindOf( PageLayer which )
    {
      return KINDS[static_cast<std::size_t>( which )];
    }
  }

  QString insetId( std::size_t number )
  {
    return QStringLiteral( "inset_" ) + QChar( 'a' + static_cast<int>( number % 26 ) );
  }

  QgsGeometry lineGeometry( std::span<const Point> line )
  {
    return QgsGeometry( newLineString( line ) );
  }

  QString PageLayers::styleOf( PageLayer which, bool blackAndWhite, const QString &folder )
  {
    const QString name = QString::fromLatin1( kindOf( which ).style );
    const QString grey = name + QStringLiteral( "_bw" );
    QStringList paths;
    for ( const QString &candidate : blackAndWhite ? QStringList{ grey, name } : QStringList{ name } )
    {
      if ( !folder.isEmpty() )
        paths << folder + '/' + candidate + QStringLiteral( ".qml" );
      paths << QStringLiteral( ":/doorstep/styles/" ) + candidate + QStringLiteral( ".qml" );
    }
    for ( const QString &path : paths )
      if ( QFile::exists( path ) )
        return path;
    return {};
  }

  PageLayers::PageLayers( QgsProject &project, const PrintEvent &event, bool blackAndWhite,
                          const QString &folder )
      : mEvent( event )
  {
    for ( const LayerKind &kind : KINDS )
    {
      QgsVectorLayer::LayerOptions options( project.transformContext() );
      options.loadDefaultStyle = false;
      QString uri = QString::fromLatin1( kind.geometry ) + QStringLiteral( "?index=yes" );
      for ( const QString &field : QString::fromLatin1( kind.fields ).split( ' ' ) )
        if ( !field.isEmpty() )
          uri += QStringLiteral( "&field=" ) + field +
                 ( field.contains( ':' ) ? QString() : QStringLiteral( ":string" ) );
      auto *layer =
          new QgsVectorLayer( uri, QString::fromLatin1( kind.style ), QStringLiteral( "memory" ), options );
      layer->setCrs( event.crs );
      bool loaded = false;
      layer->loadNamedStyle( styleOf( kind.layer, blackAndWhite, folder ), loaded );
      project.addMapLayer( layer, false );
      mLayers[static_cast<std::size_t>( kind.layer )] = layer;
    }
    fillGround();
  }

  QList<QgsMapLayer *> PageLayers::mapLayers( bool withStaging ) const
  {
    QList<QgsMapLayer *> layers;
    for ( std::size_t i = PAGE_LAYER_COUNT; i-- > 0; )
    {
      const auto which = static_cast<PageLayer>( i );
      const bool other = which == PageLayer::WayStreets || which == PageLayer::Areas ||
                         which == PageLayer::AreaEdges || ( which == PageLayer::Staging && !withStaging );
      // An empty layer costs a rendering step.
      if ( !other && mLayers[i]->featureCount() > 0 )
        layers << mLayers[i];
    }
    const auto oneWays = layers.indexOf( layer( PageLayer::OneWays ) ),
               route = layers.indexOf( layer( PageLayer::Route ) );
    if ( mRouteIsBand && oneWays >= 0 && route >= 0 )
      layers.move( oneWays, route );
    return layers;
  }

  QList<QgsMapLayer *> PageLayers::layersOf( std::initializer_list<PageLayer> which ) const
  {
    QList<QgsMapLayer *> layers;
    for ( const PageLayer one : which )
      layers << layer( one );
    return layers;
  }

  QList<QgsMapLayer *> PageLayers::wayLayers() const
  {
    return layersOf( { PageLayer::Staging, PageLayer::Sheets, PageLayer::Route, PageLayer::Edge,
                       PageLayer::WayStreets, PageLayer::GroundLines, PageLayer::Ground, PageLayer::Zone } );
  }

  QList<QgsMapLayer *> PageLayers::publicLayers() const
  {
    return layersOf( { PageLayer::Staging, PageLayer::AreaEdges, PageLayer::Streets, PageLayer::WayStreets,
                       PageLayer::Areas, PageLayer::GroundLines, PageLayer::Ground } );
  }
}
