// SPDX-License-Identifier: GPL-2.0-or-later
// In large letters and in the longer language no window grows beyond a screen of 1366 x 768, and no heading
// of a table is cut.
#include "debrief_dock.h"
#include "flow_layout.h"
#include "hand_dock.h"
#include "layers/own_words.h"
#include "panel_clicks.h"
#include "review_pane.h"

#include <qgsmapcanvas.h>

#include <QApplication>
#include <QGroupBox>
#include <QHeaderView>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTreeWidget>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  class LargeLetters : public testing::TestWithParam<int>
  {
    protected:
      LargeLetters() : mBefore( QApplication::font() )
      {
        registerOwnProvider();
        speak( QStringLiteral( "es" ) );
        QFont font = mBefore;
        font.setPointSize( GetParam() );
        QApplication::setFont( font );
      }
      ~LargeLetters() override
      {
        QApplication::setFont( mBefore );
        speak( QString() );
      }

    private:
      QFont mBefore;
  };

  // The innermost widget that needs most of a window's width, by its name and text.
  QString widest( const QWidget &window )
  {
    const QWidget *found = nullptr;
    for ( const QWidget *child : window.findChildren<QWidget *>() )
      if ( child->findChildren<QWidget *>().isEmpty() && child->isVisibleTo( &window ) &&
           ( !found || child->minimumSizeHint().width() > found->minimumSizeHint().width() ) )
        found = child;
    return found ? found->objectName() + ' ' + found->property( "text" ).toString() : QString();
  }
}

TEST_P( LargeLetters, noWindowTakesMoreThanHalfOfTheScreen )
{
  QgsMapCanvas canvas;
  RoadPanel panel( nullptr );
  HandDock hand( &canvas );
  ReviewPane review( &canvas );
  DebriefDock debrief;
  // As after a run of each step.
  for ( QWidget *notes : panel.findChildren<QWidget *>( QRegularExpression( QStringLiteral( "Notes$" ) ) ) )
    notes->show();
  const auto *road = panel.findChild<QScrollArea *>();
  ASSERT_NE( road, nullptr );
  const int least = road->minimumSizeHint().width();
  EXPECT_GT( least, road->widget()->minimumSizeHint().width() );
  for ( const QGroupBox *box : panel.findChildren<QGroupBox *>() )
  {
    QFont bold = box->font();
    bold.setBold( true );
    EXPECT_GT( box->minimumWidth(), QFontMetrics( bold ).horizontalAdvance( box->title() ) + 22 )
        << box->title().toStdString() << ": its heading is cut";
    EXPECT_GE( box->minimumHeight(), QFontMetrics( bold ).height() + 8 ) << box->title().toStdString();
    EXPECT_GE( least, box->minimumWidth() );
  }
  for ( QgsDockWidget *dock : std::initializer_list<QgsDockWidget *>{ &panel, &hand, &review, &debrief } )
  {
    dock->show();
    EXPECT_LE( dock->minimumSizeHint().width(), 1366 / 2 )
        << dock->objectName().toStdString() << ": " << widest( *dock ).toStdString();
    EXPECT_LE( dock->minimumSizeHint().height(), 768 ) << dock->objectName().toStdString();
    for ( const QTreeWidget *table : dock->findChildren<QTreeWidget *>() )
      for ( int column = 0; column + 1 < table->columnCount(); ++column ) // the last takes what is left
        EXPECT_GE( table->columnWidth( column ), table->header()->sectionSizeHint( column ) )
            << table->objectName().toStdString() << ", " << table->headerItem()->text( column ).toStdString();
  }
}

INSTANTIATE_TEST_SUITE_P( Points, LargeLetters, testing::Values( 9, 14, 18 ) );

TEST( FlowLayout, goesOnInAFurtherLine )
{
  QWidget row;
  auto *layout = new FlowLayout( &row );
  layout->setContentsMargins( 1, 2, 1, 2 );
  layout->setSpacing( 4 );
  std::vector<QWidget *> boxes;
  for ( int i = 0; i < 3; ++i )
  {
    boxes.push_back( new QWidget );
    boxes.back()->setFixedSize( 100, 20 );
    layout->addWidget( boxes.back() );
  }
  EXPECT_EQ( layout->sizeHint(), QSize( 310, 24 ) );
  EXPECT_EQ( layout->minimumSize(), QSize( 102, 24 ) );
  EXPECT_EQ( layout->heightForWidth( 310 ), 24 );
  EXPECT_EQ( layout->heightForWidth( 309 ), 48 );
  EXPECT_EQ( layout->heightForWidth( 50 ), 72 );
  row.resize( 210, 48 );
  layout->activate();
  EXPECT_EQ( boxes[1]->pos(), QPoint( 105, 2 ) );
  EXPECT_EQ( boxes[2]->pos(), QPoint( 1, 26 ) );
  delete layout->takeAt( 0 );
  EXPECT_EQ( layout->count(), 2 );
  EXPECT_EQ( layout->takeAt( 2 ), nullptr );
}
