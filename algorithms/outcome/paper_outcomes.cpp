// SPDX-License-Identifier: GPL-2.0-or-later
#include "outcome/paper_outcomes.h"

#include "base/error.h"
#include "privacy/visit_code.h"

#include <algorithm>
#include <utility>

namespace doorstep
{
  PaperOutcomes::PaperOutcomes( std::vector<PaperVisit> visits, std::filesystem::path file )
      : mVisits( std::move( visits ) ), mFile( std::move( file ) )
  {
    for ( std::size_t v = 0; v < mVisits.size(); ++v )
      if ( !mByCode.emplace( mVisits[v].code, v ).second )
        throw InputError( "VISITS, row " + std::to_string( v + 1 ) +
                          ": the code stands in an earlier row; take the visits that planzones wrote." );
    look();
  }

  void PaperOutcomes::look()
  {
    std::vector<TypedOutcome> said( mVisits.size() );
    std::vector<OddOutcome> odd;
    for ( OutcomesFile::Line &line : mFile.read() )
    {
      const std::optional<std::size_t> visit = find( line.visit );
      if ( !visit )
      {
        odd.push_back( { line.row, readVisitCode( line.visit ).empty() ? OddOutcome::Why::Mistyped
                                                                       : OddOutcome::Why::OtherPlan } );
        continue;
      }
      TypedOutcome &known = said[*visit];
      if ( !known.outcome.empty() && known.outcome != line.said.outcome )
        odd.push_back( { line.row, OddOutcome::Why::TwoOutcomes } );
      known = std::move( line.said );
    }
    mSaid = std::move( said );
    mOdd = std::move( odd );
  }

  std::optional<std::size_t> PaperOutcomes::find( std::string_view typed ) const
  {
    const auto found = mByCode.find( readVisitCode( typed ) );
    return found == mByCode.end() ? std::nullopt : std::optional( found->second );
  }

  std::size_t PaperOutcomes::size() const
  {
    return static_cast<std::size_t>( std::count_if(
        mVisits.begin(), mVisits.end(), []( const PaperVisit &visit ) { return visit.zone.has_value(); } ) );
  }

  std::size_t PaperOutcomes::typed() const
  {
    std::size_t count = 0;
    for ( std::size_t v = 0; v < mVisits.size(); ++v )
      count += mVisits[v].zone && !mSaid[v].outcome.empty() ? 1 : 0;
    return count;
  }

  std::vector<ZonePapers> PaperOutcomes::zones() const
  {
    std::map<std::int32_t, ZonePapers> zones;
    for ( std::size_t v = 0; v < mVisits.size(); ++v )
    {
      if ( !mVisits[v].zone )
        continue;
      ZonePapers &papers = zones[*mVisits[v].zone];
      papers.zone = *mVisits[v].zone;
      ++papers.visits;
      if ( mSaid[v].outcome.empty() )
        papers.missing.push_back( mVisits[v].code );
    }
    std::vector<ZonePapers> all;
    all.reserve( zones.size() );
    for ( auto &[number, papers] : zones )
      all.push_back( std::move( papers ) );
    return all;
  }

  void PaperOutcomes::set( std::size_t i, const TypedOutcome &said )
  {
    mDone.push_back( { i, mFile.write( mVisits[i].code, said ) } );
    look();
  }

  std::optional<std::size_t> PaperOutcomes::undo()
  {
    if ( mDone.empty() )
      return std::nullopt;
    const std::size_t undone = mDone.back().visit;
    mFile.restore( mVisits[undone].code, mDone.back().before );
    mDone.pop_back();
    look();
    return undone;
  }
}
