// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/outcome_words.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"

#include <array>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::pair<std::string_view, OutcomeMeaning>, 4> MEANINGS = {
        { { "done", OutcomeMeaning::Done },
          { "again", OutcomeMeaning::Again },
          { "later", OutcomeMeaning::Later },
          { "open", OutcomeMeaning::Open } } };

    std::optional<OutcomeMeaning> meaningNamed( std::string_view name )
    {
      for ( const auto &[word, meaning] : MEANINGS )
        if ( word == lowerAscii( trimmedOf( name ) ) )
          return meaning;
      return std::nullopt;
    }

    std::string keyOf( std::string_view outcome )
    {
      std::string key;
      for ( const char c : lowerAscii( trimmedOf( outcome, " \t\r\n.,;:!" ) ) )
        if ( const bool space = c == ' ' || c == '_' || c == '\t'; !space )
          key += c;
        else if ( !key.empty() && key.back() != ' ' )
          key += ' ';
      return key;
    }
  }

  OutcomeWords::OutcomeWords( std::string_view further )
  {
    for ( const CsvRow &row : parseCsv( further, ';' ) )
      for ( const std::string &cell : row )
      {
        if ( trimmedOf( cell ).empty() )
          continue;
        const std::size_t sign = cell.find( '=' );
        const std::optional<OutcomeMeaning> meaning =
            sign == std::string::npos ? std::nullopt
                                      : meaningNamed( std::string_view( cell ).substr( sign + 1 ) );
        if ( !meaning || keyOf( cell.substr( 0, sign ) ).empty() )
          throw InputError( "MEANINGS says what outcomes mean as in NH=again;RF=done: done, again, later or "
                            "open." );
        mWords.push_back( { *meaning, keyOf( cell.substr( 0, sign ) ) } );
      }
    for ( const CsvRow &row : parseCsv( embedded( "outcomes.csv" ), ',', true ) )
      if ( row.size() == 2 )
        if ( const std::optional<OutcomeMeaning> meaning = meaningNamed( row[0] ) )
          mWords.push_back( { *meaning, keyOf( row[1] ) } );
  }

  std::optional<SaidOutcome> OutcomeWords::find( std::string_view outcome ) const
  {
    const std::string key = keyOf( outcome );
    const Word *best = nullptr;
    for ( const Word &word : mWords )
    {
      if ( word.outcome == key )
        return SaidOutcome{ word.meaning, word.outcome, {} };
      // "come back at 10:30"
      if ( word.meaning == OutcomeMeaning::Later && key.starts_with( word.outcome + " " ) &&
           ( !best || word.outcome.size() > best->outcome.size() ) )
        best = &word;
    }
    if ( !best )
      return std::nullopt;
    // "after" belongs to the time too.
    static constexpr std::string_view after = " after";
    const std::size_t length =
        best->outcome.ends_with( after ) ? best->outcome.size() - after.size() : best->outcome.size();
    return SaidOutcome{ best->meaning, best->outcome, trimmedOf( key.substr( length ) ) };
  }
}
