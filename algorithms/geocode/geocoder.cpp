// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/geocoder.h"

#include "base/parallel.h"
#include "geocode/match_choice.h"
#include "geocode/more_readings.h"
#include "geocode/other_wordings.h"
#include "geocode/two_homes.h"
#include "geocode/typed_cells.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace doorstep
{
  std::string_view statusText( MatchStatus status )
  {
    switch ( status )
    {
    case MatchStatus::Matched:
      return "matched";
    case MatchStatus::Picked:
      return "picked";
    case MatchStatus::Tied:
      return "tied";
    case MatchStatus::Unmatched:
      return "unmatched";
    case MatchStatus::NotVisitable:
      return "not_visitable";
    case MatchStatus::Held:
      return "held";
    }
    return {};
  }

  std::string_view levelText( MatchLevel level )
  {
    switch ( level )
    {
    case MatchLevel::None:
      return {};
    case MatchLevel::Unit:
      return "unit";
    case MatchLevel::Point:
      return "point";
    case MatchLevel::Range:
      return "range";
    case MatchLevel::Intersection:
      return "intersection";
    case MatchLevel::Picked:
      return "picked";
    }
    return {};
  }

  namespace
  {
    const char *unvisitable( AddressKind kind )
    {
      switch ( kind )
      {
      case AddressKind::PoBox:
        return "a post office box has no door";
      case AddressKind::RuralRoute:
        return "a rural route has no house number";
      case AddressKind::Empty:
        return "no address";
      case AddressKind::GeneralDelivery:
        return "the words say that there is no home address";
      default:
        return nullptr;
      }
    }
  }

  Geocoder::Geocoder( const Reference &reference )
      : mReference( reference ), mFrame( reference.frame() ), mAreas( std::make_unique<Areas>() )
  {
    const ReferenceView &view = reference.view();
    for ( const StringIndex city : view.cities )
      mCities.add( view.text( city ) );
  }

  const TownAreas &Geocoder::areas() const
  {
    std::call_once( mAreas->once,
                    [this] { mAreas->towns = std::make_unique<TownAreas>( mReference.view(), mFrame ); } );
    return *mAreas->towns;
  }

  const ShortForms &Geocoder::shortForms() const
  {
    std::call_once( mAreas->onceShort, [this]
                    { mAreas->shortForms = std::make_shared<const ShortForms>( mReference.view() ); } );
    return *mAreas->shortForms;
  }

  GeocodeResult Geocoder::search( const AddressInput &input, const GeocodeOptions &options ) const
  {
    if ( holdsMarkup( input ) )
      if ( AddressInput plain = plainRow( input ); plain.line != input.line || plain.unit != input.unit ||
                                                   plain.city != input.city || plain.zip != input.zip ||
                                                   plain.state != input.state )
        return search( plain, options );
    if ( mayNameTwoHomes( input.line ) )
    {
      if ( const std::vector<TypedHome> homes = homesIn( input.line ); homes.size() > 1 )
        if ( std::optional<GeocodeResult> found = chooseHome( *this, input, homes, options ) )
          return *std::move( found );
      if ( const std::vector<TypedHome> homes = numbersIn( input.line ); homes.size() > 1 )
        if ( std::optional<GeocodeResult> found = chooseNumber( *this, input, homes, options ) )
          return *std::move( found );
    }
    GeocodeResult found = searchOne( input, options );
    const bool none = found.status == MatchStatus::Unmatched || found.status == MatchStatus::NotVisitable;
    return none ? reworded( *this, input, std::move( found ), options ) : found;
  }

  GeocodeResult Geocoder::searchOne( const AddressInput &input, const GeocodeOptions &options ) const
  {
    for ( std::string &line : gridNumberLines( input.line ) )
    {
      AddressInput meant = input;
      meant.line = std::move( line );
      if ( GeocodeResult found = searchOne( meant, options ); found.status != MatchStatus::Unmatched )
        return found;
    }
    const ParsedAddress parsed = read( input );
    // "112 W Miracle Mi": what reads as a state of elsewhere may end the street's name
    if ( const std::string_view word = foreignState( input, parsed ); !word.empty() )
    {
      ParsedAddress named = parsed;
      named.state.clear();
      named.others.clear();
      named.city.clear();
      named.street =
          parseStreetName( format( parsed.street ) + " " + parsed.city + " " + std::string( word ) );
      GeocodeResult found = searchParsed( named, options );
      if ( found.placed() )
        return found;
    }
    GeocodeResult found = searchParsed( parsed, options );
    if ( found.status != MatchStatus::Unmatched || !input.city.empty() || parsed.city.empty() ||
         parsed.kind != AddressKind::Street )
      return found;
    // "81 Lago Vista": what reads as a town, where a street's name ends so
    ParsedAddress named = parsed;
    named.others.clear();
    named.city.clear();
    named.street = parseStreetName( format( parsed.street ) + " " + parsed.city );
    GeocodeResult whole = searchParsed( named, options );
    return namesAll( whole, parsed.city ) ? whole : found;
  }

  GeocodeResult Geocoder::searchParsed( const ParsedAddress &parsed, const GeocodeOptions &options ) const
  {
    const ReferenceView &view = mReference.view();
    GeocodeResult result;
    result.extra = parsed.extra;
    result.hold = parsed.hold;
    if ( const char *why = unvisitable( parsed.kind ) )
    {
      result.status = MatchStatus::NotVisitable;
      result.note = why;
      return result;
    }
    if ( parsed.kind == AddressKind::Unreadable )
    {
      result.note = "not readable as an address";
      return result;
    }
    Readings readings{ &parsed };
    for ( const Reading &other : parsed.others )
      readings.push_back( &other );
    const PlaceEvidence evidence( view, parsed.city, parsed.state, parsed.zip,
                                  [this]() -> const TownAreas & { return areas(); } );
    const ShortFormsOf shorts = [this]() -> const ShortForms & { return shortForms(); };
    if ( parsed.kind == AddressKind::Intersection )
    {
      choose( view, mFrame, parsed, readings, evidence, searchCrossings( view, readings, shorts ), options,
              result );
      return result;
    }
    std::vector<Reading> turned;
    if ( parsed.number.empty() )
      turned = numberLast( readings );
    else
    {
      turned = withUnitFirst( readings );
      for ( Reading &r : withLane( readings ) )
        turned.push_back( std::move( r ) );
    }
    for ( const Reading &r : turned )
      readings.push_back( &r );
    bool number = false;
    for ( const Reading *r : readings )
      number = number || !r->number.empty();
    if ( !number )
    {
      result.note = "no house number";
      return result;
    }
    SearchOutcome outcome = searchNumbers( view, mFrame, readings, evidence, shorts );
    // a whole street name of the reference with other words after it: "12 Elm St call first"
    std::vector<Reading> shorter;
    if ( outcome.hits.empty() || outcome.hits.front().score < options.minScore )
      shorter = withoutTrailing( view, readings );
    if ( !shorter.empty() )
    {
      Readings again;
      for ( const Reading &r : shorter )
        again.push_back( &r );
      SearchOutcome found = searchNumbers( view, mFrame, again, evidence, shorts );
      for ( Hit &hit : found.hits )
        hit.score -= WEIGHTS.trailing;
      choose( view, mFrame, parsed, again, evidence, found, options, result );
      if ( result.placed() && result.extra.empty() )
        result.extra = wordsBehind( parsed, shorter.front(), result.level == MatchLevel::Unit );
      return result;
    }
    choose( view, mFrame, parsed, readings, evidence, outcome, options, result );
    // 102-13 is a unit sooner than 102 to 113
    if ( result.status == MatchStatus::Matched &&
         parsed.number.ends_with( "-" + std::to_string( parsed.houseNumberTo ) ) )
      holdApart( parsed, evidence, outcome.hits.front(), options, result );
    return result;
  }

  // "32-100 Vassar St", where the reference has no such number: a door only where both ends are about one.
  void Geocoder::holdApart( const ParsedAddress &parsed, const PlaceEvidence &evidence, const Hit &found,
                            const GeocodeOptions &options, GeocodeResult &result ) const
  {
    const ReferenceView &view = mReference.view();
    Reading end = parsed;
    end.number = std::to_string( parsed.houseNumberTo );
    end.numberSuffix.clear();
    const bool whole = found.house && !found.otherAffix &&
                       view.text( found.house->affix ).find_first_of( "0123456789" ) == 0;
    if ( whole )
      return;
    const SearchOutcome ends = searchNumbers( view, mFrame, { &end }, evidence,
                                              [this]() -> const ShortForms & { return shortForms(); } );
    for ( const Hit &hit : ends.hits )
    {
      if ( view.streets[hit.street].canonical != view.streets[found.street].canonical )
        continue;
      const double meters = mFrame.meters( result.place, hit.place );
      result.errorBound = std::max( result.errorBound, Meters{ meters } );
      if ( meters <= SAME_RANGE_METERS )
        return;
      const GeocodeResult first = result;
      result.status = MatchStatus::Tied;
      result.level = MatchLevel::None;
      result.note = "the cell names a range of house numbers whose ends lie apart: choose the one to visit";
      if ( options.candidates > 0 )
      {
        result.candidates.push_back(
            { first.address, first.level, first.score, first.place, "the first number" } );
        if ( options.candidates > 1 )
          result.candidates.push_back(
              { addressText( view, hit, parsed, end ), hit.level, hit.score, hit.place, "the last number" } );
      }
      result.address.clear();
      result.errorBound = {};
      return;
    }
  }

  namespace
  {
    // What makes a row that a person decided about one household with others of its address: the address as
    // the reference has it, else as typed.
    std::string householdText( const AddressInput &input, const GeocodeResult &found )
    {
      return found.placed() ? found.address : typedText( input );
    }
  }

  GeocodeResult Geocoder::geocode( const AddressInput &input, const GeocodeOptions &options ) const
  {
    if ( options.corrections )
      if ( const Correction *c =
               options.corrections->find( { input.line, input.city, input.zip, input.unit } ) )
      {
        GeocodeResult result;
        switch ( c->decision )
        {
        case Correction::Decision::Hold:
          result.status = MatchStatus::Held;
          result.address = householdText( input, search( input, options ) );
          result.note = "held by the corrections file";
          return result;
        case Correction::Decision::NotVisitable:
          result.status = MatchStatus::NotVisitable;
          result.note = "not visitable, says the corrections file";
          return result;
        case Correction::Decision::Place:
        {
          const GeocodeResult byItself = search( input, options );
          result.address = c->address.empty() ? householdText( input, byItself ) : c->address;
          // The place of one building of several does not make those who typed its address one household.
          result.severalDoors = byItself.severalDoors || byItself.note == UNIT_NEEDED;
          result.status = MatchStatus::Picked;
          result.level = MatchLevel::Picked;
          result.score = 100;
          result.place = c->place;
          result.errorBound = Meters{ mReference.view().meta->calibration.pointMeters };
          result.note = "placed by the corrections file";
          return result;
        }
        case Correction::Decision::Address:
          result = search( { c->address, {}, {}, {}, input.unit }, options );
          if ( result.note.empty() )
            result.note = "address from the corrections file";
          return result;
        }
      }
    if ( input.line.size() > LONGEST_WHOLE )
    {
      GeocodeResult found = search( input, options );
      doubtPartlyRead( input, found );
      return found;
    }
    return search( input, options );
  }

  std::vector<GeocodeResult> Geocoder::geocodeAll( std::span<const AddressInput> list,
                                                   const GeocodeOptions &options,
                                                   const Progress &progress ) const
  {
    std::vector<GeocodeResult> results( list.size() );
    std::atomic<std::size_t> done = 0;
    std::mutex guard;
    parallelBlocks( list.size(), 256, options.threads,
                    [&]( std::size_t begin, std::size_t end, unsigned worker )
                    {
                      for ( std::size_t i = begin; i < end; ++i )
                        results[i] = geocode( list[i], options );
                      done += end - begin;
                      // only the caller's own thread speaks to it
                      if ( worker == 0 )
                        report( progress,
                                static_cast<double>( done.load() ) / static_cast<double>( list.size() ) );
                    } );
    return results;
  }
}
