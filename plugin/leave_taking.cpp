#include "leave_taking.h"

#include "processing/doorstep_provider.h"
#include "processing/running.h"

#include <qgsprocessingalgorithm.h>
#include <qgsprocessingalgorithmdialogbase.h>
#include <qgsprocessingprovider.h>

#include <QApplication>
#include <QElapsedTimer>
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

    bool isOurs( QgsProcessingAlgorithmDialogBase *dialog )
    {
      const QgsProcessingAlgorithm *algorithm = dialog->algorithm();
      return algorithm && algorithm->provider() && algorithm->provider()->id() == DoorstepProvider::ID;
    }

    // What the end of a run still has to say comes by the event queue.
    void closeDialogs()
    {
      QCoreApplication::processEvents( QEventLoop::ExcludeUserInputEvents );
      for ( QWidget *window : QApplication::topLevelWidgets() )
        if ( auto *dialog = qobject_cast<QgsProcessingAlgorithmDialogBase *>( window );
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
      if ( const Runs now = runs(); now.here + now.elsewhere > 0 )
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
    cancelRuns();
    QElapsedTimer waited;
    waited.start();
    while ( runs().here == 0 && runs().elsewhere > 0 && waited.elapsed() < LONGEST )
    {
      QCoreApplication::processEvents( QEventLoop::ExcludeUserInputEvents, AGAIN );
      QThread::msleep( 10 );
    }
    if ( const Runs now = runs(); now.here + now.elsewhere == 0 )
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
