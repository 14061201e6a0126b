# SPDX-License-Identifier: GPL-2.0-or-later
# Running QGIS with the built plugin and nothing of the user's: a private prefix, profile and runtime folder.
# Sourced by ./dev and by the tests of the hosts.

# cached BUILD_FOLDER VARIABLE: its value in CMake's cache.
cached() { sed -n "s/^$2:[A-Z]*=//p" "$1/CMakeCache.txt"; }

# copy_plugin PLUGIN FOLDER: the loader and the native library that it opens beside itself.
copy_plugin() {
  cp -u "$1" "$2/"
  mkdir -p "$2/doorstep"
  cp -u "$(dirname "$1")"/doorstep/libdoorstep_native.so "$2/doorstep/"
}

# make_prefix LIBQGIS_CORE PLUGIN FOLDER: a prefix that QGIS takes for its own, which holds its providers and the
# plugin. QGIS skips links in its plugin folder, so those are copies.
make_prefix() {
  local core=$1 plugin=$2 prefix=$3
  local root; root=$(dirname "$(dirname "$core")")
  mkdir -p "$prefix/lib/qgis/plugins" "$prefix/bin"
  cp -u "$root"/lib/qgis/plugins/libprovider_*.so "$root"/lib/qgis/plugins/libauthmethod_*.so "$prefix/lib/qgis/plugins/" 2>/dev/null || true
  copy_plugin "$plugin" "$prefix/lib/qgis/plugins"
  ln -sfn "$root/share" "$prefix/share"
  local library
  for library in "$root"/lib/libqgis*.so; do ln -sfn "$library" "$prefix/lib/"; done
  local program
  for program in qgis qgis_process; do
    # Not a link: Debian's are wrappers that look for their program beside themselves.
    [ ! -x "$root/bin/$program" ] || printf '#!/bin/sh\nexec "%s" "$@"\n' "$root/bin/$program" > "$prefix/bin/$program"
    [ ! -f "$prefix/bin/$program" ] || chmod +x "$prefix/bin/$program"
  done
}

# with_hosts PREFIX COMMAND…: the environment in which the commands `process` and `desktop`
# (metadata/scripts/hosts/) run that prefix's QGIS.
with_hosts() {
  local prefix=$1; shift
  (
    export DOORSTEP_PREFIX=$prefix QGIS_PREFIX_PATH=$prefix DOORSTEP_ROOT=$ROOT
    export DOORSTEP_PROFILES=${DOORSTEP_PROFILES:-$BUILD/profiles}
    export QGIS_CUSTOM_CONFIG_PATH=$DOORSTEP_PROFILES
    mkdir -p "$DOORSTEP_PROFILES"
    XDG_RUNTIME_DIR=$(mktemp -d); export XDG_RUNTIME_DIR; chmod 700 "$XDG_RUNTIME_DIR"
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
    export PATH=$ROOT/metadata/scripts/hosts:$PATH
    "$@"
  )
}
