#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The smaller models: a morning's changes after the packets were printed, and the visits of two months with one crosswalk.
. "$(dirname "$0")/host.sh"
. "$(dirname "$0")/event.sh"

make_city 80 3000
make_reference
event=$BUILD/event
said() { sed -n "s/^$1:[[:space:]]*//p" "$BUILD/log.txt" | tail -n 1; }
codes() { ogr2ogr -f CSV /vsistdout/ "$1" -sql "SELECT visit, zone FROM \"$(basename "$1" .gpkg)\" WHERE zone IS NOT NULL" | tail -n +2 | tr -d '"\r' | sort; }
# run MODEL LIST [options]: with what both share.
run() {
  local model=$1 list=$2; shift 2
  here process run "doorstep:$model" \
    --LIST="$list" --ADDRESS='"Home Address"' --CITY='"City"' --STATE='"State"' --ZIP='"Zip"' --ID='SIS Number' --UNIT=Apt \
    --STUDENT_LANGUAGE='Home Language' --HOLD="\"Hold\" <> ''" --SEALED='First Name' --SEALED='Last Name' \
    --REFERENCE="$BUILD/reference.dsref" --STAGING="$STAGING" --STREETS="$STREETS" --TEAM_MINUTES=240 --EVENT=Test --DATE=2026-09-12 \
    --START=08:30 --RETURN_BY=12:30 --PASSPHRASE=env:DOORSTEP_TEST_PASSPHRASE "$@" > "$BUILD/log.txt" 2>&1 ||
    { tail -n 15 "$BUILD/log.txt"; fail "$model"; }
}

plan_event "$event" --assignteams:OUTPUT="$event/teams.gpkg" > "$BUILD/log.txt" 2>&1 || { tail -n 15 "$BUILD/log.txt"; fail "planevent"; }
printed=$(find "$event/pages" -name '*.pdf' | wc -l)
# One student withdrawn, who was to be visited alone at the door.
codes "$event/visits.gpkg" > "$BUILD/before"
python3 - "$CITY/students.csv" "$BUILD/later.csv" <<'END'
import collections, csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
homes = collections.Counter(tuple(r[5:10]) for r in rows[1:])
gone = next(i for i, r in enumerate(rows) if i and r[5] and not r[14] and homes[tuple(r[5:10])] == 1 and "," not in r[5])
csv.writer(open(sys.argv[2], "w", encoding="utf-8", newline="")).writerows(rows[:gone] + rows[gone + 1:])
END
run planagain "$BUILD/later.csv" --PREVIOUS="$event/visits.gpkg" --PREVIOUS_ZONES="$event/teams.gpkg" --ROSTER="$CITY/roster.csv" \
  --CROSSWALK="$event/crosswalk.dsxwalk" --REGISTER="$event/register.csv" --FOLDER="$event/pages" \
  --planzones:OUTPUT_VISITS="$event/again.gpkg" --assignteams:OUTPUT="$event/again_teams.gpkg" --LEFT="$event/left.csv"
codes "$event/again.gpkg" > "$BUILD/after"
gone=$(comm -23 "$BUILD/before" "$BUILD/after" | wc -l) new=$(comm -13 "$BUILD/before" "$BUILD/after" | wc -l)
[ "$gone" -le 1 ] && [ "$new" = 0 ] || fail "of $(wc -l < "$BUILD/before") visits with their zones $gone are gone and $new are new"
[ "$(wc -l < "$BUILD/before")" -ge 40 ] || fail "next to no visits"
[ "$(find "$event/pages" -name 'changed_team.pdf' | wc -l)" = "$gone" ] || fail "$gone visits are gone, and the desk has $(ls "$event/pages")"
[ "$(find "$event/pages" -name 'zone_*.pdf' -newer "$BUILD/later.csv" | wc -l)" = "$gone" ] || fail "other packets were printed than changed: $(find "$event/pages" -newer "$BUILD/later.csv")"
[ "$(find "$event/pages" -name 'zone_*.pdf' ! -newer "$BUILD/later.csv" | wc -l)" -ge 2 ] || fail "hardly a packet stayed"

# Two months: the days missed are 0 to 9, and 5 is the limit.
for month in 1 2; do
  python3 - "$CITY/students.csv" "$BUILD/month$month.csv" "$month" <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
out = csv.writer(open(sys.argv[2], "w", encoding="utf-8", newline=""))
out.writerow(rows[0] + ["Days Missed"])
for i, row in enumerate(rows[1:]):
    out.writerow(row + [(i + 2 * int(sys.argv[3])) % 10])
END
  mkdir -p "$BUILD/m$month"
  run monthlyvisits "$BUILD/month$month.csv" --ABSENCES='Days Missed' --LEAST_ABSENCES=5 --TEAMS=2 --CROSSWALK="$BUILD/m1/crosswalk.dsxwalk" \
    --planzones:OUTPUT_VISITS="$BUILD/m$month/visits.gpkg" --LEFT="$BUILD/m$month/left.csv" --FOLDER="$BUILD/m$month/pages"
  rows=$(python3 -c 'import csv, sys; print(len(list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))))' "$BUILD/month$month.csv")
  below=$(python3 -c 'import csv, sys; print(sum(int(r["Days Missed"]) < 5 or r["Hold"] != "" for r in csv.DictReader(open(sys.argv[1], encoding="utf-8"))))' "$BUILD/month$month.csv")
  [ "$rows" = $(($(said STUDENTS) + $(said HELD) + $(said ROWS_LEFT))) ] || fail "$rows rows, $(said STUDENTS) + $(said HELD) + $(said ROWS_LEFT)"
  # A home is held with a student who must not be visited: never fewer than the rows say, apart from those that have no home.
  [ "$(said HELD)" -ge $((below - $(said ROWS_LEFT))) ] && [ "$(said STUDENTS)" -gt 0 ] && [ "$(said STUDENTS)" -le $((rows - below)) ] ||
    fail "month $month: of $rows rows $below are not to be visited; $(said STUDENTS) are, $(said HELD) are held"
  [ "$(ogr2ogr -f CSV /vsistdout/ "$BUILD/m$month/visits.gpkg" -sql 'SELECT DISTINCT zone FROM visits WHERE zone IS NOT NULL' | tail -n +2 | wc -l)" -le 2 ] || fail "more zones than teams"
  ogr2ogr -f CSV /vsistdout/ "$BUILD/m$month/visits.gpkg" -sql 'SELECT visit FROM visits' | tail -n +2 | tr -d '"\r' | sort > "$BUILD/m$month/codes"
done
same=$(comm -12 "$BUILD/m1/codes" "$BUILD/m2/codes" | wc -l)
[ "$same" -ge 5 ] || fail "$same of $(wc -l < "$BUILD/m2/codes") visits have the code of the month before"
[ "$(find "$BUILD/m2/pages" -name '*.pdf' | wc -l)" -ge 1 ] || fail "no pages"
echo "$printed pages; $gone visit gone in the morning; months of $(wc -l < "$BUILD/m1/codes") and $(wc -l < "$BUILD/m2/codes") visits, $same with their codes"
