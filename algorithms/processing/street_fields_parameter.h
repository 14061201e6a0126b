// STREET_FIELDS of the algorithms that travel on streets.
#pragma once
#include <qgsprocessingparameters.h>

#include <QObject>

namespace doorstep
{
  inline QgsProcessingParameterDefinition *streetFieldsParameter()
  {
    auto *parameter = new QgsProcessingParameterString(
        QStringLiteral( "STREET_FIELDS" ),
        QObject::tr( "Columns of the streets (class=…;oneway=…;speed=…;name=…;level=…, empty: detected)" ),
        QVariant(), false, true );
    parameter->setFlags( parameter->flags() | Qgis::ProcessingParameterFlag::Advanced );
    return parameter;
  }
}
