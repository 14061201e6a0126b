// Whether this machine's fonts have every letter of the pages' texts. A letter without a font would be an
// empty box where a name or a street should stand, found at the door.
#pragma once
#include "print/page_options.h"
#include "print/print_event.h"
#include "print/stop_table.h"

#include <QFont>

namespace doorstep
{
  // Throws InputError, which names all letters by script and code point and the inputs that they stand in,
  // never the text.
  void requireLetters( const PrintEvent &event, const PageOptions &options, const Households &households,
                       const QFont &font );

  // "Hebrew"; empty for scripts that have no name here.
  QString scriptName( char32_t letter );
}
