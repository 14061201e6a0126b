// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/road_one_way.h"

#include "base/text.h"
#include "network/road_values.h"

#include <algorithm>

namespace doorstep
{
  using namespace roadvalue;

  namespace
  {
    using Counts = ValueCounts;

    Counts valuesOf( std::span<const std::vector<std::string>> sample, int column )
    {
      Counts counts;
      for ( const std::vector<std::string> &row : sample )
        if ( static_cast<std::size_t>( column ) < row.size() )
          if ( const std::string value = lowerAscii( trimmed( row[static_cast<std::size_t>( column )] ) );
               !value.empty() )
            ++counts[value];
      return counts;
    }

    bool only( const Counts &counts, std::initializer_list<std::string_view> allowed )
    {
      return std::all_of( counts.begin(), counts.end(),
                          [&]( const auto &entry ) {
                            return std::find( allowed.begin(), allowed.end(), entry.first ) != allowed.end();
                          } );
    }

    // Codes that mean something together only: along, against (widdershins in Pima), both; with, against,
    // two-way; 1, 2 and 3.
    std::map<std::string, OneWay> codesOf( const Counts &counts )
    {
      if ( counts.contains( "a" ) && only( counts, { "a", "w", "b", "n", "0" } ) )
        return { { "a", OneWay::Forward }, { "w", OneWay::Backward }, { "b", OneWay::Both } };
      // with, against and two-way traffic, as New York City has them
      if ( counts.contains( "t" ) && ( counts.contains( "w" ) || counts.contains( "a" ) ) &&
           only( counts, { "a", "w", "t", "p", "n", "0" } ) )
        return { { "w", OneWay::Forward },
                 { "a", OneWay::Backward },
                 { "t", OneWay::Both },
                 { "p", OneWay::Closed } };
      if ( counts.contains( "3" ) && only( counts, { "0", "1", "2", "3" } ) )
        return { { "1", OneWay::Forward }, { "2", OneWay::Both }, { "3", OneWay::Backward } };
      return {};
    }

    void use( RoadColumns &columns, int column, const Counts &counts )
    {
      columns.set( RoadRole::OneWay, column );
      columns.oneWayValues = codesOf( counts );
      const auto count = [&counts]( const char *value )
      {
        const auto found = counts.find( value );
        return found == counts.end() ? std::size_t{ 0 } : found->second;
      };
      const bool letters = count( "f" ) + count( "t" ) > 0, fromTo = count( "ft" ) + count( "tf" ) > 0;
      columns.oneWayIsFlag = letters && count( "b" ) == 0 && !fromTo;
      columns.noIsClosed = fromTo;
    }
  }

  void chooseOneWay( RoadColumns &columns, std::span<const std::string> names,
                     std::span<const std::vector<std::string>> sample, const std::vector<int> &candidates )
  {
    columns.set( RoadRole::OneWay, -1 );
    for ( const int column : candidates )
    {
      const Counts counts = valuesOf( sample, column );
      Counts unknown;
      std::size_t all = 0, missed = 0, compass = 0;
      const bool codes = !codesOf( counts ).empty();
      for ( const auto &[value, count] : counts )
      {
        all += count;
        compass += value == "s" || value == "e" || value == "w" || value == "ne" || value == "nw" ||
                           value == "se" || value == "sw"
                       ? count
                       : 0;
        if ( !codes && !couldBeOneWay( value ) )
        {
          unknown[value] = count;
          missed += count;
        }
      }
      if ( !codes && compass > 0 ) // N to W are compass points
        continue;
      const std::string &name = names[static_cast<std::size_t>( column )];
      if ( missed * 2 > all )
      {
        if ( lowerAscii( name ).find( "way" ) != std::string::npos )
          columns.warnings.push_back(
              "STREETS: the values of " + name + " are not understood as one-way and were not used: " +
              counted( unknown ) + "; say what they mean in STREET_FIELDS, for example oneway=" + name +
              ":A=forward,W=backward,B=both." );
        continue;
      }
      use( columns, column, counts );
      if ( columns.noIsClosed )
      {
        std::size_t no = 0, open = 0;
        for ( const std::vector<std::string> &row : sample )
        {
          const std::string value = lowerAscii( trimmed( row[static_cast<std::size_t>( column )] ) );
          no += value == "n" ? 1 : 0;
          open += value.empty() || value == "b" ? 1 : 0;
        }
        columns.noIsClosed = no < open;
      }
      if ( missed > 0 )
        columns.warnings.push_back( "STREETS: in " + name +
                                    " values are not understood and were taken as two-way: " +
                                    counted( unknown ) + "; say what they mean in STREET_FIELDS." );
      return;
    }
  }

  OneWay oneWayOf( const RoadColumns &columns, std::string_view cell )
  {
    if ( !columns.oneWayValues.empty() )
    {
      const auto found = columns.oneWayValues.find( lowerAscii( trimmed( cell ) ) );
      if ( found != columns.oneWayValues.end() )
        return found->second;
    }
    return oneWay( cell, columns.oneWayIsFlag, columns.noIsClosed );
  }
}
