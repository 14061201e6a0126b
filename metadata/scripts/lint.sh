#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# clang-format, clang-tidy and cppcheck over the project's own C++; ends with an error if any has a finding.
# Usage: lint.sh BUILD
set -uo pipefail
build=$1
cd "$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")"
mapfile -t all < <(git ls-files '*.h' '*.cpp')
mapfile -t sources < <(git ls-files 'algorithms/*.cpp' 'plugin/*.cpp')
mapfile -t core < <(printf '%s\n' "${sources[@]}" | grep -Ev '^(algorithms/(layers|processing|print)|plugin)/')
status=0
clang-format-14 --dry-run --Werror "${all[@]}" || status=1
printf '%s\n' "${core[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy-14 --quiet -p "$build" || status=1
# Left out: errors that are none (a loop's bound or an aggregate says otherwise), and copies that are meant.
cppcheck --quiet --suppress=containerOutOfBounds --suppress=accessMoved --suppress=legacyUninitvar \
  --suppress=uninitDerivedMemberVar --suppress=useInitializationList --suppress=passedByValue \
  --enable=warning,performance,portability --inline-suppr --error-exitcode=1 --std=c++20 \
  -I algorithms "${core[@]}" || status=1
exit $status
