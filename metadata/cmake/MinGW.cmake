# SPDX-License-Identifier: GPL-2.0-or-later
# The core for 64-bit Windows, cross-built with Debian's MinGW (the POSIX-threads one, which has std::thread), from what
# metadata/scripts/windows.sh put into DOORSTEP_WINDOWS_PREFIX; its tests run under wine.
set( CMAKE_SYSTEM_NAME Windows )
set( CMAKE_SYSTEM_PROCESSOR x86_64 )
set( tool x86_64-w64-mingw32 )
set( CMAKE_C_COMPILER ${tool}-gcc-posix )
set( CMAKE_CXX_COMPILER ${tool}-g++-posix )
set( CMAKE_RC_COMPILER ${tool}-windres )
list( APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES DOORSTEP_WINDOWS_PREFIX )
set( CMAKE_FIND_ROOT_PATH "${DOORSTEP_WINDOWS_PREFIX}" /usr/${tool} )
set( CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER )
set( CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY )
set( CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY )
set( CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY )
# Windows keeps the stack at 16 bytes only, and gcc moves 32 at a time as if it were aligned to that (its bug 54412).
set( CMAKE_C_FLAGS_INIT "-Wa,-muse-unaligned-vector-move" )
set( CMAKE_CXX_FLAGS_INIT "-Wa,-muse-unaligned-vector-move -Wa,-mbig-obj" )
# One file to carry: nothing beside the program but what Windows has.
set( CMAKE_EXE_LINKER_FLAGS_INIT "-static" )
set( CMAKE_CROSSCOMPILING_EMULATOR "$ENV{DOORSTEP_WINE}" )
