// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/sheet_plan.h"

#include "sheet/block_steps.h"
#include "sheet/inset_plan.h"
#include "sheet/legible_scale.h"
#include "sheet/route_lines.h"
#include "sheet/stop_groups.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double INSET_SIDE = 46;   // mm
    constexpr double INSET_TEXT = 5;    // mm under it for each line
    constexpr double BLOCK_AROUND = 45; // metres shown around a stop
    constexpr double FAR_AROUND = 90;   // metres shown around a stop in an inset of its own
    constexpr std::size_t MOST_INSETS = 4;
    // mm, of an inset for stops that crowd: the first with room.
    constexpr std::array CROWD_SIDES{ 58.0, 46.0 };
    constexpr double CROWD_AROUND = 18;  // metres shown around them
    constexpr double CROWD_FINEST = 600; // 1 inch = 50 feet

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

    class ZonePlanner
    {
      public:
        // leastMapShare: of a sheet with the table under its map.
        ZonePlanner( const SheetQuestion &question, double leastMapShare ) : mQuestion( question )
        {
          for ( const SheetStop &stop : question.stops )
          {
            mPlaces.push_back( stop.shown );
            mPlan.marks.push_back( { stop.number, stop.shown } );
          }
          mPlan.parts = routeParts( question );
          mPlan.route = routeLines( question, mPlan.parts );
          mUnit = isImperial( question.paper ) ? ScaleUnit::FeetToTheInch : ScaleUnit::Ratio;
          mTextHeight = INSET_TEXT * ( question.twoLanguages ? 2 : 1 );
          // Both orientations; the table under the map where the sheet is large enough for both.
          for ( const bool landscape : { false, true } )
          {
            MapSheet sheet;
            sheet.size = paperSize( question.paper, landscape );
            const int footLines = landscape ? question.footLinesWide : question.footLines;
            const PageFrames bare = frontFrames( sheet.size, 0, footLines );
            if ( question.strip.height > 0 )
              sheet.frames = stripFrames( sheet.size, question.strip, footLines );
            else
            {
              sheet.frames = frontFrames( sheet.size, question.tableHeight( bare.map.width ), footLines, {},
                                          leastMapShare );
              sheet.listed = sheet.frames.table.height > 0;
            }
            mCandidates.push_back( sheet );
            mFrames.push_back( sheet.frames.map );
          }
        }

        // Whether a sheet has room for the table under its map.
        bool canList() const { return mCandidates[0].listed || mCandidates[1].listed; }

        SheetPlan plan()
        {
          MapSheet whole = withoutFar( 0 );
          // Room for the way among the stops and for insets costs a part of the scale.
          if ( !isLegible( whole.view.scale, mPlaces, mQuestion.streets ) && whole.far.empty() )
            whole = withoutFar( LEGIBLE_ANYWHERE * 0.6 );
          const auto legible = [&]( const std::vector<std::size_t> &part )
          {
            FitOptions fit;
            fit.unit = mUnit;
            const std::vector<Point> places = placesOf( part );
            return isLegible( fitView( mustShow( places, {}, BLOCK_AROUND ), mFrames, fit ).view.scale,
                              places, mQuestion.streets );
          };
          if ( isLegible( whole.view.scale, mPlaces, mQuestion.streets ) || whole.listed ||
               mPlaces.size() < 2 )
            mPlan.sheets.push_back( whole );
          else
            for ( const auto &part : splitStops( mPlaces, legible ) )
              mPlan.sheets.push_back( sheetOf( part, {} ) );
          return mPlan;
        }

      private:
        // One sheet for all, stops far away in insets.
        MapSheet withoutFar( double enough )
        {
          const std::vector<std::size_t> far = farStops( mPlaces, mFrames[0], 10, enough );
          std::vector<std::size_t> near;
          for ( std::size_t i = 0; i < mPlaces.size(); ++i )
            if ( std::find( far.begin(), far.end(), i ) == far.end() )
              near.push_back( i );
          return sheetOf( near, far );
        }

        std::vector<Point> placesOf( const std::vector<std::size_t> &stops ) const
        {
          std::vector<Point> places;
          for ( const std::size_t i : stops )
            places.push_back( mPlaces[i] );
          return places;
        }

        // The points with room for the insets; without staging and far stops there is none.
        InsetRoom roomFor( const std::vector<Point> &points, std::size_t insets, double margin ) const
        {
          FitOptions fit;
          fit.unit = mUnit;
          fit.margin = margin;
          if ( insets > 0 )
            fit.inset = { INSET_SIDE, INSET_SIDE + mTextHeight };
          return fitWithInsets( points, mFrames, fit, insets );
        }

        // All of the stops' groups of blocks, in which a home may be anywhere; unless a group is so long that
        // the rest would be small.
        void addGroups( std::vector<Point> &points, const std::vector<std::size_t> &stops ) const
        {
          constexpr double most = 1.7; // times the scale
          std::vector<Point> all = points;
          for ( const std::size_t i : stops )
            if ( const std::int32_t group = mQuestion.stops[i].group; group >= 0 )
              for ( const std::int32_t block :
                    mQuestion.streets->groups()[static_cast<std::size_t>( group )].blocks )
              {
                const Polyline &line = mQuestion.streets->blocks()[static_cast<std::size_t>( block )].line;
                all.insert( all.end(), line.begin(), line.end() );
              }
          FitOptions fit;
          fit.unit = mUnit;
          fit.mayTurn = false;
          if ( fitView( all, mFrames, fit ).view.scale <= most * fitView( points, mFrames, fit ).view.scale )
            points = std::move( all );
        }

        MapSheet sheetOf( const std::vector<std::size_t> &stops, const std::vector<std::size_t> &far )
        {
          const bool whole = stops.size() == mPlaces.size();
          std::vector<Point> must =
              mustShow( placesOf( stops ), whole && mQuestion.showsHouses ? mPlan.parts.among : Polyline(),
                        BLOCK_AROUND );
          if ( !mQuestion.showsHouses )
            addGroups( must, stops );
          const std::vector<Point> &edge = mQuestion.outline;
          if ( must.empty() )
            must = edge;
          const std::size_t insets = far.size() + ( mQuestion.staging ? 1 : 0 );
          InsetRoom room = roomFor( must, insets, 7 );
          if ( whole && !stops.empty() )
          {
            // The whole area too where that costs no scale: ground without a stop is not worth it.
            std::vector<Point> wish = must;
            wish.insert( wish.end(), edge.begin(), edge.end() );
            if ( const InsetRoom wider = roomFor( wish, insets, 4 );
                 wider.view.scale <= room.view.scale + 1e-6 )
              room = wider;
          }
          MapSheet sheet = mCandidates[room.view.landscape ? 1 : 0];
          sheet.view = room.view;
          std::vector<Box> taken;
          auto place = room.insets.begin();
          if ( mQuestion.staging )
          {
            const Point at = toPage( sheet.view, *mQuestion.staging );
            if ( !sheet.frames.map.grown( -6 ).contains( at.x, at.y ) ||
                 place->grown( 6 ).contains( at.x, at.y ) )
            {
              sheet.way = wayInset( *place, edge );
              taken.push_back( *place );
            }
            else
              taken.push_back( Box{ at.x, at.y, 0, 0 }.grown( 4 ) );
            ++place;
          }
          for ( const std::size_t i : far )
          {
            sheet.far.push_back( farInset( *place, i ) );
            taken.push_back( *place++ );
          }
          sheet.north = northBox( sheet.frames.map, placesOf( stops ), sheet.view, taken );
          taken.push_back( sheet.north );
          putDiscs( sheet, stops, toPage( sheet.view, must ), taken );
          char letter = 'A';
          for ( SheetInset &inset : sheet.far )
            inset.letter = letter++;
          return sheet;
        }

        static Box northBox( const Box &map, const std::vector<Point> &stops, const MapView &view,
                             const std::vector<Box> &taken )
        {
          const double width = 12, height = 15, left = map.x + 2, right = map.right() - width - 2;
          const double top = map.y + 2, bottom = map.bottom() - height - 2;
          const Box corners[] = { { left, top, width, height },
                                  { right, top, width, height },
                                  { left, bottom, width, height },
                                  { right, bottom, width, height } };
          for ( const Box &corner : corners )
            if ( std::none_of( taken.begin(), taken.end(),
                               [&]( const Box &box ) { return box.overlaps( corner ); } ) &&
                 std::none_of( stops.begin(), stops.end(),
                               [&]( const Point &p )
                               {
                                 const Point at = toPage( view, p );
                                 return corner.grown( 3 ).contains( at.x, at.y );
                               } ) )
              return corner;
          return corners[0];
        }

        // The discs of the main map; stops that crowd go into insets where one has room and a scale twice as
        // large at least.
        void putDiscs( MapSheet &sheet, const std::vector<std::size_t> &stops, const std::vector<Point> &must,
                       std::vector<Box> taken ) const
        {
          std::vector<StopMark> marks;
          for ( const std::size_t i : stops )
            marks.push_back( { mPlan.marks[i].number, toPage( sheet.view, mPlan.marks[i].onPage ) } );
          DiscOptions options;
          options.frame = sheet.frames.map.grown( -1 );
          options.taken = taken;
          sheet.discs = placeDiscs( marks, options );
          std::vector<std::size_t> moved;
          for ( const std::vector<std::size_t> &crowd : crowds( marks, sheet.discs ) )
          {
            if ( sheet.far.size() >= MOST_INSETS )
              break;
            std::optional<Box> box;
            for ( const double side : CROWD_SIDES )
              if ( !box )
                box = freePlace( sheet.frames.map, { side, side + INSET_TEXT }, must, taken );
            std::vector<Point> places;
            for ( const std::size_t i : crowd )
              places.push_back( mPlaces[stops[i]] );
            if ( !box )
              continue;
            SheetInset inset;
            inset.box = *box;
            inset.view =
                insetView( *box, INSET_TEXT, mustShow( places, {}, CROWD_AROUND ), mUnit, CROWD_FINEST );
            if ( inset.view.scale * 2 > sheet.view.scale )
              continue;
            // Whoever else stands in the inset's part of the world is seen in it too.
            std::vector<StopMark> within;
            for ( const std::size_t i : stops )
              if ( const Point at = toPage( inset.view, mPlaces[i] );
                   inset.view.frame.grown( -2.5 ).contains( at.x, at.y ) )
                within.push_back( { mPlan.marks[i].number, at } );
            inset.discs = placeDiscs( within, { .frame = inset.view.frame, .taken = {} } );
            sheet.far.push_back( std::move( inset ) );
            taken.push_back( *box );
            moved.insert( moved.end(), crowd.begin(), crowd.end() );
          }
          if ( moved.empty() )
            return;
          std::sort( moved.begin(), moved.end() );
          std::vector<StopMark> left;
          for ( std::size_t i = 0; i < marks.size(); ++i )
            if ( !std::binary_search( moved.begin(), moved.end(), i ) )
              left.push_back( marks[i] );
          options.taken = taken;
          sheet.discs = placeDiscs( left, options );
        }

        SheetInset wayInset( const Box &box, const std::vector<Point> &edge ) const
        {
          std::vector<Point> points = edge;
          points.push_back( *mQuestion.staging );
          if ( mQuestion.showsHouses )
            points.insert( points.end(), mPlan.parts.there.begin(), mPlan.parts.there.end() );
          SheetInset inset;
          inset.box = box;
          inset.view = insetView( box, mTextHeight, points, ScaleUnit::Ratio, 2400 );
          constexpr double step = 5; // minutes, where the house must not be told
          inset.minutes = mQuestion.minutesToFirst;
          if ( !mQuestion.showsHouses )
            inset.minutes = std::max( step, inSteps( inset.minutes, step ) );
          else if ( !mPlan.parts.there.empty() )
            inset.metres = lengthOf( mPlan.parts.there );
          return inset;
        }

        SheetInset farInset( const Box &box, std::size_t stop ) const
        {
          SheetInset inset;
          inset.box = box;
          inset.view =
              insetView( box, INSET_TEXT, mustShow( { mPlaces[stop] }, {}, FAR_AROUND ), mUnit, 2400 );
          const StopMark mark{ mPlan.marks[stop].number, toPage( inset.view, mPlaces[stop] ) };
          inset.discs = placeDiscs( { &mark, 1 }, { .frame = inset.view.frame, .taken = {} } );
          return inset;
        }

        const SheetQuestion &mQuestion;
        ScaleUnit mUnit = ScaleUnit::FeetToTheInch;
        double mTextHeight = INSET_TEXT;
        std::vector<Point> mPlaces;
        std::vector<MapSheet> mCandidates;
        std::vector<Box> mFrames;
        SheetPlan mPlan;
    };
  }

  SheetPlan planSheets( const SheetQuestion &question )
  {
    ZonePlanner planner( question, TEAM_MAP_SHARE );
    SheetPlan plan = planner.plan();
    const MapSheet &map = plan.sheets.front();
    if ( plan.sheets.size() > 1 || map.listed || !question.mayBeOneSide || question.strip.height > 0 ||
         question.stops.empty() )
      return plan;
    // A few stops need no other side: ground without a stop gives way, where the map keeps its scale and its
    // insets.
    ZonePlanner small( question, STRIP_MAP_SHARE );
    if ( !small.canList() )
      return plan;
    SheetPlan oneSide = small.plan();
    const MapSheet &both = oneSide.sheets.front();
    const bool isAsGood = oneSide.sheets.size() == 1 && both.listed &&
                          both.view.scale <= map.view.scale + 1e-6 && both.far.size() >= map.far.size();
    return isAsGood ? oneSide : plan;
  }
}
