// SPDX-License-Identifier: GPL-2.0-or-later
// A choice by name ("en+es") that takes the name's number as well (2): qgis_process's help lists the options
// with numbers, and QGIS's own parameter refuses these where it is set to names. Models and Python see an
// ordinary enum parameter; Doorstep's dialogs show words for the names.
//   addParameter( new ChoiceParameter( "METHOD", tr( "Method" ), { "dbscan", "hdbscan" }, "hdbscan" ) );
//   const QString method = choiceOf( *this, "METHOD", parameters, context );
#pragma once
#include <qgsprocessingparameters.h>

class QgsProcessingAlgorithm;

namespace doorstep
{
  class ChoiceParameter final : public QgsProcessingParameterEnum
  {
    public:
      ChoiceParameter( const QString &name, const QString &description, const QStringList &options,
                       const QString &value );
      QgsProcessingParameterDefinition *clone() const override;
      bool checkValueIsAcceptable( const QVariant &input,
                                   QgsProcessingContext *context = nullptr ) const override;
  };

  // What an option is called where people read it: "Color" for colour, "English + Español" for en+es.
  QString choiceInWords( const QString &option );

  // The option's name, whether it was given by name, by number or not at all (its default).
  QString choiceOf( const QgsProcessingAlgorithm &algorithm, const QString &name,
                    const QVariantMap &parameters, QgsProcessingContext &context );
}
