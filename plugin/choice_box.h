// SPDX-License-Identifier: GPL-2.0-or-later
// The choices of a parameter in words ("Color", "English + Español"), where the parameter itself takes its
// own names.
#pragma once
#include <QStringList>

class QComboBox;

namespace doorstep
{
  void fillInWords( QComboBox &box, const QStringList &options );
  // Of a parameter of teammaps; empty where Doorstep is being switched off.
  QComboBox *pageChoiceBox( const char *parameter );
  QString chosen( const QComboBox &box );
  void choose( QComboBox &box, const QString &option );
}
