#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The guide's commands, as they stand in its pages, in a folder that has the files that they name.
. "$(dirname "$0")/host.sh"
. "$(dirname "$0")/event.sh"

guide=$DOORSTEP_SOURCE/metadata/guide/en
make_city 60 3000
cd "$BUILD"
for layer in address_points streets staging; do
  ogr2ogr -f GPKG "$layer.gpkg" "$CITY/city.gpkg" "$layer" -nln "$layer"
done
mv staging.gpkg schools.gpkg
cp "$CITY/students.csv" list.csv
cp "$CITY/roster.csv" roster.csv
mkdir event
( umask 077; echo correct-horse-battery-staple > passphrase )

qgis_process() { here process "$@"; }
# run PAGE ALGORITHM [SED]: the page's command of that algorithm, with what only a reader can know put in.
run() {
  local command
  command=$(sed -e ':a' -e '/\\$/{N;s/\\\n//;ba}' "$guide/$1" | grep "^qgis_process run doorstep:$2 " | sed -e "${3:-}")
  [ -n "$command" ] || fail "$1 has no command of $2"
  eval "$command" > "$BUILD/log" 2>&1 || { tail -n 20 "$BUILD/log"; fail "$1: $command"; }
}
said() { sed -n "s/^$1:[[:space:]]*//p" "$BUILD/log" | tail -n 1; }

run your-county.md describelayer
[ "$(wc -l < columns.csv)" -gt 5 ] || fail "columns.csv holds next to nothing"
run your-county.md buildreference
[ "$(said POINTS)" -ge 2900 ] || fail "a reference of $(said POINTS) points"
run automation.md planevent "s|/etc/doorstep/passphrase|$BUILD/passphrase|; s|\$| --planzones:OUTPUT_VISITS=event/visits.gpkg --planzones:OUTPUT_ZONES=event/zones.gpkg|"
[ "$(find event/pages -name '*.pdf' | wc -l)" -ge 2 ] && [ -s event/event.qgz ] || fail "planevent printed no pages"
run evening-before.md scanforleaks
[ -e found.csv ] || fail "scanforleaks wrote nothing"
marks=$(grep -oE '[0-9]+:[0-9a-f]{6}' <(for page in event/pages/*.pdf; do pdftotext "$page" -; done) | sort -u | head -n 2 | paste -sd, -)
[ -n "$marks" ] || fail "no page has a register's mark"
run the-morning.md registerreturn "s|12:3f9a1c, 14, 20-23|$marks|"
[ "$(said RETURNED)" -ge 1 ] && [ -s missing.csv ] || fail "returned: $(said RETURNED)"
{ echo visit,outcome; ogr2ogr -f CSV /vsistdout/ event/visits.gpkg -sql 'SELECT visit FROM visits' | tail -n +2 | tr -d '"\r' | sed 's/$/,talked/'; } > outcomes.csv
run afterwards.md debrief
[ "$(said REPORTED)" = "$(($(wc -l < outcomes.csv) - 1))" ] || fail "outcomes reported: $(said REPORTED)"
run afterwards.md wipe
[ "$(said FAILED)" = 0 ] && [ ! -e event/crosswalk.dsxwalk ] && [ ! -e event/visits.gpkg ] || fail "not wiped"
echo "the guide's commands run"
