// SPDX-License-Identifier: GPL-2.0-or-later
// The panel from a made-up city to PDFs with clicks alone, and what it says where a row was edited.
#include "debrief_dock.h"
#include "event_project.h"
#include "event_steps.h"
#include "hand_form.h"
#include "hand_session.h"
#include "panel_clicks.h"

#include <qgslayertree.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QTest>
#include <QTreeWidget>
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
  EXPECT_EQ( mPanel->findChild<QScrollArea *>()->findChild<QLabel *>( "panelSaid" ), nullptr )
      << "what is refused is in sight wherever the road is scrolled to";
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

TEST_F( PanelClicks, moreInputsAreKeptAndTheNextRoundIsOfThoseNotHome )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  // Tables of the district's own, as files of the project.
  for ( const auto &[name, rows] : { std::pair{ "speeds.csv", "class,mph\nlocal,20\n" },
                                     { "boxes.csv", "code,en,es\nM,met,hallado\nNH,not home,no estaba\n" } } )
  {
    QFile file( at( "event" ) + '/' + QLatin1String( name ) );
    ASSERT_TRUE( file.open( QIODevice::WriteOnly ) );
    file.write( rows );
    file.close();
    auto *layer = new QgsVectorLayer( file.fileName(), QLatin1String( name ), QStringLiteral( "ogr" ) );
    ASSERT_TRUE( QgsProject::instance()->addMapLayer( layer ) );
    const QString role = QString( QLatin1String( name ) ).section( '.', 0, 0 );
    mPanel->findChild<QgsMapLayerComboBox *>( QStringLiteral( "event_" ) + role )->setLayer( layer );
  }
  find<QLineEdit>( "eventMeanings" )->setText( QStringLiteral( "NH=again" ) );
  emit find<QLineEdit>( "eventMeanings" )->editingFinished();
  EXPECT_FALSE( find<QPushButton>( "openDebrief" )->isEnabled() ) << "nothing is planned";
  ASSERT_TRUE( takeRoad() ) << text( "panelSaid" );
  const auto inputs = [] { return EventInputs::of( *QgsProject::instance() ); };
  const auto layerOf = []( const QVariant &id ) { return QgsProject::instance()->mapLayer( id.toString() ); };
  ASSERT_TRUE( layerOf( parametersOf( Step::Plan, inputs(), {} ).value( "SPEEDS" ) ) );
  EXPECT_EQ( layerOf( parametersOf( Step::Plan, inputs(), {} ).value( "SPEEDS" ) )->name(), "speeds.csv" );
  ASSERT_TRUE( layerOf( parametersOf( Step::Maps, inputs(), {} ).value( "OUTCOMES" ) ) );
  EXPECT_EQ( layerOf( parametersOf( Step::Maps, inputs(), {} ).value( "OUTCOMES" ) )->name(), "boxes.csv" );
  EXPECT_FALSE( parametersOf( Step::Plan, inputs(), {} ).contains( "OUTCOMES" ) );
  EXPECT_FALSE( find<QPushButton>( "nextRound" )->isEnabled() ) << "nothing came back";

  // The papers come back: all but the last five were met, and those were not home.
  DebriefDock dock;
  QObject::connect( mPanel.get(), &RoadPanel::debriefAsked, &dock,
                    [&dock]( const DebriefSource &source ) { EXPECT_TRUE( dock.open( source ) ); } );
  QObject::connect( &dock, &DebriefDock::typed, mPanel.get(), &RoadPanel::lookAgain );
  click( "openDebrief" );
  EXPECT_EQ( dock.findChild<QTreeWidget *>( "debriefChoices" )->topLevelItemCount(), 2 )
      << "the district's own";
  const QgsVectorLayer plan( at( "event/plan_visits.gpkg" ), QStringLiteral( "plan" ),
                             QStringLiteral( "ogr" ) );
  QStringList codes;
  QgsFeatureIterator rows = plan.getFeatures( QgsFeatureRequest().setFilterExpression( "zone is not null" ) );
  for ( QgsFeature row; rows.nextFeature( row ); )
    codes << row.attribute( "visit" ).toString();
  ASSERT_GT( codes.size(), 50 );
  QFile typed( at( "event/outcomes.csv" ) );
  ASSERT_TRUE( typed.open( QIODevice::WriteOnly ) );
  typed.write( "visit,outcome\n" );
  for ( int v = 0; v + 1 < codes.size(); ++v )
    typed.write( ( codes[v] + ( v + 5 < codes.size() ? ",M\n" : ",NH\n" ) ).toUtf8() );
  typed.close();
  auto *code = dock.findChild<QLineEdit *>( "debriefCode" );
  QTest::keyClicks( code, codes.back() );
  QTest::keyClick( dock.findChild<QTreeWidget *>( "debriefChoices" ), Qt::Key_2 );
  QTest::keyClick( dock.findChild<QTreeWidget *>( "debriefChoices" ), Qt::Key_Return );
  EXPECT_EQ( dock.findChild<QProgressBar *>( "debriefProgress" )->text(),
             QStringLiteral( "%1 of %1" ).arg( codes.size() ) );

  ASSERT_TRUE( QTest::qWaitFor( [this] { return find<QPushButton>( "nextRound" )->isEnabled(); }, 5000 ) );
  ASSERT_TRUE( step( "nextRound" ) ) << text( "panelSaid" );
  EXPECT_EQ( inputs().round, 2 );
  EXPECT_EQ( states(), "****-!" ) << "teams and maps follow";
  EXPECT_FALSE( find<QLabel>( "roundShown" )->isHidden() );
  EXPECT_TRUE( find<QPushButton>( "printLate" )->isHidden() );
  const QgsVectorLayer second( at( "event/round2_plan_visits.gpkg" ), QStringLiteral( "second" ),
                               QStringLiteral( "ogr" ) );
  QStringList again;
  QgsFeatureIterator planned =
      second.getFeatures( QgsFeatureRequest().setFilterExpression( "zone is not null" ) );
  for ( QgsFeature row; planned.nextFeature( row ); )
    again << row.attribute( "visit" ).toString();
  for ( const QString &visit : codes.mid( codes.size() - 5 ) )
    EXPECT_TRUE( again.contains( visit ) ) << visit.toStdString();
  for ( const QString &visit : codes.mid( 0, codes.size() - 5 ) )
    EXPECT_FALSE( again.contains( visit ) ) << "was met: " << visit.toStdString();
  ASSERT_TRUE( step( "step5" ) ) << text( "panelSaid" );
  ASSERT_TRUE( step( "step6" ) ) << text( "panelSaid" );
  EXPECT_EQ( states(), "******" );
  EXPECT_TRUE( inputs().outcomesFile().endsWith( QLatin1String( "outcomes_2.csv" ) ) );

  // It goes on where it was.
  mPanel.reset();
  QgsProject::instance()->clear();
  mPanel = std::make_unique<RoadPanel>( nullptr );
  mPanel->setFolder( at( "event" ) );
  EXPECT_TRUE( QTest::qWaitFor( [this] { return states() == "******"; }, 5000 ) ) << states();
  EXPECT_EQ( find<QLineEdit>( "eventMeanings" )->text(), "NH=again" );
  EXPECT_EQ( mPanel->findChild<QgsMapLayerComboBox *>( "event_speeds" )->currentLayer()->name(),
             "speeds.csv" );
  EXPECT_TRUE( parametersOf( Step::Plan, inputs(), {} )
                   .value( "VISITS" )
                   .toString()
                   .endsWith( QLatin1String( "/plan_visits.gpkg" ) ) );
}
