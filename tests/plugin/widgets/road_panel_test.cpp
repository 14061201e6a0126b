// SPDX-License-Identifier: GPL-2.0-or-later
// The panel from a made-up city to PDFs with clicks alone, and what it says where a row was edited.
#include "event_project.h"
#include "event_steps.h"
#include "hand_form.h"
#include "hand_session.h"
#include "panel_clicks.h"

#include <qgslayertree.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTest>
#include <gmock/gmock.h>

using namespace doorstep;
using namespace doorstep::test;
using testing::HasSubstr;

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

  // The plan is opened by hand as it was made.
  EXPECT_EQ( HandSession( HandForm().input(), {} ).timedOtherwise(), 0 );

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
