// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/street_names.h"

#include "base/csv.h"
#include "base/embedded.h"

#include <algorithm>
#include <cmath>

namespace doorstep::sample
{
  namespace
  {
    void shuffle( std::vector<std::string> &list, Random &random )
    {
      for ( std::size_t n = list.size(); n > 1; --n )
        std::swap( list[n - 1], list[random.below( static_cast<std::uint32_t>( n ) )] );
    }

    const std::string &pick( const std::vector<std::string> &list, Random &random )
    {
      return list[random.below( static_cast<std::uint32_t>( list.size() ) )];
    }

    // One of each list; in order, so that every compiler draws the same.
    std::string twoWords( const std::vector<std::string> &first, const std::vector<std::string> &second,
                          Random &random )
    {
      std::string words = pick( first, random );
      words.append( " " ).append( pick( second, random ) );
      return words;
    }

    // "Quartz Blvd" and "Camino Sereno" in parts.
    StreetName parse( const std::string &text )
    {
      StreetName name;
      if ( text.starts_with( "Camino " ) || text.starts_with( "Avenida " ) )
      {
        const std::size_t space = text.find( ' ' );
        name.pretype = text.substr( 0, space );
        name.name = text.substr( space + 1 );
        return name;
      }
      const std::size_t space = text.rfind( ' ' );
      name.name = text.substr( 0, space );
      name.suftype = text.substr( space + 1 );
      return name;
    }
  }

  std::string StreetName::withoutDirection() const
  {
    std::string text = pretype;
    for ( const std::string &part : { name, suftype } )
      if ( !part.empty() )
        text += ( text.empty() ? "" : " " ) + part;
    return text;
  }

  std::string StreetName::full() const
  {
    return predir.empty() ? withoutDirection() : predir + " " + withoutDirection();
  }

  std::vector<std::string> lexicon( std::string_view file, std::string_view kind )
  {
    std::vector<std::string> list;
    for ( const CsvRow &row : parseCsv( embedded( file ), ',', true ) )
      if ( row.size() == 2 && row[0] == kind )
        list.push_back( row[1] );
    return list;
  }

  std::string ordinal( int n )
  {
    const int tens = n % 100, ones = n % 10;
    const char *end = tens >= 11 && tens <= 13 ? "th"
                      : ones == 1              ? "st"
                      : ones == 2              ? "nd"
                      : ones == 3              ? "rd"
                                               : "th";
    return std::to_string( n ) + end;
  }

  StreetNamer::StreetNamer( std::uint64_t seed ) : mRandom( seed, 21 )
  {
    const char *file = "sample_streets.csv";
    mArterialEw = lexicon( file, "arterial_ew" );
    mArterialNs = lexicon( file, "arterial_ns" );
    mCollector = lexicon( file, "collector" );
    mSingle = lexicon( file, "english_single" );
    mFirst = lexicon( file, "english_first" );
    mSecond = lexicon( file, "english_second" );
    mSpanish = lexicon( file, "spanish" );
    mOf = lexicon( file, "spanish_of" );
    for ( auto *list : { &mArterialEw, &mArterialNs, &mCollector, &mSingle } )
      shuffle( *list, mRandom );
  }

  int StreetNamer::add( const StreetName &name )
  {
    const auto [entry, fresh] = mIndex.try_emplace( name.full(), static_cast<int>( mNames.size() ) );
    if ( fresh )
      mNames.push_back( name );
    return entry->second;
  }

  std::string StreetNamer::next( std::vector<std::string> &list )
  {
    if ( !list.empty() )
    {
      std::string name = list.back();
      list.pop_back();
      return name;
    }
    return twoWords( mFirst, mSecond, mRandom );
  }

  int StreetNamer::line( bool eastWest, int k, double along )
  {
    const auto key = std::pair( eastWest, k );
    if ( !mLines.contains( key ) )
    {
      StreetName name;
      do
      {
        if ( k == 0 )
          name = parse( eastWest ? "Estrella Blvd" : "Mercado Ave" );
        else if ( k < 0 )
          name = { "", "", ordinal( -k ), eastWest ? "St" : "Ave" };
        else if ( k % 16 == 0 )
        {
          auto &list = eastWest ? mArterialEw : mArterialNs;
          name = list.empty() ? parse( next( list ) + " Rd" ) : parse( next( list ) );
        }
        else
        {
          const std::string text = next( k % 8 == 0 ? mCollector : mSingle );
          name = parse( text.starts_with( "Camino" ) || text.starts_with( "Avenida" )
                            ? text
                            : text + ( eastWest ? k % 8 == 0 ? " Rd" : " St" : " Ave" ) );
        }
      } while ( !mLineNames.insert( name.withoutDirection() ).second );
      mLines[key] = name;
    }
    StreetName name = mLines[key];
    name.predir.assign( 1, eastWest ? ( along > 0 ? 'E' : 'W' ) : ( along > 0 ? 'N' : 'S' ) );
    return add( name );
  }

  bool StreetNamer::claim( int name, int city, int low, int high )
  {
    auto &taken = mClaims[{ name, city }];
    for ( const auto &[from, to] : taken )
      if ( low <= to && from <= high )
        return false;
    taken.emplace_back( low, high );
    if ( city == 0 )
      share( name, low, high );
    return true;
  }

  void StreetNamer::share( int name, int low, int high )
  {
    for ( int hundred = low / 100; hundred <= high / 100; ++hundred )
      mFirstCity[{ mNames[static_cast<std::size_t>( name )].predir, hundred }].push_back( name );
  }

  StreetName StreetNamer::invent( Random &random, bool spanish, Form form ) const
  {
    static const std::vector<std::string> through = { "Calle", "Calle", "Camino", "Via", "Avenida", "Paseo" };
    static const std::vector<std::string> dead = { "Placita", "Placita", "Calle", "Via" };
    static const std::vector<std::string> ways = { "St", "Dr", "Dr", "Way", "Ln", "Rd", "Pl" };
    static const std::vector<std::string> courts = { "Ct", "Pl", "Cir", "Ter", "Ct" };
    static const std::vector<std::string> loops = { "Loop", "Cir" };
    static const std::vector<std::string> tracks = { "Trl", "Rd", "Ln" };
    StreetName name;
    if ( spanish && form != Form::Loop && form != Form::Rural )
    {
      name.pretype = pick( form == Form::DeadEnd ? dead : through, random );
      const std::uint32_t kind = random.below( 4 );
      name.name = kind == 0 ? pick( mOf, random ) : pick( mSpanish, random );
      if ( kind == 1 )
        name.name += " " + pick( mOf, random );
      if ( kind == 2 && name.name.back() == 'o' && random.chance( 0.25 ) )
        name.name.insert( 0, "El " );
      return name;
    }
    name.name = random.chance( 0.22 ) ? pick( mSingle, random ) : twoWords( mFirst, mSecond, random );
    name.suftype = pick( form == Form::DeadEnd ? courts
                         : form == Form::Loop  ? loops
                         : form == Form::Rural ? tracks
                                               : ways,
                         random );
    return name;
  }

  int StreetNamer::local( Random &random, bool spanish, Form form, const std::string &predir, int low,
                          int high, int city )
  {
    if ( city == 1 && random.chance( 0.4 ) )
    {
      // The second city repeats a name of the first, with the same numbers.
      const auto twins = mFirstCity.find( { predir, ( low + high ) / 200 } );
      if ( twins != mFirstCity.end() )
      {
        const int name = twins->second[random.below( static_cast<std::uint32_t>( twins->second.size() ) )];
        if ( claim( name, city, low, high ) )
          return name;
      }
    }
    while ( true )
    {
      StreetName name = invent( random, spanish, form );
      if ( mLineNames.contains( name.withoutDirection() ) )
        continue;
      name.predir = predir;
      const int id = add( name );
      if ( claim( id, city, low, high ) )
        return id;
    }
  }
}
