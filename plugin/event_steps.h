// SPDX-License-Identifier: GPL-2.0-or-later
// The steps of an event as runs of Doorstep's algorithms: which, with what, and what they ended with.
#pragma once
#include "event_inputs.h"
#include "other_packets.h"

#include <QVariantMap>

#include <span>

namespace doorstep
{
  // The algorithm's name in the provider.
  const char *algorithmOf( Step step );

  // As its button says it, with its number.
  QString titleOf( Step step );

  // What is missing for it, in a sentence; empty where nothing is.
  QString lackingFor( Step step, const EventInputs &inputs, const QString &passphrase );

  // All its parameters. passphrase: the reference of what was typed (processing/typed_passphrase.h). Layers
  // that come of it are to be loaded into the project.
  QVariantMap parametersOf( Step step, const EventInputs &inputs, const QString &passphrase,
                            Planning planning = Planning::Anew );

  // What of the maps' parameters is another for leaders' packets that are printed again after late changes.
  QVariantMap leadersAgain( const EventInputs &inputs, const QString &passphrase,
                            const OtherPackets &packets );

  // The parts of the plan (PLAN_PARTS) that it makes.
  std::span<const char *const> planPartsOf( Step step );

  // Of everything as it is, what the step reads and what it leaves.
  Digests readBy( Step step, const Digests &now );
  Digests leftBy( Step step, const Digests &now );

  // One line from what the algorithm ended with.
  QString resultOf( Step step, const QVariantMap &results );
}
