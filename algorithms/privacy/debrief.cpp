// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/debrief.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace doorstep
{
  namespace
  {
    std::string outcomeKey( std::string_view outcome )
    {
      return lowerAscii( trimmedOf( outcome ) );
    }

    // The group of each visit: of the areas of the last page, those on none of them together; without a page,
    // zones put together until each group reaches smallest.
    std::vector<std::size_t> proposedGroups( std::span<const DebriefVisit> visits, std::size_t zones,
                                             std::span<const Neighbours> neighbours, std::int64_t smallest,
                                             const std::vector<Release> &earlier )
    {
      std::vector<std::size_t> groupOf;
      const auto page = std::find_if( earlier.rbegin(), earlier.rend(),
                                      []( const Release &release ) { return release.kind == RELEASE_PAGE; } );
      if ( page != earlier.rend() )
      {
        std::map<std::string, std::size_t> areas;
        for ( std::size_t g = 0; g < page->groups.size(); ++g )
          for ( const std::string &code : page->groups[g] )
            areas.emplace( code, g );
        for ( const DebriefVisit &visit : visits )
        {
          const auto area = areas.find( visit.code );
          groupOf.push_back( area == areas.end() ? page->groups.size() : area->second );
        }
        return groupOf;
      }
      // Visits without a zone are one more cell, without neighbours.
      std::vector<std::int64_t> visitsOf( zones + 1, 0 );
      const auto cellOf = [&]( const DebriefVisit &visit )
      { return visit.zone < 0 ? zones : static_cast<std::size_t>( visit.zone ); };
      for ( const DebriefVisit &visit : visits )
        ++visitsOf[cellOf( visit )];
      if ( visitsOf.back() == 0 )
        visitsOf.pop_back();
      const std::vector<std::int32_t> groups = groupCells( visitsOf, neighbours, smallest );
      for ( const DebriefVisit &visit : visits )
        groupOf.push_back( static_cast<std::size_t>( groups[cellOf( visit )] ) );
      return groupOf;
    }

    using Codes = std::vector<std::vector<std::string>>;

    Codes codesOf( const std::vector<std::size_t> &groupOf, std::span<const DebriefVisit> visits )
    {
      Codes codes;
      for ( std::size_t v = 0; v < visits.size(); ++v )
      {
        codes.resize( std::max( codes.size(), groupOf[v] + 1 ) );
        codes[groupOf[v]].push_back( visits[v].code );
      }
      for ( std::vector<std::string> &group : codes )
        std::sort( group.begin(), group.end() );
      return codes;
    }

    // The groups that the ledger leaves, numbered in the order of their first zones.
    void joinParts( std::vector<std::size_t> &groupOf, std::span<const DebriefVisit> visits,
                    const std::vector<Release> &earlier, std::int64_t smallest )
    {
      const JointGroups joint = jointGroups( codesOf( groupOf, visits ), earlier, smallest );
      std::vector<std::size_t> first( joint.count, SIZE_MAX ), number( joint.count ), order;
      for ( std::size_t v = 0; v < visits.size(); ++v )
      {
        groupOf[v] = joint.of[groupOf[v]];
        const std::size_t zone =
            visits[v].zone < 0 ? SIZE_MAX - 1 : static_cast<std::size_t>( visits[v].zone );
        first[groupOf[v]] = std::min( first[groupOf[v]], zone );
      }
      for ( std::size_t g = 0; g < joint.count; ++g )
        if ( first[g] != SIZE_MAX )
          order.push_back( g );
      std::stable_sort( order.begin(), order.end(),
                        [&]( std::size_t a, std::size_t b ) { return first[a] < first[b]; } );
      for ( std::size_t i = 0; i < order.size(); ++i )
        number[order[i]] = i;
      for ( std::size_t &group : groupOf )
        group = number[group];
    }

    // The columns: an outcome that few had would tell of them by its name, and goes into "other"; after a
    // first release so does every one that was not in it.
    std::vector<std::string> outcomesOf( const std::map<std::string, std::int64_t> &totals,
                                         std::int64_t smallest, const std::vector<Release> &earlier )
    {
      const auto before =
          std::find_if( earlier.begin(), earlier.end(),
                        []( const Release &release ) { return release.kind == RELEASE_DEBRIEF; } );
      const auto had = [&]( const std::string &name )
      {
        return before != earlier.end() &&
               std::find( before->columns.begin(), before->columns.end(), name ) != before->columns.end();
      };
      std::vector<std::string> outcomes;
      bool rare = had( OUTCOME_OTHER );
      for ( const auto &[outcome, count] : totals )
        if ( outcome.empty() || outcome == OUTCOME_OTHER || outcome == OUTCOME_MISSING )
          continue;
        else if ( before == earlier.end() && count >= smallest )
          outcomes.push_back( outcome );
        else
          rare = rare || !had( outcome );
      if ( before != earlier.end() )
        for ( const std::string &name : before->columns )
          if ( name != OUTCOME_OTHER && name != OUTCOME_MISSING )
            outcomes.push_back( name );
      if ( rare || totals.contains( OUTCOME_OTHER ) )
        outcomes.emplace_back( OUTCOME_OTHER );
      if ( totals.contains( "" ) || totals.contains( OUTCOME_MISSING ) || had( OUTCOME_MISSING ) )
        outcomes.emplace_back( OUTCOME_MISSING );
      return outcomes;
    }
  }

  DebriefCounts countOutcomes( std::span<const DebriefVisit> visits, std::size_t zones,
                               std::span<const Neighbours> neighbours, std::int64_t smallest,
                               const std::vector<Release> &earlier, const EarlierTable &earlierTable )
  {
    DebriefCounts result;
    std::map<std::string, std::int64_t> totals;
    for ( const DebriefVisit &visit : visits )
    {
      if ( visit.zone >= static_cast<std::int32_t>( zones ) )
        throw InputError(
            "VISITS has a zone that ZONES does not have: take both from one run of planzones." );
      ++totals[outcomeKey( visit.outcome )];
    }
    result.partOf = proposedGroups( visits, zones, neighbours, smallest, earlier );
    joinParts( result.partOf, visits, earlier, smallest );
    const Codes codes = codesOf( result.partOf, visits );
    result.parts.resize( codes.size() );
    for ( std::size_t v = 0; v < visits.size(); ++v )
      result.parts[result.partOf[v]].push_back( visits[v].zone );
    for ( std::vector<std::int32_t> &part : result.parts )
    {
      // Those of no zone come last.
      std::sort( part.begin(), part.end(),
                 []( std::int32_t a, std::int32_t b )
                 { return static_cast<std::uint32_t>( a ) < static_cast<std::uint32_t>( b ); } );
      part.erase( std::unique( part.begin(), part.end() ), part.end() );
    }
    result.outcomes = outcomesOf( totals, smallest, earlier );

    std::map<std::string, std::size_t> columns;
    for ( std::size_t column = 0; column < result.outcomes.size(); ++column )
      columns[result.outcomes[column]] = column;
    result.counts.assign( result.parts.size() * result.outcomes.size(), 0 );
    for ( std::size_t v = 0; v < visits.size(); ++v )
    {
      const std::string outcome = outcomeKey( visits[v].outcome );
      auto column = columns.find( outcome.empty() ? OUTCOME_MISSING : outcome );
      if ( column == columns.end() )
        column = columns.find( OUTCOME_OTHER );
      ++result.counts[result.partOf[v] * result.outcomes.size() + column->second];
    }
    result.allowed = allowedFigures( codes, result.outcomes, result.counts, earlier, smallest );
    if ( earlierTable )
      restrictTo( result.allowed, earlierTable( result ), smallest );
    result.table =
        publishTable( result.parts.size(), result.outcomes.size(), result.counts, smallest, &result.allowed );
    return result;
  }

  std::map<std::string, std::string> outcomesOfStudents( const Crosswalk &crosswalk,
                                                         std::span<const DebriefVisit> visits )
  {
    std::map<std::string, std::string> ofVisits, ofStudents;
    for ( const DebriefVisit &visit : visits )
      ofVisits[visit.code] = visit.outcome;
    for ( const CrosswalkEntry &entry : crosswalk.entries )
      if ( const auto found = ofVisits.find( entry.visit ); found != ofVisits.end() )
        ofStudents[entry.student] = found->second.empty() ? OUTCOME_MISSING : found->second;
    return ofStudents;
  }

  Release releaseOf( const DebriefCounts &counts, std::span<const DebriefVisit> visits )
  {
    return { RELEASE_DEBRIEF, codesOf( counts.partOf, visits ), counts.outcomes, counts.table };
  }
}
