// SPDX-License-Identifier: GPL-2.0-or-later
// The district's own pages before and behind each leader's packet: resources, consent, an agreement.
#pragma once
#include "sheet/pdf_file.h"

#include <filesystem>

namespace doorstep
{
  struct DistrictPages
  {
      PdfWriter front, behind;
      std::string digest; // of both files; empty where there are none
      int count() const { return front.pageCount() + behind.pageCount(); }
  };

  // Pages that lie beside the packets: none where the file is not named. Throws InputError, naming the
  // parameter, where it cannot be read.
  PdfWriter readOwnPages( const std::filesystem::path &file, const char *parameter );

  // None where a file is not named. Throws InputError, naming the parameter, where one cannot be read.
  DistrictPages readDistrictPages( const std::filesystem::path &front, const std::filesystem::path &behind );
}
