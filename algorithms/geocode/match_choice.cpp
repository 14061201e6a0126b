// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/match_choice.h"

#include "base/remarks.h"
#include "geocode/calibration.h"
#include "geocode/scoring.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Two records of one address: units, buildings or doublets of it.
    bool sameAddress( const ReferenceView &view, const Hit &a, const Hit &b )
    {
      if ( !a.house || !b.house || a.house->affix != b.house->affix || a.house->value != b.house->value ||
           view.streets[a.street].canonical != view.streets[b.street].canonical )
        return false;
      if ( a.house->place == b.house->place )
        return true;
      const PlaceRecord &p = view.places[a.house->place], &q = view.places[b.house->place];
      return ( p.zip == q.zip || p.zip == 0 || q.zip == 0 ) &&
             ( p.city == q.city || p.city == 0 || q.city == 0 );
    }

    bool sameDoor( const ReferenceView &view, const LocalFrame &frame, const Hit &a, const Hit &b )
    {
      const double meters = frame.meters( a.place, b.place );
      if ( meters <= SAME_DOOR_METERS )
        return true;
      if ( a.level == MatchLevel::Range || b.level == MatchLevel::Range )
        return a.street == b.street && meters <= SAME_RANGE_METERS;
      return a.level == MatchLevel::Intersection ? meters <= SAME_RANGE_METERS
                                                 : meters <= SAME_COMPLEX_METERS && sameAddress( view, a, b );
    }

    // The record that stands for a group of one address's records: the one of no unit, else the middlemost.
    const Hit *middle( const std::vector<const Hit *> &group )
    {
      const Hit *plain = nullptr;
      Point sum;
      for ( const Hit *h : group )
      {
        if ( h->house && h->house->unit == 0 )
        {
          if ( plain )
            plain = group.front(); // more than one: they do not tell
          else
            plain = h;
        }
        sum.x += h->place.x;
        sum.y += h->place.y;
      }
      if ( plain && plain->house->unit == 0 && plain != group.front() )
        return plain;
      const auto n = static_cast<double>( group.size() );
      const Point center{ sum.x / n, sum.y / n };
      const Hit *best = group.front();
      for ( const Hit *h : group )
        if ( distance( h->place, center ) < distance( best->place, center ) )
          best = h;
      return best;
    }

    // What tells the tied candidates apart, in words that name no address.
    std::string tiedNote( const ReferenceView &view, const std::vector<const Hit *> &rivals )
    {
      constexpr std::size_t most = 4;
      std::vector<std::string> zips, cities, streets;
      const auto keep = []( std::vector<std::string> &list, std::string text )
      {
        if ( !text.empty() && std::find( list.begin(), list.end(), text ) == list.end() )
          list.push_back( std::move( text ) );
      };
      for ( const Hit *h : rivals )
      {
        const PlaceRecord &place = view.places[h->placeIndex()];
        keep( zips, place.zip == 0 ? std::string() : zipText( place.zip ) );
        keep( cities, std::string( view.text( place.cityShown ) ) );
        keep( streets, std::string( view.text( view.streets[h->street].shown ) ) );
      }
      const auto listed = []( const std::vector<std::string> &list )
      {
        std::string text;
        for ( std::size_t i = 0; i < list.size() && i < most; ++i )
          text += ( i == 0 ? "" : ", " ) + list[i];
        return text + ( list.size() > most ? " and more" : "" );
      };
      if ( streets.size() > 1 )
        return "several streets fit: " + listed( streets );
      if ( cities.size() > 1 )
        return "several places: in " + listed( cities );
      if ( zips.size() > 1 )
        return "several places: in ZIP " + listed( zips );
      return "several places of the reference have this address";
    }

    std::string candidateReason( const ReferenceView &view, const Hit &hit, const PlaceEvidence &evidence )
    {
      if ( hit.betterStreet )
        return "the street as typed is there, without this number";
      const PlaceRecord &place = view.places[hit.placeIndex()];
      std::string reason = hit.level == MatchLevel::Range ? "only a range holds the number" : "";
      if ( evidence.zip() != 0 && place.zip != 0 && evidence.zip() != place.zip )
        addRemark( reason, "another ZIP" );
      // What tells the buildings of one address apart in a list.
      if ( hit.level == MatchLevel::Point && hit.house->unit != 0 )
        addRemark( reason, "there: " + std::string( view.text( hit.house->unit ) ) );
      std::replace( reason.begin(), reason.end(), '\t', ' ' );
      return reason.empty() ? "as likely as the others" : reason;
    }
  }

  std::string areaText( const ReferenceView &view )
  {
    if ( !view.cities.empty() && view.cities.size() <= 4 )
    {
      std::string text;
      for ( const StringIndex city : view.cities )
        for ( const PlaceRecord &p : view.places )
          if ( p.city == city )
          {
            text += ( text.empty() ? "" : ", " ) + std::string( view.text( p.cityShown ) );
            break;
          }
      return text;
    }
    if ( view.zips.empty() )
      return "no known ZIP";
    return view.zips.size() == 1
               ? "ZIP " + zipText( view.zips[0] )
               : "ZIP " + zipText( view.zips.front() ) + " to " + zipText( view.zips.back() );
  }

  void choose( const ReferenceView &view, const LocalFrame &frame, const ParsedAddress &parsed,
               const Readings &readings, const PlaceEvidence &evidence, const SearchOutcome &outcome,
               const GeocodeOptions &options, GeocodeResult &result )
  {
    const std::vector<Hit> &hits = outcome.hits;
    const auto listCandidates = [&]( std::size_t most )
    {
      for ( std::size_t i = 0; i < hits.size() && result.candidates.size() < most; ++i )
      {
        MatchCandidate c;
        c.address = addressText( view, hits[i], parsed, *readings[hits[i].reading] );
        c.level = hits[i].level;
        c.score = std::clamp( hits[i].score, 0.0, 100.0 );
        c.place = hits[i].place;
        c.reason = candidateReason( view, hits[i], evidence );
        // units of one building are one line of the list, its buildings are one each
        const bool listed = std::any_of( result.candidates.begin(), result.candidates.end(),
                                         [&]( const MatchCandidate &o )
                                         {
                                           return o.address == c.address && o.level == c.level &&
                                                  frame.meters( o.place, c.place ) <= SAME_DOOR_METERS;
                                         } );
        if ( !listed || c.level == MatchLevel::Range )
          result.candidates.push_back( std::move( c ) );
      }
    };
    if ( evidence.foreign() )
    {
      if ( evidence.doubtful() && !hits.empty() )
      {
        result.note = "the ZIP is none of the reference's, but one like it is: check the ZIP";
        result.score = std::clamp( hits.front().score, 0.0, 100.0 );
        listCandidates( options.candidates );
      }
      else
        result.note = "outside the reference's area, which covers " + areaText( view );
      return;
    }
    if ( hits.empty() )
    {
      result.note = parsed.kind == AddressKind::Intersection
                        ? outcome.streetFound ? "these streets do not meet in the reference"
                                              : "street not found in the reference"
                    : outcome.streetExact ? "number not on this street"
                    : outcome.streetFound
                        ? "street not found in the reference, nor the number on one spelt like it"
                        : "street not found in the reference";
      return;
    }
    const Hit &top = hits.front();
    result.score = std::clamp( top.score, 0.0, 100.0 );
    if ( top.score < options.minScore )
    {
      result.note = top.betterStreet ? "number not on this street"
                                     : "only weak matches: too much differs from the reference";
      listCandidates( options.candidates );
      return;
    }
    // one address's record of the typed unit answers for all of them
    std::vector<const Hit *> rivals, group, nextDoor; // nextDoor: as likely, and too near to be told apart
    const Hit *unit = nullptr;
    for ( const Hit &h : hits )
    {
      if ( h.score <= top.score - WEIGHTS.tieMargin )
        break;
      rivals.push_back( &h );
      if ( h.level == MatchLevel::Unit && !unit && h.score >= top.score && sameAddress( view, top, h ) )
        unit = &h;
    }
    const Hit *chosen = unit ? unit : &top;
    bool tied = false;
    for ( const Hit *h : rivals )
    {
      if ( unit && sameAddress( view, *unit, *h ) )
      {
        // two records of one unit, far apart, are still two places
        if ( h->level != MatchLevel::Unit || frame.meters( unit->place, h->place ) <= SAME_DOOR_METERS )
          continue;
      }
      if ( !sameDoor( view, frame, *chosen, *h ) )
        tied = true;
      else
      {
        nextDoor.push_back( h );
        if ( !unit && h->level == top.level && sameAddress( view, top, *h ) )
          group.push_back( h );
      }
    }
    if ( tied )
    {
      result.status = MatchStatus::Tied;
      const bool oneAddress = std::all_of( rivals.begin(), rivals.end(),
                                           [&]( const Hit *h ) { return sameAddress( view, top, *h ); } );
      result.note = oneAddress ? UNIT_NEEDED : tiedNote( view, rivals );
      listCandidates( options.candidates );
      return;
    }
    if ( chosen->otherParts &&
         ( evidence.zip() == 0 || view.places[chosen->placeIndex()].zip != evidence.zip() ) )
    {
      result.note = "another street type or side than typed, and only a range holds the number";
      listCandidates( options.candidates );
      return;
    }
    if ( group.size() > 1 )
      chosen = middle( group );
    const auto farthest = [&]( const std::vector<const Hit *> &places )
    {
      double meters = 0;
      for ( const Hit *h : places )
        meters = std::max( meters, frame.meters( chosen->place, h->place ) );
      return meters;
    };
    const double spread = farthest( nextDoor );
    const CalibrationRecord &bounds = view.meta->calibration;
    result.status = MatchStatus::Matched;
    result.level = chosen->level;
    result.place = chosen->place;
    switch ( chosen->level )
    {
    case MatchLevel::Range:
      result.errorBound =
          Meters{ std::max( rangeBound( view, frame, view.streets[chosen->street], chosen->value,
                                        { chosen->place, chosen->bracket, chosen->guides } ),
                            spread ) };
      break;
    case MatchLevel::Intersection:
      result.errorBound = Meters{ std::max( bounds.intersectionMeters, spread ) };
      break;
    default:
      result.errorBound =
          Meters{ std::max( { chosen->otherAffix ? bounds.affixMeters : bounds.pointMeters, spread,
                              pointBound( view, frame, view.streets[chosen->street], *chosen->house ) } ) };
      break;
    }
    result.address = addressText( view, *chosen, parsed, *readings[chosen->reading] );
    const Reading &reading = *readings[chosen->reading];
    const bool typedUnit = !reading.unit.empty() || !reading.unitType.empty();
    const bool units =
        std::any_of( group.begin(), group.end(), []( const Hit *h ) { return h->house->unit != 0; } );
    const bool several = group.size() > 1 ? units || farthest( group ) > DOUBLET_METERS : units && !typedUnit;
    // deidentify goes by this, never by the note: a visit without a unit in such a building stays apart
    result.severalDoors =
        chosen->level == MatchLevel::Intersection || ( chosen->level == MatchLevel::Point && several );
    if ( chosen->level == MatchLevel::Point && several )
      result.note = typedUnit ? "the unit is not in the reference: the middle of its buildings"
                              : "several buildings or units have this address: the middle of them";
  }
}
