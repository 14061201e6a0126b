// SPDX-License-Identifier: GPL-2.0-or-later
#include "address/fields.h"

#include "address/labeling.h"

namespace doorstep
{
  namespace
  {
    // -1 for what is no field.
    int fieldOf( Label label )
    {
      switch ( label )
      {
      case Label::Number:
        return 0;
      case Label::PreDir:
        return 1;
      case Label::PreType:
        return 2;
      case Label::Name:
        return 3;
      case Label::SufType:
        return 4;
      case Label::SufDir:
        return 5;
      case Label::Unit:
        return 6;
      case Label::City:
        return 7;
      case Label::State:
        return 8;
      case Label::Zip:
        return 9;
      default:
        return -1;
      }
    }
  }

  std::array<std::string, FIELD_NAMES.size()> addressFields( std::string_view line,
                                                             const ParseOptions &options )
  {
    const Tokens tokens( line );
    Labeling labeling( tokens );
    labelAddress( labeling, options );
    std::array<std::string, FIELD_NAMES.size()> fields;
    for ( std::size_t i = 0; i < tokens.size(); ++i )
    {
      const int field = fieldOf( labeling.labels[i] );
      if ( field < 0 )
        continue;
      std::string &text = fields[static_cast<std::size_t>( field )];
      if ( !text.empty() )
        text += ' ';
      text += tokens.raw( i );
    }
    return fields;
  }
}
