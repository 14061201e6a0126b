// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_steps.h"

#include "layers/own_words.h"

#include <qgsvectorlayer.h>

#include <QFileInfo>
#include <QRegularExpression>

namespace doorstep
{
  namespace
  {
    Digests only( const Digests &now, std::initializer_list<const char *> names )
    {
      Digests some;
      for ( const char *name : names )
        if ( const auto found = now.find( name ); found != now.end() )
          some.insert( *found );
      return some;
    }

    // The layers that it reads.
    std::initializer_list<const char *> rolesOf( Step step )
    {
      static constexpr std::initializer_list<const char *> reference{ "points", "streets" },
          geocode{ "list" }, plan{ "staging", "streets", "roster", "speeds", "trips", "shifts" },
          teams{ "roster" }, maps{ "streets", "staging", "roster", "points", "boxes" };
      switch ( step )
      {
      case Step::Reference:
        return reference;
      case Step::Geocode:
        return geocode;
      case Step::Plan:
        return plan;
      case Step::Teams:
        return teams;
      case Step::Maps:
        return maps;
      case Step::Deidentify:
        break;
      }
      return {};
    }

    bool isFileGone( const QgsVectorLayer &layer )
    {
      const QFileInfo file( layer.source().section( '|', 0, 0 ) );
      return layer.providerType() == QLatin1String( "ogr" ) && file.isAbsolute() && !file.exists();
    }
  }

  const char *algorithmOf( Step step )
  {
    constexpr const char *ids[] = { "buildreference", "geocode",     "deidentify",
                                    "planzones",      "assignteams", "teammaps" };
    return ids[static_cast<int>( step )];
  }

  QString titleOf( Step step )
  {
    switch ( step )
    {
    case Step::Reference:
      return Doorstep::tr( "1  Build the reference" );
    case Step::Geocode:
      return Doorstep::tr( "2  Geocode the list" );
    case Step::Deidentify:
      return Doorstep::tr( "3  Take the names off" );
    case Step::Plan:
      return Doorstep::tr( "4  Plan the zones" );
    case Step::Teams:
      return Doorstep::tr( "5  Assign the teams" );
    case Step::Maps:
      return Doorstep::tr( "6  Print the team maps" );
    }
    return {};
  }

  Lacking lackingFor( Step step, const EventInputs &inputs, const QString &passphrase )
  {
    const auto lacks = [&]( const char *role ) { return !inputs.layer( role ); };
    const auto isUnknown = [&]( const char *role )
    { return inputs.columns.value( QLatin1String( role ) ).isEmpty(); };
    if ( inputs.folder.isEmpty() )
      return { Doorstep::tr( "Choose the event's folder first." ), "chooseFolder" };
    for ( const char *role : rolesOf( step ) )
      if ( const QgsVectorLayer *layer = inputs.layer( role ); layer && isFileGone( *layer ) )
        return {
            Doorstep::tr( "The file of “%1” is not there any more: put it back, or choose another layer." )
                .arg( layer->name() ),
            "" };
    if ( step == Step::Reference && lacks( "points" ) && lacks( "streets" ) )
      return { Doorstep::tr( "Choose the address points or the streets, or both." ), "event_points" };
    if ( step == Step::Geocode && lacks( "list" ) )
      return { Doorstep::tr( "Choose the list of students." ), "event_list" };
    if ( step == Step::Geocode && isUnknown( "address" ) )
      return { Doorstep::tr( "Choose the column of the address." ), "column_address" };
    if ( step == Step::Deidentify && isUnknown( "id" ) )
      return { Doorstep::tr( "Choose the column of the student ID." ), "column_id" };
    if ( step == Step::Deidentify && passphrase.isEmpty() )
      return { Doorstep::tr( "Type the passphrase of the crosswalk, twice." ), "passphraseFirst" };
    if ( step == Step::Plan && lacks( "staging" ) )
      return { Doorstep::tr( "Choose the staging places." ), "event_staging" };
    if ( step == Step::Teams && lacks( "roster" ) )
      return { Doorstep::tr( "Choose the roster of teams." ), "event_roster" };
    return {};
  }

  QString inPanelWords( Step step, const QString &sentence )
  {
    const QString input =
        step == Step::Deidentify ? Doorstep::tr( "Geocoded list" ) : Doorstep::tr( "List of students" );
    QString text = sentence;
    for ( const auto &[name, words] : { std::pair{ "INPUT", input },
                                        { "ADDRESS_POINTS", Doorstep::tr( "Address points" ) },
                                        { "STREETS", Doorstep::tr( "Streets" ) },
                                        { "STAGING", Doorstep::tr( "Staging places" ) },
                                        { "ROSTER", Doorstep::tr( "Roster of teams" ) },
                                        { "SPEEDS", Doorstep::tr( "Speeds by class of street" ) },
                                        { "TRIPS", Doorstep::tr( "Trips that were timed" ) },
                                        { "SHIFTS", Doorstep::tr( "Shifts" ) },
                                        { "TEAM_MINUTES", Doorstep::tr( "Minutes of a team" ) },
                                        { "CROSSWALK", Doorstep::tr( "Crosswalk" ) },
                                        { "PASSPHRASE", Doorstep::tr( "Passphrase" ) },
                                        { "DISTRICT", Doorstep::tr( "District" ) },
                                        { "CONTACT", Doorstep::tr( "Lost or unsafe: call" ) },
                                        { "RETURN_TO", Doorstep::tr( "Return pages to" ) } } )
      text.replace(
          QRegularExpression( QStringLiteral( "(?<![\\w=])%1(?![\\w=])" ).arg( QLatin1String( name ) ) ),
          QStringLiteral( "“%1”" ).arg( words ) );
    return text;
  }

  std::span<const char *const> planPartsOf( Step step )
  {
    const std::span all( PLAN_PARTS );
    return step == Step::Plan    ? all.first( 4 )
           : step == Step::Teams ? all.subspan( 4 )
                                 : std::span<const char *const>();
  }

  Digests readBy( Step step, const Digests &now )
  {
    switch ( step )
    {
    case Step::Reference:
      return only( now, { "points", "streets" } );
    case Step::Geocode:
      return only( now, { "list", "address columns", "reference", "corrections" } );
    case Step::Deidentify:
      return only( now, { "geocoded", "student columns" } );
    case Step::Plan:
      return only( now, { "visits", "staging", "streets", "roster", "team minutes", "speeds", "trips",
                          "shifts", "round" } );
    case Step::Teams:
      return only( now, { "plan", "zones", "roster" } );
    case Step::Maps:
      return only( now, { "plan", "teams", "routes", "streets", "staging", "roster", "details", "boxes" } );
    }
    return {};
  }

  Digests leftBy( Step step, const Digests &now )
  {
    switch ( step )
    {
    case Step::Reference:
      return only( now, { "reference" } );
    case Step::Geocode:
      return only( now, { "geocoded" } );
    case Step::Deidentify:
      return only( now, { "visits", "crosswalk" } );
    case Step::Plan:
      return only( now, { "plan", "zones" } );
    case Step::Teams:
      return only( now, { "teams" } );
    case Step::Maps:
      return only( now, { "pages" } );
    }
    return {};
  }

  QString resultOf( Step step, const QVariantMap &results )
  {
    const auto count = [&]( const char *name )
    { return QString::number( results.value( QLatin1String( name ) ).toDouble(), 'f', 0 ); };
    switch ( step )
    {
    case Step::Reference:
      return Doorstep::tr( "%1 addresses, %2 street segments" ).arg( count( "POINTS" ), count( "SEGMENTS" ) );
    case Step::Geocode:
      return Doorstep::tr( "%1 found, %2 tied, %3 not found, %4 held" )
          .arg( count( "MATCHED" ), count( "TIED" ), count( "UNMATCHED" ), count( "HELD" ) );
    case Step::Deidentify:
      return Doorstep::tr( "%1 visits to %2 students; %3 held, %4 left" )
          .arg( count( "VISITS" ), count( "STUDENTS" ), count( "HELD" ), count( "LEFT" ) );
    case Step::Plan:
      return Doorstep::tr( "%1 zones, the longest %2 minutes; %3 visits without a team" )
          .arg( count( "ZONES" ), count( "LONGEST" ), count( "UNSERVED" ) );
    case Step::Teams:
      return Doorstep::tr( "%1 zones with a team; something is missing in %2" )
          .arg( count( "ASSIGNED" ), count( "LACKING" ) );
    case Step::Maps:
      return Doorstep::tr( "%1 packets of %2 pages, in the folder “pages”" )
          .arg( count( "PACKETS" ), count( "PAGES" ) );
    }
    return {};
  }
}
