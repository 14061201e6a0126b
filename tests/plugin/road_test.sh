#!/usr/bin/env bash
# The whole road by one command: list to pages through the model planevent; what it must end with.
. "$(dirname "$0")/host.sh"
. "$(dirname "$0")/event.sh"

make_city 120 5000
make_reference
event=$BUILD/event
plan_event "$event" > "$BUILD/road.log" 2>&1 || { tail -n 15 "$BUILD/road.log"; fail "the road did not run"; }

count() { ogrinfo -ro -q "$1" -dialect sqlite -sql "$2" 2>/dev/null | sed -n 's/.* = //p' | tail -n 1; }
zones=$(count "$event/zones.gpkg" "SELECT count(*) FROM zones")
visits=$(count "$event/visits.gpkg" "SELECT count(*) FROM visits WHERE zone IS NOT NULL")
in_zones=$(count "$event/zones.gpkg" "SELECT sum(visits) FROM zones")
longest=$(count "$event/zones.gpkg" "SELECT max(minutes) FROM zones")
[ "$zones" -ge 2 ] || fail "$zones zones"
[ "$visits" -ge 60 ] || fail "$visits visits in zones"
[ "$visits" = "$in_zones" ] || fail "zones hold $in_zones visits, the visits say $visits"
awk -v m="$longest" 'BEGIN { exit !( m > 30 && m <= 240 ) }' || fail "the longest route takes $longest minutes"

pages=$(find "$event/pages" -name '*.pdf' | wc -l)
[ "$pages" -ge "$zones" ] || fail "$pages PDF files for $zones zones"
for page in $(find "$event/pages" -name '*.pdf'); do
  pdftotext "$page" "$BUILD/page.txt"; grep -q "[[:alpha:]]" "$BUILD/page.txt" || fail "a page without text: $page"
done
first=$(head -n 2 "$CITY/roster.csv" | tail -n 1)
[ -n "$first" ] && [ -s "$event/event.qgz" ] && [ -s "$event/crosswalk.dsxwalk" ] || fail "project or crosswalk missing"

# Nothing right of deidentify holds a name or an address of the list.
cut -d, -f2 "$CITY/students.csv" | tail -n +2 | sort -u > "$BUILD/names.txt"
for layer in zones visits; do
  ogr2ogr -f CSV "$BUILD/$layer.csv" "$event/$layer.gpkg"
  if grep -Fwf "$BUILD/names.txt" "$BUILD/$layer.csv" >/dev/null; then fail "a family name stands in $layer"; fi
done
echo "$zones zones, $visits visits, $pages PDF files, longest $longest minutes"
