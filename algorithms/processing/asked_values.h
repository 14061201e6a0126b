// SPDX-License-Identifier: GPL-2.0-or-later
// What a run was asked for is what it does: QGIS passes over a parameter that the algorithm does not have
// (HOLDS for HOLD), takes a value that is given twice for none, "no" for yes, and what is no number for any.
#pragma once
#include <QString>
#include <QVariantMap>

class QgsProcessingAlgorithm;

namespace doorstep
{
  // False, with a sentence in message, where a name is no parameter of the algorithm's or a value none of its
  // parameter's kind.
  bool isAsAsked( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters, QString *message );

  // Values alone, for those that were not checked before, as in a model, which hands on what QGIS adds.
  // Throws InputError.
  void requirePlainValues( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters );
}
