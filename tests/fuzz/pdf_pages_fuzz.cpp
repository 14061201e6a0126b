// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the pages that are bound in: any bytes are pages or are refused with a sentence, and
// what is made of them is a file that is read again as it is. Without the limits of pdf_guest.h, which would
// hide what is found.
#include "base/error.h"
#include "sheet/pdf_file.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  const std::string_view bytes( reinterpret_cast<const char *>( data ), size );
  try
  {
    PdfWriter writer;
    const int pages = writer.addPages( bytes, size % 2 == 0 ? "MARK" : "" );
    PdfWriter again;
    if ( again.addPages( writer.bytes( {} ) ) != pages )
      std::abort();
  }
  catch ( const InputError & )
  {
  }
  return 0;
}
