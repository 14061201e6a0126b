#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The guide's pictures of the desktop, taken while the first page of the guide is followed step by step in a new profile.
# Usage: guide_pictures.sh FOLDER [LANGUAGE]; called by ./dev pictures.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
die() { printf 'pictures: %s\n' "$*" >&2; exit 1; }

if [ "${1:-}" = inside ]; then
  ! command -v openbox > /dev/null || { openbox > /dev/null 2>&1 & sleep 1; }
  QT_XCB_GL_INTEGRATION=none LIBGL_ALWAYS_SOFTWARE=1 timeout 900 desktop --lang "$2" --code "$here/guide_pictures.py" > "$DOORSTEP_PICTURES/log.txt" 2>&1 || true
  exit
fi
folder=$(readlink -f "$1") language=${2:-en}
command -v xvfb-run > /dev/null || die "xvfb is missing"
mkdir -p "$folder"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
# QGIS marks layers below TMPDIR as temporary: the event lies beside it.
export HOME=$work/home TMPDIR=$work/tmp DOORSTEP_PROFILES=$work/profile DOORSTEP_PICTURES=$work/pictures
mkdir -p "$HOME/Documents" "$TMPDIR" "$DOORSTEP_PICTURES" "$DOORSTEP_PROFILES"
xvfb-run -a -s '-screen 0 1366x768x24 -dpi 96 -nolisten tcp' dbus-run-session -- "$0" inside "$language"
[ -f "$DOORSTEP_PICTURES/done" ] || { tail -n 20 "$DOORSTEP_PICTURES"/*.txt >&2; die "the guide's first page cannot be followed"; }
# A third of the size, with colors that the eye takes for the same.
if command -v mogrify > /dev/null; then mogrify +dither -colors 200 -strip "$DOORSTEP_PICTURES"/*.png; fi
mv "$DOORSTEP_PICTURES"/*.png "$folder/"
