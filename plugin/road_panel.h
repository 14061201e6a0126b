// SPDX-License-Identifier: GPL-2.0-or-later
// The panel "Doorstep": one event, from its list to its printed maps. The folder is chosen once; each step
// has its state (to do, done, out of date because something changed), one button, what it ended with, and
// "More…", the whole dialog filled in. What it remembers is in the project (event_inputs.h), which it keeps
// in the event's folder.
#pragma once
#include "debrief_source.h"
#include "event_inputs.h"
#include "event_steps.h"
#include "late_changes.h"
#include "review_source.h"

#include <qgsdockwidget.h>

#include <QMap>
#include <QPointer>

#include <functional>
#include <optional>
#include <utility>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTimeEdit;
class QTimer;
class QVBoxLayout;
class QgisInterface;
class QgsCollapsibleGroupBox;
class QgsFieldComboBox;
class QgsMapLayerComboBox;

namespace doorstep
{
  class EventRun;
  class PassphraseEdit;
  struct HandInput;

  class RoadPanel : public QgsDockWidget
  {
      Q_OBJECT
    public:
      // Without an interface (in tests) dialogs and messages are left out.
      explicit RoadPanel( QgisInterface *iface );

      // The reference in which the search bar finds addresses.
      void takeReference( const QString &path );
      void chooseReference();

      // Also what the buttons do.
      void setFolder( const QString &folder );
      void makeCity( const QString &folder );
      void runStep( Step step );
      // Runs what is out of date so that only packets that say something else are printed.
      void runLate();
      // Plans again who was not home.
      void runNextRound();
      StepState state( Step step ) const { return mInputs.record.state( step, mNow ); }
      // The plan is the one of these layers now, as zones by hand wrote them.
      void takePlanByHand( const HandInput &input );
      // Looks at everything again, soon.
      void lookAgain();
      // The options changed: an event that is not begun begins with them.
      void takeDefaults();

    signals:
      void reviewAsked( const ReviewSource &source );
      void debriefAsked( const DebriefSource &source );
      // A run ended.
      void ran( bool good );

    private:
      struct StepRow
      {
          QPushButton *run = nullptr, *told = nullptr, *more = nullptr;
          QLabel *state = nullptr, *result = nullptr, *notes = nullptr;
      };
      void buildEvent( QVBoxLayout *layout );
      void buildRunning( QVBoxLayout *layout );
      void buildInputs( QVBoxLayout *layout );
      void buildMore( QVBoxLayout *layout );
      void addLayer( QFormLayout *form, const char *role, const QString &text, const QString &tip = {} );
      void buildColumns( QVBoxLayout *layout );
      void buildPaper( QVBoxLayout *layout );
      void buildSteps( QVBoxLayout *layout );
      void buildLate( QVBoxLayout *layout );
      void buildOthers( QVBoxLayout *layout );
      void buildPapersBack( QVBoxLayout *layout );
      void addHeading( QVBoxLayout *layout, const QString &text, const QString &explanation );
      void addStep( QVBoxLayout *layout, Step step, const QString &purpose );
      void addDialog( QVBoxLayout *layout, const char *algorithm, const QString &title,
                      const QString &purpose );
      QVariantMap ofTheEvent( const QString &algorithm ) const;

      void readProject();
      void keepProject();
      void look();
      void showInputs();
      void showSteps();
      void showStep( Step step, StepRow &row );
      void showLate();
      void showPapersBack();
      void endRound( bool good );
      void takeLayer( const char *role, const QString &id );
      void takeColumns();
      void takePaper();
      void openFile( const char *role );
      void chooseFolder();
      void chooseCity();
      void chooseEventReference();
      void openMore( Step step, const QVariantMap &changed = {} );
      void openLeaders();
      void openReview();
      void openDebrief();
      void start( Step step, Planning planning );
      void refuse( const Lacking &lacking, const std::function<QString()> &still = {} );
      // What stands in the way of every step and of saving: the folder is gone, or another window had it
      // since.
      QString blocked() const;
      // Where the event is in the way of another one that is to be opened; empty: it is not.
      QString keptBeforeLeaving();
      void openKept( const QString &project );
      void beginIn( const QString &folder );
      void takeBuiltReference();
      // Of the event's own project as it was last read or saved here; empty where it has none.
      QString projectStamp() const;
      void tellFewFound( const QVariantMap &results );
      void setRunning( EventRun *run );
      void stepEnded( Step step, const Digests &read, bool good, const QVariantMap &results,
                      const QString &error, const QStringList &warnings );
      void cityMade( const QString &folder, bool good, const QString &error );
      void takePlanOf( Step step );
      Lacking whyNot( Step step ) const;
      // still: what is to be said of the matter now; without it the text stays until something else is said.
      void say( const QString &text, const std::function<QString()> &still = {} );
      void sayAgain();
      void copyModel();

      QgisInterface *mIface = nullptr;
      EventInputs mInputs;
      Digests mNow;
      QString mProjectStamp;
      std::function<QString()> mStill;
      QTimer *mLook = nullptr;
      QPointer<EventRun> mRun;
      std::pair<QPointer<QWidget>, QPointer<QWidget>> mKeysBefore; // who had the keys, and who while it runs
      std::optional<LateRun> mLate;                                // at work
      std::optional<EventInputs> mRoundBefore; // while the next round is planned: what to go back to

      QPushButton *mTry = nullptr, *mCancel = nullptr, *mReview = nullptr, *mDebrief = nullptr,
                  *mNextRound = nullptr, *mPrintLate = nullptr, *mDeskList = nullptr,
                  *mPrintLeaders = nullptr, *mShowPages = nullptr;
      QLabel *mLateWill = nullptr, *mRoundShown = nullptr, *mFolder = nullptr, *mSaid = nullptr,
             *mColumnsShown = nullptr, *mReferenceShown = nullptr, *mSearch = nullptr;
      QProgressBar *mProgress = nullptr;
      QgsCollapsibleGroupBox *mReads = nullptr, *mMore = nullptr, *mColumnsBox = nullptr, *mPaper = nullptr;
      QMap<QString, QgsMapLayerComboBox *> mLayers;
      QMap<QString, QgsFieldComboBox *> mColumns;
      QLineEdit *mTitle = nullptr, *mDistrict = nullptr, *mContact = nullptr, *mReturnTo = nullptr,
                *mMeanings = nullptr;
      QDateEdit *mDate = nullptr;
      QTimeEdit *mStart = nullptr, *mBack = nullptr;
      QDoubleSpinBox *mMinutes = nullptr, *mDoorMinutes = nullptr;
      QComboBox *mPaperSize = nullptr, *mLanguage = nullptr;
      QCheckBox *mDoor = nullptr;
      PassphraseEdit *mPassphrase = nullptr;
      QMap<Step, StepRow> mSteps;
      bool mFilling = false; // the widgets from what is remembered, not the other way round
  };
}
