#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The demo event, end to end: a city (made up, or Cambridge's real streets), its reference, and the model planevent.
# Run by ./dev demo. Usage: demo.sh FOLDER [--city cambridge] [--students N]
set -euo pipefail
out=$1; shift
city=made students=400
while [ $# -gt 0 ]; do
  case $1 in
    --city) city=$2; shift 2 ;;
    --students) students=$2; shift 2 ;;
    *) echo "demo: $1 is not an option; there are --city cambridge and --students N" >&2; exit 2 ;;
  esac
done
case $students in ''|*[!0-9]*|0*) echo "demo: --students takes a whole number of 1 or more" >&2; exit 2 ;; esac
case $city in made|cambridge) ;; *) echo "demo: --city takes cambridge; without it the city is made up" >&2; exit 2 ;; esac
here=$DOORSTEP_ROOT/metadata/scripts
shared=$DOORSTEP_ROOT/../shared/data
say() { printf '\033[1m== %s\033[0m\n' "$*"; }
# What an algorithm ended with, as KEY value lines; its log goes to the folder.
run() {
  local id=$1; shift
  if ! process run "doorstep:$id" "$@" > "$out/$id.log" 2>&1; then
    grep -vE '^(QStandardPaths|$)' "$out/$id.log" | tail -n 8 >&2
    echo "demo: $id failed; its log is $out/$id.log" >&2
    exit 1
  fi
  sed -n '/^Results/,$p' "$out/$id.log" | sed -n 's/^\([A-Za-z_]*:*[A-Z_]*\):\t/\1 /p'
}

if [ "$city" = cambridge ]; then
  [ -f "$shared/cambridge/cambridge.gpkg" ] || { echo "demo: ../shared/data/cambridge/cambridge.gpkg is not there: it is made from the City of Cambridge's open data (streets and address points; data.cambridgema.gov); ./dev demo makes a city of its own" >&2; exit 1; }
  out=$out-cambridge
fi
# The finished event of an earlier run goes only once this one is whole.
final=$out out=$out.new
rm -rf "$out" && mkdir -p "$out"
( umask 077; head -c 24 /dev/urandom | base64 > "$out/passphrase.txt" )

if [ "$city" = cambridge ]; then
  say "A list for Cambridge: $students typed addresses, two schools as staging places"
  /usr/bin/python3 "$here/cambridge_event.py" "$shared/cambridge" "$out/city" "$students"
  points="$shared/cambridge/cambridge.gpkg|layername=address_points"
  streets="$shared/cambridge/cambridge.gpkg|layername=streets"
  staging="$out/city/staging.geojson"
  ground=()
else
  say "A made-up city with $students students"
  run samplecity --HOUSEHOLDS="$students" --ADDRESSES=20000 --SEED=1 --FOLDER="$out/city"
  points="$out/city/city.gpkg|layername=address_points"
  streets="$out/city/city.gpkg|layername=streets"
  staging="$out/city/city.gpkg|layername=staging"
  ground=(); for layer in parks water rail; do ground+=(--CONTEXT="$out/city/city.gpkg|layername=$layer"); done
fi

say "The reference: address points and street ranges in one file"
run buildreference --ADDRESS_POINTS="$points" --STREETS="$streets" --OUTPUT="$out/reference.dsref"

say "The event: list, visits, zones, pages"
event=$out/event; mkdir -p "$event"
started=$(date +%s.%N)
run planevent \
  --LIST="$out/city/students.csv" --ADDRESS='"Home Address"' --CITY='"City"' --STATE='"State"' --ZIP='"Zip"' \
  --ID='SIS Number' --UNIT='Apt' --STUDENT_LANGUAGE='Home Language' \
  --HOLD="\"Hold\" <> ''" --SEALED='First Name' --SEALED='Last Name' --SEALED='Home Language' --SEALED='Contact Notes' \
  --REFERENCE="$out/reference.dsref" --STAGING="$staging" --STREETS="$streets" --ROSTER="$out/city/roster.csv" \
  --HOUSES="$points" "${ground[@]}" \
  --TEAM_MINUTES=240 --TEAMS=0 --DEFAULT_MINUTES=15 \
  --EVENT='Steps to Success (sample)' --DATE=2026-09-12 --START=08:30 --RETURN_BY=12:30 \
  --DISTRICT='Rio Verde Unified School District (sample)' --CONTACT='Dispatch, 520-555-0100' \
  --RETURN_TO='any staging school' \
  --PASSPHRASE="file:$out/passphrase.txt" --CROSSWALK="$event/crosswalk.dsxwalk" --REGISTER="$event/register.csv" \
  --FOLDER="$event/pages" --PROJECT="$event/event.qgz" \
  --planzones:OUTPUT_ZONES="$event/zones.gpkg" --planzones:OUTPUT_VISITS="$event/visits.gpkg" \
  --planzones:OUTPUT_ROUTES="$event/routes.gpkg" --planzones:OUTPUT_DIRECTIONS="$event/directions.gpkg" \
  --planzones:OUTPUT_HTML="$event/report.html" > "$out/results.txt"
seconds=$(awk -v a="$started" -v b="$(date +%s.%N)" 'BEGIN { print b - a }')

say "Summary"
/usr/bin/python3 "$here/summary.py" "$out" "$seconds" | tee "$out/summary.txt"

rm -rf "$final" && mv "$out" "$final"
first=$(find "$final/event/pages" -name 'zone_*_team*.pdf' -o -name 'zone_*.pdf' | sort | head -n 1)
say "Open this: ${first:-$final/event/pages}"
