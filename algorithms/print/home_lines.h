// SPDX-License-Identifier: GPL-2.0-or-later
// What the crosswalk tells the leader's packets of each home.
#pragma once
#include "print/stop_texts.h"
#include "privacy/crosswalk.h"

namespace doorstep
{
  // "Ana Garcia" ("Garcia, Ana" where the last name was sealed first), and with it "ID 1234 · phone: …"; a
  // language in words and a note of several stand without their label. fields: the sealed columns to show;
  // empty: all. Throws InputError: a field that was not sealed.
  Households homeLines( const Crosswalk &crosswalk, const QStringList &fields );
}
