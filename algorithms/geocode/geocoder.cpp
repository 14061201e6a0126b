#include "geocode/geocoder.h"

#include "base/parallel.h"
#include "geocode/match_choice.h"
#include "geocode/more_readings.h"
#include "geocode/two_homes.h"
#include "geocode/typed_town.h"

#include <algorithm>
#include <atomic>
#include <charconv>
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

    std::vector<Reading *> readingsOf( ParsedAddress &parsed )
    {
      std::vector<Reading *> all{ &parsed };
      for ( Reading &other : parsed.others )
        all.push_back( &other );
      return all;
    }

    // The unit of a column of its own, where the line holds none; what is none goes to the notes.
    void takeUnit( std::string_view cell, ParsedAddress &parsed )
    {
      if ( cell.empty() || !parsed.unit.empty() || !parsed.unitType.empty() )
        return;
      const Unit unit = normalizeUnit( cell );
      const std::string &building = unit.type == "BLDG" ? unit.id : unit.building;
      for ( Reading *reading : readingsOf( parsed ) )
        if ( !building.empty() && reading->building.empty() )
          reading->building = building;
      if ( unit.type == "BLDG" )
        return;
      if ( !unit.id.empty() && !looksLikeUnit( unit.id ) )
      {
        parsed.extra += ( parsed.extra.empty() ? "" : " " ) + std::string( cell );
        return;
      }
      for ( Reading *reading : readingsOf( parsed ) )
        if ( reading->unit.empty() && reading->unitType.empty() )
        {
          reading->unitType = unit.type;
          reading->unit = unit.id;
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

  ParsedAddress Geocoder::read( const AddressInput &input ) const
  {
    ParseOptions parseOptions;
    parseOptions.cities = &mCities;
    const TypedTown town = readTown( mReference.view(), input.city );
    parseOptions.cityExpected = town.city.empty();
    ParsedAddress parsed = parseAddress( input.line, parseOptions );
    if ( parsed.kind == AddressKind::Unreadable && parseOptions.cityExpected )
    {
      ParsedAddress street = parseStreetLine( input.line );
      if ( street.kind == AddressKind::Street )
        parsed = std::move( street );
    }
    // columns of their own say more than the end of a line
    if ( !town.city.empty() )
      parsed.city = town.city;
    else if ( !parsed.city.empty() )
      parsed.city = readTown( mReference.view(), parsed.city ).city;
    for ( const auto &[zip, state] :
          { std::pair{ std::string_view( town.zip ), std::string_view( town.state ) },
            std::pair{ std::string_view( input.zip ), std::string_view( input.state ) } } )
    {
      if ( std::string known = zip.empty() ? std::string() : normalizeZip( zip ); !known.empty() )
        parsed.zip = std::move( known );
      if ( std::string known = state.empty() ? std::string() : normalizeState( state ); !known.empty() )
        parsed.state = std::move( known );
    }
    for ( Reading &other : parsed.others )
      if ( !town.city.empty() )
        other.city = parsed.city;
    // "14 Elm St, 84010 Larkville": the ZIP before the town is no unit
    const auto isZip = [this]( const std::string &text )
    {
      std::uint32_t zip = 0;
      const auto [end, error] = std::from_chars( text.data(), text.data() + text.size(), zip );
      const auto &zips = mReference.view().zips;
      return error == std::errc() && end == text.data() + text.size() &&
             std::binary_search( zips.begin(), zips.end(), zip );
    };
    if ( parsed.unit.size() == 5 && parsed.unitType == "#" && parsed.zip.empty() && isZip( parsed.unit ) )
    {
      parsed.zip = std::move( parsed.unit );
      parsed.unit.clear();
      parsed.unitType.clear();
    }
    takeUnit( input.unit, parsed );
    return parsed;
  }

  GeocodeResult Geocoder::search( const AddressInput &input, const GeocodeOptions &options ) const
  {
    if ( mayNameTwoHomes( input.line ) )
      if ( const std::vector<TypedHome> homes = homesIn( input.line ); homes.size() > 1 )
        if ( std::optional<GeocodeResult> found = chooseHome( *this, input, homes, options ) )
          return *std::move( found );
    return searchOne( input, options );
  }

  GeocodeResult Geocoder::searchOne( const AddressInput &input, const GeocodeOptions &options ) const
  {
    const ReferenceView &view = mReference.view();
    GeocodeResult result;
    const ParsedAddress parsed = read( input );
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
    if ( parsed.kind == AddressKind::Intersection )
    {
      choose( view, mFrame, parsed, readings, evidence, searchCrossings( view, readings ), options, result );
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
    SearchOutcome outcome = searchNumbers( view, mFrame, readings, evidence );
    // a whole street name of the reference with other words after it: "12 Elm St call first"
    std::vector<Reading> shorter;
    if ( outcome.hits.empty() || outcome.hits.front().score < options.minScore )
      shorter = withoutTrailing( view, readings );
    if ( !shorter.empty() )
    {
      Readings again;
      for ( const Reading &r : shorter )
        again.push_back( &r );
      SearchOutcome found = searchNumbers( view, mFrame, again, evidence );
      for ( Hit &hit : found.hits )
        hit.score -= kWeights.trailing;
      choose( view, mFrame, parsed, again, evidence, found, options, result );
      return result;
    }
    choose( view, mFrame, parsed, readings, evidence, outcome, options, result );
    return result;
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
