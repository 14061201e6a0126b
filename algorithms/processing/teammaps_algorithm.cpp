// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_algorithm.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "print/outcome_boxes.h"
#include "processing/event_ledger.h"
#include "processing/teammaps_inputs.h"
#include "processing/teammaps_run.h"
#include "processing/teammaps_warnings.h"

#include <qgsprocessingoutputs.h>

namespace doorstep
{
  TeamMapsAlgorithm::TeamMapsAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "teammaps" ),
              .group = ToolboxGroup::Paper,
              .title = Doorstep::tr( "Print team maps" ),
              .summary = Doorstep::tr(
                  "Makes each team's packet: a map with numbered stops, the stop table and directions." ),
              .tags = Doorstep::tr( "print,layout,atlas,pdf,maps,teams,directions,packets,overview" ) } )
  {
  }

  void TeamMapsAlgorithm::initAlgorithm( const QVariantMap & )
  {
    for ( auto &parameter : teamMapsParameters() )
      addParameter( parameter.release() );
    addOutput( new QgsProcessingOutputFolder( QStringLiteral( "FOLDER" ), Doorstep::tr( "Packets" ) ) );
    addOutput( new QgsProcessingOutputFile( QStringLiteral( "PROJECT" ), Doorstep::tr( "Project" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "PAGES" ), Doorstep::tr( "Pages" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "PACKETS" ), Doorstep::tr( "Packets" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "UNCHANGED" ),
                                              Doorstep::tr( "Packets that stay as they were printed" ) ) );
  }

  QVariantMap TeamMapsAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                      QgsProcessingFeedback *feedback )
  {
    const Progress progress = progressOf( feedback );
    TeamMapsOptions options = readTeamMapsOptions( *this, parameters, context );
    PageOptions &page = options.page;
    const TeamMapsInputs inputs( *this, parameters, context );
    page.draft = !inputs.hasRoster() || options.registerFile.isEmpty();
    if ( !rulesOf( page.role ).draftAllowed && page.draft )
      throw InputError( "The leader's packet needs ROSTER and REGISTER: it is never printed as a draft." );
    const std::optional<Roster> roster = inputs.roster( feedback );
    page.outcomes = inputs.outcomes().value_or( page.outcomes );
    const PrintEvent event = inputs.event( page.role, feedback, part( progress, 0, 0.1 ) );

    if ( const Language *language = inputs.withoutDirections( page.languages ) )
      feedback->pushWarning(
          Doorstep::tr( "DIRECTIONS has no texts in %1, so that they are in English: plan again "
                        "with LANGUAGES=%2." )
              .arg( QString::fromStdString( language->name ), QString::fromStdString( language->code ) ) );
    warnOfOptions( event, page, feedback );
    TeamMapsRun run( options, event, roster ? &*roster : nullptr, inputs.isWhole(), feedback );
    if ( run.isUpToDate() )
      feedback->pushInfo( Doorstep::tr( "No packet changed, so that none was printed." ) );
    else
      run.print(
          [&]( FileSet &files )
          {
            return eventLedger( *this, parameters, context,
                                { QStringLiteral( "VISITS" ), QStringLiteral( "ZONES" ),
                                  QStringLiteral( "CROSSWALK" ), QStringLiteral( "REGISTER" ),
                                  QStringLiteral( "FOLDER" ), QStringLiteral( "OUTPUT" ) },
                                files );
          },
          part( progress, 0.1, 1 ) );
    return run.results();
  }
}
