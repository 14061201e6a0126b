#include "print/page_layers.h"

#include <qgslinestring.h>
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
        const char *fields;
    };

    constexpr std::array kinds{
        LayerKind{ PageLayer::Ground, "MultiPolygon", "ground", "&field=kind:string&field=name:string" },
        LayerKind{ PageLayer::GroundLines, "MultiLineString", "ground_lines", "&field=kind:string" },
        LayerKind{ PageLayer::Zone, "MultiPolygon", "team_zone", "&field=zone:integer" },
        LayerKind{ PageLayer::Areas, "MultiPolygon", "public_areas",
                   "&field=part:string&field=label:string" },
        LayerKind{ PageLayer::WayStreets, "LineString", "streets_way", "&field=kind:string" },
        LayerKind{ PageLayer::Streets, "LineString", "streets_page",
                   "&field=name:string&field=kind:string&field=size:double&field=inside:integer" },
        LayerKind{ PageLayer::OneWays, "LineString", "streets_oneway", "" },
        LayerKind{ PageLayer::Neighbours, "MultiPolygon", "team_neighbours", "&field=label:string" },
        LayerKind{ PageLayer::Places, "Point", "places", "&field=kind:string&field=name:string" },
        LayerKind{ PageLayer::Edge, "MultiPolygon", "team_edge", "&field=zone:integer" },
        LayerKind{ PageLayer::AreaEdges, "MultiPolygon", "public_edges",
                   "&field=part:string&field=label:string" },
        LayerKind{ PageLayer::Route, "LineString", "team_route", "&field=part:string" },
        LayerKind{ PageLayer::Ranges, "Point", "team_ranges", "&field=text:string" },
        LayerKind{ PageLayer::Sheets, "Polygon", "team_sheets", "&field=label:string&field=number:string" },
        LayerKind{ PageLayer::Spots, "Point", "team_spots", "&field=inset:string" },
        LayerKind{ PageLayer::Leaders, "LineString", "team_leaders", "&field=inset:string" },
        LayerKind{ PageLayer::Staging, "Point", "team_staging", "&field=staging:string" },
        LayerKind{ PageLayer::Stops, "Point", "team_stops",
                   "&field=label:string&field=width:double&field=inset:string" },
    };
    static_assert( kinds.size() == pageLayerCount );

    const LayerKind &kindOf( PageLayer which )
    {
      return kinds[static_cast<std::size_t>( which )];
    }
  }

  QString insetId( std::size_t number )
  {
    return QStringLiteral( "inset_" ) + QChar( 'a' + static_cast<int>( number % 26 ) );
  }

  QgsGeometry lineGeometry( std::span<const Point> line )
  {
    QVector<double> x, y;
    for ( const Point &p : line )
    {
      x << p.x;
      y << p.y;
    }
    return QgsGeometry( new QgsLineString( x, y ) );
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
    for ( const LayerKind &kind : kinds )
    {
      QgsVectorLayer::LayerOptions options( project.transformContext() );
      options.loadDefaultStyle = false;
      const QString uri = QString::fromLatin1( kind.geometry ) + QStringLiteral( "?index=yes" ) +
                          QString::fromLatin1( kind.fields );
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
    for ( std::size_t i = pageLayerCount; i-- > 0; )
    {
      const auto which = static_cast<PageLayer>( i );
      const bool other = which == PageLayer::WayStreets || which == PageLayer::Areas ||
                         which == PageLayer::AreaEdges || ( which == PageLayer::Staging && !withStaging );
      // An empty layer costs a rendering step.
      if ( !other && mLayers[i]->featureCount() > 0 )
        layers << mLayers[i];
    }
    return layers;
  }

  QList<QgsMapLayer *> PageLayers::wayLayers() const
  {
    QList<QgsMapLayer *> layers;
    for ( const PageLayer which :
          { PageLayer::Staging, PageLayer::Sheets, PageLayer::Route, PageLayer::Edge, PageLayer::WayStreets,
            PageLayer::Zone, PageLayer::GroundLines, PageLayer::Ground } )
      layers << layer( which );
    return layers;
  }

  QList<QgsMapLayer *> PageLayers::publicLayers() const
  {
    QList<QgsMapLayer *> layers;
    for ( const PageLayer which :
          { PageLayer::Staging, PageLayer::AreaEdges, PageLayer::Streets, PageLayer::WayStreets,
            PageLayer::Areas, PageLayer::GroundLines, PageLayer::Ground } )
      layers << layer( which );
    return layers;
  }
}
