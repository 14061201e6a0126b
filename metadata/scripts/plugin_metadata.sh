#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# metadata.txt of the zip, for one version of QGIS and one Qt. Usage: plugin_metadata.sh VERSION QGIS_VERSION QT_MAJOR [SYSTEM]
set -euo pipefail
source=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
. "$source/metadata/release.conf"
qt6=no; [ "$3" != 6 ] || qt6=yes
sed -e "s|@PROJECT_VERSION@|$1|; s|@QGIS_VERSION@|$2|; s|@QT_MAJOR@|$3|; s|@SUPPORTS_QT6@|$qt6|; s|@SYSTEM@|${4:-Linux}|" \
  -e "s|@AUTHOR@|${MAINTAINER_NAME:-not published}|; s|@EMAIL@|${MAINTAINER_EMAIL:-not published}|" \
  -e "s|@HOMEPAGE@|$HOMEPAGE|; s|@TRACKER@|$TRACKER|; s|@REPOSITORY@|$REPOSITORY|" "$source/metadata/metadata.txt"
