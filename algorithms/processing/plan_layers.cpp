#include "processing/plan_layers.h"

#include "base/error.h"
#include "network/road_columns.h"
#include "privacy/language.h"

#include <qgsfeatureiterator.h>
#include <qgsfeaturerequest.h>
#include <qgsfeaturesource.h>
#include <qgsgeometry.h>
#include <qgsmultilinestring.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    int column( const QgsFields &fields, const char *name )
    {
      return fields.lookupField( QLatin1String( name ) );
    }

    int requiredColumn( const QgsFields &fields, const char *layer, const char *name, const char *remedy )
    {
      const int index = column( fields, name );
      if ( index < 0 )
        throw InputError( std::string( layer ) + " has no column " + name + ": " + remedy );
      return index;
    }

    std::string text( const QgsFeature &feature, int index )
    {
      return index < 0 || feature.attribute( index ).isNull()
                 ? std::string()
                 : feature.attribute( index ).toString().trimmed().toStdString();
    }

    QgsCoordinateReferenceSystem geographic()
    {
      return QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) );
    }

    bool isFinite( const QgsPointXY &p )
    {
      return std::isfinite( p.x() ) && std::isfinite( p.y() );
    }
  }

  QgsCoordinateReferenceSystem planProjection( const QgsFeatureSource &visits,
                                               const QgsCoordinateTransformContext &transforms,
                                               const char *layer )
  {
    const QgsCoordinateTransform transform( visits.sourceCrs(), geographic(), transforms );
    std::vector<double> longitudes, latitudes;
    QgsFeature feature;
    QgsFeatureIterator features = visits.getFeatures( QgsFeatureRequest().setNoAttributes() );
    while ( features.nextFeature( feature ) )
    {
      if ( feature.geometry().isEmpty() )
        continue;
      try
      {
        const QgsPointXY p = transform.transform( feature.geometry().centroid().asPoint() );
        if ( isFinite( p ) )
        {
          longitudes.push_back( p.x() );
          latitudes.push_back( p.y() );
        }
      }
      catch ( const QgsCsException & )
      {
        // The row is told of where it is read.
      }
    }
    if ( longitudes.empty() )
      throw InputError( std::string( layer ) + ": no row has a position; give a layer of points." );
    const auto middle = []( std::vector<double> &values )
    {
      std::nth_element( values.begin(), values.begin() + static_cast<std::ptrdiff_t>( values.size() / 2 ),
                        values.end() );
      return values[values.size() / 2];
    };
    return QgsCoordinateReferenceSystem::fromProj(
        QStringLiteral( "+proj=tmerc +lat_0=%1 +lon_0=%2 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs" )
            .arg( middle( latitudes ), 0, 'f', 1 )
            .arg( middle( longitudes ), 0, 'f', 1 ) );
  }

  PlanLayers::PlanLayers( const QgsCoordinateReferenceSystem &metres,
                          const QgsCoordinateTransformContext &transforms, QgsProcessingFeedback *feedback )
      : mMetres( metres ), mTransforms( transforms ), mFeedback( feedback )
  {
  }

  // False where the geometry is empty or lies where the projection has no place for it.
  bool PlanLayers::toMetres( QgsGeometry &geometry, const QgsCoordinateReferenceSystem &from ) const
  {
    constexpr double farthest = 1e6;
    if ( geometry.isEmpty() )
      return false;
    try
    {
      if ( geometry.transform( QgsCoordinateTransform( from, mMetres, mTransforms ) ) !=
           Qgis::GeometryOperationResult::Success )
        return false;
    }
    catch ( const QgsCsException & )
    {
      return false;
    }
    const QgsRectangle box = geometry.boundingBox();
    return box.isFinite() &&
           std::max( { std::abs( box.xMinimum() ), std::abs( box.xMaximum() ), std::abs( box.yMinimum() ),
                       std::abs( box.yMaximum() ) } ) < farthest;
  }

  void PlanLayers::warn( int count, const QString &sentence ) const
  {
    if ( count > 0 )
      mFeedback->pushWarning( sentence.arg( count ) );
  }

  void PlanLayers::readVisits( const QgsFeatureSource &source, double defaultMinutes )
  {
    const QgsFields fields = source.fields();
    const int code = requiredColumn( fields, "VISITS", "visit", "give the visits that deidentify made." );
    const int minutes = column( fields, "minutes" ), students = column( fields, "students" );
    const int language = column( fields, "language" ), group = column( fields, "group" );
    int unplaced = 0, badMinutes = 0, unknown = 0;
    QgsFeature feature;
    QgsFeatureIterator features = source.getFeatures();
    while ( features.nextFeature( feature ) )
    {
      rows.push_back( feature );
      PlanVisit visit;
      visit.code = text( feature, code );
      visit.group = text( feature, group );
      visit.minutes = defaultMinutes;
      bool ok = true;
      if ( const std::string cell = text( feature, minutes ); !cell.empty() )
        visit.minutes = feature.attribute( minutes ).toDouble( &ok );
      if ( !ok || !std::isfinite( visit.minutes ) || visit.minutes < 0 )
      {
        visit.hindrance = "minutes is not a number of 0 or more";
        ++badMinutes;
      }
      const SpokenLanguages spoken = readLanguages( text( feature, language ) );
      visit.languages = spoken.codes;
      unknown += spoken.allKnown ? 0 : 1;
      if ( const int count = students < 0 ? 1 : feature.attribute( students ).toInt( &ok ); ok && count > 0 )
        visit.students = count;
      QgsGeometry place = feature.geometry();
      if ( toMetres( place, source.sourceCrs() ) )
      {
        const QgsPointXY p = place.centroid().asPoint();
        visit.position = { p.x(), p.y() };
      }
      else
      {
        visit.hindrance = "no position, or one far from all others";
        ++unplaced;
      }
      question.visits.push_back( std::move( visit ) );
    }
    warn(
        unplaced,
        QObject::tr( "VISITS: %1 rows have no position, or one far from all others, and are not planned." ) );
    warn( badMinutes,
          QObject::tr(
              "VISITS: %1 rows have minutes that are not a number of 0 or more, and are not planned." ) );
    warn( unknown,
          QObject::tr( "VISITS: %1 rows have a language that is not known; they are planned without it." ) );
  }

  void PlanLayers::readPoints( const QgsFeatureSource &source )
  {
    int unplaced = 0;
    QgsFeature feature;
    QgsFeatureIterator features = source.getFeatures();
    while ( features.nextFeature( feature ) )
    {
      rows.push_back( feature );
      PlanVisit visit;
      QgsGeometry place = feature.geometry();
      if ( toMetres( place, source.sourceCrs() ) )
        visit.position = { place.centroid().asPoint().x(), place.centroid().asPoint().y() };
      else
      {
        visit.hindrance = "no position, or one far from all others";
        ++unplaced;
      }
      question.visits.push_back( std::move( visit ) );
    }
    warn( unplaced, QObject::tr( "INPUT: %1 rows have no position, or one far from all others." ) );
  }

  void PlanLayers::readStagings( const QgsFeatureSource &source )
  {
    const QgsFields fields = source.fields();
    const int name = requiredColumn( fields, "STAGING", "staging",
                                     "name the staging places in a text column of that name." );
    const int group = column( fields, "group" ), teams = column( fields, "teams" );
    QgsFeature feature;
    QgsFeatureIterator features = source.getFeatures();
    for ( std::int32_t row = 1; features.nextFeature( feature ); ++row )
    {
      PlanStaging staging;
      staging.row = row;
      staging.name = text( feature, name );
      staging.group = text( feature, group );
      if ( const int most = teams < 0 ? 0 : feature.attribute( teams ).toInt(); most > 0 )
        staging.teamsAtMost = most;
      QgsGeometry place = feature.geometry();
      if ( !toMetres( place, source.sourceCrs() ) )
        throw InputError( "STAGING, row " + std::to_string( row ) +
                          ": no position, or one far from all visits; set it on the map." );
      const QgsPointXY p = place.centroid().asPoint();
      staging.position = { p.x(), p.y() };
      question.stagings.push_back( std::move( staging ) );
    }
  }

  void PlanLayers::readStreets( const QgsFeatureSource &source )
  {
    if ( QgsWkbTypes::geometryType( source.wkbType() ) != Qgis::GeometryType::Line )
      throw InputError( "STREETS has no lines: give a layer of street centre lines." );
    const QgsFields fields = source.fields();
    std::vector<std::string> names;
    for ( const QgsField &field : fields )
      names.push_back( field.name().toStdString() );
    const auto cells = [&]( const QgsFeature &feature )
    {
      std::vector<std::string> values;
      for ( int i = 0; i < fields.size(); ++i )
        values.push_back( text( feature, i ) );
      return values;
    };
    QgsFeature feature;
    std::vector<std::vector<std::string>> sample;
    QgsFeatureIterator first = source.getFeatures(
        QgsFeatureRequest().setLimit( 500 ).setFlags( Qgis::FeatureRequestFlag::NoGeometry ) );
    while ( first.nextFeature( feature ) )
      sample.push_back( cells( feature ) );
    const RoadColumns columns = detectRoadColumns( names, sample );

    // Ways between visits may lead around them: a fifth of their extent, and 5 km at least.
    QgsRectangle around;
    for ( const PlanVisit &visit : question.visits )
      if ( visit.hindrance.empty() )
        around.combineExtentWith( visit.position.x, visit.position.y );
    for ( const PlanStaging &staging : question.stagings )
      around.combineExtentWith( staging.position.x, staging.position.y );
    around.grow( std::max( 5000.0, 0.2 * std::max( around.width(), around.height() ) ) );
    QgsFeatureRequest request;
    try
    {
      request.setFilterRect(
          QgsCoordinateTransform( mMetres, source.sourceCrs(), mTransforms ).transformBoundingBox( around ) );
    }
    catch ( const QgsCsException & )
    {
      // All streets, then.
    }
    QgsFeatureIterator features = source.getFeatures( request );
    for ( std::int32_t row = 1; features.nextFeature( feature ); ++row )
    {
      QgsGeometry geometry = feature.geometry();
      if ( !toMetres( geometry, source.sourceCrs() ) )
        continue;
      const std::vector<std::string> values = cells( feature );
      for ( auto part = geometry.const_parts_begin(); part != geometry.const_parts_end(); ++part )
      {
        std::vector<Point> points;
        for ( auto vertex = ( *part )->vertices_begin(); vertex != ( *part )->vertices_end(); ++vertex )
          points.push_back( { ( *vertex ).x(), ( *vertex ).y() } );
        if ( points.size() > 1 )
          question.streets.push_back( streetLine( columns, values, std::move( points ), row ) );
      }
    }
    if ( question.streets.empty() )
      throw InputError(
          "STREETS has no street around the visits: check that the layers cover the same ground." );
  }

  Roster readRosterTable( const QgsFeatureSource &source, QgsProcessingFeedback *feedback )
  {
    const QgsFields fields = source.fields();
    const char *remedy = "a roster has team, staging, member, role, employee, languages, agreement, vehicle.";
    const int team = requiredColumn( fields, "ROSTER", "team", remedy );
    const int role = requiredColumn( fields, "ROSTER", "role", remedy );
    const int employee = requiredColumn( fields, "ROSTER", "employee", remedy );
    const int agreement = requiredColumn( fields, "ROSTER", "agreement", remedy );
    const int staging = column( fields, "staging" ), member = column( fields, "member" );
    const int languages = column( fields, "languages" ), vehicle = column( fields, "vehicle" );
    const int wishes = column( fields, "wishes" );
    std::vector<RosterRow> rows;
    int unknown = 0;
    QgsFeature feature;
    QgsFeatureIterator features = source.getFeatures();
    for ( std::int32_t row = 1; features.nextFeature( feature ); ++row )
    {
      const SpokenLanguages spoken = readLanguages( text( feature, languages ) );
      unknown += spoken.allKnown ? 0 : 1;
      rows.push_back( { text( feature, team ), text( feature, staging ), text( feature, member ),
                        text( feature, role ), text( feature, employee ), text( feature, agreement ),
                        text( feature, vehicle ), text( feature, wishes ), spoken.codes, row } );
    }
    if ( unknown > 0 )
      feedback->pushWarning(
          QObject::tr( "ROSTER: %1 rows have a language that is not known." ).arg( unknown ) );
    Roster roster = readRoster( rows );
    if ( roster.teams.empty() )
      throw InputError( "ROSTER has no rows with a team." );
    return roster;
  }

  void PlanLayers::readRoster( const QgsFeatureSource &source )
  {
    question.roster = readRosterTable( source, mFeedback );
  }

  void PlanLayers::readPrevious( const QgsFeatureSource &source )
  {
    const char *remedy = "give the visits of an earlier plan.";
    const int code = requiredColumn( source.fields(), "PREVIOUS", "visit", remedy );
    const int zone = requiredColumn( source.fields(), "PREVIOUS", "zone", remedy );
    QgsFeature feature;
    QgsFeatureIterator features =
        source.getFeatures( QgsFeatureRequest().setFlags( Qgis::FeatureRequestFlag::NoGeometry ) );
    while ( features.nextFeature( feature ) )
      if ( const int number = feature.attribute( zone ).toInt();
           number > 0 && !text( feature, code ).empty() )
        question.previous[text( feature, code )] = number;
  }
}
