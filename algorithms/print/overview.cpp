// The public sheet: groups of zones with counts that reach the smallest cell, on outlines of coarse squares that
// lead back to no stop (privacy 14, 15).
#include "print/packet_maker.h"

#include "privacy/small_cells.h"

namespace doorstep
{
  PdfWriter PacketMaker::overview( std::int64_t )
  {
    return {};
  }
}
