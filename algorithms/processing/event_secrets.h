// SPDX-License-Identifier: GPL-2.0-or-later
// What deidentify keeps beside the visits: the crosswalk so far, a new one's passphrase, the register's key.
#pragma once
#include "privacy/crosswalk.h"
#include "privacy/file_set.h"
#include "privacy/sealed_bytes.h"

#include <qgsprocessingfeedback.h>

#include <QString>

namespace doorstep
{
  // What the event's crosswalk holds so far; nothing where this run is the first.
  struct EarlierCrosswalk
  {
      bool isThere = false;
      Crosswalk opened;
      SealKey key; // also of what is sealed now: made before the list is read, since it takes 128 MB
  };

  // Throws InputError: the passphrase is not its own, or too short for a new one.
  EarlierCrosswalk openEarlier( const QString &path, const Passphrase &passphrase );

  // The passphrase that new:PATH asks for. Throws InputError where the file or the crosswalk is there
  // already.
  Passphrase madePassphrase( const QString &file, const QString &crosswalk );
  void addPassphrase( FileSet &files, const QString &file, const Passphrase &passphrase );
  void tellNewPassphrase( QgsProcessingFeedback *feedback );

  // The key of the event's entries in the register, which goes on where it is there already.
  void addRegisterKey( FileSet &files, const QString &crosswalk, const std::string &event );
}
