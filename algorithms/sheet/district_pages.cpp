// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/district_pages.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/digest.h"
#include "sheet/pdf_guest.h"

namespace doorstep
{
  namespace
  {
    PdfWriter readPages( const std::filesystem::path &file, const char *parameter, std::string &digest )
    {
      PdfWriter pages;
      if ( file.empty() )
        return pages;
      try
      {
        const std::string bytes = readWhole( file );
        digest += sha256( bytes );
        pages.addPages( guestPages( bytes ) );
      }
      catch ( const InputError &why )
      {
        throw InputError( std::string( parameter ) + " cannot be bound in: " + why.what() );
      }
      return pages;
    }
  }

  PdfWriter readOwnPages( const std::filesystem::path &file, const char *parameter )
  {
    std::string digest; // they are no part of a packet
    return readPages( file, parameter, digest );
  }

  DistrictPages readDistrictPages( const std::filesystem::path &front, const std::filesystem::path &behind )
  {
    DistrictPages pages;
    pages.front = readPages( front, "FRONT", pages.digest );
    pages.behind = readPages( behind, "BEHIND", pages.digest );
    return pages;
  }
}
