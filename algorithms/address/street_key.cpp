// SPDX-License-Identifier: GPL-2.0-or-later
#include "address/street_key.h"

#include "address/parsed_address.h"

namespace doorstep
{
  std::string streetKey( std::string_view name )
  {
    const std::string key = name.empty() ? std::string() : format( parseStreetName( name ) );
    return key.empty() ? normalizeText( name ) : key;
  }
}
