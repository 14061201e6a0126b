#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Wall 2: no header or source of the core includes Qt or QGIS, none is linked to them, and one folder alone asks the system. Usage: wall_test.sh SOURCE
set -euo pipefail
cd "$1/algorithms"
found=$(find . -name '*.h' -o -name '*.cpp' | grep -Ev '^./(layers|processing|print)/' |
  xargs grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"](qgs|qgis|Q[A-Z]|Qt)' || true)
if [ -n "$found" ]; then
  printf 'The core includes Qt or QGIS:\n%s\n' "$found"
  exit 1
fi
files=$(find . -name '*.h' -o -name '*.cpp' | grep -cEv '^./(layers|processing|print)/')
seen=$(grep -rnE '#include "processing/' print layers || true)$(grep -rnE '#include "print/' layers || true)
if [ -n "$seen" ]; then
  printf 'An adapter includes one that it may not see:\n%s\n' "$seen"
  exit 1
fi
# The system is asked in base/platform alone, and which one it is nowhere.
asked=$(find . \( -name '*.h' -o -name '*.cpp' \) | grep -Ev '^./(layers|processing|print|base/platform/(posix|windows))/' |
  xargs grep -nE '_WIN32|#include <(sys/[a-z]+|unistd|fcntl|poll|dirent|pwd|io|direct|windows)\.h>' || true)
if [ -n "$asked" ]; then
  printf 'The core asks the system beside base/platform:\n%s\n' "$asked"
  exit 1
fi
echo "$files core files, none sees Qt or QGIS"
[ "$files" -gt 20 ]
