// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/scanforleaks_algorithm.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/qt_values.h"
#include "layers/scan_layers.h"
#include "processing/privacy_passphrase.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsvectorlayer.h>

#include <QDir>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t TOLD = 40; // lines of the log

    QString streetWords( StreetSense sense )
    {
      return sense == StreetSense::None    ? QString()
             : sense == StreetSense::Known ? Doorstep::tr( "in a public name" )
                                           : Doorstep::tr( "reads as a street's name" );
    }

    void writeFindings( SinkSet &sinks, const std::vector<ScanFinding> &found )
    {
      QgsFields fields;
      for ( const auto &[name, type] :
            { std::pair{ "file", QMetaType::Type::QString }, std::pair{ "place", QMetaType::Type::QString },
              std::pair{ "kind", QMetaType::Type::QString }, std::pair{ "values", QMetaType::Type::Int },
              std::pair{ "expected", QMetaType::Type::Bool },
              std::pair{ "name", QMetaType::Type::QString } } )
        fields.append( QgsField( QLatin1String( name ), type ) );
      QgsFeatureSink *sink = sinks.open( QStringLiteral( "OUTPUT" ), fields, Qgis::WkbType::NoGeometry, {},
                                         QString(), Doorstep::tr( "What the scan found" ) );
      for ( std::size_t i = 0; sink && i < found.size(); ++i )
      {
        QgsFeature feature( fields );
        QgsAttributes attributes;
        attributes << qt( found[i].file ) << qt( found[i].place ) << qt( found[i].kind )
                   << static_cast<int>( found[i].values ) << found[i].expected
                   << streetWords( found[i].street );
        feature.setAttributes( attributes );
        sinks.add( sink, feature );
      }
    }

    void tell( const std::vector<ScanFinding> &found, const ScanValues &values,
               QgsProcessingFeedback *feedback )
    {
      for ( std::size_t i = 0; i < found.size() && i < TOLD; ++i )
      {
        QString line = QStringLiteral( "%1, %2: %3" )
                           .arg( qt( found[i].file ), qt( found[i].place ), qt( found[i].kind ) );
        if ( found[i].values > 0 )
          line += Doorstep::tr( ", %1 different" ).arg( found[i].values );
        if ( found[i].street != StreetSense::None )
          line += QStringLiteral( " (%1)" ).arg( streetWords( found[i].street ) );
        if ( found[i].street == StreetSense::Known )
          feedback->pushInfo( line );
        else if ( found[i].kind == PICTURE )
          feedback->pushWarning( line + Doorstep::tr( " (text in it is not read: look at it)" ) );
        else if ( found[i].expected )
          feedback->pushInfo( line + Doorstep::tr( " (a confidential file of the event)" ) );
        else
          feedback->pushWarning( line );
      }
      if ( found.size() > TOLD )
        feedback->pushWarning(
            Doorstep::tr( "… and %1 places more; OUTPUT lists all." ).arg( found.size() - TOLD ) );
      if ( values.tooShort + values.common > 0 )
        feedback->pushInfo(
            Doorstep::tr(
                "Not looked for: %1 values too short to be told from other text (under four letters, "
                "or six digits), %2 that many students share." )
                .arg( values.tooShort )
                .arg( values.common ) );
    }
  }

  ScanForLeaksAlgorithm::ScanForLeaksAlgorithm()
      : DoorstepAlgorithm( { .id = QStringLiteral( "scanforleaks" ),
                             .group = ToolboxGroup::Privacy,
                             .title = Doorstep::tr( "Scan a folder for leaks" ),
                             .summary = Doorstep::tr(
                                 "Says which files of a folder hold names, IDs or addresses of the list, "
                                 "before the folder is handed on." ),
                             .tags = Doorstep::tr( "privacy,FERPA,leak,search,names,PDF,check" ) } )
  {
  }

  void ScanForLeaksAlgorithm::initAlgorithm( const QVariantMap & )
  {
    const QString list = QStringLiteral( "LIST" );
    addParameter( new QgsProcessingParameterFile( QStringLiteral( "FOLDER" ),
                                                  Doorstep::tr( "Folder to search" ),
                                                  Qgis::ProcessingFileParameterBehavior::Folder ) );
    addParameter( new QgsProcessingParameterFile(
        QStringLiteral( "CROSSWALK" ), Doorstep::tr( "Sealed crosswalk" ),
        Qgis::ProcessingFileParameterBehavior::File, QString(), QVariant(), true ) );
    addParameter( passphraseParameter( true ).release() );
    addParameter( new QgsProcessingParameterFeatureSource(
        list, Doorstep::tr( "List of students (confidential)" ),
        QList<int>{ static_cast<int>( Qgis::ProcessingSourceType::Vector ) }, QVariant(), true ) );
    addParameter( new QgsProcessingParameterField(
        QStringLiteral( "FIELDS" ), Doorstep::tr( "Columns of the list to look for" ), QVariant(), list,
        Qgis::ProcessingFieldParameterDataType::Any, true, true ) );
    addParameter( new QgsProcessingParameterMultipleLayers(
        QStringLiteral( "PUBLIC" ),
        Doorstep::tr( "Layers whose texts are no secret (streets, schools, roster)" ),
        Qgis::ProcessingSourceType::Vector, QVariant(), true ) );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT" ), Doorstep::tr( "What the scan found" ), Qgis::ProcessingSourceType::Vector,
        QVariant(), true, false ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "FOUND" ),
                                              Doorstep::tr( "Places that hold a value" ) ) );
  }

  QVariantMap ScanForLeaksAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                          QgsProcessingFeedback *feedback )
  {
    const QDir folder( parameterAsString( parameters, QStringLiteral( "FOLDER" ), context ) );
    if ( !folder.exists() )
      throw InputError( "FOLDER is not there: choose the folder to search." );
    ScanValues values;
    if ( auto crosswalk = givenCrosswalk( parameters, context ) )
    {
      addCrosswalk( values, *crosswalk );
      forget( *crosswalk );
    }
    if ( const auto list = optionalSource( parameters, QStringLiteral( "LIST" ), context, false ) )
    {
      const QStringList fields = parameterAsStrings( parameters, QStringLiteral( "FIELDS" ), context );
      if ( fields.isEmpty() )
        throw InputError( "FIELDS is empty: choose the columns of LIST that tell who a student is." );
      addColumns( values, scanColumns( *list, fields ) );
    }
    for ( QgsMapLayer *layer : parameterAsLayerList( parameters, QStringLiteral( "PUBLIC" ), context ) )
      if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer ) )
      {
        QgsProcessingFeatureSource rows( vector, context );
        rows.setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::NoCheck );
        addPublicNames( values, textsOf( rows ) );
      }
    if ( values.sought.values.empty() && values.sought.names.empty() )
      throw InputError(
          "There is nothing to look for: give CROSSWALK and PASSPHRASE, or LIST and FIELDS with "
          "columns that hold names, IDs or addresses." );

    const std::filesystem::path root = folder.absolutePath().toStdString();
    const std::vector<ScanFinding> found = findings(
        root, values, scanForValues( root, values.sought, part( progressOf( feedback ), 0, 0.95 ) ) );
    SinkSet sinks( *this, parameters, context );
    writeFindings( sinks, found );
    QVariantMap results;
    sinks.keep( results );
    tell( found, values, feedback );
    const auto leaks = std::count_if( found.begin(), found.end(),
                                      []( const ScanFinding &finding )
                                      { return !finding.expected && finding.kind != UNREADABLE; } );
    const auto closed = std::count_if(
        found.begin(), found.end(), []( const ScanFinding &finding ) { return finding.kind == UNREADABLE; } );
    if ( std::any_of( found.begin(), found.end(),
                      []( const ScanFinding &finding ) { return finding.street == StreetSense::Looks; } ) )
      feedback->pushInfo(
          Doorstep::tr( "Some of these read as names of streets: give the layer of streets in PUBLIC, and "
                        "those of its names are told apart." ) );
    if ( leaks > 0 )
      throw InputError(
          "The folder holds values of the list in " + std::to_string( leaks ) +
          " places that are not the event's confidential files: the log names them; do not hand "
          "the folder on." );
    if ( closed > 0 )
      throw InputError(
          std::to_string( closed ) +
          " files or parts of files could not be searched (encrypted, packed in a way that is not known, "
          "letters without a map, or not readable): the log names them; look at them before the folder is "
          "handed on." );
    feedback->pushInfo(
        Doorstep::tr( "%1 values looked for: none where it should not be." ).arg( values.different ) );
    results.insert( QStringLiteral( "FOUND" ), static_cast<int>( found.size() ) );
    return results;
  }
}
