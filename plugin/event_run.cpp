// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_run.h"

#include "layers/own_words.h"

#include <qgsapplication.h>
#include <qgsexpressioncontext.h>
#include <qgsexpressioncontextutils.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingalgrunnertask.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgstaskmanager.h>

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace doorstep
{
  namespace
  {
    // Takes keys and clicks away from all but one widget.
    class OneWidgetOnly : public QObject
    {
      public:
        explicit OneWidgetOnly( const QWidget *widget ) : mWidget( widget )
        {
          QCoreApplication::instance()->installEventFilter( this );
        }
        bool eventFilter( QObject *watched, QEvent *event ) override
        {
          if ( watched == mWidget || watched->isWindowType() ) // a window hands on to its widgets
            return false;
          switch ( event->type() )
          {
          case QEvent::Close:
            event->ignore();
            return true;
          case QEvent::MouseButtonPress:
          case QEvent::MouseButtonRelease:
          case QEvent::MouseButtonDblClick:
          case QEvent::KeyPress:
          case QEvent::KeyRelease:
          case QEvent::Shortcut:
          case QEvent::ShortcutOverride:
          case QEvent::Wheel:
          case QEvent::ContextMenu:
          case QEvent::TouchBegin:
          case QEvent::TouchUpdate:
          case QEvent::TouchEnd:
          case QEvent::Drop:
            return true;
          default:
            return false;
          }
        }

      private:
        const QWidget *mWidget;
    };
  }

  void EventFeedback::reportError( const QString &error, bool fatalError )
  {
    mError = error;
    QgsProcessingFeedback::reportError( error, fatalError );
  }

  void EventFeedback::pushWarning( const QString &warning )
  {
    mWarnings << warning;
    QgsProcessingFeedback::pushWarning( warning );
  }

  EventRun::EventRun()
  {
    mContext.setProject( QgsProject::instance() );
    mContext.setFeedback( &mFeedback );
    // QGIS makes a project's variables when they are first asked for, and in a thread of a run that would be
    // at the same time as the map's own drawing: they are made here, before.
    mContext.setExpressionContext(
        QgsExpressionContext( { QgsExpressionContextUtils::globalScope(),
                                QgsExpressionContextUtils::projectScope( QgsProject::instance() ) } ) );
    connect( &mFeedback, &QgsFeedback::progressChanged, this, &EventRun::progressed );
  }

  EventRun *EventRun::start( const QString &algorithm, const QVariantMap &parameters, QWidget *cancel )
  {
    auto *run = new EventRun;
    // After the caller has connected.
    QTimer::singleShot(
        0, run, [run, algorithm, parameters, cancel] { run->begin( algorithm, parameters, cancel ); } );
    return run;
  }

  void EventRun::begin( const QString &name, const QVariantMap &parameters, QWidget *cancel )
  {
    const QgsProcessingAlgorithm *algorithm =
        QgsApplication::processingRegistry()->algorithmById( QStringLiteral( "doorstep:" ) + name );
    if ( !algorithm )
      return end( false, {}, Doorstep::tr( "Doorstep is being switched off." ) );
    QString refused;
    if ( !algorithm->checkParameterValues( parameters, mContext, &refused ) )
      return end( false, {}, refused );
    if ( algorithm->flags() & Qgis::ProcessingAlgorithmFlag::NoThreading )
    {
      connect( &mFeedback, &QgsFeedback::progressChanged, this, [] { QCoreApplication::processEvents(); } );
      const OneWidgetOnly input( cancel );
      const std::unique_ptr<QgsProcessingAlgorithm> instance( algorithm->create() );
      bool good = false;
      const QVariantMap results = instance->run( parameters, mContext, &mFeedback, &good );
      return end( good, results, mFeedback.error() );
    }
    auto *task = new QgsProcessingAlgRunnerTask( algorithm, parameters, mContext, &mFeedback );
    connect( task, &QgsProcessingAlgRunnerTask::executed, this,
             [this]( bool good, const QVariantMap &results ) { end( good, results, mFeedback.error() ); } );
    QgsApplication::taskManager()->addTask( task );
  }

  void EventRun::end( bool good, const QVariantMap &results, const QString &error )
  {
    const QString reason = good                        ? QString()
                           : mFeedback.isCanceled()    ? Doorstep::tr( "Cancelled." )
                           : error.trimmed().isEmpty() ? Doorstep::tr( "It did not end well." )
                                                       : error.trimmed();
    emit finished( good, results, reason, mFeedback.warnings() );
    deleteLater();
  }
}
