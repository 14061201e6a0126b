// SPDX-License-Identifier: GPL-2.0-or-later
// How the stop table and the directions of a packet lie on its sheets: in the form that takes the fewest of
// them.
#include "print/packet_maker.h"
#include "print/sheet_text.h"
#include "print/street_index.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    // Of directions on one sheet.
    std::size_t columnsOf( SheetSize size )
    {
      return size.width > 250 ? 3 : 2;
    }

    // Of them beside each other in that width.
    double columnWidth( double width, std::size_t columns )
    {
      return ( width - COLUMN_GAP * static_cast<double>( columns - 1 ) ) / static_cast<double>( columns );
    }

    // The columns of a strip, each as full as it gets; none where the first row is too high for them.
    std::vector<RowRun> stripColumns( const PageTable &steps, double height, std::size_t columns )
    {
      std::vector<RowRun> runs = flowRows( steps.rows, { height } );
      runs.resize( std::min( runs.size(), columns ) );
      for ( std::size_t c = 0; c < runs.size(); ++c )
        if ( steps.rows.front().height + runs[c].height( steps.rows ) > height )
          runs.resize( c );
      return runs;
    }
  }

  PacketMaker::ListedSteps PacketMaker::listedSteps( const PrintZone &zone, double width ) const
  {
    const std::size_t columns = columnsOf( { width, 0 } );
    ListedSteps listed;
    listed.width = columnWidth( width, columns );
    listed.steps = directionsTable( mEvent.streets, zone, mOptions, listed.width, mDirectionsFormat );
    const double all = listed.steps.height();
    if ( all <= 0 )
      return listed;
    listed.height = evenHeight( listed.steps.rows, 1, columns, all, all, 1 ).value_or( all );
    listed.columns = flowRows( listed.steps.rows, { listed.height } );
    // A row may be higher than the columns' equal share.
    for ( const RowRun &run : listed.columns )
      listed.height =
          std::max( listed.height, listed.steps.rows.front().height + run.height( listed.steps.rows ) );
    return listed;
  }

  void PacketMaker::putSteps( PageTemplate &page, const PageTable &steps, const std::vector<RowRun> &columns,
                              const Box &first )
  {
    if ( columns.empty() )
    {
      page.remove( "directions" );
      return;
    }
    for ( std::size_t c = 1; c < columns.size(); ++c )
    {
      Box next = first;
      next.x += static_cast<double>( c ) * ( first.width + COLUMN_GAP );
      putTable( page, page.copyTable( "directions", c ), steps, columns[c], next );
    }
    putTable( page, "directions", steps, columns[0], first );
  }

  // Tables of one zone in each form and width, measured once.
  class PacketMaker::ListTables
  {
    public:
      ListTables( const PacketMaker &maker, const PacketOrder &order, const SheetPlan &plan )
          : mMaker( maker ),
            mOrder( order ),
            mIndex( streetIndex( maker.mEvent, *order.zone, maker.mOptions, plan ) )
      {
      }

      bool hasNoSteps() const { return mOrder.zone->steps.empty(); }

      // Sheets on which ground without a stop gives way to a strip, the narrowest first: the map keeps its
      // scale and its insets.
      const std::vector<SheetPlan> &strips( const MapSheet &whole )
      {
        // Heights under an upright map, widths beside a landscape one, mm.
        static constexpr std::array sizes{ SheetSize{ 62, 26 }, SheetSize{ 68, 38 }, SheetSize{ 74, 50 },
                                           SheetSize{ 80, 62 }, SheetSize{ 86, 74 } };
        if ( mStrips )
          return *mStrips;
        mStrips.emplace();
        for ( const SheetSize &size : sizes )
        {
          SheetPlan plan = mMaker.planOf( mOrder, size );
          const MapSheet &sheet = plan.sheets.front();
          if ( plan.sheets.size() == 1 && sheet.frames.table.height > 0 &&
               sheet.view.scale <= whole.view.scale + 1e-6 && sheet.far.size() >= whole.far.size() )
            mStrips->push_back( std::move( plan ) );
        }
        return *mStrips;
      }

      // Rows behind the directions.
      std::size_t indexRows() const { return static_cast<std::size_t>( mIndex.size() ); }

      const PageTable &stops( double width, const ListForm &form )
      {
        return kept( mStops, { width, form.spacing, form.withWay },
                     [&]
                     {
                       return stopTable( mMaker.mEvent, *mOrder.zone, mMaker.mOptions, mOrder.households,
                                         width, mMaker.mTableFormat, form.spacing, form.withWay );
                     } );
      }
      const PageTable &steps( double width, const ListForm &form )
      {
        return kept( mSteps, { width, form.spacing, form.directions },
                     [&]
                     {
                       return directionsTable( mMaker.mEvent.streets, *mOrder.zone, mMaker.mOptions, width,
                                               mMaker.mDirectionsFormat, form.spacing, form.directions,
                                               mIndex );
                     } );
      }

    private:
      template <typename Map, typename Make>
      static const PageTable &kept( Map &map, const typename Map::key_type &key, Make &&make )
      {
        const auto found = map.find( key );
        return found != map.end() ? found->second : map.emplace( key, make() ).first->second;
      }

      const PacketMaker &mMaker;
      const PacketOrder &mOrder;
      const QStringList mIndex;
      std::optional<std::vector<SheetPlan>> mStrips;
      std::map<std::tuple<double, RowSpacing, bool>, PageTable> mStops;
      std::map<std::tuple<double, RowSpacing, DirectionsForm>, PageTable> mSteps;
  };

  const PacketMaker::Laid &PacketMaker::laid( const PacketOrder &order )
  {
    const std::pair key( order.zone, order.households );
    const auto known = mLaid.find( key );
    if ( known != mLaid.end() )
      return known->second;
    using enum RowSpacing;
    using enum DirectionsForm;
    static const std::vector<ListForm> words{
        { Tight, Paragraphs }, { Tight, Running }, { Closest, Paragraphs }, { Closest, Running } },
        signs{ { Tight, Signs }, { Tight, RunningSigns }, { Closest, Signs }, { Closest, RunningSigns } };
    Laid laid{ planOf( order, {} ), {} };
    ListTables tables( *this, order, laid.plan );
    laid.lists = listsOf( laid.plan, tables );
    // Words are read more easily than signs, and both than a third side that is left on the desk.
    useStrip( laid, words, tables );
    if ( canDrawSigns( mDirectionsFormat ) )
    {
      useForms( laid, signs, tables );
      useStrip( laid, signs, tables );
    }
    return mLaid.emplace( key, std::move( laid ) ).first->second;
  }

  void PacketMaker::useForms( Laid &laid, const std::vector<ListForm> &forms, ListTables &tables ) const
  {
    const SheetSize portrait = paperSize( mOptions.paper, false );
    for ( const ListForm &form : forms )
      for ( const SheetSize &size : { laid.plan.sheets.front().size, portrait } )
        if ( laid.lists.pages.size() < 2 )
          return;
        else if ( Lists lists = listsOf( laid.plan, size, form, tables );
                  lists.pages.size() < laid.lists.pages.size() &&
                  laid.lists.front.empty() == lists.front.empty() )
          laid.lists = std::move( lists );
  }

  void PacketMaker::useStrip( Laid &laid, const std::vector<ListForm> &forms, ListTables &tables ) const
  {
    if ( laid.lists.pages.size() < 2 || laid.plan.sheets.size() > 1 || tables.hasNoSteps() )
      return;
    for ( const SheetPlan &plan : tables.strips( laid.plan.sheets.front() ) )
      for ( const ListForm &form : forms )
        for ( const SheetSize &size : { plan.sheets.front().size, paperSize( mOptions.paper, false ) } )
          if ( Lists lists = listsOf( plan, size, form, tables );
               lists.pages.size() < laid.lists.pages.size() && !lists.front.empty() )
          {
            laid = { plan, std::move( lists ) };
            return;
          }
  }

  PacketMaker::Lists PacketMaker::listsOf( const SheetPlan &plan, ListTables &tables ) const
  {
    const SheetSize map = plan.sheets.front().size, portrait = paperSize( mOptions.paper, false );
    Lists best;
    using enum RowSpacing;
    using enum DirectionsForm;
    static const std::vector<ListForm> loose{ ListForm{}, ListForm{ Tight }, ListForm{ Tight, Paragraphs },
                                              ListForm{ Tight, Running }, ListForm{ Tight, Steps, true } },
        close{ ListForm{ Closest, Paragraphs }, ListForm{ Closest, Running },
               ListForm{ Closest, Steps, true } };
    // As the map lies and comfortably, else the first that saves a sheet.
    for ( const std::vector<ListForm> &forms : { loose, close } )
      for ( const SheetSize &size : { map, portrait } )
        for ( const ListForm &form : forms )
        {
          Lists lists = listsOf( plan, size, form, tables );
          const bool isFirst = best.size.width <= 0;
          if ( isFirst || lists.pages.size() < best.pages.size() )
            best = std::move( lists );
          if ( best.pages.size() < 2 )
            return best;
        }
    return best;
  }

  PacketMaker::Lists PacketMaker::listsOf( const SheetPlan &plan, SheetSize size, const ListForm &form,
                                           ListTables &tables ) const
  {
    constexpr double between = 3, leastRoom = 30; // mm
    const MapSheet &sheet = plan.sheets.front();
    Lists lists;
    if ( sheet.listed )
      return lists;
    lists.size = size;
    lists.frames = backFrames( lists.size, footLines( mOptions, lists.size ) );
    const Box &box = lists.frames.table;
    const std::size_t columns = columnsOf( lists.size );
    lists.column = columnWidth( box.width, columns );
    lists.stops = tables.stops( box.width, form );
    lists.steps = tables.steps( lists.column, form );
    if ( form.withWay )
      lists.steps.rows.erase( lists.steps.rows.begin() + 1,
                              lists.steps.rows.end() - static_cast<std::ptrdiff_t>( tables.indexRows() ) );
    std::size_t step = 1; // the first behind the map
    if ( const Box &strip = sheet.frames.table; strip.height > 0 )
    {
      const bool isBeside = sheet.size.width > sheet.size.height;
      const std::size_t beside = isBeside ? 1 : columnsOf( sheet.size );
      lists.frontColumn = columnWidth( strip.width, beside );
      lists.frontSteps = tables.steps( lists.frontColumn, form );
      lists.front = stripColumns( lists.frontSteps, strip.height, beside );
      step = lists.front.empty() ? 1 : lists.front.back().last;
    }
    lists.key = keyLines( box.width );
    const double key = lists.stops.rows.size() > 1 ? keyHeight( lists.key ) : 0;
    for ( const RowRun &run : flowRows( lists.stops.rows, { box.height - key } ) )
      lists.pages.push_back( { run, {}, box.y } );
    double used = lists.stops.rows.front().height + key + between;
    if ( !lists.pages.empty() )
      used += lists.pages.back().stops.height( lists.stops.rows );
    if ( lists.steps.rows.size() <= step )
      return lists;
    if ( lists.pages.empty() || box.height - used < leastRoom )
      lists.pages.push_back( { {}, {}, box.y } );
    else
      lists.pages.back().stepsTop = box.y + used;

    // Where all fits on the sheet its columns are of equal length.
    const double first = box.bottom() - lists.pages.back().stepsTop;
    std::vector<double> heights( columns, first );
    heights.push_back( box.height );
    const double left = RowRun{ step, lists.steps.rows.size() }.height( lists.steps.rows );
    if ( const auto even = evenHeight( lists.steps.rows, step, columns, left, first, 2 ) )
      heights = { *even };
    for ( const RowRun &run : flowRows( lists.steps.rows, heights, step ) )
    {
      if ( lists.pages.back().steps.size() == columns )
        lists.pages.push_back( { {}, {}, box.y } );
      lists.pages.back().steps.push_back( run );
    }
    return lists;
  }
}
