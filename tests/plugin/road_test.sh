#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The whole road by one command: list to pages through the model planevent; what it must end with.
. "$(dirname "$0")/host.sh"
. "$(dirname "$0")/event.sh"

make_city 120 5000
make_reference
event=$BUILD/event
# The district holds one home by its corrections.
python3 - "$CITY/students.csv" "$BUILD/corrections.csv" <<'END'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
row = next(r for r in rows if r["Home Address"] and not r["Hold"])
csv.writer(open(sys.argv[2], "w", encoding="utf-8", newline="")).writerows(
    [["address", "city", "zip", "decision", "to", "x", "y"], [row["Home Address"], "", "", "hold", "", "", ""]])
END
plan_event "$event" --CORRECTIONS="$BUILD/corrections.csv" --LEFT="$event/left.csv" > "$BUILD/road.log" 2>&1 || { tail -n 15 "$BUILD/road.log"; fail "the road did not run"; }

count() { ogrinfo -ro -q "$1" -dialect sqlite -sql "$2" 2>/dev/null | sed -n 's/.* = //p' | tail -n 1; }
# Every row of the list is visited, held or left, and who was left says why.
said() { sed -n "s/^$1:[[:space:]]*//p" "$BUILD/road.log" | tail -n 1; }
rows=$(python3 -c 'import csv, sys; print(len(list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))))' "$CITY/students.csv")
[ "$rows" = $(($(said STUDENTS) + $(said HELD) + $(said ROWS_LEFT))) ] ||
  fail "$rows rows, $(said STUDENTS) to be visited, $(said HELD) held, $(said ROWS_LEFT) left"
held=$(python3 -c 'import csv, sys; print(sum(bool(r["Hold"]) for r in csv.DictReader(open(sys.argv[1], encoding="utf-8"))))' "$CITY/students.csv")
[ "$(said HELD)" -gt "$held" ] || fail "the correction held nobody"
[ "$(said ROWS_LEFT)" -gt 0 ] && [ "$(tail -n +2 "$event/left.csv" | wc -l)" = "$(said ROWS_LEFT)" ] ||
  fail "$(said ROWS_LEFT) rows left, $(tail -n +2 "$event/left.csv" | wc -l) told"
[ "$(stat -c %a "$event/left.csv")" = 600 ] || fail "who was left can be read by others"
if tail -n +2 "$event/left.csv" | cut -d, -f4 | grep -q '^$'; then fail "a row left without its reason"; fi

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
