// SPDX-License-Identifier: GPL-2.0-or-later
#include "review_pane.h"

#include "layers/own_words.h"
#include "review_form.h"
#include "review_marks.h"

#include <qgsmapcanvas.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTreeWidget>

#include <stdexcept>

namespace doorstep
{
  namespace
  {
    constexpr int NO_KEY = 0;

    // The key of a press without Ctrl, Alt or Meta.
    int plainKey( const QKeyEvent &event )
    {
      return event.modifiers() & ( Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier ) ? NO_KEY
                                                                                              : event.key();
    }

    bool isOurs( int key )
    {
      switch ( key )
      {
      case Qt::Key_Return:
      case Qt::Key_Enter:
      case Qt::Key_H:
      case Qt::Key_N:
      case Qt::Key_P:
      case Qt::Key_E:
      case Qt::Key_U:
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Escape:
        return true;
      default:
        return key >= Qt::Key_1 && key <= Qt::Key_9;
      }
    }
  }

  ReviewPane::~ReviewPane()
  {
    stopPicking();
    if ( mCanvas )
      delete mMarks;
  }

  bool ReviewPane::open( const ReviewSource &source )
  {
    stopPicking();
    mForm->setSource( source );
    try
    {
      OpenReview opened = openReview( source );
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
    showRows();
    if ( mOpen.review->size() == 0 )
      say( tr( "No address of this list needs a person." ) );
    else if ( left() == 0 )
      say( tr( "All addresses are settled. Geocode the list again with the corrections file." ) );
    goTo( mOpen.review->next( mOpen.review->size() - 1 ).value_or( 0 ) );
    mRows->setFocus();
    return true;
  }

  int ReviewPane::left() const
  {
    return mOpen.review ? static_cast<int>( mOpen.review->size() - mOpen.review->settled() ) : 0;
  }

  void ReviewPane::endReview()
  {
    showForm();
    mRows->clear();
    showCurrent();
    mOpen = {};
  }

  void ReviewPane::startFromForm()
  {
    open( mForm->source() );
  }

  void ReviewPane::showForm()
  {
    stopPicking();
    mPages->setCurrentIndex( 0 );
    if ( mMarks && mCanvas )
      mMarks->show( {}, {} );
  }

  bool ReviewPane::watchesKeys( const QObject *watched ) const
  {
    return watched == mRows || watched == mCandidates || ( mPicking && watched == mCanvas );
  }

  bool ReviewPane::eventFilter( QObject *watched, QEvent *event )
  {
    if ( event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride )
      return QgsDockWidget::eventFilter( watched, event );
    auto *press = static_cast<QKeyEvent *>( event );
    const int key = plainKey( *press );
    if ( watched == mEdit )
    {
      if ( key != Qt::Key_Escape || event->type() != QEvent::KeyPress )
        return false;
      showCurrent();
      mRows->setFocus();
      return true;
    }
    if ( !watchesKeys( watched ) )
      return QgsDockWidget::eventFilter( watched, event );
    if ( press->matches( QKeySequence::Copy ) )
      return true; // no student's address on the clipboard by a slip of the hand
    const bool onMap = watched == mCanvas;
    if ( !isOurs( key ) || ( onMap && ( key == Qt::Key_Left || key == Qt::Key_Right ) ) )
      return QgsDockWidget::eventFilter( watched, event );
    press->accept(); // before any shortcut of QGIS's
    // A key that is held down decides once.
    if ( event->type() == QEvent::ShortcutOverride ||
         ( press->isAutoRepeat() && key != Qt::Key_Left && key != Qt::Key_Right ) )
      return true;
    if ( onMap && ( key == Qt::Key_Return || key == Qt::Key_Enter ) )
      pickAt( mCanvas->center() );
    else
      keyPressed( key );
    return true;
  }

  void ReviewPane::keyPressed( int key )
  {
    const int candidate = mCandidates->indexOfTopLevelItem( mCandidates->currentItem() );
    switch ( key )
    {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      accept();
      break;
    case Qt::Key_H:
      hold();
      break;
    case Qt::Key_N:
      notVisitable();
      break;
    case Qt::Key_P:
      pick();
      break;
    case Qt::Key_E:
      edit();
      break;
    case Qt::Key_U:
      undo();
      break;
    case Qt::Key_Left:
      selectCandidate( candidate - 1 );
      break;
    case Qt::Key_Right:
      selectCandidate( candidate + 1 );
      break;
    case Qt::Key_Escape:
      stopPicking();
      showCurrent();
      break;
    default:
      selectCandidate( key - Qt::Key_1 );
    }
  }

  template <class Decision> void ReviewPane::decide( Decision decision )
  {
    const int row = current();
    if ( row < 0 || !mOpen.review )
      return;
    const auto item = static_cast<std::size_t>( row );
    try
    {
      decision( *mOpen.review, item );
    }
    catch ( const std::exception &error )
    {
      say( toldInOwnWords( error.what() ) );
      return;
    }
    stopPicking();
    say( QString() );
    showRow( item );
    showProgress();
    emit decided();
    goOn();
  }

  void ReviewPane::accept()
  {
    const int chosen = mCandidates->indexOfTopLevelItem( mCandidates->currentItem() );
    if ( chosen < 0 || chosen >= static_cast<int>( mListed.size() ) )
    {
      say( tr(
          "There is no candidate to take: hold the row (H), call it not visitable (N), pick its place on the "
          "map (P) or type its address anew (E)." ) );
      return;
    }
    const MatchCandidate candidate = mListed[static_cast<std::size_t>( chosen )];
    decide(
        [&]( AddressReview &review, std::size_t item )
        {
          if ( mShown == Shown::There && chosen == 0 )
            review.place( item, candidate.place );
          else
            review.accept( item, candidate, mShown == Shown::Tried ? mTriedText : std::string() );
        } );
  }

  void ReviewPane::hold()
  {
    decide( []( AddressReview &review, std::size_t item ) { review.hold( item ); } );
  }

  void ReviewPane::notVisitable()
  {
    decide( []( AddressReview &review, std::size_t item ) { review.notVisitable( item ); } );
  }

  void ReviewPane::undo()
  {
    if ( !mOpen.review )
      return;
    try
    {
      if ( const std::optional<std::size_t> item = mOpen.review->undo() )
      {
        say( tr( "The last decision was taken back." ) );
        showRow( *item );
        showProgress();
        emit decided();
        goTo( *item );
      }
      else
        say( tr( "Nothing was decided since this review was begun." ) );
    }
    catch ( const std::exception &error )
    {
      say( toldInOwnWords( error.what() ) );
    }
  }

  void ReviewPane::edit()
  {
    const int row = current();
    if ( row < 0 )
      return;
    stopPicking();
    const AddressInput &typed = mOpen.review->item( static_cast<std::size_t>( row ) ).typed;
    QStringList parts;
    for ( const std::string *part : { &typed.line, &typed.city, &typed.state, &typed.zip } )
      if ( !part->empty() )
        parts << QString::fromStdString( *part );
    mEdit->setText( parts.join( QStringLiteral( ", " ) ) );
    mEdit->show();
    mEdit->setFocus();
    mEdit->setCursorPosition( 0 );
  }

  void ReviewPane::tryText()
  {
    const int row = current();
    if ( row < 0 || mEdit->text().trimmed().isEmpty() )
      return;
    mTriedText = mEdit->text().trimmed().toStdString();
    std::string note;
    std::vector<MatchCandidate> found =
        mOpen.review->tryText( static_cast<std::size_t>( row ), mTriedText, note );
    const bool none = found.empty();
    setCandidates( Shown::Tried, std::move( found ),
                   none ? tr( "As typed anew: %1" ).arg( toldInOwnWords( note ) )
                        : tr( "As typed anew: Enter takes it" ) );
    if ( !none )
      mRows->setFocus();
  }

  void ReviewPane::say( const QString &text )
  {
    mSaid->setText( text );
    mSaid->setVisible( !text.isEmpty() );
  }
}
