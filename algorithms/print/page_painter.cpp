// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/page_painter.h"

#include "base/error.h"

#include <QPageLayout>
#include <qgslayoutexporter.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempage.h>
#include <qgslayoutpagecollection.h>
#include <qgslayoutrendercontext.h>
#include <qgsvectorsimplifymethod.h>

namespace doorstep
{
  namespace
  {
    constexpr int DOTS_PER_INCH = 300;

    // As QGIS's own export to PDF sets it: vectors, text that stays text, lines without what no dot shows.
    void setContext( QgsLayoutRenderContext &context )
    {
      context.setDpi( DOTS_PER_INCH );
      context.setFlags( QgsLayoutRenderContext::FlagAntialiasing );
      context.setFlag( QgsLayoutRenderContext::FlagUseAdvancedEffects, false );
      context.setFlag( QgsLayoutRenderContext::FlagForceVectorOutput, true );
      context.setTextRenderFormat( Qgis::TextRenderFormat::AlwaysText );
      QgsVectorSimplifyMethod simplify;
      simplify.setSimplifyHints( Qgis::VectorRenderingSimplificationFlag::GeometrySimplification );
      simplify.setForceLocalOptimization( true );
      simplify.setSimplifyAlgorithm( Qgis::VectorSimplificationAlgorithm::SnappedToGridGlobal );
      simplify.setThreshold( 0.1F ); // dots
      context.setSimplifyMethod( simplify );
    }

    QPageLayout pageLayoutOf( QgsLayout &layout )
    {
      const QgsLayoutSize size = layout.convertFromLayoutUnits(
          layout.pageCollection()->page( 0 )->rect().size(), Qgis::LayoutUnit::Millimeters );
      QPageLayout pages( QPageSize( size.toQSizeF(), QPageSize::Millimeter ), QPageLayout::Portrait,
                         QMarginsF( 0, 0, 0, 0 ) );
      pages.setMode( QPageLayout::FullPageMode );
      return pages;
    }
  }

  PageLetters::PageLetters( std::map<QString, std::unique_ptr<QgsLabelingResults>> labels )
      : mLabels( std::move( labels ) )
  {
  }

  const QgsLabelingResults *PageLetters::of( const PageTemplate &page, const QString &id ) const
  {
    const auto *map = page.find<QgsLayoutItemMap>( id.toLatin1().constData() );
    const auto found = map ? mLabels.find( map->uuid() ) : mLabels.end();
    return found == mLabels.end() ? nullptr : found->second.get();
  }

  PagePainter::PagePainter()
  {
    mFile.open( QIODevice::WriteOnly );
  }

  PagePainter::~PagePainter() = default;

  void PagePainter::render( PageTemplate &page )
  {
    QgsLayoutExporter( &page.layout() ).renderPage( &mPainter, 0 );
  }

  PageLetters PagePainter::draw( PageTemplate &page )
  {
    QgsLayout &layout = page.layout();
    setContext( layout.renderContext() );
    const QPageLayout pages = pageLayoutOf( layout );
    bool isGood = true;
    if ( !mWriter )
    {
      mWriter = std::make_unique<QPdfWriter>( &mFile );
      mWriter->setResolution( DOTS_PER_INCH );
      mWriter->setPageLayout( pages );
      isGood = mPainter.begin( mWriter.get() );
    }
    else
    {
      mWriter->setPageLayout( pages );
      isGood = mWriter->newPage();
    }
    if ( !isGood )
      throw InputError( "A page could not be drawn: there may be too little memory." );
    render( page );
    // QGIS hands the names on its maps out behind an export: one that has no page to write.
    layout.pageCollection()->page( 0 )->setExcludeFromExports( true );
    QgsLayoutExporter exporter( &layout );
    exporter.exportToSvg( QString(), QgsLayoutExporter::SvgExportSettings() );
    layout.pageCollection()->page( 0 )->setExcludeFromExports( false );
    setContext( layout.renderContext() );
    const auto results = exporter.takeLabelingResults();
    std::map<QString, std::unique_ptr<QgsLabelingResults>> labels;
    for ( auto one = results.begin(); one != results.end(); ++one )
      labels[one.key()].reset( one.value() );
    return PageLetters( std::move( labels ) );
  }

  void PagePainter::drawOver( PageTemplate &page, const QList<QgsLayoutItem *> &items )
  {
    QList<QGraphicsItem *> hidden;
    for ( QGraphicsItem *item : page.layout().items() )
      if ( auto *known = dynamic_cast<QgsLayoutItem *>( item );
           known && item->isVisible() && !items.contains( known ) )
      {
        item->setVisible( false );
        hidden << item;
      }
    render( page );
    for ( QGraphicsItem *item : hidden )
      item->setVisible( true );
  }

  std::string PagePainter::bytes()
  {
    if ( mPainter.isActive() && !mPainter.end() )
      throw InputError( "A page could not be drawn: there may be too little memory." );
    mWriter.reset();
    mFile.close();
    return mFile.data().toStdString();
  }
}
