# SPDX-License-Identifier: GPL-2.0-or-later
find_package( GTest REQUIRED )

# doorstep_tests( NAME [LIBRARIES target…] [HEADERS header…|HEADERS_OF target] ): tests/NAME/*.cpp as test_NAME, one CTest
# entry a test. HEADERS are compiled once beside GoogleTest's; HEADERS_OF takes those of another target of the same options.
function( doorstep_tests name )
  cmake_parse_arguments( arg "" "HEADERS_OF" "LIBRARIES;HEADERS" ${ARGN} )
  file( GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp" )
  if( NOT sources )
    return()
  endif()
  add_executable( test_${name} ${sources} )
  target_link_libraries( test_${name} PRIVATE ${arg_LIBRARIES} doorstep_options GTest::gmock GTest::gtest_main )
  # Their time is spent in the libraries; at -O3 they take longer to compile than the libraries do.
  if( NOT CMAKE_BUILD_TYPE STREQUAL "Debug" )
    target_compile_options( test_${name} PRIVATE -O1 )
  endif()
  # Compiled beforehand, GoogleTest's macros are no longer a system header's, and `if ( … ) EXPECT_…` looks ambiguous.
  target_compile_options( test_${name} PRIVATE -Wno-dangling-else )
  # Tests have helpers of the same name in different files.
  set_target_properties( test_${name} PROPERTIES UNITY_BUILD OFF )
  if( arg_HEADERS_OF )
    target_precompile_headers( test_${name} REUSE_FROM ${arg_HEADERS_OF} )
  else()
    target_precompile_headers( test_${name} PRIVATE <gtest/gtest.h> ${arg_HEADERS} )
  endif()
  target_include_directories( test_${name} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/support" )
  target_compile_definitions( test_${name} PRIVATE
    DOORSTEP_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
    DOORSTEP_SHARED_DATA="${CMAKE_SOURCE_DIR}/../shared/data" )
  include( GoogleTest )
  gtest_discover_tests( test_${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300 )
endfunction()
