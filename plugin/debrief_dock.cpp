// SPDX-License-Identifier: GPL-2.0-or-later
#include "debrief_dock.h"

#include "debrief_form.h"
#include "layers/own_words.h"
#include "layers/qt_values.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTreeWidget>

#include <algorithm>
#include <stdexcept>

namespace doorstep
{
  namespace
  {
    bool hasModifier( const QKeyEvent &press )
    {
      return press.modifiers() & ( Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier );
    }

    bool isEnter( int key )
    {
      return key == Qt::Key_Return || key == Qt::Key_Enter;
    }
  }

  bool DebriefDock::open( const DebriefSource &source )
  {
    mForm->setSource( source );
    try
    {
      OpenDebrief opened = openDebrief( source );
      mOpen = std::move( opened );
    }
    catch ( const std::exception &error )
    {
      showForm();
      say( toldInOwnWords( error.what() ) );
      return false;
    }
    say( QString() );
    mPages->setCurrentIndex( 1 );
    showChoices();
    mCode->clear();
    showDesk();
    showPackets();
    mCode->setFocus();
    return true;
  }

  void DebriefDock::endDebrief()
  {
    showForm();
    mOpen = {};
    mPackets->clear();
    mChoices->clear();
  }

  void DebriefDock::startFromForm()
  {
    open( mForm->source() );
  }

  void DebriefDock::showForm()
  {
    say( QString() );
    mPages->setCurrentIndex( 0 );
  }

  bool DebriefDock::eventFilter( QObject *watched, QEvent *event )
  {
    const bool isPress = event->type() == QEvent::KeyPress;
    if ( !mOpen.desk || ( !isPress && event->type() != QEvent::ShortcutOverride ) )
      return QgsDockWidget::eventFilter( watched, event );
    auto *press = static_cast<QKeyEvent *>( event );
    if ( hasModifier( *press ) )
      return QgsDockWidget::eventFilter( watched, event );
    const int key = press->key();
    const bool isOutcome = watched == mChoices && !press->text().trimmed().isEmpty(),
               isUndo = watched == mCode && key == Qt::Key_U; // no symbol of a code
    const bool isStep = watched == mChoices && ( key == Qt::Key_Up || key == Qt::Key_Down );
    if ( !isEnter( key ) && key != Qt::Key_Escape && !isOutcome && !isUndo && !isStep )
      return QgsDockWidget::eventFilter( watched, event );
    press->accept();                         // before any shortcut of QGIS's
    if ( isPress && !press->isAutoRepeat() ) // a key that is held down counts once
      keyPressed( watched, key, press->text() );
    return true;
  }

  void DebriefDock::keyPressed( const QObject *watched, int key, const QString &text )
  {
    if ( key == Qt::Key_Escape )
      leave();
    else if ( isEnter( key ) && watched == mCode )
      takeCode( true );
    else if ( isEnter( key ) )
      enter();
    else if ( watched == mCode )
      undo();
    else if ( key == Qt::Key_Up || key == Qt::Key_Down )
    {
      const int last = mChoices->topLevelItemCount() - 1;
      const std::optional<std::size_t> chosen = mOpen.desk->chosen();
      const int row = chosen ? static_cast<int>( *chosen ) + ( key == Qt::Key_Down ? 1 : -1 )
                             : ( key == Qt::Key_Down ? 0 : last );
      takeChoice( std::clamp( row, 0, last ) );
    }
    else
    {
      mOpen.desk->key( text.toStdString() );
      showDesk();
      if ( const auto chosen = mOpen.desk->chosen();
           chosen && mOpen.desk->said() == DeskSaid::Nothing && mOpen.desk->asksWhen( *chosen ) )
        mWhen->setFocus();
    }
  }

  void DebriefDock::takeCode( bool ended )
  {
    if ( !mOpen.desk )
      return;
    mOpen.desk->code( mCode->text().toStdString(), ended );
    if ( const std::optional<std::size_t> visit = mOpen.desk->visit() )
    {
      mCode->setText( qt( mOpen.outcomes->visit( *visit ).code ) );
      mWhen->setText( qt( mOpen.outcomes->stands( *visit ).when ) );
      mNote->setText( qt( mOpen.outcomes->stands( *visit ).note ) );
      showDesk();
      mChoices->setFocus();
      return;
    }
    if ( ended )
      mCode->selectAll(); // the next one that is scanned takes its place
    showDesk();
  }

  void DebriefDock::takeChoice( int row )
  {
    if ( !mOpen.desk || row < 0 )
      return;
    mOpen.desk->choose( static_cast<std::size_t>( row ) );
    showDesk();
  }

  template <class Deed> bool DebriefDock::write( Deed deed )
  {
    try
    {
      deed( *mOpen.desk );
      return true;
    }
    catch ( const std::exception &error )
    {
      say( toldInOwnWords( error.what() ) );
      return false;
    }
  }

  void DebriefDock::enter()
  {
    if ( !mOpen.desk || !write(
                            [&]( OutcomeDesk &desk ) {
                              desk.enter( mWhen->text().trimmed().toStdString(),
                                          mNote->text().simplified().toStdString() );
                            } ) )
      return;
    const DeskSaid said = mOpen.desk->said();
    if ( said == DeskSaid::TwoCodes )
    {
      mWhen->clear();
      mNote->clear();
      mChoices->setFocus();
    }
    if ( said == DeskSaid::NotATime )
    {
      mWhen->setFocus();
      mWhen->selectAll();
    }
    if ( said == DeskSaid::Written )
    {
      leave();
      showPackets();
      emit typed();
    }
    showDesk();
  }

  void DebriefDock::undo()
  {
    if ( !mOpen.desk || !write( []( OutcomeDesk &desk ) { desk.undo(); } ) )
      return;
    const bool undone = mOpen.desk->said() == DeskSaid::Undone;
    for ( QLineEdit *field : { mCode, mWhen, mNote } )
      field->clear();
    mCode->setFocus();
    showDesk();
    showPackets();
    if ( undone )
      emit typed();
  }

  // To the next code.
  void DebriefDock::leave()
  {
    if ( !mOpen.desk )
      return;
    if ( mOpen.desk->visit() )
      mOpen.desk->leave();
    for ( QLineEdit *field : { mCode, mWhen, mNote } )
      field->clear();
    showDesk();
    mCode->setFocus();
  }
}
