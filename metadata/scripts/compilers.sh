#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every source of the core and of its tests, alone and without precompiled headers, through every compiler that is here:
# what a unity build or one compiler's headers hide is found. Nothing is linked. Usage: compilers.sh [NAME…] (all)
set -uo pipefail
cd "$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")"
say() { printf '\033[1m== %s\033[0m\n' "$*"; }
LAYERS=${LAYERS:-base address words columns geocode privacy review outcome network event cluster zone team sample morning hand packet sheet attack}
all=("g++-12" "g++-13" "g++-14" "clang++-14" "clang++-16 -stdlib=libc++" "clang++-19" "clang++-19 -stdlib=libc++")
# The sources are compiled as the strict preset does it; clang knows some warnings that are not ours to mend.
flags=(-std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Wno-misleading-indentation
  -ffp-contract=off -DPOINTERHOLDER_TRANSITION=4 -DDOORSTEP_TEST_DATA='""' -DDOORSTEP_SHARED_DATA='""'
  -Ialgorithms -Itests/support)
read -ra packages <<< "$(pkg-config --cflags libsodium zlib proj geos libqpdf libqrencode gtest gmock)"
sources=()
shopt -s nullglob
for layer in $LAYERS; do sources+=(algorithms/"$layer"/*.cpp tests/"$layer"/*.cpp); done
status=0
for compiler in "${all[@]}"; do
  read -ra command <<< "$compiler"
  [ $# = 0 ] || printf '%s\n' "$@" | grep -qxF -- "$compiler" || continue
  # Where the library of that compiler is not installed, it is not here either.
  printf '#include <vector>\n' | "${command[@]}" -std=c++20 -fsyntax-only -x c++ - 2>/dev/null || { echo "not here: $compiler"; continue; }
  own=()
  case $compiler in
    # False alarms of GCC 12; DoorstepCompiler.cmake names them.
    g++-12) own=(-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow) ;;
    # std::jthread and stop tokens are there, behind this switch, up to libc++ 19.
    *libc++) own=(-fexperimental-library) ;;
  esac
  say "$compiler: ${#sources[@]} sources"
  printf '%s\0' "${sources[@]}" | xargs -0 -P "${JOBS:-$(nproc)}" -n 1 "${command[@]}" "${flags[@]}" "${own[@]}" "${packages[@]}" || status=1
done
exit $status
