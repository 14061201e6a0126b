#include "hand_session.h"

#include "base/error.h"
#include "base/index.h"
#include "hand_write.h"
#include "layers/cells.h"
#include "layers/hand_layers.h"
#include "layers/kept_columns.h"
#include "layers/row_reader.h"
#include "layers/travel_folder.h"

#include <qgscoordinatetransform.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>
#include <qgsproject.h>

#include <cmath>

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
    mTimes = std::make_unique<HandTimes>( mLayers->question, part( progress, 0.3, 0.9 ) );
    for ( const auto &[number, zone] : mPlan->zones() )
      for ( const std::int32_t visit : zone.stops )
        if ( const std::string hindrance = mTimes->hindranceOf( visit ); !hindrance.empty() )
          throw InputError( "VISITS, row " + std::to_string( visit + 1 ) + ": it is in a zone, and " +
                            hindrance + "; choose the streets that the plan was made with." );
    findReturns();
    readAreas();
    report( progress, 1 );
  }

  void HandSession::read()
  {
    const Source visits( needed( mInput.visits, "visits" ) ), zones( needed( mInput.zones, "zones" ) ),
        staging( needed( mInput.staging, "staging places" ) );
    mMetres = localProjection( *visits, transforms() );
    HeardWarnings feedback( mWarnings );
    mLayers = std::make_unique<PlanLayers>( mMetres, transforms(), &feedback );
    constexpr double minutesAtDoor = 15; // planzones wrote those that it planned with
    mLayers->readVisits( *visits, minutesAtDoor );
    mLayers->readStagings( *staging );
    const std::vector<HandZone> read = readHandZones( *mLayers, *visits, *zones );
    if ( mInput.streets )
    {
      KeptColumns kept( mInput.streets, ColumnUse::Travel, QStringLiteral( "STREET_FIELDS" ) );
      mLayers->readStreets( *Source( mInput.streets ), kept.fields( QString(), &feedback ) );
    }
    if ( mInput.houses ) // they tell which street a home is on
      mLayers->readHouses( *Source( mInput.houses ) );
    if ( mInput.roster )
      mLayers->readRoster( *Source( mInput.roster ) );
    for ( const std::string &warning : mLayers->streetWarnings )
      feedback.pushWarning( QString::fromStdString( warning ) );
    PlanQuestion &question = mLayers->question;
    question.teamMinutes = mInput.teamMinutes;
    question.visitsAtMost = mInput.visitsAtMost;
    question.cacheFolder = travelFolder( QgsProject::instance() ).toStdString();
    mPlan = std::make_unique<HandPlan>( question.visits.size(), read );
    mWritten = mPlan->zones();
    const int number = columnOf( ( *zones ).fields(), "zone" ),
              minutes = columnOf( ( *zones ).fields(), "minutes" );
    for ( RowReader reader( *zones ); minutes >= 0 && reader.next(); )
      mMinutes[reader.feature().attribute( number ).toInt()] =
          reader.feature().attribute( minutes ).toDouble();
  }

  // Whether teams come back was not written down: it is so, or not so, as the minutes of the zones say.
  void HandSession::findReturns()
  {
    constexpr double rounding = 0.11;
    const auto otherwise = [&]
    {
      int count = 0;
      for ( const auto &[number, zone] : mPlan->zones() )
        if ( const auto told = mMinutes.find( number ); told != mMinutes.end() )
          count += std::abs( mTimes->figuresAnew( zone ).minutes() - told->second ) > rounding ? 1 : 0;
      return count;
    };
    mTimedOtherwise = otherwise();
    if ( mTimedOtherwise == 0 )
      return;
    mLayers->question.returns = false;
    if ( const int without = otherwise(); without < mTimedOtherwise )
      mTimedOtherwise = without;
    else
      mLayers->question.returns = true;
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
    return mMetres;
  }

  QgsPointXY HandSession::placeOf( std::int32_t visit ) const
  {
    const Point &at = mLayers->question.visits[indexOf( visit )].position;
    return { at.x, at.y };
  }

  QgsPointXY HandSession::placeOfStaging( std::int32_t staging ) const
  {
    const Point &at = mLayers->question.stagings[indexOf( staging )].position;
    return { at.x, at.y };
  }

  QString HandSession::write( const Progress &progress )
  {
    const QString error = writeByHand( mInput, mLayers->question, mWritten, mPlan->zones(), progress );
    if ( !error.isEmpty() )
      return error;
    mWritten = mPlan->zones();
    readAreas();
    return {};
  }
}
