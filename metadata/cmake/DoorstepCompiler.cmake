# SPDX-License-Identifier: GPL-2.0-or-later
# One set of compile options for every target. No -march and no -ffast-math: the same plan on any machine.
set( CMAKE_CXX_STANDARD 20 )
set( CMAKE_CXX_STANDARD_REQUIRED ON )
set( CMAKE_CXX_EXTENSIONS OFF )
set( CMAKE_POSITION_INDEPENDENT_CODE ON )
set( CMAKE_CXX_VISIBILITY_PRESET hidden )
set( CMAKE_VISIBILITY_INLINES_HIDDEN ON )
set( CMAKE_EXPORT_COMPILE_COMMANDS ON )

# Eight sources to a translation unit: QGIS's headers cost more than the sources that include them.
set( CMAKE_UNITY_BUILD ON CACHE BOOL "Compile several sources at once" )
set( CMAKE_UNITY_BUILD_BATCH_SIZE 8 )

find_program( CCACHE ccache )
if( CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER )
  set( CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}" )
endif()

# Linked by every target of this project; keeps warnings out of others' headers.
add_library( doorstep_options INTERFACE )
target_compile_options( doorstep_options INTERFACE -ffp-contract=off )
if( DOORSTEP_STRICT )
  target_compile_options( doorstep_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror )
else()
  target_compile_options( doorstep_options INTERFACE -Wall -Wextra )
endif()
if( CMAKE_CXX_COMPILER_ID STREQUAL "GNU" )
  # clang-format sees to it; where units are large, gcc says of each that it cannot look.
  target_compile_options( doorstep_options INTERFACE -Wno-misleading-indentation )
  if( CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13 )
    # False alarms of GCC 12 on std::string's operator+ and copies (its bugs 105329 and 105651).
    target_compile_options( doorstep_options INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow )
  endif()
endif()
if( DOORSTEP_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Debug" )
  # Indices within their vectors, no front() of nothing, no value of an empty optional.
  target_compile_definitions( doorstep_options INTERFACE _GLIBCXX_ASSERTIONS )
endif()
if( DOORSTEP_SANITIZE )
  target_compile_options( doorstep_options INTERFACE
    -fsanitize=${DOORSTEP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all )
  target_link_options( doorstep_options INTERFACE -fsanitize=${DOORSTEP_SANITIZE} )
endif()
