// SPDX-License-Identifier: GPL-2.0-or-later
// What the pane shows of a review: its rows, the current one, and its candidates.
#include "layers/own_words.h"
#include "review_marks.h"
#include "review_pane.h"

#include <qgscoordinatetransform.h>
#include <qgsmapcanvas.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QTreeWidget>

#include <algorithm>
#include <map>

namespace doorstep
{
  namespace
  {
    constexpr double AROUND_CANDIDATES = 150; // metres that are seen beside them
    enum Column
    {
      RowColumn,
      TypedColumn,
      WhyColumn,
      AnswerColumn
    };
    const int ITEM = Qt::UserRole;

    QString shown( const std::string &text )
    {
      return QString::fromStdString( text );
    }

    // Why a row needs a person, in short: what the cure is stands beside the row that is looked at.
    QString shortReason( const ReviewItem &item )
    {
      return item.found.placed() ? toldInOwnWords( item.reason )
                                 : toldInOwnWords( item.found.note ).section( ':', 0, 0 );
    }

    QString oneLine( const AddressInput &typed )
    {
      QStringList parts;
      for ( const std::string *part : { &typed.line, &typed.unit, &typed.city, &typed.state, &typed.zip } )
        if ( !part->empty() )
          parts << shown( *part ).simplified();
      return parts.join( QStringLiteral( ", " ) );
    }
  }

  void ReviewPane::showRows()
  {
    const AddressReview &review = *mOpen.review;
    const QSignalBlocker quiet( mRows ), still( mFilter );
    mRows->clear();
    for ( std::size_t i = 0; i < review.size(); ++i )
    {
      auto *row = new QTreeWidgetItem( mRows );
      row->setData( RowColumn, ITEM, QVariant::fromValue( static_cast<qlonglong>( i ) ) );
      showRow( i );
    }
    mFilter->clear();
    mFilter->addItem( tr( "All reasons" ) );
    std::map<std::string, QString> words;
    for ( std::size_t i = 0; i < review.size(); ++i )
      words.emplace( review.item( i ).reason, shortReason( review.item( i ) ) );
    for ( const std::string &reason : review.reasons() )
      mFilter->addItem( words.at( reason ), shown( reason ) );
    showProgress();
  }

  void ReviewPane::showRow( std::size_t i )
  {
    const ReviewItem &item = mOpen.review->item( i );
    QTreeWidgetItem *row = mRows->topLevelItem( static_cast<int>( i ) );
    QString rows = QString::number( item.rows.front() + 1 );
    if ( item.rows.size() > 1 )
      rows += QStringLiteral( " +%1" ).arg( item.rows.size() - 1 );
    row->setText( RowColumn, rows );
    row->setText( TypedColumn,
                  item.typed.line.empty() ? tr( "(empty)" ) : shown( item.typed.line ).simplified() );
    row->setText( WhyColumn, shortReason( item ) );
    QString answer;
    if ( item.settled )
      answer = QStringLiteral( "✓ " ) + ( item.answer.status == MatchStatus::Held ? tr( "held" )
                                          : item.answer.status == MatchStatus::NotVisitable
                                              ? tr( "not visitable" )
                                              : shown( item.answer.address ) );
    row->setText( AnswerColumn, answer );
  }

  void ReviewPane::showProgress()
  {
    const auto settled = static_cast<int>( mOpen.review->settled() ),
               all = static_cast<int>( mOpen.review->size() );
    mProgress->setRange( 0, std::max( all, 1 ) );
    mProgress->setValue( settled );
    mProgress->setFormat( tr( "%1 of %2 settled" ).arg( settled ).arg( all ) );
  }

  void ReviewPane::applyFilter()
  {
    if ( !mOpen.review )
      return;
    const std::string reason = mFilter->currentData().toString().toStdString();
    for ( std::size_t i = 0; i < mOpen.review->size(); ++i )
      mRows->topLevelItem( static_cast<int>( i ) )
          ->setHidden( !reason.empty() && mOpen.review->item( i ).reason != reason );
    if ( const int row = current(); row < 0 || mRows->topLevelItem( row )->isHidden() )
      goTo( mOpen.review->next( mOpen.review->size() - 1, reason ).value_or( 0 ) );
  }

  int ReviewPane::current() const
  {
    const QTreeWidgetItem *row = mRows->currentItem();
    return row && mOpen.review ? static_cast<int>( row->data( RowColumn, ITEM ).toLongLong() ) : -1;
  }

  void ReviewPane::goTo( std::size_t item )
  {
    QTreeWidgetItem *row = mRows->topLevelItem( static_cast<int>( item ) );
    if ( row && row == mRows->currentItem() )
      showCurrent();
    mRows->setCurrentItem( row );
    if ( !row )
      showCurrent();
  }

  void ReviewPane::goOn()
  {
    const int row = current();
    const std::string reason = mFilter->currentData().toString().toStdString();
    if ( const auto next = mOpen.review->next( static_cast<std::size_t>( std::max( row, 0 ) ), reason ) )
      return goTo( *next );
    say( left() == 0 ? tr( "All addresses are settled. Geocode the list again with the corrections file." )
                     : tr( "All addresses of this reason are settled." ) );
    showCurrent();
  }

  void ReviewPane::showCurrent()
  {
    mEdit->hide();
    const int row = current();
    if ( row < 0 )
    {
      for ( QLabel *label : { mTyped, mWhy, mParts, mAnswer } )
        label->clear();
      setCandidates( Shown::Found, {}, QString() );
      return;
    }
    const ReviewItem &item = mOpen.review->item( static_cast<std::size_t>( row ) );
    mTyped->setText( item.typed.line.empty() ? tr( "(empty)" ) : oneLine( item.typed ) );
    mWhy->setText(
        tr( "Why: %1" ).arg( toldInOwnWords( item.found.placed() ? item.reason : item.found.note ) ) );
    mParts->setText( partsText( item ) );
    QStringList answer;
    if ( item.rows.size() > 1 )
      answer << tr( "%1 rows of the list say the same: one answer for all." ).arg( item.rows.size() );
    if ( item.settled )
      answer << tr( "Settled: %1" ).arg( mRows->topLevelItem( row )->text( AnswerColumn ).mid( 2 ) );
    mAnswer->setText( answer.join( '\n' ) );
    std::vector<MatchCandidate> candidates = item.found.candidates;
    const QString note = candidates.empty() ? tr( "No candidates" ) : tr( "Candidates" );
    setCandidates( Shown::Found, std::move( candidates ), note );
  }

  QString ReviewPane::partsText( const ReviewItem &item )
  {
    const ParsedAddress &parts = item.parts;
    QStringList read;
    const auto part = [&read]( const QString &name, const std::string &value )
    {
      if ( !value.empty() )
        read << QStringLiteral( "%1 %2" ).arg( name, shown( value ) );
    };
    part( tr( "number" ), parts.number + ( parts.numberSuffix.empty() ? "" : " " + parts.numberSuffix ) );
    part( tr( "street" ), format( parts.street ) );
    part( tr( "crossing" ), format( parts.cross ) );
    part( tr( "unit" ), parts.unit.empty() ? parts.unitType : parts.unit );
    part( tr( "city" ), parts.city );
    part( tr( "ZIP" ), parts.zip );
    part( tr( "beside the address:" ), parts.extra );
    return tr( "Read as: %1" ).arg( read.isEmpty() ? tr( "nothing" ) : read.join( QStringLiteral( " · " ) ) );
  }

  void ReviewPane::setCandidates( Shown kind, std::vector<MatchCandidate> candidates, const QString &note )
  {
    mShown = kind;
    mListed = std::move( candidates );
    mNote->setText( note );
    {
      const QSignalBlocker quiet( mCandidates );
      mCandidates->clear();
      int number = 0;
      for ( const MatchCandidate &candidate : mListed )
      {
        const bool itself = kind == Shown::There && number == 0;
        const QString score = candidate.score > 0 ? QString::number( candidate.score, 'f', 0 ) : QString();
        new QTreeWidgetItem( mCandidates, { QString::number( ++number ),
                                            itself ? tr( "The place itself" ) : shown( candidate.address ),
                                            score, toldInOwnWords( candidate.reason ) } );
      }
    }
    if ( !mMarks && mCanvas )
      mMarks = new ReviewMarks( mCanvas );
    QList<QgsPointXY> places;
    for ( const MatchCandidate &candidate : mListed )
      places << QgsPointXY( candidate.place.x, candidate.place.y );
    if ( mMarks && mCanvas )
      mMarks->show( places, mOpen.reference ? mOpen.reference->crs : QgsCoordinateReferenceSystem() );
    if ( kind != Shown::There )
      zoomToCandidates();
    selectCandidate( 0 );
  }

  void ReviewPane::selectCandidate( int candidate )
  {
    QTreeWidgetItem *row = mCandidates->topLevelItem( candidate );
    if ( !row )
      return;
    const QSignalBlocker quiet( mCandidates );
    mCandidates->setCurrentItem( row );
    if ( mMarks && mCanvas )
      mMarks->select( candidate );
  }

  void ReviewPane::zoomToCandidates()
  {
    if ( !mCanvas || mListed.empty() || !mOpen.reference )
      return;
    QgsRectangle around;
    around.setNull();
    for ( const MatchCandidate &candidate : mListed )
      around.include( QgsPointXY( candidate.place.x, candidate.place.y ) );
    const Point scale = mOpen.reference->reference.frame().scaleAt( around.center().y() );
    const double x = std::max( AROUND_CANDIDATES / scale.x, around.width() * 0.2 ),
                 y = std::max( AROUND_CANDIDATES / scale.y, around.height() * 0.2 );
    const QgsRectangle wide( around.xMinimum() - x, around.yMinimum() - y, around.xMaximum() + x,
                             around.yMaximum() + y );
    try
    {
      mCanvas->setExtent( QgsCoordinateTransform( mOpen.reference->crs,
                                                  mCanvas->mapSettings().destinationCrs(),
                                                  QgsProject::instance()->transformContext() )
                              .transformBoundingBox( wide ) );
      mCanvas->refresh();
    }
    catch ( const QgsException & )
    {
      // outside of what the map's projection can show: the list says it all
    }
  }
}
