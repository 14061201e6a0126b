#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The examples of the help pages, as they stand there: one after the other, in a console and in Python.
. "$(dirname "$0")/host.sh"

examples() { /usr/bin/python3 "$DOORSTEP_SOURCE/tests/plugin/help_examples.py" "$DOORSTEP_SOURCE/metadata/help" "$@"; }
# What a reader writes by hand, from the plan: a visit that goes to another zone, and what was found at the doors.
by_hand() {
  local zones
  zones=$(ogr2ogr -f CSV /vsistdout/ event/plan.gpkg -sql "SELECT visit, zone FROM plan WHERE zone IS NOT NULL" | tail -n +2 | tr -d '"\r')
  { echo visit,zone; awk -F, '{ zone[NR] = $2; visit[NR] = $1 } END { for ( i = 2; i <= NR; ++i ) if ( zone[i] != zone[1] ) { print visit[1] "," zone[i]; exit } }' <<< "$zones"; } > edits.csv
  [ "$(wc -l < edits.csv)" = 2 ] || fail "the plan has no two zones"
  { echo visit,outcome; cut -d, -f1 <<< "$zones" | sed 's/$/,talked/'; } > outcomes.csv
}
# What the road leaves before it is wiped, and after.
left() {
  local file
  for file in columns.csv city.dsref geocoded.gpkg candidates.gpkg clusters.gpkg plan.html missing.csv counts.csv found.csv month/left.csv; do
    [ -s "$file" ] || fail "$1: no $file"
  done
  [ "$(find night/pages -name '*.pdf' | wc -l)" -ge 2 ] || fail "$1: planevent printed no pages"
  [ "$(find month/pages -name '*.pdf' | wc -l)" -ge 2 ] || fail "$1: monthlyvisits printed no pages"
  [ -z "$(find event -name '*.dsxwalk' -o -name '*.pdf' -o -name 'plan.gpkg' -o -name 'visits.gpkg')" ] || fail "$1: not wiped: $(find event -type f | tr '\n' ' ')"
  [ "$(wc -l < missing.csv)" -ge 2 ] || fail "$1: no page is missing, though two came back"
}

qgis_process() {
  here process "$@" > "$BUILD/log" 2>&1 || { tail -n 20 "$BUILD/log"; fail "qgis_process $*"; }
}
mkdir "$BUILD/console" && cd "$BUILD/console"
eval "$(examples console samplecity planzones)"
by_hand
eval "$(examples console editplan wipe)"
left console

has_python || { echo "the consoles' examples run; this QGIS has no Python"; exit 0; }
mkdir "$BUILD/python" && cd "$BUILD/python"
export -f by_hand fail
{
  cat <<'END'
import os, subprocess, sys
sys.path.append("/usr/share/qgis/python/plugins")
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
import processing
from processing.core.Processing import Processing
Processing.initialize()
END
  examples python samplecity planzones
  echo 'subprocess.run(["bash", "-c", "by_hand"], check=True)'
  examples python editplan wipe
  printf 'sys.stdout.flush()\nos._exit(0)  # as in pyqgis_road.py\n'
} > "$BUILD/examples.py"
here env QT_QPA_PLATFORM=offscreen /usr/bin/python3 "$BUILD/examples.py" > "$BUILD/log" 2>&1 || { tail -n 20 "$BUILD/log"; fail "the examples in Python"; }
left python
echo "the examples of 17 pages run, in a console and in Python"
