// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/choice_parameter.h"

#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  namespace
  {
    // The name of the option with this number; anything else as it is.
    QVariant named( const QVariant &value, const QStringList &options )
    {
      bool isNumber = false;
      const int number = value.toString().toInt( &isNumber );
      return isNumber && !options.contains( value.toString() ) && number >= 0 && number < options.size()
                 ? QVariant( options.at( number ) )
                 : value;
    }
  }

  ChoiceParameter::ChoiceParameter( const QString &name, const QString &description,
                                    const QStringList &options, const QString &value )
      : QgsProcessingParameterEnum( name, description, options, false, value, false, true )
  {
  }

  QgsProcessingParameterDefinition *ChoiceParameter::clone() const
  {
    return new ChoiceParameter( *this );
  }

  bool ChoiceParameter::checkValueIsAcceptable( const QVariant &input, QgsProcessingContext *context ) const
  {
    return QgsProcessingParameterEnum::checkValueIsAcceptable( named( input, options() ), context );
  }

  QString choiceOf( const QgsProcessingAlgorithm &algorithm, const QString &name,
                    const QVariantMap &parameters, QgsProcessingContext &context )
  {
    const auto *choice =
        dynamic_cast<const QgsProcessingParameterEnum *>( algorithm.parameterDefinition( name ) );
    if ( !choice )
      return {};
    QVariantMap byName = parameters;
    byName.insert( name, named( parameters.value( name ), choice->options() ) );
    return QgsProcessingParameters::parameterAsEnumString( choice, byName, context );
  }
}
