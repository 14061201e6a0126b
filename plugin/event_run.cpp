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

#include <QTimer>

#include <memory>

namespace doorstep
{
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

  EventRun *EventRun::start( const QString &algorithm, const QVariantMap &parameters )
  {
    auto *run = new EventRun;
    // After the caller has connected.
    QTimer::singleShot( 0, run, [run, algorithm, parameters] { run->begin( algorithm, parameters ); } );
    return run;
  }

  void EventRun::begin( const QString &name, const QVariantMap &parameters )
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
      connect( &mFeedback, &QgsFeedback::progressChanged, this,
               [] { QCoreApplication::processEvents( QEventLoop::ExcludeUserInputEvents ); } );
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
