// SPDX-License-Identifier: GPL-2.0-or-later
// What goes wrong the evening before, in the panel: each way ends in a sentence at its top, loses nothing,
// and the panel goes on from there.
#include "event_project.h"
#include "event_steps.h"
#include "panel_clicks.h"

#include <qgsfieldcombobox.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProgressBar>
#include <QTimer>
#include <gmock/gmock.h>

using namespace doorstep;
using namespace doorstep::test;
using testing::HasSubstr;

namespace
{
  class WrongWays : public PanelClicks
  {
    protected:
      QgsVectorLayer *chosen( const char *role ) const
      {
        return qobject_cast<QgsVectorLayer *>( box( role )->currentLayer() );
      }
      QgsMapLayerComboBox *box( const char *role ) const
      {
        return mPanel->findChild<QgsMapLayerComboBox *>( QStringLiteral( "event_" ) + QLatin1String( role ) );
      }
      // A list of the user's, taken.
      void takeList( const char *name, const QByteArray &rows )
      {
        QFile file( at( name ) );
        ASSERT_TRUE( file.open( QIODevice::WriteOnly ) );
        file.write( rows );
        file.close();
        auto *layer = new QgsVectorLayer( file.fileName(), QLatin1String( name ), QStringLiteral( "ogr" ) );
        ASSERT_TRUE( QgsProject::instance()->addMapLayer( layer ) );
        box( "list" )->setLayer( layer );
        settle();
      }
      static void settle() { QTest::qWait( 400 ); }
      QByteArray bytesOf( const QString &path ) const
      {
        QFile file( path );
        return file.open( QIODevice::ReadOnly ) ? file.readAll() : QByteArray();
      }
      QString project() const { return at( "event/event.qgz" ); }
  };
}

TEST_F( WrongWays, aListThatIsEmptyOrHasNoAddresses )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step1" ) ) << text( "panelSaid" );
  QgsVectorLayer *whole = chosen( "list" );
  takeList( "empty.csv", bytesOf( at( "event/city/students.csv" ) ).split( '\n' ).first() + '\n' );
  EXPECT_FALSE( step( "step2" ) );
  EXPECT_EQ( text( "panelSaid" ),
             "Geocode the list: “List of students” has no rows: choose the list of addresses." );

  takeList( "grades.csv", "SIS Number,First Name,Last Name,Grade\n1,Ann,Lee,9\n2,Bo,Ray,10\n3,Cy,Poe,11\n" );
  EXPECT_FALSE( step( "step2" ) );
  EXPECT_EQ( text( "panelSaid" ), "Choose the column of the address." );
  auto *address = mPanel->findChild<QgsFieldComboBox *>( "column_address" );
  EXPECT_TRUE( address->isVisible() ) << "the box in which it is chosen is opened";
  address->setField( QStringLiteral( "Grade" ) );
  settle();
  EXPECT_TRUE( step( "step2" ) ) << text( "panelSaid" );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "Only 0 of 3 addresses were found: is “Grade” the column" ) );

  // Columns of one list are none of another's.
  box( "list" )->setLayer( whole );
  settle();
  EXPECT_EQ( address->currentField(), "Home Address" );
  EXPECT_TRUE( step( "step2" ) ) << text( "panelSaid" );
  EXPECT_EQ( text( "panelSaid" ), "" );
}

TEST_F( WrongWays, aLayerGoesBetweenTheSteps )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( takeRoad() ) << text( "panelSaid" );
  const QString list = chosen( "list" )->source(), staging = chosen( "staging" )->source();
  QgsProject::instance()->removeMapLayer( chosen( "staging" )->id() );
  settle();
  EXPECT_FALSE( step( "step5" ) );
  EXPECT_THAT( text( "panelSaid" ),
               HasSubstr( "First do “4  Plan the zones” again: the staging places changed" ) );
  EXPECT_FALSE( step( "step4" ) );
  EXPECT_EQ( text( "panelSaid" ), "Choose the staging places." );
  QgsProject::instance()->addMapLayer( new QgsVectorLayer( staging, "staging", "ogr" ) );
  settle();
  EXPECT_EQ( states(), "******" ) << "it is there again";

  // The list with other columns, under another name.
  QgsProject::instance()->removeMapLayer( chosen( "list" )->id() );
  QByteArray rows = bytesOf( list );
  takeList( "other list.csv", rows.replace( "Home Address", "Street Address" ) );
  EXPECT_EQ( mPanel->findChild<QgsFieldComboBox *>( "column_address" )->currentField(), "Street Address" );
  EXPECT_TRUE( step( "step2" ) ) << text( "panelSaid" );
}

TEST_F( WrongWays, theFolderIsMoved )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step1" ) ) << text( "panelSaid" );
  ASSERT_TRUE( QDir().rename( at( "event" ), at( "moved" ) ) );
  EXPECT_FALSE( step( "step2" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "The event's folder “event” is not there any more" ) );
  EXPECT_FALSE( QFile::exists( at( "event" ) ) );
  mPanel->setFolder( at( "moved" ) );
  EXPECT_TRUE( QTest::qWaitFor( [this] { return states() == "*-----"; }, 5000 ) ) << states();
  EXPECT_EQ( QgsProject::instance()->fileName(), at( "moved/event.qgz" ) );
  EXPECT_EQ( text( "panelSaid" ), "" );
  EXPECT_TRUE( step( "step2" ) ) << text( "panelSaid" );
}

TEST_F( WrongWays, anotherWindowHadTheEventMeanwhile )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step1" ) ) << text( "panelSaid" );
  const QByteArray saved = bytesOf( project() );
  ASSERT_TRUE( step( "step2" ) ) << text( "panelSaid" ) << ": its own saving is none of another's";
  QTest::qWait( 20 );
  QFile other( project() );
  ASSERT_TRUE( other.open( QIODevice::WriteOnly ) );
  other.write( saved );
  other.close();
  typePassphrase();
  EXPECT_FALSE( step( "step3" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "was changed in another window of QGIS" ) );
  EXPECT_EQ( bytesOf( project() ), saved ) << "what the other wrote is not written over";
  ASSERT_TRUE( QgsProject::instance()->read( project() ) );
  settle();
  EXPECT_EQ( text( "panelSaid" ), "" );
  EXPECT_EQ( states(), "*-----" );
  EXPECT_TRUE( step( "step2" ) ) << text( "panelSaid" );
}

TEST_F( WrongWays, aFurtherEventBeginsInTheSameProject )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step1" ) ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step2" ) ) << text( "panelSaid" );
  find<QLineEdit>( "eventDistrict" )->setText( QStringLiteral( "Rio Verde USD" ) );
  emit find<QLineEdit>( "eventDistrict" )->editingFinished();
  settle();
  ASSERT_TRUE( QDir().mkdir( at( "next" ) ) );
  mPanel->setFolder( at( "next" ) );
  settle();
  EXPECT_EQ( QgsProject::instance()->fileName(), at( "next/event.qgz" ) );
  EXPECT_TRUE( QFile::exists( at( "next/event.qgz" ) ) );
  EXPECT_EQ( states(), "*-----" ) << "the reference is the county's";
  EXPECT_EQ( chosen( "list" ), nullptr );
  EXPECT_NE( chosen( "streets" ), nullptr );
  EXPECT_EQ( find<QLineEdit>( "eventDistrict" )->text(), "Rio Verde USD" );
  for ( const QgsMapLayer *layer : QgsProject::instance()->mapLayers() )
    EXPECT_FALSE( layer->source().contains( "students.csv" ) || layer->source().contains( "geocoded.gpkg" ) )
        << layer->source().toStdString();
  EXPECT_FALSE( step( "step2" ) );
  EXPECT_EQ( text( "panelSaid" ), "Choose the list of students." );
  // The one before is as it was.
  mPanel->setFolder( at( "event" ) );
  EXPECT_TRUE( QTest::qWaitFor( [this] { return states() == "**----"; }, 5000 ) ) << states();
  EXPECT_NE( chosen( "list" ), nullptr );

  // A project with other things in it does not take the event's place.
  const QByteArray saved = bytesOf( project() );
  QgsProject::instance()->clear();
  QgsProject::instance()->addMapLayer(
      new QgsVectorLayer( at( "event/city/city.gpkg|layername=parks" ), "parks", "ogr" ) );
  QgsProject::instance()->setDirty( true );
  mPanel->setFolder( at( "event" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "This folder has an event of its own" ) );
  EXPECT_EQ( bytesOf( project() ), saved );
  EXPECT_EQ( QgsProject::instance()->mapLayers().size(), 1 );
}

TEST_F( WrongWays, theProjectIsClosedWhileAStepIsAtWork )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  for ( const char *name : { "step1", "step2" } )
    ASSERT_TRUE( step( name ) ) << text( "panelSaid" );
  typePassphrase();
  ASSERT_TRUE( step( "step3" ) ) << text( "panelSaid" );
  QSignalSpy ran( mPanel.get(), &RoadPanel::ran );
  click( "step4" );
  QTest::qWait( 30 );
  EXPECT_TRUE( mPanel->findChild<QProgressBar *>()->isVisible() );
  QgsProject::instance()->clear();
  ASSERT_TRUE( ran.count() > 0 || ran.wait( 60000 ) );
  EXPECT_FALSE( ran.first().first().toBool() );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "Plan the zones: Cancelled." ) );
  EXPECT_FALSE( QFile::exists( at( "event/plan_zones.gpkg" ) ) );
  EXPECT_TRUE( QgsProject::instance()->mapLayers().isEmpty() );
  mPanel->setFolder( at( "event" ) );
  EXPECT_TRUE( QTest::qWaitFor( [this] { return states() == "***---"; }, 5000 ) ) << states();
  EXPECT_TRUE( step( "step4" ) ) << text( "panelSaid" );
}

TEST_F( WrongWays, printingIsCancelledByItsButtonAndByNoOtherClick )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  typePassphrase();
  for ( const char *name : { "step1", "step2", "step3", "step4", "step5" } )
    ASSERT_TRUE( step( name ) ) << text( "panelSaid" );
  auto *other = find<QPushButton>( "chooseReference" );
  int clicked = 0;
  QObject::connect( other, &QPushButton::pressed, other, [&clicked] { ++clicked; } );
  QTimer soon;
  int looks = 0;
  QObject::connect( &soon, &QTimer::timeout, &soon,
                    [&]
                    {
                      if ( !mPanel->findChild<QProgressBar *>()->isVisible() || ++looks < 3 )
                        return;
                      QTest::mouseClick( other, Qt::LeftButton );
                      QTest::mouseClick( find<QPushButton>( "cancelRun" ), Qt::LeftButton );
                    } );
  soon.start( 20 );
  EXPECT_FALSE( step( "step6" ) );
  soon.stop();
  EXPECT_EQ( text( "panelSaid" ), "Print the team maps: Cancelled." );
  EXPECT_EQ( clicked, 0 );
  EXPECT_EQ( states(), "*****-" );
  EXPECT_EQ( QDir( at( "event/pages" ) ).entryList( { QStringLiteral( "*.pdf" ) } ), QStringList() );
  EXPECT_TRUE( step( "step6" ) ) << text( "panelSaid" );
}

TEST_F( WrongWays, whatIsBeingTypedStaysWhereTheWindowIsLeftMeanwhile )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  auto *contact = find<QLineEdit>( "eventContact" );
  QTest::keyClicks( contact, "Dispatch 520-555" );
  mPanel->lookAgain(); // as when QGIS's window comes to the front again
  settle();
  EXPECT_EQ( contact->text(), "Dispatch 520-555" );
  QTest::keyClicks( contact, "-0100" );
  emit contact->editingFinished();
  settle();
  EXPECT_EQ( contact->text(), "Dispatch 520-555-0100" );
  mPanel->setFolder( at( "event" ) );
  EXPECT_EQ( EventInputs::of( *QgsProject::instance() ).contact, "Dispatch 520-555-0100" );
}

TEST_F( WrongWays, anotherPassphraseThanTheKeysOwn )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  typePassphrase();
  for ( const char *name : { "step1", "step2", "step3" } )
    ASSERT_TRUE( step( name ) ) << text( "panelSaid" );
  const QByteArray key = bytesOf( at( "event/crosswalk.dsxwalk" ) ),
                   visits = bytesOf( at( "event/visits.gpkg" ) );
  for ( const char *name : { "passphraseFirst", "passphraseSecond" } )
    find<QLineEdit>( name )->setText( QStringLiteral( "some other words entirely" ) );
  EXPECT_FALSE( step( "step3" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "nothing was changed" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "another folder" ) )
      << "and where to go on if it is forgotten";
  EXPECT_EQ( bytesOf( at( "event/crosswalk.dsxwalk" ) ), key );
  EXPECT_EQ( bytesOf( at( "event/visits.gpkg" ) ), visits );
  EXPECT_EQ( states(), "***---" );
}
