// SPDX-License-Identifier: GPL-2.0-or-later
// What each step hands to its algorithm.
#include "event_defaults.h"
#include "event_steps.h"
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
        for ( const char *word : { "park", "water", "rail", "parque", "agua", "férre", "ferrocarril" } )
          if ( qobject_cast<const QgsVectorLayer *>( layer ) &&
               layer->name().contains( QString::fromUtf8( word ), Qt::CaseInsensitive ) )
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
      if ( inputs.round > 1 )
      {
        put( p, "VISITS", inputs.file( inputs.before.toUtf8().constData() ) );
        put( p, "OUTCOMES",
             QgsProject::instance()->mapLayer( inputs.beforeOutcomes )
                 ? inputs.beforeOutcomes
                 : inputs.file( inputs.beforeOutcomes.toUtf8().constData() ) );
        put( p, "MEANINGS", inputs.meanings );
      }
      else
        put( p, "VISITS", inputs.file( "visits.gpkg" ) );
      putLayer( p, "SPEEDS", inputs, "speeds" );
      putLayer( p, "TRIPS", inputs, "trips" );
      putLayer( p, "SHIFTS", inputs, "shifts" );
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
      putLayer( p, "OUTCOMES", inputs, "boxes" );
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
      if ( inputs.door )
        put( p, "DOOR", true );
      put( p, "REGISTER", inputs.file( "register.csv" ) );
      put( p, "FOLDER", inputs.file( "pages" ) );
      return p;
    }
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

  QVariantMap leadersAgain( const EventInputs &inputs, const QString &passphrase,
                            const OtherPackets &packets )
  {
    QVariantMap p = packets.how;
    put( p, "ONLY_CHANGES", true );
    put( p, "CROSSWALK", inputs.file( "crosswalk.dsxwalk" ) );
    put( p, "PASSPHRASE", passphrase );
    return p;
  }
}
