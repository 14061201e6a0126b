// SPDX-License-Identifier: GPL-2.0-or-later
// How a parameter is asked for in dialogs. The parameter stays what it is for qgis_process, Python and
// models; the desktop plugin brings the widgets (plugin/*_widget.h), and where it is not there QGIS shows its
// own.
#pragma once
#include <QString>

class QgsProcessingParameterDefinition;

namespace doorstep
{
  inline constexpr const char *CHOICE_WIDGET = "doorstep_choice";
  inline constexpr const char *NEW_FILE_WIDGET = "doorstep_newfile";
  inline constexpr const char *PASSPHRASE_WIDGET = "doorstep_passphrase";

  // An enum parameter by its options' words (choice_parameter.h), not by their names.
  void askInWords( QgsProcessingParameterDefinition &parameter );

  // A file that the run writes: a dialog to save, not to open. The filter is the dialog's alone: QGIS would
  // refuse files of other names if it were the parameter's.
  void askForNewFile( QgsProcessingParameterDefinition &parameter, const QString &filter );
  QString newFileFilter( const QgsProcessingParameterDefinition &parameter );

  // Masked, and twice where the passphrase is a new one.
  void askForPassphrase( QgsProcessingParameterDefinition &parameter, bool isNew );
  bool isNewPassphrase( const QgsProcessingParameterDefinition &parameter );
}
