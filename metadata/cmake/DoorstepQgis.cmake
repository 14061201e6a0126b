# SPDX-License-Identifier: GPL-2.0-or-later
# Finds a QGIS and the Qt that it was built with, as the target doorstep_qgis. QGIS_PREFIX_PATH points at any
# installation (a folder with lib/ and include/qgis/); without it the system's is taken. QGIS's own
# FindQGIS.cmake mixes the two where both are there, so it is not used.
set( QGIS_PREFIX_PATH "" CACHE PATH "Folder of the QGIS to build against; empty: the system's" )

if( QGIS_PREFIX_PATH )
  set( only NO_DEFAULT_PATH )
endif()
set( places "${QGIS_PREFIX_PATH}" /usr /usr/local )
find_path( QGIS_INCLUDE_DIR qgis.h PATHS ${places} PATH_SUFFIXES include/qgis include ${only} )
foreach( part core gui analysis )
  string( TOUPPER ${part} PART )
  find_library( QGIS_${PART}_LIBRARY qgis_${part} PATHS ${places} PATH_SUFFIXES lib lib64 ${only} )
endforeach()
if( NOT QGIS_INCLUDE_DIR OR NOT QGIS_CORE_LIBRARY OR NOT QGIS_GUI_LIBRARY OR NOT QGIS_ANALYSIS_LIBRARY )
  message( FATAL_ERROR "QGIS and its headers were not found (Debian: libqgis-dev 3.40 or newer). Name another "
    "place with -DQGIS_PREFIX_PATH=FOLDER, or build the core alone with --preset core." )
endif()

file( STRINGS "${QGIS_INCLUDE_DIR}/qgsconfig.h" line REGEX "^#define VERSION \"" )
string( REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" QGIS_VERSION "${line}" )
if( QGIS_VERSION VERSION_LESS 3.40 )
  message( FATAL_ERROR "QGIS ${QGIS_VERSION} is too old: 3.40 or newer is needed (Debian 12 has it in its backports)." )
endif()

# The library itself says which Qt it needs; asking find_package alone would take Qt 6 wherever it is installed.
file( STRINGS "${QGIS_CORE_LIBRARY}" needed REGEX "libQt[0-9]Core\\.so" )
if( "${needed}" MATCHES "libQt6Core" )
  set( QT_MAJOR 6 )
else()
  set( QT_MAJOR 5 )
endif()
find_package( Qt${QT_MAJOR} REQUIRED COMPONENTS Core Gui Widgets Network Xml Svg Sql PrintSupport Positioning )
if( QT_MAJOR EQUAL 6 )
  find_package( Qt6 REQUIRED COMPONENTS Core5Compat )
endif()
find_package( GDAL REQUIRED )
# qgsauthmanager.h includes QtCrypto (QCA), which every distribution puts elsewhere.
find_path( QCA_INCLUDE_DIR QtCrypto HINTS "${QGIS_PREFIX_PATH}/include" PATH_SUFFIXES Qca-qt${QT_MAJOR}/QtCrypto
  qca-qt${QT_MAJOR}/QtCrypto qt${QT_MAJOR}/QtCrypto QtCrypto REQUIRED )

add_library( doorstep_qgis INTERFACE )
target_include_directories( doorstep_qgis SYSTEM INTERFACE "${QGIS_INCLUDE_DIR}" "${QCA_INCLUDE_DIR}" )
target_link_libraries( doorstep_qgis INTERFACE
  "${QGIS_CORE_LIBRARY}" "${QGIS_GUI_LIBRARY}" "${QGIS_ANALYSIS_LIBRARY}" GDAL::GDAL
  Qt${QT_MAJOR}::Core Qt${QT_MAJOR}::Gui Qt${QT_MAJOR}::Widgets Qt${QT_MAJOR}::Network Qt${QT_MAJOR}::Xml
  Qt${QT_MAJOR}::Svg Qt${QT_MAJOR}::Sql Qt${QT_MAJOR}::PrintSupport Qt${QT_MAJOR}::Positioning )
if( QT_MAJOR EQUAL 6 )
  target_link_libraries( doorstep_qgis INTERFACE Qt6::Core5Compat )
endif()

get_filename_component( library_dir "${QGIS_CORE_LIBRARY}" DIRECTORY )
set( QGIS_PLUGIN_DIR "${library_dir}/qgis/plugins" CACHE PATH "Where this QGIS looks for native plugins" )
get_filename_component( qgis_root "${library_dir}" DIRECTORY )
message( STATUS "QGIS ${QGIS_VERSION} with Qt ${QT_MAJOR} in ${qgis_root}" )
