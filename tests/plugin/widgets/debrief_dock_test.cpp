// SPDX-License-Identifier: GPL-2.0-or-later
// The debrief from paper as a person types it: keys alone, on the pane, and the file that comes of it.
#include "base/file.h"
#include "debrief_dock.h"
#include "layers/debrief_reader.h"
#include "privacy/visit_code.h"
#include "qgis_environment.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingutils.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <gmock/gmock.h>

#include <memory>

using namespace doorstep;
using testing::HasSubstr;
using testing::Not;

namespace
{
  std::unique_ptr<QgsVectorLayer> table( const QString &fields,
                                         const QString &geometry = QStringLiteral( "None" ) )
  {
    return std::make_unique<QgsVectorLayer>( geometry + QStringLiteral( "?" ) + fields,
                                             QStringLiteral( "table" ), QStringLiteral( "memory" ) );
  }

  void addRow( QgsVectorLayer &layer, const QVariantList &cells )
  {
    QgsFeature feature( layer.fields() );
    for ( int c = 0; c < cells.size(); ++c )
      feature.setAttribute( c, cells[c] );
    ASSERT_TRUE( layer.dataProvider()->addFeature( feature ) );
  }

  class DebriefKeys : public testing::Test
  {
    protected:
      // Forty visits in the zones 1 to 4, ten each; zone 3 has the team Ocotillo.
      DebriefKeys()
      {
        mVisits = table( QStringLiteral( "field=visit:string&field=zone:integer" ) );
        mZones = table( QStringLiteral( "field=zone:integer&field=team:string" ) );
        for ( const std::string &code : drawVisitCodes( 40 ) )
        {
          mCodes << QString::fromStdString( code );
          addRow( *mVisits, { mCodes.back(), static_cast<int>( ( mCodes.size() - 1 ) / 10 + 1 ) } );
        }
        addRow( *mZones, { 3, QStringLiteral( "Ocotillo" ) } );
        reopen();
      }
      void reopen()
      {
        mDock = std::make_unique<DebriefDock>();
        mDock->resize( 1300, 260 );
        mDock->show();
        QApplication::setActiveWindow( mDock.get() );
        ASSERT_TRUE( mDock->open( source() ) ) << text( "debriefSaid" );
      }
      QString path() const { return mFolder.filePath( QStringLiteral( "outcomes.csv" ) ); }
      DebriefSource source() const { return { mVisits.get(), mZones.get(), mBoxes.get(), path() }; }
      template <class Widget> Widget *find( const char *name ) const
      {
        return mDock->findChild<Widget *>( QLatin1String( name ) );
      }
      std::string text( const char *name ) const { return find<QLabel>( name )->text().toStdString(); }
      std::string written() const { return readWhole( path().toStdString() ); }
      // Rows of the file.
      auto kept() const { return QString::fromStdString( written() ).count( '\n' ) - 1; }

      // Whatever has the focus gets the key, as with a keyboard.
      void press( const QString &keys )
      {
        for ( const QChar key : keys )
        {
          ++mKeys;
          QWidget *focus = mDock->focusWidget();
          ASSERT_TRUE( focus );
          if ( key == '\n' )
            QTest::keyClick( focus, Qt::Key_Return );
          else if ( key == '\t' )
            QTest::keyClick( focus, Qt::Key_Tab );
          else if ( key == '\x1b' )
            QTest::keyClick( focus, Qt::Key_Escape );
          else
            QTest::keyClick( focus, key.toLatin1() );
        }
      }

      QTemporaryDir mFolder;
      QStringList mCodes;
      std::unique_ptr<QgsVectorLayer> mVisits, mZones, mBoxes;
      std::unique_ptr<DebriefDock> mDock;
      int mKeys = 0;
  };
}

TEST_F( DebriefKeys, fortyCodesTakeACodeAndTwoKeysEachAndAfterTwentyTwentyAreKept )
{
  const QString outcomes = QStringLiteral( "mnb5x" );
  int symbols = 0;
  for ( int v = 0; v < 40; ++v )
  {
    if ( v == 20 )
    {
      EXPECT_EQ( kept(), 20 ) << "the program may be killed here";
      reopen();
      EXPECT_EQ( find<QProgressBar>( "debriefProgress" )->text(), "20 of 40" );
      EXPECT_EQ( text( "debriefNotBack" ), "Not back yet: zones 3, 4" );
    }
    symbols += static_cast<int>( mCodes[v].size() );
    press( mCodes[v].toLower() + outcomes[v % 5] + '\n' );
    ASSERT_THAT( text( "debriefWhy" ), HasSubstr( ( "✓ " + mCodes[v] ).toStdString() ) );
  }
  EXPECT_LE( mKeys, symbols + 2 * 40 );
  EXPECT_EQ( kept(), 40 );
  EXPECT_EQ( text( "debriefNotBack" ), "All outcomes are typed. Now the debrief counts them." );
  EXPECT_EQ( find<QTreeWidget>( "debriefPackets" )->topLevelItemCount(), 0 );

  // Debrief reads the file and counts the same.
  QgsVectorLayer layer( path(), QStringLiteral( "outcomes" ), QStringLiteral( "ogr" ) );
  QgsProcessingContext context;
  std::vector<DebriefVisit> visits;
  for ( const QString &code : mCodes )
    visits.push_back( { code.toStdString(), 0, {} } );
  readOutcomes( QgsProcessingFeatureSource( &layer, context ), visits );
  std::map<std::string, int> counts;
  for ( const DebriefVisit &visit : visits )
    ++counts[visit.outcome];
  EXPECT_EQ( counts,
             ( std::map<std::string, int>{ { "M", 8 }, { "N", 8 }, { "B", 8 }, { "R", 8 }, { "X", 8 } } ) );
}

TEST_F( DebriefKeys, aSlipIsToldAndTheNextScanTakesItsPlace )
{
  QString slip = mCodes[0];
  slip[6] = slip[6] == '9' ? '8' : '9';
  press( slip );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "a symbol is mistyped" ) );
  press( QStringLiteral( "\n" ) + mCodes[1] + QStringLiteral( "\n" ) );
  EXPECT_EQ( text( "debriefWhy" ), "Now the outcome of " + mCodes[1].toStdString() + ", by its key." );
  EXPECT_FALSE( QFile::exists( path() ) );
  press( QStringLiteral( "q" ) );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "none of the outcomes" ) );
  press( QStringLiteral( "\x1b" ) );
  EXPECT_EQ( find<QLineEdit>( "debriefCode" )->text(), QString() );
  press( QStringLiteral( "12:3F9A1C/2\n" ) );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "the code of a page" ) );
}

TEST_F( DebriefKeys, aSecondScanInPlaceOfTheOutcomeIsNotTaken )
{
  press( mCodes[0] + '\n' + mCodes[1] + '\n' );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "first the outcome of " + mCodes[0].toStdString() ) );
  EXPECT_FALSE( QFile::exists( path() ) );
  press( QStringLiteral( "b" ) + mCodes[1] + '\n' ); // it goes into the field of the time
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "first the outcome of " + mCodes[0].toStdString() ) );
  EXPECT_FALSE( QFile::exists( path() ) );
  press( QStringLiteral( "m\n" ) );
  EXPECT_THAT( written(), HasSubstr( mCodes[0].toStdString() + ",M,,\n" ) );
}

TEST_F( DebriefKeys, whenToComeBackAndANote )
{
  press( mCodes[0] + "bsoon\n" );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "not understood as a time" ) );
  press( QStringLiteral( "10:30\tgate at the back\n" ) );
  EXPECT_THAT( written(), HasSubstr( mCodes[0].toStdString() + ",B,10:30,gate at the back\n" ) );
  EXPECT_EQ( text( "debriefWhy" ),
             "✓ " + mCodes[0].toStdString() + ": B come back at, 10:30, gate at the back" );
  press( mCodes[0] );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "has an outcome already: B come back at, 10:30" ) );
  EXPECT_EQ( find<QLineEdit>( "debriefWhen" )->text(), "10:30" );
  press( QStringLiteral( "m\n" ) );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "Enter once more writes over it" ) );
  EXPECT_THAT( written(), HasSubstr( ",B,10:30" ) );
  press( QStringLiteral( "\n" ) );
  EXPECT_THAT( written(), Not( HasSubstr( ",B,10:30" ) ) );
}

TEST_F( DebriefKeys, uTakesBackAndAHeldKeyCountsOnce )
{
  QSignalSpy typed( mDock.get(), &DebriefDock::typed );
  press( mCodes[0] + "m\n" + mCodes[1] + "n\n" + "u" );
  EXPECT_EQ( kept(), 1 );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "Taken back: " + mCodes[1].toStdString() ) );
  EXPECT_EQ( typed.count(), 3 );
  press( QStringLiteral( "uu" ) );
  EXPECT_EQ( kept(), 0 );
  EXPECT_THAT( text( "debriefWhy" ), HasSubstr( "Nothing was typed" ) );
  press( mCodes[2] + "m" );
  QKeyEvent held( QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral( "\r" ), true );
  QCoreApplication::sendEvent( mDock->focusWidget(), &held );
  EXPECT_EQ( kept(), 0 );
}

TEST_F( DebriefKeys, packetsNotBackHaveTheirTeamsAndCodes )
{
  for ( const int v : { 0, 20 } )
    press( mCodes[v] + "m\n" );
  EXPECT_EQ( text( "debriefNotBack" ), "Not back yet: zones 2, 4" );
  const QTreeWidget *packets = find<QTreeWidget>( "debriefPackets" );
  ASSERT_EQ( packets->topLevelItemCount(), 4 );
  const QTreeWidgetItem *third = packets->topLevelItem( 2 );
  EXPECT_EQ( third->text( 1 ), "Ocotillo" );
  EXPECT_EQ( third->text( 2 ), "1 of 10" );
  EXPECT_EQ( third->text( 3 ), mCodes.mid( 21, 9 ).join( ' ' ) );
}

TEST_F( DebriefKeys, theDistrictsOwnOutcomesAreTheKeys )
{
  mBoxes = table( QStringLiteral( "field=code:string&field=en:string&field=es:string" ) );
  addRow( *mBoxes, { QStringLiteral( "NH" ), QStringLiteral( "not home" ), QStringLiteral( "no estaba" ) } );
  addRow( *mBoxes, { QStringLiteral( "NV" ), QStringLiteral( "come back" ), QString() } );
  addRow( *mBoxes, { QStringLiteral( "RF" ), QStringLiteral( "refused" ), QString() } );
  reopen();
  const QTreeWidget *choices = find<QTreeWidget>( "debriefChoices" );
  ASSERT_EQ( choices->topLevelItemCount(), 3 );
  EXPECT_EQ( choices->topLevelItem( 0 )->text( 0 ), "1" );
  EXPECT_EQ( choices->topLevelItem( 2 )->text( 0 ), "3 · R" );
  press( mCodes[0] + "r\n" + mCodes[1] + "2after 10\n" );
  EXPECT_THAT( written(), HasSubstr( ",RF,,\n" ) );
  EXPECT_THAT( written(), HasSubstr( ",NV,after 10,\n" ) ) << "its text says that it asks for a time";
}

TEST_F( DebriefKeys, whatCannotBeginSaysWhy )
{
  DebriefSource none;
  EXPECT_FALSE( mDock->open( none ) );
  EXPECT_THAT( text( "debriefSaid" ), HasSubstr( "Choose the planned visits" ) );
  addRow( *mVisits, { QStringLiteral( "Ana" ), 1 } );
  EXPECT_FALSE( mDock->open( source() ) );
  EXPECT_THAT( text( "debriefSaid" ), HasSubstr( "VISITS, row 41: no visit code" ) );
  writeWhole( path().toStdString(), "a,b\n1,2\n" );
  mVisits->selectAll();
  EXPECT_FALSE( mDock->open( { mZones.get(), {}, {}, path() } ) );
  EXPECT_THAT( text( "debriefSaid" ), HasSubstr( "VISITS has no column visit" ) );
}
