// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/geocode_algorithm.h"

#include "base/error.h"
#include "geocode/lost_letters.h"
#include "layers/address_list.h"
#include "layers/geocoded_layers.h"
#include "layers/geocoder_references.h"
#include "layers/own_words.h"

#include <qgsapplication.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t LISTED = 5; // candidates of a row
  }

  GeocodeAlgorithm::GeocodeAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "geocode" ),
              .group = ToolboxGroup::Addresses,
              .title = Doorstep::tr( "Geocode list" ),
              .summary = Doorstep::tr( "Finds each address of a list in the reference, on this machine, and "
                                       "says where not and why." ),
              .tags = Doorstep::tr( "geocode,address,students,list,offline,match,home visits" ) } )
  {
  }

  void GeocodeAlgorithm::initAlgorithm( const QVariantMap & )
  {
    const QString input = QStringLiteral( "INPUT" );
    addParameter( new QgsProcessingParameterFeatureSource(
        input, Doorstep::tr( "List of addresses" ),
        { static_cast<int>( Qgis::ProcessingSourceType::Vector ) } ) );
    const auto expression = [&]( const char *name, const QString &description, bool optional )
    {
      addParameter( new QgsProcessingParameterExpression( QLatin1String( name ), description, QVariant(),
                                                          input, optional ) );
    };
    expression( "ADDRESS", Doorstep::tr( "Address (one line)" ), false );
    expression( "CITY", Doorstep::tr( "City" ), true );
    expression( "STATE", Doorstep::tr( "State" ), true );
    expression( "ZIP", Doorstep::tr( "ZIP" ), true );
    expression( "UNIT", Doorstep::tr( "Apartment, unit or space, where the address does not hold it" ),
                true );
    addParameter( new QgsProcessingParameterFile( QStringLiteral( "REFERENCE" ), Doorstep::tr( "Reference" ),
                                                  Qgis::ProcessingFileParameterBehavior::File, QString(),
                                                  QVariant(), false,
                                                  Doorstep::tr( "References (*.dsref)" ) ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "MIN_SCORE" ), Doorstep::tr( "Least score of a match (0 to 100)" ),
        Qgis::ProcessingNumberParameterType::Double, WEIGHTS.least, true, 0, 100 ) );
    addParameter( new QgsProcessingParameterFile( QStringLiteral( "CORRECTIONS" ),
                                                  Doorstep::tr( "Corrections" ),
                                                  Qgis::ProcessingFileParameterBehavior::File, QString(),
                                                  QVariant(), true, Doorstep::tr( "Corrections (*.csv)" ) ) );
    addParameter( new QgsProcessingParameterFeatureSink( QStringLiteral( "OUTPUT" ),
                                                         Doorstep::tr( "Geocoded list (confidential)" ),
                                                         Qgis::ProcessingSourceType::VectorPoint ) );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "CANDIDATES" ), Doorstep::tr( "Candidates (confidential)" ),
        Qgis::ProcessingSourceType::Vector, QVariant(), true, false ) );
    for ( const auto &[name, description] :
          { std::pair{ "MATCHED", Doorstep::tr( "Rows matched" ) },
            std::pair{ "TIED", Doorstep::tr( "Rows tied" ) },
            std::pair{ "UNMATCHED", Doorstep::tr( "Rows not matched" ) },
            std::pair{ "HELD", Doorstep::tr( "Rows held by the corrections" ) } } )
      addOutput( new QgsProcessingOutputNumber( QLatin1String( name ), description ) );
  }

  QVariantMap GeocodeAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                     QgsProcessingFeedback *feedback )
  {
    const auto text = [&]( const char *name )
    { return parameterAsString( parameters, QLatin1String( name ), context ); };
    const auto input = source( parameters, QStringLiteral( "INPUT" ), context, false );
    const Reference reference = Reference::open( text( "REFERENCE" ).toStdString() );
    const QgsCoordinateReferenceSystem crs = referenceCrs( reference );
    if ( !crs.isValid() )
      throw InputError( "The reference's coordinate reference system is not known to this QGIS; build the "
                        "reference again here." );
    Corrections corrections;
    if ( const QString file = text( "CORRECTIONS" ); !file.isEmpty() )
      corrections = Corrections::read( file.toStdString() );
    corrections.requireCrs( reference.authId() );
    const Progress progress = progressOf( feedback );
    const AddressList list = readAddressList(
        *input, parameterAsVectorLayer( parameters, QStringLiteral( "INPUT" ), context ),
        { text( "ADDRESS" ), text( "CITY" ), text( "STATE" ), text( "ZIP" ), text( "UNIT" ) },
        createExpressionContext( parameters, context, input.get() ), feedback, part( progress, 0, 0.3 ) );

    GeocodeOptions options;
    options.minScore = parameterAsDouble( parameters, QStringLiteral( "MIN_SCORE" ), context );
    options.candidates = parameters.value( QStringLiteral( "CANDIDATES" ) ).isValid() ? LISTED : 0;
    options.corrections = corrections.empty() ? nullptr : &corrections;
    options.threads = static_cast<unsigned>( std::max( QgsApplication::maxThreads(), 0 ) ); // -1: no limit
    std::vector<GeocodeResult> results =
        Geocoder( reference ).geocodeAll( list.rows, options, part( progress, 0.3, 0.7 ) );
    tellLostLetters( list.rows, results );
    for ( const NoStudent &none : list.noStudents )
    {
      results[none.row] = {};
      results[none.row].status = MatchStatus::NotVisitable;
      results[none.row].note = none.note;
    }

    for ( const auto &[from, to] : renamedColumns( list.header.fields ) )
      feedback->pushWarning(
          Doorstep::tr(
              "INPUT has a column %1 of its own, as geocode names one of its columns: it is kept as %2." )
              .arg( from, to ) );
    SinkSet sinks( *this, parameters, context );
    writeGeocoded( sinks, *input, list.header, results, crs, part( progress, 0.7, 0.99 ) );
    writeCandidates( sinks, results );
    QVariantMap outputs;
    sinks.keep( outputs );
    std::array<int, 6> count{};
    for ( const GeocodeResult &r : results )
      ++count[static_cast<std::size_t>( r.status )];
    const auto of = [&count]( MatchStatus s ) { return count[static_cast<std::size_t>( s )]; };
    const int matched = of( MatchStatus::Matched ) + of( MatchStatus::Picked );
    const int unmatched = of( MatchStatus::Unmatched ) + of( MatchStatus::NotVisitable );
    feedback->pushInfo(
        Doorstep::tr(
            "%1 rows: %2 matched, %3 tied, %4 not matched (%5 of them with no door to visit), %6 held." )
            .arg( results.size() )
            .arg( matched )
            .arg( of( MatchStatus::Tied ) )
            .arg( unmatched )
            .arg( of( MatchStatus::NotVisitable ) )
            .arg( of( MatchStatus::Held ) ) );
    referenceUsed( text( "REFERENCE" ) );
    outputs.insert( QStringLiteral( "MATCHED" ), matched );
    outputs.insert( QStringLiteral( "TIED" ), of( MatchStatus::Tied ) );
    outputs.insert( QStringLiteral( "UNMATCHED" ), unmatched );
    outputs.insert( QStringLiteral( "HELD" ), of( MatchStatus::Held ) );
    return outputs;
  }
}
