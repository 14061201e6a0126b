// SPDX-License-Identifier: GPL-2.0-or-later
// What the layout checker (layout_checker.h) asks of a page's texts and of the band at its head.
#pragma once
#include "print/packet_maker.h"
#include "print/page_furniture.h"

#include <gtest/gtest.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemscalebar.h>
#include <qgslegendrenderer.h>
#include <qgstextformat.h>

#include <algorithm>

namespace doorstep::test
{
  // Where the text of a layout's label lies, mm; no width where it has none.
  inline Box textBox( const QgsLayoutItemLabel &label )
  {
    const QgsTextFormat format = label.textFormat();
    const QStringList lines = label.currentText().split( '\n' );
    Box text;
    for ( const QString &line : lines )
      text.width = std::max( text.width, textWidth( format, line ) );
    text.height = lineHeight( format ) * static_cast<double>( lines.size() );
    const QRectF box = label.mapRectToScene( label.rect() );
    const auto place = []( bool middle, bool end, double from, double room, double size ) {
      return from + ( middle ? ( room - size ) / 2 : end ? room - size : 0 );
    };
    text.x = place( label.hAlign() == Qt::AlignHCenter, label.hAlign() == Qt::AlignRight, box.x(),
                    box.width(), text.width );
    text.x += label.hAlign() == Qt::AlignRight ? -label.marginX() : label.marginX();
    text.y = place( label.vAlign() == Qt::AlignVCenter, label.vAlign() == Qt::AlignBottom, box.y(),
                    box.height(), text.height );
    return text;
  }

  // Every text is large enough, inside its item and off the others, scale bars and legend included.
  inline void checkTexts( PageTemplate &page )
  {
    std::vector<std::pair<std::string, Box>> boxes;
    QList<QgsLayoutItemLabel *> items;
    page.layout().layoutItems( items );
    for ( const QgsLayoutItemLabel *item : items )
    {
      EXPECT_GE( item->textFormat().size(), 8 ) << item->id().toStdString();
      if ( item->currentText().isEmpty() || item->id() == QStringLiteral( "draft" ) )
        continue;
      const Box text = textBox( *item );
      const QRectF room = item->mapRectToScene( item->rect() );
      EXPECT_LE( text.width, room.width() + 0.3 ) << item->currentText().toStdString();
      EXPECT_LE( text.height, room.height() + 0.8 ) << item->currentText().toStdString();
      boxes.emplace_back( item->id().toStdString(), text.grown( -0.3 ) );
    }
    QList<QgsLayoutItemScaleBar *> bars;
    page.layout().layoutItems( bars );
    for ( const QgsLayoutItemScaleBar *bar : bars )
    {
      EXPECT_GE( bar->textFormat().size(), 8 );
      const QRectF box = bar->mapRectToScene( bar->rect() );
      boxes.emplace_back( bar->id().toStdString(), Box{ box.x(), box.y(), box.width(), box.height() }.grown(
                                                       -0.3 - bar->boxContentSpace() ) );
    }
    if ( auto *legend = page.find<QgsLayoutItemLegend>( "legend" ) )
    {
      const QRectF box = legend->mapRectToScene( legend->rect() );
      QgsLegendRenderer renderer( legend->model(), legend->legendSettings() );
      const QSizeF size = renderer.minimumSize();
      EXPECT_LE( size.width(), box.width() + 0.1 );
      // The space around it is empty.
      boxes.emplace_back( "legend", Box{ box.x(), box.y(), size.width(), size.height() }.grown( -1.8 ) );
      // Its lowest symbols reach 2 mm less than it does, and touch no line of the foot.
      const auto *below = page.find<QgsLayoutItemLabel>( "contact" );
      if ( below && page.arranged() )
      {
        EXPECT_LE( box.y() + size.height() - 2, below->mapRectToScene( below->rect() ).y() + 0.3 )
            << "legend";
      }
    }
    for ( std::size_t a = 0; a < boxes.size(); ++a )
      for ( std::size_t b = a + 1; b < boxes.size(); ++b )
        EXPECT_FALSE( boxes[a].second.overlaps( boxes[b].second ) )
            << boxes[a].first << " lies on " << boxes[b].first;
  }

  // The band at the head: for whom, whose, which copy and page; in the foot whom to call.
  inline void checkBand( PageTemplate &page, const PageLabel &label, const PageOptions &options )
  {
    const auto textOf = [&]( const char *id )
    {
      const auto *item = page.find<QgsLayoutItemLabel>( id );
      return item ? item->currentText() : QString();
    };
    const auto *role = page.find<QgsLayoutItemLabel>( "role" );
    ASSERT_TRUE( role );
    EXPECT_EQ( role->currentText(), label.role.isEmpty() ? options.roleWords() : label.role );
    EXPECT_FALSE( role->currentText().isEmpty() );
    const QRectF band = role->mapRectToScene( role->rect() );
    EXPECT_LE( band.y(), 11 );
    EXPECT_GE( band.width(), 180 );
    EXPECT_TRUE( role->hasBackground() && role->backgroundColor().lightness() < 60 );
    EXPECT_GE( role->textFormat().color().lightness(), 250 );
    EXPECT_TRUE( textOf( "page" ).startsWith( label.copy ) ) << textOf( "page" ).toStdString();
    EXPECT_TRUE( textOf( "page" ).contains( QString::number( label.page ) ) );
    EXPECT_TRUE( textOf( "page" ).contains( QString::number( label.pages ) ) );
    // Two languages may leave it the first words.
    QString district = textOf( "district" );
    if ( options.languages.areTwo() && district.endsWith( QChar( 0x2026 ) ) && district.size() > 8 )
      district =
          options.district.left( district.size() - 1 ) == district.chopped( 1 ) ? options.district : district;
    EXPECT_EQ( district.toStdString(), options.district.toStdString() );
    const bool isPublic = options.role == Role::Public;
    EXPECT_EQ( textOf( "contact" ).contains( options.contact ), !isPublic || options.contact.isEmpty() );
    EXPECT_EQ( textOf( "contact" ).contains( options.returnTo ), !isPublic || options.returnTo.isEmpty() );
  }
}
