// SPDX-License-Identifier: GPL-2.0-or-later
// The layout checker: from an exported page's own items, no label lies on a stop or on another label, no text
// is under 8 point, off its item or on another text, every stop is inside the frame, off other stops, insets
// and the north arrow; and each page says at its head what it is, whose, and which copy and page, and each
// map names the streets of its stops and of the directions.
#pragma once
#include "print/packet_maker.h"
#include "table_checker.h"
#include "text_checker.h"

#include <gtest/gtest.h>
#include <qgslabelingresults.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitempolyline.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

#include <algorithm>
#include <set>

namespace doorstep::test
{
  class LayoutChecker final : public PageWatcher
  {
    public:
      explicit LayoutChecker( const PacketMaker &maker, const PageOptions &options )
          : mMaker( maker ), mOptions( options )
      {
      }

      void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                     const QgsLabelingResults *labels ) override
      {
        checkTexts( page );
        checkTables( page );
        checkBand( page, label, mOptions );
        if ( !sheet )
        {
          ++lists;
          return;
        }
        ++maps;
        checkSizes( page );
        checkDiscs( *sheet );
        insets += static_cast<int>( sheet->far.size() );
        ASSERT_NE( labels, nullptr );
        checkLabels( *sheet, *labels );
        checkCallouts( page, *sheet, *labels );
        if ( event )
          countNames( page, label, *sheet, *labels );
      }

      int maps = 0, lists = 0, placedNames = 0, insets = 0;
      // Streets that a map has to name, and those that it does not: of its stops, of the directions.
      int ofStops = 0, ofDirections = 0;
      std::vector<std::string> unnamedOfStops, unnamedOfDirections;
      int twice = 0; // letters of names that stand on both sides of the zone's edge, 20 mm apart or less
      // Whose streets are looked for; none are where it is null.
      const PrintEvent *event = nullptr;
      std::set<int> shown;

    private:
      void checkSizes( PageTemplate &page ) const
      {
        for ( const char *id : { "stops", "directions" } )
          if ( page.find<QgsLayoutFrame>( id ) )
          {
            EXPECT_GE( page.table( id ).contentTextFormat().size(), 8 ) << id;
          }
        for ( std::size_t i = 0; i < PAGE_LAYER_COUNT; ++i )
        {
          const auto *layer = mMaker.layers().layer( static_cast<PageLayer>( i ) );
          const double size = layer->labelsEnabled() ? layer->labeling()->settings().format().size() : 8.0;
          EXPECT_GE( size, 8 ) << layer->name().toStdString();
        }
        QgsFeatureIterator streets = mMaker.layers().layer( PageLayer::Streets )->getFeatures();
        QgsFeature street;
        while ( streets.nextFeature( street ) )
          EXPECT_GE( street.attribute( QStringLiteral( "size" ) ).toDouble(), 8 );
      }

      // Discs lie inside the frame, off each other, the insets and the north arrow.
      void checkDiscs( const MapSheet &sheet )
      {
        std::vector<Box> taken{ sheet.north };
        if ( sheet.way )
          taken.push_back( sheet.way->box );
        for ( const SheetInset &inset : sheet.far )
          taken.push_back( inset.box );
        for ( std::size_t a = 0; a < taken.size(); ++a )
          for ( std::size_t b = a + 1; b < taken.size(); ++b )
            EXPECT_FALSE( taken[a].grown( -0.01 ).overlaps( taken[b] ) ) << "insets " << a << ' ' << b;
        for ( const Disc &disc : sheet.discs )
          for ( const Box &box : taken )
            EXPECT_FALSE( box.contains( disc.center.x, disc.center.y ) ) << disc.label;
        checkApart( sheet.discs, sheet.frames.map );
        for ( const SheetInset &inset : sheet.far )
        {
          EXPECT_TRUE( sheet.frames.map.grown( 0.01 ).contains( inset.box.x, inset.box.y ) );
          EXPECT_TRUE( sheet.frames.map.grown( 0.01 ).contains( inset.box.right(), inset.box.bottom() ) );
          EXPECT_LE( inset.view.scale, std::max( 5000.0, sheet.view.scale ) );
          checkApart( inset.discs, inset.view.frame );
        }
      }

      void checkApart( const std::vector<Disc> &discs, const Box &frame )
      {
        for ( std::size_t a = 0; a < discs.size(); ++a )
        {
          EXPECT_TRUE( frame.grown( -2.4 ).contains( discs[a].center.x, discs[a].center.y ) )
              << discs[a].label;
          shown.insert( discs[a].numbers.begin(), discs[a].numbers.end() );
          for ( std::size_t b = a + 1; b < discs.size(); ++b )
            EXPECT_GE( distance( discs[a].center, discs[b].center ), 4.8 )
                << discs[a].label << " on " << discs[b].label;
        }
      }

      void checkLabels( const MapSheet &sheet, const QgsLabelingResults &results )
      {
        std::vector<QgsLabelPosition> placed;
        for ( const QgsLabelPosition &label : results.allLabels() )
          if ( !label.isUnplaced && !label.labelText.isEmpty() )
            placed.push_back( label );
        placedNames += static_cast<int>( placed.size() );
        const double mm = sheet.view.scale / 1000;
        for ( std::size_t a = 0; a < placed.size(); ++a )
        {
          for ( const Disc &disc : sheet.discs )
          {
            const Point at = toWorld( sheet.view, disc.center );
            // A hair's breadth less than the disc: its white rim may touch.
            const QgsGeometry circle = QgsGeometry::fromPointXY( { at.x, at.y } ).buffer( 2.2 * mm, 8 );
            EXPECT_FALSE( placed[a].labelGeometry.intersects( circle ) )
                << placed[a].labelText.toStdString() << " on stop " << disc.label;
          }
          for ( std::size_t b = a + 1; b < placed.size(); ++b )
          {
            // The letters of one curved name are labels of their own.
            if ( placed[a].labelText == placed[b].labelText && placed[a].layerID == placed[b].layerID )
              continue;
            // A street goes on outside of the zone under the same name, with a space behind it.
            if ( placed[a].labelText.trimmed() == placed[b].labelText.trimmed() &&
                 placed[a].layerID == placed[b].layerID &&
                 placed[a].labelGeometry.distance( placed[b].labelGeometry ) < 20 * mm )
              ++twice;
            const QgsGeometry both = placed[a].labelGeometry.intersection( placed[b].labelGeometry );
            const double shared = both.isEmpty() ? 0.0 : both.area() / mm / mm;
            EXPECT_LT( shared, 0.3 ) << placed[a].labelText.toStdString() << " on "
                                     << placed[b].labelText.toStdString();
          }
        }
      }
      // A name beside its street lies on no disc and on no other name, and its line crosses no disc.
      void checkCallouts( PageTemplate &page, const MapSheet &sheet, const QgsLabelingResults &results )
      {
        QList<QgsLayoutItemLabel *> items;
        page.layout().layoutItems( items );
        std::vector<Shape> shapes;
        for ( const QgsLayoutItemLabel *item : items )
          if ( item->id() == QStringLiteral( "street_name" ) )
          {
            const QRectF box = item->mapRectToScene( item->rect() );
            shapes.push_back( shapeOf( { box.x(), box.y(), box.width(), box.height() } ) );
          }
        QList<QgsLayoutItemPolyline *> lines;
        page.layout().layoutItems( lines );
        EXPECT_EQ( static_cast<std::size_t>( lines.size() ), shapes.size() );
        for ( QgsLayoutItemPolyline *line : lines )
        {
          const QPolygonF ends = line->nodes();
          const QPointF from = line->mapToScene( ends.first() ), to = line->mapToScene( ends.last() );
          EXPECT_LE( QLineF( from, to ).length(), 45 );
          shapes.push_back( { { from.x(), from.y() }, { to.x(), to.y() } } );
        }
        for ( const Shape &shape : shapes )
        {
          for ( const Disc &disc : sheet.discs )
            EXPECT_FALSE(
                overlap( shape, shapeOf( Box{ disc.center.x, disc.center.y, 0, 0 }.grown( 2.2 ) ) ) )
                << "a name beside its street on stop " << disc.label;
          for ( const QgsLabelPosition &label : results.allLabels() )
            if ( !label.isUnplaced && !label.labelText.isEmpty() )
            {
              Shape other;
              for ( auto v = label.labelGeometry.vertices_begin(); v != label.labelGeometry.vertices_end();
                    ++v )
                other.push_back( toPage( sheet.view, Point{ ( *v ).x(), ( *v ).y() } ) );
              EXPECT_FALSE( overlap( shape, other ) )
                  << "a name beside its street on " << label.labelText.toStdString();
            }
        }
      }

      void countNames( PageTemplate &page, const PageLabel &label, const MapSheet &sheet,
                       const QgsLabelingResults &results )
      {
        std::set<std::string> named;
        for ( const QgsLabelPosition &one : results.allLabels() )
          if ( !one.isUnplaced )
            named.insert( one.labelText.trimmed().toStdString() );
        QList<QgsLayoutItemLabel *> items;
        page.layout().layoutItems( items );
        for ( const QgsLayoutItemLabel *item : items )
          if ( item->id() == QStringLiteral( "street_name" ) )
            named.insert( item->currentText().toStdString() );
        const auto zone = std::find_if( event->zones.begin(), event->zones.end(),
                                        [&]( const PrintZone &one ) { return one.zone == label.zone; } );
        ASSERT_NE( zone, event->zones.end() );
        std::string said;
        for ( const BlockStep &step : shownSteps( event->streets, *zone, mOptions ) )
          said += step.text.in( 0 ) + '\n';
        std::set<std::string> own;
        for ( const Disc &disc : sheet.discs )
          for ( const int number : disc.numbers )
            for ( const std::string &name : streetsOfStop(
                      event->streets, zone->stops[static_cast<std::size_t>( number - 1 )], mOptions ) )
              own.insert( name );
        for ( const auto &[name, need] : neededNames( *event, *zone, mOptions, said ) )
        {
          const bool isOwn = own.contains( name );
          if ( !isSeen( name, sheet, isOwn ? 1.5 : 5 ) )
            continue;
          ++( isOwn ? ofStops : ofDirections );
          if ( !named.contains( name ) )
            ( isOwn ? unnamedOfStops : unnamedOfDirections ).push_back( name );
        }
      }

      // So many millimetres of it at least, in the frame and off the insets.
      bool isSeen( const std::string &name, const MapSheet &sheet, double least ) const
      {
        double length = 0;
        for ( const Block &block : event->streets.blocks() )
          for ( std::size_t i = 1; block.name == name && i < block.line.size(); ++i )
            for ( int s = 0; s < 200; ++s )
            {
              const double at = ( s + 0.5 ) / 200;
              const Point &a = block.line[i - 1], &b = block.line[i];
              const Point p = toPage( sheet.view, { a.x + ( b.x - a.x ) * at, a.y + ( b.y - a.y ) * at } );
              bool free = sheet.frames.map.grown( -2 ).contains( p.x, p.y ) &&
                          !( sheet.way && sheet.way->box.contains( p.x, p.y ) );
              for ( const SheetInset &inset : sheet.far )
                free = free && !inset.box.contains( p.x, p.y );
              length += free ? distance( a, b ) / 200 / sheet.view.scale * 1000 : 0;
            }
        return length >= least;
      }
      const PacketMaker &mMaker;
      const PageOptions mOptions;
  };
}
