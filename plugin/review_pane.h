// SPDX-License-Identifier: GPL-2.0-or-later
// The pane "Review of addresses": the rows that need a person, what was typed and how it was read, the
// candidates in a list and on the map, and a key for each decision. Thin over review/address_review.h, which
// holds what was decided and writes it at once.
//   up, down: another row · left, right or a digit: another candidate · Enter: take it · H: hold · N: not
//   visitable · P: pick on the map · E: edit the text and try again · U: undo
#pragma once
#include "review_source.h"

#include <qgsdockwidget.h>
#include <qgsmapcanvas.h>
#include <qgsmaptool.h>
#include <qgspointxy.h>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;
class QgsMapToolEmitPoint;

namespace doorstep
{
  class ReviewForm;
  class ReviewMarks;

  class ReviewPane : public QgsDockWidget
  {
      Q_OBJECT
    public:
      explicit ReviewPane( QgsMapCanvas *canvas, QWidget *parent = nullptr );
      ~ReviewPane() override;

      // Begins a review; where that cannot be, says why beside the form and returns false.
      bool open( const ReviewSource &source );
      void endReview();
      // Of the open review; none is 0.
      int left() const;

    signals:
      // A decision was written, or taken back.
      void decided();

    protected:
      bool eventFilter( QObject *watched, QEvent *event ) override;

    private:
      // Where the candidates shown come from.
      enum class Shown
      {
        Found,
        Tried, // of a text typed anew
        There  // around a place picked on the map; the first is the place itself
      };
      void buildRows( QSplitter *splitter );
      void buildTyped( QSplitter *splitter );
      void buildCandidates( QSplitter *splitter );
      QWidget *buildKeys();
      QPushButton *addKey( QWidget *row, const QString &text, const QString &tip, const char *name,
                           void ( ReviewPane::*action )() );

      void keyPressed( int key );
      bool watchesKeys( const QObject *watched ) const;
      void showRows();
      void applyFilter();
      void showRow( std::size_t item );
      void showCurrent();
      void showProgress();
      static QString partsText( const ReviewItem &item );
      void setCandidates( Shown kind, std::vector<MatchCandidate> candidates, const QString &note );
      void selectCandidate( int candidate );
      void zoomToCandidates();
      void goTo( std::size_t item );
      void goOn();
      int current() const; // -1 where no row is
      // Runs a decision, tells what went wrong, and goes on to the next row.
      template <class Decision> void decide( Decision decision );

      void accept();
      void hold();
      void notVisitable();
      void pick();
      void edit();
      void undo();
      void stopPicking();
      void showMarks( bool isVisible );
      void pickAt( const QgsPointXY &inMap );
      void tryText();
      void say( const QString &text );
      void startFromForm();
      void showForm();
      void help();

      QPointer<QgsMapCanvas> mCanvas;
      OpenReview mOpen;
      ReviewMarks *mMarks = nullptr; // the canvas's scene owns it: there only as long as the canvas is
      QgsMapToolEmitPoint *mPicking = nullptr;
      QPointer<QgsMapTool> mToolBefore;

      QStackedWidget *mPages = nullptr;
      ReviewForm *mForm = nullptr;
      QComboBox *mFilter = nullptr;
      QProgressBar *mProgress = nullptr;
      QTreeWidget *mRows = nullptr, *mCandidates = nullptr;
      QLabel *mTyped = nullptr, *mWhy = nullptr, *mParts = nullptr, *mAnswer = nullptr, *mNote = nullptr,
             *mSaid = nullptr;
      QLineEdit *mEdit = nullptr;

      Shown mShown = Shown::Found;
      std::vector<MatchCandidate> mListed;
      std::string mTriedText;
  };
}
