#include "print/sheet_plan.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double insetSide = 46;     // mm
    constexpr double insetText = 5;      // mm under it for each line
    constexpr double blockAround = 45;   // metres shown around a stop
    constexpr double coarsest = 12500;   // street names are legible to this scale
    constexpr double widestSheet = 2200; // metres that a sheet shows at about that scale
    constexpr double farAround = 130;    // metres shown around a stop in an inset of its own

    QString distanceText( double metres, const PageOptions &options )
    {
      return isImperial( options.paper ) ? QStringLiteral( "%1 mi" ).arg( metres / 1609.344, 0, 'f', 1 )
                                         : QStringLiteral( "%1 km" ).arg( metres / 1000, 0, 'f', 1 );
    }

    std::vector<Point> outline( const QgsGeometry &area )
    {
      std::vector<Point> points;
      for ( auto v = area.vertices_begin(); v != area.vertices_end(); ++v )
        points.push_back( { ( *v ).x(), ( *v ).y() } );
      return points;
    }

    // The stops, each with the room around it, and the way among them.
    std::vector<Point> mustShow( const std::vector<Point> &places, const Polyline &among, double around )
    {
      std::vector<Point> points;
      for ( const Point &p : places )
        for ( const double dx : { -around, around } )
          for ( const double dy : { -around, around } )
            points.push_back( { p.x + dx, p.y + dy } );
      points.insert( points.end(), among.begin(), among.end() );
      return points;
    }

    MapView insetView( const Box &box, double text, std::span<const Point> points, ScaleUnit unit )
    {
      Box frame = box;
      frame.height -= text;
      FitOptions fit;
      fit.margin = 4;
      fit.mayTurn = false;
      fit.unit = unit;
      return fitView( points, { &frame, 1 }, fit ).view;
    }

    class ZonePlanner
    {
      public:
        ZonePlanner( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                     const std::function<double( double )> &tableHeight )
            : mEvent( event ),
              mZone( zone ),
              mOptions( options ),
              mHouses( rulesOf( options.role ).stops == StopPrecision::House )
        {
          for ( const PrintStop &stop : zone.stops )
          {
            mPlaces.push_back( shownPlace( stop, rulesOf( options.role ).stops ) );
            mPlan.marks.push_back( { stop.number, mPlaces.back() } );
          }
          planRoute();
          mUnit = isImperial( options.paper ) ? ScaleUnit::FeetToTheInch : ScaleUnit::Ratio;
          mTextHeight = insetText * ( options.language == PageLanguage::Both ? 2 : 1 );
          if ( const auto found = event.staging.find( zone.staging ); found != event.staging.end() )
            mStaging = found->second;
          // Both orientations; the table under the map where the sheet is large enough for both.
          for ( const bool landscape : { false, true } )
          {
            MapSheet sheet;
            sheet.size = paperSize( options.paper, landscape );
            const PageFrames bare = frontFrames( sheet.size, 0, footLines( sheet.size, options.language ) );
            sheet.frames = frontFrames( sheet.size, tableHeight( bare.map.width ),
                                        footLines( sheet.size, options.language ) );
            sheet.listed = sheet.frames.table.height > 0;
            mCandidates.push_back( sheet );
            mFrames.push_back( sheet.frames.map );
          }
        }

        SheetPlan plan()
        {
          const std::vector<std::size_t> far = farStops( mPlaces, mFrames[0], 10 );
          std::vector<std::size_t> all( mPlaces.size() ), near;
          for ( std::size_t i = 0; i < all.size(); ++i )
          {
            all[i] = i;
            if ( std::find( far.begin(), far.end(), i ) == far.end() )
              near.push_back( i );
          }
          if ( !far.empty() )
            if ( const auto sheet = sheetOf( near, far ) )
            {
              mPlan.sheets.push_back( *sheet );
              return mPlan;
            }
          MapSheet whole = *sheetOf( all, {} );
          if ( whole.view.scale <= coarsest || whole.listed || all.size() < 2 )
          {
            mPlan.sheets.push_back( whole );
            return mPlan;
          }
          for ( const auto &part : splitStops( mPlaces, widestSheet ) )
            mPlan.sheets.push_back( *sheetOf( part, {} ) );
          return mPlan;
        }

      private:
        void planRoute()
        {
          std::vector<Point> doors;
          for ( const PrintStop &stop : mZone.stops )
            doors.push_back( stop.at );
          mPlan.parts = cutRoute( mZone.route, doors );
          if ( mHouses )
            mPlan.route = { { QStringLiteral( "there" ), simplified( mPlan.parts.there, 0.3 ) },
                            { QStringLiteral( "back" ), simplified( mPlan.parts.back, 0.3 ) },
                            { QStringLiteral( "among" ), simplified( mPlan.parts.among, 0.3 ) } };
          else
            // Whole blocks: where the line ends or turns would tell the door.
            for ( const std::int32_t block : mEvent.streets.along( mZone.route ) )
              mPlan.route.push_back( { QStringLiteral( "block" ),
                                       mEvent.streets.blocks()[static_cast<std::size_t>( block )].line } );
        }

        std::optional<MapSheet> sheetOf( const std::vector<std::size_t> &stops,
                                         const std::vector<std::size_t> &far )
        {
          const bool whole = stops.size() == mPlaces.size();
          std::vector<Point> places;
          for ( const std::size_t i : stops )
            places.push_back( mPlaces[i] );
          std::vector<Point> must =
              mustShow( places, whole && mHouses ? mPlan.parts.among : Polyline(), blockAround );
          const std::vector<Point> edge = outline( mZone.area );
          if ( must.empty() )
            must = edge;
          FitOptions fit;
          fit.unit = mUnit;
          if ( mStaging )
            fit.inset = { insetSide, insetSide + mTextHeight };
          FittedView fitted = fitView( must, mFrames, fit );
          if ( whole && !places.empty() )
          {
            // The whole area too where that costs no more than one step of scale.
            std::vector<Point> wish = must;
            wish.insert( wish.end(), edge.begin(), edge.end() );
            fit.margin = 4;
            if ( const FittedView wider = fitView( wish, mFrames, fit );
                 wider.view.scale <= fitted.view.scale * 1.26 )
              fitted = wider;
          }
          MapSheet sheet = mCandidates[fitted.view.landscape ? 1 : 0];
          sheet.view = fitted.view;
          DiscOptions discs;
          discs.frame = sheet.frames.map.grown( -1 );
          if ( mStaging )
          {
            const Point at = toPage( sheet.view, *mStaging );
            if ( !sheet.frames.map.grown( -6 ).contains( at.x, at.y ) ||
                 fitted.inset.grown( 6 ).contains( at.x, at.y ) )
            {
              sheet.way = wayInset( fitted.inset, edge );
              discs.taken.push_back( fitted.inset );
            }
          }
          for ( const std::size_t i : far )
          {
            const auto inset = farInset( sheet, i, must, discs.taken );
            if ( !inset )
              return std::nullopt;
            discs.taken.push_back( inset->box );
            sheet.far.push_back( *inset );
          }
          std::vector<StopMark> marks;
          for ( const std::size_t i : stops )
            marks.push_back( { mPlan.marks[i].number, toPage( sheet.view, mPlan.marks[i].onPage ) } );
          sheet.discs = placeDiscs( marks, discs );
          return sheet;
        }

        SheetInset wayInset( const Box &box, const std::vector<Point> &edge ) const
        {
          std::vector<Point> points = edge;
          points.push_back( *mStaging );
          if ( mHouses )
            points.insert( points.end(), mPlan.parts.there.begin(), mPlan.parts.there.end() );
          SheetInset inset;
          inset.box = box;
          inset.view = insetView( box, mTextHeight, points, ScaleUnit::Ratio );
          const double minutes = mZone.stops.empty() ? 0 : mZone.stops.front().arrive;
          // The metres to a door measure it: the volunteer's sheet has the minutes only.
          const QString way =
              mHouses && !mPlan.parts.there.empty()
                  ? QStringLiteral( ", " ) + distanceText( lengthOf( mPlan.parts.there ), mOptions )
                  : QString();
          const QString min = QString::number( std::lround( minutes ) );
          inset.text =
              mOptions.lines( QStringLiteral( "From staging: " ) + min + QStringLiteral( " min" ) + way,
                              QStringLiteral( "Desde la salida: " ) + min + QStringLiteral( " min" ) + way );
          return inset;
        }

        // A far stop in a corner where no near stop is; none where all corners are taken.
        std::optional<SheetInset> farInset( const MapSheet &sheet, std::size_t stop,
                                            const std::vector<Point> &must,
                                            const std::vector<Box> &taken ) const
        {
          const Box &map = sheet.frames.map;
          const double height = insetSide + insetText;
          const Box corners[] = { { map.right() - insetSide, map.y, insetSide, height },
                                  { map.right() - insetSide, map.bottom() - height, insetSide, height },
                                  { map.x, map.bottom() - height, insetSide, height } };
          for ( const Box &corner : corners )
          {
            const Box around = corner.grown( 3 );
            const bool free = std::none_of( taken.begin(), taken.end(),
                                            [&]( const Box &box ) { return box.overlaps( around ); } ) &&
                              std::none_of( must.begin(), must.end(),
                                            [&]( const Point &p )
                                            {
                                              const Point at = toPage( sheet.view, p );
                                              return around.contains( at.x, at.y );
                                            } );
            if ( !free )
              continue;
            SheetInset inset;
            inset.box = corner;
            const std::vector<Point> points = mustShow( { mPlaces[stop] }, {}, farAround );
            inset.view = insetView( corner, insetText, points, mUnit );
            const StopMark mark{ mPlan.marks[stop].number, toPage( inset.view, mPlaces[stop] ) };
            DiscOptions discs;
            discs.frame = inset.view.frame;
            inset.discs = placeDiscs( { &mark, 1 }, discs );
            inset.text = mOptions.say( QStringLiteral( "Stop" ), QStringLiteral( "Parada" ) ) + ' ' +
                         QString::number( mark.number ) + QStringLiteral( " · " ) +
                         scaleText( inset.view.scale, mOptions, QString() );
            return inset;
          }
          return std::nullopt;
        }

        const PrintEvent &mEvent;
        const PrintZone &mZone;
        const PageOptions &mOptions;
        bool mHouses;
        ScaleUnit mUnit = ScaleUnit::FeetToTheInch;
        double mTextHeight = insetText;
        std::optional<Point> mStaging;
        std::vector<Point> mPlaces;
        std::vector<MapSheet> mCandidates;
        std::vector<Box> mFrames;
        SheetPlan mPlan;
    };
  }

  int footLines( SheetSize sheet, PageLanguage language )
  {
    const int sentences = language == PageLanguage::Both ? 2 : 1;
    // A landscape sheet has room for the page number beside the sentence.
    return sheet.width > sheet.height ? sentences : sentences + 1;
  }

  QString scaleText( double scale, const PageOptions &options, const QString &between )
  {
    const QLocale english( QLocale::English, QLocale::UnitedStates );
    if ( !isImperial( options.paper ) )
      return QStringLiteral( "1 : " ) + english.toString( std::lround( scale ) );
    const QString feet = english.toString( std::lround( scale / 12 ) );
    if ( between.isEmpty() )
      return QStringLiteral( "1 in = %1 ft" ).arg( feet );
    return doorstep::say( options.language, QStringLiteral( "1 inch = " ) + feet + QStringLiteral( " feet" ),
                          QStringLiteral( "1 pulgada = " ) + feet + QStringLiteral( " pies" ), between );
  }

  Point shownPlace( const PrintStop &stop, StopPrecision precision )
  {
    if ( precision == StopPrecision::House )
      return stop.at;
    if ( stop.place.block >= 0 )
      return stop.place.middle;
    // Without streets there are no blocks: the middle of a square of 200 metres.
    const double cell = 200;
    return { ( std::floor( stop.at.x / cell ) + 0.5 ) * cell,
             ( std::floor( stop.at.y / cell ) + 0.5 ) * cell };
  }

  SheetPlan planSheets( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                        const std::function<double( double )> &tableHeight )
  {
    return ZonePlanner( event, zone, options, tableHeight ).plan();
  }
}
