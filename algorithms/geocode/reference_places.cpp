// SPDX-License-Identifier: GPL-2.0-or-later
// Places that a layer leaves out, from its neighbours: a point's ZIP and city from the range that holds it, a
// range's from the points that it holds, a ZIP's city where nearly all of its addresses have one.
#include "geocode/polyline.h"
#include "geocode/reference_layout.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace doorstep
{
  std::uint32_t ReferenceLayout::merged( std::uint32_t own, std::uint32_t other )
  {
    std::vector<PlaceRecord> &places = builder.mPlaces;
    PlaceRecord p = places[own];
    const PlaceRecord &o = places[other];
    if ( p.zip == 0 )
      p.zip = o.zip;
    if ( p.city == 0 )
    {
      p.city = o.city;
      p.cityShown = o.cityShown;
    }
    if ( p.state == 0 )
      p.state = o.state;
    if ( p == places[own] )
      return own;
    std::string cells( 1, '\x1E' );
    for ( const std::uint32_t part : { p.zip, p.city, p.state, p.cityShown } )
      cells.append( std::to_string( part ) ).append( 1, ' ' );
    const auto [found, fresh] =
        builder.mPlaceOf.emplace( cells, static_cast<std::uint32_t>( places.size() ) );
    if ( fresh )
      places.push_back( p );
    return found->second;
  }

  std::uint32_t ReferenceLayout::placeFromSides( const StreetRecord &street, const HouseRecord &house )
  {
    constexpr double withNumber = 300, any = 150; // metres to a side that holds the number, to any
    const Point at{ house.x, house.y };
    double best = std::numeric_limits<double>::infinity();
    std::uint32_t place = 0;
    for ( const bool numbered : { true, false } )
    {
      for ( std::uint32_t i = 0; i < street.sideCount; ++i )
      {
        const SideRecord &side = sides[street.firstSide + i];
        if ( numbered && !side.holds( house.value ) )
          continue;
        const SegmentRecord &segment = builder.mSegments[side.segment];
        const Projection p =
            projectOn( std::span( builder.mVertices ).subspan( segment.firstVertex, segment.vertexCount ),
                       builder.mFrame, at );
        const double away = p.away + ( p.right == ( side.right != 0 ) ? 0 : 1 );
        if ( away < best && away < ( numbered ? withNumber : any ) )
        {
          best = away;
          place = side.place;
        }
      }
      if ( place != 0 )
        break;
    }
    return place;
  }

  std::uint32_t ReferenceLayout::placeFromHouses( const StreetRecord &street, const SideRecord &side )
  {
    constexpr double nearby = 150; // metres from the segment
    const auto begin = houses.begin() + street.firstHouse, end = begin + street.houseCount;
    const SegmentRecord &segment = builder.mSegments[side.segment];
    const auto line = std::span( builder.mVertices ).subspan( segment.firstVertex, segment.vertexCount );
    int looked = 0;
    for ( auto h = std::lower_bound( begin, end, side.low(),
                                     []( const HouseRecord &a, std::uint32_t v ) { return a.value < v; } );
          h != end && h->value <= side.high() && looked < 20; ++h )
      if ( side.holds( h->value ) && h->place != 0 )
      {
        ++looked;
        if ( projectOn( line, builder.mFrame, { h->x, h->y } ).away < nearby )
          return h->place;
      }
    return 0;
  }

  void ReferenceLayout::fillPlaces()
  {
    const std::vector<PlaceRecord> &places = builder.mPlaces;
    const auto complete = [&]( std::uint32_t p ) { return places[p].zip != 0 && places[p].city != 0; };
    for ( const StreetRecord &street : streets )
    {
      // houses first, from what the ranges said themselves
      for ( std::uint32_t i = 0; i < street.houseCount && street.sideCount > 0; ++i )
      {
        HouseRecord &house = houses[street.firstHouse + i];
        if ( !complete( house.place ) )
          house.place = merged( house.place, placeFromSides( street, house ) );
      }
      for ( std::uint32_t i = 0; i < street.sideCount && street.houseCount > 0; ++i )
      {
        SideRecord &side = sides[street.firstSide + i];
        if ( !complete( side.place ) )
          side.place = merged( side.place, placeFromHouses( street, side ) );
      }
    }
  }

  void ReferenceLayout::fillCities()
  {
    constexpr double share = 0.9; // of a ZIP's addresses that name a city
    std::vector<std::size_t> uses( builder.mPlaces.size() );
    for ( const HouseRecord &h : houses )
      ++uses[h.place];
    for ( const SideRecord &s : sides )
      ++uses[s.place];
    // ZIP -> city -> how many addresses, and one place that names it
    std::map<std::uint32_t, std::map<std::string_view, std::pair<std::size_t, std::uint32_t>>> of;
    for ( std::uint32_t place = 0; place < uses.size(); ++place )
    {
      const PlaceRecord &p = builder.mPlaces[place];
      if ( p.zip == 0 || p.city == 0 || uses[place] == 0 )
        continue;
      auto &entry = of[p.zip].try_emplace( builder.mStrings.text( p.city ), 0, place ).first->second;
      entry.first += uses[place];
    }
    std::map<std::uint32_t, std::uint32_t> cityOf;
    for ( const auto &[zip, named] : of )
    {
      std::size_t all = 0, most = 0;
      for ( const auto &[city, entry] : named )
      {
        all += entry.first;
        if ( entry.first > most )
        {
          most = entry.first;
          cityOf[zip] = entry.second;
        }
      }
      if ( static_cast<double>( most ) < share * static_cast<double>( all ) )
        cityOf.erase( zip );
    }
    const auto fill = [&]( std::uint32_t &place )
    {
      const PlaceRecord &p = builder.mPlaces[place];
      if ( p.city != 0 || p.zip == 0 )
        return;
      const auto found = cityOf.find( p.zip );
      if ( found != cityOf.end() )
        place = merged( place, found->second );
    };
    for ( HouseRecord &h : houses )
      fill( h.place );
    for ( SideRecord &s : sides )
      fill( s.place );
  }

  void ReferenceLayout::sortPlaces()
  {
    std::vector<PlaceRecord> &places = builder.mPlaces;
    const StringPool &pool = builder.mStrings;
    std::vector<std::uint32_t> by( places.size() );
    std::iota( by.begin(), by.end(), 0U );
    const auto key = [&]( std::uint32_t i )
    {
      const PlaceRecord &p = places[i];
      return std::tuple( p.zip, pool.text( p.city ), pool.text( p.state ), pool.text( p.cityShown ) );
    };
    std::sort( by.begin(), by.end(),
               [&]( std::uint32_t a, std::uint32_t b ) { return key( a ) < key( b ); } );
    std::vector<PlaceRecord> sorted;
    std::vector<std::uint32_t> now( places.size() );
    for ( const std::uint32_t i : by )
    {
      // places that differ only in how the city is printed are one
      const bool same = !sorted.empty() && sorted.back().zip == places[i].zip &&
                        sorted.back().city == places[i].city && sorted.back().state == places[i].state;
      if ( !same )
        sorted.push_back( places[i] );
      now[i] = static_cast<std::uint32_t>( sorted.size() - 1 );
    }
    places = std::move( sorted );
    for ( HouseRecord &h : houses )
      h.place = now[h.place];
    for ( SideRecord &s : sides )
      s.place = now[s.place];
  }

  void ReferenceLayout::collectZips()
  {
    const std::vector<PlaceRecord> &places = builder.mPlaces;
    const StringPool &pool = builder.mStrings;
    const auto tidy = []( std::vector<std::uint32_t> &v )
    {
      std::sort( v.begin(), v.end() );
      v.erase( std::unique( v.begin(), v.end() ), v.end() );
    };
    std::vector<bool> used( places.size() );
    for ( StreetRecord &s : streets )
    {
      std::vector<std::uint32_t> own;
      const auto add = [&]( std::uint32_t place )
      {
        used[place] = true;
        if ( places[place].zip != 0 && ( own.empty() || own.back() != places[place].zip ) )
          own.push_back( places[place].zip );
      };
      for ( std::uint32_t i = 0; i < s.houseCount; ++i )
        add( houses[s.firstHouse + i].place );
      for ( std::uint32_t i = 0; i < s.sideCount; ++i )
        add( sides[s.firstSide + i].place );
      tidy( own );
      s.firstZip = static_cast<std::uint32_t>( streetZips.size() );
      s.zipCount = static_cast<std::uint32_t>( own.size() );
      streetZips.insert( streetZips.end(), own.begin(), own.end() );
    }
    for ( std::size_t i = 0; i < places.size(); ++i )
      if ( used[i] )
      {
        if ( places[i].zip != 0 )
          zips.push_back( places[i].zip );
        if ( places[i].city != 0 )
          cities.push_back( places[i].city );
        if ( places[i].state != 0 )
          states.push_back( places[i].state );
      }
    tidy( zips );
    for ( std::vector<StringIndex> *texts : { &cities, &states } )
    {
      std::sort( texts->begin(), texts->end(),
                 [&]( StringIndex a, StringIndex b ) { return pool.text( a ) < pool.text( b ); } );
      texts->erase( std::unique( texts->begin(), texts->end() ), texts->end() );
    }
  }

  void ReferenceBuilder::dropFarHouses()
  {
    constexpr std::size_t least = 3, sampled = 2000;
    constexpr double most = 0.7, wide = 300e3,
                     times = 20; // share of houses; metres; times that share's width
    if ( mHouses.size() < least )
      return;
    std::vector<double> xs, ys, away;
    const std::size_t step = std::max<std::size_t>( 1, mHouses.size() / sampled );
    for ( std::size_t i = 0; i < mHouses.size(); i += step )
    {
      xs.push_back( mHouses[i].record.x );
      ys.push_back( mHouses[i].record.y );
    }
    const auto ranked = []( std::vector<double> &values, double share )
    {
      const auto at =
          values.begin() + static_cast<std::ptrdiff_t>( share * static_cast<double>( values.size() - 1 ) );
      std::nth_element( values.begin(), at, values.end() );
      return *at;
    };
    const Point middle{ ranked( xs, 0.5 ), ranked( ys, 0.5 ) };
    for ( std::size_t i = 0; i < mHouses.size(); i += step )
      away.push_back( mFrame.meters( middle, { mHouses[i].record.x, mHouses[i].record.y } ) );
    const double limit = std::max( wide, times * ranked( away, most ) );
    const Point scale = mFrame.scaleAt( middle.y );
    std::int64_t before = -1; // several numbers of one point
    std::erase_if( mHouses,
                   [&]( const House &house )
                   {
                     const Point at{ house.record.x, house.record.y };
                     const double rough =
                         std::abs( at.x - middle.x ) * scale.x + std::abs( at.y - middle.y ) * scale.y;
                     if ( rough < limit / 2 || mFrame.meters( middle, at ) < limit )
                       return false;
                     if ( house.row != before )
                     {
                       skip( true, house.row,
                             "far from nearly all others: a sign or a digit of its coordinates may be lost" );
                       --mSummary.points;
                     }
                     before = house.row;
                     return true;
                   } );
  }
}
