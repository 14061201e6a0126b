// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_steps.h"

#include "event_defaults.h"
#include "layers/own_words.h"

#include <qgsexpression.h>
#include <qgsprocessingparameters.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    QVariant sinkTo( const QString &file )
    {
      return QVariant::fromValue( QgsProcessingOutputLayerDefinition( file, QgsProject::instance() ) );
    }

    QString column( const EventInputs &inputs, const char *role )
    {
      return inputs.columns.value( QLatin1String( role ) );
    }

    QString expression( const EventInputs &inputs, const char *role )
    {
      const QString name = column( inputs, role );
      return name.isEmpty() ? QString() : QgsExpression::quotedColumnRef( name );
    }

    // A row is held where its column says anything but no.
    QString holdExpression( const EventInputs &inputs )
    {
      const QString name = expression( inputs, "hold" );
      return name.isEmpty()
                 ? QString()
                 : QStringLiteral( "lower(trim(coalesce(%1, ''))) not in ('', 'no', 'n', 'false', '0')" )
                       .arg( name );
    }

    void put( QVariantMap &parameters, const char *name, const QVariant &value )
    {
      if ( value.isValid() &&
           !( value.userType() == QMetaType::Type::QString && value.toString().isEmpty() ) )
        parameters.insert( QLatin1String( name ), value );
    }

    void putLayer( QVariantMap &parameters, const char *name, const EventInputs &inputs, const char *role )
    {
      put( parameters, name, inputs.layers.value( QLatin1String( role ) ) );
    }

    // Parks, water and such: layers of the project that are called so.
    QStringList contextLayers()
    {
      QStringList found;
      for ( const QgsMapLayer *layer : QgsProject::instance()->mapLayers() )
        for ( const char *word : { "park", "water", "rail" } )
          if ( qobject_cast<const QgsVectorLayer *>( layer ) &&
               layer->name().contains( QLatin1String( word ), Qt::CaseInsensitive ) )
            found << layer->id();
      found.removeDuplicates();
      found.sort();
      return found;
    }

    QVariantMap referenceParameters( const EventInputs &inputs )
    {
      QVariantMap p;
      putLayer( p, "ADDRESS_POINTS", inputs, "points" );
      putLayer( p, "STREETS", inputs, "streets" );
      put( p, "OUTPUT", inputs.reference );
      return p;
    }

    QVariantMap geocodeParameters( const EventInputs &inputs )
    {
      QVariantMap p;
      putLayer( p, "INPUT", inputs, "list" );
      for ( const auto &[parameter, role] : { std::pair{ "ADDRESS", "address" },
                                              { "CITY", "city" },
                                              { "STATE", "state" },
                                              { "ZIP", "zip" },
                                              { "UNIT", "unit" } } )
        put( p, parameter, expression( inputs, role ) );
      put( p, "REFERENCE", inputs.reference );
      if ( QFileInfo::exists( inputs.corrections ) )
        put( p, "CORRECTIONS", inputs.corrections );
      put( p, "OUTPUT", sinkTo( inputs.file( "geocoded.gpkg" ) ) );
      return p;
    }

    QVariantMap deidentifyParameters( const EventInputs &inputs, const QString &passphrase )
    {
      QVariantMap p;
      put( p, "INPUT", inputs.file( "geocoded.gpkg" ) );
      put( p, "ID", column( inputs, "id" ) );
      put( p, "UNIT", column( inputs, "unit" ) );
      put( p, "LANGUAGE", column( inputs, "language" ) );
      put( p, "MINUTES", expression( inputs, "minutes" ) );
      put( p, "HOLD", holdExpression( inputs ) );
      QStringList sealed;
      for ( const char *role : { "first_name", "last_name", "language" } )
        if ( const QString name = column( inputs, role ); !name.isEmpty() )
          sealed << name;
      if ( !sealed.isEmpty() )
        put( p, "SEALED", sealed );
      put( p, "PASSPHRASE", passphrase );
      put( p, "CROSSWALK", inputs.file( "crosswalk.dsxwalk" ) );
      put( p, "OUTPUT", sinkTo( inputs.file( "visits.gpkg" ) ) );
      put( p, "OUTPUT_LEFT", sinkTo( inputs.file( "not_visited.gpkg" ) ) );
      return p;
    }

    void putEarlier( QVariantMap &parameters, const char *name, const QString &file )
    {
      if ( QFileInfo::exists( file ) )
        put( parameters, name, file );
    }

    QVariantMap planParameters( const EventInputs &inputs, Planning planning )
    {
      QVariantMap p;
      if ( planning == Planning::Late )
      {
        putEarlier( p, "PREVIOUS", inputs.plan( "visits" ) );
        if ( inputs.layer( "roster" ) )
          putEarlier( p, "PREVIOUS_ZONES", inputs.plan( "teams" ) );
      }
      put( p, "VISITS", inputs.file( "visits.gpkg" ) );
      putLayer( p, "STAGING", inputs, "staging" );
      putLayer( p, "STREETS", inputs, "streets" );
      putLayer( p, "HOUSES", inputs, "points" );
      putLayer( p, "ROSTER", inputs, "roster" );
      put( p, "TEAM_MINUTES", inputs.teamMinutes );
      put( p, "MINUTES", inputs.doorMinutes );
      put( p, "START", inputs.start.toString( QStringLiteral( "HH:mm" ) ) );
      put( p, "LANGUAGES", inputs.language );
      put( p, "OUTPUT_VISITS", sinkTo( inputs.planOutput( "visits", planning ) ) );
      put( p, "OUTPUT_ZONES", sinkTo( inputs.planOutput( "zones", planning ) ) );
      put( p, "OUTPUT_ROUTES", sinkTo( inputs.planOutput( "routes", planning ) ) );
      put( p, "OUTPUT_DIRECTIONS", sinkTo( inputs.planOutput( "directions", planning ) ) );
      put( p, "OUTPUT_HTML", inputs.file( "plan_report.html" ) );
      return p;
    }

    QVariantMap teamsParameters( const EventInputs &inputs, Planning planning )
    {
      QVariantMap p;
      if ( planning == Planning::Late )
        putEarlier( p, "PREVIOUS", inputs.plan( "teams" ) );
      put( p, "ZONES", inputs.plan( "zones" ) );
      put( p, "VISITS", inputs.plan( "visits" ) );
      putLayer( p, "ROSTER", inputs, "roster" );
      put( p, "OUTPUT", sinkTo( inputs.planOutput( "teams", planning ) ) );
      return p;
    }

    QVariantMap mapsParameters( const EventInputs &inputs, Planning planning )
    {
      QVariantMap p;
      if ( planning == Planning::Late )
        put( p, "ONLY_CHANGES", true );
      put( p, "ZONES", inputs.plan( "teams" ) );
      put( p, "VISITS", inputs.plan( "visits" ) );
      put( p, "ROUTES", inputs.plan( "routes" ) );
      put( p, "DIRECTIONS", inputs.plan( "directions" ) );
      putLayer( p, "STREETS", inputs, "streets" );
      putLayer( p, "STAGING", inputs, "staging" );
      putLayer( p, "ROSTER", inputs, "roster" );
      putLayer( p, "ADDRESSES", inputs, "points" );
      if ( const QStringList context = contextLayers(); !context.isEmpty() )
        put( p, "CONTEXT", context );
      const EventDefaults defaults = EventDefaults::kept();
      put( p, "ROLE", QStringLiteral( "team" ) );
      put( p, "PAPER", inputs.paper );
      put( p, "LANGUAGE", inputs.language );
      put( p, "COLOUR", defaults.color );
      put( p, "TEMPLATES", defaults.templates );
      put( p, "EVENT", inputs.title );
      put( p, "DATE", inputs.date.toString( Qt::ISODate ) );
      put( p, "START", inputs.start.toString( QStringLiteral( "HH:mm" ) ) );
      put( p, "RETURN_BY", inputs.back.toString( QStringLiteral( "HH:mm" ) ) );
      put( p, "DISTRICT", inputs.district );
      put( p, "CONTACT", inputs.contact );
      put( p, "RETURN_TO", inputs.returnTo );
      put( p, "PURPOSE", Doorstep::tr( "Home visits" ) );
      put( p, "REGISTER", inputs.file( "register.csv" ) );
      put( p, "FOLDER", inputs.file( "pages" ) );
      return p;
    }

    Digests only( const Digests &now, std::initializer_list<const char *> names )
    {
      Digests some;
      for ( const char *name : names )
        if ( const auto found = now.find( name ); found != now.end() )
          some.insert( *found );
      return some;
    }
  }

  const char *algorithmOf( Step step )
  {
    constexpr const char *IDS[] = { "buildreference", "geocode",     "deidentify",
                                    "planzones",      "assignteams", "teammaps" };
    return IDS[static_cast<int>( step )];
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

  QString lackingFor( Step step, const EventInputs &inputs, const QString &passphrase )
  {
    const auto lacks = [&]( const char *role ) { return !inputs.layer( role ); };
    if ( inputs.folder.isEmpty() )
      return Doorstep::tr( "Choose the event's folder first." );
    if ( step == Step::Reference && lacks( "points" ) && lacks( "streets" ) )
      return Doorstep::tr( "Choose the address points or the streets, or both." );
    if ( step == Step::Geocode && lacks( "list" ) )
      return Doorstep::tr( "Choose the list of students." );
    if ( step == Step::Geocode && column( inputs, "address" ).isEmpty() )
      return Doorstep::tr( "Choose the column of the address." );
    if ( step == Step::Deidentify && column( inputs, "id" ).isEmpty() )
      return Doorstep::tr( "Choose the column of the student ID." );
    if ( step == Step::Deidentify && passphrase.isEmpty() )
      return Doorstep::tr( "Type the passphrase of the crosswalk, twice." );
    if ( step == Step::Plan && lacks( "staging" ) )
      return Doorstep::tr( "Choose the staging places." );
    if ( step == Step::Teams && lacks( "roster" ) )
      return Doorstep::tr( "Choose the roster of teams." );
    return {};
  }

  QVariantMap parametersOf( Step step, const EventInputs &inputs, const QString &passphrase,
                            Planning planning )
  {
    switch ( step )
    {
    case Step::Reference:
      return referenceParameters( inputs );
    case Step::Geocode:
      return geocodeParameters( inputs );
    case Step::Deidentify:
      return deidentifyParameters( inputs, passphrase );
    case Step::Plan:
      return planParameters( inputs, planning );
    case Step::Teams:
      return teamsParameters( inputs, planning );
    case Step::Maps:
      return mapsParameters( inputs, planning );
    }
    return {};
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
      return only( now, { "visits", "staging", "streets", "roster", "team minutes" } );
    case Step::Teams:
      return only( now, { "plan", "zones", "roster" } );
    case Step::Maps:
      return only( now, { "plan", "teams", "routes", "streets", "staging", "roster", "details" } );
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
