#include "geocode/geocoder.h"

#include "base/parallel.h"
#include "geocode/match_choice.h"

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

  namespace
  {
    bool figures( std::string_view text )
    {
      return !text.empty() && text.size() <= 6 &&
             std::all_of( text.begin(), text.end(), []( char c ) { return c >= '0' && c <= '9'; } );
    }

    // "Calle Ocho 1034": the number behind the street, as Spanish has it; read as its last word or as a unit.
    std::vector<Reading> numberLast( const Readings &readings )
    {
      std::vector<Reading> turned;
      for ( const Reading *r : readings )
      {
        Reading other = *r;
        const std::string words = format( r->street );
        const std::size_t space = words.rfind( ' ' );
        if ( figures( r->unit ) && ( r->unitType.empty() || r->unitType == "#" ) && !words.empty() )
        {
          other.number = r->unit;
          other.unit.clear();
          other.unitType.clear();
        }
        else if ( space != std::string::npos && figures( std::string_view( words ).substr( space + 1 ) ) )
        {
          other.number = words.substr( space + 1 );
          other.street = parseStreetName( words.substr( 0, space ) );
        }
        if ( !other.number.empty() && r->number.empty() )
          turned.push_back( std::move( other ) );
      }
      return turned;
    }

    bool wholeStreet( const ReferenceView &view, const StreetName &name )
    {
      const std::int64_t key = findKey( view, spelledKey( name ) );
      if ( key < 0 )
        return false;
      const KeyRecord &record = view.keys[static_cast<std::size_t>( key )];
      for ( std::uint32_t u = record.firstUse; u < record.firstUse + record.useCount; ++u )
        if ( view.keyUses[u].kind == KeyKind::Spelled )
          return true;
      return false;
    }

    // Readings whose street is the longest beginning of the read one that is, with its type, a whole street
    // name of the reference.
    std::vector<Reading> withoutTrailing( const ReferenceView &view, const Readings &readings )
    {
      std::vector<Reading> shorter;
      for ( const Reading *r : readings )
      {
        std::string words = format( r->street );
        for ( std::size_t space = words.rfind( ' ' ); space != std::string::npos && space > 0;
              space = words.rfind( ' ' ) )
        {
          words.resize( space );
          const StreetName street = parseStreetName( words );
          // "Broadway side entrance", but not "Velvet Hollow Blvd" for a street Velvet
          const bool typed = !street.suftype.empty() || !street.pretype.empty();
          if ( ( !typed && !( r->street.suftype.empty() && r->street.pretype.empty() ) ) ||
               !wholeStreet( view, street ) )
            continue;
          shorter.push_back( *r );
          shorter.back().street = street;
          break;
        }
      }
      return shorter;
    }
  }

  Geocoder::Geocoder( const Reference &reference ) : mReference( reference ), mFrame( reference.frame() )
  {
    const ReferenceView &view = reference.view();
    for ( const StringIndex city : view.cities )
      mCities.add( view.text( city ) );
  }

  GeocodeResult Geocoder::search( const AddressInput &input, const GeocodeOptions &options ) const
  {
    const ReferenceView &view = mReference.view();
    GeocodeResult result;
    ParseOptions parseOptions;
    parseOptions.cities = &mCities;
    parseOptions.cityExpected = input.city.empty();
    ParsedAddress parsed = parseAddress( input.line, parseOptions );
    if ( parsed.kind == AddressKind::Unreadable && parseOptions.cityExpected )
    {
      ParsedAddress street = parseStreetLine( input.line );
      if ( street.kind == AddressKind::Street )
        parsed = std::move( street );
    }
    // columns of their own say more than the end of a line
    if ( !input.city.empty() )
      parsed.city = normalizeCity( input.city );
    if ( !input.zip.empty() )
    {
      const std::string zip = normalizeZip( input.zip );
      if ( !zip.empty() )
        parsed.zip = zip;
    }
    if ( !input.state.empty() )
      parsed.state = normalizeState( input.state );
    if ( !input.unit.empty() && parsed.unit.empty() && parsed.unitType.empty() )
    {
      const Unit unit = normalizeUnit( input.unit );
      parsed.unitType = unit.type;
      parsed.unit = unit.id;
      for ( Reading &other : parsed.others )
        if ( other.unit.empty() && other.unitType.empty() )
        {
          other.unitType = unit.type;
          other.unit = unit.id;
        }
    }
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
    for ( Reading &other : parsed.others )
    {
      if ( !input.city.empty() )
        other.city = parsed.city;
      readings.push_back( &other );
    }
    const PlaceEvidence evidence( view, parsed.city, parsed.state, parsed.zip );
    if ( parsed.kind == AddressKind::Intersection )
    {
      choose( view, mFrame, parsed, readings, evidence, searchCrossings( view, readings ), options, result );
      return result;
    }
    std::vector<Reading> turned;
    if ( parsed.number.empty() )
      turned = numberLast( readings );
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
      if ( const Correction *c = options.corrections->find( input.line, input.city, input.zip ) )
      {
        GeocodeResult result;
        switch ( c->decision )
        {
        case Correction::Decision::Hold:
          result.status = MatchStatus::Held;
          result.address = householdText( input, search( input, options ) );
          result.note = "held by the corrections file";
          return result;
        case Correction::Decision::Place:
          result.address = householdText( input, search( input, options ) );
          result.status = MatchStatus::Picked;
          result.level = MatchLevel::Picked;
          result.score = 100;
          result.place = c->place;
          result.errorBound = Meters{ mReference.view().meta->calibration.pointMeters };
          result.note = "placed by the corrections file";
          return result;
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
