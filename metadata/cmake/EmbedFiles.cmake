# SPDX-License-Identifier: GPL-2.0-or-later
# Writes OUTPUT, a C++ source that holds FILES (joined by |) as string literals; run by doorstep_embed(). A file's
# name is what follows metadata/, without lexicons/: "units.csv", "languages/es.csv".
string( REPLACE "|" ";" FILES "${FILES}" )
set( text "// Generated from the data files that it names.\n#include \"${HEADER}\"\n\n#include <array>\n\nnamespace doorstep\n{\n" )
string( APPEND text "  std::string_view embedded( [[maybe_unused]] std::string_view fileName )\n  {\n" )
set( names "" )
foreach( file IN LISTS FILES )
  string( REGEX REPLACE "^.*/metadata/" "" name "${file}" )
  string( REGEX REPLACE "^lexicons/" "" name "${name}" )
  file( READ "${file}" bytes )
  string( APPEND text "    if ( fileName == \"${name}\" )\n      return R\"~doorstep~(${bytes})~doorstep~\";\n" )
  string( APPEND names "      \"${name}\",\n" )
endforeach()
list( LENGTH FILES count )
string( APPEND text "    return {};\n  }\n\n  std::span<const std::string_view> embeddedFiles()\n  {\n" )
string( APPEND text "    static constexpr std::array<std::string_view, ${count}> names{\n${names}    };\n    return names;\n  }\n}\n" )
file( WRITE "${OUTPUT}" "${text}" )
