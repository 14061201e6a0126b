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
      EdgeId edge;
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

  using SlotId = IdOf<struct SlotTag>; // among the edges that a search has to give the weights of

  // The places of a matrix, and the edges whose weights a search has to give.
  class TravelPlan
  {
    public:
      TravelPlan( const StreetGraph &graph, std::span<const SnappedPoint> places,
                  const TravelOptions &options );

      std::size_t size() const { return mEnds.size(); }
      std::span<const TravelEnd> ends( std::size_t place ) const { return mEnds[place].all(); }

      // Edges wanted, ascending; slotOf is none where the edge is not.
      const Indexed<SlotId, EdgeId> &wanted() const { return mWanted; }
      SlotId slotOf( EdgeId edge ) const { return mSlotOf[edge]; }

      // Writes the source's row from the weights of the wanted edges: weight( slot ).
      template <class WeightAt>
      void writeRow( std::size_t source, const WeightAt &weight, TravelMatrix &m ) const
      {
        for ( std::size_t j = 0; j < size(); ++j )
        {
          Weight best = source == j && mEnds[j].count > 0 ? 0 : NO_WAY;
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
          SlotId slot;     // of an edge that leads into the shared edge
          Weight turn = 0; // of the turn and the shared edge
      };

      template <class WeightAt>
      Weight arrival( std::size_t source, const TravelEnd &end, const WeightAt &weight ) const
      {
        const SlotId slot = slotOf( end.edge );
        if ( const std::span<const Before> into = mBefore[slot];
             !into.empty() ) // an edge with several places
          for ( const TravelEnd &from : mEnds[source].all() )
          {
            if ( from.edge != end.edge || from.before < end.before )
              continue;
            if ( from.before == end.before ) // the car stays on the street, or where it is
              return from.door == end.door ? 0 : from.drive + end.drive;
            Weight round = NO_WAY;
            for ( const Before &b : into )
            {
              const Weight through = weight( b.slot ) + b.turn;
              round = through < round ? through : round;
            }
            return round - end.after + end.penalty + end.drive;
          }
        return weight( slot ) - end.after + end.penalty + end.drive;
      }

      std::vector<TravelEnds> mEnds;
      Indexed<SlotId, EdgeId> mWanted;
      Indexed<EdgeId, SlotId> mSlotOf;
      Lists<SlotId, Before> mBefore;
  };
}
