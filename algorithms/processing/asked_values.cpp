// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/asked_values.h"

#include "base/error.h"
#include "layers/own_words.h"

#include <qgsprocessingalgorithm.h>
#include <qgsprocessingparameters.h>

#include <cmath>
#include <string>

namespace doorstep
{
  namespace
  {
    bool takesMany( const QgsProcessingParameterDefinition &definition )
    {
      if ( const auto *field = dynamic_cast<const QgsProcessingParameterField *>( &definition ) )
        return field->allowMultiple();
      if ( const auto *choice = dynamic_cast<const QgsProcessingParameterEnum *>( &definition ) )
        return choice->allowMultiple();
      return definition.type() == QgsProcessingParameterMultipleLayers::typeName();
    }

    bool isListOrMap( const QVariant &value )
    {
      const int type = value.userType();
      return type == QMetaType::QVariantList || type == QMetaType::QStringList ||
             type == QMetaType::QVariantMap;
    }

    // QGIS takes every text but "", 0 and false for yes.
    bool isYesOrNo( const QVariant &value )
    {
      if ( value.userType() != QMetaType::QString )
        return true;
      const QString text = value.toString().toLower();
      static const QStringList plain{ QStringLiteral( "true" ), QStringLiteral( "yes" ),
                                      QStringLiteral( "1" ), QStringLiteral( "false" ),
                                      QStringLiteral( "0" ) };
      return plain.contains( text );
    }

    // What is no number at all (abc) is refused by QGIS; "nan" is one to it, that no bound keeps out.
    bool isOrdinaryNumber( const QVariant &value )
    {
      bool isNumber = false;
      const double number = value.toDouble( &isNumber );
      return !isNumber || std::isfinite( number );
    }

    bool isWhole( const QVariant &value )
    {
      bool isNumber = false;
      const double number = value.toDouble( &isNumber );
      return !isNumber || number == std::floor( number );
    }

    // About the first value that is none of its parameter's kind; empty where all are.
    std::string strangeValue( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters )
    {
      for ( const QgsProcessingParameterDefinition *definition : algorithm.parameterDefinitions() )
      {
        const QVariant value = parameters.value( definition->name() );
        const std::string name = definition->name().toStdString();
        if ( !value.isValid() )
          continue;
        if ( isListOrMap( value ) && !takesMany( *definition ) )
          return name + " takes one value: give it once, as a plain text or number.";
        if ( definition->type() == QgsProcessingParameterBoolean::typeName() && !isYesOrNo( value ) )
          return name + " takes true or false.";
        const auto *number = dynamic_cast<const QgsProcessingParameterNumber *>( definition );
        if ( number && !isOrdinaryNumber( value ) )
          return name + " takes an ordinary number.";
        if ( number && number->dataType() == Qgis::ProcessingNumberParameterType::Integer &&
             !isWhole( value ) )
          return name + " takes a whole number.";
      }
      return {};
    }

    std::string strangeName( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters )
    {
      for ( auto given = parameters.cbegin(); given != parameters.cend(); ++given )
        if ( !algorithm.parameterDefinition( given.key() ) )
          return algorithm.name().toStdString() + " has no parameter called " + given.key().toStdString() +
                 ": correct its name or leave it out; nothing was done.";
      return {};
    }
  }

  bool isAsAsked( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters, QString *message )
  {
    std::string strange = strangeName( algorithm, parameters );
    if ( strange.empty() )
      strange = strangeValue( algorithm, parameters );
    if ( message && !strange.empty() )
      *message = toldInOwnWords( strange );
    return strange.empty();
  }

  void requirePlainValues( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters )
  {
    if ( const std::string strange = strangeValue( algorithm, parameters ); !strange.empty() )
      throw InputError( strange );
  }
}
