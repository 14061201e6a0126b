// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/reference_check.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace doorstep
{
  namespace
  {
    template <class Records, class Holds> bool all( const Records &records, Holds &&holds )
    {
      return std::all_of( records.begin(), records.end(), holds );
    }

    bool within( std::uint32_t first, std::uint32_t count, std::size_t size )
    {
      return first <= size && count <= size - first;
    }

    // Ends that never fall and end where the array of what they divide ends.
    bool rising( std::span<const std::uint32_t> ends, std::size_t last )
    {
      return std::is_sorted( ends.begin(), ends.end() ) && ( ends.empty() ? last == 0 : ends.back() == last );
    }

    bool directoryHolds( std::span<const HashEntry> entries, std::span<const std::uint32_t> directory,
                         std::uint32_t bits, std::size_t keys )
    {
      if ( directory.empty() )
        return entries.empty();
      return bits >= 1 && bits <= 24 && directory.size() == ( std::size_t{ 1 } << bits ) + 1 &&
             rising( directory, entries.size() ) &&
             all( entries, [keys]( const HashEntry &e ) { return e.key < keys; } );
    }
  }

  bool indexesHold( const ReferenceView &v )
  {
    const std::size_t strings = v.stringEnds.size();
    const auto text = [strings]( StringIndex i ) { return i < strings; };
    const MetaRecord &meta = *v.meta;
    if ( strings == 0 || v.stringEnds[0] != 0 || !rising( v.stringEnds, v.stringBytes.size() ) ||
         v.places.empty() )
      return false;
    if ( !text( meta.authId ) || !text( meta.wkt ) || !( meta.metersPerUnit > 0 ) ||
         !std::isfinite( meta.metersPerUnit ) )
      return false;
    const bool records =
        all( v.places, [&]( const PlaceRecord &p )
             { return text( p.city ) && text( p.state ) && text( p.cityShown ); } ) &&
        all( v.streets,
             [&]( const StreetRecord &s )
             {
               return text( s.premod ) && text( s.predir ) && text( s.pretype ) && text( s.name ) &&
                      text( s.suftype ) && text( s.sufdir ) && text( s.sufmod ) && text( s.whole ) &&
                      text( s.shown ) && within( s.firstHouse, s.houseCount, v.houses.size() ) &&
                      within( s.firstSide, s.sideCount, v.sides.size() ) &&
                      within( s.firstNode, s.nodeCount, v.streetNodes.size() ) &&
                      within( s.firstZip, s.zipCount, v.streetZips.size() ) && s.canonical < v.streets.size();
             } ) &&
        all( v.houses, [&]( const HouseRecord &h )
             { return text( h.affix ) && text( h.unit ) && h.place < v.places.size(); } ) &&
        all( v.sides,
             [&]( const SideRecord &s )
             {
               return s.segment < v.segments.size() && text( s.prefix ) && s.place < v.places.size() &&
                      s.parity <= Parity::Both;
             } ) &&
        all( v.segments, [&]( const SegmentRecord &s )
             { return within( s.firstVertex, s.vertexCount, v.vertices.size() ); } ) &&
        all( v.streetNodes, [&]( std::uint32_t n ) { return n < v.nodes.size(); } ) &&
        all( v.cities, text ) && all( v.states, text );
    if ( !records )
      return false;
    const std::size_t keys = v.keys.size();
    return all( v.keys, [&]( const KeyRecord &k )
                { return text( k.text ) && within( k.firstUse, k.useCount, v.keyUses.size() ); } ) &&
           all( v.keyUses, [&]( const KeyUse &u )
                { return u.street < v.streets.size() && u.kind <= KeyKind::Spelled; } ) &&
           rising( v.keyLengths, keys ) && std::has_single_bit( v.keySlots.size() ) &&
           v.keySlots.size() > keys && std::count( v.keySlots.begin(), v.keySlots.end(), 0U ) > 0 &&
           all( v.keySlots, [keys]( std::uint32_t k ) { return k <= keys; } ) &&
           directoryHolds( v.deletes, v.deleteDirectory, meta.deleteBits, keys ) &&
           directoryHolds( v.phonetic, v.phoneticDirectory, meta.phoneticBits, keys );
  }
}
