// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/planzones_options.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "processing/street_fields_parameter.h"
#include "words/time_text.h"

#include <qgsprocessingparameters.h>

namespace doorstep
{
  namespace
  {
    using Parameters = std::vector<std::unique_ptr<QgsProcessingParameterDefinition>>;
    using Source = Qgis::ProcessingSourceType;
    using Number = Qgis::ProcessingNumberParameterType;

    constexpr double ANY = 1e9;

    // Adds parameters to a list, one line each.
    class Adder
    {
      public:
        explicit Adder( Parameters &list ) : mList( list ) {}

        void layer( const char *name, const QString &description, Source type, bool optional )
        {
          add( new QgsProcessingParameterFeatureSource(
              QLatin1String( name ), description, { static_cast<int>( type ) }, QVariant(), optional ) );
        }
        void number( const char *name, const QString &description, Number type, const QVariant &value,
                     double least, double most )
        {
          add( new QgsProcessingParameterNumber( QLatin1String( name ), description, type, value, false,
                                                 least, most ) );
        }
        void choice( const char *name, const QString &description, bool value )
        {
          add( new QgsProcessingParameterBoolean( QLatin1String( name ), description, value ) );
        }
        void text( const char *name, const QString &description )
        {
          add( new QgsProcessingParameterString( QLatin1String( name ), description, QVariant(), false,
                                                 true ) );
        }
        void add( QgsProcessingParameterDefinition *parameter ) { mList.emplace_back( parameter ); }
        // Of the last one.
        void advanced()
        {
          mList.back()->setFlags( mList.back()->flags() | Qgis::ProcessingParameterFlag::Advanced );
        }

      private:
        Parameters &mList;
    };
  }

  Parameters planZonesParameters()
  {
    Parameters list;
    Adder inputs( list );
    inputs.layer( "VISITS", Doorstep::tr( "Visits" ), Source::VectorPoint, false );
    inputs.layer( "STAGING", Doorstep::tr( "Staging places" ), Source::VectorPoint, false );
    inputs.layer( "STREETS", Doorstep::tr( "Streets (none: straight lines)" ), Source::VectorLine, true );
    inputs.layer( "HOUSES", Doorstep::tr( "Address points, for “third house after” in directions" ),
                  Source::VectorPoint, true );
    inputs.number( "TEAM_MINUTES", Doorstep::tr( "Minutes of a team, from staging and back" ), Number::Double,
                   240, 1, 1440 );
    inputs.number( "TEAMS", Doorstep::tr( "Teams (0: the fewest that suffice)" ), Number::Integer, 0, 0,
                   10000 );
    inputs.number( "MAX_VISITS", Doorstep::tr( "Visits of a team at most (0: no limit)" ), Number::Integer, 0,
                   0, 10000 );
    inputs.number( "MINUTES", Doorstep::tr( "Minutes at a door, where a visit has none" ), Number::Double, 15,
                   0, 1440 );
    inputs.choice( "RETURN", Doorstep::tr( "The way back counts" ), true );
    inputs.text( "START", Doorstep::tr( "Start (8:30), for visits with a time in earliest or latest" ) );
    inputs.layer( "SHIFTS",
                  Doorstep::tr( "Shifts, a table: shift (the day), start, minutes, teams (none: one)" ),
                  Source::Vector, true );
    inputs.layer( "ROSTER", Doorstep::tr( "Roster of the teams" ), Source::Vector, true );
    inputs.layer( "PREVIOUS", Doorstep::tr( "Visits of an earlier plan, to change as little as possible" ),
                  Source::Vector, true );
    inputs.layer( "PREVIOUS_ZONES",
                  Doorstep::tr( "Zones of that plan with their teams, so that teams keep their zones" ),
                  Source::Vector, true );
    inputs.layer( "OUTCOMES",
                  Doorstep::tr( "What came of the round before (visit, outcome, when): VISITS are its plan" ),
                  Source::Vector, true );
    inputs.text(
        "MEANINGS",
        Doorstep::tr( "The district's outcomes: done, again, later or open (as in NH=again;RF=done)" ) );
    inputs.advanced();
    inputs.number( "COMPACTNESS", Doorstep::tr( "Compactness (0: least travel, 1: shape first)" ),
                   Number::Double, 0.5, 0, 1 );
    inputs.choice( "LEAST_TRAVEL",
                   Doorstep::tr( "Least driving of all teams together, with as many teams as that takes" ),
                   false );
    inputs.advanced();
    inputs.text( "LANGUAGES", Doorstep::tr( "Further languages of the directions (codes such as vi;so)" ) );
    inputs.advanced();
    inputs.choice( "WHAT_IF",
                   Doorstep::tr( "In the report: what other numbers of teams and minutes would serve" ),
                   false );
    inputs.advanced();
    inputs.number( "CHANGES",
                   Doorstep::tr( "Changes to an earlier plan (0: the fewest, 1: whatever makes it better)" ),
                   Number::Double, 0, 0, 1 );
    inputs.advanced();
    inputs.number( "STEPS", Doorstep::tr( "Steps of the search (0: from the number of visits)" ),
                   Number::Integer, 0, 0, ANY );
    inputs.advanced();
    inputs.number( "SECONDS", Doorstep::tr( "Cap of the search in seconds (0: none)" ), Number::Double, 120,
                   0, 86400 );
    inputs.advanced();
    inputs.number( "SEED", Doorstep::tr( "Seed" ), Number::Integer, 1, 0, ANY );
    inputs.advanced();
    inputs.add( streetFieldsParameter() );
    inputs.add( speedsParameter() );
    inputs.layer( "TRIPS", Doorstep::tr( "Trips that were timed, a table: from, to and minutes" ),
                  Source::Vector, true );
    inputs.advanced();
    inputs.number( "WALK_METERS",
                   Doorstep::tr( "Longest walk between two doors, in metres (0: teams drive to each; 250)" ),
                   Number::Double, 0, 0, 5000 );
    inputs.advanced();
    inputs.number( "PARKING_MINUTES",
                   Doorstep::tr( "Minutes of parking and getting out, wherever is driven to, if teams walk" ),
                   Number::Double, 1, 0, 60 );
    inputs.advanced();
    return list;
  }

  void readPlanZonesOptions( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                             QgsProcessingContext &context, PlanQuestion &question )
  {
    const auto definition = [&]( const char *name )
    { return algorithm.parameterDefinition( QLatin1String( name ) ); };
    const auto whole = [&]( const char *name )
    { return QgsProcessingParameters::parameterAsInt( definition( name ), parameters, context ); };
    const auto real = [&]( const char *name )
    { return QgsProcessingParameters::parameterAsDouble( definition( name ), parameters, context ); };
    const auto isSet = [&]( const char *name )
    { return QgsProcessingParameters::parameterAsBool( definition( name ), parameters, context ); };
    question.start =
        readStart( QgsProcessingParameters::parameterAsString( definition( "START" ), parameters, context )
                       .toStdString() );
    question.teamMinutes = real( "TEAM_MINUTES" );
    question.teams = whole( "TEAMS" );
    question.visitsAtMost = whole( "MAX_VISITS" );
    question.returns = isSet( "RETURN" );
    question.compactness = real( "COMPACTNESS" );
    question.leastTravel = isSet( "LEAST_TRAVEL" );
    question.asksWhatIf = isSet( "WHAT_IF" );
    question.changes = real( "CHANGES" );
    question.walking = { real( "WALK_METERS" ), real( "PARKING_MINUTES" ) };
    question.steps = whole( "STEPS" );
    question.secondsAtMost = real( "SECONDS" );
    question.seed = static_cast<std::uint64_t>( whole( "SEED" ) );
  }
}
