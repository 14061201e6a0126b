// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/fingerprint.h"

#include "network/street_graph.h"

#include <sodium.h>

#include <type_traits>

namespace doorstep
{
  namespace
  {
    class Hash
    {
      public:
        Hash() { crypto_generichash_init( &mState, nullptr, 0, Fingerprint().size() ); }

        // Numbers without padding between them, their count first.
        template <class Value> void add( std::span<const Value> values )
        {
          static_assert( std::is_arithmetic_v<Value> );
          const std::uint64_t count = values.size();
          crypto_generichash_update( &mState, reinterpret_cast<const unsigned char *>( &count ),
                                     sizeof count );
          crypto_generichash_update( &mState, reinterpret_cast<const unsigned char *>( values.data() ),
                                     values.size_bytes() );
        }
        Fingerprint end()
        {
          Fingerprint result;
          crypto_generichash_final( &mState, result.data(), result.size() );
          return result;
        }

      private:
        crypto_generichash_state mState;
    };
  }

  Fingerprint fingerprintOf( const StreetGraph &graph )
  {
    Hash hash;
    const GraphOptions &o = graph.options;
    const TurnCosts &t = o.turns;
    const double settings[] = { 1, // of this list
                                o.tolerance,
                                o.joinTs ? 1.0 : 0.0,
                                o.shareOfLimit,
                                o.leftHandTraffic ? 1.0 : 0.0,
                                t.right,
                                t.left,
                                t.leftAcross,
                                t.stopSign,
                                t.signal,
                                t.signalRight,
                                t.uTurn,
                                t.deadEnd };
    hash.add( std::span<const double>( settings ) );
    hash.add( std::span<const double>( o.speeds ) );
    std::vector<double> places;
    places.reserve( graph.nodes.size() * 2 );
    for ( const Point &node : graph.nodes )
    {
      places.push_back( node.x );
      places.push_back( node.y );
    }
    hash.add( std::span<const double>( places ) );
    std::vector<std::int32_t> edges;
    edges.reserve( graph.segments.size() * 2 + graph.turnCount() );
    std::vector<Weight> weights( graph.edgeWeight.begin(), graph.edgeWeight.end() );
    weights.reserve( weights.size() + graph.turnCount() );
    for ( const StreetSegment &segment : graph.segments )
    {
      edges.push_back( segment.fromNode );
      edges.push_back( segment.toNode );
    }
    for ( const Turn &turn : graph.turns.items() )
    {
      edges.push_back( turn.edge );
      weights.push_back( turn.weight );
    }
    hash.add( std::span<const std::int32_t>( edges ) );
    hash.add( std::span<const Weight>( weights ) );
    hash.add( std::span<const std::uint32_t>( graph.turns.firsts() ) );
    return hash.end();
  }

  Fingerprint fingerprintOf( std::string_view bytes, const Fingerprint &key )
  {
    Fingerprint result;
    crypto_generichash( result.data(), result.size(), reinterpret_cast<const unsigned char *>( bytes.data() ),
                        bytes.size(), key.data(), key.size() );
    return result;
  }
}
