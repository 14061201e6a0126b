// SPDX-License-Identifier: GPL-2.0-or-later
// The panel from a made-up city to PDFs with clicks alone, and what it says where a row was edited.
#include "event_project.h"
#include "event_steps.h"
#include "hand_session.h"
#include "passphrase_edit.h"
#include "processing/doorstep_provider.h"
#include "processing/typed_passphrase.h"
#include "qgis_environment.h"
#include "road_panel.h"

#include <qgslayertree.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>
#include <qgsziputils.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <gmock/gmock.h>

#include <memory>

using namespace doorstep;
using testing::HasSubstr;

namespace
{
  const QString CANARY = QStringLiteral( "Qanary-secret 17" );

  class PanelClicks : public testing::Test
  {
    protected:
      PanelClicks()
      {
        // The test's own, which shares the passphrases that are held; QGIS may have found the plugin as well.
        static const bool registered = []
        {
          QgsProcessingRegistry *registry = QgsApplication::processingRegistry();
          registry->removeProvider( DoorstepProvider::ID );
          auto *provider = new DoorstepProvider;
          const bool added = registry->addProvider( provider );
          provider->refreshAlgorithms();
          return added;
        }();
        EXPECT_TRUE( registered );
        QgsProject::instance()->clear();
        mPanel = std::make_unique<RoadPanel>( nullptr );
        mPanel->show();
      }
      ~PanelClicks() override
      {
        mPanel.reset();
        QgsProject::instance()->clear();
        forgetTyped();
      }
      QString at( const char *name ) const { return mFolder.filePath( QLatin1String( name ) ); }
      template <class Widget> Widget *find( const char *name ) const
      {
        return mPanel->findChild<Widget *>( QLatin1String( name ) );
      }
      std::string text( const char *name ) const { return find<QLabel>( name )->text().toStdString(); }
      void click( const char *button )
      {
        ++mClicks;
        QTest::mouseClick( find<QPushButton>( button ), Qt::LeftButton );
      }
      // A click on a step's button; waits for its end.
      bool step( const char *button )
      {
        QSignalSpy ran( mPanel.get(), &RoadPanel::ran );
        click( button );
        return ran.count() + ( ran.isEmpty() && ran.wait( 120000 ) ) > 0 && ran.first().first().toBool();
      }
      std::string states() const
      {
        std::string all;
        for ( const Step each : STEPS )
          all += "-*!"[static_cast<int>( mPanel->state( each ) )];
        return all; // - to do, * done, ! out of date
      }
      bool makeCity()
      {
        QSignalSpy ran( mPanel.get(), &RoadPanel::ran );
        ++mClicks;
        mPanel->makeCity( at( "event" ) );
        return ran.wait( 120000 ) && ran.first().first().toBool();
      }
      void typePassphrase()
      {
        for ( const char *name : { "passphraseFirst", "passphraseSecond" } )
        {
          ++mClicks;
          QTest::keyClicks( find<QLineEdit>( name ), CANARY );
        }
      }
      // What the project says, unpacked.
      QByteArray projectText() const
      {
        QTemporaryDir folder;
        QStringList files;
        QByteArray text;
        if ( QgsZipUtils::unzip( at( "event/event.qgz" ), folder.path(), files ) )
          for ( const QString &name : files )
            if ( QFile file( name ); file.open( QIODevice::ReadOnly ) )
              text += file.readAll();
        return text;
      }
      // Files of the event in which these bytes stand.
      QStringList filesWith( const QByteArray &bytes ) const
      {
        QStringList found;
        QDirIterator all( mFolder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories );
        while ( all.hasNext() )
          if ( QFile file( all.next() );
               file.open( QIODevice::ReadOnly ) && file.readAll().contains( bytes ) )
            found << file.fileName();
        return found;
      }

      QTemporaryDir mFolder;
      std::unique_ptr<RoadPanel> mPanel;
      int mClicks = 0;
  };
}

TEST_F( PanelClicks, fromAMadeUpCityToPdfsAndMapsRefuseWhereARowWasEdited )
{
  EXPECT_FALSE( find<QPushButton>( "tryCity" )->isHidden() );
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  EXPECT_TRUE( find<QPushButton>( "tryCity" )->isHidden() );
  EXPECT_THAT( text( "columnsShown" ), HasSubstr( "Home Address" ) );
  EXPECT_EQ( states(), "------" );
  EXPECT_FALSE( step( "step4" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "First do “1  Build the reference”" ) );
  ASSERT_TRUE( step( "step1" ) ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step2" ) ) << text( "panelSaid" );
  EXPECT_THAT( text( "step2Result" ), HasSubstr( "found" ) );
  EXPECT_FALSE( step( "step3" ) );
  EXPECT_THAT( text( "panelSaid" ), HasSubstr( "Type the passphrase" ) );
  typePassphrase();
  ASSERT_TRUE( step( "step3" ) ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step4" ) ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step5" ) ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step6" ) ) << text( "panelSaid" );
  EXPECT_EQ( states(), "******" );
  EXPECT_LE( mClicks, 25 );
  EXPECT_FALSE( QDir( at( "event/pages" ) ).entryList( { QStringLiteral( "*.pdf" ) } ).isEmpty() );
  EXPECT_EQ( filesWith( CANARY.toUtf8() ), QStringList() );
  const QByteArray project = projectText();
  EXPECT_TRUE( project.contains( "plan_zones.gpkg" ) );
  EXPECT_FALSE( project.contains( CANARY.toUtf8() ) || project.contains( mFolder.path().toUtf8() ) )
      << "neither the passphrase nor where anybody keeps it";

  QgsLayerTree *root = QgsProject::instance()->layerTreeRoot();
  QMap<QString, QStringList> groups;
  for ( QgsLayerTreeNode *node : root->children() )
    if ( QgsLayerTree::isGroup( node ) )
      for ( QgsLayerTreeNode *layer : node->children() )
        groups[node->name()] << layer->name();
  EXPECT_TRUE( groups["With names"].contains( "Geocoded list (confidential)" ) )
      << groups["With names"].join( ", " ).toStdString();
  EXPECT_TRUE( groups["Without names"].contains( "Visits by zone (confidential)" ) )
      << groups["Without names"].join( ", " ).toStdString();

  // What the pages say of whom to call is asked for once, and kept with the event.
  find<QLineEdit>( "eventDistrict" )->setText( QStringLiteral( "Rio Verde USD" ) );
  find<QLineEdit>( "eventContact" )->setText( QStringLiteral( "Dispatch 520-555-0100" ) );
  find<QLineEdit>( "eventReturnTo" )->setText( QStringLiteral( "Central School" ) );
  emit find<QLineEdit>( "eventReturnTo" )->editingFinished();
  mPanel->setFolder( at( "event" ) );
  EXPECT_EQ( states(), "*****!" ) << "the pages say something else";
  ASSERT_TRUE( step( "step6" ) ) << text( "panelSaid" );
  const auto printedWith = [&]( const char *name )
  {
    return parametersOf( Step::Maps, EventInputs::of( *QgsProject::instance() ), {} )
        .value( QLatin1String( name ) )
        .toString();
  };
  EXPECT_EQ( printedWith( "DISTRICT" ), QStringLiteral( "Rio Verde USD" ) );
  EXPECT_EQ( printedWith( "CONTACT" ), QStringLiteral( "Dispatch 520-555-0100" ) );
  EXPECT_EQ( printedWith( "RETURN_TO" ), QStringLiteral( "Central School" ) );

  // Zones changed by hand lie beside the steps' own, and are what is printed from then on.
  HandInput byHand;
  for ( const auto &[from, to] : { std::pair{ "event/plan_visits.gpkg", "event/plan_visits-2.gpkg" },
                                   { "event/team_zones.gpkg", "event/team_zones-2.gpkg" } } )
    ASSERT_TRUE( QFile::copy( at( from ), at( to ) ) );
  QgsVectorLayer handVisits( at( "event/plan_visits-2.gpkg" ), "by hand", "ogr" ),
      handZones( at( "event/team_zones-2.gpkg" ), "by hand", "ogr" );
  QgsFeature row;
  ASSERT_TRUE( handVisits.getFeatures().nextFeature( row ) );
  ASSERT_TRUE( handVisits.startEditing() );
  ASSERT_TRUE(
      handVisits.changeAttributeValue( row.id(), handVisits.fields().lookupField( "note" ), "seen to" ) );
  ASSERT_TRUE( handVisits.commitChanges() );
  byHand.visits = &handVisits;
  byHand.zones = &handZones;
  mPanel->takePlanByHand( byHand );
  EXPECT_EQ( states(), "*****!" ) << text( "step6State" );
  EXPECT_TRUE( printedWith( "VISITS" ).endsWith( QLatin1String( "plan_visits-2.gpkg" ) ) );
  EXPECT_TRUE( printedWith( "ZONES" ).endsWith( QLatin1String( "team_zones-2.gpkg" ) ) );
  EXPECT_TRUE( printedWith( "ROUTES" ).endsWith( QLatin1String( "plan_routes.gpkg" ) ) );
  ASSERT_TRUE( step( "step6" ) ) << text( "panelSaid" );
  EXPECT_EQ( states(), "******" );
  ASSERT_TRUE( step( "step5" ) ) << text( "panelSaid" );
  EXPECT_TRUE( printedWith( "ZONES" ).endsWith( QLatin1String( "team_zones.gpkg" ) ) ) << "assigned anew";

  // One row of the list edited by another program.
  QFile list( at( "event/city/students.csv" ) );
  ASSERT_TRUE( list.open( QIODevice::ReadWrite ) );
  QByteArray rows = list.readAll();
  rows.replace( rows.lastIndexOf( ',' ), 1, "X," );
  list.seek( 0 );
  list.write( rows );
  list.close();
  EXPECT_FALSE( step( "step6" ) );
  EXPECT_THAT( text( "panelSaid" ),
               HasSubstr( "First do “2  Geocode the list” again: the list changed since" ) );
  EXPECT_EQ( states(), "*!!!!!" );
  EXPECT_THAT( text( "step2State" ), HasSubstr( "the list changed since" ) );
  EXPECT_THAT( text( "step6State" ), HasSubstr( "do “2  Geocode the list” again first" ) );
}

TEST_F( PanelClicks, reopeningGoesOnWhereItWas )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step1" ) ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step2" ) ) << text( "panelSaid" );
  const std::string result = text( "step2Result" );
  mPanel.reset();
  QgsProject::instance()->clear();
  mPanel = std::make_unique<RoadPanel>( nullptr );
  mPanel->setFolder( at( "event" ) );
  EXPECT_TRUE( QTest::qWaitFor( [this] { return states() == "**----"; }, 5000 ) ) << states();
  EXPECT_EQ( text( "step2Result" ), result );
  EXPECT_THAT( text( "columnsShown" ), HasSubstr( "Home Address" ) );
  EXPECT_EQ( QgsProject::instance()->fileName(), at( "event/event.qgz" ) );
}
