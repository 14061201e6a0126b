// SPDX-License-Identifier: GPL-2.0-or-later
// The ledger of an event's releases (privacy/release_ledger.h) as algorithms find it.
#pragma once
#include "privacy/release_ledger.h"

#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  QgsProcessingParameterDefinition *ledgerParameter();

  // That of the event which the first of these parameters (layers, files, folders) lies in, and the file that
  // LEDGER names beside it; none where no parameter is a file. Remembered by the set, so that another run's
  // release in between is noticed. Throws InputError where the ledger is lost or not what its key sealed.
  std::optional<ReleaseLedger> eventLedger( const QgsProcessingAlgorithm &algorithm,
                                            const QVariantMap &parameters, QgsProcessingContext &context,
                                            const QStringList &names, FileSet &files );
}
