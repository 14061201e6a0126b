// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/describelayer_algorithm.h"

#include "base/error.h"
#include "columns/address_columns.h"
#include "columns/column_report.h"
#include "layers/column_samples.h"
#include "layers/own_words.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    QgsFields tableFields()
    {
      QgsFields fields;
      for ( const char *name : { "column", "role", "meaning" } )
        fields.append( QgsField( QLatin1String( name ), QMetaType::Type::QString ) );
      fields.append( QgsField( QStringLiteral( "share" ), QMetaType::Type::Double ) );
      fields.append( QgsField( QStringLiteral( "filled" ), QMetaType::Type::Double ) );
      fields.append( QgsField( QStringLiteral( "examples" ), QMetaType::Type::QString ) );
      return fields;
    }

    // The first values of a column, each once.
    QString examplesOf( const ColumnSample &column )
    {
      constexpr int mostShown = 4;
      QStringList shown;
      for ( const std::string &value : column.values )
      {
        const QString text = QString::fromStdString( value );
        if ( shown.size() < mostShown && !saysNothing( value ) && !shown.contains( text ) )
          shown << text;
      }
      return shown.join( QStringLiteral( "; " ) );
    }

    std::string roleOf( const FieldRoles &roles, int column )
    {
      for ( const auto &[role, fields] : roles.all() )
        for ( const std::vector<int> &joined : fields )
          if ( std::find( joined.begin(), joined.end(), column ) != joined.end() )
            return role;
      return {};
    }
  }

  DescribeLayerAlgorithm::DescribeLayerAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "describelayer" ),
              .group = ToolboxGroup::Addresses,
              .title = Doorstep::tr( "Describe a layer's columns" ),
              .summary =
                  Doorstep::tr( "Tells which column of an address or street layer holds what, before a "
                                "reference is made." ),
              .tags =
                  Doorstep::tr( "columns,fields,roles,address,streets,schema,POINT_FIELDS,STREET_FIELDS" ) } )
  {
  }

  void DescribeLayerAlgorithm::initAlgorithm( const QVariantMap & )
  {
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "INPUT" ), Doorstep::tr( "Address points, or streets with ranges" ),
        { static_cast<int>( Qgis::ProcessingSourceType::VectorPoint ),
          static_cast<int>( Qgis::ProcessingSourceType::VectorLine ) } ) );
    addParameter( new QgsProcessingParameterString( QStringLiteral( "FIELDS" ),
                                                    Doorstep::tr( "Columns (role=field;…, empty: detected)" ),
                                                    QVariant(), false, true ) );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT" ), Doorstep::tr( "Columns" ), Qgis::ProcessingSourceType::Vector ) );
    addOutput( new QgsProcessingOutputString(
        QStringLiteral( "ROLES" ),
        Doorstep::tr( "The roles, as POINT_FIELDS or STREET_FIELDS take them" ) ) );
  }

  QVariantMap DescribeLayerAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                           QgsProcessingFeedback *feedback )
  {
    const auto input = source( parameters, QStringLiteral( "INPUT" ), context, false );
    const std::string fields =
        parameterAsString( parameters, QStringLiteral( "FIELDS" ), context ).toStdString();
    const bool lines = QgsWkbTypes::geometryType( input->wkbType() ) == Qgis::GeometryType::Line;
    const char *layer = lines ? "STREETS" : "ADDRESS_POINTS";
    const std::vector<ColumnSample> samples = sampleColumns( *input );
    ColumnReading reading;
    try
    {
      reading = lines ? readStreetColumns( samples, fields ) : readPointColumns( samples, fields );
    }
    catch ( const InputError &error )
    {
      // the table is for just this case: what is in the columns, so that someone can say which is which
      if ( !fields.empty() )
        throw;
      feedback->pushWarning( toldInOwnWords( error.what() ) );
    }
    tellColumns( reading, layer, feedback );

    const LayerColumns columns( samples );
    SinkSet sinks( *this, parameters, context );
    const QgsFields table = tableFields();
    QgsFeatureSink *sink = sinks.open( QStringLiteral( "OUTPUT" ), table, Qgis::WkbType::NoGeometry, {},
                                       QString(), Doorstep::tr( "Columns" ) );
    for ( int c = 0; sink && c < static_cast<int>( samples.size() ); ++c )
    {
      const std::string role = roleOf( reading.roles, c );
      const ValueKinds &kinds = columns[c].kinds;
      const double share = role.empty() || kinds.empty() ? -1 : columns.fit( role, c );
      QgsFeature row( table );
      QgsAttributes attributes;
      attributes << QString::fromStdString( samples[static_cast<std::size_t>( c )].name )
                 << QString::fromStdString( role )
                 << ( role.empty() ? QString() : toldInOwnWords( roleWords( role ) ) )
                 << ( share < 0 ? QVariant() : QVariant( share ) )
                 << ( kinds.rows == 0
                          ? 0.0
                          : static_cast<double>( kinds.filled ) / static_cast<double>( kinds.rows ) )
                 << examplesOf( samples[static_cast<std::size_t>( c )] );
      row.setAttributes( attributes );
      sinks.add( sink, row );
    }
    QVariantMap results;
    sinks.keep( results );
    results.insert( QStringLiteral( "ROLES" ), QString::fromStdString( reading.roles.text( samples ) ) );
    return results;
  }
}
