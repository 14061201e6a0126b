#include "privacy/debrief.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <map>

namespace doorstep
{
  namespace
  {
    std::string outcomeKey( std::string_view outcome )
    {
      return lowerAscii( trimmedOf( outcome ) );
    }
  }

  DebriefCounts countOutcomes( std::span<const DebriefVisit> visits, std::size_t zones,
                               std::span<const Neighbours> neighbours, std::int64_t smallest )
  {
    DebriefCounts result;
    // Visits without a zone are one more cell, without neighbours.
    std::vector<std::int64_t> visitsOf( zones + 1, 0 );
    std::map<std::string, std::int64_t> totals;
    const auto cellOf = [&]( const DebriefVisit &visit )
    {
      if ( visit.zone >= static_cast<std::int32_t>( zones ) )
        throw InputError(
            "VISITS has a zone that ZONES does not have: take both from one run of planzones." );
      return visit.zone < 0 ? zones : static_cast<std::size_t>( visit.zone );
    };
    for ( const DebriefVisit &visit : visits )
    {
      ++visitsOf[cellOf( visit )];
      ++totals[outcomeKey( visit.outcome )];
    }
    const bool noneWithout = visitsOf.back() == 0;
    if ( noneWithout )
      visitsOf.pop_back();
    const std::vector<std::int32_t> groupOf = groupCells( visitsOf, neighbours, smallest );
    for ( std::size_t cell = 0; cell < groupOf.size(); ++cell )
    {
      const auto group = static_cast<std::size_t>( groupOf[cell] );
      result.parts.resize( std::max( result.parts.size(), group + 1 ) );
      result.parts[group].push_back( cell == zones ? -1 : static_cast<std::int32_t>( cell ) );
    }

    // The name of an outcome that few had would tell of them; so it goes into "other".
    std::map<std::string, std::size_t> columns;
    bool rare = false;
    for ( const auto &[outcome, count] : totals )
      if ( outcome.empty() || outcome == OUTCOME_OTHER || outcome == OUTCOME_MISSING )
        continue;
      else if ( count >= smallest )
        result.outcomes.push_back( outcome );
      else
        rare = true;
    if ( rare || totals.contains( OUTCOME_OTHER ) )
      result.outcomes.emplace_back( OUTCOME_OTHER );
    if ( totals.contains( "" ) || totals.contains( OUTCOME_MISSING ) )
      result.outcomes.emplace_back( OUTCOME_MISSING );
    for ( std::size_t column = 0; column < result.outcomes.size(); ++column )
      columns[result.outcomes[column]] = column;

    result.counts.assign( result.parts.size() * result.outcomes.size(), 0 );
    for ( const DebriefVisit &visit : visits )
    {
      const std::string outcome = outcomeKey( visit.outcome );
      auto column = columns.find( outcome.empty() ? OUTCOME_MISSING : outcome );
      if ( column == columns.end() )
        column = columns.find( OUTCOME_OTHER );
      const auto group = static_cast<std::size_t>( groupOf[cellOf( visit )] );
      ++result.counts[group * result.outcomes.size() + column->second];
    }
    result.table = publishTable( result.parts.size(), result.outcomes.size(), result.counts, smallest );
    return result;
  }
}
