// SPDX-License-Identifier: GPL-2.0-or-later
// Passphrases that were typed in a dialog: held in locked memory while the program runs, and named by a
// reference (typed:a1b2c3d4) that says nothing. QGIS writes parameters into its history and log; this is all
// that it gets.
#pragma once
#include "privacy/secret.h"

#include <QString>

namespace doorstep
{
  inline constexpr const char *TYPED = "typed:";

  // A place for what is being typed; the same one as long as the widget lives. Random, so that a reference of
  // another day opens nothing.
  QString newTypedReference();

  // Holds the secret under the reference, instead of what was there, and overwrites `secret`. Empty: forgets
  // it.
  void holdTyped( const QString &reference, QByteArray &secret );

  // A copy. Throws InputError where nothing is held any more.
  Passphrase typedPassphrase( const QString &reference );

  // The reference that was last held, for the next dialog; empty where there is none.
  QString lastTyped();

  // When the plugin goes.
  void forgetTyped();
}
