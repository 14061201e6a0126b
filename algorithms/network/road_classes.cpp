// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/road_classes.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, ROAD_CLASS_COUNT> CLASS_NAMES = {
        "freeway", "ramp", "primary", "secondary", "local", "service", "alley", "track", "path" };

    bool fits( std::string_view pattern, std::string_view value )
    {
      const bool anyStart = pattern.starts_with( '*' );
      if ( anyStart )
        pattern.remove_prefix( 1 );
      const bool anyEnd = pattern.ends_with( '*' );
      if ( anyEnd )
        pattern.remove_suffix( 1 );
      if ( anyStart && anyEnd )
        return value.find( pattern ) != std::string_view::npos;
      if ( anyStart )
        return value.ends_with( pattern );
      return anyEnd ? value.starts_with( pattern ) : value == pattern;
    }

    void read( std::string_view text, std::string_view source, RoadClasses &classes )
    {
      int number = 0;
      for ( const CsvRow &row : parseCsv( text, ',', true ) )
      {
        ++number;
        if ( number == 1 && !row.empty() && row[0] == "scheme" )
          continue;
        const auto refuse = [&]( const std::string &why )
        {
          throw InputError( std::string( source ) + ", line " + std::to_string( number ) +
                            " (comments not counted): " + why );
        };
        if ( row.size() < 3 )
          refuse( "write scheme,value,class,kmh." );
        RoadClassRule rule{ lowerAscii( row[0] ), lowerAscii( row[1] ), RoadClass::Local, 0 };
        const std::optional<RoadClass> named = roadClassNamed( lowerAscii( row[2] ) );
        if ( !named )
          refuse( "the third column must name a class, for example local." );
        rule.roadClass = *named;
        if ( row.size() > 3 && !row[3].empty() )
        {
          const std::string &cell = row[3];
          if ( leadingNumber( cell, rule.kilometersPerHour ) != cell.size() ||
               !( rule.kilometersPerHour > 0 ) || rule.kilometersPerHour > 200 )
            refuse( "the speed must be a number of km/h over 0 and up to 200." );
        }
        if ( rule.scheme != "class" )
        {
          classes.rules.push_back( std::move( rule ) );
          continue;
        }
        double &speed = classes.speeds[static_cast<std::size_t>( rule.roadClass )];
        if ( rule.kilometersPerHour <= 0 )
          refuse( "a class needs a speed." );
        if ( speed <= 0 ) // overrides are read first
          speed = rule.kilometersPerHour;
      }
    }
  }

  std::string_view roadClassName( RoadClass roadClass )
  {
    return CLASS_NAMES[static_cast<std::size_t>( roadClass )];
  }

  std::optional<RoadClass> roadClassNamed( std::string_view name )
  {
    for ( std::size_t c = 0; c < ROAD_CLASS_COUNT; ++c )
      if ( CLASS_NAMES[c] == name )
        return static_cast<RoadClass>( c );
    return std::nullopt;
  }

  RoadClasses RoadClasses::load( std::string_view overrides )
  {
    RoadClasses classes;
    read( overrides, "Road classes", classes );
    read( embedded( "road_classes.csv" ), "road_classes.csv", classes );
    return classes;
  }

  std::optional<RoadClassRule> RoadClasses::find( std::string_view scheme, std::string_view value ) const
  {
    const std::string low = lowerAscii( value );
    for ( const RoadClassRule &rule : rules )
      if ( rule.scheme == scheme && fits( rule.value, low ) )
        return rule;
    return std::nullopt;
  }

  ClassSpeeds withPresets( const ClassSpeeds &speeds )
  {
    static const RoadClasses presets = RoadClasses::load();
    ClassSpeeds result = speeds;
    for ( std::size_t c = 0; c < ROAD_CLASS_COUNT; ++c )
      if ( !( result[c] > 0 ) )
        result[c] = presets.speeds[c];
    return result;
  }
}
