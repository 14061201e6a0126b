// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_session.h"

#include "base/error.h"
#include "base/index.h"
#include "hand_write.h"
#include "layers/cells.h"
#include "layers/district_speeds.h"
#include "layers/hand_layers.h"
#include "layers/own_words.h"
#include "layers/row_reader.h"
#include "layers/travel_folder.h"
#include "morning/shifts.h"

#include <qgscoordinatetransform.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>
#include <qgsproject.h>

namespace doorstep
{
  namespace
  {
    QgsCoordinateTransformContext transforms()
    {
      return QgsProject::instance()->transformContext();
    }

    class Source
    {
      public:
        explicit Source( QgsVectorLayer *layer ) : mSource( layer, mContext ) {}
        const QgsFeatureSource &operator*() const { return mSource; }

      private:
        QgsProcessingContext mContext;
        QgsProcessingFeatureSource mSource;
    };

    // What readers of layers warn of, once each.
    class HeardWarnings final : public QgsProcessingFeedback
    {
      public:
        explicit HeardWarnings( QStringList &heard ) : QgsProcessingFeedback( false ), mHeard( heard ) {}
        void pushWarning( const QString &warning ) override
        {
          if ( !mHeard.contains( warning ) )
            mHeard << warning;
        }

      private:
        QStringList &mHeard;
    };

    QgsVectorLayer *needed( const QPointer<QgsVectorLayer> &layer, const char *what )
    {
      if ( !layer || !layer->isValid() )
        throw InputError( std::string( "Choose the layer of the " ) + what + "." );
      return layer;
    }
  }

  HandSession::HandSession( const HandInput &input, const Progress &progress ) : mInput( input )
  {
    read();
    report( progress, 0.3 );
    mTimes = std::make_unique<HandTimes>( mRead->layers.question, part( progress, 0.3, 0.9 ) );
    mTimes->requireReached( *mPlan, "choose the streets that the plan was made with" );
    findReturns();
    readAreas();
    report( progress, 1 );
  }

  void HandSession::read()
  {
    const Source visits( needed( mInput.visits, "visits" ) ), zones( needed( mInput.zones, "zones" ) ),
        staging( needed( mInput.staging, "staging places" ) );
    const auto optional = []( const QPointer<QgsVectorLayer> &layer )
    { return layer ? std::make_unique<Source>( layer ) : nullptr; };
    const auto streets = optional( mInput.streets ), houses = optional( mInput.houses ),
               roster = optional( mInput.roster );
    const auto sourceOf = []( const std::unique_ptr<Source> &source )
    { return source ? &**source : nullptr; };
    HeardWarnings feedback( mWarnings );
    const QString fields =
        streets ? KeptColumns( mInput.streets, ColumnUse::Travel, QStringLiteral( "STREET_FIELDS" ) )
                      .fields( QString(), &feedback )
                : QString();
    mRead = std::make_unique<HandLayers>( readHandPlan(
        { *visits, *zones, *staging, sourceOf( streets ), sourceOf( houses ), sourceOf( roster ), fields },
        transforms(), &feedback ) );
    for ( const std::string &warning : mRead->layers.streetWarnings )
      feedback.pushWarning( toldInOwnWords( warning ) );
    PlanQuestion &question = mRead->layers.question;
    question.speeds = DistrictSpeeds( mInput.streets, nullptr, &feedback ).speeds();
    takeTeamMinutes( question, mInput.teamMinutes );
    question.visitsAtMost = mInput.visitsAtMost;
    question.cacheFolder = travelFolder( QgsProject::instance() ).toStdString();
    mPlan = std::make_unique<HandPlan>( question.visits.size(), mRead->zones );
    mWritten = mPlan->zones();
  }

  // Whether teams come back was not written down: it is so, or not so, as the minutes of the zones say.
  void HandSession::findReturns()
  {
    const auto otherwise = [&]
    {
      std::map<std::int32_t, double> now;
      for ( const auto &[number, zone] : mPlan->zones() )
        now[number] = mTimes->figuresAnew( zone ).minutes();
      return doorstep::timedOtherwise( mRead->minutes, now );
    };
    mTimedOtherwise = otherwise();
    if ( mTimedOtherwise == 0 )
      return;
    mRead->layers.question.returns = false;
    if ( const int without = otherwise(); without < mTimedOtherwise )
      mTimedOtherwise = without;
    else
      mRead->layers.question.returns = true;
  }

  void HandSession::readAreas()
  {
    mAreas.clear();
    if ( !mInput.zones )
      return;
    const Source zones( mInput.zones );
    const int number = columnOf( ( *zones ).fields(), "zone" );
    for ( RowReader reader( *zones, crs(), transforms() ); reader.next(); )
      if ( const QgsGeometry area = reader.area(); !area.isNull() )
        mAreas[reader.feature().attribute( number ).toInt()] = area;
  }

  QgsCoordinateReferenceSystem HandSession::crs() const
  {
    return mRead->metres;
  }

  QgsPointXY HandSession::placeOf( std::int32_t visit ) const
  {
    const Point &at = mRead->layers.question.visits[indexOf( visit )].position;
    return { at.x, at.y };
  }

  QgsPointXY HandSession::placeOfStaging( std::int32_t staging ) const
  {
    const Point &at = mRead->layers.question.stagings[indexOf( staging )].position;
    return { at.x, at.y };
  }

  QString HandSession::write( const Progress &progress )
  {
    const QString error = writeByHand( mInput, mRead->layers.question, mWritten, mPlan->zones(), progress );
    if ( !error.isEmpty() )
      return error;
    mWritten = mPlan->zones();
    readAreas();
    return {};
  }
}
