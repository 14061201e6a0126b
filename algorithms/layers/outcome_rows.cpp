// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/outcome_rows.h"

#include "base/error.h"
#include "layers/row_reader.h"
#include "layers/time_cell.h"
#include "privacy/visit_code.h"

#include <map>
#include <optional>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void refuse( std::int32_t row, const char *what )
    {
      throw InputError( "OUTCOMES, row " + std::to_string( row ) + ": " + what );
    }

    class PlanCodes
    {
      public:
        explicit PlanCodes( const std::vector<std::string> &codes )
        {
          for ( std::size_t v = 0; v < codes.size(); ++v )
            if ( const auto [found, isNew] = mVisits.emplace( codes[v], v ); !isNew )
              found->second.reset();
        }

        std::size_t visitOf( const std::string &typed, std::int32_t row ) const
        {
          auto found = mVisits.find( typed );
          if ( found == mVisits.end() )
          {
            const std::string code = readVisitCode( typed );
            if ( code.empty() )
              refuse( row,
                      "the code is mistyped (its last symbol checks the others); look at the paper again." );
            found = mVisits.find( code );
          }
          if ( found == mVisits.end() )
            refuse( row, "the code is of another event's plan; remove the row or choose its VISITS." );
          if ( !found->second )
            refuse( row, "several rows of VISITS have its code, so that they cannot be told apart." );
          return *found->second;
        }

      private:
        std::map<std::string, std::optional<std::size_t>> mVisits; // none: several have the code
    };
  }

  std::vector<OutcomeRow> readOutcomeRows( const QgsFeatureSource &source,
                                           const std::vector<std::string> &codes )
  {
    const char *remedy = "choose another table or rename the column.";
    const int visit = requiredColumn( source.fields(), "OUTCOMES", "visit", remedy ),
              outcome = requiredColumn( source.fields(), "OUTCOMES", "outcome", remedy ),
              when = columnOf( source.fields(), "when" );
    const PlanCodes known( codes );
    std::map<std::size_t, std::string> said;
    std::vector<OutcomeRow> read;
    for ( RowReader rows( source ); rows.next(); )
    {
      const QgsFeature &feature = rows.feature();
      const std::string typed = cellText( feature, visit );
      OutcomeRow row{ rows.number(), 0, cellText( feature, outcome ), timeCell( feature, when ) };
      if ( typed.empty() && row.outcome.empty() )
        continue;
      row.visit = known.visitOf( typed, row.row );
      if ( const auto [found, isNew] = said.emplace( row.visit, row.outcome );
           !isNew && !found->second.empty() && found->second != row.outcome )
        refuse( row.row, "an earlier row tells another outcome for this visit; keep one." );
      else
        found->second = row.outcome;
      read.push_back( std::move( row ) );
    }
    return read;
  }
}
