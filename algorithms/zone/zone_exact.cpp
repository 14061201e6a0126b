// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_exact.h"

#include "base/index.h"
#include "zone/zone_exact_tours.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace doorstep
{
  namespace
  {
    using Set = SmallTours::Set;
    // Teams out: of all, of each shift but the first, and of each staging place with a limit; four bits each.
    using Out = std::uint64_t;
    using Outs = std::vector<Out>;

    constexpr std::size_t WAYS_AT_MOST = 4000000; // held at a time
    constexpr std::uint32_t DIGIT = 4, DIGITS = 64 / DIGIT;
    constexpr Out DIGIT_MASK = ( Out{ 1 } << DIGIT ) - 1;

    class SmallSolver
    {
      public:
        SmallSolver( const ZoneState &state, const std::vector<PlaceId> &visits )
            : mState( state ), mModel( state.model() ), mVisits( visits ), mAll( Set{ 1 } << visits.size() )
        {
          std::uint32_t digit = indexOfDigit( state.shifts() );
          for ( const PlaceId s : mModel.stagingPlaces() )
          {
            const bool limited = indexOf( state.teamsAtMost( s ) ) < visits.size();
            mDigit.push_back( limited ? digit++ : 0 );
          }
          mCountable = digit <= DIGITS;
          if ( mCountable )
            findKinds();
        }

        std::optional<SmallPlan> solve( bool mostTeams )
        {
          if ( !mCountable )
            return std::nullopt;
          // Layer by layer, a team more may go out; without a roster all are alike, and one layer does.
          mLayers.emplace_back( mAll );
          mLayers.front()[0] = { 0 };
          if ( mTeams.empty() && !partAlike() )
            return std::nullopt;
          for ( std::size_t t = 0; t < mTeams.size(); ++t )
            if ( !addTeam( t ) )
              return std::nullopt;
          return best( mostTeams );
        }

      private:
        using Tours = Indexed<PlaceId, SmallTours>; // by staging place
        struct Kind
        {
            Indexed<PlaceId, std::vector<bool>> may; // by staging place and set
            std::int32_t shift = 0;
            const Tours *tours = nullptr; // that leave when it does
        };

        // Of a shift's teams; the first one's are those of all less those of the others.
        static std::uint32_t indexOfDigit( std::int32_t shift )
        {
          return static_cast<std::uint32_t>( shift );
        }

        std::uint64_t rankOf( Out out ) const
        {
          std::uint64_t rank = 0;
          for ( std::int32_t shift = mState.shifts() - 1; shift >= 0; --shift )
            rank = ( rank << DIGIT ) + ( out >> ( DIGIT * indexOfDigit( shift ) ) & DIGIT_MASK );
          return rank;
        }

        // Teams of one kind may make the same routes; more of a kind than there are visits never go out.
        void findKinds()
        {
          std::map<
              std::tuple<std::int32_t, std::uint64_t, std::int32_t, Ticks, std::int32_t, std::int32_t, Ticks>,
              std::pair<std::size_t, std::size_t>>
              kinds;
          for ( const RouteId r : mState.routes().ids() )
          {
            const Route &route = mState.routes()[r];
            if ( route.team < 0 )
            {
              if ( mKinds.empty() )
                addKind( route );
              return;
            }
            const bool pinned =
                std::any_of( mVisits.begin(), mVisits.end(),
                             [&]( PlaceId v ) { return mModel.pinnedTeam[v] == route.team; } );
            auto &[kind, teams] =
                kinds
                    .try_emplace( { route.fixedStaging, route.languages, pinned ? route.team : -1,
                                    route.spent, route.visitsAtMost, route.shift, route.leaves },
                                  mKinds.size(), 0 )
                    .first->second;
            if ( kind == mKinds.size() )
              addKind( route );
            if ( ++teams <= mVisits.size() )
              mTeams.push_back( { r, kind } );
          }
        }

        void addKind( const Route &route )
        {
          Tours &tours = mTours[route.leaves];
          if ( tours.empty() )
            for ( const PlaceId s : mModel.stagingPlaces() )
              tours.emplace_back( mModel, mVisits, s, route.leaves );
          Kind &kind = mKinds.emplace_back();
          kind.shift = route.shift;
          kind.tours = &tours;
          for ( const PlaceId s : mModel.stagingPlaces() )
          {
            std::vector<bool> &may = kind.may.emplace_back( mAll, false );
            for ( Set set = 1; set < mAll; ++set )
              may[set] = mayMake( route, tours[s], s, set );
          }
        }

        bool mayMake( const Route &route, const SmallTours &tours, PlaceId s, Set set ) const
        {
          if ( std::popcount( set ) > route.visitsAtMost ||
               ( route.fixedStaging >= 0 && route.fixedStaging != s ) ||
               tours.duration( set ) + route.spent > mModel.budget )
            return false;
          std::int64_t load = 0;
          std::vector<std::int32_t> marks;
          for ( std::size_t i = 0; i < mVisits.size(); ++i )
          {
            if ( ( set >> i & 1U ) == 0 )
              continue;
            const PlaceId v = mVisits[i];
            const std::int32_t pinned = mModel.pinnedTeam[v];
            const PlaceId only = mModel.onlyStaging[v];
            load += mModel.demand[v];
            if ( ( mModel.languages[v] & ~route.languages ) != 0 || ( only >= 0 && only != s ) ||
                 ( pinned >= 0 && pinned != route.team ) ||
                 ( mModel.shifts[v] & shiftBit( route.shift ) ) == 0 )
              return false;
            if ( mModel.apart[v] >= 0 )
              marks.push_back( mModel.apart[v] );
          }
          std::sort( marks.begin(), marks.end() );
          return load <= mModel.capacity && std::adjacent_find( marks.begin(), marks.end() ) == marks.end();
        }

        // One team more out, from there; 0: none may leave.
        Out oneMore( Out out, PlaceId s, std::int32_t shift ) const
        {
          const auto at = [&]( std::uint32_t digit )
          { return static_cast<std::int32_t>( out >> ( DIGIT * digit ) & DIGIT_MASK ); };
          std::int32_t ofFirst = at( 0 );
          for ( std::int32_t later = 1; later < mState.shifts(); ++later )
            ofFirst -= at( indexOfDigit( later ) );
          const std::int32_t ofShift = shift > 0 ? at( indexOfDigit( shift ) ) : ofFirst;
          if ( at( 0 ) >= mState.routesAtMost || ofShift >= mState.shiftAtMost[indexOf( shift )] ||
               ( mDigit[s] > 0 && at( mDigit[s] ) >= mState.teamsAtMost( s ) ) )
            return 0;
          Out more = out + 1;
          if ( shift > 0 )
            more += Out{ 1 } << ( DIGIT * indexOfDigit( shift ) );
          if ( mDigit[s] > 0 )
            more += Out{ 1 } << ( DIGIT * mDigit[s] );
          return more;
        }

        void extend( const Outs &from, Set route, const Kind &kind, Outs &to ) const
        {
          if ( from.empty() )
            return;
          for ( const PlaceId s : mModel.stagingPlaces() )
            if ( kind.may[s][route] )
              for ( const Out out : from )
                if ( const Out more = oneMore( out, s, kind.shift ); more > 0 )
                  to.push_back( more );
        }

        bool tidy( Outs &ways )
        {
          std::sort( ways.begin(), ways.end() );
          ways.erase( std::unique( ways.begin(), ways.end() ), ways.end() );
          mHeld += ways.size();
          return mHeld <= WAYS_AT_MOST;
        }

        bool partAlike()
        {
          std::vector<Outs> &ways = mLayers.front();
          for ( Set set = 1; set < mAll; ++set )
          {
            const Set first = set & ( ~set + 1 ), others = set & ~first;
            for ( Set with = others;; with = ( with - 1 ) & others )
            {
              extend( ways[others & ~with], with | first, mKinds.front(), ways[set] );
              if ( with == 0 )
                break;
            }
            if ( !tidy( ways[set] ) )
              return false;
          }
          return true;
        }

        bool addTeam( std::size_t t )
        {
          const std::vector<Outs> &before = mLayers[t];
          std::vector<Outs> after = before;
          for ( Set set = 1; set < mAll; ++set )
          {
            for ( Set route = set; route > 0; route = ( route - 1 ) & set )
              extend( before[set & ~route], route, mKinds[mTeams[t].kind], after[set] );
            if ( !tidy( after[set] ) )
              return false;
          }
          mLayers.push_back( std::move( after ) );
          return true;
        }

        SmallPlan best( bool mostTeams )
        {
          SmallPlan plan;
          Set chosen = 0;
          Out out = 0;
          for ( Set set = 0; set < mAll; ++set )
            for ( const Out way : mLayers.back()[set] )
            {
              const std::int32_t served = std::popcount( set ),
                                 teams = static_cast<std::int32_t>( way & DIGIT_MASK );
              const std::uint64_t rank = rankOf( way );
              const bool better = mostTeams ? teams > plan.teams : rank < plan.rank;
              if ( served < plan.served || ( served == plan.served && ( set == 0 || !better ) ) )
                continue;
              plan.served = served;
              plan.teams = teams;
              plan.rank = rank;
              chosen = set;
              out = way;
            }
          unfold( chosen, out, plan.routes );
          return plan;
        }

        // The routes by which so many teams serve the set.
        void unfold( Set set, Out out, SavedRoutes &routes ) const
        {
          std::int32_t free = 0;
          for ( std::size_t t = mTeams.size(); set != 0; )
          {
            if ( !mTeams.empty() )
            {
              --t;
              const Outs &without = mLayers[t][set];
              if ( std::binary_search( without.begin(), without.end(), out ) )
                continue;
            }
            const std::size_t layer = mTeams.empty() ? 0 : t, kind = mTeams.empty() ? 0 : mTeams[t].kind;
            const auto [route, s, before] = step( set, out, mLayers[layer], mKinds[kind] );
            const std::vector<PlaceId> order = ( *mKinds[kind].tours )[s].order( route );
            routes.insert( routes.end(), { mTeams.empty() ? free++ : mTeams[t].route, s,
                                           static_cast<std::int32_t>( order.size() ) } );
            routes.insert( routes.end(), order.begin(), order.end() );
            set &= ~route;
            out = before;
          }
        }

        struct Step
        {
            Set route = 0;
            PlaceId staging;
            Out before = 0;
        };

        Step step( Set set, Out out, const std::vector<Outs> &ways, const Kind &kind ) const
        {
          for ( Set route = set; route > 0; route = ( route - 1 ) & set )
            for ( const PlaceId s : mModel.stagingPlaces() )
              if ( kind.may[s][route] )
                for ( const Out before : ways[set & ~route] )
                  if ( oneMore( before, s, kind.shift ) == out )
                    return { route, s, before };
          return { set, PlaceId( 0 ), 0 }; // never: every way has one that it comes from
        }

        struct Team
        {
            RouteId route; // of the state
            std::size_t kind = 0;
        };

        const ZoneState &mState;
        const ZoneModel &mModel;
        const std::vector<PlaceId> &mVisits;
        Set mAll;
        bool mCountable = true;
        std::map<Ticks, Tours> mTours;          // by when they leave
        Indexed<PlaceId, std::uint32_t> mDigit; // by staging place, of Out; 0: without a limit
        std::vector<Kind> mKinds;
        std::vector<Team> mTeams;               // empty: no roster
        std::vector<std::vector<Outs>> mLayers; // by the teams that were there, then by the set served
        std::size_t mHeld = 0;
    };
  }

  std::uint64_t teamsRank( const ZoneState &state )
  {
    std::uint64_t rank = 0;
    for ( std::int32_t shift = state.shifts() - 1; shift > 0; --shift )
      rank = ( rank << DIGIT ) + static_cast<std::uint64_t>( state.openOf( shift ) );
    return ( rank << DIGIT ) + state.open().size();
  }

  std::optional<SmallPlan> solveSmall( const ZoneState &state, const std::vector<PlaceId> &visits,
                                       bool mostTeams )
  {
    if ( visits.empty() || visits.size() > SMALL )
      return std::nullopt;
    return SmallSolver( state, visits ).solve( mostTeams );
  }
}
