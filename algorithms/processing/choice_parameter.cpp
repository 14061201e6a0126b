// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/choice_parameter.h"

#include "layers/own_words.h"
#include "processing/parameter_widgets.h"
#include "words/languages.h"

#include <qgsprocessingalgorithm.h>

#include <QHash>

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
    askInWords( *this );
  }

  QgsProcessingParameterDefinition *ChoiceParameter::clone() const
  {
    return new ChoiceParameter( *this );
  }

  bool ChoiceParameter::checkValueIsAcceptable( const QVariant &input, QgsProcessingContext *context ) const
  {
    return QgsProcessingParameterEnum::checkValueIsAcceptable( named( input, options() ), context );
  }

  QString choiceInWords( const QString &option )
  {
    const QHash<QString, QString> words = {
        { QStringLiteral( "team" ), Doorstep::tr( "Teams: what employees share" ) },
        { QStringLiteral( "volunteer" ), Doorstep::tr( "Volunteers: to the block only" ) },
        { QStringLiteral( "leader" ), Doorstep::tr( "Leaders: with names, confidential" ) },
        { QStringLiteral( "public" ), Doorstep::tr( "The public: groups of zones, no home" ) },
        { QStringLiteral( "colour" ), Doorstep::tr( "Color" ) },
        { QStringLiteral( "black and white" ), Doorstep::tr( "Black and white" ) },
        { QStringLiteral( "home" ), Doorstep::tr( "At the home" ) },
        { QStringLiteral( "street" ), Doorstep::tr( "On the street" ) },
        { QStringLiteral( "dbscan" ), QStringLiteral( "DBSCAN" ) },
        { QStringLiteral( "hdbscan" ), QStringLiteral( "HDBSCAN" ) } };
    if ( words.contains( option ) )
      return words.value( option );
    QStringList names;
    for ( const QString &code : option.split( '+' ) )
      if ( const auto language = languageOf( code.toStdString() ) )
        names << QString::fromStdString( languages()[*language].name );
      else
        return option; // a size of paper
    return names.join( QStringLiteral( " + " ) );
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
