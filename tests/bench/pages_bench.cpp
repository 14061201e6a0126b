// SPDX-License-Identifier: GPL-2.0-or-later
// Team maps on paper, beside QGIS's own atlas export of the same layouts: 60 zones of a made-up grid town,
// wall and processor time of maps and lists in one table. Doorstep's pages have insets, legend and leader
// lines, which the atlas's have not; the atlas draws from a GeoPackage, as the project of drafts has it.
//   pages_bench [ZONES]
#include "../print/grid_event.h"
#include "print/packet_maker.h"
#include "print/page_furniture.h"

#include <qgsapplication.h>
#include <qgslayoutatlas.h>
#include <qgslayoutexporter.h>
#include <qgslayoutitemmap.h>
#include <qgsprintlayout.h>
#include <qgsvectorlayer.h>

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace doorstep;

namespace
{
  struct Seconds
  {
      double wall = 0, processor = 0;
      Seconds operator-( const Seconds &other ) const
      {
        return { wall - other.wall, processor - other.processor };
      }
      Seconds &operator+=( const Seconds &other )
      {
        wall += other.wall;
        processor += other.processor;
        return *this;
      }
  };

  Seconds now()
  {
    return { std::chrono::duration<double>( std::chrono::steady_clock::now().time_since_epoch() ).count(),
             static_cast<double>( std::clock() ) / CLOCKS_PER_SEC };
  }

  // Takes the time from page to page.
  class PageClock final : public PageWatcher
  {
    public:
      void exported( PageTemplate &, const MapSheet *sheet, const PageLabel &,
                     const QgsLabelingResults * ) override
      {
        const Seconds here = now();
        ( sheet ? map : list ) += here - mLast;
        ++( sheet ? maps : lists );
        mLast = here;
      }
      Seconds map, list;
      int maps = 0, lists = 0;

    private:
      Seconds mLast = now();
  };

  void print( const char *what, int pages, const Seconds &seconds )
  {
    std::printf( "%-44s %5d %9.2f %9.2f %10.0f\n", what, pages, seconds.wall, seconds.processor,
                 1000 * seconds.processor / std::max( 1, pages ) );
  }

  // What QGIS's atlas would be set up with: the whole event in one set of layers of the same styles, and a
  // page of the same template for each sheet, its maps driven by the page's attributes.
  class AtlasEvent final : public PageWatcher
  {
    public:
      void exported( PageTemplate &, const MapSheet *sheet, const PageLabel &label,
                     const QgsLabelingResults * ) override
      {
        if ( sheet )
          mSheets.emplace_back( *sheet, label );
      }

      // Time and number of pages; the layers are filled before the clock runs.
      Seconds exportTo( const PrintEvent &event, const PageOptions &options, const QString &folder,
                        int &pages )
      {
        QgsProject project;
        project.setCrs( event.crs );
        PageLayers layers( project, event, options.blackAndWhite, QString() );
        fill( event, layers );
        Seconds total;
        for ( const bool landscape : { false, true } )
        {
          QgsVectorLayer *coverage = coverageLayer( event, landscape );
          project.addMapLayer( coverage, false );
          if ( coverage->featureCount() == 0 )
            continue;
          PageTemplate page( project, QStringLiteral( "team_map" ), QString(),
                             paperSize( options.paper, landscape ) );
          arrange( page,
                   *std::find_if( mSheets.begin(), mSheets.end(),
                                  [&]( const auto &entry )
                                  { return entry.first.view.landscape == landscape; } ),
                   layers, options, event.crs );
          QgsLayoutAtlas *atlas = page.layout().atlas();
          atlas->setCoverageLayer( coverage );
          atlas->setEnabled( true );
          QgsLayoutExporter::PdfExportSettings settings;
          settings.dpi = 300;
          settings.forceVectorOutput = true;
          settings.simplifyGeometries = true;
          settings.textRenderFormat = Qgis::TextRenderFormat::AlwaysText;
          QString error;
          const Seconds start = now();
          if ( QgsLayoutExporter::exportToPdf( atlas, folder + QStringLiteral( "/atlas.pdf" ), settings,
                                               error ) != QgsLayoutExporter::Success )
            throw InputError( "The atlas cannot be exported: " + error.toStdString() );
          total += now() - start;
          pages += atlas->count();
        }
        return total;
      }

    private:
      void fill( const PrintEvent &event, PageLayers &layers ) const
      {
        PrintZone all = event.zones.front();
        QVector<QgsGeometry> areas;
        std::vector<RouteLine> routes;
        for ( const PrintZone &zone : event.zones )
        {
          areas << zone.area;
          routes.push_back( { RoutePart::Among, zone.route } );
          all.stops.insert( all.stops.end(), zone.stops.begin(), zone.stops.end() );
        }
        all.area = QgsGeometry::unaryUnion( areas );
        const MapView whole{ { 0, 0 }, 4800, 0, false, { 0, 0, 200, 200 } };
        std::vector<Disc> discs;
        for ( const auto &[sheet, label] : mSheets )
          for ( Disc disc : sheet.discs )
          {
            disc.center = toPage( whole, toWorld( sheet.view, disc.center ) );
            disc.spot = toPage( whole, toWorld( sheet.view, disc.spot ) );
            discs.push_back( disc );
          }
        layers.showSurroundings( &all, { all.area.boundingBox().buffered( 1500 ) }, 4800, true );
        layers.showWay( all.area.boundingBox().buffered( 1500 ) );
        layers.showRoute( routes );
        layers.showStops( { { &discs, &whole } } );
        layers.showStaging( event.staging );
      }

      QgsVectorLayer *coverageLayer( const PrintEvent &event, bool landscape ) const
      {
        auto *layer = new QgsVectorLayer(
            QStringLiteral(
                "Polygon?field=rotation:double&field=x_min:double&field=y_min:double&field=x_max:double"
                "&field=y_max:double&field=way_x_min:double&field=way_y_min:double"
                "&field=way_x_max:double&field=way_y_max:double" ),
            QStringLiteral( "pages" ), QStringLiteral( "memory" ) );
        layer->setCrs( event.crs );
        QgsFeatureList features;
        for ( const auto &[sheet, label] : mSheets )
          if ( sheet.view.landscape == landscape )
          {
            QgsAttributes values;
            values << sheet.view.rotation;
            for ( const MapView &view : { sheet.view, sheet.way ? sheet.way->view : sheet.view } )
            {
              const double w = view.frame.width * view.scale / 2000,
                           h = view.frame.height * view.scale / 2000;
              values << view.center.x - w << view.center.y - h << view.center.x + w << view.center.y + h;
            }
            QgsFeature feature( layer->fields() );
            feature.setAttributes( values );
            feature.setGeometry( QgsGeometry::fromRect( QgsRectangle(
                values[1].toDouble(), values[2].toDouble(), values[3].toDouble(), values[4].toDouble() ) ) );
            features << feature;
          }
        layer->dataProvider()->addFeatures( features );
        return layer;
      }

      static void arrange( PageTemplate &page, const std::pair<MapSheet, PageLabel> &entry,
                           const PageLayers &layers, const PageOptions &options,
                           const QgsCoordinateReferenceSystem &crs )
      {
        const MapSheet &sheet = entry.first;
        const auto put = [&]( const char *id, const MapView &view, const QList<QgsMapLayer *> &shown,
                              const QString &prefix )
        {
          auto &map = page.need<QgsLayoutItemMap>( id );
          page.put( &map, view.frame );
          map.setLayers( shown );
          map.setKeepLayerSet( true );
          showView( map, view, crs );
          const auto bind = [&]( QgsLayoutObject::DataDefinedProperty property, const QString &field )
          { map.dataDefinedProperties().setProperty( property, QgsProperty::fromField( prefix + field ) ); };
          bind( QgsLayoutObject::DataDefinedProperty::MapXMin, QStringLiteral( "x_min" ) );
          bind( QgsLayoutObject::DataDefinedProperty::MapYMin, QStringLiteral( "y_min" ) );
          bind( QgsLayoutObject::DataDefinedProperty::MapXMax, QStringLiteral( "x_max" ) );
          bind( QgsLayoutObject::DataDefinedProperty::MapYMax, QStringLiteral( "y_max" ) );
          if ( prefix.isEmpty() )
            bind( QgsLayoutObject::DataDefinedProperty::MapRotation, QStringLiteral( "rotation" ) );
        };
        put( "map", sheet.view, layers.mapLayers( !sheet.way ), QString() );
        if ( sheet.way )
          put( "inset", sheet.way->view, layers.wayLayers(), QStringLiteral( "way_" ) );
        else
          page.remove( "inset" );
        putHeader( page, entry.second, options, sheet.frames );
        Box band = sheet.frames.furniture;
        putScale( page, sheet.view, options, band );
        putLegend( page, layers, options, band );
        putFoot( page, options, sheet.frames.foot );
        putDraft( page, true, options, sheet.frames.map );
        for ( const char *id : { "inset_text", "stops", "directions" } )
          page.remove( id );
      }

      std::vector<std::pair<MapSheet, PageLabel>> mSheets;
  };

  int run( int zones )
  {
    PrintEvent event = test::gridEvent( zones, 10, 14 );
    PageOptions options;
    options.event = QStringLiteral( "Bench" );
    options.returnBy = QStringLiteral( "12:30" );
    options.start = QTime( 8, 30 );
    const QTemporaryDir folder;

    const Seconds start = now();
    PacketMaker maker( event, options );
    PageClock pageClock;
    maker.watch( &pageClock );
    PdfWriter all;
    for ( const PrintZone &zone : event.zones )
      all.addPages( maker.packet( { &zone, QString(), true, nullptr } ) );
    const std::string bytes = all.bytes( "Bench" );
    const Seconds total = now() - start;

    AtlasEvent atlasEvent;
    maker.watch( &atlasEvent );
    for ( const PrintZone &zone : event.zones )
      maker.packet( { &zone, QString(), true, nullptr } );
    maker.watch( nullptr );
    int atlasPages = 0;
    const Seconds atlas = atlasEvent.exportTo( event, options, folder.path(), atlasPages );

    std::printf( "%-44s %5s %9s %9s %10s\n", "", "pages", "wall, s", "CPU, s", "ms a page" );
    print( "Doorstep: maps with insets and legend", pageClock.maps, pageClock.map );
    print( "Doorstep: tables and directions", pageClock.lists, pageClock.list );
    print( "Doorstep: whole packets in one PDF", all.pageCount(), total );
    print( "QGIS: atlas of the same maps", atlasPages, atlas );
    std::printf( "%zu kB in Doorstep's PDF; maps take %.2f of the atlas's CPU time a page\n",
                 bytes.size() / 1024,
                 pageClock.map.processor / std::max( 1, pageClock.maps ) /
                     ( atlas.processor / std::max( 1, atlasPages ) ) );
    return 0;
  }
}

int main( int argc, char **argv )
{
  qputenv( "QT_QPA_PLATFORM", "offscreen" );
  QgsApplication application( argc, argv, true );
  QgsApplication::initQgis();
  int result = 1;
  try
  {
    result = run( argc > 1 ? std::max( 1, std::atoi( argv[1] ) ) : 60 );
  }
  catch ( const std::exception &error )
  {
    std::fprintf( stderr, "pages_bench: %s\n", error.what() );
  }
  QgsProject::instance()->clear();
  QgsApplication::exitQgis();
  return result;
}
