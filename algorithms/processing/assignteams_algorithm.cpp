// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/assignteams_algorithm.h"

#include "base/error.h"
#include "layers/cells.h"
#include "layers/own_words.h"
#include "layers/plan_cells.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "privacy/language.h"
#include "team/team_assignment.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    struct ZoneVisits
    {
        std::map<std::string, std::int32_t> homes; // by the language that they are counted for
        std::set<std::string> pinnedTeams;
        std::int32_t visits = 0;
    };

    std::map<std::int32_t, ZoneVisits> visitsByZone( const QgsFeatureSource &visits )
    {
      const int zone = visits.fields().lookupField( QStringLiteral( "zone" ) );
      const int language = visits.fields().lookupField( QStringLiteral( "language" ) );
      const int pinTeam = visits.fields().lookupField( QStringLiteral( "pin_team" ) );
      if ( zone < 0 )
        throw InputError( "VISITS has no column zone: give the visits that planzones made." );
      std::map<std::int32_t, ZoneVisits> byZone;
      for ( RowReader reader( visits ); reader.next(); )
      {
        const QgsFeature &feature = reader.feature();
        if ( cellText( feature, zone ).empty() )
          continue; // served by no team
        const std::optional<std::int32_t> number = wholeNumber( feature, zone );
        if ( !number )
          throw InputError( "VISITS, row " + std::to_string( reader.number() ) +
                            ": zone is not a whole number; give the visits that planzones made." );
        ZoneVisits &zoneVisits = byZone[*number];
        ++zoneVisits.visits;
        if ( const std::string team = cellText( feature, pinTeam ); !team.empty() )
          zoneVisits.pinnedTeams.insert( team );
        if ( const std::string code = countedLanguage( readLanguages( cellText( feature, language ) ).codes );
             !code.empty() )
          ++zoneVisits.homes[code];
      }
      return byZone;
    }
  }

  AssignTeamsAlgorithm::AssignTeamsAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "assignteams" ),
              .group = ToolboxGroup::Plan,
              .title = Doorstep::tr( "Assign teams to zones" ),
              .summary = Doorstep::tr(
                  "Gives each zone the team that suits it best by language, vehicle and wish, and says "
                  "what is missing." ),
              .tags = Doorstep::tr( "teams,roster,assignment,language,vehicle,leader,zones" ) } )
  {
  }

  void AssignTeamsAlgorithm::initAlgorithm( const QVariantMap & )
  {
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "ZONES" ), Doorstep::tr( "Zones" ),
        QList<int>() << static_cast<int>( Qgis::ProcessingSourceType::VectorPolygon ) ) );
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "VISITS" ), Doorstep::tr( "Visits by zone" ),
        QList<int>() << static_cast<int>( Qgis::ProcessingSourceType::Vector ) ) );
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "ROSTER" ),
        Doorstep::tr( "Roster of the teams (none: the zones go on without teams)" ),
        QList<int>() << static_cast<int>( Qgis::ProcessingSourceType::Vector ), QVariant(), true ) );
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "PREVIOUS" ),
        Doorstep::tr( "Zones with the teams of an earlier run, so that teams keep their zones" ),
        QList<int>() << static_cast<int>( Qgis::ProcessingSourceType::Vector ), QVariant(), true ) );
    addParameter( new QgsProcessingParameterFeatureSink( QStringLiteral( "OUTPUT" ),
                                                         Doorstep::tr( "Zones with teams" ),
                                                         Qgis::ProcessingSourceType::VectorPolygon ) );
    addOutput(
        new QgsProcessingOutputNumber( QStringLiteral( "ASSIGNED" ), Doorstep::tr( "Zones with a team" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "LACKING" ),
                                              Doorstep::tr( "Zones where something is missing" ) ) );
  }

  QVariantMap AssignTeamsAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                         QgsProcessingFeedback *feedback )
  {
    const auto zones = source( parameters, QStringLiteral( "ZONES" ), context, true );
    const auto visits = source( parameters, QStringLiteral( "VISITS" ), context, false );
    const auto table = optionalSource( parameters, QStringLiteral( "ROSTER" ), context, false );
    const auto previous = optionalSource( parameters, QStringLiteral( "PREVIOUS" ), context, false );
    if ( previous && !table )
      throw InputError( "PREVIOUS needs ROSTER: the teams that are there now." );
    const auto earlier =
        previous ? teamsByZone( *previous, "PREVIOUS" ) : std::map<std::int32_t, std::string>();
    const QgsFields given = zones->fields();
    const int number = given.lookupField( QStringLiteral( "zone" ) );
    const int staging = given.lookupField( QStringLiteral( "staging" ) ),
              km = given.lookupField( QStringLiteral( "km" ) ),
              minutes = given.lookupField( QStringLiteral( "minutes" ) ), shift = columnOf( given, "shift" ),
              whole = columnOf( given, shift < 0 ? "team_minutes" : "shift_minutes" );
    if ( number < 0 )
      throw InputError( "ZONES has no column zone: give the zones that planzones made." );
    const Roster roster = table ? readRosterTable( *table, feedback ) : Roster();
    for ( const RosterTeam &team : roster.teams )
      if ( !team.mayGoOut() )
        feedback->pushWarning( Doorstep::tr( "ROSTER: the team of row %1 %2 and gets no zone." )
                                   .arg( team.row )
                                   .arg( toldInOwnWords( inWords( team.hindrance ) ) ) );

    const auto byZone = visitsByZone( *visits );
    std::vector<TeamZone> asked;
    std::vector<QgsFeature> rows;
    for ( RowReader reader( *zones, {}, {} ); reader.next(); )
    {
      const QgsFeature &feature = reader.feature();
      TeamZone zone;
      const std::optional<std::int32_t> itsNumber = wholeNumber( feature, number );
      if ( !itsNumber )
        throw InputError( "ZONES, row " + std::to_string( reader.number() ) +
                          ": zone is not a whole number; give the zones that planzones made." );
      zone.zone = *itsNumber;
      zone.staging = staging < 0 ? std::string() : feature.attribute( staging ).toString().toStdString();
      zone.shift = cellText( feature, shift );
      zone.teamMinutes = whole < 0 ? 0 : feature.attribute( whole ).toDouble();
      zone.km = km < 0 ? 0 : feature.attribute( km ).toDouble();
      zone.minutes = minutes < 0 ? 0 : feature.attribute( minutes ).toDouble();
      if ( const auto found = byZone.find( zone.zone ); found != byZone.end() )
      {
        zone.visits = found->second.visits;
        zone.homes.assign( found->second.homes.begin(), found->second.homes.end() );
        zone.pinnedTeams.assign( found->second.pinnedTeams.begin(), found->second.pinnedTeams.end() );
      }
      if ( const auto found = earlier.find( zone.zone ); found != earlier.end() )
        zone.earlierTeam = found->second;
      asked.push_back( std::move( zone ) );
      rows.push_back( feature );
    }
    if ( rows.empty() )
      throw InputError( "ZONES has no rows: give the zones that planzones made." );
    const std::vector<TeamChoice> choices =
        table ? assignTeams( asked, roster ) : std::vector<TeamChoice>( asked.size() );
    report( progressOf( feedback ), 0.8 );

    QgsFields fields;
    QList<int> kept;
    for ( int i = 0; i < given.size(); ++i )
      if ( const QString name = given.at( i ).name().toLower(); name != QLatin1String( "team" ) &&
                                                                name != QLatin1String( "leader" ) &&
                                                                name != QLatin1String( "missing" ) )
      {
        fields.append( given.at( i ) );
        kept << i;
      }
    for ( const char *name : { "team", "leader", "missing" } )
      fields.append( QgsField( QLatin1String( name ), QMetaType::Type::QString ) );
    SinkSet sinks( *this, parameters, context );
    QgsFeatureSink *sink =
        sinks.open( QStringLiteral( "OUTPUT" ), fields, zones->wkbType(), zones->sourceCrs(),
                    QStringLiteral( "zones" ), Doorstep::tr( "Zones with teams" ) );
    int assigned = 0, lacking = 0;
    for ( std::size_t z = 0; sink && z < rows.size(); ++z )
    {
      const RosterTeam *team =
          choices[z].team < 0 ? nullptr : &roster.teams[static_cast<std::size_t>( choices[z].team )];
      QgsAttributes attributes;
      for ( const int i : kept )
        attributes << rows[z].attribute( i );
      attributes << orNull( team ? team->name : std::string() )
                 << orNull( team ? team->members[static_cast<std::size_t>( team->leader )].name
                                 : std::string() )
                 << orNull( choices[z].missing );
      assigned += team ? 1 : 0;
      lacking += choices[z].missing.empty() ? 0 : 1;
      if ( !choices[z].missing.empty() )
        feedback->pushWarning( toldInOwnWords( choices[z].missing ) + '.' );
      QgsFeature out;
      out.setGeometry( rows[z].geometry() );
      out.setAttributes( attributes );
      sinks.add( sink, out );
    }
    QVariantMap results;
    sinks.keep( results );
    results.insert( QStringLiteral( "ASSIGNED" ), assigned );
    results.insert( QStringLiteral( "LACKING" ), lacking );
    return results;
  }
}
