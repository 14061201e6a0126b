#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Privacy 1: the whole road, list to printed maps, where there is no network: in an empty network namespace where the
# system allows one, and always under a filter that kills the process that asks for a network stream. Where strace is
# there and allowed, a second run shows that no address of the network is connected or sent to, and that nothing is
# written outside of the folders given. Usage: no_network_test.sh
. "$(dirname "$0")/../plugin/host.sh"
. "$(dirname "$0")/../plugin/event.sh"
. "$(dirname "$0")/road.sh"

# The filter itself: it lets local sockets be, and stops the others.
"$DOORSTEP_NO_NETWORK" python3 -c 'import socket; socket.socket(socket.AF_UNIX)' 2>/dev/null || fail "the filter stops local sockets"
for family in AF_INET AF_INET6; do
  for type in SOCK_STREAM SOCK_DGRAM; do
    if "$DOORSTEP_NO_NETWORK" python3 -c "import socket; socket.socket(socket.$family, socket.$type)" 2>/dev/null; then
      fail "the filter lets $family $type through"
    fi
  done
done

make_city 60 3000; make_reference; plant
RUN_BY=( "$DOORSTEP_NO_NETWORK" )
steps "$BUILD/steps"
logged planevent plan_event "$BUILD/model"
[ "$(find "$BUILD/model/pages" -name '*.pdf' | wc -l)" -ge 1 ] || fail "no pages without a network"
grep -h '^no_network' "$LOGS/planevent.log"

if command -v strace >/dev/null && strace -f -o /dev/null true 2>/dev/null; then
  RUN_BY=( strace -f -A -o "$BUILD/trace.txt" -e trace=connect,sendto,sendmsg,openat,open,creat )
  steps "$BUILD/traced"
  if grep -E '^[0-9]+ +(connect|sendto|sendmsg)\(.*sa_family=AF_INET' "$BUILD/trace.txt" | head -n 5 | grep .; then
    fail "the road spoke to the network"
  fi
  # What was opened for writing must lie in the test's own folders, but for the bytecode of QGIS's own Python.
  grep -E '^[0-9]+ +(open|openat|creat)\(' "$BUILD/trace.txt" | grep -E 'O_WRONLY|O_RDWR|O_CREAT|creat' | grep -v ' = -1' |
    sed -n 's/^[^"]*"\(\/[^"]*\)".*/\1/p' | sort -u | grep -vE "^($BUILD|/dev|/proc|/sys)|/__pycache__/" > "$BUILD/outside.txt" || true
  [ ! -s "$BUILD/outside.txt" ] || { head "$BUILD/outside.txt"; fail "the road wrote outside of its folders"; }
  echo "traced: no network address, nothing written outside"
else
  echo "strace is not there or not allowed: the namespace and the filter alone"
fi
