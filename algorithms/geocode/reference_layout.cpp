// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/reference_layout.h"

#include "geocode/calibration.h"
#include "geocode/name_index.h"
#include "geocode/reference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace doorstep
{
  struct ReferenceLayout::NameArrays : NameIndexArrays
  {
  };

  namespace
  {
    std::string titled( const StreetName &name )
    {
      std::string text = format( name );
      bool start = true;
      for ( std::size_t i = 0; i < text.size(); ++i )
      {
        const std::size_t end = std::min( text.find( ' ', i ), text.size() );
        const std::string_view word = std::string_view( text ).substr( i, end - i );
        // "VT Rte 15", "Co Hwy QQ"
        const bool route = !name.pretype.empty() && i < 4 + name.predir.size() && word.size() == 2 &&
                           name.pretype.starts_with( word ) && !normalizeState( word ).empty() &&
                           word != "CO";
        const bool letters =
            !name.pretype.empty() && word.size() == 2 && word == name.name && word[0] == word[1];
        const bool direction =
            word == "NE" || word == "NW" || word == "SE" || word == "SW" || word == "US" || route || letters;
        for ( ; i < end; ++i )
        {
          if ( !start && !direction && text[i] >= 'A' && text[i] <= 'Z' )
            text[i] = static_cast<char>( text[i] - 'A' + 'a' );
          start = false;
        }
        start = true;
      }
      return text;
    }
  }

  void ReferenceLayout::sortStreets()
  {
    const std::size_t count = builder.mStreets.size();
    order.resize( count );
    std::iota( order.begin(), order.end(), 0U );
    std::sort( order.begin(), order.end(),
               [&]( std::uint32_t a, std::uint32_t b )
               { return builder.mStreets[a].whole < builder.mStreets[b].whole; } );
    std::vector<std::uint32_t> now( count );
    streets.resize( count );
    StringPool &pool = builder.mStrings;
    for ( std::uint32_t i = 0; i < count; ++i )
    {
      const ReferenceBuilder::Street &from = builder.mStreets[order[i]];
      now[order[i]] = i;
      StreetRecord &s = streets[i];
      setName( s, from.name );
      names.push_back( from.name );
      s.shown = pool.intern( from.shown.empty() ? titled( from.name ) : from.shown );
      s.canonical = i;
    }
    for ( ReferenceBuilder::House &h : builder.mHouses )
      h.street = now[h.street];
    for ( ReferenceBuilder::Side &s : builder.mSides )
      s.street = now[s.street];
    for ( std::uint32_t &s : builder.mSegmentStreet )
      s = now[s];
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> aliases;
    for ( const auto &[pair, yes] : builder.mAliases )
      aliases[{ now[pair.first], now[pair.second] }] = yes;
    builder.mAliases = std::move( aliases );

    // affixes are compared as text from here on, so that the order does not hang on the order of the rows
    std::stable_sort( builder.mHouses.begin(), builder.mHouses.end(),
                      []( const auto &a, const auto &b ) { return a.street < b.street; } );
    std::stable_sort( builder.mSides.begin(), builder.mSides.end(),
                      []( const auto &a, const auto &b ) { return a.street < b.street; } );
    houses.reserve( builder.mHouses.size() );
    for ( const ReferenceBuilder::House &h : builder.mHouses )
    {
      StreetRecord &s = streets[h.street];
      if ( s.houseCount++ == 0 )
        s.firstHouse = static_cast<std::uint32_t>( houses.size() );
      houses.push_back( h.record );
    }
    builder.mHouses = {};
    for ( const ReferenceBuilder::Side &side : builder.mSides )
    {
      StreetRecord &s = streets[side.street];
      if ( s.sideCount++ == 0 )
        s.firstSide = static_cast<std::uint32_t>( sides.size() );
      sides.push_back( side.record );
    }
    builder.mSides = {};
  }

  void ReferenceLayout::sortHouses()
  {
    const StringPool &pool = builder.mStrings;
    for ( const StreetRecord &s : streets )
    {
      const auto begin = houses.begin() + s.firstHouse, end = begin + s.houseCount;
      std::sort( begin, end,
                 [&]( const HouseRecord &a, const HouseRecord &b )
                 {
                   if ( a.value != b.value )
                     return a.value < b.value;
                   if ( a.affix != b.affix )
                     return pool.text( a.affix ) < pool.text( b.affix );
                   if ( a.unit != b.unit )
                     return pool.text( a.unit ) < pool.text( b.unit );
                   if ( a.place != b.place )
                     return a.place < b.place;
                   return a.x != b.x ? a.x < b.x : a.y < b.y;
                 } );
    }
  }

  // Addresses of which two points lie far apart: of two towns or streets, where the column that tells them
  // apart was not read.
  void ReferenceLayout::countFarApart()
  {
    constexpr double farAway = 1000; // metres; a ranch or a campus is smaller
    const LocalFrame &frame = builder.mFrame;
    for ( const StreetRecord &s : streets )
      for ( std::uint32_t i = s.firstHouse, end = i + s.houseCount; i < end; )
      {
        const HouseRecord &first = houses[i];
        bool far = false;
        for ( ++i; i < end && houses[i].value == first.value && houses[i].affix == first.affix &&
                   houses[i].unit == first.unit && houses[i].place == first.place;
              ++i )
          far = far || frame.meters( { first.x, first.y }, { houses[i].x, houses[i].y } ) > farAway;
        builder.mSummary.farApart += far ? 1 : 0;
      }
  }

  void ReferenceLayout::setName( StreetRecord &record, const StreetName &name )
  {
    StringPool &pool = builder.mStrings;
    record.premod = pool.intern( name.premod );
    record.predir = pool.intern( name.predir );
    record.pretype = pool.intern( name.pretype );
    record.name = pool.intern( name.name );
    record.suftype = pool.intern( name.suftype );
    record.sufdir = pool.intern( name.sufdir );
    record.sufmod = pool.intern( name.sufmod );
    record.whole = pool.intern( format( name ) );
  }

  void ReferenceLayout::addAliasStreets()
  {
    const std::size_t own = streets.size();
    const auto add = [this]( std::uint32_t canonical, const StreetName &name, bool alias )
    {
      StreetRecord record = streets[canonical];
      setName( record, name );
      record.alias = alias ? 1 : 0;
      record.canonical = canonical;
      streets.push_back( record );
      names.push_back( name );
    };
    for ( std::uint32_t i = 0; i < own; ++i )
      for ( const StreetName &variant : builder.mStreets[order[i]].variants )
        add( i, variant, false );
    // a name that is nothing but an alias has no houses of its own; its own record stays, never a candidate
    for ( const auto &[pair, yes] : builder.mAliases )
      add( pair.second, StreetName( names[pair.first] ), true );
  }

  void ReferenceLayout::collectNodes()
  {
    // ends that lie within half a metre of each other on a grid are one crossing
    const LocalFrame &frame = builder.mFrame;
    std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> known;
    const auto nodeAt = [&]( const VertexRecord &v )
    {
      const Point scale = frame.scaleAt( std::round( v.y ) );
      const std::pair cell( std::llround( v.x * scale.x ), std::llround( v.y * scale.y ) );
      const auto [found, fresh] = known.emplace( cell, static_cast<std::uint32_t>( nodes.size() ) );
      if ( fresh )
        nodes.push_back( v );
      return found->second;
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> of; // street, node
    for ( std::size_t i = 0; i < builder.mSegments.size(); ++i )
    {
      const SegmentRecord &s = builder.mSegments[i];
      for ( const std::uint32_t vertex : { s.firstVertex, s.firstVertex + s.vertexCount - 1 } )
        of.emplace_back( builder.mSegmentStreet[i], nodeAt( builder.mVertices[vertex] ) );
    }
    std::sort( of.begin(), of.end() );
    of.erase( std::unique( of.begin(), of.end() ), of.end() );
    for ( const auto &[street, node] : of )
    {
      StreetRecord &s = streets[street];
      if ( s.nodeCount++ == 0 )
        s.firstNode = static_cast<std::uint32_t>( streetNodes.size() );
      streetNodes.push_back( node );
    }
  }

  void ReferenceLayout::indexNames()
  {
    std::vector<KeyOfStreet> keys;
    for ( std::uint32_t i = 0; i < streets.size(); ++i )
    {
      const StreetRecord &s = streets[i];
      if ( s.houseCount == 0 && s.sideCount == 0 && s.nodeCount == 0 )
        continue;
      for ( NameKey &key : streetKeys( names[i] ) )
        keys.push_back( { std::move( key.text ), i, key.kind } );
    }
    index = std::make_shared<NameArrays>();
    static_cast<NameIndexArrays &>( *index ) = buildNameIndex(
        std::move( keys ), [this]( std::string_view text ) { return builder.mStrings.intern( text ); } );
  }

  void ReferenceLayout::collectMeta()
  {
    meta.minX = meta.minY = INFINITY;
    meta.maxX = meta.maxY = -INFINITY;
    const auto widen = [this]( double x, double y )
    {
      meta.minX = std::min( meta.minX, x );
      meta.minY = std::min( meta.minY, y );
      meta.maxX = std::max( meta.maxX, x );
      meta.maxY = std::max( meta.maxY, y );
    };
    for ( const HouseRecord &h : houses )
      widen( h.x, h.y );
    for ( const VertexRecord &v : builder.mVertices )
      widen( v.x, v.y );
    meta.metersPerUnit = builder.mFrame.metersPerUnit;
    meta.geographic = builder.mFrame.geographic ? 1 : 0;
    meta.authId = builder.mStrings.intern( builder.mCrs.authId );
    meta.wkt = builder.mStrings.intern( builder.mCrs.wkt );
    meta.deleteBits = index->deleteBits;
    meta.phoneticBits = index->phoneticBits;
    meta.pointRows = static_cast<std::uint32_t>( builder.mSummary.points );
    meta.streetRows = static_cast<std::uint32_t>( builder.mSummary.segments );
  }

  void ReferenceLayout::packStrings()
  {
    const StringPool &pool = builder.mStrings;
    stringEnds.reserve( pool.size() );
    for ( StringIndex i = 0; i < pool.size(); ++i )
    {
      const std::string_view text = pool.text( i );
      stringBytes.insert( stringBytes.end(), text.begin(), text.end() );
      stringEnds.push_back( static_cast<std::uint32_t>( stringBytes.size() ) );
    }
  }

  ReferenceView ReferenceLayout::view() const
  {
    ReferenceView v;
    v.meta = &meta;
    v.stringEnds = stringEnds;
    v.stringBytes = stringBytes;
    v.places = builder.mPlaces;
    v.streets = streets;
    v.houses = houses;
    v.sides = sides;
    v.segments = builder.mSegments;
    v.vertices = builder.mVertices;
    v.streetNodes = streetNodes;
    v.nodes = nodes;
    v.keys = index->keys;
    v.keyUses = index->uses;
    v.keyLengths = index->lengths;
    v.keySlots = index->slots;
    v.deletes = index->deletes;
    v.deleteDirectory = index->deleteDirectory;
    v.phonetic = index->phonetic;
    v.phoneticDirectory = index->phoneticDirectory;
    v.zips = zips;
    v.streetZips = streetZips;
    v.cities = cities;
    v.states = states;
    return v;
  }

  std::string ReferenceLayout::finish( ReferenceBuilder &builder, const Progress &progress )
  {
    ReferenceLayout layout( builder );
    layout.sortStreets();
    report( progress, 0.2 );
    layout.sortHouses(); // by number, for the searches of fillPlaces
    layout.fillPlaces();
    report( progress, 0.4 );
    layout.fillCities();
    layout.sortPlaces();
    layout.sortHouses(); // places have their final numbers now
    layout.countFarApart();
    layout.collectNodes();
    layout.addAliasStreets();
    layout.collectZips();
    report( progress, 0.6 );
    layout.indexNames();
    layout.collectMeta();
    layout.packStrings();
    report( progress, 0.8 );
    layout.meta.calibration = calibrate( layout.view(), builder.mFrame );
    builder.mSummary.streets = static_cast<std::size_t>( std::count_if(
        layout.streets.begin(), layout.streets.end(),
        [&layout]( const StreetRecord &s )
        { return layout.streets.data() + s.canonical == &s && ( s.houseCount > 0 || s.sideCount > 0 ); } ) );
    report( progress, 0.9 );
    return serialize( layout.view() );
  }
}
