#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# qgis_pin.sh LIBRARY: the Depends of a package that holds it. QGIS itself is pinned to the version that the library was linked
# with: apt would keep the old libqgis for this package's sake and upgrade QGIS beside it.
set -euo pipefail
qgis=$(readelf -d "$1" | sed -n 's/.*libqgis_core\.so\.\([0-9.]*\).*/\1/p')
[ -n "$qgis" ] || { echo "qgis_pin: $1 is not linked with QGIS" >&2; exit 1; }
printf 'qgis (>= %s), qgis (<< %s~)\n' "$qgis" "${qgis%.*}.$(( ${qgis##*.} + 1 ))"
