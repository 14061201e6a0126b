// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/deidentify_algorithm.h"

#include "base/error.h"
#include "layers/geocoded_list.h"
#include "layers/own_words.h"
#include "layers/visit_layers.h"
#include "layers/visit_places.h"
#include "processing/choice_parameter.h"
#include "processing/event_secrets.h"
#include "processing/parameter_widgets.h"
#include "processing/privacy_passphrase.h"
#include "processing/street_fields_parameter.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <QFileInfo>

#include <array>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 11> RESERVED = { "fid",      "visit",  "students", "language",
                                                            "minutes",  "group",  "zone",     "stop",
                                                            "earliest", "latest", "must" };
  }

  DeidentifyAlgorithm::DeidentifyAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "deidentify" ),
              .group = ToolboxGroup::Privacy,
              .title = Doorstep::tr( "De-identify students into visits" ),
              .summary = Doorstep::tr(
                  "Turns a geocoded list into visits with random codes, and seals who they are apart." ),
              .tags = Doorstep::tr( "privacy,FERPA,students,households,visits,crosswalk,codes" ) } )
  {
  }

  void DeidentifyAlgorithm::initAlgorithm( const QVariantMap & )
  {
    const QString input = QStringLiteral( "INPUT" );
    const auto field = [&]( const char *name, const QString &description, bool many, bool optional )
    {
      addParameter( new QgsProcessingParameterField( QLatin1String( name ), description, QVariant(), input,
                                                     Qgis::ProcessingFieldParameterDataType::Any, many,
                                                     optional ) );
    };
    const auto expression = [&]( const char *name, const QString &description )
    {
      addParameter( new QgsProcessingParameterExpression( QLatin1String( name ), description, QVariant(),
                                                          input, true ) );
    };
    addParameter( new QgsProcessingParameterFeatureSource( input, Doorstep::tr( "Geocoded list" ) ) );
    field( "ID", Doorstep::tr( "Student's ID" ), false, false );
    field( "UNIT", Doorstep::tr( "Apartment, unit or space" ), false, true );
    field( "LANGUAGE", Doorstep::tr( "Home language" ), false, true );
    expression( "MINUTES", Doorstep::tr( "Minutes at the door" ) );
    expression( "EARLIEST", Doorstep::tr( "Not to be visited before (10:30, after 10)" ) );
    expression( "LATEST", Doorstep::tr( "Not to be visited after" ) );
    expression( "MUST", Doorstep::tr( "These times are a rule and no wish, where true" ) );
    expression( "HOLD", Doorstep::tr( "Not to be visited, where true" ) );
    addParameter( new QgsProcessingParameterFile(
        QStringLiteral( "HOLD_LIST" ), Doorstep::tr( "Not to be visited: a file with their IDs, one a line" ),
        Qgis::ProcessingFileParameterBehavior::File, QString(), QVariant(), true ) );
    expression( "GROUP", Doorstep::tr( "Group, becomes an opaque code" ) );
    field( "KEEP", Doorstep::tr( "Columns to keep with the visits" ), true, true );
    field( "SEALED", Doorstep::tr( "Columns to seal for the leader's packet" ), true, true );
    addParameter( new ChoiceParameter(
        QStringLiteral( "POSITION" ),
        Doorstep::tr( "Where visits stand: home, or street (a place that the homes around share)" ),
        { QStringLiteral( "home" ), QStringLiteral( "street" ) }, QStringLiteral( "home" ) ) );
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "STREETS" ), Doorstep::tr( "Streets (for POSITION street)" ),
        QList<int>{ static_cast<int>( Qgis::ProcessingSourceType::VectorLine ) }, QVariant(), true ) );
    addParameter( streetFieldsParameter() );
    addParameter( passphraseParameter( false ).release() );
    addParameter( new QgsProcessingParameterFeatureSink( QStringLiteral( "OUTPUT" ), Doorstep::tr( "Visits" ),
                                                         Qgis::ProcessingSourceType::VectorPoint ) );
    // A plain file, not a destination: a model can hand only these on from its own inputs.
    auto crosswalk = std::make_unique<QgsProcessingParameterFile>(
        QStringLiteral( "CROSSWALK" ), Doorstep::tr( "Sealed crosswalk (one that is there is added to)" ) );
    askForNewFile( *crosswalk, Doorstep::tr( "Crosswalks (*.dsxwalk)" ) );
    addParameter( crosswalk.release() );
    addOutput(
        new QgsProcessingOutputFile( QStringLiteral( "CROSSWALK" ), Doorstep::tr( "Sealed crosswalk" ) ) );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT_LEFT" ), Doorstep::tr( "Not visited (confidential)" ),
        Qgis::ProcessingSourceType::Vector, QVariant(), true, false ) );
    for ( const auto &[name, description] :
          { std::pair{ "VISITS", Doorstep::tr( "Visits" ) },
            std::pair{ "STUDENTS", Doorstep::tr( "Students to be visited" ) },
            std::pair{ "HELD", Doorstep::tr( "Students held" ) },
            std::pair{ "LEFT", Doorstep::tr( "Rows left" ) } } )
      addOutput( new QgsProcessingOutputNumber( QLatin1String( name ), description ) );
  }

  QVariantMap DeidentifyAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                        QgsProcessingFeedback *feedback )
  {
    const auto text = [&]( const char *name )
    { return parameterAsString( parameters, QLatin1String( name ), context ); };
    const auto names = [&]( const char *name )
    { return parameterAsStrings( parameters, QLatin1String( name ), context ); };
    const QString crosswalk = parameterAsFileOutput( parameters, QStringLiteral( "CROSSWALK" ), context );
    const QString passphraseFile = newPassphraseFile( text( "PASSPHRASE" ) );
    const Passphrase passphrase = passphraseFile.isEmpty() ? resolvePassphrase( text( "PASSPHRASE" ) )
                                                           : madePassphrase( passphraseFile, crosswalk );
    SinkSet sinks( *this, parameters, context );
    sinks.files().expectAsNow( crosswalk.toStdString() );
    EarlierCrosswalk earlier = openEarlier( crosswalk, passphrase );
    const auto input = source( parameters, QStringLiteral( "INPUT" ), context, true );
    const bool onStreets =
        choiceOf( *this, QStringLiteral( "POSITION" ), parameters, context ) == QLatin1String( "street" );
    const auto streets =
        onStreets ? optionalSource( parameters, QStringLiteral( "STREETS" ), context, true ) : nullptr;
    if ( onStreets && !streets )
      throw InputError( "POSITION street needs STREETS: give the layer of streets, or choose home." );
    const ListChoice choice = { text( "ID" ),       text( "UNIT" ),    text( "LANGUAGE" ),
                                text( "MINUTES" ),  text( "HOLD" ),    text( "GROUP" ),
                                names( "KEEP" ),    names( "SEALED" ), text( "HOLD_LIST" ),
                                text( "EARLIEST" ), text( "LATEST" ),  text( "MUST" ) };
    GeocodedList list = readGeocodedList(
        *input, choice, createExpressionContext( parameters, context, input.get() ), feedback );
    if ( list.students.empty() )
      throw InputError( "INPUT has no rows: choose the geocoded list." );
    for ( const ListColumn &kept : list.keptColumns )
    {
      requireKeepable( kept, list.secretColumns, RESERVED );
      if ( singlesOut( kept ) )
        feedback->pushWarning(
            Doorstep::tr( "KEEP: nearly every row has its own value in the column %1, which may tell "
                          "who a student is." )
                .arg( QString::fromStdString( kept.name ) ) );
    }

    list.secretColumns = {};
    list.keptColumns = {};
    std::vector<std::string> sealedFields;
    for ( const QString &name : choice.sealed )
      sealedFields.push_back( name.toStdString() );
    Deidentified result =
        deidentify( std::move( list.students ), sealedFields, earlier.isThere ? &earlier.opened : nullptr );
    forget( earlier.opened );
    if ( streets )
    {
      KeptColumns kept = travelColumns( *this, parameters, context );
      moveOntoStreets( result.visits, *input, *streets, kept.fields( text( "STREET_FIELDS" ), feedback ),
                       context.transformContext(), feedback );
      kept.keep( feedback );
    }
    report( progressOf( feedback ), 0.7 );

    if ( result.crosswalk.event.empty() )
      result.crosswalk.event = newEvent();
    // The event's folder is the crosswalk's.
    sinks.files().beginEvent( QFileInfo( crosswalk ).absolutePath().toStdString() );
    sinks.files().add( crosswalk.toStdString(), sealedCrosswalk( result.crosswalk, earlier.key ),
                       FileKind::Crosswalk );
    // Names are in memory no longer than they must.
    forget( result.crosswalk );
    result.crosswalk.entries = {};
    if ( !passphraseFile.isEmpty() )
      addPassphrase( sinks.files(), passphraseFile, passphrase );
    addRegisterKey( sinks.files(), crosswalk, result.crosswalk.event );
    report( progressOf( feedback ), 0.9 );
    writeVisits( sinks, result, list, choice.asksTimes(), input->sourceCrs() );
    writeLeft( sinks, result, list.notes );
    QVariantMap results;
    sinks.keep( results );
    if ( earlier.isThere )
      feedback->pushInfo(
          Doorstep::tr( "CROSSWALK was there already: the students that it knows keep their codes." ) );
    if ( !passphraseFile.isEmpty() )
      tellNewPassphrase( feedback );
    tellResult( result, feedback );
    results.insert( QStringLiteral( "CROSSWALK" ), crosswalk );
    results.insert( QStringLiteral( "VISITS" ), static_cast<int>( result.visits.size() ) );
    results.insert( QStringLiteral( "STUDENTS" ), static_cast<int>( result.students ) );
    results.insert( QStringLiteral( "HELD" ), static_cast<int>( result.held ) );
    results.insert( QStringLiteral( "LEFT" ), static_cast<int>( result.left ) );
    return results;
  }
}
