// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/page_furniture.h"

#include "print/page_band.h"
#include "print/sheet_text.h"

#include <qgslayertree.h>
#include <qgslayertreelayer.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitemscalebar.h>
#include <qgslegendrenderer.h>
#include <qgslegendstyle.h>
#include <qgsmaplayerlegend.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // The largest size, not under the smallest, at which the line fits.
    void shrinkToFit( QgsLayoutItemLabel &label, const QString &line, double width, double smallest )
    {
      QgsTextFormat format = label.textFormat();
      while ( format.size() > smallest && textWidth( format, line ) > width )
        format.setSize( format.size() - 0.5 );
      label.setTextFormat( format );
    }

    // "Team Nnnnn… · Zone 1": a long name gives way, the zone does not.
    QString shortened( const QgsTextFormat &format, const QString &title, double width )
    {
      const auto dot = title.lastIndexOf( QStringLiteral( " · " ) );
      if ( dot < 0 )
        return elided( format, title, width );
      const QString last = title.mid( dot + 3 );
      QString first = title.left( dot + 3 );
      QString line = title;
      while ( first.size() > 1 && textWidth( format, line ) > width )
      {
        first.chop( 1 );
        line = first.trimmed() + QStringLiteral( "… · " ) + last;
      }
      return line;
    }

    // What stands beside the title: the event, the date, where the team leaves from. A landscape sheet's band
    // is low and wide: one line.
    QStringList headerLines( const PageLabel &label, const PageOptions &options, const QString &event,
                             bool wide )
    {
      QStringList about;
      for ( const QString &text : { event, options.date } )
        if ( !text.isEmpty() )
          about << text;
      QStringList lines{ about.join( QStringLiteral( " · " ) ) };
      if ( !label.staging.isEmpty() )
        lines << options.say( "page.staging" ) + QStringLiteral( ": " ) + label.staging;
      lines.removeAll( QString() );
      if ( !label.sheet.isEmpty() && lines.isEmpty() )
        lines << label.sheet;
      else if ( !label.sheet.isEmpty() )
        lines.last() += QStringLiteral( " · " ) + label.sheet;
      return wide ? QStringList{ lines.join( QStringLiteral( " · " ) ) } : lines;
    }
  }

  QString titleOf( const QString &team, int zone, const PageOptions &options )
  {
    const QString zoneWord = options.languages.say( "page.zone", QStringLiteral( "/" ) );
    const QString zoneTitle = zoneWord + ' ' + QString::number( zone );
    if ( team.isEmpty() )
      return zoneTitle;
    // Many rosters name their teams "Team 7" already.
    for ( std::size_t language = 0; language < languages().size(); ++language )
      if ( team.startsWith( QString::fromStdString( wordOf( language, "page.team" ) ), Qt::CaseInsensitive ) )
        return team + QStringLiteral( " · " ) + zoneTitle;
    const QString teamWord = options.languages.say( "page.team", QStringLiteral( "/" ) );
    return teamWord + ' ' + team + QStringLiteral( " · " ) + zoneTitle;
  }

  void putHeader( PageTemplate &page, const PageLabel &label, const PageOptions &options,
                  const PageFrames &frames )
  {
    Box box = frames.header;
    putBand( page, label, options, frames.band );
    const bool isWide = box.width > 220;
    putCode( page, label, box );
    QStringList lines = headerLines( label, options, options.event, isWide );
    const QString back = options.returnBy.isEmpty() || options.role == Role::Public
                             ? QString()
                             : returnText( options.returnBy, options );
    // About half for each side, or what the other leaves.
    double right = box.width * ( isWide ? 0.5 : 0.42 );
    if ( const auto *title = page.find<QgsLayoutItemLabel>( "title" ) )
    {
      const double left = textWidth( title->textFormat(), label.title ) + 8;
      double needed = 0;
      if ( const auto *subtitle = page.find<QgsLayoutItemLabel>( "subtitle" ) )
        for ( const QString &line : lines )
          needed = std::max( needed, textWidth( subtitle->textFormat(), line ) + 2 );
      if ( const auto *returnBy = page.find<QgsLayoutItemLabel>( "return" ) )
        needed = std::max( needed, textWidth( returnBy->textFormat(), back ) + 2 );
      right = left < box.width - right ? box.width - left : std::min( right, needed );
    }
    const double returnHeight = back.isEmpty() ? 0 : 5;
    page.setText( "title", label.title, { box.x, box.y, box.width - right - 2, box.height } );
    if ( auto *title = page.find<QgsLayoutItemLabel>( "title" ); title && page.arranged() )
    {
      title->setVAlign( Qt::AlignVCenter );
      // A landscape sheet's header is low.
      QgsTextFormat low = title->textFormat();
      while ( low.size() > 14 && lineHeight( low ) > box.height + 0.8 )
        low.setSize( low.size() - 0.5 );
      title->setTextFormat( low );
      shrinkToFit( *title, label.title, box.width - right - 3, 14 );
      page.setText( "title", shortened( title->textFormat(), label.title, box.width - right - 3 ) );
    }
    if ( auto *subtitle = page.find<QgsLayoutItemLabel>( "subtitle" ); subtitle && page.arranged() )
    {
      const double room = right - 1;
      for ( const QString &line : lines )
        shrinkToFit( *subtitle, line, room, 8 );
      // Two lines and the return-by time under them fill a portrait sheet's band.
      QgsTextFormat low = subtitle->textFormat();
      while ( low.size() > 8 &&
              lineHeight( low ) * static_cast<double>( lines.size() ) > box.height - returnHeight + 0.4 )
        low.setSize( low.size() - 0.5 );
      subtitle->setTextFormat( low );
      const QgsTextFormat format = subtitle->textFormat();
      // A line that is still too long would be broken onto the one below: a long event gives way, not its
      // date.
      if ( const double over = lines.isEmpty() ? 0 : textWidth( format, lines.first() ) - room; over > 0 )
        lines = headerLines(
            label, options,
            elided( format, options.event, std::max( 15.0, textWidth( format, options.event ) - over ) ),
            isWide );
      for ( QString &line : lines )
        line = elided( format, line, room );
    }
    page.setText( "subtitle", lines.join( '\n' ),
                  { box.right() - right, box.y, right, box.height - returnHeight } );
    if ( back.isEmpty() )
    {
      page.remove( "return" );
      return;
    }
    page.setText( "return", back,
                  { box.right() - right, box.bottom() - returnHeight - 0.2, right, returnHeight } );
    if ( auto *label2 = page.find<QgsLayoutItemLabel>( "return" ); label2 && page.arranged() )
    {
      shrinkToFit( *label2, back, right, 8 );
      page.setText( "return", elided( label2->textFormat(), back, right ) );
    }
  }

  void putDraft( PageTemplate &page, bool draft, const PageOptions &options, const Box &around )
  {
    auto &label = page.need<QgsLayoutItemLabel>( "draft" );
    label.setVisibility( draft );
    if ( !draft )
      return;
    // The words of the contract, in English on every page; under them in the page's other language.
    QStringList words{ QString::fromStdString( wordOf( 0, "page.draft" ) ) };
    for ( const std::size_t language : options.languages.indices() )
      if ( language > 0 )
        words << QString::fromStdString( wordOf( language, "page.draft" ) );
    label.setText( words.join( '\n' ) );
    if ( !page.arranged() )
      return;
    const double width = std::min( around.width, 185.0 ), height = 40;
    for ( const QString &line : label.text().split( '\n' ) )
      shrinkToFit( label, line, width - 6, 20 );
    label.setItemRotation( 0 );
    page.put( &label, { around.x + ( around.width - width ) / 2, around.y + ( around.height - height ) / 2,
                        width, height } );
    label.setItemRotation( -30 );
  }

  void putScale( PageTemplate &page, const MapView &view, const PageOptions &options, Box &band )
  {
    auto *map = page.find<QgsLayoutItemMap>( "map" );
    const double metresOfBar = 36 * view.scale / 1000; // at most 36 mm of bar
    const auto bar = [&]( const char *id, double unit, const Box &box )
    {
      auto *scaleBar = page.find<QgsLayoutItemScaleBar>( id );
      if ( !scaleBar )
        return;
      scaleBar->setLinkedMap( map );
      scaleBar->setUnitsPerSegment( barLength( metresOfBar / unit / 2 ) );
      page.put( scaleBar, box );
      if ( page.arranged() )
        scaleBar->resizeToMinimumWidth();
    };
    const bool wide = band.width > 220;
    const double mile = 1609.344;
    auto *feet = page.find<QgsLayoutItemScaleBar>( "scalebar_feet" );
    const bool miles = metresOfBar > mile * 1.2;
    if ( feet && miles )
    {
      feet->setUnits( Qgis::DistanceUnit::Miles );
      feet->setUnitLabel( QStringLiteral( "mi" ) );
    }
    auto *metres = page.find<QgsLayoutItemScaleBar>( "scalebar_metres" );
    if ( metres && metresOfBar > 2500 )
    {
      metres->setUnits( Qgis::DistanceUnit::Kilometers );
      metres->setUnitLabel( QStringLiteral( "km" ) );
    }
    const double second = wide ? 52 : 0, down = wide ? 0 : 5.8;
    bar( "scalebar_feet", miles ? mile : 0.3048, { band.x, band.y + 0.8, 56, 5.6 } );
    bar( "scalebar_metres", metresOfBar > 2500 ? 1000 : 1,
         { band.x + second, band.y + 0.8 + down, 56, 5.6 } );
    const QString text = scaleText( view.scale, options, QStringLiteral( "\n" ) );
    const double used = second + 47;
    // A landscape sheet's band is just as high as two lines.
    const double above = wide && text.contains( '\n' ) ? 0.3 : 1.4;
    page.setText( "scale", text, { band.x + used, band.y + above, 31, band.height - above } );
    band.x += used + 31;
    band.width -= used + 31;
  }

  void putLegend( PageTemplate &page, const PageLayers &layers, const PageOptions &options, const Box &band )
  {
    auto *legend = page.find<QgsLayoutItemLegend>( "legend" );
    if ( !legend )
      return;
    legend->setLinkedMap( page.find<QgsLayoutItemMap>( "map" ) );
    legend->setAutoUpdateModel( false );
    QgsLayerTree *tree = legend->model()->rootGroup();
    tree->clear();
    const auto add = [&]( PageLayer which, const QList<int> &order, const QStringList &labels )
    {
      QgsVectorLayer *layer = layers.layer( which );
      if ( !layer || ( layer->featureCount() == 0 ) )
        return;
      QgsLayerTreeLayer *node = tree->addLayer( layer );
      // Not setName(), which would rename the layer itself.
      node->setCustomProperty( QStringLiteral( "legend/title-label" ), labels.value( 0 ) );
      const QList<int> shown = order.isEmpty() ? QList<int>{ 0 } : order;
      if ( !order.isEmpty() )
        QgsMapLayerLegendUtils::setLegendNodeOrder( node, order );
      for ( int i = 0; i < shown.size(); ++i )
        QgsMapLayerLegendUtils::setLegendNodeUserLabel( node, shown[i], labels.value( i ) );
      if ( !order.isEmpty() )
        node->setCustomProperty( QStringLiteral( "legend/title-style" ), QStringLiteral( "hidden" ) );
      legend->model()->refreshLayerLegend( node );
    };
    add( PageLayer::Stops, {}, { options.say( "page.legend.stop" ) } );
    if ( rulesOf( options.role ).stops == StopPrecision::Block )
      add( PageLayer::Route, { 3 }, { options.say( "page.legend.route" ) } );
    else if ( layers.routeIsWalked() )
      add( PageLayer::Route, { 0, 1, 5 },
           { options.say( "page.legend.route" ), options.say( "page.legend.out_and_back" ),
             options.say( "page.legend.walk" ) } );
    else
      add( PageLayer::Route, { 0, 1 },
           { options.say( "page.legend.route" ), options.say( "page.legend.out_and_back" ) } );
    add( PageLayer::Staging, {}, { options.say( "page.legend.staging" ) } );
    // A landscape sheet's band has one row: in two languages only what is not plain to see.
    const bool low = band.height < 10;
    if ( !low || !options.languages.areTwo() )
    {
      add( PageLayer::Edge, {}, { options.say( "page.legend.zone" ) } );
      add(
          PageLayer::Neighbours, {},
          { options.say( options.languages.areTwo() ? "page.legend.others.short" : "page.legend.others" ) } );
    }
    legend->setColumnCount( low ? 6 : layers.routeIsWalked() ? 4 : 3 );
    // As high as a stop's disc, so that all words of a row are on one line; two rows close together, off the
    // foot.
    legend->setSymbolHeight( 4.8 );
    if ( !low )
      legend->rstyle( QgsLegendStyle::Symbol ).setMargin( QgsLegendStyle::Top, 0.1 );
    // Words of some languages are longer: what is plain to see goes first.
    constexpr int least = 3; // stop, route, staging
    while ( low && tree->children().size() > least &&
            QgsLegendRenderer( legend->model(), legend->legendSettings() ).minimumSize().width() >
                band.width )
      tree->removeChildNode( tree->children().last() );
    page.put( legend, { band.x, band.y - 1.7, band.width, band.height + 2.6 } );
    legend->updateLegend();
  }
}
