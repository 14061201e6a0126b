#include "print/event_reader.h"

#include "base/error.h"
#include "network/road_columns.h"
#include "print/same_plan.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeatureiterator.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Finds a column by its name in the contract, whatever its case.
    int column( const QgsFeatureSource &source, const char *layer, const char *name, bool needed )
    {
      const int index = source.fields().lookupField( QString::fromLatin1( name ) );
      if ( index < 0 && needed )
        throw InputError( std::string( layer ) + " has no column " + name +
                          ": give the layer that planzones wrote." );
      return index;
    }

    QVariant cell( const QgsFeature &feature, int index )
    {
      return index < 0 ? QVariant() : feature.attribute( index );
    }

    QString text( const QgsFeature &feature, int index )
    {
      const QVariant value = cell( feature, index );
      return value.isNull() ? QString() : value.toString().trimmed();
    }

    std::vector<Point> pointsOf( const QgsGeometry &geometry )
    {
      std::vector<Point> points;
      for ( auto it = geometry.vertices_begin(); it != geometry.vertices_end(); ++it )
        points.push_back( { ( *it ).x(), ( *it ).y() } );
      return points;
    }

    class Reader
    {
      public:
        Reader( const EventSources &sources, const QgsCoordinateTransformContext &transforms,
                PrintEvent &event )
            : mSources( sources ), mTransforms( transforms ), mEvent( event )
        {
        }

        void chooseProjection()
        {
          const QgsCoordinateTransform toDegrees(
              mSources.visits->sourceCrs(), QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ),
              mTransforms );
          QgsRectangle extent = mSources.visits->sourceExtent();
          if ( extent.isNull() || extent.isEmpty() )
            extent = mSources.zones->sourceExtent();
          const QgsPointXY center = toDegrees.transform( extent.center() );
          // Two decimals, so that one visit more does not move the projection and with it every coordinate.
          mEvent.crs =
              localMetres( std::round( center.x() * 100 ) / 100, std::round( center.y() * 100 ) / 100 );
        }

        void readZones()
        {
          const QgsFeatureSource &source = *mSources.zones;
          const int zone = column( source, "ZONES", "zone", true ),
                    staging = column( source, "ZONES", "staging", false );
          const int visits = column( source, "ZONES", "visits", false ),
                    students = column( source, "ZONES", "students", false );
          const int minutes = column( source, "ZONES", "minutes", false ),
                    km = column( source, "ZONES", "km", false );
          const int team = column( source, "ZONES", "team", false ),
                    leader = column( source, "ZONES", "leader", false ),
                    missing = column( source, "ZONES", "missing", false );
          forEach( source,
                   [&]( const QgsFeature &feature, QgsGeometry geometry, int row )
                   {
                     PrintZone entry;
                     bool ok = false;
                     entry.zone = cell( feature, zone ).toInt( &ok );
                     if ( !ok || cell( feature, zone ).isNull() )
                       throw InputError( "ZONES, row " + std::to_string( row ) + ": no zone number." );
                     if ( geometry.isNull() || geometry.type() != Qgis::GeometryType::Polygon )
                       throw InputError( "ZONES, row " + std::to_string( row ) +
                                         ": no area; give the layer that planzones or assignteams wrote." );
                     if ( !geometry.isGeosValid() )
                       geometry = geometry.makeValid();
                     entry.area = geometry;
                     entry.staging = text( feature, staging );
                     entry.visits = cell( feature, visits ).toInt();
                     entry.students = cell( feature, students ).toInt();
                     entry.minutes = cell( feature, minutes ).toDouble();
                     entry.km = cell( feature, km ).toDouble();
                     entry.team = text( feature, team );
                     entry.leader = text( feature, leader );
                     entry.missing = text( feature, missing );
                     mEvent.zones.push_back( std::move( entry ) );
                   } );
          auto &zones = mEvent.zones;
          std::sort( zones.begin(), zones.end(),
                     []( const PrintZone &a, const PrintZone &b ) { return a.zone < b.zone; } );
          for ( std::size_t i = 0; i < zones.size(); ++i )
          {
            if ( i > 0 && zones[i].zone == zones[i - 1].zone )
              throw InputError( "ZONES has two rows of the same zone: give the layer that planzones wrote." );
            mIndex[zones[i].zone] = i;
          }
          if ( zones.empty() )
            throw InputError( "ZONES is empty: plan the zones first." );
        }

        void readVisits()
        {
          const QgsFeatureSource &source = *mSources.visits;
          const int visit = column( source, "VISITS", "visit", true ),
                    zone = column( source, "VISITS", "zone", true ),
                    stop = column( source, "VISITS", "stop", true );
          const int language = column( source, "VISITS", "language", false ),
                    students = column( source, "VISITS", "students", false ),
                    arrive = column( source, "VISITS", "arrive", false ),
                    minutes = column( source, "VISITS", "minutes", false );
          forEach( source,
                   [&]( const QgsFeature &feature, const QgsGeometry &geometry, int row )
                   {
                     if ( cell( feature, zone ).isNull() )
                       return; // served by no team: it has its note in the layer
                     const auto found = mIndex.find( cell( feature, zone ).toInt() );
                     if ( found == mIndex.end() )
                       throw InputError( "VISITS, row " + std::to_string( row ) +
                                         ": its zone is not among ZONES; give both layers of one plan." );
                     if ( geometry.isNull() )
                       throw InputError( "VISITS, row " + std::to_string( row ) + ": no point." );
                     PrintStop entry;
                     entry.number = cell( feature, stop ).toInt();
                     entry.visit = text( feature, visit );
                     for ( const QString &code : text( feature, language ).split( ';' ) )
                       if ( !code.trimmed().isEmpty() )
                         entry.languages << code.trimmed();
                     entry.students = cell( feature, students ).toInt();
                     entry.arrive = cell( feature, arrive ).toDouble();
                     entry.minutes = cell( feature, minutes ).toDouble();
                     entry.at = pointsOf( geometry ).front();
                     mEvent.zones[found->second].stops.push_back( std::move( entry ) );
                   } );
          for ( PrintZone &zoneEntry : mEvent.zones )
            std::sort( zoneEntry.stops.begin(), zoneEntry.stops.end(),
                       []( const PrintStop &a, const PrintStop &b )
                       { return a.number != b.number ? a.number < b.number : a.visit < b.visit; } );
        }

        void readRoutes()
        {
          if ( !mSources.routes )
            return;
          const int zone = column( *mSources.routes, "ROUTES", "zone", true );
          forEach( *mSources.routes,
                   [&]( const QgsFeature &feature, const QgsGeometry &geometry, int )
                   {
                     const auto found = mIndex.find( cell( feature, zone ).toInt() );
                     if ( found == mIndex.end() || geometry.isNull() )
                       return;
                     Polyline &route = mEvent.zones[found->second].route;
                     for ( const Point &p : pointsOf( geometry ) )
                       if ( route.empty() || distance( route.back(), p ) > 1e-6 )
                         route.push_back( p );
                   } );
        }

        void readDirections()
        {
          if ( !mSources.directions )
            return;
          const QgsFeatureSource &source = *mSources.directions;
          const char *layer = "DIRECTIONS";
          const int zone = column( source, layer, "zone", true ),
                    step = column( source, layer, "step", true ),
                    stop = column( source, layer, "stop", true );
          const int en = column( source, layer, "text_en", false ),
                    es = column( source, layer, "text_es", false ),
                    blockEn = column( source, layer, "block_en", false ),
                    blockEs = column( source, layer, "block_es", false ),
                    metres = column( source, layer, "metres", false ),
                    minutes = column( source, layer, "minutes", false );
          forEach( source,
                   [&]( const QgsFeature &feature, const QgsGeometry &, int row )
                   {
                     const auto found = mIndex.find( cell( feature, zone ).toInt() );
                     if ( found == mIndex.end() )
                       throw InputError(
                           "DIRECTIONS, row " + std::to_string( row ) +
                           ": its zone is not among ZONES; plan again, so that both are of one plan." );
                     mEvent.zones[found->second].steps.push_back(
                         { cell( feature, step ).toInt(), cell( feature, stop ).toInt(), text( feature, en ),
                           text( feature, es ), text( feature, blockEn ), text( feature, blockEs ),
                           cell( feature, metres ).toDouble(), cell( feature, minutes ).toDouble() } );
                   } );
          for ( PrintZone &entry : mEvent.zones )
            std::sort( entry.steps.begin(), entry.steps.end(),
                       []( const PrintStep &x, const PrintStep &y ) { return x.step < y.step; } );
        }

        void readStreets()
        {
          if ( !mSources.streets )
            return;
          const QgsFields fields = mSources.streets->fields();
          std::vector<std::string> names;
          for ( const QgsField &field : fields )
            names.push_back( field.name().toStdString() );
          std::vector<std::vector<std::string>> rows;
          std::vector<std::vector<Point>> lines;
          // Streets far from any zone are on no page.
          QgsRectangle reach;
          for ( const PrintZone &zone : mEvent.zones )
          {
            reach.combineExtentWith( zone.area.boundingBox() );
            for ( const Point &p : zone.route )
              reach.combineExtentWith( p.x, p.y );
          }
          reach.grow( 3000 );
          forEach( *mSources.streets,
                   [&]( const QgsFeature &feature, const QgsGeometry &geometry, int )
                   {
                     if ( geometry.isNull() || !geometry.boundingBox().intersects( reach ) )
                       return;
                     std::vector<std::string> row;
                     for ( int i = 0; i < fields.count(); ++i )
                       row.push_back( text( feature, i ).toStdString() );
                     for ( auto part = geometry.const_parts_begin(); part != geometry.const_parts_end();
                           ++part )
                     {
                       std::vector<Point> points;
                       for ( auto v = ( *part )->vertices_begin(); v != ( *part )->vertices_end(); ++v )
                         points.push_back( { ( *v ).x(), ( *v ).y() } );
                       rows.push_back( row );
                       lines.push_back( std::move( points ) );
                     }
                   } );
          const std::size_t sample = std::min<std::size_t>( rows.size(), 500 );
          const RoadColumns columns = detectRoadColumns( names, { rows.data(), sample } );
          std::vector<StreetLine> streets;
          for ( std::size_t i = 0; i < rows.size(); ++i )
            streets.push_back(
                streetLine( columns, rows[i], std::move( lines[i] ), static_cast<std::int32_t>( i + 1 ) ) );
          mEvent.streets = StreetBlocks( streets );
          for ( PrintZone &zone : mEvent.zones )
            for ( PrintStop &stop : zone.stops )
              stop.place = mEvent.streets.place( stop.at );
        }

        void readStaging()
        {
          if ( !mSources.staging )
            return;
          const int name = column( *mSources.staging, "STAGING", "staging", true );
          forEach( *mSources.staging,
                   [&]( const QgsFeature &feature, const QgsGeometry &geometry, int )
                   {
                     if ( !geometry.isNull() )
                       mEvent.staging[text( feature, name )] = pointsOf( geometry ).front();
                   } );
        }

        void readContext();

      private:
        template <class Use> void forEach( const QgsFeatureSource &source, Use &&use )
        {
          QgsFeatureRequest request;
          request.setDestinationCrs( mEvent.crs, mTransforms );
          QgsFeatureIterator it = source.getFeatures( request );
          QgsFeature feature;
          int row = 0;
          while ( it.nextFeature( feature ) )
            use( feature, feature.geometry(), ++row );
        }

        const EventSources &mSources;
        const QgsCoordinateTransformContext &mTransforms;
        PrintEvent &mEvent;
        std::map<int, std::size_t> mIndex;
    };

    // By the layer's name, in the words of layers as they come; then by its kind of geometry.
    ContextKind kindOf( const QString &name, Qgis::GeometryType type )
    {
      const QString n = name.toLower();
      const auto has = [&]( std::initializer_list<const char *> words )
      {
        return std::any_of( words.begin(), words.end(),
                            [&]( const char *word ) { return n.contains( QLatin1String( word ) ); } );
      };
      const bool line = type == Qgis::GeometryType::Line;
      if ( has( { "rail", "train", "transit" } ) && type != Qgis::GeometryType::Point )
        return ContextKind::Rail;
      if ( has( { "school", "campus", "education" } ) )
        return ContextKind::School;
      if ( has( { "park", "green", "open_space", "openspace", "recreation", "golf", "cemeter" } ) )
        return ContextKind::Park;
      if ( has( { "water", "lake", "river", "wash", "stream", "hydro", "creek", "canal", "pond" } ) )
        return line ? ContextKind::WaterLine : ContextKind::Water;
      if ( has( { "build", "footprint", "structure" } ) )
        return ContextKind::Building;
      return ContextKind::Other;
    }

    void Reader::readContext()
    {
      for ( std::size_t i = 0; i < mSources.context.size(); ++i )
      {
        const QgsFeatureSource &source = *mSources.context[i];
        const ContextKind kind = kindOf( mSources.contextNames.value( static_cast<int>( i ) ),
                                         QgsWkbTypes::geometryType( source.wkbType() ) );
        int name = -1;
        if ( kind == ContextKind::School || kind == ContextKind::Park )
          for ( const char *candidate :
                { "name", "school", "staging", "site_name", "park_name", "fullname" } )
            if ( name < 0 )
              name = source.fields().lookupField( QString::fromLatin1( candidate ) );
        forEach( source,
                 [&]( const QgsFeature &feature, const QgsGeometry &geometry, int )
                 {
                   if ( !geometry.isNull() )
                     mEvent.context.push_back( { kind, geometry, text( feature, name ) } );
                 } );
      }
    }
  }

  QgsCoordinateReferenceSystem localMetres( double longitude, double latitude )
  {
    return QgsCoordinateReferenceSystem::fromProj(
        QStringLiteral( "+proj=tmerc +lat_0=%1 +lon_0=%2 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs" )
            .arg( latitude, 0, 'f', 2 )
            .arg( longitude, 0, 'f', 2 ) );
  }

  PrintEvent readEvent( const EventSources &sources, const QgsCoordinateTransformContext &transforms,
                        const Progress &progress )
  {
    PrintEvent event;
    Reader reader( sources, transforms, event );
    reader.chooseProjection();
    reader.readZones();
    reader.readVisits();
    report( progress, 0.3 );
    reader.readRoutes();
    reader.readDirections();
    requireSamePlan( event );
    reader.readStaging();
    report( progress, 0.4 );
    reader.readStreets();
    report( progress, 0.9 );
    reader.readContext();
    report( progress, 1 );
    return event;
  }
}
