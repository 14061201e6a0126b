// SPDX-License-Identifier: GPL-2.0-or-later
// Zones by hand as a person makes them: clicks, drags and keys on a map and in the panel, and what is
// written.
#include "hand_board.h"
#include "hand_dock.h"
#include "hand_tool.h"

#include "planned_run.h"
#include "processing/teammaps_algorithm.h"

#include <qgscoordinatetransform.h>
#include <qgsgui.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <map>
#include <set>

using namespace doorstep;

namespace
{
  class HandDesk : public test::PlannedRun
  {
    protected:
      void SetUp() override
      {
        ASSERT_NO_FATAL_FAILURE( PlannedRun::SetUp() );
        QgsGui::instance();
        for ( const char *name : { "visits", "zones", "routes", "directions" } )
          QgsProject::instance()->addMapLayer(
              new QgsVectorLayer( at( QLatin1String( name ) + ".gpkg" ), name, QStringLiteral( "ogr" ) ) );
        QgsProject::instance()->addMapLayer( mStaging->clone() );
        QgsProject::instance()->addMapLayer( mStreets->clone() );
        QgsProject::instance()->writeEntry( QStringLiteral( "doorstep" ), QStringLiteral( "/hand/minutes" ),
                                            120.0 );
        mCanvas = std::make_unique<QgsMapCanvas>();
        mCanvas->resize( 900, 900 );
        mCanvas->setDestinationCrs( QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:32612" ) ) );
        mCanvas->setExtent( QgsRectangle( 499900, 3559900, 501300, 3561300 ) );
        mCanvas->show();
        mDock = std::make_unique<HandDock>( mCanvas.get() );
        mDock->open();
        ASSERT_NE( board().session(), nullptr ) << label( "handWhy" )->text().toStdString();
        mStart = plan().hash();
      }
      void TearDown() override
      {
        mDock.reset();
        mCanvas.reset();
        QgsProject::instance()->clear();
      }

      HandBoard &board() { return *mDock->board(); }
      HandPlan &plan() { return board().session()->plan(); }
      QLabel *label( const char *name ) { return mDock->findChild<QLabel *>( QLatin1String( name ) ); }
      QPushButton *button( const char *name )
      {
        return mDock->findChild<QPushButton *>( QLatin1String( name ) );
      }
      void click( const char *name ) { QTest::mouseClick( button( name ), Qt::LeftButton ); }

      // Of a visit on the canvas.
      QPoint pixelsOf( std::int32_t visit )
      {
        const QgsCoordinateTransform toMap( board().session()->crs(), mCanvas->mapSettings().destinationCrs(),
                                            QgsProject::instance()->transformContext() );
        return mCanvas->getCoordinateTransform()
            ->transform( toMap.transform( board().session()->placeOf( visit ) ) )
            .toQPointF()
            .toPoint();
      }
      void mouse( QEvent::Type type, const QPoint &at, Qt::KeyboardModifiers modifiers = Qt::NoModifier )
      {
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event( type, at, mCanvas->viewport()->mapToGlobal( at ),
                           isMove ? Qt::NoButton : Qt::LeftButton,
                           type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, modifiers );
        QApplication::sendEvent( mCanvas->viewport(), &event );
      }
      void drag( const std::vector<QPoint> &way )
      {
        mouse( QEvent::MouseButtonPress, way.front() );
        for ( const QPoint &at : way )
          mouse( QEvent::MouseMove, at );
        mouse( QEvent::MouseButtonRelease, way.back() );
      }
      void clickAt( const QPoint &at, Qt::KeyboardModifiers modifiers = Qt::NoModifier )
      {
        mouse( QEvent::MouseButtonPress, at, modifiers );
        mouse( QEvent::MouseButtonRelease, at, modifiers );
      }
      void keys( const QString &text ) { QTest::keyClicks( mCanvas.get(), text ); }

      // A visit that no other one is within 30 pixels of.
      std::int32_t lonely( std::int32_t zone )
      {
        for ( const std::int32_t visit : plan().zone( zone ).stops )
        {
          bool isAlone = true;
          for ( std::int32_t other = 0; other < static_cast<std::int32_t>( plan().visits() ); ++other )
            isAlone = isAlone &&
                      ( other == visit || ( pixelsOf( other ) - pixelsOf( visit ) ).manhattanLength() > 30 );
          if ( isAlone )
            return visit;
        }
        return -1;
      }
      std::pair<std::int32_t, std::int32_t> twoLonely()
      {
        std::int32_t first = -1;
        for ( const auto &[number, zone] : plan().zones() )
          if ( const std::int32_t visit = lonely( number ); visit >= 0 )
          {
            if ( first >= 0 )
              return { first, visit };
            first = visit;
          }
        ADD_FAILURE() << "a town too dense";
        return {};
      }

      static QgsVectorLayer *projectLayer( const char *name )
      {
        return qobject_cast<QgsVectorLayer *>( QgsProject::instance()->mapLayersByName( name ).value( 0 ) );
      }
      static std::map<QString, int> zonesIn( const QgsVectorLayer &layer )
      {
        std::map<QString, int> zones;
        QgsFeatureIterator rows = layer.getFeatures();
        for ( QgsFeature row; rows.nextFeature( row ); )
          zones[row.attribute( "visit" ).toString()] = row.attribute( "zone" ).toInt();
        return zones;
      }

      std::unique_ptr<QgsMapCanvas> mCanvas;
      std::unique_ptr<HandDock> mDock;
      std::uint64_t mStart = 0;
  };
}

TEST_F( HandDesk, aDragMovesOneVisitAndWritesOneZoneValue )
{
  const auto [visit, other] = twoLonely();
  const std::int32_t from = plan().zoneOf( visit ), to = plan().zoneOf( other );
  const auto before = zonesIn( *projectLayer( "visits" ) );
  drag( { pixelsOf( visit ), pixelsOf( visit ) + QPoint( 20, 0 ), pixelsOf( other ) } );
  EXPECT_EQ( plan().zoneOf( visit ), to );
  EXPECT_EQ( board().selection(), std::set{ visit } );
  const QString words = label( "handWords" )->text();
  EXPECT_TRUE( words.contains( QStringLiteral( "Zone %1: " ).arg( from ) ) &&
               words.contains( QStringLiteral( "Zone %1: " ).arg( to ) ) )
      << words.toStdString();

  click( "handApply" );
  EXPECT_TRUE( label( "handWords" )->text().startsWith( "The plan is written" ) )
      << label( "handWords" )->text().toStdString();
  EXPECT_TRUE( projectLayer( "visits" )->source().contains( "visits-2.gpkg" ) );
  auto after = zonesIn( *projectLayer( "visits" ) );
  int different = 0;
  for ( const auto &[code, zone] : before )
    different += after[code] != zone ? 1 : 0;
  EXPECT_EQ( different, 1 );
  EXPECT_FALSE( button( "handApply" )->isEnabled() );
  EXPECT_TRUE( run( TeamMapsAlgorithm(), { { "VISITS", at( "visits-2.gpkg" ) },
                                           { "ZONES", at( "zones-2.gpkg" ) },
                                           { "ROUTES", at( "routes-2.gpkg" ) },
                                           { "DIRECTIONS", at( "directions-2.gpkg" ) },
                                           { "STREETS", value( mStreets ) },
                                           { "STAGING", value( mStaging ) },
                                           { "ROLE", "team" },
                                           { "EVENT", "Test" },
                                           { "FOLDER", at( "maps" ) } } ) )
      << log();
  // Taken back after it was written, and written again.
  click( "handUndo" );
  EXPECT_EQ( plan().hash(), mStart );
  click( "handApply" );
  EXPECT_EQ( zonesIn( *projectLayer( "visits" ) ), before );
}

TEST_F( HandDesk, bothZonesAreToldWhileADragIsOverAZone )
{
  const auto [visit, other] = twoLonely();
  bool isOver = false;
  const QString words = board().wouldMove( { visit }, plan().zoneOf( other ), isOver );
  EXPECT_EQ( words.count( QStringLiteral( "Zone " ) ), 2 ) << words.toStdString();
  EXPECT_EQ( words.count( QStringLiteral( " → " ) ), 2 ) << words.toStdString();
  EXPECT_EQ( plan().hash(), mStart ) << "nothing is changed yet";
  // All of a zone go where their time does not suffice.
  const std::vector<std::int32_t> stops = plan().zone( plan().zoneOf( visit ) ).stops;
  const QString breaking =
      board().wouldMove( { stops.begin(), stops.end() }, plan().zoneOf( other ), isOver );
  EXPECT_TRUE( isOver );
  EXPECT_TRUE( breaking.contains( QStringLiteral( "(+" ) ) && breaking.contains( "is no more" ) )
      << breaking.toStdString();
}

TEST_F( HandDesk, clicksAndALassoChooseVisits )
{
  const auto [visit, other] = twoLonely();
  clickAt( pixelsOf( visit ) );
  EXPECT_EQ( board().selection(), std::set{ visit } );
  EXPECT_EQ( board().zone(), plan().zoneOf( visit ) );
  clickAt( pixelsOf( other ), Qt::ControlModifier );
  EXPECT_EQ( board().selection(), ( std::set{ visit, other } ) );
  drag( { QPoint( 5, 5 ), QPoint( 890, 5 ), QPoint( 890, 890 ), QPoint( 5, 890 ) } );
  EXPECT_EQ( board().selection().size(), plan().visits() );
  QTest::keyClick( mCanvas.get(), Qt::Key_Escape );
  EXPECT_TRUE( board().selection().empty() );
  const QPoint around = pixelsOf( visit );
  drag( { around + QPoint( -14, -14 ), around + QPoint( 14, -14 ), around + QPoint( 14, 14 ),
          around + QPoint( -14, 14 ) } );
  EXPECT_EQ( board().selection(), std::set{ visit } );
  EXPECT_EQ( plan().hash(), mStart );
}

TEST_F( HandDesk, allOfItByKeys )
{
  const std::int32_t zone = plan().zones().begin()->first, last = plan().zones().rbegin()->first;
  keys( "]" ); // the first zone
  keys( "]" );
  const std::vector<std::int32_t> stops = plan().zone( zone ).stops;
  EXPECT_EQ( board().selection(), std::set{ stops[0] } );
  keys( "]" );
  EXPECT_EQ( board().selection(), std::set{ stops[1] } );
  keys( "[" );
  keys( QString::number( last ) );
  EXPECT_EQ( plan().hash(), mStart ) << "not before Enter";
  QTest::keyClick( mCanvas.get(), Qt::Key_Return );
  EXPECT_EQ( plan().zoneOf( stops[0] ), last );
  keys( "+" );
  EXPECT_EQ( plan().zoneOf( stops[0] ), last + 1 );
  QTest::keyClick( mCanvas.get(), Qt::Key_Delete );
  EXPECT_EQ( plan().zoneOf( stops[0] ), 0 );
  for ( int i = 0; i < 3; ++i )
    QTest::keyClick( mCanvas.get(), Qt::Key_Z, Qt::ControlModifier );
  EXPECT_EQ( plan().hash(), mStart );
  QTest::keyClick( mCanvas.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier );
  EXPECT_EQ( plan().zoneOf( stops[0] ), last );
}

TEST_F( HandDesk, thePanelSplitsMergesLocksAndOrders )
{
  mDock->show();
  auto *zones = mDock->findChild<QTreeWidget *>( QStringLiteral( "handZoneList" ) );
  auto *stops = mDock->findChild<QListWidget *>( QStringLiteral( "handStopList" ) );
  auto *target = mDock->findChild<QComboBox *>( QStringLiteral( "handTarget" ) );
  const int first = plan().zones().begin()->first, last = plan().zones().rbegin()->first;
  ASSERT_EQ( zones->topLevelItemCount(), static_cast<int>( plan().zones().size() ) );
  zones->setCurrentItem( zones->topLevelItem( 0 ) );
  EXPECT_EQ( board().zone(), first );
  const std::vector<std::int32_t> order = plan().zone( first ).stops;
  ASSERT_EQ( stops->count(), static_cast<int>( order.size() ) );

  // The second stop first: as a drag in the list does it, and by keys.
  ASSERT_TRUE( stops->model()->moveRow( QModelIndex(), 1, QModelIndex(), 0 ) );
  QTest::qWait( 20 );
  EXPECT_EQ( plan().zone( first ).stops.front(), order[1] );
  click( "handUndo" );
  stops->setCurrentRow( 1 );
  board().shift( order[1], -1 );
  EXPECT_EQ( plan().zone( first ).stops.front(), order[1] );
  click( "handUndo" );
  EXPECT_EQ( plan().hash(), mStart );

  click( "handSplit" );
  EXPECT_TRUE( plan().has( last + 1 ) );
  EXPECT_EQ( zones->topLevelItemCount(), static_cast<int>( plan().zones().size() ) );
  target->setCurrentIndex( target->findData( last + 1 ) );
  click( "handMerge" );
  EXPECT_FALSE( plan().has( first ) );
  click( "handUndo" );
  click( "handUndo" );
  EXPECT_EQ( plan().hash(), mStart );

  board().showZone( first );
  click( "handLock" );
  EXPECT_EQ( target->findData( first ), -1 );
  click( "handSplit" );
  EXPECT_EQ( label( "handWords" )->text(),
             QStringLiteral( "Zone %1 is locked: unlock it first." ).arg( first ) );
  EXPECT_EQ( projectLayer( "zones" )->customProperty( "doorstep/locked" ).toString(),
             QString::number( first ) );
  click( "handLock" );

  // What is over its time is red, and says by how much.
  board().showZone( last );
  target->setCurrentIndex( target->findData( first ) );
  click( "handMerge" );
  bool isTold = false;
  for ( int row = 0; row < zones->topLevelItemCount(); ++row )
    isTold = isTold || ( zones->topLevelItem( row )->text( 5 ).startsWith( "+" ) &&
                         zones->topLevelItem( row )->foreground( 5 ).color() == QColor( 192, 0, 0 ) );
  EXPECT_TRUE( isTold );
}

TEST_F( HandDesk, aLayerThatGoesEndsItAndNothingIsWritten )
{
  board().select( { plan().zones().begin()->second.stops.front() } );
  board().moveToNew();
  QgsProject::instance()->removeMapLayer( projectLayer( "zones" )->id() );
  EXPECT_EQ( board().session(), nullptr );
  EXPECT_TRUE( label( "handWhy" )->text().contains( "was removed" ) );
  EXPECT_FALSE( QFile::exists( at( "visits-2.gpkg" ) ) );
  mDock->open();
  EXPECT_EQ( label( "handWhy" )->text(), "Choose the layer of the zones." );
}
