// SPDX-License-Identifier: GPL-2.0-or-later
// One run of an algorithm for the panel: beside the work where the algorithm may, and never in QGIS's log or
// history. It outlives the panel: the context is the task's until that has ended.
#pragma once
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>

#include <QObject>
#include <QStringList>
#include <QVariantMap>

class QWidget;

namespace doorstep
{
  class EventFeedback : public QgsProcessingFeedback
  {
    public:
      EventFeedback() : QgsProcessingFeedback( false ) {}
      void reportError( const QString &error, bool fatalError = false ) override;
      void pushWarning( const QString &warning ) override;

      QString error() const { return mError; }
      QStringList warnings() const { return mWarnings; }

    private:
      QString mError;
      QStringList mWarnings;
  };

  class EventRun : public QObject
  {
      Q_OBJECT
    public:
      // Begins; deletes itself after finished(). What cannot begin ends at once, with the reason.
      // cancel: what may be clicked while the run is in this thread, where all other clicks and keys are
      // dropped.
      static EventRun *start( const QString &algorithm, const QVariantMap &parameters,
                              QWidget *cancel = nullptr );

      void cancel() { mFeedback.cancel(); }
      QgsProcessingContext &context() { return mContext; }
      EventFeedback &feedback() { return mFeedback; }

    signals:
      void progressed( double percent );
      void finished( bool good, const QVariantMap &results, const QString &error,
                     const QStringList &warnings );

    private:
      EventRun();
      void begin( const QString &algorithm, const QVariantMap &parameters, QWidget *cancel );
      void end( bool good, const QVariantMap &results, const QString &error );

      QgsProcessingContext mContext;
      EventFeedback mFeedback;
  };
}
