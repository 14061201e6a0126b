# SPDX-License-Identifier: GPL-2.0-or-later
# The road with a marker in every column of the list, for the tests of privacy 1 and 6. Sourced after host.sh and
# event.sh. Everything that a run may write to is a folder of the test's: home, temporary files, profile, logs.
export TMPDIR=$BUILD/tmp HOME=$BUILD/home XDG_CONFIG_HOME=$BUILD/home/.config XDG_CACHE_HOME=$BUILD/home/.cache \
  XDG_DATA_HOME=$BUILD/home/.local/share
export DOORSTEP_PYTHON=1         # as a user's own qgis_process runs
export PYTHONDONTWRITEBYTECODE=1 # QGIS compiles its own Python into system folders otherwise
CONFIDENTIAL=$BUILD/confidential RIGHT=$BUILD/right LOGS=$BUILD/logs
mkdir -p "$TMPDIR" "$HOME" "$CONFIDENTIAL" "$RIGHT" "$LOGS"

# From here on the list of the city is the planted one.
plant() {
  mkdir "$CONFIDENTIAL/city"
  cp "$CITY/roster.csv" "$CONFIDENTIAL/city/"
  python3 "$DOORSTEP_SOURCE/tests/privacy/plant_canaries.py" "$CITY/students.csv" "$CONFIDENTIAL/city/students.csv" \
    "$BUILD/markers.txt"
  CITY=$CONFIDENTIAL/city
}

# logged NAME COMMAND…: the command, what it says in a log that is searched too.
logged() {
  local name=$1; shift
  "$@" > "$LOGS/$name.log" 2>&1 || { tail -n 15 "$LOGS/$name.log"; fail "$name"; }
}

# What every qgis_process is run by; empty: nothing.
RUN_BY=()
here() { with_hosts "$BUILD/prefix" "${RUN_BY[@]}" "$@"; }

# steps FOLDER: geocode, deidentify, planzones and the maps of three roles, one by one. Lists of students stay in
# CONFIDENTIAL.
steps() {
  local folder=$1 role
  mkdir -p "$folder"
  rm -f "$CONFIDENTIAL"/geocoded.gpkg "$CONFIDENTIAL"/left.csv
  logged geocode run_geocode "$CONFIDENTIAL/geocoded.gpkg"
  logged deidentify run_deidentify "$CONFIDENTIAL/geocoded.gpkg" "$folder/visits.gpkg" --GROUP='"School"' \
    --SEALED='Contact Notes' --OUTPUT_LEFT="$CONFIDENTIAL/left.csv"
  cp -p "$BUILD/crosswalk.dsxwalk" "$folder/"
  logged planzones run_planzones "$folder/visits.gpkg" "$folder/plan"
  for role in team volunteer public; do
    logged "teammaps_$role" here process run doorstep:teammaps --ZONES="$folder/plan/zones.gpkg" \
      --VISITS="$folder/plan/visits.gpkg" --ROUTES="$folder/plan/routes.gpkg" --DIRECTIONS="$folder/plan/directions.gpkg" \
      --STREETS="$STREETS" --STAGING="$STAGING" --ROLE="$role" --LANGUAGE="en+es" --EVENT=Test --DATE=2026-09-12 \
      --OUTPUT="$folder/$role.pdf" --PROJECT="$folder/$role.qgz"
    [ -s "$folder/$role.pdf" ] || fail "no pages for $role"
  done
}

# leaders_packet FOLDER PAGES: the leaders' pages of the plan in FOLDER.
leaders_packet() {
  local folder=$1
  logged assignteams here process run doorstep:assignteams --ZONES="$folder/plan/zones.gpkg" \
    --VISITS="$folder/plan/visits.gpkg" --ROSTER="$CITY/roster.csv" --OUTPUT="$folder/plan/assigned.gpkg"
  logged teammaps_leader here process run doorstep:teammaps --ZONES="$folder/plan/assigned.gpkg" \
    --VISITS="$folder/plan/visits.gpkg" --ROUTES="$folder/plan/routes.gpkg" --DIRECTIONS="$folder/plan/directions.gpkg" \
    --STREETS="$STREETS" --STAGING="$STAGING" --ROSTER="$CITY/roster.csv" --ROLE=leader --EVENT=Test --DATE=2026-09-12 \
    --PURPOSE=Test --CROSSWALK="$folder/crosswalk.dsxwalk" --PASSPHRASE=env:DOORSTEP_TEST_PASSPHRASE \
    --REGISTER="$folder/register.csv" --FOLDER="$2"
}

# desktop_road FOLDER: geocode, deidentify and the leaders' pages from the dialogs of the QGIS desktop.
desktop_road() {
  mkdir -p "$1"
  export DOORSTEP_ROAD_OUT=$1 DOORSTEP_ROAD_CITY=$CITY DOORSTEP_ROAD_STREETS=$STREETS DOORSTEP_ROAD_STAGING=$STAGING \
    DOORSTEP_ROAD_REFERENCE=$BUILD/reference.dsref DOORSTEP_ROAD_PLAN=$RIGHT/event
  here timeout 240 xvfb-run -a -s '-screen 0 1600x1000x24 -nolisten tcp' dbus-run-session -- \
    bash -c 'QT_XCB_GL_INTEGRATION=none LIBGL_ALWAYS_SOFTWARE=1 desktop --code "$0"' \
    "$DOORSTEP_SOURCE/tests/privacy/desktop_road.py" > "$LOGS/desktop.log" 2>&1 || true
  [ "$(cat "$1/done.txt" 2>/dev/null)" = "geocode deidentify teammaps" ] ||
    { tail -n 20 "$LOGS/desktop.log"; fail "the desktop's road: $(cat "$1/done.txt" 2>/dev/null)"; }
}

# no_leak WHAT ROOT…: none of the markers in any byte below the roots.
no_leak() {
  local what=$1 status=0; shift
  "$DOORSTEP_LEAK_SCAN" "$BUILD/markers.txt" "$@" > "$BUILD/hits.txt" || status=$?
  [ "$status" = 0 ] || { head -n 20 "$BUILD/hits.txt"; fail "$what: a marker got through (or the scan failed, $status)"; }
}
