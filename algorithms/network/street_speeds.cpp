// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/street_speeds.h"

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "network/street_graph.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace doorstep
{
  namespace
  {
    constexpr double SLOWEST = 3, FASTEST = 150;          // km/h
    constexpr double LEAST_FACTOR = 0.1, MOST_FACTOR = 3; // of a speed
    constexpr double LEAST_TRIPS = 0.3, MOST_TRIPS = 3;   // of all times
    constexpr double KILOMETERS_A_MILE = 1.609344;

    // Four digits tell what matters, and are read back as they were written.
    std::string number( double value )
    {
      char text[40];
      std::snprintf( text, sizeof text, "%.4g", value );
      return text;
    }

    double rounded( double value )
    {
      double result = value;
      leadingNumber( number( value ), result );
      return result;
    }

    // 0: it is none, or not between them.
    double within( std::string_view text, double least, double most )
    {
      double value = 0;
      return !text.empty() && leadingNumber( text, value ) == text.size() && value >= least && value <= most
                 ? value
                 : 0;
    }

    class Reader
    {
      public:
        StreetSpeeds read( const std::vector<SpeedRow> &rows )
        {
          std::optional<ClassPace> all;
          std::array<bool, ROAD_CLASS_COUNT> named{};
          StreetSpeeds speeds;
          for ( const SpeedRow &row : rows )
          {
            mRow = row.row;
            const std::string name = lowerAscii( trimmedOf( row.roadClass ) );
            const ClassPace pace = paceOf( row );
            if ( name == "all" )
            {
              if ( all )
                refuse( "an earlier row is for all, too." );
              if ( pace.kilometersPerHour > 0 )
                refuse( "all streets are not equally fast: give all a factor." );
              all = pace;
              continue;
            }
            const std::optional<RoadClass> roadClass = roadClassNamed( name );
            if ( !roadClass )
              refuse( "class is none of freeway, ramp, primary, secondary, local, service, alley, track and "
                      "all." );
            const auto c = static_cast<std::size_t>( *roadClass );
            if ( named[c] )
              refuse( "an earlier row has the same class." );
            named[c] = true;
            speeds.classes[c] = pace;
          }
          for ( std::size_t c = 0; c < ROAD_CLASS_COUNT && all; ++c )
            if ( !named[c] )
              speeds.classes[c] = *all;
          return speeds;
        }

      private:
        [[noreturn]] void refuse( const std::string &why ) const
        {
          throw InputError( "SPEEDS, row " + std::to_string( mRow ) + ": " + why );
        }

        ClassPace paceOf( const SpeedRow &row ) const
        {
          const std::string mph = trimmedOf( row.milesPerHour ), kmh = trimmedOf( row.kilometersPerHour ),
                            factor = trimmedOf( row.factor );
          if ( ( mph.empty() ? 0 : 1 ) + ( kmh.empty() ? 0 : 1 ) + ( factor.empty() ? 0 : 1 ) != 1 )
            refuse( "give one of mph, kmh and factor." );
          ClassPace pace;
          if ( !factor.empty() )
          {
            pace.factor = rounded( within( factor, LEAST_FACTOR, MOST_FACTOR ) );
            if ( !( pace.factor > 0 ) )
              refuse( "factor is not a number from 0.1 to 3." );
            return pace;
          }
          pace.kilometersPerHour =
              rounded( mph.empty() ? within( kmh, SLOWEST, FASTEST )
                                   : KILOMETERS_A_MILE * within( mph, 2, FASTEST / KILOMETERS_A_MILE ) );
          if ( !( pace.kilometersPerHour > 0 ) )
            refuse( mph.empty() ? "kmh is not a number from 3 to 150."
                                : "mph is not a number from 2 to 93." );
          return pace;
        }

        int mRow = 1;
    };
  }

  std::string StreetSpeeds::text() const
  {
    std::string text;
    const auto add = [&]( std::string_view name, const std::string &value )
    { text += ( text.empty() ? "" : ";" ) + std::string( name ) + "=" + value; };
    for ( std::size_t c = 0; c < ROAD_CLASS_COUNT; ++c )
      if ( const ClassPace &pace = classes[c]; pace.kilometersPerHour > 0 )
        add( roadClassName( static_cast<RoadClass>( c ) ), number( pace.kilometersPerHour ) );
      else if ( pace.factor > 0 )
        add( roadClassName( static_cast<RoadClass>( c ) ), "x" + number( pace.factor ) );
    if ( trips != 1 )
      add( "trips", number( trips ) );
    return text.empty() ? "presets" : text;
  }

  StreetSpeeds StreetSpeeds::parse( std::string_view text )
  {
    const auto refuse = [] [[noreturn]] ()
    { throw InputError( "The speeds that are kept beside the streets cannot be read: give SPEEDS again." ); };
    StreetSpeeds speeds;
    if ( trimmedOf( text ).empty() || trimmedOf( text ) == "presets" )
      return speeds;
    for ( std::size_t from = 0; from <= text.size(); )
    {
      const std::size_t end = std::min( text.find( ';', from ), text.size() );
      const std::string entry = trimmedOf( text.substr( from, end - from ) );
      const std::size_t equals = entry.find( '=' );
      from = end + 1;
      if ( equals == std::string::npos )
        refuse();
      const std::string name = entry.substr( 0, equals ), value = entry.substr( equals + 1 );
      const std::optional<RoadClass> roadClass = roadClassNamed( name );
      double read = 0;
      if ( name == "trips" )
        read = speeds.trips = within( value, LEAST_TRIPS, MOST_TRIPS );
      else if ( roadClass )
      {
        ClassPace &pace = speeds.classes[static_cast<std::size_t>( *roadClass )];
        const bool isFactor = value.starts_with( 'x' );
        read = ( isFactor ? pace.factor : pace.kilometersPerHour ) =
            isFactor ? within( std::string_view( value ).substr( 1 ), LEAST_FACTOR, MOST_FACTOR )
                     : within( value, SLOWEST, FASTEST );
      }
      if ( !( read > 0 ) )
        refuse();
    }
    return speeds;
  }

  void StreetSpeeds::apply( GraphOptions &options ) const
  {
    options.paces = classes;
    options.timesAll = trips;
    TurnCosts &turns = options.turns;
    for ( double *seconds : { &turns.right, &turns.left, &turns.leftAcross, &turns.stopSign, &turns.signal,
                              &turns.signalRight, &turns.uTurn, &turns.deadEnd } )
      *seconds *= trips;
  }

  StreetSpeeds readSpeeds( const std::vector<SpeedRow> &rows )
  {
    return Reader().read( rows );
  }
}
