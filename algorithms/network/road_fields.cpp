// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/road_fields.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    std::string next( std::string_view &text, char separator )
    {
      const std::size_t end = std::min( text.find( separator ), text.size() );
      const std::string item = trimmedOf( text.substr( 0, end ) );
      text.remove_prefix( std::min( end + 1, text.size() ) );
      return item;
    }

    int columnNamed( std::span<const std::string> names, const std::string &name )
    {
      for ( std::size_t i = 0; i < names.size(); ++i )
        if ( names[i] == name )
          return static_cast<int>( i );
      for ( std::size_t i = 0; i < names.size(); ++i )
        if ( sameName( names[i], name ) )
          return static_cast<int>( i );
      throw InputError( "STREET_FIELDS: the street layer has no column \"" + name +
                        "\"; choose one of its columns." );
    }

    OneWay oneWayNamed( const std::string &word )
    {
      if ( word == "forward" )
        return OneWay::Forward;
      if ( word == "backward" )
        return OneWay::Backward;
      if ( word == "both" )
        return OneWay::Both;
      if ( word == "closed" )
        return OneWay::Closed;
      throw InputError(
          "STREET_FIELDS: after oneway write what values mean as forward, backward, both or closed, "
          "for example oneway=DIR:A=forward,B=both." );
    }

    void applyMap( RoadColumns &columns, bool isClass, std::string_view map )
    {
      while ( !map.empty() )
      {
        const std::string item = next( map, ',' );
        if ( item.empty() )
          continue;
        std::string_view rest = item;
        const std::string value = lowerAscii( next( rest, '=' ) ), word = lowerAscii( next( rest, '=' ) );
        if ( !isClass )
        {
          columns.oneWayValues[value] = oneWayNamed( word );
          continue;
        }
        const std::optional<RoadClass> named = roadClassNamed( word );
        if ( !named )
          throw InputError(
              "STREET_FIELDS: after class write what values mean as freeway, ramp, primary, secondary, "
              "local, service, alley, track or path, for example class=TYPE:1=freeway,2=local." );
        columns.classValues[value] = *named;
      }
    }

    constexpr RoadRole NAME_PARTS[] = { RoadRole::PreModifier,   RoadRole::PreDirection, RoadRole::PreType,
                                        RoadRole::PreSeparator,  RoadRole::Name,         RoadRole::Type,
                                        RoadRole::PostDirection, RoadRole::PostModifier };

    void applyOne( RoadColumns &columns, std::span<const std::string> names, const std::string &role,
                   int column, std::string_view map )
    {
      if ( role == "class" )
      {
        columns.set( RoadRole::Class, column );
        columns.scheme = column < 0                           ? RoadScheme::None
                         : columns.scheme == RoadScheme::None ? RoadScheme::Word
                                                              : columns.scheme;
        columns.classValues.clear();
        columns.onlyFreeways = false;
        applyMap( columns, true, map );
      }
      else if ( role == "oneway" )
      {
        columns.set( RoadRole::OneWay, column );
        if ( !map.empty() )
          columns.oneWayValues.clear();
        applyMap( columns, false, map );
      }
      else if ( role == "speed" )
        columns.set( RoadRole::Speed, column );
      else if ( role == "level" )
        columns.set( RoadRole::Layer, column );
      else if ( role == "name" )
      {
        for ( const RoadRole part : NAME_PARTS )
          columns.set( part, -1 );
        columns.set( RoadRole::FullName, column );
      }
      else
        throw InputError(
            "STREET_FIELDS: write role=field;role=field with the roles class, oneway, speed, name and "
            "level." );
      const auto mentions = [&]( const std::string &warning ) {
        return column >= 0 && warning.find( names[static_cast<std::size_t>( column )] ) != std::string::npos;
      };
      std::erase_if( columns.warnings, mentions );
    }
  }

  void applyRoadFields( RoadColumns &columns, std::span<const std::string> names, std::string_view text )
  {
    while ( !text.empty() )
    {
      const std::string item = next( text, ';' );
      if ( item.empty() )
        continue;
      std::string_view rest = item;
      const std::string role = lowerAscii( next( rest, '=' ) );
      const std::string field = next( rest, ':' );
      applyOne( columns, names, role, field.empty() ? -1 : columnNamed( names, field ), rest );
    }
  }

  namespace
  {
    std::string valueInWords( const std::string &value, OneWay way )
    {
      switch ( way )
      {
      case OneWay::Forward:
        return value + " with the line";
      case OneWay::Backward:
        return value + " against the line";
      case OneWay::Closed:
        return value + " closed";
      default:
        return value + " both ways";
      }
    }
  }

  std::vector<ColumnLine> roadLines( const RoadColumns &columns, std::span<const std::string> names )
  {
    std::vector<ColumnLine> lines;
    const auto say = [&]( const char *what, RoadRole role, const std::vector<std::string> &remarks = {} )
    {
      if ( const int column = columns.of( role ); column >= 0 )
        lines.push_back( { what, names[static_cast<std::size_t>( column )], remarks } );
    };
    say( "whole street", RoadRole::FullName );
    say( "direction before the street", RoadRole::PreDirection );
    say( "type before the street", RoadRole::PreType );
    say( "street name", RoadRole::Name );
    say( "street type", RoadRole::Type );
    say( "direction after the street", RoadRole::PostDirection );
    say( "road class", RoadRole::Class );
    std::vector<std::string> meanings;
    for ( const auto &[value, way] : columns.oneWayValues )
      meanings.push_back( valueInWords( upperAscii( value ), way ) );
    say( "one-way", RoadRole::OneWay, meanings );
    say( "speed", RoadRole::Speed, { columns.speedInKilometers ? "km/h" : "miles per hour" } );
    return lines;
  }

  std::vector<std::string> roadWarnings( const RoadColumns &columns )
  {
    std::vector<std::string> warnings = columns.warnings;
    const bool tags =
        columns.of( RoadRole::OtherTags ) >= 0; // of OpenStreetMap, which hold what columns do not
    if ( columns.of( RoadRole::Class ) < 0 )
      warnings.push_back(
          "STREETS: no column of road classes was recognised, so that freeways are known by their "
          "names alone; name it in STREET_FIELDS, for example class=ROADCLASS." );
    if ( columns.of( RoadRole::OneWay ) < 0 && !tags )
      warnings.push_back(
          "STREETS: no column of one-way streets was recognised: every street was taken as two-way; "
          "name it in STREET_FIELDS, for example oneway=DIR:A=forward,B=both." );
    return warnings;
  }
}
