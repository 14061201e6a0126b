// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/directions.h"

#include "network/bends.h"
#include "network/direction_words.h"
#include "network/house_row.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr double AT_ONCE = 15;   // metres: nearer maneuvers follow "then", without a distance
    constexpr double SAME_PLACE = 5; // metres between doors of one building
    constexpr double FAR_BACK = 60;  // metres from the street, from which on a house's drive is told

    class Writer
    {
      public:
        Writer( const StreetGraph &graph, std::span<const SnappedPoint> places,
                std::span<const RoutePath> legs, bool returns, const DirectionsOptions &options )
            : mGraph( graph ),
              mPlaces( places ),
              mLegs( legs ),
              mReturns( returns ),
              mOptions( options ),
              mHouses( graph, options.houses, options.houseNumbers, legs )
        {
        }

        std::vector<DirectionStep> run()
        {
          for ( std::size_t leg = 0; leg < mLegs.size() && leg + 1 < mPlaces.size(); ++leg )
            writeLeg( leg );
          return std::move( mSteps );
        }

      private:
        bool isReturn( std::size_t leg ) const { return mReturns && leg + 1 == mLegs.size(); }

        void writeLeg( std::size_t leg )
        {
          const RoutePath &path = mLegs[leg];
          if ( !path.found || path.edges.empty() )
          {
            // Without a way on the streets the team has to find its own.
            DirectionStep step;
            arrive( leg, step, {}, {}, {} );
            mSteps.push_back( std::move( step ) );
            return;
          }
          std::vector<Maneuver> list = maneuvers( mGraph, path, mPlaces[leg] );
          const bool goesOn = prepareDeparture( leg, list );
          const std::vector<double> ends = metersToEnds( mGraph, path, mPlaces[leg] );
          const std::vector<Bend> corners = bends( mGraph, path, ends );
          double meters = 0, minutes = 0;
          bool fromDoor = leg > 0; // the next distance is measured from a door, or from where the car turns
          for ( std::size_t i = 0; i < list.size(); ++i )
          {
            const Maneuver &maneuver = list[i];
            const EdgeId edge = path.edges[maneuver.pathEdge];
            const bool said = i > 0 || !goesOn;
            const bool last = i + 1 == list.size();
            if ( !said && !last )
              continue;
            DirectionStep step;
            step.meters = ( last ? path.meters : maneuver.metersBefore ) - meters;
            step.minutes = ( last ? path.minutes : maneuver.minutesBefore ) - minutes;
            Phrase text, block;
            if ( said )
            {
              // Where the street bends is told of the way to a house alone: it parts a block (record 52).
              const BendWords bent = followed( corners, meters, maneuver.metersBefore );
              text = instruction( maneuver, edge, maneuver.metersBefore - bent.from, false );
              if ( !bent.words.empty() )
                text = joined( bent.words, "; ", uncapitalized( text ) );
              const bool turnsRound = maneuver.kind == ManeuverKind::UTurn;
              block = turnsRound ? uTurnWords( true )
                                 : instruction( maneuver, edge, maneuver.metersBefore - meters, fromDoor );
              fromDoor = turnsRound || ( fromDoor && maneuver.kind == ManeuverKind::Depart );
            }
            meters += step.meters;
            minutes += step.minutes;
            if ( last )
            {
              const double since = said ? maneuver.metersBefore : 0;
              const BendWords bent = followed( corners, since, path.meters );
              if ( !bent.words.empty() )
                text = joined( text, "; ", uncapitalized( bent.words ) );
              arrive( leg, step, text, block,
                      bent.words.empty() ? whereabouts( leg, maneuver, path.meters - since, said, ends )
                                         : onSide( leg, path.meters - bent.from ) );
            }
            else
            {
              step.text = text;
              step.block = block;
            }
            mSteps.push_back( std::move( step ) );
          }
        }

        struct BendWords
        {
            Phrase words;    // "Follow the road as it bends left"
            double from = 0; // metres along the path from which distances count on
        };

        // The corners between two places of a path, in words.
        BendWords followed( const std::vector<Bend> &corners, double from, double to ) const
        {
          BendWords result{ {}, from };
          for ( const Bend &bend : corners )
            if ( bend.meters > from + AT_ONCE && bend.meters < to - SAME_PLACE )
            {
              result.words = joined( result.words, "; ", phrase( bend.toLeft ? "bend.left" : "bend.right" ) );
              result.from = bend.meters;
            }
          return result;
        }

        // True where the car simply goes on the way it stands; a car that has to face about makes a U-turn.
        bool prepareDeparture( std::size_t leg, std::vector<Maneuver> &list ) const
        {
          if ( leg == 0 || !mLegs[leg - 1].found || mLegs[leg - 1].edges.empty() )
            return false;
          const EdgeId stands = mLegs[leg - 1].edges.back(), leaves = mLegs[leg].edges.front();
          if ( leaves != opposite( stands ) )
            return leaves == stands;
          if ( mLegs[leg].meters < SAME_PLACE )
            return true;
          list[0].kind = ManeuverKind::UTurn;
          return false;
        }

        Phrase instruction( const Maneuver &maneuver, EdgeId edge, double before, bool hideDistance ) const
        {
          Phrase turn = maneuverWords( mGraph, maneuver, edge );
          if ( maneuver.kind == ManeuverKind::Depart ||
               ( maneuver.kind == ManeuverKind::UTurn && maneuver.metersBefore <= 0 ) )
            return capitalized( turn );
          if ( maneuver.endOfRoad )
            turn = phrase( "step.end_of_road", { { "turn", turn } } );
          if ( hideDistance )
            return capitalized( turn );
          if ( before < AT_ONCE )
            return phrase( "step.then", { { "turn", turn } } );
          return phrase( "step.in",
                         { { "length", lengthWords( before, mOptions.metric ) }, { "turn", turn } } );
        }

        // Adds the place reached to a step.
        void arrive( std::size_t leg, DirectionStep &step, const Phrase &text, const Phrase &block,
                     const Phrase &where ) const
        {
          if ( isReturn( leg ) )
          {
            const Phrase back = phrase( "arrive.back" );
            step.text = joined( text, "; ",
                                where.empty() ? back : phrase( "arrive.back.side", { { "side", where } } ) );
            step.block = joined( block, "; ", back );
            return;
          }
          step.stop = leg < mOptions.stops.size() ? mOptions.stops[leg] : static_cast<int>( leg ) + 1;
          const Phrase number( std::to_string( step.stop ) );
          const StopPlace place = stopPlace( mGraph, mPlaces[leg + 1] );
          if ( !mLegs[leg].found || mLegs[leg].edges.empty() )
          {
            const Phrase at = place.block.empty() ? phrase( "arrive.no_way" ) : place.block;
            step.text = step.block = phrase( "block.stop", { { "n", number }, { "place", at } } );
            return;
          }
          step.text = joined( text, "; ", phrase( "arrive.stop", { { "n", number }, { "where", where } } ) );
          if ( const double gap = mPlaces[leg + 1].gap; gap >= FAR_BACK )
            step.text = joined( step.text, "; ", driveWords( gap, mOptions.metric ) );
          step.block =
              joined( block, ". ", phrase( "block.stop", { { "n", number }, { "place", place.block } } ) );
        }

        // "on the right", as the car comes; nothing where the numbers of the houses speak against it.
        Phrase sideOf( std::size_t leg ) const
        {
          const SnappedPoint &place = mPlaces[leg + 1];
          if ( !isReturn( leg ) && !mHouses.sideAgrees( place ) )
            return {};
          return sideWords( sideAlong( leg ) );
        }
        Side sideAlong( std::size_t leg ) const
        {
          const Side side = mPlaces[leg + 1].side;
          if ( !isBackward( mLegs[leg].edges.back() ) )
            return side;
          return side == Side::Left ? Side::Right : Side::Left;
        }

        // "on the right, in 200 ft"
        Phrase onSide( std::size_t leg, double onward ) const
        {
          const Phrase side = sideOf( leg );
          if ( isReturn( leg ) )
            return side;
          if ( onward < AT_ONCE )
            return side.empty() ? phrase( "where.here" ) : side;
          return phrase( side.empty() ? "where.in.alone" : "where.in",
                         { { "side", side }, { "length", lengthWords( onward, mOptions.metric ) } } );
        }

        // "on the right, about 250 ft after S 4th Ave, third house". onward: metres since the last maneuver
        // told.
        Phrase whereabouts( std::size_t leg, const Maneuver &last, double onward, bool said,
                            const std::vector<double> &ends ) const
        {
          const RoutePath &path = mLegs[leg];
          const SnappedPoint &place = mPlaces[leg + 1];
          if ( leg > 0 && !isReturn( leg ) && path.meters < SAME_PLACE &&
               distance( place.place, mPlaces[leg].place ) < FAR_BACK )
            return phrase( "where.same" );
          if ( isReturn( leg ) )
            return onSide( leg, onward );

          // Back along the way to the last cross street passed.
          const Phrase side = sideOf( leg );
          const NameId ownName = mGraph.segmentOf( path.edges.back() ).name;
          for ( std::size_t i = path.edges.size() - 1; i >= 1; --i )
          {
            const bool turnedHere = said && i == last.pathEdge;
            if ( const NameId cross = crossStreet( mGraph, mGraph.tail( path.edges[i] ), ownName );
                 cross != 0 )
            {
              const std::string &name = mGraph.names[cross];
              Phrase result = phrase( side.empty() ? "where.after.alone" : "where.after",
                                      { { "side", side },
                                        { "how", aboutWords( path.meters - ends[i - 1], mOptions.metric ) },
                                        { "street", name } } );
              if ( const int count = mHouses.passed( path, i, place, sideAlong( leg ) );
                   count > 0 && !side.empty() )
                result = joined( result, ", ", houseWords( count ) );
              return result;
            }
            if ( turnedHere )
              break;
          }
          return onSide( leg, onward );
        }

        const StreetGraph &mGraph;
        std::span<const SnappedPoint> mPlaces;
        std::span<const RoutePath> mLegs;
        bool mReturns;
        const DirectionsOptions &mOptions;
        HouseRow mHouses;
        std::vector<DirectionStep> mSteps;
    };
  }

  std::vector<DirectionStep> directions( const StreetGraph &graph, std::span<const SnappedPoint> places,
                                         std::span<const RoutePath> legs, bool returns,
                                         const DirectionsOptions &options )
  {
    return Writer( graph, places, legs, returns, options ).run();
  }
}
