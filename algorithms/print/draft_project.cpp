// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/draft_project.h"

#include "base/file.h"
#include "layers/nameless_project.h"
#include "layers/own_words.h"
#include "print/page_furniture.h"
#include "print/project_layers.h"
#include "privacy/file_set.h"

#include <qgsexpressioncontextutils.h>
#include <qgslabelingenginesettings.h>
#include <qgslayertree.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitempage.h>
#include <qgslayoutpagecollection.h>
#include <qgsprojectmetadata.h>
#include <qgsrendercontext.h>
#include <qgsrenderer.h>
#include <qgsrulebasedlabeling.h>
#include <qgssymbol.h>
#include <qgssymbollayer.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>
#include <qgsziputils.h>

#include <QDir>
#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    const QString PAGE_VARIABLE = QStringLiteral( "doorstep_page" );
    // A layout's maps show what is on its page; the canvas, where there is no such variable, all.
    const QString OF_THIS_PAGE = QStringLiteral( "@%1 IS NULL OR \"page\" = @%1" ).arg( PAGE_VARIABLE );

    // What lies under every page alike.
    bool isGround( PageLayer which )
    {
      return which == PageLayer::Ground || which == PageLayer::GroundLines || which == PageLayer::Places;
    }

    // A layer shows only what belongs to the layout's page.
    void restrictToPage( QgsVectorLayer &layer )
    {
      // By each symbol rather than by rules: the legend keeps the renderer's own entries.
      QgsRenderContext context;
      for ( QgsSymbol *symbol : layer.renderer()->symbols( context ) )
        for ( QgsSymbolLayer *part : symbol->symbolLayers() )
          part->setDataDefinedProperty( QgsSymbolLayer::Property::LayerEnabled,
                                        QgsProperty::fromExpression( OF_THIS_PAGE ) );
      if ( !layer.labeling() )
        return;
      auto *root = new QgsRuleBasedLabeling::Rule( nullptr );
      root->appendChild( new QgsRuleBasedLabeling::Rule(
          new QgsPalLayerSettings( layer.labeling()->settings() ), 0, 0, OF_THIS_PAGE ) );
      layer.setLabeling( new QgsRuleBasedLabeling( root ) );
    }
  }

  void DraftProject::exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                               const QgsLabelingResults * )
  {
    QString name = label.title;
    if ( label.pages > 1 )
      name += QStringLiteral( ", %1/%2" ).arg( label.page ).arg( label.pages );
    // Several copies of a page are one draft.
    if ( mDrafts.contains( name ) )
      return;
    for ( std::size_t i = 0; sheet && i < PAGE_LAYER_COUNT; ++i )
    {
      const auto which = static_cast<PageLayer>( i );
      if ( isGround( which ) )
        continue;
      QgsFeatureIterator it = mMaker.layers().layer( which )->getFeatures();
      QgsFeature feature;
      while ( it.nextFeature( feature ) )
      {
        QgsAttributes attributes = feature.attributes();
        attributes << name;
        feature.setAttributes( attributes );
        mFeatures[which] << feature;
      }
    }
    // The page as a draft: overprinted, and without the number of a copy that was issued.
    const QgsLayoutSize size = page.layout().pageCollection()->page( 0 )->pageSize();
    putDraft( page, true, mOptions, sheet ? sheet->frames.map : Box{ 0, 0, size.width(), size.height() } );
    if ( auto *number = page.find<QgsLayoutItemLabel>( "page" ); number && !label.copy.isEmpty() )
      number->setText( number->text().remove( label.copy + QStringLiteral( " · " ) ) );
    QList<QgsLayoutItem *> items;
    page.layout().layoutItems( items );
    for ( QgsLayoutItem *item : items )
      if ( item->id() == QStringLiteral( "page_code" ) )
        page.layout().removeLayoutItem( item );
    page.layout().setName( Doorstep::tr( "Draft: %1" ).arg( name ) );
    QgsExpressionContextUtils::setLayoutVariable( &page.layout(), PAGE_VARIABLE, name );
    mLayouts.add( page.layout(), QStringLiteral( "./" ) + dataFile(), mMaker.layers() );
    mDrafts.insert( name );
  }

  void DraftProject::writePageLayers( const QString &geopackage ) const
  {
    for ( std::size_t i = 0; i < PAGE_LAYER_COUNT; ++i )
    {
      const auto which = static_cast<PageLayer>( i );
      const QgsVectorLayer *model = mMaker.layers().layer( which );
      QgsFields fields = model->fields();
      const auto found = mFeatures.find( which );
      QgsFeatureList features = found == mFeatures.end() ? QgsFeatureList() : found->second;
      if ( isGround( which ) )
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
  }

  void DraftProject::addPageLayers( QgsProject &project, const QString &geopackage ) const
  {
    QgsLayerTreeGroup *drafts = project.layerTreeRoot()->addGroup( Doorstep::tr( "Pages (drafts)" ) );
    for ( std::size_t i = PAGE_LAYER_COUNT; i-- > 0; )
    {
      const auto which = static_cast<PageLayer>( i );
      const QgsVectorLayer *model = mMaker.layers().layer( which );
      // The layouts know the layers of the pages by their ids.
      QgsVectorLayer *layer = openLayer( project, geopackage, model->name(), model->name(), model->id() );
      if ( !layer )
        continue;
      bool loaded = false;
      layer->loadNamedStyle( PageLayers::styleOf( which, mOptions.blackAndWhite, mOptions.templates ),
                             loaded );
      if ( !isGround( which ) )
        restrictToPage( *layer );
      drafts->addLayer( layer );
    }
    // In the canvas all pages would lie on each other: the layouts are where to look.
    drafts->setItemVisibilityChecked( false );
    drafts->setExpanded( false );
  }

  QString DraftProject::dataFile() const
  {
    return QFileInfo( mPath ).completeBaseName() + QStringLiteral( "_data.gpkg" );
  }

  void DraftProject::write( FileSet &files )
  {
    const QFileInfo target( mPath );
    // What is written beside the data goes where the data goes.
    const QString data = target.absoluteDir().filePath( dataFile() );
    const QString geopackage =
        QString::fromStdString( files.stage( data.toStdString(), FileKind::Places ).string() );
    const QDir folder = QFileInfo( geopackage ).absoluteDir();
    writePlanLayers( geopackage, mEvent, mOptions.role );
    writePageLayers( geopackage );

    const QString text = folder.filePath( target.completeBaseName() + QStringLiteral( ".qgs" ) );
    {
      QgsProject project;
      project.setFilePathStorage( Qgis::FilePathType::Relative );
      project.setFileName( text );
      project.setCrs( mEvent.crs );
      project.setTitle( QString() );
      project.setMetadata( QgsProjectMetadata() );
      QgsLabelingEngineSettings labeling = project.labelingEngineSettings();
      labeling.setFlag( Qgis::LabelingFlag::UsePartialCandidates, false );
      project.setLabelingEngineSettings( labeling );
      addPlanLayers( project, geopackage, mOptions );
      addPageLayers( project, geopackage );
      const NamelessProject nameless;
      if ( !project.write() )
        throw InputError( "PROJECT cannot be written: the disk may be full." );
    }
    // Some layers are written with their files in full, whatever the project says.
    QByteArray clean =
        QByteArray::fromStdString( readWhole( text.toStdString() ) ).replace( folder.path().toUtf8(), "." );
    mLayouts.putInto( clean );
    writeWhole( text.toStdString(), { clean.constData(), static_cast<std::size_t>( clean.size() ) } );
    if ( !QgsZipUtils::zip( folder.filePath( target.fileName() ), { text } ) )
      throw InputError( "PROJECT cannot be written: the disk may be full." );
    // QGIS leaves the project's attachments and a backup beside it.
    for ( const QString &name : folder.entryList( QDir::Files | QDir::Hidden ) )
      if ( name != target.fileName() && name != QFileInfo( data ).fileName() )
        QFile::remove( folder.filePath( name ) );
  }
}
