// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/match_search.h"

#include "geocode/better_street.h"
#include "geocode/interpolate.h"
#include "geocode/scoring.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    struct TypedNumber
    {
        HouseNumber number;
        std::string affix;
    };

    class NumberSearch
    {
      public:
        NumberSearch( const ReferenceView &view, const LocalFrame &frame, const Readings &readings,
                      const PlaceEvidence &evidence, const ShortFormsOf &shortForms )
            : mView( view ),
              mFrame( frame ),
              mReadings( readings ),
              mEvidence( evidence ),
              mBetter( view, evidence ),
              mShortForms( shortForms )
        {
          mNumbers.resize( readings.size() );
          for ( std::size_t i = 0; i < readings.size(); ++i )
          {
            const Reading &r = *readings[i];
            auto &[first, second] = mNumbers[i];
            first.number = parseHouseNumber( r.number, r.numberSuffix );
            first.affix = first.number.affix();
            second.number = otherReading( r.number, r.numberSuffix );
            second.affix = second.number.affix();
          }
          constexpr std::size_t usual = 8;
          mStreets.reserve( usual );
          mNumberOf.reserve( usual );
        }

        SearchOutcome run()
        {
          // A name that is there as typed, with the number, is not doubted for the sake of another spelling.
          constexpr double sure = 85, sureOneEdit = 100 - 2 * WEIGHTS.editLeast + WEIGHTS.tieMargin,
                           fair = 80;
          look( SearchDepth::Exact );
          if ( best() < sure && mShortForms )
            look( SearchDepth::Short );
          if ( best() < sure )
            look( SearchDepth::OneEdit );
          if ( best() < ( mExactHit ? sure : sureOneEdit ) )
            look( SearchDepth::TwoEdits );
          if ( best() < fair )
            look( SearchDepth::Whole );
          if ( best() < fair )
            look( SearchDepth::Sound );
          finish();
          return std::move( mOutcome );
        }

      private:
        double best() const { return mBest; }

        void look( SearchDepth depth )
        {
          const std::size_t from = mStreets.size();
          for ( std::size_t r = 0; r < mReadings.size(); ++r )
            if ( mNumbers[r].first.number.valid )
            {
              const auto reading = static_cast<std::uint8_t>( r );
              if ( depth == SearchDepth::Short )
                mShortForms().find( mReadings[r]->street, reading, mStreets );
              else
                searchStreets( mView, mReadings[r]->street, reading, depth, mStreets );
            }
          for ( std::size_t i = from; i < mStreets.size(); ++i )
            mStreets[i].added = mStreets[i].added || takesTheSide( *mReadings[mStreets[i].reading] );
          mNumberOf.resize( mStreets.size(), NumberFound::Nowhere );
          if ( depth == SearchDepth::Exact )
            mOutcome.streetExact = !mStreets.empty();
          mOutcome.streetFound = !mStreets.empty();
          for ( std::size_t i = from; i < mStreets.size(); ++i )
            mNumberOf[i] = numbersOf( mStreets[i] );
          mBest = 0;
          for ( Hit &hit : mOutcome.hits )
            mBest = std::max( mBest, hit.score );
          if ( depth == SearchDepth::Exact )
            mExactHit = !mOutcome.hits.empty();
          // what is off the typed street counts less once it is known that the typed street is there
          for ( ; mJudged < mOutcome.hits.size(); ++mJudged )
          {
            Hit &hit = mOutcome.hits[mJudged];
            const double doubt = mBetter.doubt( mStreets, mNumberOf, mStreets[mStreetOfHit[mJudged]] );
            hit.score -= doubt;
            hit.betterStreet = doubt >= WEIGHTS.betterStreet;
          }
          mBest = 0;
          for ( const Hit &hit : mOutcome.hits )
            mBest = std::max( mBest, hit.score );
        }

        // "502 N Kansas Ave" read as 502N on Kansas Ave
        bool takesTheSide( const Reading &reading ) const
        {
          const std::string &side = mReadings.front()->street.predir;
          return !side.empty() && reading.numberSuffix == side && reading.street.predir.empty();
        }

        // Every house and range of the street with the typed number.
        NumberFound numbersOf( const StreetCandidate &c )
        {
          const auto &[first, second] = mNumbers[c.reading];
          NumberFound found = housesAndSides( c, first );
          if ( found == NumberFound::Nowhere && second.number.valid )
            found = housesAndSides( c, second );
          if ( found != NumberFound::Nowhere || !c.exactName || c.parts == PartsAgree::No )
            return found;
          // 75-05 where the layer has 7505, and the other way round
          const Reading &reading = *mReadings[c.reading];
          for ( const auto &other : { joinedReading( reading.number, reading.numberSuffix ),
                                      splitReading( reading.number, reading.numberSuffix ) } )
            if ( other.valid && found == NumberFound::Nowhere )
              found = housesAndSides( c, { other, other.affix() }, WEIGHTS.hyphen );
          return found;
        }

        NumberFound housesAndSides( const StreetCandidate &c, const TypedNumber &typed, double off = 0 )
        {
          const StreetRecord &street = mView.streets[c.street];
          const double base = 100 - c.cost - off;
          constexpr double none = 1e9;
          double bestPlace = none;
          points( c, typed, street, base, bestPlace );
          // ranges only where no point answers as well for this place
          if ( bestPlace > 0 && !mReadings[c.reading]->onlyWithUnit )
            ranges( c, typed, street, base, bestPlace );
          return bestPlace < WEIGHTS.zipWrong ? NumberFound::Here
                 : bestPlace < none           ? NumberFound::Elsewhere
                                              : NumberFound::Nowhere;
        }

        void points( const StreetCandidate &c, const TypedNumber &typed, const StreetRecord &street,
                     double base, double &bestPlace )
        {
          const std::span<const HouseRecord> houses = mView.housesOf( street );
          auto h = std::lower_bound( houses.begin(), houses.end(), typed.number.value,
                                     []( const HouseRecord &a, std::uint32_t v ) { return a.value < v; } );
          const auto begin = h;
          bool equal = false, plain = false, unitAffix = false, building = false;
          const Reading &reading = *mReadings[c.reading];
          for ( ; h != houses.end() && h->value == typed.number.value; ++h )
          {
            const std::string_view affix = mView.text( h->affix );
            equal = equal || affix == typed.affix;
            plain = plain || affix.empty();
            unitAffix = unitAffix || ( !reading.unit.empty() && affix == reading.unit );
            building = building || ( !reading.building.empty() && h->unit != 0 &&
                                     buildingOf( mView.text( h->unit ) ) == reading.building );
          }
          const auto end = h;
          for ( h = begin; h != end; ++h )
          {
            const std::string_view affix = mView.text( h->affix );
            double cost = 0;
            if ( equal )
            {
              if ( affix != typed.affix )
                continue;
            }
            else if ( !typed.affix.empty() )
            {
              if ( !affix.empty() || !typed.number.prefix.empty() )
                continue;
              cost = gluedSide( typed, street, reading );
            }
            else if ( affix.find( '~' ) != std::string_view::npos || ( unitAffix && affix != reading.unit ) )
              continue;
            else
              cost = unitAffix ? WEIGHTS.affixUnknown / 2 : WEIGHTS.affixMissing;
            if ( building && buildingOf( mView.text( h->unit ) ) != reading.building )
              continue;
            const double place = mEvidence.cost( h->place, { h->x, h->y } );
            bestPlace = std::min( bestPlace, place );
            Hit hit;
            hit.street = c.street;
            hit.house = &*h;
            hit.score = base - cost - place - doubtOf( c, h->place );
            hit.otherAffix = !equal;
            hit.level = MatchLevel::Point;
            // "512B Main St" where 512 has a unit B
            const bool glued = !equal && affix.empty() && reading.unit.empty() && reading.unitType.empty();
            if ( h->unit != 0 && ( sameUnit( mView.text( h->unit ), reading.unitType, reading.unit ) ||
                                   ( glued && sameUnit( mView.text( h->unit ), "#", typed.affix ) ) ) )
              hit.level = MatchLevel::Unit;
            if ( reading.onlyWithUnit )
            {
              if ( hit.level != MatchLevel::Unit )
                continue;
              // that the unit is there says more than the order of the readings
              hit.score += WEIGHTS.otherReading * c.reading - WEIGHTS.affixUnknown / 2;
            }
            hit.place = { h->x, h->y };
            hit.reading = c.reading;
            put( hit, c );
          }
        }

        double doubtOf( const StreetCandidate &c, std::uint32_t place ) const
        {
          const bool agrees = mEvidence.zip() != 0 && mEvidence.zip() == mView.places[place].zip;
          return c.doubtful && !agrees ? WEIGHTS.doubtful : 0;
        }

        // The letter of "14E Elm St" is the street's side where 14 has no E.
        double gluedSide( const TypedNumber &typed, const StreetRecord &street, const Reading &reading ) const
        {
          const bool side =
              typed.affix == "N" || typed.affix == "S" || typed.affix == "E" || typed.affix == "W";
          if ( !side || street.predir == 0 || !reading.street.predir.empty() ||
               !reading.street.sufdir.empty() )
            return WEIGHTS.affixUnknown;
          return mView.text( street.predir ) == typed.affix ? WEIGHTS.respelled - WEIGHTS.directionMissing
                                                            : WEIGHTS.affixUnknown + WEIGHTS.tieMargin;
        }

        void ranges( const StreetCandidate &c, const TypedNumber &typed, const StreetRecord &street,
                     double base, double &bestPlace )
        {
          const double pointsPlace = bestPlace;
          for ( const SideRecord &side : mView.sidesOf( street ) )
          {
            if ( !side.holds( typed.number.value ) || mView.text( side.prefix ) != typed.number.prefix )
              continue;
            if ( mEvidence.cost( side.place ) >= pointsPlace )
              continue;
            InterpolateOptions options;
            options.sideOffset = mView.meta->calibration.sideOffsetMeters;
            const Interpolated at = interpolate( mView, mFrame, street, side, typed.number.value, options );
            const double place = mEvidence.cost( side.place, at.place );
            if ( place >= pointsPlace )
              continue;
            bestPlace = std::min( bestPlace, place );
            Hit hit;
            hit.street = c.street;
            hit.side = &side;
            hit.score =
                base - WEIGHTS.range - WEIGHTS.rangeGuide * at.guides - place - doubtOf( c, side.place );
            hit.level = MatchLevel::Range;
            hit.otherParts = c.parts == PartsAgree::No;
            hit.place = at.place;
            hit.bracket = at.bracket;
            hit.value = typed.number.value;
            hit.guides = at.guides;
            hit.reading = c.reading;
            put( hit, c );
          }
        }

        void put( const Hit &hit, const StreetCandidate &c )
        {
          mOutcome.hits.push_back( hit );
          mStreetOfHit.push_back( static_cast<std::size_t>( &c - mStreets.data() ) );
        }

        void finish()
        {
          std::vector<Hit> &hits = mOutcome.hits;
          if ( hits.size() < 2 )
            return;
          const auto address = []( const Hit &h ) -> std::uintptr_t {
            return reinterpret_cast<std::uintptr_t>( h.house ? static_cast<const void *>( h.house )
                                                             : h.side );
          };
          // one house found under two names or readings is one candidate
          std::sort( hits.begin(), hits.end(),
                     [&]( const Hit &a, const Hit &b )
                     {
                       if ( address( a ) != address( b ) )
                         return address( a ) < address( b );
                       if ( a.score != b.score )
                         return a.score > b.score;
                       return a.reading != b.reading ? a.reading < b.reading : a.street < b.street;
                     } );
          hits.erase( std::unique( hits.begin(), hits.end(),
                                   [&]( const Hit &a, const Hit &b )
                                   { return address( a ) == address( b ); } ),
                      hits.end() );
          // addresses within one array are in the array's order, so this order is the same on every run
          std::stable_sort( hits.begin(), hits.end(),
                            []( const Hit &a, const Hit &b )
                            {
                              if ( a.score != b.score )
                                return a.score > b.score;
                              if ( a.level != b.level )
                                return a.level < b.level;
                              return a.street < b.street;
                            } );
        }

        const ReferenceView &mView;
        const LocalFrame &mFrame;
        const Readings &mReadings;
        const PlaceEvidence &mEvidence;
        const BetterStreet mBetter;
        const ShortFormsOf &mShortForms;
        std::vector<std::pair<TypedNumber, TypedNumber>> mNumbers;
        std::vector<StreetCandidate> mStreets;
        std::vector<NumberFound> mNumberOf;
        std::vector<std::size_t> mStreetOfHit;
        SearchOutcome mOutcome;
        std::size_t mJudged = 0;
        double mBest = 0;
        bool mExactHit = false;
    };
  }

  std::string_view buildingOf( std::string_view reference )
  {
    const std::size_t tab = reference.find( '\t' );
    return tab == std::string_view::npos ? std::string_view() : reference.substr( tab + 1 );
  }

  bool sameUnit( std::string_view reference, std::string_view type, std::string_view id )
  {
    if ( type.empty() && id.empty() )
      return false;
    reference = reference.substr( 0, reference.find( '\t' ) );
    const std::size_t space = reference.find( ' ' );
    const std::string_view refType = reference.substr( 0, space );
    const std::string_view refId =
        space == std::string_view::npos ? std::string_view() : reference.substr( space + 1 );
    // the second floor is no apartment 2
    const auto floor = []( std::string_view text ) { return text == "FL" || text == "LVL"; };
    return refId == id && ( !id.empty() || refType == type ) && floor( type ) == floor( refType );
  }

  SearchOutcome searchNumbers( const ReferenceView &view, const LocalFrame &frame, const Readings &readings,
                               const PlaceEvidence &evidence, const ShortFormsOf &shortForms )
  {
    return NumberSearch( view, frame, readings, evidence, shortForms ).run();
  }
}
