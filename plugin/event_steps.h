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

  // What is missing for a step, in a sentence (empty: nothing is), and the name of the panel's widget that is
  // to have it.
  struct Lacking
  {
      QString why;
      const char *where = "";
  };
  Lacking lackingFor( Step step, const EventInputs &inputs, const QString &passphrase );

  // A refusal or note of the step's algorithm with the panel's words for what the algorithm calls INPUT,
  // STREETS…
  QString inPanelWords( Step step, const QString &sentence );

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
