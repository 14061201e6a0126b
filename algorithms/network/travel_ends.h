// SPDX-License-Identifier: GPL-2.0-or-later
// How snapped places hang on the graph, and how a row of the travel matrix is read from a search. Shared by
// all searches and by the paths, so that they agree to the last bit.
// A search gives the least weight to the end of each edge. A place in the middle of edge f is then reached at
// weight( f ) less what lies behind the place, unless the source is on f too and has already passed it: then
// it comes round again, through an edge before f.
#pragma once
#include "network/travel_matrix.h"

namespace doorstep
{
  struct TravelEnd
  {
      std::int32_t edge = -1;
      Weight before = 0;  // of the edge from its start to the place
      Weight after = 0;   // from the place to the edge's end
      Weight facing = 0;  // of turning the car round before leaving by this edge
      Weight penalty = 0; // of arriving on the far side
      Weight drive = 0;   // between the street and the door, either way
      Point door;         // the place itself
  };

  // The one or two edges of the main network by which a place is left and reached.
  struct TravelEnds
  {
      TravelEnd ends[2];
      std::size_t count = 0;
      std::span<const TravelEnd> all() const & { return { ends, count }; }
      std::span<const TravelEnd> all() const && = delete; // a loop over a temporary's would dangle
  };

  // Seconds between the street and a door so far from it: the drive of a house that lies back.
  double driveSeconds( double gap, const TravelOptions &options );

  TravelEnds travelEnds( const StreetGraph &graph, const SnappedPoint &place, const TravelOptions &options );

  // What a search from a place starts with: weights to the ends of edges.
  struct TravelSeed
  {
      std::int32_t edge = -1;
      Weight weight = 0;
  };

  // The places of a matrix, and the edges whose weights a search has to give.
  class TravelPlan
  {
    public:
      TravelPlan( const StreetGraph &graph, std::span<const SnappedPoint> places,
                  const TravelOptions &options );

      std::size_t size() const { return mEnds.size(); }
      std::span<const TravelEnd> ends( std::size_t place ) const { return mEnds[place].all(); }

      // Edges wanted, ascending; slotOf is an edge's index among them, -1: not wanted.
      const std::vector<std::int32_t> &wanted() const { return mWanted; }
      std::int32_t slotOf( std::int32_t edge ) const { return mSlotOf[static_cast<std::size_t>( edge )]; }

      // Writes the source's row from the weights of the wanted edges: weight( slot ).
      template <class WeightAt>
      void writeRow( std::size_t source, const WeightAt &weight, TravelMatrix &m ) const
      {
        for ( std::size_t j = 0; j < size(); ++j )
        {
          Weight best = source == j && mEnds[j].count > 0 ? 0 : noWay;
          for ( const TravelEnd &end : mEnds[j].all() )
          {
            const Weight to = arrival( source, end, weight );
            best = to < best ? to : best;
          }
          m.minutes[source * size() + j] = static_cast<float>( secondsOf( best ) / 60 );
          m.meters[source * size() + j] = static_cast<float>( metersOf( best ) );
        }
      }

    private:
      struct Before
      {
          std::int32_t slot = 0; // of an edge that leads into the shared edge
          Weight turn = 0;       // of the turn and the shared edge
      };

      template <class WeightAt>
      Weight arrival( std::size_t source, const TravelEnd &end, const WeightAt &weight ) const
      {
        const auto slot = static_cast<std::size_t>( slotOf( end.edge ) );
        if ( mFirstBefore[slot] != mFirstBefore[slot + 1] ) // an edge with several places
          for ( const TravelEnd &from : mEnds[source].all() )
          {
            if ( from.edge != end.edge || from.before < end.before )
              continue;
            if ( from.before == end.before ) // the car stays on the street, or where it is
              return from.door == end.door ? 0 : from.drive + end.drive;
            Weight round = noWay;
            for ( std::uint32_t b = mFirstBefore[slot]; b < mFirstBefore[slot + 1]; ++b )
            {
              const Weight through = weight( static_cast<std::size_t>( mBefore[b].slot ) ) + mBefore[b].turn;
              round = through < round ? through : round;
            }
            return round - end.after + end.penalty + end.drive;
          }
        return weight( slot ) - end.after + end.penalty + end.drive;
      }

      std::vector<TravelEnds> mEnds;
      std::vector<std::int32_t> mWanted, mSlotOf;
      std::vector<std::uint32_t> mFirstBefore; // by slot, into mBefore
      std::vector<Before> mBefore;
  };
}
