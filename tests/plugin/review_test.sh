#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The review of addresses in the real desktop at 1366 x 768: 40 rows settled with the keyboard alone, in at most 160
# keys; QGIS killed at row 20, and 20 are kept.
set -euo pipefail

# field N: the N-th word of what the pane shows: settled, all, candidates of the row, whether all is in sight.
field() { cut -d' ' -f"$1" "$BUILD/state" 2>/dev/null || echo 0; }
kept() { if [ -f "$DECIDED" ]; then echo $(( $(wc -l < "$DECIDED") - 1 )); else echo 0; fi; }

# Types until so many rows are settled: Enter where there is a candidate, else N.
settle() {
  local until=$1 before wait
  while [ "$(field 1)" -lt "$until" ]; do
    [ "$(field 4)" = 1 ] || fail "address, reason and candidates are not in sight together"
    before=$(field 1)
    if [ "$(field 3)" -gt 0 ]; then xdotool key Return; else xdotool key n; fi
    KEYS=$((KEYS + 1))
    for wait in $(seq 100); do [ "$(field 1)" != "$before" ] && break; sleep 0.05; done
    [ "$(field 1)" != "$before" ] || { scrot "$BUILD/stuck.png" 2>/dev/null; fail "the key $KEYS settled nothing: $(cat "$BUILD/state")"; }
  done
}

session() {
  command -v openbox > /dev/null && { openbox > /dev/null 2>&1 & sleep 1; }
  KEYS=0
  with_desktop desktop_review.py
  [ "$(field 2)" -ge 40 ] || fail "only $(field 2) rows need a person"
  settle 20
  kill -9 "$DESKTOP"; wait "$DESKTOP" 2>/dev/null || true
  [ "$(kept)" = 20 ] || fail "$(kept) of 20 decisions are kept"
  [ "$(stat -c %a "$DECIDED")" = 600 ] || fail "the corrections file is readable by others"
  with_desktop desktop_review.py
  [ "$(field 1)" = 20 ] || fail "$(field 1) of 20 are settled after the restart"
  settle 40
  [ "$(kept)" = 40 ] || fail "$(kept) of 40 decisions are kept"
  [ "$KEYS" -le 160 ] || fail "$KEYS keys"
  xdotool key u; sleep 1
  [ "$(kept)" = 39 ] || fail "nothing was undone"
  [ -z "${DOORSTEP_PICTURES:-}" ] || scrot "$DOORSTEP_PICTURES/review.png"
  echo "$KEYS keys" > "$BUILD/done.txt"
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
make_city 700 5000
make_reference
export DOORSTEP_EVENT=$BUILD
export BUILD DECIDED=$BUILD/corrections.csv
here xvfb-run -a -s '-screen 0 1366x768x24 -dpi 96 -nolisten tcp' dbus-run-session -- "$0" inside || fail "the session ended early"
cat "$BUILD/done.txt"
# The next list asks nothing twice.
run_geocode "$BUILD/first.gpkg" > "$BUILD/log.txt" 2>&1 || fail "geocode"
run_geocode "$BUILD/again.gpkg" --CORRECTIONS="$DECIDED" > "$BUILD/again.txt" 2>&1 || { tail "$BUILD/again.txt"; fail "geocode with the corrections"; }
