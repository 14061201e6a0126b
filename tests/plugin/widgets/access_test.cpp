// SPDX-License-Identifier: GPL-2.0-or-later
// Whoever has no mouse, or hears the screen: every control has a name of its own, and an event goes from the
// made-up city to its pages by keys.
#include "debrief_dock.h"
#include "hand_dock.h"
#include "options_page.h"
#include "panel_clicks.h"
#include "review_pane.h"

#include <qgscollapsiblegroupbox.h>
#include <qgsmapcanvas.h>

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QScrollArea>

#include <set>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  // What the tabulator goes to, and a screen reader then reads.
  QList<QWidget *> controlsOf( const QWidget &window )
  {
    for ( QgsCollapsibleGroupBox *box : window.findChildren<QgsCollapsibleGroupBox *>() )
      box->setCollapsed( false );
    QList<QWidget *> controls;
    for ( QWidget *widget : window.findChildren<QWidget *>() )
      if ( ( widget->focusPolicy() & Qt::TabFocus ) && !widget->focusProxy() &&
           !qobject_cast<QScrollArea *>( widget ) && !widget->isHidden() &&
           !widget->inherits( "QComboBoxListView" ) &&                  // heard as the box that it drops from
           widget->objectName() != QLatin1String( "collapseButton" ) && // heard as the box that it folds
           !widget->objectName().startsWith( QLatin1String( "qt_" ) ) )
        controls << widget;
    return controls;
  }

  QString spokenName( QWidget &widget )
  {
    // Of a box Qt tells what is chosen in it, and its label beside it.
    if ( qobject_cast<QComboBox *>( &widget ) )
    {
      if ( !widget.accessibleName().isEmpty() )
        return widget.accessibleName();
      for ( const QLabel *label : widget.window()->findChildren<QLabel *>() )
        if ( label->buddy() == &widget )
          return label->text();
      return {};
    }
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface( &widget );
    return told ? told->text( QAccessible::Name ).trimmed() : QString();
  }

  class EventByKeys : public PanelClicks
  {
    protected:
      EventByKeys()
      {
        mPanel->resize( 420, 700 );
        mPanel->activateWindow();
        EXPECT_TRUE( QTest::qWaitForWindowActive( mPanel.get() ) );
      }
      // Tabs to the control; false where the tabulator does not come there.
      bool reach( const char *name )
      {
        for ( int tabs = 0; tabs < 150; ++tabs )
        {
          QWidget *focus = QApplication::focusWidget();
          if ( focus && focus->objectName() == QLatin1String( name ) )
          {
            const auto *page = mPanel->findChild<QScrollArea *>();
            EXPECT_TRUE( page->viewport()->rect().intersects(
                QRect( focus->mapTo( page->viewport(), QPoint() ), focus->size() ) ) )
                << name << " has the focus out of sight";
            return true;
          }
          QTest::keyClick( focus ? focus : mPanel.get(), Qt::Key_Tab );
        }
        return false;
      }
      bool press( const char *name )
      {
        if ( !reach( name ) )
          return false;
        QSignalSpy ran( mPanel.get(), &RoadPanel::ran );
        QTest::keyClick( QApplication::focusWidget(), Qt::Key_Space );
        return ran.count() + ( ran.isEmpty() && ran.wait( 120000 ) ) > 0 && ran.first().first().toBool();
      }
  };
}

TEST( Access, everyControlHasANameOfItsOwn )
{
  registerOwnProvider();
  QgsMapCanvas canvas;
  RoadPanel panel( nullptr );
  HandDock hand( &canvas );
  ReviewPane review( &canvas );
  DebriefDock debrief;
  OptionsPage options( nullptr );
  for ( QWidget *window : std::initializer_list<QWidget *>{ &panel, &hand, &review, &debrief, &options } )
  {
    const QList<QWidget *> controls = controlsOf( *window );
    EXPECT_GT( controls.size(), 3 );
    std::set<QString> names;
    for ( QWidget *control : controls )
    {
      const QString name = spokenName( *control );
      const std::string where =
          window->objectName().toStdString() + ", " + control->metaObject()->className() + " " +
          control->objectName().toStdString() + " in " + control->parentWidget()->metaObject()->className() +
          " " + control->parentWidget()->objectName().toStdString();
      EXPECT_FALSE( name.isEmpty() ) << where << " has no name";
      if ( !name.isEmpty() )
      {
        EXPECT_TRUE( names.insert( name ).second ) << where << ": “" << name.toStdString() << "” twice";
      }
    }
  }
}

TEST_F( EventByKeys, fromTheListToThePages )
{
  ASSERT_TRUE( makeCity() ) << text( "panelSaid" );
  ASSERT_TRUE( press( "step1" ) ) << text( "panelSaid" );
  ASSERT_TRUE( press( "step2" ) ) << text( "panelSaid" );
  // What is lacking is where the keys go next.
  EXPECT_FALSE( press( "step3" ) );
  ASSERT_TRUE( QApplication::focusWidget() );
  EXPECT_EQ( QApplication::focusWidget()->objectName(), "passphraseFirst" );
  for ( const char *name : { "passphraseFirst", "passphraseSecond" } )
  {
    ASSERT_TRUE( reach( name ) );
    QTest::keyClicks( QApplication::focusWidget(), CANARY );
  }
  ASSERT_TRUE( press( "step3" ) ) << text( "panelSaid" );
  ASSERT_TRUE( press( "step4" ) ) << text( "panelSaid" );
  ASSERT_TRUE( press( "step5" ) ) << text( "panelSaid" );
  ASSERT_TRUE( reach( "eventDoor" ) );
  QTest::keyClick( QApplication::focusWidget(), Qt::Key_Space );
  ASSERT_TRUE( press( "step6" ) ) << text( "panelSaid" );
  EXPECT_EQ( states(), "******" );
  for ( const char *page : { "event/pages/at_the_door.pdf", "event/pages/slips.pdf" } )
    EXPECT_TRUE( QFile::exists( at( page ) ) ) << page;
}
