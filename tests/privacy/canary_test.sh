#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Privacy 6: a marker in every column of the list, the road algorithm by algorithm and as the model; then every byte
# written right of the wall, and every log, setting and temporary file, is searched for the markers and for the
# addresses that geocoding found. Usage: canary_test.sh
. "$(dirname "$0")/../plugin/host.sh"
. "$(dirname "$0")/../plugin/event.sh"
. "$(dirname "$0")/road.sh"

make_city 120 5000; make_reference; plant
event=$RIGHT/event
steps "$event"
cp "$event/plan/visits.gpkg" "$BUILD/outcomes.gpkg"
ogr2ogr -f CSV "$event/outcomes.csv" "$BUILD/outcomes.gpkg" -dialect sqlite -sql "SELECT visit, 'home' AS outcome FROM visits"
logged debrief here process run doorstep:debrief --OUTCOMES="$event/outcomes.csv" --VISITS="$event/plan/visits.gpkg" \
  --ZONES="$event/plan/zones.gpkg" --OUTPUT="$event/counts.csv"

# The leader's packet is the one output right of the wall that names students: it goes to the confidential folder.
leaders_packet "$event" "$CONFIDENTIAL/leader"

# The scan sees what it should see: left of the wall every marker is there.
"$DOORSTEP_LEAK_SCAN" "$BUILD/markers.txt" "$CONFIDENTIAL/geocoded.gpkg" > "$BUILD/control.txt" && fail "the scan is blind"
while read -r marker; do
  grep -q ": $marker\$" "$BUILD/control.txt" || fail "$marker is not in the geocoded list, so the test says nothing of it"
done < "$BUILD/markers.txt"

# Their second words too, wherever one stands without the first.
sed 's/^Zqffi //' "$BUILD/markers.txt" > "$BUILD/words.txt"

# The leader's pages hold what was sealed for them and no other column.
"$DOORSTEP_LEAK_SCAN" "$BUILD/words.txt" "$CONFIDENTIAL/leader" > "$BUILD/leader.txt" && fail "the leader's pages name nobody"
for column in contactnotes firstname sisnumber; do
  grep -q ": Kanary$column\$" "$BUILD/leader.txt" || fail "the leader's pages lack $column"
done
if grep -vE ": Kanary(contactnotes|firstname|lastname|sisnumber|apt|homeaddress)\$" "$BUILD/leader.txt"; then fail "another column on the leader's pages"; fi

cat "$BUILD/words.txt" >> "$BUILD/markers.txt"

# Addresses too: house number and street as geocoding wrote them.
ogr2ogr -f CSV "$BUILD/addresses.csv" "$CONFIDENTIAL/geocoded.gpkg" -select geo_address
tail -n +2 "$BUILD/addresses.csv" | tr -d '"' | cut -d, -f1 | grep -E '^[0-9]+ .{4,}' | sort -u >> "$BUILD/markers.txt"
[ "$(wc -l < "$BUILD/markers.txt")" -gt 60 ] || fail "too few addresses to look for"

no_leak "right of the wall" "$RIGHT"
no_leak "logs" "$LOGS"
no_leak "settings, home and temporary files" "$BUILD/profiles" "$HOME" "$TMPDIR"

mkdir "$BUILD/model"
logged planevent plan_event "$BUILD/model"
no_leak "the model's outputs" "$BUILD/model"
no_leak "logs of the model" "$LOGS"
no_leak "settings, home and temporary files of the model" "$BUILD/profiles" "$HOME" "$TMPDIR"

# The desktop: its dialogs keep parameters, results and logs in a history; the panel and the layers are open.
if has_python; then
  desktop_road "$BUILD/desktop"
  no_leak "settings, history, home and temporary files of the desktop" "$BUILD/profiles" "$HOME" "$TMPDIR"
  no_leak "what the desktop said" "$LOGS"
else
  echo "this QGIS is built without Python: its desktop has no algorithm dialogs, and none are searched"
fi

# Privacy 13: no absolute path and no user name in what is handed on.
printf '%s\n%s\n' "$BUILD" "$DOORSTEP_SOURCE" > "$BUILD/paths.txt"
"$DOORSTEP_LEAK_SCAN" "$BUILD/paths.txt" "$RIGHT" "$BUILD/model" > "$BUILD/hits.txt" || { head "$BUILD/hits.txt"; fail "an absolute path"; }
for project in $(find "$RIGHT" "$BUILD/model" -name '*.qgz'); do
  if unzip -p "$project" '*.qgs' | grep -oE '(saveUser|saveUserFull)="[^"]+"|<author>[^<]+'; then fail "a user name in a project"; fi
done

# Orders tell nothing: the visits are sorted by their random codes and say nothing else of the list.
ogr2ogr -f CSV "$BUILD/visits.csv" "$event/visits.gpkg"
head -n 1 "$BUILD/visits.csv" | tr -d '\r' | grep -qx 'visit,students,language,minutes,group' || fail "columns of the visits: $(head -n 1 "$BUILD/visits.csv")"
tail -n +2 "$BUILD/visits.csv" | cut -d, -f1 | LC_ALL=C sort -c || fail "the visits are not in the order of their codes"
[ "$(stat -c %a "$event/crosswalk.dsxwalk")" = 600 ] || fail "the crosswalk can be read by others"
echo "$(wc -l < "$BUILD/markers.txt") markers, none right of the wall"
