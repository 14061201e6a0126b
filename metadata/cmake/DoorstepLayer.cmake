# SPDX-License-Identifier: GPL-2.0-or-later
# doorstep_layer( NAME [LAYERS other…] [LIBRARIES target…] ): the core layer algorithms/NAME as doorstep_NAME,
# which sees the layers named and no other. With DOORSTEP_CORE_DIR the libraries of that build folder are taken
# instead of being built again (the core does not know which Qt is in use).
function( doorstep_layer name )
  cmake_parse_arguments( arg "" "" "LAYERS;LIBRARIES" ${ARGN} )
  file( GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp" )
  if( sources AND DOORSTEP_CORE_DIR )
    add_library( doorstep_${name} STATIC IMPORTED GLOBAL )
    set( scope INTERFACE )
    set_target_properties( doorstep_${name} PROPERTIES
      IMPORTED_LOCATION "${DOORSTEP_CORE_DIR}/algorithms/libdoorstep_${name}.a" )
  elseif( sources )
    add_library( doorstep_${name} STATIC ${sources} )
    set( scope PUBLIC )
    target_link_libraries( doorstep_${name} PRIVATE doorstep_options )
  else()
    add_library( doorstep_${name} INTERFACE )
    set( scope INTERFACE )
  endif()
  target_include_directories( doorstep_${name} ${scope} "${CMAKE_SOURCE_DIR}/algorithms" )
  foreach( layer IN LISTS arg_LAYERS )
    target_link_libraries( doorstep_${name} ${scope} doorstep_${layer} )
  endforeach()
  target_link_libraries( doorstep_${name} ${scope} ${arg_LIBRARIES} )
  set_property( GLOBAL APPEND PROPERTY doorstep_layers doorstep_${name} )
endfunction()

# doorstep_embed( TARGET HEADER FILE… ): the files' bytes as C++ string literals behind
# `std::string_view doorstep::embedded( std::string_view fileName )`, declared in HEADER's place.
function( doorstep_embed target header )
  if( DOORSTEP_CORE_DIR )
    return()
  endif()
  set( generated "${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp" )
  string( REPLACE ";" "|" files "${ARGN}" )
  add_custom_command( OUTPUT "${generated}"
    COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" "-DHEADER=${header}" "-DOUTPUT=${generated}"
            -P "${CMAKE_SOURCE_DIR}/metadata/cmake/EmbedFiles.cmake"
    DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/metadata/cmake/EmbedFiles.cmake" VERBATIM )
  target_sources( ${target} PRIVATE "${generated}" )
endfunction()
