#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The core for 64-bit Windows, cross-built with Debian's MinGW, and its tests under wine. The libraries are built from the
# sources of this Debian, fetched from the mirror that the machine's own apt sources name; the lists of sources are kept in
# the build folder, so that nothing of the machine's apt changes. Sourced by ./dev, which checks the packages (WINDOWS).
#   windows_libraries FOLDER    into FOLDER/prefix; what is there already is left
#   windows_core FOLDER         the core and its tests
#   windows_tests FOLDER [CTEST-OPTION…]
WINDOWS_SOURCES="libsodium qrencode libjpeg-turbo qpdf geos sqlite3 proj"
MINGW=x86_64-w64-mingw32

windows_apt() {
  local apt=$1; shift
  apt-get -q -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$apt/lists" \
    -o Dir::Cache="$apt/cache" -o APT::Sandbox::User= -o Debug::NoLocking=1 "$@"
}

# The sources of all libraries, each in FOLDER/sources/NAME.
windows_sources() {
  local folder=$1 apt=$1/apt name mirror signed= lacking=()
  for name in $WINDOWS_SOURCES; do [ -d "$folder/sources/$name" ] || lacking+=("$name"); done
  [ ${#lacking[@]} -gt 0 ] || return 0
  mirror=$(own_mirror "$(os VERSION_CODENAME)" | sed -n 1p)
  [ -n "$mirror" ] || die "no Debian mirror stands in the apt sources, from which the libraries' sources could be fetched"
  [ ! -f /usr/share/keyrings/debian-archive-keyring.gpg ] || signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] '
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$folder/sources"
  printf 'deb-src %s%s %s main\n' "$signed" "$mirror" "$(os VERSION_CODENAME)" > "$apt/sources.list"
  say "Fetching the sources of ${lacking[*]} (65 MB, Debian's own, from this machine's mirror) into $folder/sources"
  windows_apt "$apt" update
  for name in "${lacking[@]}"; do
    mkdir -p "$apt/unpacked/$name"
    # A mirror may lack one file of several: the tarball that Debian checked is enough to try the core with, and is said.
    ( cd "$apt/unpacked/$name" && { windows_apt "$apt" source "$name" || {
        say "$name: the mirror lacks part of it: taken as its authors published it, without Debian's changes"
        rm -rf ./*; windows_apt "$apt" source --tar-only "$name" && tar -xf "$name"_*.orig.tar.*; }; } ) ||
      die "the sources of $name could not be fetched"
    mv "$(find "$apt/unpacked/$name" -mindepth 1 -maxdepth 1 -type d)" "$folder/sources/$name"
  done
}

windows_cmake() {
  local folder=$1 name=$2 source=$3; shift 3
  cmake -G Ninja -S "$source" -B "$folder/$name" -DCMAKE_TOOLCHAIN_FILE="$ROOT/metadata/cmake/MinGW.cmake" \
    -DDOORSTEP_WINDOWS_PREFIX="$folder/prefix" -DCMAKE_INSTALL_PREFIX="$folder/prefix" -DCMAKE_INSTALL_LIBDIR=lib \
    -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DBUILD_TESTING=OFF "$@"
}

windows_configure() {
  local folder=$1 name=$2; shift 2
  mkdir -p "$folder/$name"
  [ -f "$folder/sources/$name/configure" ] || autoreconf -fi "$folder/sources/$name"
  ( cd "$folder/$name" && "$folder/sources/$name/configure" --host=$MINGW --prefix="$folder/prefix" --disable-shared \
      CC=$MINGW-gcc-posix "$@" )
}

windows_library() {
  local folder=$1 name=$2
  case $name in
    libsodium) windows_configure "$folder" $name && make -C "$folder/$name" install ;;
    sqlite3)
      # Its one large source is made by programs of this machine; the configure script mixes the two.
      mkdir -p "$folder/$name" && cd "$folder/$name"
      "$folder/sources/$name/configure" --disable-tcl --disable-readline && make sqlite3.c sqlite3.h
      $MINGW-gcc-posix -O2 -DSQLITE_OMIT_LOAD_EXTENSION -c sqlite3.c -o sqlite3.o && $MINGW-ar rcs libsqlite3.a sqlite3.o
      install -D -m 644 -t "$folder/prefix/lib" libsqlite3.a && install -D -m 644 -t "$folder/prefix/include" sqlite3.h
      install -d "$folder/prefix/lib/pkgconfig"
      printf 'Name: sqlite3\nDescription: SQLite\nVersion: %s\nLibs: -L%s/prefix/lib -lsqlite3\nCflags: -I%s/prefix/include\n' \
        "$(cat "$folder/sources/$name/VERSION")" "$folder" "$folder" > "$folder/prefix/lib/pkgconfig/sqlite3.pc" ;;
    proj)
      windows_cmake "$folder" $name "$folder/sources/$name" -DENABLE_TIFF=OFF -DENABLE_CURL=OFF -DBUILD_PROJSYNC=OFF -DBUILD_APPS=OFF \
        -DEXE_SQLITE3=/usr/bin/sqlite3 && cmake --build "$folder/$name" --target install ;;
    geos)
      windows_cmake "$folder" $name "$folder/sources/$name" -DBUILD_GEOSOP=OFF && cmake --build "$folder/$name" --target install ;;
    libjpeg-turbo)
      windows_cmake "$folder" $name "$folder/sources/$name" -DCMAKE_INSTALL_LIBDIR="$folder/prefix/lib" -DENABLE_SHARED=OFF -DWITH_SIMD=OFF -DWITH_TURBOJPEG=OFF &&
        cmake --build "$folder/$name" --target install ;;
    qpdf)
      # Its ciphers count on another header to bring the integers of <cstdint>, which MinGW's do not.
      windows_cmake "$folder" $name "$folder/sources/$name" -DCMAKE_CXX_FLAGS='-include cstdint' -DUSE_IMPLICIT_CRYPTO=OFF -DREQUIRE_CRYPTO_NATIVE=ON &&
        cmake --build "$folder/$name" --target libqpdf && cmake --install "$folder/$name" --component dev &&
        cmake --install "$folder/$name" --component lib ;;
    qrencode)
      windows_cmake "$folder" $name "$folder/sources/$name" -DWITH_TOOLS=NO && cmake --build "$folder/$name" --target install ;;
    googletest)
      windows_cmake "$folder" $name /usr/src/googletest && cmake --build "$folder/$name" --target install ;;
  esac
}

windows_libraries() {
  local folder=$1 name
  windows_sources "$folder"
  mkdir -p "$folder/prefix" "$folder/logs"
  export PKG_CONFIG_LIBDIR=$folder/prefix/lib/pkgconfig:/usr/$MINGW/lib/pkgconfig
  for name in googletest $WINDOWS_SOURCES; do
    [ ! -f "$folder/prefix/.$name" ] || continue
    say "Building $name for Windows"
    ( set -e; windows_library "$folder" "$name" ) > "$folder/logs/$name.log" 2>&1 ||
      { tail -n 20 "$folder/logs/$name.log" >&2; die "$name could not be built: $folder/logs/$name.log"; }
    touch "$folder/prefix/.$name"
  done
}

windows_core() {
  local folder=$1
  windows_libraries "$folder"
  # Windows programs are run through this by CTest; a Windows of their own in the build folder, without a display.
  cat > "$folder/wine.sh" <<END
#!/bin/sh
export WINEPREFIX="$folder/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="
exec /usr/lib/wine/wine64 "\$@"
END
  chmod +x "$folder/wine.sh"
  export DOORSTEP_WINE=$folder/wine.sh
  configure core "$folder/core" -DCMAKE_TOOLCHAIN_FILE="$ROOT/metadata/cmake/MinGW.cmake" \
    -DDOORSTEP_WINDOWS_PREFIX="$folder/prefix" -DDOORSTEP_STRICT="${DOORSTEP_STRICT:-OFF}"
  cmake --build "$folder/core" --target tests_core
}

windows_tests() {
  local folder=$1; shift
  say "Running the core's tests under wine"
  "$folder/wine.sh" wineboot --init >/dev/null 2>&1 || die "wine could not be started: see $folder/wine.sh"
  ( cd "$folder/core" && ctest --output-on-failure --timeout 600 -j2 "$@" )
}
