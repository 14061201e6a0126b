// SPDX-License-Identifier: GPL-2.0-or-later
// The review of addresses as a person does it: keys alone, on widgets with a map, and the file that comes of
// it.
#include "base/file.h"
#include "list_guess.h"
#include "qgis_environment.h"
#include "review_marks.h"
#include "review_pane.h"

#include "../../geocode/small_town.h"

#include <qgsmapcanvas.h>
#include <qgsvectorlayer.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <gmock/gmock.h>

#include <memory>

using namespace doorstep;
using testing::HasSubstr;

namespace
{
  class ReviewKeys : public testing::Test
  {
    protected:
      ReviewKeys()
      {
        writeWhole( path( "town.dsref" ).toStdString(), test::townBytes() );
        mCanvas.resize( 800, 400 );
        mCanvas.setDestinationCrs( QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:32612" ) ) );
        mPane = std::make_unique<ReviewPane>( &mCanvas );
        mPane->resize( 1300, 260 );
        mPane->show();
      }
      QString path( const char *name ) const { return mFolder.filePath( QLatin1String( name ) ); }

      // Rows as "address|unit|city|zip".
      void list( const QStringList &rows )
      {
        mList = std::make_unique<QgsVectorLayer>(
            QStringLiteral(
                "None?field=Home Address:string&field=Apt:string&field=City:string&field=Zip:string" ),
            QStringLiteral( "list" ), QStringLiteral( "memory" ) );
        for ( const QString &row : rows )
        {
          QgsFeature feature( mList->fields() );
          const QStringList cells = row.split( '|' );
          for ( int c = 0; c < 4; ++c )
            feature.setAttribute( c, cells.value( c ) );
          ASSERT_TRUE( mList->dataProvider()->addFeature( feature ) );
        }
      }
      ReviewSource source()
      {
        const GuessedColumns columns = guessColumns( *mList );
        return { mList.get(),
                 { columnExpression( columns, "address" ), columnExpression( columns, "city" ), QString(),
                   columnExpression( columns, "zip" ), columnExpression( columns, "unit" ) },
                 path( "town.dsref" ),
                 path( "corrections.csv" ) };
      }
      template <class Widget> Widget *find( const char *name ) const
      {
        return mPane->findChild<Widget *>( QLatin1String( name ) );
      }
      QTreeWidget *rows() const { return find<QTreeWidget>( "reviewRows" ); }
      std::string text( const char *name ) const { return find<QLabel>( name )->text().toStdString(); }
      void key( Qt::Key key )
      {
        QTest::keyClick( rows(), key );
        ++mKeys;
      }
      std::string written() const { return readWhole( path( "corrections.csv" ).toStdString() ); }
      std::size_t kept() const { return Corrections::read( path( "corrections.csv" ).toStdString() ).size(); }

      QTemporaryDir mFolder;
      QgsMapCanvas mCanvas;
      std::unique_ptr<QgsVectorLayer> mList;
      std::unique_ptr<ReviewPane> mPane;
      int mKeys = 0;
  };

  // 40 rows that need a person: 20 tied, 10 without such a number, 5 post office boxes, 5 unknown streets.
  QStringList fortyRows()
  {
    QStringList rows;
    for ( int i = 1; i <= 20; ++i )
      rows << QStringLiteral( "5 Main St|%1||" ).arg( i ) << QStringLiteral( "12 Main St||Eastville|85701" );
    for ( int i = 1; i <= 10; ++i )
      rows << QStringLiteral( "%1 Oak Ave|||85701" ).arg( 900 + i );
    for ( int i = 1; i <= 5; ++i )
      rows << QStringLiteral( "PO Box %1|||" ).arg( i )
           << QStringLiteral( "%1 Zyzzyx Way||Eastville|" ).arg( i );
    return rows;
  }
}

TEST_F( ReviewKeys, aClosedPaneLeavesNothingOnTheMap )
{
  list( { QStringLiteral( "12 Main St||Eastville|85701" ), QStringLiteral( "901 Oak Ave|||85701" ) } );
  ASSERT_TRUE( mPane->open( source() ) ) << text( "reviewSaid" );
  const auto marks = [this]
  {
    int visible = 0;
    for ( QGraphicsItem *item : mCanvas.scene()->items() )
      visible += dynamic_cast<ReviewMarks *>( item ) && item->isVisible() ? 1 : 0;
    return visible;
  };
  EXPECT_EQ( marks(), 1 );
  key( Qt::Key_P );
  EXPECT_NE( mCanvas.mapTool(), nullptr );
  mPane->close();
  EXPECT_EQ( marks(), 0 );
  EXPECT_EQ( mCanvas.mapTool(), nullptr ) << "a click on the map picks nothing";
  mPane->show();
  EXPECT_EQ( marks(), 1 );
}

TEST_F( ReviewKeys, fortyRowsAreSettledWithAtMost160KeysAndAfterTwentyTwentyAreKept )
{
  list( fortyRows() );
  ASSERT_TRUE( mPane->open( source() ) ) << text( "reviewSaid" );
  ASSERT_EQ( mPane->left(), 40 );
  for ( int i = 0; i < 20; ++i )
  {
    if ( i % 2 == 1 )
      key( Qt::Key_Right );
    key( Qt::Key_Return );
  }
  EXPECT_EQ( kept(), 20U ) << "the program may be killed here";
  EXPECT_EQ( mPane->left(), 20 );
  EXPECT_EQ( find<QProgressBar>( "reviewProgress" )->text(), "20 of 40 settled" );
  mPane = std::make_unique<ReviewPane>( &mCanvas );
  mPane->show();
  ASSERT_TRUE( mPane->open( source() ) );
  EXPECT_EQ( mPane->left(), 20 ) << "nothing is asked twice";
  for ( int i = 0; i < 10; ++i )
    key( Qt::Key_H );
  for ( int i = 0; i < 10; ++i )
    key( Qt::Key_N );
  EXPECT_EQ( mPane->left(), 0 );
  EXPECT_THAT( text( "reviewSaid" ), HasSubstr( "All addresses are settled" ) );
  EXPECT_LE( mKeys, 160 );
  EXPECT_EQ( kept(), 40U );
  EXPECT_THAT( written(), HasSubstr( "5 Main St,-,,-,1,address,\"5 Main St # 1, " ) );
  EXPECT_THAT( written(), HasSubstr( "Westville" ) );
  EXPECT_THAT( written(), HasSubstr( "PO Box 5,-,,-,-,not_visitable,,,," ) );
}

TEST_F( ReviewKeys, whatIsShownOfARow )
{
  list( { "5 Main St|||", "5 MAIN ST|||", "977 Oak Ave|||85701" } );
  ASSERT_TRUE( mPane->open( source() ) );
  EXPECT_EQ( rows()->topLevelItemCount(), 2 );
  EXPECT_EQ( rows()->topLevelItem( 0 )->text( 0 ), "1 +1" );
  EXPECT_EQ( text( "reviewTyped" ), "5 Main St" );
  EXPECT_THAT( text( "reviewWhy" ), HasSubstr( "several places: in Eastville, Westville" ) );
  EXPECT_EQ( text( "reviewParts" ), "Read as: number 5 · street MAIN ST" );
  EXPECT_THAT( text( "reviewAnswer" ), HasSubstr( "2 rows of the list say the same" ) );
  const QTreeWidget *candidates = find<QTreeWidget>( "reviewCandidates" );
  ASSERT_EQ( candidates->topLevelItemCount(), 2 );
  EXPECT_EQ( candidates->topLevelItem( 0 )->text( 3 ), "as likely as the others" );
  QComboBox *filter = find<QComboBox>( "reviewFilter" );
  ASSERT_EQ( filter->count(), 3 );
  filter->setCurrentIndex( filter->findText( "number not on this street" ) );
  EXPECT_TRUE( rows()->topLevelItem( 0 )->isHidden() );
  EXPECT_EQ( text( "reviewTyped" ), "977 Oak Ave, 85701" );
}

TEST_F( ReviewKeys, undoAndAnotherCandidate )
{
  list( { "5 Main St|||", "PO Box 1|||" } );
  ASSERT_TRUE( mPane->open( source() ) );
  key( Qt::Key_2 );
  key( Qt::Key_Return );
  const QString answer = rows()->topLevelItem( 0 )->text( 3 );
  EXPECT_TRUE( answer.startsWith( QStringLiteral( "✓ 5 Main St, " ) ) ) << answer.toStdString();
  EXPECT_EQ( text( "reviewTyped" ), "PO Box 1" ) << "on to the next";
  key( Qt::Key_U );
  EXPECT_EQ( rows()->topLevelItem( 0 )->text( 3 ), QString() );
  EXPECT_EQ( text( "reviewTyped" ), "5 Main St" ) << "back to the one undone";
  EXPECT_EQ( kept(), 0U );
  key( Qt::Key_Return );
  EXPECT_NE( rows()->topLevelItem( 0 )->text( 3 ), answer ) << "the first candidate is the other town";
}

TEST_F( ReviewKeys, aPlaceIsPickedInTheMiddleOfTheMapWithWhatIsThere )
{
  list( { "behind the church|||" } );
  ASSERT_TRUE( mPane->open( source() ) );
  key( Qt::Key_Return );
  EXPECT_THAT( text( "reviewSaid" ), HasSubstr( "There is no candidate" ) );
  mCanvas.setExtent( QgsRectangle( 312, -28, 512, 172 ) );
  key( Qt::Key_P );
  QTest::keyClick( &mCanvas, Qt::Key_Return );
  const QTreeWidget *candidates = find<QTreeWidget>( "reviewCandidates" );
  ASSERT_GE( candidates->topLevelItemCount(), 2 );
  EXPECT_EQ( candidates->topLevelItem( 0 )->text( 1 ), "The place itself" );
  EXPECT_EQ( candidates->topLevelItem( 1 )->text( 1 ), "7 Oak Ave, Eastville, AZ 85701" );
  key( Qt::Key_Return );
  EXPECT_THAT( written(), HasSubstr( "behind the church,-,,-,-,point,,412,72,EPSG:32612" ) );
  EXPECT_EQ( mCanvas.mapTool(), nullptr );
}

TEST_F( ReviewKeys, aPlaceIsPickedWithTheMouseAndLeftWithEscape )
{
  list( { "behind the church|||" } );
  ASSERT_TRUE( mPane->open( source() ) );
  mCanvas.show();
  mCanvas.setExtent( QgsRectangle( 312, -28, 512, 172 ) );
  key( Qt::Key_P );
  QTest::keyClick( &mCanvas, Qt::Key_Escape );
  EXPECT_EQ( mCanvas.mapTool(), nullptr );
  EXPECT_EQ( text( "reviewNote" ), "No candidates" );
  key( Qt::Key_P );
  QTest::mouseClick( mCanvas.viewport(), Qt::LeftButton, Qt::NoModifier,
                     mCanvas.viewport()->rect().center() );
  EXPECT_THAT( text( "reviewNote" ), HasSubstr( "What is there" ) );
  key( Qt::Key_2 );
  key( Qt::Key_Return );
  EXPECT_THAT( written(), HasSubstr( "address,\"7 Oak Ave, Eastville, AZ 85701\"" ) );
}

TEST_F( ReviewKeys, thePaneOutlivesTheMap )
{
  list( { "5 Main St|||" } );
  auto canvas = std::make_unique<QgsMapCanvas>();
  mPane = std::make_unique<ReviewPane>( canvas.get() );
  ASSERT_TRUE( mPane->open( source() ) );
  canvas.reset();
  key( Qt::Key_Right );
  key( Qt::Key_P );
  mPane->endReview();
  EXPECT_EQ( rows()->topLevelItemCount(), 0 );
}

TEST_F( ReviewKeys, anotherTextIsTypedAndTried )
{
  list( { "977 Oak Ave|||85701" } );
  ASSERT_TRUE( mPane->open( source() ) );
  key( Qt::Key_E );
  QLineEdit *edit = find<QLineEdit>( "reviewEdit" );
  EXPECT_EQ( edit->text(), "977 Oak Ave, 85701" );
  edit->clear();
  QTest::keyClicks( edit, "7 Nowhere Ln" );
  QTest::keyClick( edit, Qt::Key_Return );
  EXPECT_THAT( text( "reviewNote" ), HasSubstr( "street not found" ) );
  edit->clear();
  QTest::keyClicks( edit, "7 oak ave" );
  QTest::keyClick( edit, Qt::Key_Return );
  key( Qt::Key_Return );
  EXPECT_THAT( written(), HasSubstr( "977 Oak Ave,-,,85701,-,address,7 oak ave,,," ) );
}

TEST_F( ReviewKeys, candidatesAreMarkedOnTheMap )
{
  list( { "5 Main St|||" } );
  ASSERT_TRUE( mPane->open( source() ) );
  const ReviewMarks *marks = nullptr;
  for ( const QGraphicsItem *item : mCanvas.items() )
    if ( const auto *found = dynamic_cast<const ReviewMarks *>( item ) )
      marks = found;
  ASSERT_TRUE( marks );
  EXPECT_EQ( marks->shown().size(), 2 );
  EXPECT_EQ( marks->selected(), 0 );
  key( Qt::Key_Right );
  EXPECT_EQ( marks->selected(), 1 );
  for ( const QgsPointXY &place : marks->shown() )
    EXPECT_TRUE( mCanvas.extent().contains( place ) );
}

TEST_F( ReviewKeys, aHeldKeyDecidesOnceAndNothingIsCopied )
{
  list( { "PO Box 1|||", "PO Box 2|||", "PO Box 3|||" } );
  ASSERT_TRUE( mPane->open( source() ) );
  QKeyEvent held( QEvent::KeyPress, Qt::Key_N, Qt::NoModifier, QStringLiteral( "n" ), true );
  QCoreApplication::sendEvent( rows(), &held );
  EXPECT_EQ( mPane->left(), 3 );
  QKeyEvent copy( QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier );
  QCoreApplication::sendEvent( rows(), &copy );
  EXPECT_FALSE( QGuiApplication::clipboard()->text().contains( "PO Box" ) );
}

TEST_F( ReviewKeys, whatCannotBeginSaysWhy )
{
  list( { "5 Main St|||" } );
  writeWhole( path( "corrections.csv" ).toStdString(), "a,b\n1,2\n" );
  EXPECT_FALSE( mPane->open( source() ) );
  EXPECT_THAT( text( "reviewSaid" ), HasSubstr( "lacks the column" ) );
  ReviewSource none;
  EXPECT_FALSE( mPane->open( none ) );
  EXPECT_THAT( text( "reviewSaid" ), HasSubstr( "Choose the list" ) );
}
