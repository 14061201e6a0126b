// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/project_layers.h"

#include "base/error.h"
#include "layers/layer_style.h"
#include "layers/own_words.h"
#include "layers/whole_table.h"
#include "print/page_layers.h"

#include <qgslayertree.h>
#include <qgsprojectviewsettings.h>
#include <qgsreferencedgeometry.h>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>

#include <QFileInfo>

#include <utility>

namespace doorstep
{
  namespace
  {
    // A layer's columns and rows, of which only those that the role may see are written (privacy 4).
    class RoleTable
    {
      public:
        explicit RoleTable( Role role ) : mRole( role ) {}

        void column( const char *name, QMetaType::Type type )
        {
          mShown.push_back( mayShow( mRole, name ) );
          if ( mShown.back() )
            mFields.append( QgsField( QString::fromLatin1( name ), type ) );
        }
        void row( const QgsGeometry &geometry, std::initializer_list<QVariant> values )
        {
          QgsAttributes attributes;
          std::size_t place = 0;
          for ( const QVariant &value : values )
            if ( mShown[place++] )
              attributes << value;
          QgsFeature feature( mFields );
          feature.setAttributes( attributes );
          feature.setGeometry( geometry );
          mRows << feature;
        }
        void write( const QString &geopackage, const char *name, Qgis::WkbType type,
                    const QgsCoordinateReferenceSystem &crs ) const
        {
          if ( !mRows.isEmpty() )
            writeLayer( geopackage, QString::fromLatin1( name ), mFields, type, crs, mRows );
        }

      private:
        Role mRole;
        std::vector<bool> mShown;
        QgsFields mFields;
        QgsFeatureList mRows;
    };

    constexpr auto INT_FIELD = QMetaType::Type::Int;
    constexpr auto REAL_FIELD = QMetaType::Type::Double;
    constexpr auto TEXT_FIELD = QMetaType::Type::QString;

    QgsGeometry pointAt( const Point &p )
    {
      return QgsGeometry::fromPointXY( { p.x, p.y } );
    }

    // As styles/streets_way.qml tells them apart.
    QString kindOf( RoadClass roadClass )
    {
      switch ( roadClass )
      {
      case RoadClass::Freeway:
      case RoadClass::Primary:
        return QStringLiteral( "major" );
      case RoadClass::Secondary:
        return QStringLiteral( "secondary" );
      case RoadClass::Local:
        return QStringLiteral( "local" );
      default:
        return QStringLiteral( "minor" );
      }
    }

    void writeStops( const QString &geopackage, const PrintEvent &event, Role role )
    {
      RoleTable visits( role ), routes( role );
      for ( const auto &[name, type] : { std::pair{ "visit", TEXT_FIELD },
                                         { "zone", INT_FIELD },
                                         { "stop", INT_FIELD },
                                         { "team", TEXT_FIELD },
                                         { "staging", TEXT_FIELD },
                                         { "language", TEXT_FIELD },
                                         { "arrive", REAL_FIELD },
                                         { "minutes", REAL_FIELD } } )
        visits.column( name, type );
      for ( const auto &[name, type] :
            { std::pair{ "zone", INT_FIELD }, { "minutes", REAL_FIELD }, { "km", REAL_FIELD } } )
        routes.column( name, type );
      for ( const PrintZone &zone : event.zones )
      {
        for ( const PrintStop &stop : zone.stops )
          visits.row( pointAt( stop.at ), { stop.visit, zone.zone, stop.number, zone.team, zone.staging,
                                            stop.languages.join( ';' ), stop.arrive, stop.minutes } );
        if ( zone.route.size() > 1 )
          routes.row( lineGeometry( zone.route ), { zone.zone, zone.minutes, zone.km } );
      }
      visits.write( geopackage, "visits", Qgis::WkbType::Point, event.crs );
      routes.write( geopackage, "routes", Qgis::WkbType::LineString, event.crs );
    }
  }

  void writeLayer( const QString &geopackage, const QString &name, const QgsFields &fields,
                   Qgis::WkbType type, const QgsCoordinateReferenceSystem &crs,
                   const QgsFeatureList &features )
  {
    QgsVectorFileWriter::SaveVectorOptions options;
    options.driverName = QStringLiteral( "GPKG" );
    options.layerName = name;
    options.actionOnExistingFile = QFileInfo::exists( geopackage )
                                       ? QgsVectorFileWriter::CreateOrOverwriteLayer
                                       : QgsVectorFileWriter::CreateOrOverwriteFile;
    std::unique_ptr<QgsVectorFileWriter> writer( QgsVectorFileWriter::create(
        geopackage, fields, type, crs, QgsCoordinateTransformContext(), options ) );
    if ( writer->hasError() != QgsVectorFileWriter::NoError )
      throw InputError( "PROJECT's layers cannot be written: choose a folder that exists and is writable." );
    for ( QgsFeature feature : features )
    {
      feature.setFields( fields, false );
      if ( !writer->addFeature( feature, QgsFeatureSink::FastInsert ) )
        throw InputError( "PROJECT's layers cannot be written: the disk may be full." );
    }
    WriteFailures failures;
    const bool flushed = writer->flushBuffer();
    writer.reset();
    const bool hasPlace = type != Qgis::WkbType::NoGeometry && crs.isValid();
    if ( !flushed || failures.any() ||
         wholeRows( { geopackage, name, fields.count(), hasPlace, true } ) != features.size() )
      throw InputError( "PROJECT's layers cannot be written: the disk may be full." );
  }

  QgsVectorLayer *openLayer( QgsProject &project, const QString &geopackage, const QString &name,
                             const QString &shownAs, const QString &id )
  {
    auto layer =
        std::make_unique<QgsVectorLayer>( geopackage + QStringLiteral( "|layername=" ) + name, shownAs );
    if ( !layer->isValid() )
      return nullptr;
    if ( !id.isEmpty() )
      layer->setId( id );
    return qobject_cast<QgsVectorLayer *>( project.addMapLayer( layer.release(), false ) );
  }

  void writePlanLayers( const QString &geopackage, const PrintEvent &event, Role role )
  {
    if ( rulesOf( role ).stops == StopPrecision::House )
      writeStops( geopackage, event, role );
    // The public sheet's areas are groups of zones: a zone's own outline and count would undo them.
    if ( rulesOf( role ).stops != StopPrecision::None )
    {
      RoleTable zones( role );
      for ( const auto &[name, type] : { std::pair{ "zone", INT_FIELD },
                                         { "staging", TEXT_FIELD },
                                         { "team", TEXT_FIELD },
                                         { "visits", INT_FIELD },
                                         { "minutes", REAL_FIELD },
                                         { "km", REAL_FIELD } } )
        zones.column( name, type );
      for ( const PrintZone &zone : event.zones )
        zones.row( zone.area, { zone.zone, zone.staging, zone.team, zone.visits, zone.minutes, zone.km } );
      zones.write( geopackage, "zones", Qgis::WkbType::MultiPolygon, event.crs );
    }
    RoleTable staging( role );
    staging.column( "staging", TEXT_FIELD );
    for ( const auto &[name, place] : event.staging )
      staging.row( pointAt( place ), { name } );
    staging.write( geopackage, "staging", Qgis::WkbType::Point, event.crs );

    QgsFields fields;
    fields.append( QgsField( QStringLiteral( "name" ), TEXT_FIELD ) );
    fields.append( QgsField( QStringLiteral( "kind" ), TEXT_FIELD ) );
    QgsFeatureList streets;
    for ( const Block &block : event.streets.blocks() )
    {
      QgsFeature feature( fields );
      feature.setAttributes( QgsAttributes()
                             << QString::fromStdString( block.name ) << kindOf( block.roadClass ) );
      feature.setGeometry( lineGeometry( block.line ) );
      streets << feature;
    }
    if ( !streets.isEmpty() )
      writeLayer( geopackage, QStringLiteral( "streets" ), fields, Qgis::WkbType::LineString, event.crs,
                  streets );
  }

  void addPlanLayers( QgsProject &project, const QString &geopackage, const PageOptions &options )
  {
    const auto page = [&]( PageLayer which )
    { return PageLayers::styleOf( which, options.blackAndWhite, options.templates ); };
    const auto ours = []( const char *style )
    { return QStringLiteral( ":/doorstep/styles/" ) + QLatin1String( style ) + QStringLiteral( ".qml" ); };
    struct PlanLayer
    {
        const char *name;
        QString shownAs, style;
    };
    QgsRectangle extent;
    for ( const PlanLayer &entry :
          { PlanLayer{ "visits", Doorstep::tr( "Visits" ), ours( "visits" ) },
            PlanLayer{ "staging", Doorstep::tr( "Staging places" ), page( PageLayer::Staging ) },
            PlanLayer{ "routes", Doorstep::tr( "Routes" ), ours( "routes" ) },
            PlanLayer{ "zones", Doorstep::tr( "Zones" ), ours( "zones" ) },
            PlanLayer{ "streets", Doorstep::tr( "Streets" ), page( PageLayer::WayStreets ) } } )
    {
      QgsVectorLayer *layer =
          openLayer( project, geopackage, QString::fromLatin1( entry.name ), entry.shownAs );
      if ( !layer )
        continue;
      bool loaded = false;
      layer->loadNamedStyle( entry.style, loaded );
      QgsLayerTreeLayer *node = project.layerTreeRoot()->addLayer( layer );
      node->setExpanded( false );
      if ( QLatin1String( entry.name ) != QLatin1String( "streets" ) )
        extent.combineExtentWith( layer->extent() );
    }
    extent.scale( 1.08 );
    project.viewSettings()->setDefaultViewExtent( QgsReferencedRectangle( extent, project.crs() ) );
  }
}
