// SPDX-License-Identifier: GPL-2.0-or-later
// Where a secret is read: PASSPHRASE says where it is, never what it is, since QGIS writes parameters into
// its history and log. env:NAME (an environment variable), file:PATH (the first line of a file), authcfg:ID
// (QGIS's encrypted store; without a desktop it needs QGIS_AUTH_PASSWORD_FILE); typed:ID is what a dialog of
// this session holds (typed_passphrase.h).
#pragma once
#include "privacy/secret.h"

#include <QString>
#include <QVariantMap>

#include <memory>

class QgsProcessingParameterDefinition;

namespace doorstep
{
  // Throws InputError, never with any part of what was given: not one of these forms, or nothing there.
  Passphrase resolvePassphrase( const QString &reference );

  // Whether it has one of these forms. For checkParameterValues, so that a secret typed in the clear is
  // refused before QGIS writes the run into its history.
  bool isPassphraseReference( const QString &reference );

  // new:PATH, for deidentify alone: a passphrase of words is made (privacy/passphrase_words.h) and written to
  // PATH, where file:PATH finds it from then on. Empty: it is none of these.
  QString newPassphraseFile( const QString &reference );

  // For checkParameterValues: false, with a message, where the parameter holds anything but a reference.
  bool checkPassphraseReference( const QVariantMap &parameters, QString *message, bool mayBeNew );

  // The parameter PASSPHRASE, with its description.
  std::unique_ptr<QgsProcessingParameterDefinition> passphraseParameter( bool optional );
}
