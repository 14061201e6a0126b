#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What bad input gets, in the real qgis_process: one sentence, an exit status that is not 0, nothing half-written.
. "$(dirname "$0")/host.sh"
. "$(dirname "$0")/event.sh"

failures=0
# expect NAME WORDS COMMAND…: the command fails, says a sentence with WORDS (a regular expression), never a student's
# value, and leaves no file in $BUILD/out.
expect() {
  local name=$1 words=$2; shift 2
  rm -rf "$BUILD/out"; mkdir "$BUILD/out"
  local status=0
  "$@" > "$BUILD/said.txt" 2>&1 || status=$?
  local complaint=
  [ "$status" != 0 ] || complaint="exit status 0"
  grep -qiE "$words" "$BUILD/said.txt" || complaint="$complaint; no sentence with “$words”"
  local left; left=$(find "$BUILD/out" -type f)
  [ -z "$left" ] || complaint="$complaint; left: $left"
  if [ -n "$complaint" ]; then
    printf 'FAILED %s: %s\n' "$name" "$complaint"; grep -vE '^(QStandard|$)' "$BUILD/said.txt" | tail -n 6
    failures=$((failures + 1))
  else
    printf 'ok %s\n' "$name"
  fi
}

make_city; make_reference
run_geocode "$BUILD/geocoded.gpkg" > "$BUILD/geocode.log" 2>&1 || { tail "$BUILD/geocode.log"; fail "geocode"; }
run_deidentify "$BUILD/geocoded.gpkg" "$BUILD/visits.gpkg" > "$BUILD/deidentify.log" 2>&1 || { tail "$BUILD/deidentify.log"; fail "deidentify"; }

out=$BUILD/out/result.gpkg
expect missing_reference "reference|nowhere" run_geocode "$out" --REFERENCE="$BUILD/nowhere.dsref"

head -c 2000 "$BUILD/reference.dsref" > "$BUILD/cut.dsref"
expect cut_reference "cut|damaged|not complete" run_geocode "$out" --REFERENCE="$BUILD/cut.dsref"
expect foreign_reference "not a Doorstep reference|reference" run_geocode "$out" --REFERENCE="$CITY/students.csv"

head -n 1 "$CITY/students.csv" > "$BUILD/empty.csv"
expect empty_list "no rows|empty" run_geocode "$out" --INPUT="$BUILD/empty.csv"
expect no_address_column "Street Line|field|column" run_geocode "$out" --ADDRESS='"Street Line"'

iconv -f UTF-8 -t UTF-8 "$CITY/students.csv" | sed '2s/.*/1,Pe\xf1a,Jos\xe9,9,X,12 Ca\xf1on Rd,,A,AZ,85701,Spanish,,,,,/' > "$BUILD/latin.csv"
expect wrong_encoding "encoding|UTF-8" run_geocode "$out" --INPUT="$BUILD/latin.csv"

# A spreadsheet with a title above its header, as QGIS reads it.
{ printf 'Target students,,\n\n'; cat "$CITY/students.csv"; } | sed '1s/.*/Field1,Field2,Field3/' > "$BUILD/field.csv"
expect header_became_field1 "header" run_geocode "$out" --INPUT="$BUILD/field.csv" --ADDRESS='"Field2"' --CITY='"Field3"' --STATE= --ZIP= --UNIT=

tr ',' ';' < "$CITY/students.csv" > "$BUILD/semicolons.csv"
sed -i '1s/;/,/g;1s/,/|/g' "$BUILD/semicolons.csv"
expect wrong_separator "separator|column|field" run_geocode "$out" --INPUT="$BUILD/semicolons.csv"
# The header has another separator than the rows, whichever GDAL guesses from it.
printf 'SIS Number,Street,City\n1;14 Elm St;Town\n2;15 Elm St;Town\n' > "$BUILD/two_separators.csv"
expect two_separators "another separator" run_geocode "$out" --INPUT="$BUILD/two_separators.csv"

ogr2ogr -f 'ESRI Shapefile' "$BUILD/nocrs.shp" "$BUILD/visits.gpkg" 2>/dev/null && rm -f "$BUILD/nocrs.prj"
expect visits_without_crs "coordinate reference system" run_planzones "$BUILD/nocrs.shp" "$BUILD/out/plan"  
ogr2ogr -f 'ESRI Shapefile' "$BUILD/pointsnocrs.shp" "$CITY/city.gpkg" address_points 2>/dev/null && rm -f "$BUILD/pointsnocrs.prj"
expect points_without_crs "coordinate reference system" here process run doorstep:buildreference \
  --ADDRESS_POINTS="$BUILD/pointsnocrs.shp" --OUTPUT="$BUILD/out/x.dsref"

printf '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"staging":"Far"},"geometry":{"type":"Point","coordinates":[-100,40]}}]}' > "$BUILD/far.geojson"
expect staging_outside_the_streets "staging" run_planzones "$BUILD/visits.gpkg" "$BUILD/out/plan" --STAGING="$BUILD/far.geojson"
expect team_minutes_too_small "TEAM_MINUTES|minutes" run_planzones "$BUILD/visits.gpkg" "$BUILD/out/plan" --TEAM_MINUTES=3
expect unwritable_output "written|create" run_geocode "/proc/doorstep/result.gpkg"
expect passphrase_in_the_open "env:|file:|authcfg:" run_deidentify "$BUILD/geocoded.gpkg" "$out" --PASSPHRASE=hunter2
# qgis_process itself repeats the parameters that it was given, before any algorithm sees them; Doorstep must not.
! grep -v "^PASSPHRASE:" "$BUILD/said.txt" | grep -q hunter2 || { echo "FAILED: the passphrase is echoed"; failures=$((failures + 1)); }

# A disk that fills up: a limit on the size of files has the same effect on every writer.
full_disk() { ( trap '' XFSZ; ulimit -f 8; "$@" ); }
expect disk_full_reference "written|disk" full_disk here process run doorstep:buildreference --ADDRESS_POINTS="$POINTS" --STREETS="$STREETS" --OUTPUT="$BUILD/out/x.dsref"
expect disk_full_city "written|disk" full_disk here process run doorstep:samplecity --HOUSEHOLDS=50 --ADDRESSES=2000 --SEED=1 --FOLDER="$BUILD/out/city"
expect disk_full_geocode "written|disk" full_disk run_geocode "$out"

[ "$failures" = 0 ] || fail "$failures of the cases"
