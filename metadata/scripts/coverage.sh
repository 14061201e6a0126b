#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the tests of a build with --coverage ran, by folder of the core: lines, those that ran, and their share. Usage: coverage.sh BUILD
set -euo pipefail
cd "$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")"
gcovr --root . --filter 'algorithms/' --object-directory "$1" --gcov-ignore-parse-errors --exclude-throw-branches --json-summary "$1" 2>/dev/null |
  /usr/bin/python3 -c '
import collections, json, sys
lines = collections.defaultdict(lambda: [0, 0])
for file in json.load(sys.stdin)["files"]:
    for folder in (file["filename"].split("/")[1], "all"):
        lines[folder][0] += file["line_total"]
        lines[folder][1] += file["line_covered"]
print("folder         lines     run")
for folder in sorted(lines, key=lambda f: (f == "all", f)):
    total, ran = lines[folder]
    print(f"{folder:12} {total:7} {ran:7} {100 * ran / max(total, 1):5.1f} %")
'
