// SPDX-License-Identifier: GPL-2.0-or-later
// The pane "Debrief from paper": the code, typed or scanned, the outcome by one key, Enter, and the next.
// Thin over outcome/outcome_desk.h, which says what each key does, and outcome/paper_outcomes.h, which writes
// it at once. It knows codes and outcomes alone.
//   code: U undoes · outcome: its number or letter, Enter writes it, Tab to the time and the note, Esc leaves
#pragma once
#include "debrief_source.h"

#include <qgsdockwidget.h>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace doorstep
{
  class DebriefForm;

  class DebriefDock : public QgsDockWidget
  {
      Q_OBJECT
    public:
      explicit DebriefDock( QWidget *parent = nullptr );

      // Begins; where that cannot be, says why beside the form and returns false.
      bool open( const DebriefSource &source );
      void endDebrief();

    signals:
      // An outcome was written, or taken back.
      void typed();

    protected:
      bool eventFilter( QObject *watched, QEvent *event ) override;

    private:
      void buildDesk( QWidget *work );
      QWidget *buildCode();
      QWidget *buildChoices();
      QWidget *buildPackets();
      QWidget *buildKeys();

      void keyPressed( const QObject *watched, int key, const QString &text );
      void takeCode( bool ended );
      void takeChoice( int row );
      void enter();
      void undo();
      void leave();
      // Runs what writes; tells what went wrong.
      template <class Deed> bool write( Deed deed );

      void showChoices();
      void showDesk();
      void showPackets();
      QString sentence() const;
      QString inWords( std::size_t visit ) const;
      void say( const QString &text );
      void startFromForm();
      void showForm();
      void help();

      OpenDebrief mOpen;
      QStackedWidget *mPages = nullptr;
      DebriefForm *mForm = nullptr;
      QLabel *mSaid = nullptr, *mWhy = nullptr, *mNotBack = nullptr, *mOdd = nullptr;
      QLineEdit *mCode = nullptr, *mWhen = nullptr, *mNote = nullptr;
      QTreeWidget *mChoices = nullptr, *mPackets = nullptr;
      QProgressBar *mProgress = nullptr;
  };
}
