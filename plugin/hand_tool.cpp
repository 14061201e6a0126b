// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_tool.h"

#include "hand_marks.h"

#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double REACH = 11; // pixels around a visit
    constexpr double DRAG = 6;   // pixels from which a press is a drag

    double apart( const QPointF &a, const QPointF &b )
    {
      return std::hypot( a.x() - b.x(), a.y() - b.y() );
    }
  }

  HandTool::HandTool( QgsMapCanvas *canvas, HandBoard *board )
      : QgsMapTool( canvas ), mBoard( board ), mCanvas2( canvas ), mMarks( new HandMarks( canvas, board ) )
  {
    setCursor( Qt::CrossCursor );
    mMarks->hide();
    connect( board, &HandBoard::changed, this, [this] { mMarks->redraw(); } );
  }

  HandTool::~HandTool()
  {
    if ( mCanvas2 )
      delete mMarks;
  }

  void HandTool::activate()
  {
    QgsMapTool::activate();
    mMarks->show();
  }

  void HandTool::deactivate()
  {
    end();
    mMarks->hide();
    QgsMapTool::deactivate();
  }

  std::int32_t HandTool::visitAt( const QPointF &pixels ) const
  {
    std::int32_t best = -1;
    double least = REACH;
    if ( !mBoard || !mBoard->session() )
      return best;
    const HandPlan &plan = mBoard->session()->plan();
    for ( std::int32_t visit = 0; visit < static_cast<std::int32_t>( plan.visits() ); ++visit )
      if ( mBoard->session()->times().placeOf( visit ) >= 0 )
        if ( const double far = apart( pixels, mMarks->pixelsOf( visit ) ); far < least )
        {
          least = far;
          best = visit;
        }
    return best;
  }

  std::int32_t HandTool::zoneAt( const QPointF &pixels ) const
  {
    if ( !mBoard || !mBoard->session() )
      return 0;
    const HandPlan &plan = mBoard->session()->plan();
    if ( const std::int32_t visit = visitAt( pixels ); visit >= 0 && !mCarried.count( visit ) )
      if ( const std::int32_t zone = plan.zoneOf( visit ); zone != 0 )
        return zone;
    const QgsPointXY at = mMarks->fromPixels( pixels );
    for ( const auto &[number, area] : mBoard->session()->areas() )
      if ( plan.has( number ) && area.contains( &at ) )
        return number;
    return 0;
  }

  void HandTool::canvasPressEvent( QgsMapMouseEvent *event )
  {
    if ( event->button() != Qt::LeftButton || !mBoard || !mBoard->session() )
      return;
    mGesture = Gesture::Pressed;
    mPressed = event->pos();
    mVisit = visitAt( mPressed );
  }

  void HandTool::canvasMoveEvent( QgsMapMouseEvent *event )
  {
    const QPointF at = event->pos();
    mMarks->pointer = at;
    if ( mGesture == Gesture::Pressed && apart( at, mPressed ) >= DRAG )
    {
      mGesture = mVisit >= 0 ? Gesture::Carry : Gesture::Lasso;
      mMarks->lasso = QPolygonF();
      if ( mGesture == Gesture::Lasso )
        mMarks->lasso << mPressed;
      else if ( mBoard->selection().count( mVisit ) )
        mCarried = mBoard->selection();
      else
      {
        mCarried = { mVisit };
        mBoard->select( mCarried );
      }
    }
    if ( mGesture == Gesture::Lasso )
      mMarks->lasso << at;
    if ( mGesture == Gesture::Carry )
    {
      const std::int32_t zone = zoneAt( at );
      if ( zone != mMarks->over )
      {
        mMarks->over = zone;
        mMarks->words =
            zone == 0 ? tr( "Let go over a zone" ) : mBoard->wouldMove( mCarried, zone, mMarks->isBreaking );
      }
    }
    if ( mGesture == Gesture::Lasso || mGesture == Gesture::Carry )
      mMarks->redraw();
  }

  std::set<std::int32_t> HandTool::inLasso() const
  {
    std::set<std::int32_t> inside;
    const HandPlan &plan = mBoard->session()->plan();
    for ( std::int32_t visit = 0; visit < static_cast<std::int32_t>( plan.visits() ); ++visit )
      if ( mBoard->session()->times().placeOf( visit ) >= 0 &&
           mMarks->lasso.containsPoint( mMarks->pixelsOf( visit ), Qt::OddEvenFill ) )
        inside.insert( visit );
    return inside;
  }

  void HandTool::canvasReleaseEvent( QgsMapMouseEvent *event )
  {
    if ( event->button() != Qt::LeftButton || !mBoard || !mBoard->session() )
      return;
    const bool adds = event->modifiers() & ( Qt::ControlModifier | Qt::ShiftModifier );
    const Gesture gesture = mGesture;
    const std::int32_t visit = mVisit, zone = gesture == Gesture::Carry ? zoneAt( event->pos() ) : 0;
    std::set<std::int32_t> inside = gesture == Gesture::Lasso ? inLasso() : std::set<std::int32_t>();
    end();
    switch ( gesture )
    {
    case Gesture::Carry:
      if ( zone != 0 )
        mBoard->move( zone );
      break;
    case Gesture::Lasso:
      if ( adds )
        inside.insert( mBoard->selection().begin(), mBoard->selection().end() );
      mBoard->select( std::move( inside ) );
      break;
    case Gesture::Pressed:
      if ( visit >= 0 && adds )
        mBoard->toggle( visit );
      else if ( visit >= 0 )
        mBoard->select( { visit } );
      else
      {
        mBoard->select( {} );
        if ( const std::int32_t there = zoneAt( event->pos() ); there != 0 )
          mBoard->showZone( there );
      }
      break;
    case Gesture::None:
      break;
    }
  }

  void HandTool::end()
  {
    mGesture = Gesture::None;
    mVisit = -1;
    mCarried.clear();
    mDigits.clear();
    mMarks->lasso = QPolygonF();
    mMarks->over = 0;
    mMarks->words.clear();
    mMarks->isBreaking = false;
    mMarks->redraw();
  }

  // To another stop of the zone looked at.
  void HandTool::step( int places )
  {
    const HandPlan &plan = mBoard->session()->plan();
    if ( !plan.has( mBoard->zone() ) )
    {
      if ( !plan.zones().empty() )
        mBoard->showZone( plan.zones().begin()->first );
      return;
    }
    const std::vector<std::int32_t> &stops = plan.zone( mBoard->zone() ).stops;
    const auto count = static_cast<std::ptrdiff_t>( stops.size() );
    std::ptrdiff_t at = places > 0 ? -1 : 0;
    if ( !mBoard->selection().empty() )
      if ( const auto found = std::find( stops.begin(), stops.end(), *mBoard->selection().begin() );
           found != stops.end() )
        at = found - stops.begin();
    at = ( at + places + count ) % count;
    mBoard->select( { stops[static_cast<std::size_t>( at )] } );
  }

  void HandTool::keyPressEvent( QKeyEvent *event )
  {
    if ( !mBoard || !mBoard->session() )
      return;
    const QString text = event->text();
    event->accept();
    if ( event->matches( QKeySequence::Undo ) )
      mBoard->undo();
    else if ( event->matches( QKeySequence::Redo ) ||
              ( event->key() == Qt::Key_Z &&
                event->modifiers() == ( Qt::ControlModifier | Qt::ShiftModifier ) ) )
      mBoard->redo();
    else if ( event->key() == Qt::Key_Escape )
    {
      if ( mGesture == Gesture::None )
        mBoard->select( {} );
      end();
    }
    else if ( text.size() == 1 && text.at( 0 ).isDigit() && mDigits.size() < 4 )
    {
      mDigits += text;
      bool isOver = false;
      mMarks->over = mDigits.toInt();
      mMarks->words = mBoard->wouldMove( mBoard->selection(), mMarks->over, isOver );
      mMarks->isBreaking = isOver;
      mMarks->redraw();
    }
    else if ( ( event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ) && !mDigits.isEmpty() )
    {
      const int zone = mDigits.toInt();
      end();
      mBoard->move( zone );
    }
    else if ( text == QLatin1String( "+" ) )
      mBoard->moveToNew();
    else if ( event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace )
      mDigits.isEmpty() ? mBoard->takeOut() : end();
    else if ( text == QLatin1String( "]" ) || text == QLatin1String( "[" ) )
      step( text == QLatin1String( "]" ) ? 1 : -1 );
    else
      event->ignore();
  }
}
