# SPDX-License-Identifier: GPL-2.0-or-later
# A small made-up city and its event, for the tests that run the road. Sourced after host.sh.
CITY=$BUILD/city
# last_wins ID ARGUMENT…: runs the algorithm with each parameter given once, the last of its name, so that a test can
# replace one (qgis_process makes a list of a parameter given twice). SEALED is meant to be a list.
last_wins() {
  local id=$1 argument; shift
  local -A place=(); local -a kept=()
  for argument in "$@"; do
    local name=${argument%%=*}
    if [ "$name" != --SEALED ] && [ -n "${place[$name]:-}" ]; then kept[${place[$name]}]=$argument
    else place[$name]=${#kept[@]}; kept+=("$argument"); fi
  done
  here process run "doorstep:$id" "${kept[@]}"
}

make_city() {
  here process run doorstep:samplecity --HOUSEHOLDS="${1:-60}" --ADDRESSES="${2:-3000}" --SEED=7 --FOLDER="$CITY" > "$BUILD/samplecity.log" 2>&1 ||
    { tail "$BUILD/samplecity.log"; fail "samplecity"; }
  STREETS="$CITY/city.gpkg|layername=streets"
  POINTS="$CITY/city.gpkg|layername=address_points"
  STAGING="$CITY/city.gpkg|layername=staging"
  export DOORSTEP_TEST_PASSPHRASE=correct-horse-battery-staple
}

make_reference() {
  here process run doorstep:buildreference --ADDRESS_POINTS="$POINTS" --STREETS="$STREETS" --OUTPUT="$BUILD/reference.dsref" > "$BUILD/reference.log" 2>&1 ||
    { tail "$BUILD/reference.log"; fail "buildreference"; }
}

# geocode OUTPUT [parameters that replace or add]
run_geocode() {
  local output=$1; shift
  last_wins geocode --INPUT="$CITY/students.csv" --ADDRESS='"Home Address"' --CITY='"City"' --STATE='"State"' \
    --ZIP='"Zip"' --UNIT='"Apt"' --REFERENCE="$BUILD/reference.dsref" --OUTPUT="$output" "$@"
}

run_deidentify() {
  local input=$1 output=$2; shift 2
  last_wins deidentify --INPUT="$input" --ID='SIS Number' --UNIT=Apt --LANGUAGE='Home Language' \
    --HOLD="\"Hold\" <> ''" --SEALED='First Name' --SEALED='Last Name' --PASSPHRASE=env:DOORSTEP_TEST_PASSPHRASE \
    --CROSSWALK="$BUILD/crosswalk.dsxwalk" --OUTPUT="$output" "$@"
}

run_planzones() {
  local visits=$1 folder=$2; shift 2
  mkdir -p "$folder"
  last_wins planzones --VISITS="$visits" --STAGING="$STAGING" --STREETS="$STREETS" --TEAM_MINUTES=240 \
    --OUTPUT_VISITS="$folder/visits.gpkg" --OUTPUT_ZONES="$folder/zones.gpkg" --OUTPUT_ROUTES="$folder/routes.gpkg" \
    --OUTPUT_DIRECTIONS="$folder/directions.gpkg" --OUTPUT_HTML="$folder/report.html" "$@"
}

# plan_event FOLDER [options]: the whole road from the list to the pages, by the model planevent.
plan_event() {
  local folder=$1; shift
  mkdir -p "$folder"
  here process run doorstep:planevent \
    --LIST="$CITY/students.csv" --ADDRESS='"Home Address"' --CITY='"City"' --STATE='"State"' --ZIP='"Zip"' \
    --ID='SIS Number' --UNIT=Apt --STUDENT_LANGUAGE='Home Language' --HOLD="\"Hold\" <> ''" \
    --SEALED='First Name' --SEALED='Last Name' --REFERENCE="$BUILD/reference.dsref" --STAGING="$STAGING" \
    --STREETS="$STREETS" --ROSTER="$CITY/roster.csv" --TEAM_MINUTES=240 --EVENT=Test --DATE=2026-09-12 --START=08:30 \
    --RETURN_BY=12:30 --PASSPHRASE=env:DOORSTEP_TEST_PASSPHRASE --CROSSWALK="$folder/crosswalk.dsxwalk" \
    --REGISTER="$folder/register.csv" --FOLDER="$folder/pages" --PROJECT="$folder/event.qgz" \
    --planzones:OUTPUT_ZONES="$folder/zones.gpkg" --planzones:OUTPUT_VISITS="$folder/visits.gpkg" "$@"
}
