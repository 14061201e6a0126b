#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the texts beside the code say is there: files that are linked to, commands of ./dev. Usage: tree_test.sh SOURCE
set -uo pipefail
cd "$1"
failures=0
fail() { printf 'FAILED %s\n' "$*"; failures=$((failures + 1)); }

mapfile -t texts < <(find . \( -path ./build -o -path ./.git \) -prune -o \( -name '*.md' -o -path './.github/*' -type f \) -print | sort)
[ ${#texts[@]} -gt 40 ] || fail "only ${#texts[@]} texts were found"

# Links to files of the tree, from where the text lies.
for text in "${texts[@]}"; do
  while read -r link; do
    link=${link%%#*}
    [ -z "$link" ] || [ -e "$(dirname "$text")/$link" ] || fail "$text: links to $link, which is not there"
  done < <(grep -oE '\]\([^)]+\)' "$text" | sed 's/^](//; s/)$//' | grep -vE '^(https?|mailto):' | grep -v '^#')
done

# ./dev COMMAND, wherever it is told.
commands=$(sed -n '/^command=/,$p' dev | grep -oE '^ +[a-z|-]+\)' | tr '|)' '\n\n' | tr -d ' ' | sort -u)
for text in "${texts[@]}"; do
  for command in $(grep -oE '\./dev [a-z]+' "$text" | cut -d' ' -f2 | sort -u); do
    grep -qx "$command" <<< "$commands" || fail "$text: ./dev $command is no command"
  done
done
for command in $commands; do
  case $command in help|-h|--help) ;; *) ./dev help | grep -q "^\./dev $command\b" || fail "./dev help does not list $command" ;; esac
done

# --gtest_filter='SUITE.…', and ./dev test GROUP PATTERN: some test is named so.
tests=$(git grep -hoE '\bTEST(_F|_P)?\([[:space:]]*[A-Za-z0-9]+, *[A-Za-z0-9_]+' -- tests | sed -E 's/.*\([[:space:]]*//; s/, */./')
for text in "${texts[@]}"; do
  for suite in $(grep -oE "gtest_filter='?[A-Za-z0-9]+" "$text" | sed "s/.*[='']//" | sort -u); do
    grep -q "^$suite\." <<< "$tests" || fail "$text: no test is of $suite"
  done
  for pattern in $(grep -oE '\./dev test (core|qgis|qt6|asan) [A-Z][A-Za-z0-9]+' "$text" | cut -d' ' -f4 | sort -u); do
    grep -q "$pattern" <<< "$tests" || fail "$text: ./dev test … $pattern finds no test"
  done
done

# What the packages are licensed under: a paragraph for every file that is not the project's own.
for file in $(grep -rlE 'Copyright (\(c\) )?[0-9]{4}' --include='*.csv' --include='*.cpp' --include='*.h' --include='*.py' algorithms plugin metadata styles tests); do
  grep -q "^Files:.*$file" metadata/copyright || fail "$file has another's copyright and no paragraph in metadata/copyright"
done
[ "$failures" = 0 ]
