# SPDX-License-Identifier: GPL-2.0-or-later
find_package( GTest REQUIRED )

# doorstep_test_units( OUT NAME source… ): where CMAKE_UNITY_BUILD is on, translation units of up to six of the sources each,
# written by TestUnits.cmake; a source that defines macros, has C's linkage or opens an inner namespace stays alone.
function( doorstep_test_units out name )
  set( made "" )
  set( together "" )
  foreach( source IN LISTS ARGN )
    file( STRINGS "${source}" alone REGEX "^ *#define|^namespace doorstep::|extern \"C\"|Q_OBJECT" )
    if( CMAKE_UNITY_BUILD AND NOT alone )
      list( APPEND together "${source}" )
    else()
      list( APPEND made "${source}" )
    endif()
  endforeach()
  while( together )
    list( SUBLIST together 0 6 batch )
    list( REMOVE_ITEM together ${batch} )
    list( LENGTH made number )
    set( unit "${CMAKE_CURRENT_BINARY_DIR}/${name}_unit_${number}.cpp" )
    list( JOIN batch "|" sources )
    add_custom_command( OUTPUT "${unit}"
      COMMAND ${CMAKE_COMMAND} "-DSOURCES=${sources}" "-DOUTPUT=${unit}" -P "${CMAKE_SOURCE_DIR}/metadata/cmake/TestUnits.cmake"
      DEPENDS ${batch} "${CMAKE_SOURCE_DIR}/metadata/cmake/TestUnits.cmake" VERBATIM )
    list( APPEND made "${unit}" )
  endwhile()
  set( ${out} "${made}" PARENT_SCOPE )
endfunction()

# doorstep_tests( NAME [LIBRARIES target…] [HEADERS header…|HEADERS_OF target] ): tests/NAME/*.cpp as test_NAME, one CTest
# entry a test. HEADERS are compiled once beside GoogleTest's; HEADERS_OF takes those of another target of the same options.
function( doorstep_tests name )
  cmake_parse_arguments( arg "" "HEADERS_OF" "LIBRARIES;HEADERS" ${ARGN} )
  file( GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp" )
  # What one system alone can be asked, and the helpers of that system.
  if( WIN32 )
    list( FILTER sources EXCLUDE REGEX "_posix_test\\.cpp$" )
    set( system windows )
  else()
    list( FILTER sources EXCLUDE REGEX "_windows_test\\.cpp$" )
    set( system posix )
  endif()
  if( NOT sources )
    return()
  endif()
  doorstep_test_units( units ${name} ${sources} )
  add_executable( test_${name} ${units} )
  target_link_libraries( test_${name} PRIVATE ${arg_LIBRARIES} doorstep_options GTest::gmock GTest::gtest_main )
  # Their time is spent in the libraries; at -O3 they take longer to compile than the libraries do.
  if( NOT CMAKE_BUILD_TYPE STREQUAL "Debug" )
    target_compile_options( test_${name} PRIVATE -O1 )
  endif()
  # Compiled beforehand, GoogleTest's macros are no longer a system header's, and `if ( … ) EXPECT_…` looks ambiguous.
  target_compile_options( test_${name} PRIVATE -Wno-dangling-else )
  if( CMAKE_CXX_COMPILER_ID STREQUAL "GNU" )
    # It takes a source that a unit includes for a header, whose fixtures others could see.
    target_compile_options( test_${name} PRIVATE -Wno-subobject-linkage )
  endif()
  set_target_properties( test_${name} PROPERTIES UNITY_BUILD OFF ) # they come in units of their own
  if( arg_HEADERS_OF )
    target_precompile_headers( test_${name} REUSE_FROM ${arg_HEADERS_OF} )
  else()
    target_precompile_headers( test_${name} PRIVATE <gtest/gtest.h> ${arg_HEADERS} )
  endif()
  target_include_directories( test_${name} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/support"
    "${CMAKE_CURRENT_SOURCE_DIR}/support/${system}" )
  target_compile_definitions( test_${name} PRIVATE
    DOORSTEP_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
    DOORSTEP_SHARED_DATA="${CMAKE_SOURCE_DIR}/../shared/data" )
  include( GoogleTest )
  gtest_discover_tests( test_${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300 LABELS ${name} )
endfunction()
