#include "print/draft_project.h"

#include "base/file.h"
#include "print/page_furniture.h"
#include "processing/layer_style.h"

#include <qgslayertree.h>
#include <qgslayoutatlas.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitemscalebar.h>
#include <qgslayoutmanager.h>
#include <qgsprojectmetadata.h>
#include <qgsrulebasedlabeling.h>
#include <qgsrulebasedrenderer.h>
#include <qgssettings.h>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>
#include <qgsziputils.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace doorstep
{
  namespace
  {
    const QString ofThisPage = QStringLiteral( "\"page\" = attribute( @atlas_feature, 'page' )" );

    QgsFields pageFields()
    {
      QgsFields fields;
      for ( const char *name : { "page", "title", "staging" } )
        fields.append( QgsField( QString::fromLatin1( name ), QMetaType::Type::QString ) );
      fields.append( QgsField( QStringLiteral( "zone" ), QMetaType::Type::Int ) );
      fields.append( QgsField( QStringLiteral( "landscape" ), QMetaType::Type::Int ) );
      for ( const char *name : { "scale", "rotation", "x_min", "y_min", "x_max", "y_max" } )
        fields.append( QgsField( QString::fromLatin1( name ), QMetaType::Type::Double ) );
      return fields;
    }

    // A layer shows only what belongs to the atlas's page.
    void restrictToPage( QgsVectorLayer &layer )
    {
      if ( QgsRuleBasedRenderer *rules = QgsRuleBasedRenderer::convertFromRenderer( layer.renderer() ) )
      {
        QgsRuleBasedRenderer::Rule *old = rules->rootRule();
        auto *root = new QgsRuleBasedRenderer::Rule( nullptr );
        auto *page = new QgsRuleBasedRenderer::Rule( nullptr, 0, 0, ofThisPage );
        for ( QgsRuleBasedRenderer::Rule *child : old->children() )
          page->appendChild( child->clone() );
        root->appendChild( page );
        auto *restricted = new QgsRuleBasedRenderer( root );
        restricted->setUsingSymbolLevels( layer.renderer()->usingSymbolLevels() );
        delete rules;
        layer.setRenderer( restricted );
      }
      if ( !layer.labeling() )
        return;
      auto *root = new QgsRuleBasedLabeling::Rule( nullptr );
      root->appendChild( new QgsRuleBasedLabeling::Rule(
          new QgsPalLayerSettings( layer.labeling()->settings() ), 0, 0, ofThisPage ) );
      layer.setLabeling( new QgsRuleBasedLabeling( root ) );
    }

    void writeLayer( const QString &file, const QString &name, const QgsFields &fields, Qgis::WkbType type,
                     const QgsCoordinateReferenceSystem &crs, const QgsFeatureList &features )
    {
      QgsVectorFileWriter::SaveVectorOptions options;
      options.driverName = QStringLiteral( "GPKG" );
      options.layerName = name;
      options.actionOnExistingFile = QFileInfo::exists( file ) ? QgsVectorFileWriter::CreateOrOverwriteLayer
                                                               : QgsVectorFileWriter::CreateOrOverwriteFile;
      const std::unique_ptr<QgsVectorFileWriter> writer(
          QgsVectorFileWriter::create( file, fields, type, crs, QgsCoordinateTransformContext(), options ) );
      if ( writer->hasError() != QgsVectorFileWriter::NoError )
        throw InputError(
            "PROJECT's layers cannot be written: choose a folder that exists and is writable." );
      for ( QgsFeature feature : features )
      {
        feature.setFields( fields, false );
        writer->addFeature( feature, QgsFeatureSink::FastInsert );
      }
      if ( !writer->flushBuffer() )
        throw InputError( "PROJECT's layers cannot be written: the disk may be full." );
    }

    // QGIS writes who saved a project unless it is told not to.
    class Anonymous
    {
      public:
        Anonymous() : mBefore( QgsSettings().value( key ) ) { QgsSettings().setValue( key, true ); }
        Anonymous( const Anonymous & ) = delete;
        Anonymous &operator=( const Anonymous & ) = delete;
        ~Anonymous()
        {
          if ( mBefore.isValid() )
            QgsSettings().setValue( key, mBefore );
          else
            QgsSettings().remove( key );
        }

      private:
        const QString key = QStringLiteral( "core/projects/anonymize_saved_projects" );
        QVariant mBefore;
    };
  }

  void DraftProject::exported( PageTemplate &, const MapSheet *sheet, const PageLabel &label,
                               const QgsLabelingResults * )
  {
    if ( !sheet )
      return;
    const QString page = label.sheet.isEmpty() ? label.title : label.title + ' ' + label.sheet;
    for ( std::size_t i = 0; i < pageLayerCount; ++i )
    {
      const auto which = static_cast<PageLayer>( i );
      if ( which == PageLayer::Ground || which == PageLayer::GroundLines || which == PageLayer::Places )
        continue;
      QgsFeatureIterator it = mMaker.layers().layer( which )->getFeatures();
      QgsFeature feature;
      while ( it.nextFeature( feature ) )
      {
        QgsAttributes attributes = feature.attributes();
        attributes << page;
        feature.setAttributes( attributes );
        mFeatures[which] << feature;
      }
    }
    const MapView &view = sheet->view;
    const double w = view.frame.width * view.scale / 2000, h = view.frame.height * view.scale / 2000;
    QgsFeature entry( pageFields() );
    QgsAttributes attributes;
    attributes << page << label.title << label.staging << label.zone << ( view.landscape ? 1 : 0 )
               << view.scale << view.rotation << view.center.x - w << view.center.y - h << view.center.x + w
               << view.center.y + h;
    entry.setAttributes( attributes );
    entry.setGeometry( QgsGeometry::fromRect(
        QgsRectangle( view.center.x - w, view.center.y - h, view.center.x + w, view.center.y + h ) ) );
    mPages << entry;
  }

  void DraftProject::writeLayers( const QString &geopackage ) const
  {
    for ( std::size_t i = 0; i < pageLayerCount; ++i )
    {
      const auto which = static_cast<PageLayer>( i );
      const QgsVectorLayer *model = mMaker.layers().layer( which );
      QgsFields fields = model->fields();
      const auto found = mFeatures.find( which );
      QgsFeatureList features = found == mFeatures.end() ? QgsFeatureList() : found->second;
      if ( which == PageLayer::Ground || which == PageLayer::GroundLines || which == PageLayer::Places )
      {
        QgsFeatureIterator it = model->getFeatures();
        QgsFeature feature;
        while ( it.nextFeature( feature ) )
          features << feature;
      }
      else
        fields.append( QgsField( QStringLiteral( "page" ), QMetaType::Type::QString ) );
      if ( !features.isEmpty() )
        writeLayer( geopackage, model->name(), fields, model->wkbType(), mEvent.crs, features );
    }
    writeLayer( geopackage, QStringLiteral( "pages" ), pageFields(), Qgis::WkbType::Polygon, mEvent.crs,
                mPages );

    QgsFields zoneFields;
    zoneFields.append( QgsField( QStringLiteral( "zone" ), QMetaType::Type::Int ) );
    for ( const char *name : { "staging", "team" } )
      zoneFields.append( QgsField( QString::fromLatin1( name ), QMetaType::Type::QString ) );
    zoneFields.append( QgsField( QStringLiteral( "visits" ), QMetaType::Type::Int ) );
    zoneFields.append( QgsField( QStringLiteral( "minutes" ), QMetaType::Type::Double ) );
    QgsFeatureList zones;
    for ( const PrintZone &zone : mEvent.zones )
    {
      QgsFeature feature( zoneFields );
      QgsAttributes attributes;
      attributes << zone.zone << zone.staging << zone.team << zone.visits << zone.minutes;
      feature.setAttributes( attributes );
      feature.setGeometry( zone.area );
      zones << feature;
    }
    writeLayer( geopackage, QStringLiteral( "zones" ), zoneFields, Qgis::WkbType::MultiPolygon, mEvent.crs,
                zones );
  }

  void DraftProject::addLayout( QgsProject &project, bool landscape,
                                const std::map<PageLayer, QgsVectorLayer *> &layers,
                                QgsVectorLayer *pages ) const
  {
    const SheetSize size = paperSize( mOptions.paper, landscape );
    const bool overview = mOptions.role == Role::Public;
    PageTemplate page( project, overview ? QStringLiteral( "public_map" ) : QStringLiteral( "team_map" ),
                       mOptions.templates, size );
    const PageFrames frames = frontFrames( size, 0, footLines( size, mOptions.language ) );
    auto &map = page.need<QgsLayoutItemMap>( "map" );
    page.put( &map, frames.map );
    map.setCrs( mEvent.crs );
    QList<QgsMapLayer *> shown;
    for ( const QgsMapLayer *model :
          overview ? mMaker.layers().publicLayers() : mMaker.layers().mapLayers( true ) )
      for ( const auto &[which, layer] : layers )
        if ( mMaker.layers().layer( which ) == model )
          shown << layer;
    map.setLayers( shown );
    map.setKeepLayerSet( true );
    const auto bind = [&]( QgsLayoutObject::DataDefinedProperty property, const char *field )
    {
      map.dataDefinedProperties().setProperty(
          property,
          QgsProperty::fromExpression(
              QStringLiteral( "attribute( @atlas_feature, '%1' )" ).arg( QString::fromLatin1( field ) ) ) );
    };
    bind( QgsLayoutObject::DataDefinedProperty::MapRotation, "rotation" );
    bind( QgsLayoutObject::DataDefinedProperty::MapXMin, "x_min" );
    bind( QgsLayoutObject::DataDefinedProperty::MapYMin, "y_min" );
    bind( QgsLayoutObject::DataDefinedProperty::MapXMax, "x_max" );
    bind( QgsLayoutObject::DataDefinedProperty::MapYMax, "y_max" );
    PageLabel label;
    label.title = QStringLiteral( "[% attribute( @atlas_feature, 'title' ) %]" );
    label.staging = QStringLiteral( "[% attribute( @atlas_feature, 'staging' ) %]" );
    putHeader( page, label, mOptions, frames.header );
    MapView view;
    view.scale = mPages.isEmpty() ? 4800 : mPages.first().attribute( QStringLiteral( "scale" ) ).toDouble();
    Box band = frames.furniture;
    putScale( page, view, mOptions, band );
    putFoot( page, label, mOptions, frames.foot );
    putDraft( page, true, mOptions, frames.map );
    for ( const char *id : { "inset", "inset_text", "stops", "directions", "legend", "scale", "page" } )
      page.remove( id );

    QgsLayoutAtlas *atlas = page.layout().atlas();
    atlas->setCoverageLayer( pages );
    atlas->setEnabled( true );
    atlas->setHideCoverage( true );
    atlas->setPageNameExpression( QStringLiteral( "page" ) );
    QString error;
    atlas->setFilterFeatures( true );
    atlas->setFilterExpression( QStringLiteral( "\"landscape\" = %1" ).arg( landscape ? 1 : 0 ), error );
    const QString role = QString::fromUtf8( rulesOf( mOptions.role ).id.data(),
                                            static_cast<int>( rulesOf( mOptions.role ).id.size() ) );
    QgsPrintLayout *layout = page.layout().clone();
    layout->setName(
        QStringLiteral( "Draft: %1, %2" )
            .arg( role, landscape ? QStringLiteral( "landscape" ) : QStringLiteral( "portrait" ) ) );
    project.layoutManager()->addLayout( layout );
  }

  void DraftProject::write( const QString &path )
  {
    const QFileInfo target( path );
    const QString stem = target.completeBaseName();
    QDir().mkpath( target.absolutePath() );
    const QTemporaryDir folder( target.absoluteDir().filePath( QStringLiteral( ".doorstep-XXXXXX" ) ) );
    if ( !folder.isValid() )
      throw InputError( "PROJECT cannot be written: choose a folder that exists and is writable." );
    const QString data = stem + QStringLiteral( "_data.gpkg" );
    writeLayers( folder.filePath( data ) );

    {
      QgsProject project;
      project.setFilePathStorage( Qgis::FilePathType::Relative );
      project.setFileName( folder.filePath( stem + QStringLiteral( ".qgs" ) ) );
      project.setCrs( mEvent.crs );
      project.setTitle( QString() );
      project.setMetadata( QgsProjectMetadata() );
      QgsLayerTreeGroup *drafts = project.layerTreeRoot()->addGroup( QStringLiteral( "Pages (drafts)" ) );
      const auto open = [&]( const QString &name, const QString &shownAs )
      {
        auto *layer =
            new QgsVectorLayer( folder.filePath( data ) + QStringLiteral( "|layername=" ) + name, shownAs );
        if ( !layer->isValid() )
        {
          delete layer;
          return static_cast<QgsVectorLayer *>( nullptr );
        }
        project.addMapLayer( layer, false );
        return layer;
      };
      std::map<PageLayer, QgsVectorLayer *> layers;
      for ( std::size_t i = pageLayerCount; i-- > 0; )
      {
        const auto which = static_cast<PageLayer>( i );
        QgsVectorLayer *layer =
            open( mMaker.layers().layer( which )->name(), mMaker.layers().layer( which )->name() );
        if ( !layer )
          continue;
        bool loaded = false;
        layer->loadNamedStyle( PageLayers::styleOf( which, mOptions.blackAndWhite, mOptions.templates ),
                               loaded );
        if ( layer->fields().lookupField( QStringLiteral( "page" ) ) >= 0 )
          restrictToPage( *layer );
        layers[which] = layer;
        drafts->addLayer( layer );
      }
      if ( QgsVectorLayer *zones = open( QStringLiteral( "zones" ), QStringLiteral( "Zones" ) ) )
      {
        wearStyle( zones, QStringLiteral( "zones" ) );
        project.layerTreeRoot()->addLayer( zones );
      }
      QgsVectorLayer *pages = open( QStringLiteral( "pages" ), QStringLiteral( "Pages" ) );
      if ( pages && !mPages.isEmpty() )
        for ( const bool landscape : { false, true } )
          if ( std::any_of( mPages.begin(), mPages.end(),
                            [&]( const QgsFeature &entry ) {
                              return ( entry.attribute( QStringLiteral( "landscape" ) ).toInt() == 1 ) ==
                                     landscape;
                            } ) )
            addLayout( project, landscape, layers, pages );
      const Anonymous anonymous;
      if ( !project.write() )
        throw InputError( "PROJECT cannot be written: the disk may be full." );
    }
    // A map item of a layout writes its layers' files in full, whatever the project says.
    const QString text = folder.filePath( stem + QStringLiteral( ".qgs" ) );
    const QByteArray clean =
        QByteArray::fromStdString( readWhole( text.toStdString() ) ).replace( folder.path().toUtf8(), "." );
    writeWhole( text.toStdString(), { clean.constData(), static_cast<std::size_t>( clean.size() ) } );
    if ( !QgsZipUtils::zip( folder.filePath( target.fileName() ), { text } ) )
      throw InputError( "PROJECT cannot be written: the disk may be full." );
    for ( const QString &name : { data, target.fileName() } )
    {
      const QString place = target.absoluteDir().filePath( name );
      QFile::remove( place );
      if ( !QFile::rename( folder.filePath( name ), place ) )
        throw InputError( "PROJECT cannot be written: the file may be open elsewhere." );
    }
  }
}
