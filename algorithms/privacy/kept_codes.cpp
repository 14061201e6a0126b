// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/kept_codes.h"

#include "privacy/visit_code.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace doorstep
{
  namespace
  {
    // Of a household on a code that one of its students has; the first in order gets it.
    struct CodeClaim
    {
        bool sameDoor = false;
        std::size_t students = 0;
        std::size_t household = 0;
        std::string_view code;
        bool operator<( const CodeClaim &other ) const
        {
          return std::tuple( other.sameDoor, other.students, household, code ) <
                 std::tuple( sameDoor, students, other.household, other.code );
        }
    };

    std::vector<CodeClaim> claimsOf( std::span<const CodedHousehold> households, const Crosswalk &earlier )
    {
      std::map<std::string_view, const CrosswalkEntry *> byStudent;
      for ( const CrosswalkEntry &entry : earlier.entries )
        byStudent.emplace( entry.student, &entry );
      std::vector<CodeClaim> claims;
      for ( std::size_t h = 0; h < households.size(); ++h )
      {
        std::map<std::string_view, CodeClaim> ofThis;
        for ( const std::string_view student : households[h].students )
          if ( const auto known = byStudent.find( student ); known != byStudent.end() )
          {
            const CrosswalkEntry &entry = *known->second;
            CodeClaim &claim = ofThis[entry.visit];
            claim.household = h;
            claim.code = entry.visit;
            ++claim.students;
            claim.sameDoor = claim.sameDoor ||
                             ( entry.address == households[h].address && entry.unit == households[h].unit );
          }
        for ( const auto &[code, claim] : ofThis )
          claims.push_back( claim );
      }
      std::sort( claims.begin(), claims.end() );
      return claims;
    }
  }

  std::vector<std::string> visitCodes( std::span<const CodedHousehold> households, const Crosswalk *earlier )
  {
    std::vector<std::string> codes( households.size() );
    std::set<std::string> taken, given;
    if ( earlier )
    {
      for ( const CrosswalkEntry &entry : earlier->entries )
        taken.insert( entry.visit );
      for ( const CodeClaim &claim : claimsOf( households, *earlier ) )
        if ( codes[claim.household].empty() && given.emplace( claim.code ).second )
          codes[claim.household] = claim.code;
    }
    const auto lacking = static_cast<std::size_t>( std::count( codes.begin(), codes.end(), std::string() ) );
    std::vector<std::string> drawn = drawVisitCodes( lacking, std::move( taken ) );
    auto next = drawn.begin();
    for ( std::string &code : codes )
      if ( code.empty() )
        code = std::move( *next++ );
    return codes;
  }

  void keepEarlier( const Crosswalk &earlier, Crosswalk &crosswalk )
  {
    crosswalk.event = earlier.event;
    for ( const std::string &field : earlier.sealedFields )
      if ( std::find( crosswalk.sealedFields.begin(), crosswalk.sealedFields.end(), field ) ==
           crosswalk.sealedFields.end() )
        crosswalk.sealedFields.push_back( field );
    std::set<std::string> visited, students;
    for ( const CrosswalkEntry &entry : crosswalk.entries )
    {
      visited.insert( entry.visit );
      students.insert( entry.student );
    }
    for ( const CrosswalkEntry &entry : earlier.entries )
      if ( !visited.contains( entry.visit ) && !students.contains( entry.student ) )
        crosswalk.entries.push_back( entry );
  }
}
