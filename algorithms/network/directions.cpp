#include "network/directions.h"

#include "network/direction_words.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr double atOnce = 15;    // metres: nearer maneuvers follow "then", without a distance
    constexpr double samePlace = 5;  // metres between doors of one building
    constexpr double farBack = 60;   // metres from the street, from which on a house's drive is told
    constexpr int housesCounted = 9; // nobody counts more

    class Writer
    {
      public:
        Writer( const StreetGraph &graph, std::span<const SnappedPoint> places,
                std::span<const RoutePath> legs, bool returns, const DirectionsOptions &options )
            : mGraph( graph ), mPlaces( places ), mLegs( legs ), mReturns( returns ), mOptions( options )
        {
          for ( std::size_t h = 0; h < options.houses.size(); ++h )
            if ( options.houses[h].usable() )
              mHouses.push_back( h );
          std::sort( mHouses.begin(), mHouses.end(),
                     [&]( std::size_t a, std::size_t b )
                     {
                       const SnappedPoint &p = options.houses[a], &q = options.houses[b];
                       return p.segment != q.segment ? p.segment < q.segment : p.fraction < q.fraction;
                     } );
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
            arrive( leg, step, { "", "" }, { "", "" }, { "", "" } );
            mSteps.push_back( std::move( step ) );
            return;
          }
          std::vector<Maneuver> list = maneuvers( mGraph, path, mPlaces[leg] );
          const bool goesOn = prepareDeparture( leg, list );
          double meters = 0, minutes = 0;
          bool fromDoor = leg > 0; // the next distance is measured from a door, or from where the car turns
          for ( std::size_t i = 0; i < list.size(); ++i )
          {
            const Maneuver &maneuver = list[i];
            const std::int32_t edge = path.edges[maneuver.pathEdge];
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
              text = instruction( maneuver, edge, maneuver.metersBefore - meters, false );
              const bool turnsRound = maneuver.kind == ManeuverKind::UTurn;
              block = turnsRound ? uTurnWords( true )
                                 : instruction( maneuver, edge, maneuver.metersBefore - meters, fromDoor );
              fromDoor = turnsRound || ( fromDoor && maneuver.kind == ManeuverKind::Depart );
            }
            meters += step.meters;
            minutes += step.minutes;
            if ( last )
            {
              const double onward = path.meters - ( said ? maneuver.metersBefore : 0 );
              arrive( leg, step, text, block, whereabouts( leg, maneuver, onward, said ) );
            }
            else
            {
              step.textEn = text.en;
              step.textEs = text.es;
              step.blockEn = block.en;
              step.blockEs = block.es;
            }
            mSteps.push_back( std::move( step ) );
          }
        }

        // True where the car simply goes on the way it stands; a car that has to face about makes a U-turn.
        bool prepareDeparture( std::size_t leg, std::vector<Maneuver> &list ) const
        {
          if ( leg == 0 || !mLegs[leg - 1].found || mLegs[leg - 1].edges.empty() )
            return false;
          const std::int32_t stands = mLegs[leg - 1].edges.back(), leaves = mLegs[leg].edges.front();
          if ( leaves != ( stands ^ 1 ) )
            return leaves == stands;
          if ( mLegs[leg].meters < samePlace )
            return true;
          list[0].kind = ManeuverKind::UTurn;
          return false;
        }

        Phrase instruction( const Maneuver &maneuver, std::int32_t edge, double before,
                            bool hideDistance ) const
        {
          Phrase words = maneuverWords( mGraph, maneuver, edge );
          if ( maneuver.kind == ManeuverKind::Depart ||
               ( maneuver.kind == ManeuverKind::UTurn && maneuver.metersBefore <= 0 ) )
            return { capitalized( words.en ), capitalized( words.es ) };
          if ( maneuver.endOfRoad )
            words = { "at the end of the road " + words.en, "al final de la calle " + words.es };
          if ( hideDistance )
            return { capitalized( words.en ), capitalized( words.es ) };
          if ( before < atOnce )
            return { "Then " + words.en, "Luego " + words.es };
          const Phrase length = lengthWords( before, mOptions.metric );
          return { "In " + length.en + " " + words.en, "En " + length.es + " " + words.es };
        }

        // Adds the place reached to a step.
        void arrive( std::size_t leg, DirectionStep &step, const Phrase &text, const Phrase &block,
                     const Phrase &where ) const
        {
          const auto joined =
              []( const std::string &first, std::string_view between, const std::string &then )
          { return first.empty() ? capitalized( then ) : first + std::string( between ) + then; };
          if ( isReturn( leg ) )
          {
            const Phrase back{ "you are back at the staging place" + where.en,
                               "ha vuelto al punto de partida" + where.es };
            step.textEn = joined( text.en, "; ", back.en );
            step.textEs = joined( text.es, "; ", back.es );
            step.blockEn = joined( block.en, "; ", "you are back at the staging place" );
            step.blockEs = joined( block.es, "; ", "ha vuelto al punto de partida" );
            return;
          }
          step.stop = static_cast<int>( leg ) + 1;
          const std::string number = std::to_string( step.stop );
          const StopPlace place = stopPlace( mGraph, mPlaces[leg + 1] );
          if ( !mLegs[leg].found || mLegs[leg].edges.empty() )
          {
            const Phrase at = place.blockEn.empty() ? Phrase{ "no street leads to it; see the map",
                                                              "ninguna calle llega; vea el mapa" }
                                                    : Phrase{ place.blockEn, place.blockEs };
            step.textEn = step.blockEn = "Stop " + number + ": " + at.en;
            step.textEs = step.blockEs = "Parada " + number + ": " + at.es;
            return;
          }
          step.textEn = joined( text.en, "; ", "stop " + number + " is" + where.en );
          step.textEs = joined( text.es, "; ", "la parada " + number + " está" + where.es );
          if ( const double gap = mPlaces[leg + 1].gap; gap >= farBack )
          {
            const Phrase drive = driveWords( gap, mOptions.metric );
            step.textEn += "; " + drive.en;
            step.textEs += "; " + drive.es;
          }
          step.blockEn = joined( block.en, ". ", "Stop " + number + ": " + place.blockEn );
          step.blockEs = joined( block.es, ". ", "Parada " + number + ": " + place.blockEs );
        }

        // " on the right, third house after S 4th Ave". onward: metres since the last maneuver told.
        Phrase whereabouts( std::size_t leg, const Maneuver &last, double onward, bool said ) const
        {
          const RoutePath &path = mLegs[leg];
          const SnappedPoint &place = mPlaces[leg + 1];
          if ( leg > 0 && !isReturn( leg ) && path.meters < samePlace &&
               distance( place.place, mPlaces[leg].place ) < farBack )
            return { " at the same place", " en el mismo lugar" };
          const std::int32_t edge = path.edges.back();
          const Side side =
              ( edge & 1 ) != 0 ? ( place.side == Side::Left ? Side::Right : Side::Left ) : place.side;
          Phrase result = sideWords( side );
          result = { " " + result.en, " " + result.es };
          if ( isReturn( leg ) )
            return { "," + result.en, "," + result.es };

          // Back along the way to the last cross street passed.
          const std::vector<double> ends = metersToEnds( mGraph, path, mPlaces[leg] );
          const std::int32_t ownName = mGraph.segmentOf( edge ).name;
          for ( std::size_t i = path.edges.size() - 1; i >= 1; --i )
          {
            const bool turnedHere = said && i == last.pathEdge;
            if ( const std::int32_t cross = crossStreet( mGraph, mGraph.tail( path.edges[i] ), ownName );
                 cross != 0 )
            {
              const std::string &name = mGraph.names[static_cast<std::size_t>( cross )];
              const double after = path.meters - ends[i - 1];
              Phrase how;
              if ( const int houses = housesPassed( leg, i, side ); houses > 0 )
                how = houseWords( houses );
              else
                how = aboutWords( after, mOptions.metric );
              return { result.en + ", " + how.en + " after " + name,
                       result.es + ", " + how.es + " después de " + name };
            }
            if ( turnedHere )
              break;
          }
          const Phrase length = lengthWords( onward, mOptions.metric );
          if ( onward < atOnce )
            return result;
          return { result.en + ", in " + length.en, result.es + ", en " + length.es };
        }

        // The stop's place in the row of houses on its side since the start of a path's edge; 0: not known.
        int housesPassed( std::size_t leg, std::size_t fromEdge, Side side ) const
        {
          if ( mHouses.empty() )
            return 0;
          const RoutePath &path = mLegs[leg];
          const SnappedPoint &place = mPlaces[leg + 1];
          int count = 1;
          for ( std::size_t i = fromEdge; i < path.edges.size(); ++i )
          {
            const std::int32_t edge = path.edges[i];
            const bool against = ( edge & 1 ) != 0;
            const Side wanted = against ? ( side == Side::Left ? Side::Right : Side::Left ) : side;
            const double length = mGraph.segmentOf( edge ).length;
            const double until = i + 1 == path.edges.size()
                                     ? ( against ? 1 - place.fraction : place.fraction ) * length
                                     : length;
            double previous = -samePlace;
            const auto pass = [&]( double along )
            {
              if ( along < until - samePlace && along >= previous + samePlace )
              {
                ++count;
                previous = along;
              }
            };
            const auto first = std::partition_point( mHouses.begin(), mHouses.end(),
                                                     [&]( std::size_t h )
                                                     { return mOptions.houses[h].segment < ( edge >> 1 ); } );
            auto end = first;
            while ( end != mHouses.end() && mOptions.houses[*end].segment == ( edge >> 1 ) )
              ++end;
            const auto visit = [&]( std::size_t h )
            {
              const SnappedPoint &house = mOptions.houses[h];
              if ( house.side == wanted )
                pass( ( against ? 1 - house.fraction : house.fraction ) * length );
            };
            if ( against )
              std::for_each( std::make_reverse_iterator( end ), std::make_reverse_iterator( first ), visit );
            else
              std::for_each( first, end, visit );
          }
          return count <= housesCounted ? count : 0;
        }

        const StreetGraph &mGraph;
        std::span<const SnappedPoint> mPlaces;
        std::span<const RoutePath> mLegs;
        bool mReturns;
        const DirectionsOptions &mOptions;
        std::vector<std::size_t> mHouses; // by segment and along it
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
