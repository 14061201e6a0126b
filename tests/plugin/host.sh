# SPDX-License-Identifier: GPL-2.0-or-later
# What the tests of the hosts share: a folder, prefix and profile of their own, gone afterwards. Sourced.
set -euo pipefail
BUILD=$(mktemp -d) ROOT=$DOORSTEP_SOURCE
trap 'rm -rf "$BUILD"' EXIT
. "$DOORSTEP_SOURCE/metadata/scripts/hosts.sh"
make_prefix "$DOORSTEP_QGIS_CORE" "$DOORSTEP_PLUGIN" "$BUILD/prefix"
unset DOORSTEP_PROFILES
export LANG=C.UTF-8 LC_ALL=C.UTF-8
here() { with_hosts "$BUILD/prefix" "$@"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
has_python() { [ -f "$(dirname "$DOORSTEP_QGIS_CORE")/libqgispython.so" ]; }
# skip REASON: this QGIS cannot do it, and the test says so.
skip() { printf 'SKIPPED: %s\n' "$*"; exit 77; }
