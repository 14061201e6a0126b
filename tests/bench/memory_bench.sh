#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What a county's list costs in qgis_process: geocode and deidentify of ROWS rows (200,000) and of ten, in seconds and in
# MB at the peak. The list is made of the addresses of a made-up city, several students each. Usage: memory_bench.sh [ROWS]
set -euo pipefail
rows=${1:-200000}
here=$(mktemp -d); trap 'rm -rf "$here"' EXIT
export DOORSTEP_PYTHON=1 # as a user's own qgis_process runs: the figures are of both
export DOORSTEP_BENCH_PASSPHRASE=correct-horse-battery-staple

process run doorstep:samplecity --HOUSEHOLDS=60 --ADDRESSES=60000 --SEED=7 --FOLDER="$here/city" > "$here/log" 2>&1
process run doorstep:buildreference --ADDRESS_POINTS="$here/city/city.gpkg|layername=address_points" \
  --STREETS="$here/city/city.gpkg|layername=streets" --OUTPUT="$here/city.dsref" > "$here/log" 2>&1
/usr/bin/python3 - "$here" "$rows" <<'P'
import csv, sqlite3, sys
folder, rows = sys.argv[1], int(sys.argv[2])
database = sqlite3.connect(folder + "/city/city.gpkg")
homes = database.execute("SELECT ADDRESS, ZIPCODE FROM address_points ORDER BY fid").fetchall()
for name, count in (("list.csv", rows), ("ten.csv", 10)):
    with open(f"{folder}/{name}", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["SIS", "First Name", "Last Name", "Language", "Home"])
        for i in range(count):
            address, zip_code = homes[i * 7919 % len(homes)]
            table.writerow([1000000 + i, f"Firstname{i % 997}", f"Lastname{i % 4999}", ("English", "Spanish")[i % 3 == 0],
                            f"{address} {zip_code}"])
P

# measured NAME COMMAND…: one line with its seconds and the peak of its memory.
measured() {
  /usr/bin/python3 - "$@" <<'P'
import resource, subprocess, sys, time
began = time.monotonic()
done = subprocess.run(sys.argv[2:], capture_output=True, text=True)
if done.returncode:
    sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
cpu = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
print(f"{sys.argv[1]:28} {time.monotonic() - began:6.1f} s {cpu:6.1f} s of a core {peak:7.0f} MB")
P
}
for list in ten list; do
  measured "geocode, $list" process run doorstep:geocode --INPUT="$here/$list.csv" --ADDRESS='"Home"' \
    --REFERENCE="$here/city.dsref" --OUTPUT="$here/$list.gpkg"
  measured "deidentify, $list" process run doorstep:deidentify --INPUT="$here/$list.gpkg" --ID=SIS --LANGUAGE=Language \
    --SEALED='First Name' --SEALED='Last Name' --PASSPHRASE=env:DOORSTEP_BENCH_PASSPHRASE \
    --CROSSWALK="$here/$list.dsxwalk" --OUTPUT="$here/$list-visits.gpkg" --OUTPUT_LEFT="$here/$list-left.csv"
  rm -f "$here/$list.dsregkey"
done
