// The data files of metadata/lexicons, built into the library so that no installation can lose them.
#pragma once
#include <string_view>

namespace doorstep
{
  // The bytes of the file, for example embedded( "street_types.csv" ); empty if there is none of that name.
  std::string_view embedded( std::string_view fileName );
}
