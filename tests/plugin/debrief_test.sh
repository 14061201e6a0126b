#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The debrief from paper in the real desktop at 1366 x 768: 40 codes typed with their outcomes, each in the code's own keys and
# two more; QGIS killed at the twentieth, and 20 are kept; then debrief counts what was typed.
set -euo pipefail

# field N: the N-th word of what the pane shows: typed, all, what waits for keys.
field() { head -n 1 "$BUILD/state" 2>/dev/null | cut -d' ' -f"$1"; }
kept() { if [ -f "$TYPED" ]; then echo $(( $(wc -l < "$TYPED") - 1 )); else echo 0; fi; }
until_state() { # N VALUE
  local wait
  for wait in $(seq 100); do [ "$(field "$1")" = "$2" ] && return; sleep 0.05; done
  scrot "${DOORSTEP_PICTURES:-$BUILD}/stuck.png" 2>/dev/null || true
  fail "after $KEYS keys $1 is not $2: $(cat "$BUILD/state")"
}

# type_codes FROM TO: one after another, as the pane awaits them.
type_codes() {
  local number code key
  for number in $(seq "$1" "$2"); do
    code=$(sed -n "${number}p" "$BUILD/codes")
    key=$(sed -n "${number}p" "$BUILD/keys")
    until_state 3 debriefCode
    xdotool type --delay 15 "$code$key"
    xdotool key Return
    KEYS=$((KEYS + ${#code} + 2)) MAY=$((MAY + ${#code} + 2))
    until_state 1 "$number"
  done
}

session() {
  command -v openbox > /dev/null && { openbox > /dev/null 2>&1 & sleep 1; }
  KEYS=0 MAY=0
  with_desktop desktop_debrief.py
  # A slip: the first two symbols behind the dash swapped, or another last one where they are the same.
  local code slip
  code=$(sed -n 1p "$BUILD/codes")
  slip=${code:0:3}${code:4:1}${code:3:1}${code:5}
  [ "$slip" != "$code" ] || { slip=${code:0:6}X; [ "$slip" != "$code" ] || slip=${code:0:6}F; }
  xdotool type --delay 15 "$slip"
  xdotool key Return; sleep 0.5
  grep -q "a symbol is mistyped" "$BUILD/state" || fail "the slip was not told: $(cat "$BUILD/state")"
  [ "$(kept)" = 0 ] || fail "the slip was taken"
  type_codes 1 20
  kill -9 "$DESKTOP"; wait "$DESKTOP" 2>/dev/null || true
  [ "$(kept)" = 20 ] || fail "$(kept) of 20 outcomes are kept"
  [ "$(stat -c %a "$TYPED")" = 600 ] || fail "the table of outcomes is readable by others"
  with_desktop desktop_debrief.py
  [ "$(field 1)" = 20 ] || fail "$(field 1) of 20 are typed after the restart"
  type_codes 21 40
  [ "$(kept)" = 40 ] || fail "$(kept) of 40 outcomes are kept"
  [ "$KEYS" -le "$MAY" ] || fail "$KEYS keys"
  [ -z "${DOORSTEP_PICTURES:-}" ] || { sleep 0.5; scrot "$DOORSTEP_PICTURES/debrief.png"; }
  xdotool key u; until_state 1 39
  [ "$(kept)" = 39 ] || fail "nothing was undone"
  type_codes 40 40
  echo "$KEYS keys for 41 rows" > "$BUILD/done.txt"
  kill -9 "$DESKTOP"
}

if [ "${1:-}" = inside ]; then
  . "$(dirname "$0")/inside_desktop.sh"
  session
  exit
fi
. "$(dirname "$0")/host.sh"
. "$(dirname "$0")/event.sh"
command -v xdotool > /dev/null || skip "xdotool is not installed"
has_python || skip "this QGIS is built without Python: the same keys are tested on the widgets"
make_city 150 3000
make_reference
run_geocode "$BUILD/geocoded.gpkg" > "$BUILD/log.txt" 2>&1 || { tail "$BUILD/log.txt"; fail "geocode"; }
run_deidentify "$BUILD/geocoded.gpkg" "$BUILD/visits.gpkg" > "$BUILD/log.txt" 2>&1 || { tail "$BUILD/log.txt"; fail "deidentify"; }
run_planzones "$BUILD/visits.gpkg" "$BUILD/plan" > "$BUILD/log.txt" 2>&1 || { tail "$BUILD/log.txt"; fail "planzones"; }
python3 - "$BUILD" <<'PYTHON'
import sqlite3, sys
folder = sys.argv[1]
plan = sqlite3.connect(folder + "/plan/visits.gpkg")
table = plan.execute("select table_name from gpkg_contents").fetchone()[0]
codes = [row[0] for row in plan.execute(f'select visit from "{table}" where zone is not null order by zone, stop limit 40')]
assert len(codes) == 40, len(codes)
open(folder + "/codes", "w").write("\n".join(codes) + "\n")
open(folder + "/keys", "w").write("\n".join("mnm1r"[n % 5] for n in range(40)) + "\n")
PYTHON
export DOORSTEP_EVENT=$BUILD
export BUILD TYPED=$BUILD/plan/outcomes.csv
here xvfb-run -a -s '-screen 0 1366x768x24 -dpi 96 -nolisten tcp' dbus-run-session -- "$0" inside || fail "the session ended early"
cat "$BUILD/done.txt"
# Debrief reads the file and counts the same: 24 met, 8 not home, 8 not wanted.
here process run doorstep:debrief --OUTCOMES="$TYPED" --VISITS="$BUILD/plan/visits.gpkg" --ZONES="$BUILD/plan/zones.gpkg" --SMALLEST=3 \
  --RELEASE=false --OUTPUT="$BUILD/counts.csv" > "$BUILD/log.txt" 2>&1 || { tail "$BUILD/log.txt"; fail "debrief"; }
grep -q "REPORTED:.*40" "$BUILD/log.txt" || { cat "$BUILD/log.txt"; fail "debrief counts other rows than were typed"; }
for count in all,all,m,24 all,all,n,8 all,all,r,8; do
  tr -d '"\r' < "$BUILD/counts.csv" | grep -qx "$count" || { cat "$BUILD/counts.csv"; fail "debrief has not $count"; }
done
