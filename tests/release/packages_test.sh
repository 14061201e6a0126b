#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What ./dev says and does where packages are missing, on machines that are made up: a folder of programs that answer
# as apt and dpkg of that system would. Usage: packages_test.sh SOURCE
set -uo pipefail
source=$1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
failures=0
fail() { printf 'FAILED %s\n' "$*"; failures=$((failures + 1)); }

# machine ID NAME CODENAME USER QGIS_OFFERED: $here/bin is all of its PATH.
machine() {
  rm -rf "$here/bin" "$here/apt"
  mkdir -p "$here/bin" "$here/apt/sources.list.d"
  printf 'ID=%s\nPRETTY_NAME="%s"\nVERSION_CODENAME=%s\n' "$1" "$2" "$3" > "$here/os-release"
  local program
  for program in bash awk sed grep cat tr mktemp find tail rm tee env dirname; do ln -s "$(command -v $program)" "$here/bin/$program"; done
  answer id "echo $4"
  answer dpkg 'IFS=. read -r a b _ <<< "$2"; [ "$a" -gt 3 ] || [ "$a" = 3 -a "$b" -ge 40 ]'
  answer dpkg-query 'exit 1'
  answer apt-cache "case \$* in 'policy libqgis-dev') echo '  Candidate: 1:$5+dfsg-1';; policy) ;; madison*) echo 'libqgis-dev | 3.40.6 | x $3-backports';; esac"
  answer apt-get 'echo "$*" >> '"$here/apt.log"'
    case "$*" in
      *--assume-no*) echo "Need to get 579 MB of archives."; echo "After this operation, 2,112 MB of additional disk space will be used."; exit 1 ;;
      *Status-Fd*) for p in 12 55 100; do echo "dlstatus:1:$p.0:Retrieving" >&3; done; echo "pmstatus:g++:100.0:Installed" >&3 ;;
    esac'
  printf 'URIs: http://mirror.example/debian\nSuites: %s %s-updates\n' "$3" "$3" > "$here/apt/sources.list.d/debian.sources"
  : > "$here/apt.log"
}
answer() { rm -f "$here/bin/$1"; printf '#!/usr/bin/env bash\n%s\n' "$2" > "$here/bin/$1"; chmod +x "$here/bin/$1"; }

# need PART… on that machine; what it says is in $here/said, and its exit status is the result.
need() {
  env -i PATH="$here/bin" OS_RELEASE="$here/os-release" APT_FOLDER="$here/apt" "$here/bin/bash" -c '
    set -euo pipefail
    say() { printf "== %s\n" "$*"; }
    die() { printf "dev: %s\n" "$*" >&2; exit 1; }
    . "$1/metadata/scripts/packages.sh"; shift
    need "$@"' _ "$source" "$@" > "$here/said" 2>&1 < /dev/null
}
says() { grep -qF -- "$1" "$here/said" || { fail "$case: does not say “$1”"; cat "$here/said"; }; }

case="Debian 12 as root"; machine debian "Debian GNU/Linux 12 (bookworm)" bookworm 0 3.22.16
need CORE QGIS || fail "$case: exit status $?"
says "adding that apt source"
says "sources.list.d/doorstep-backports.list"
says "Installing"
says "Need to get 579 MB of archives. After this operation, 2,112 MB"
says "fetching: 10 % 20 % 30 % 40 % 50 % 60 % 70 % 80 % 90 % 100 %"
says "installing: 10 %"
grep -q '^deb .*http://mirror.example/debian bookworm-backports main$' "$here/apt/sources.list.d/doorstep-backports.list" || fail "$case: the source's line"
grep -q 'Status-Fd.*-t bookworm-backports .*libqgis-dev' "$here/apt.log" || fail "$case: QGIS from backports"
grep 'install .*g++' "$here/apt.log" | grep -q backports && fail "$case: the compiler from backports"

case="Debian 12 without rights"; machine debian "Debian GNU/Linux 12 (bookworm)" bookworm 1000 3.22.16
need CORE QGIS TEST && fail "$case: success"
for word in "only root may install them" g++ libqpdf-dev libqgis-dev fonts-open-sans xvfb "-t bookworm-backports" "http://mirror.example/debian bookworm-backports main"; do says "$word"; done
[ ! -s "$here/apt.log" ] || { fail "$case: apt-get was called"; cat "$here/apt.log"; }
[ ! -f "$here/apt/sources.list.d/doorstep-backports.list" ] || fail "$case: a source was added"

case="Debian 13 as root"; machine debian "Debian GNU/Linux 13 (trixie)" trixie 0 3.40.6
need CORE QGIS || fail "$case: exit status $?"
[ ! -f "$here/apt/sources.list.d/doorstep-backports.list" ] || fail "$case: a source was added"

case="apt that fails"; machine debian "Debian GNU/Linux 13 (trixie)" trixie 0 3.40.6
answer apt-get 'case "$*" in *Status-Fd*) echo "E: no space left" >&2; exit 100;; esac'
need CORE && fail "$case: success"
says "E: no space left"
says "apt-get could not install"

case="Ubuntu with an older QGIS"; machine ubuntu "Ubuntu 24.04" noble 0 3.34.4
need CORE QGIS && fail "$case: success"
says "Ubuntu 24.04 offers 3.34.4"
says "https://qgis.org/resources/installation-guide"
says "debian:13"
[ ! -f "$here/apt/sources.list.d/doorstep-backports.list" ] || fail "$case: a source was added"

case="Fedora with nothing"; machine fedora "Fedora Linux 42" "" 1000 ""
rm "$here/bin/apt-get" "$here/bin/dpkg-query" "$here/bin/apt-cache" "$here/bin/dpkg"
need CORE QGIS && fail "$case: success"
for word in "Fedora Linux 42 has no apt" cmake ninja "libqpdf (headers)" "sudo dnf install" qgis-devel debian:13; do says "$word"; done

case="Fedora with all of it"
for program in c++ cmake ninja pkg-config; do answer "$program" 'exit 0'; done
need CORE || fail "$case: exit status $?: $(cat "$here/said")"

[ "$failures" = 0 ] || exit 1
