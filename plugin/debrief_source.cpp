// SPDX-License-Identifier: GPL-2.0-or-later
#include "debrief_source.h"

#include "base/error.h"
#include "layers/cells.h"
#include "layers/own_words.h"
#include "layers/row_reader.h"
#include "print/outcome_boxes.h"
#include "privacy/visit_code.h"
#include "words/languages.h"

#include <qgsvectorlayer.h>

namespace doorstep
{
  namespace
  {
    void need( bool there, const QString &sentence )
    {
      if ( !there )
        throw InputError( sentence.toStdString() );
    }

    std::vector<PaperVisit> paperVisits( const QgsVectorLayer &layer )
    {
      const char *remedy = "take the visits that planzones wrote.";
      const int visit = requiredColumn( layer.fields(), "VISITS", "visit", remedy ),
                zone = requiredColumn( layer.fields(), "VISITS", "zone", remedy );
      std::vector<PaperVisit> visits;
      for ( RowReader rows( layer ); rows.next(); )
      {
        PaperVisit read{ readVisitCode( cellText( rows.feature(), visit ) ),
                         wholeNumber( rows.feature(), zone ) };
        if ( read.code.empty() )
          throw InputError( "VISITS, row " + std::to_string( rows.number() ) + ": no visit code; " + remedy );
        visits.push_back( std::move( read ) );
      }
      return visits;
    }

    QMap<int, QString> teamsOf( const QgsVectorLayer &layer )
    {
      QMap<int, QString> teams;
      const int zone = columnOf( layer.fields(), "zone" ), team = columnOf( layer.fields(), "team" );
      for ( RowReader rows( layer ); zone >= 0 && team >= 0 && rows.next(); )
        if ( const std::optional<std::int32_t> number = wholeNumber( rows.feature(), zone ) )
          teams.insert( *number, qt( cellText( rows.feature(), team ) ) );
      return teams;
    }

    // With the text in QGIS's language, and all of them to find its meaning.
    std::vector<OutcomeChoice> choicesOf( const std::vector<OutcomeBox> &boxes )
    {
      const std::size_t shown = languageOf( spoken().toStdString() ).value_or( 0 ); // English first
      std::vector<OutcomeChoice> choices;
      for ( const OutcomeBox &box : boxes )
        choices.push_back( { box.code.toStdString(), box.texts.at( shown ).toStdString(),
                             box.texts.front().toStdString() } );
      return choices;
    }
  }

  OpenDebrief openDebrief( const DebriefSource &source )
  {
    need( source.visits && source.visits->isValid(),
          Doorstep::tr( "Choose the planned visits, as planzones wrote them." ) );
    need( !source.outcomes.isEmpty(), Doorstep::tr( "Say where the outcomes are to be kept." ) );
    OpenDebrief open;
    open.outcomes =
        std::make_unique<PaperOutcomes>( paperVisits( *source.visits ), source.outcomes.toStdString() );
    const bool isOwnList = source.boxes && source.boxes->isValid();
    open.desk = std::make_unique<OutcomeDesk>(
        *open.outcomes, choicesOf( isOwnList ? readOutcomeBoxes( *source.boxes ) : ownOutcomeBoxes() ) );
    if ( source.zones && source.zones->isValid() )
      open.teams = teamsOf( *source.zones );
    return open;
  }
}
