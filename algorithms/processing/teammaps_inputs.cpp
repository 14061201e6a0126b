// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_inputs.h"

#include "layers/own_words.h"
#include "layers/plan_layers.h"
#include "print/event_reader.h"
#include "print/outcome_boxes.h"
#include "processing/street_fields_parameter.h"

#include <qgsvectorlayer.h>

namespace doorstep
{
  TeamMapsInputs::TeamMapsInputs( const DoorstepAlgorithm &algorithm, const QVariantMap &parameters,
                                  QgsProcessingContext &context )
      : mAlgorithm( algorithm ), mParameters( parameters ), mContext( context )
  {
    const auto placed = [&]( const char *name )
    { return algorithm.source( parameters, QString::fromLatin1( name ), context, true ); };
    const auto maybe = [&]( const char *name, bool needsCrs )
    { return algorithm.optionalSource( parameters, QString::fromLatin1( name ), context, needsCrs ); };
    mRoster = maybe( "ROSTER", false );
    mOutcomes = maybe( "OUTCOMES", false );
    mZones = placed( "ZONES" );
    mVisits = placed( "VISITS" );
    mRoutes = maybe( "ROUTES", true );
    mDirections = maybe( "DIRECTIONS", false );
    mStreets = maybe( "STREETS", true );
    mStaging = maybe( "STAGING", true );
    mAddresses = maybe( "ADDRESSES", true );
  }

  bool TeamMapsInputs::isWhole() const
  {
    const QVariant zones = mParameters.value( QStringLiteral( "ZONES" ) );
    const QgsVectorLayer *layer = QgsProcessingParameters::parameterAsVectorLayer(
        mAlgorithm.parameterDefinition( QStringLiteral( "ZONES" ) ), mParameters, mContext );
    if ( layer && !layer->subsetString().isEmpty() )
      return false;
    if ( zones.userType() != qMetaTypeId<QgsProcessingFeatureSourceDefinition>() )
      return true;
    const auto source = zones.value<QgsProcessingFeatureSourceDefinition>();
    return !source.selectedFeaturesOnly && source.filterExpression.isEmpty() && source.featureLimit < 0;
  }

  std::optional<Roster> TeamMapsInputs::roster( QgsProcessingFeedback *feedback ) const
  {
    return mRoster ? std::optional( readRosterTable( *mRoster, feedback ) ) : std::nullopt;
  }

  std::optional<std::vector<OutcomeBox>> TeamMapsInputs::outcomes() const
  {
    return mOutcomes ? std::optional( readOutcomeBoxes( *mOutcomes ) ) : std::nullopt;
  }

  const Language *TeamMapsInputs::withoutDirections( const PageLanguages &wanted ) const
  {
    for ( const std::size_t language : wanted.indices() )
      if ( const QString column =
               QStringLiteral( "text_" ) + QString::fromStdString( languages()[language].code );
           mDirections && mDirections->fields().lookupField( column ) < 0 )
        return &languages()[language];
    return nullptr;
  }

  PrintEvent TeamMapsInputs::event( Role role, QgsProcessingFeedback *feedback,
                                    const Progress &progress ) const
  {
    EventSources sources;
    sources.tellsZones = role != Role::Public;
    sources.zones = mZones.get();
    sources.visits = mVisits.get();
    sources.routes = mRoutes.get();
    sources.directions = mDirections.get();
    sources.streets = mStreets.get();
    KeptColumns kept = travelColumns( mAlgorithm, mParameters, mContext );
    sources.streetFields = kept.fields( typedStreetFields( mAlgorithm, mParameters, mContext ), feedback );
    sources.staging = mStaging.get();
    // Counted only where a sheet tells blocks for homes.
    if ( rulesOf( role ).stops == StopPrecision::Block )
      sources.addresses = mAddresses.get();
    std::vector<Source> ground;
    for ( QgsMapLayer *layer : QgsProcessingParameters::parameterAsLayerList(
              mAlgorithm.parameterDefinition( QStringLiteral( "CONTEXT" ) ), mParameters, mContext ) )
      if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer ) )
      {
        ground.push_back( std::make_unique<QgsProcessingFeatureSource>( vector, mContext ) );
        ground.back()->setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::NoCheck );
        sources.context.push_back( ground.back().get() );
        // A file's layer is called after the file: what it holds says the layer's name in it.
        sources.contextNames << vector->name() + ' ' +
                                    vector->source().section( QStringLiteral( "layername=" ), 1 );
      }
    PrintEvent event = readEvent( sources, mContext.transformContext(), progress );
    for ( const std::string &warning : event.streetWarnings )
      feedback->pushWarning( toldInOwnWords( warning ) );
    return event;
  }
}
