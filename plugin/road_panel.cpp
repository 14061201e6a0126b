// SPDX-License-Identifier: GPL-2.0-or-later
#include "road_panel.h"

#include "choice_box.h"
#include "event_digests.h"
#include "event_layers.h"
#include "event_run.h"
#include "event_steps.h"
#include "passphrase_edit.h"

#include <qgscollapsiblegroupbox.h>
#include <qgsexpression.h>
#include <qgsfieldcombobox.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimeEdit>
#include <QTimer>

namespace doorstep
{
  void RoadPanel::lookAgain()
  {
    mLook->start();
  }

  void RoadPanel::takeDefaults()
  {
    if ( mInputs.folder.isEmpty() )
      readProject();
  }

  void RoadPanel::look()
  {
    if ( mRun )
      return; // it ends with a look
    if ( !mInputs.folder.isEmpty() )
      guess( mInputs, *QgsProject::instance() );
    for ( const char *role : LAYER_ROLES )
      if ( const QgsVectorLayer *layer = mInputs.layer( role ) )
      {
        connect( layer, &QgsMapLayer::layerModified, this, &RoadPanel::lookAgain, Qt::UniqueConnection );
        connect( layer, &QgsVectorLayer::afterCommitChanges, this, &RoadPanel::lookAgain,
                 Qt::UniqueConnection );
      }
    mNow = digestsOf( mInputs );
    // That has read again what another program saved, perhaps with other columns.
    if ( const QMap<QString, QString> columns = mInputs.columns; !mInputs.folder.isEmpty() )
    {
      guess( mInputs, *QgsProject::instance() );
      if ( columns != mInputs.columns )
        mNow = digestsOf( mInputs );
    }
    showInputs();
    showSteps();
    sayAgain();
    if ( const QString why = blocked(); !why.isEmpty() )
      say( why, [this] { return blocked(); } );
  }

  void RoadPanel::showInputs()
  {
    mFilling = true;
    for ( auto layer = mLayers.begin(); layer != mLayers.end(); ++layer )
      layer.value()->setLayer( QgsProject::instance()->mapLayer( mInputs.layers.value( layer.key() ) ) );
    QgsVectorLayer *list = mInputs.layer( "list" );
    QStringList shown;
    for ( auto field = mColumns.begin(); field != mColumns.end(); ++field )
    {
      field.value()->setLayer( list );
      field.value()->setField( mInputs.columns.value( field.key() ) );
    }
    for ( const char *role : COLUMN_ROLES )
      if ( const QString name = mInputs.columns.value( QLatin1String( role ) ); list && !name.isEmpty() )
        shown << name;
    mColumnsShown->setText( list ? tr( "Columns taken: %1" ).arg( shown.join( QStringLiteral( ", " ) ) )
                                 : QString() );
    mColumnsShown->setVisible( list );
    // What is being typed is not taken yet (another window may be looked at meanwhile), and stays.
    for ( const auto &[line, text] : { std::pair{ mTitle, mInputs.title },
                                       { mDistrict, mInputs.district },
                                       { mContact, mInputs.contact },
                                       { mReturnTo, mInputs.returnTo },
                                       { mMeanings, mInputs.meanings } } )
      if ( !line->isModified() && line->text() != text )
        line->setText( text );
    mDate->setDate( mInputs.date );
    mStart->setTime( mInputs.start );
    mBack->setTime( mInputs.back );
    mMinutes->setValue( mInputs.teamMinutes );
    mDoorMinutes->setValue( mInputs.doorMinutes );
    choose( *mPaperSize, mInputs.paper );
    choose( *mLanguage, mInputs.language );
    mDoor->setChecked( mInputs.door );
    const bool event = !mInputs.folder.isEmpty();
    mTry->setVisible( !event );
    mFolder->setText( event ? tr( "Event: %1" ).arg( QFileInfo( mInputs.folder ).fileName() )
                            : tr( "Choose the event's folder: all it writes goes there." ) );
    mFolder->setToolTip( QString() );
    mReferenceShown->setText( mInputs.reference.isEmpty()
                                  ? QString()
                                  : tr( "Reference: %1" ).arg( QFileInfo( mInputs.reference ).fileName() ) );
    for ( QgsCollapsibleGroupBox *box : { mReads, mMore, mColumnsBox, mPaper } )
      box->setEnabled( event );
    mFilling = false;
  }

  void RoadPanel::showSteps()
  {
    for ( auto step = mSteps.begin(); step != mSteps.end(); ++step )
      showStep( step.key(), step.value() );
    mReview->setEnabled( mInputs.layer( "list" ) && QFileInfo::exists( mInputs.reference ) );
    showLate();
    showPapersBack();
  }

  void RoadPanel::showStep( Step step, StepRow &row )
  {
    const EventRecord &record = mInputs.record;
    QString text;
    switch ( record.state( step, mNow ) )
    {
    case StepState::ToDo:
      text = tr( "○ To do" );
      break;
    case StepState::Done:
      text = tr( "✓ Done" );
      break;
    case StepState::OutOfDate:
      text = tr( "⚠ Out of date: " );
      if ( const std::string changed = record.changed( step, mNow ); !changed.empty() )
        text += tr( "%1 changed since" ).arg( thingInWords( changed ) );
      else
        text += tr( "do “%1” again first" ).arg( titleOf( *record.before( step, mNow ) ) );
    }
    row.state->setText( text );
    row.result->setText( QString::fromStdString( record.result( step ) ) );
    row.result->setVisible( !row.result->text().isEmpty() );
    row.run->setEnabled( !mRun );
    row.more->setEnabled( !mRun && mIface );
  }

  void RoadPanel::runStep( Step step )
  {
    if ( mRun )
      return;
    look(); // a row may have been edited a moment ago
    if ( const Lacking lacking = whyNot( step ); !lacking.why.isEmpty() )
      refuse( lacking, [this, step] { return whyNot( step ).why; } );
    else
      start( step, Planning::Anew );
  }

  void RoadPanel::start( Step step, Planning planning )
  {
    if ( step == Step::Reference && mInputs.reference.isEmpty() )
      mInputs.reference = mInputs.file( "addresses.dsref" );
    const Digests read = readBy( step, digestsOf( mInputs ) );
    QVariantMap parameters = parametersOf( step, mInputs, mPassphrase->reference(), planning );
    if ( mLate )
      parameters.insert( mLate->how() );
    EventRun *run = EventRun::start( QLatin1String( algorithmOf( step ) ), parameters, mCancel );
    connect( run, &EventRun::finished, this,
             [this, step, read, folder = mInputs.folder]( bool good, const QVariantMap &results,
                                                          const QString &error, const QStringList &warnings )
             {
               if ( mInputs.folder == folder )
                 return stepEnded( step, read, good, results, error, warnings );
               mLate.reset(); // another event was opened meanwhile
               mRoundBefore.reset();
               setRunning( nullptr );
               look();
               say( good ? tr( "“%1” ended after its event was closed: open that event again to go on." )
                               .arg( titleOf( step ).mid( 3 ) )
                         : tr( "“%1” was ended, since its event was closed: nothing of it was kept." )
                               .arg( titleOf( step ).mid( 3 ) ) );
               emit ran( false );
             } );
    setRunning( run );
  }

  void RoadPanel::setRunning( EventRun *run )
  {
    QWidget *const focus = QApplication::focusWidget();
    mRun = run;
    say( QString() );
    mProgress->setValue( 0 );
    mProgress->setVisible( run );
    mCancel->setVisible( run );
    if ( run )
    {
      connect( run, &EventRun::progressed, mProgress,
               [this]( double percent ) { mProgress->setValue( static_cast<int>( percent ) ); } );
      connect( mCancel, &QPushButton::clicked, run, &EventRun::cancel );
    }
    showSteps();
    // A button that is out of use meanwhile hands the keys on, and has them back.
    if ( run )
      mKeysBefore = { focus && isAncestorOf( focus ) ? focus : nullptr, QApplication::focusWidget() };
    else if ( mKeysBefore.first && mKeysBefore.second == focus )
      mKeysBefore.first->setFocus( Qt::OtherFocusReason );
  }

  void RoadPanel::stepEnded( Step step, const Digests &read, bool good, const QVariantMap &results,
                             const QString &error, const QStringList &warnings )
  {
    if ( good )
    {
      loadResults( mRun->context(), &mRun->feedback(), *QgsProject::instance() );
      takePlanOf( step );
      // One picture of the homes and one of the zones: the later one.
      if ( step == Step::Plan )
        hideFile( mInputs.file( "visits.gpkg" ), *QgsProject::instance() );
      if ( step == Step::Teams )
        hideFile( mInputs.plan( "zones" ), *QgsProject::instance() );
    }
    setRunning( nullptr );
    StepRow &row = mSteps[step];
    QStringList notes =
        mLate && mLate->isOfOthers() ? row.notes->text().split( '\n', Qt::SkipEmptyParts ) : QStringList();
    for ( const QString &warning : warnings )
      notes << inPanelWords( step, warning );
    row.notes->setText( notes.join( '\n' ) );
    row.told->setText( tr( "Notes (%1)" ).arg( notes.size() ) );
    row.told->setVisible( !notes.isEmpty() );
    row.told->setChecked( false );
    if ( good )
    {
      mNow = digestsOf( mInputs );
      const bool isLate = mLate && step == Step::Maps;
      if ( isLate )
        mLate->take( results );
      const QString result =
          isLate ? mLate->result( mInputs.file( "register.csv" ) ) : resultOf( step, results );
      mInputs.record.done( step, read, leftBy( step, mNow ), result.toStdString() );
      if ( step == Step::Geocode )
        tellFewFound( results );
      keepProject();
    }
    else
      say( tr( "%1: %2" ).arg( titleOf( step ).mid( 3 ), inPanelWords( step, error ) ) );
    if ( good && mLate && mLate->hasNext() )
      return start( mLate->next(), Planning::Late );
    mLate.reset();
    endRound( good );
    look();
    emit ran( good );
  }

  // What the step made is the plan now, and no longer what was before it, by hand or by late changes.
  void RoadPanel::takePlanOf( Step step )
  {
    const Planning planning = mLate ? Planning::Late : Planning::Anew;
    // All of them before the first is taken: which names are free depends on what the plan was.
    std::vector<std::pair<const char *, QString>> made;
    for ( const char *part : planPartsOf( step ) )
      made.emplace_back( part, mInputs.planOutput( part, planning ) );
    for ( const auto &[part, file] : made )
    {
      const QString former = mInputs.plan( part );
      mInputs.takePlan( part, file );
      if ( former != file )
        removeFile( former, *QgsProject::instance() );
    }
  }

  void RoadPanel::openReview()
  {
    const auto column = [this]( const char *role )
    {
      const QString name = mInputs.columns.value( QLatin1String( role ) );
      return name.isEmpty() ? QString() : QgsExpression::quotedColumnRef( name );
    };
    emit reviewAsked(
        { mInputs.layer( "list" ),
          { column( "address" ), column( "city" ), column( "state" ), column( "zip" ), column( "unit" ) },
          mInputs.reference,
          mInputs.corrections } );
  }

  void RoadPanel::takeLayer( const char *role, const QString &id )
  {
    if ( mFilling || mInputs.folder.isEmpty() )
      return;
    if ( mInputs.layers.value( QLatin1String( role ) ) != id && qstrcmp( role, "list" ) == 0 )
      mInputs.columns.clear(); // guessed anew
    mInputs.layers.insert( QLatin1String( role ), id );
    lookAgain();
  }

  void RoadPanel::takeColumns()
  {
    if ( mFilling )
      return;
    for ( auto field = mColumns.begin(); field != mColumns.end(); ++field )
      mInputs.columns.insert( field.key(), field.value()->currentField() );
    lookAgain();
  }

  void RoadPanel::takePaper()
  {
    if ( mFilling )
      return;
    mInputs.title = mTitle->text();
    mInputs.district = mDistrict->text();
    mInputs.contact = mContact->text();
    mInputs.returnTo = mReturnTo->text();
    mInputs.meanings = mMeanings->text().trimmed();
    for ( QLineEdit *line : { mTitle, mDistrict, mContact, mReturnTo, mMeanings } )
      line->setModified( false );
    mInputs.date = mDate->date();
    mInputs.start = mStart->time();
    mInputs.back = mBack->time();
    mInputs.teamMinutes = mMinutes->value();
    mInputs.doorMinutes = mDoorMinutes->value();
    mInputs.paper = chosen( *mPaperSize );
    mInputs.language = chosen( *mLanguage );
    mInputs.door = mDoor->isChecked();
    lookAgain();
  }
}
