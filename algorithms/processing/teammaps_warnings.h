// SPDX-License-Identifier: GPL-2.0-or-later
// What teammaps says of its choices and of what it found and left: nothing that stops it.
#pragma once
#include "packet/packet_folder.h"
#include "print/letters.h"

#include <qgsprocessingfeedback.h>

namespace doorstep
{
  struct Overview;

  // A language that nobody has read, a RETURN_BY that is too early, pages that say nothing of whose they are.
  void warnOfOptions( const PrintEvent &event, const PageOptions &options, QgsProcessingFeedback *feedback );

  // Zones that get no packet.
  void tellWithheld( std::span<const WithheldPacket> packets, QgsProcessingFeedback *feedback );

  // What of the public page is coarser than its areas, since an earlier one told more.
  void warnOfOverview( const Overview &shown, QgsProcessingFeedback *feedback );

  // Packets of an earlier plan, once the files are in place: those that left are void in the register.
  void tellOfEarlier( const PacketFolder &packets, const QString &registerFile, const Register &book,
                      QgsProcessingFeedback *feedback );

  // Letters without a font, all at once.
  void warnOfLetters( const DrawableLetters &letters, QgsProcessingFeedback *feedback );
}
