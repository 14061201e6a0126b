// SPDX-License-Identifier: GPL-2.0-or-later
#include "leave_taking.h"

#include "processing/doorstep_provider.h"
#include "processing/running.h"

#include <qgsapplication.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingalgorithmdialogbase.h>
#include <qgsprocessingalgrunnertask.h>
#include <qgsprocessingprovider.h>
#include <qgsprocessingregistry.h>
#include <qgstaskmanager.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr int LONGEST = 60000; // milliseconds that runs are waited for
    constexpr int AGAIN = 100;     // milliseconds between two looks
    std::function<void()> leaving;

    // Runs of dialogs, from when they are queued until the dialog was told of their end: QGIS's task uses the
    // dialog's own context and feedback until then.
    QList<QgsTask *> ourTasks()
    {
      const QgsProcessingProvider *provider =
          QgsApplication::processingRegistry()->providerById( DoorstepProvider::ID );
      QList<QgsTask *> ours;
      for ( QgsTask *task : QgsApplication::taskManager()->tasks() )
        if ( provider && qobject_cast<QgsProcessingAlgRunnerTask *>( task ) )
          for ( const QgsProcessingAlgorithm *algorithm : provider->algorithms() )
            if ( task->description().contains( algorithm->displayName() ) )
            {
              ours << task;
              break;
            }
      return ours;
    }

    bool isIdle()
    {
      const Runs now = runs();
      return now.here + now.elsewhere == 0 && ourTasks().isEmpty();
    }

    bool isOurs( QgsProcessingAlgorithmDialogBase *dialog )
    {
      const QgsProcessingAlgorithm *algorithm = dialog->algorithm();
      return algorithm && algorithm->provider() && algorithm->provider()->id() == DoorstepProvider::ID;
    }

    // What the end of a run still has to say comes by the event queue.
    void closeDialogs()
    {
      QCoreApplication::processEvents( QEventLoop::ExcludeUserInputEvents );
      // A dialog takes its own windows along when it goes, so what is still there is looked at each time.
      QList<QPointer<QWidget>> windows;
      for ( QWidget *window : QApplication::topLevelWidgets() )
        windows << window;
      for ( const QPointer<QWidget> &window : windows )
        if ( auto *dialog = qobject_cast<QgsProcessingAlgorithmDialogBase *>( window.data() );
             dialog && isOurs( dialog ) )
        {
          dialog->setAttribute( Qt::WA_DeleteOnClose, false );
          dialog->close();
          dialog->deleteLater();
          QCoreApplication::sendPostedEvents( dialog, QEvent::DeferredDelete );
        }
    }

    void lookAgain()
    {
      if ( !leaving )
        return;
      if ( !isIdle() )
      {
        QTimer::singleShot( AGAIN, qApp, lookAgain );
        return;
      }
      const std::function<void()> done = std::exchange( leaving, {} );
      closeDialogs();
      done();
    }
  }

  void leaveWhenIdle( const std::function<void()> &done )
  {
    for ( QgsTask *task : ourTasks() )
      task->cancel();
    cancelRuns();
    QElapsedTimer waited;
    waited.start();
    while ( runs().here == 0 && !isIdle() && waited.elapsed() < LONGEST )
    {
      QCoreApplication::processEvents( QEventLoop::ExcludeUserInputEvents, AGAIN );
      QThread::msleep( 10 );
    }
    if ( isIdle() )
    {
      closeDialogs();
      done();
      return;
    }
    leaving = done;
    QTimer::singleShot( AGAIN, qApp, lookAgain );
  }

  bool isLeaving()
  {
    return static_cast<bool>( leaving );
  }

  void stay()
  {
    leaving = {};
  }
}
