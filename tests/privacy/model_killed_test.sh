#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Privacy 22: planevent killed (SIGKILL) at eight moments of its run. The list that its first step hands to the second must
# never have been a file that nobody destroys: temporary files, home and profile hold none of the list's markers afterwards, the
# event's folder none in files that others can read, and a wipe leaves none at all. Usage: model_killed_test.sh
. "$(dirname "$0")/../plugin/host.sh"
. "$(dirname "$0")/../plugin/event.sh"
. "$(dirname "$0")/road.sh"

make_city 60 3000; make_reference; plant
sed 's/^Zqffi //' "$BUILD/markers.txt" > "$BUILD/words.txt"
cat "$BUILD/words.txt" >> "$BUILD/markers.txt"

started=$(date +%s%N)
logged planevent plan_event "$BUILD/whole" --LEFT="$BUILD/whole/left.csv"
whole=$(( ( $(date +%s%N) - started ) / 1000000 )) # milliseconds
no_leak "temporary files, home and profile after a whole run" "$TMPDIR" "$HOME" "$BUILD/profiles"

killed=0 begun=0
for moment in 1 2 3 4 5 6 7 8; do
  event=$BUILD/event$moment
  RUN_BY=( timeout -s KILL "$(awk -v ms="$whole" -v m="$moment" 'BEGIN { printf "%.2f", ms * ( m + 0.5 ) / 11000 }')" )
  if plan_event "$event" --LEFT="$event/left.csv" > "$LOGS/killed.log" 2>&1; then continue; fi
  RUN_BY=()
  killed=$((killed + 1))
  no_leak "temporary files, home and profile, killed at moment $moment" "$TMPDIR" "$HOME" "$BUILD/profiles"
  find "$event" -type f -perm /077 -print0 | while IFS= read -r -d '' file; do
    no_leak "a file that others can read, killed at moment $moment" "$file"
  done
  [ -f "$event/doorstep-manifest.csv" ] || { no_leak "no event yet, killed at moment $moment" "$event"; continue; }
  begun=$((begun + 1))
  here process run doorstep:wipe --FOLDER="$event" > "$LOGS/wipe.log" 2>&1 || { tail -n 5 "$LOGS/wipe.log"; fail "wipe after moment $moment"; }
  no_leak "what a wipe left, killed at moment $moment" "$event"
done
RUN_BY=()
[ "$killed" -ge 4 ] || fail "only $killed of 8 runs were killed before their end"
[ "$begun" -ge 1 ] || fail "no run was killed after it had begun its event"
echo "killed $killed times, $begun times with an event begun"
