// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/people.h"

#include <algorithm>

namespace doorstep::sample
{
  void addTeams( SampleCity &city, const std::vector<Point> &homes, std::uint64_t seed )
  {
    if ( city.schools.empty() )
      return;
    // Two staging places for a usual morning, one for each 50 visits of a large one; spread over the homes.
    const std::size_t wanted = std::min( { homes.size() < 450 ? std::size_t{ 2 } : homes.size() / 50,
                                           std::size_t{ 23 }, city.schools.size() } );
    std::vector<Point> chosen;
    std::vector<std::size_t> schools;
    std::vector<int> served;
    while ( schools.size() < wanted )
    {
      // The school that shortens the way to the nearest staging place the most, O(schools x homes).
      double best = 0;
      std::size_t take = 0;
      for ( std::size_t k = 0; k < city.schools.size(); ++k )
      {
        if ( std::find( schools.begin(), schools.end(), k ) != schools.end() )
          continue;
        double sum = 0;
        for ( std::size_t h = 0; h < homes.size(); h += 1 + homes.size() / 500 )
        {
          double near = distance( homes[h], city.schools[k].at );
          for ( const Point &other : chosen )
            near = std::min( near, distance( homes[h], other ) );
          sum += near;
        }
        if ( take == 0 || sum < best )
        {
          best = sum;
          take = k + 1;
        }
      }
      schools.push_back( take - 1 );
      chosen.push_back( city.schools[take - 1].at );
    }
    served.assign( chosen.size(), 0 );
    for ( const Point &home : homes )
    {
      const auto nearest = std::min_element( chosen.begin(), chosen.end(),
                                             [&]( const Point &a, const Point &b )
                                             { return distance( a, home ) < distance( b, home ); } );
      ++served[static_cast<std::size_t>( nearest - chosen.begin() )];
    }

    Random random( seed, 70 );
    const NameBook book;
    const auto languages = [&random]( bool leader )
    {
      std::string list = "English";
      if ( random.chance( leader ? 0.6 : 0.45 ) )
        list += ";Spanish";
      if ( random.chance( 0.06 ) )
        list += random.chance( 0.5 ) ? ";Arabic" : random.chance( 0.5 ) ? ";Swahili" : ";Vietnamese";
      return list;
    };
    int number = 0;
    for ( std::size_t k = 0; k < chosen.size(); ++k )
    {
      const Place &school = city.schools[schools[k]];
      // Ten visits each in a morning, and some to spare.
      const int teams = std::max( 2, ( served[k] + 9 ) / 10 + 1 );
      city.staging.push_back( { school.name, school.at, teams } );
      for ( int t = 0; t < teams; ++t )
      {
        const std::string team = "Team " + std::to_string( ++number );
        for ( const char *role : { "leader", "site administrator", "volunteer" } )
        {
          const std::string language = random.chance( 0.45 ) ? "Spanish" : "English";
          Member member;
          member.team = team;
          member.staging = school.name;
          member.role = role;
          member.employee = member.role != "volunteer";
          member.name = book.first( language, random );
          member.name.append( " " ).append( book.last( language, random ) );
          member.languages = languages( member.role == "leader" );
          member.agreement = "yes";
          if ( member.role == "leader" )
            member.vehicle = random.chance( 0.3 ) ? "district van" : "own car";
          city.roster.push_back( std::move( member ) );
        }
      }
    }
  }
}
