#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The packages of a build, in a new root of the system that they were built on: installed, used for a whole event, upgraded
# where there is a newer QGIS, and removed; then the zip, by a user without rights, as QGIS's "Install from ZIP" does it.
# Or the source package: built there with nothing but what it names, looked at by lintian, installed and used.
# Needs root, debootstrap and a Debian mirror. Usage: package_check.sh package|source BUILD [ROOTS]
set -euo pipefail
source=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
say() { printf '\033[1m== %s\033[0m\n' "$*"; }
die() { printf 'package --check: %s\n' "$*" >&2; exit 1; }

outside() {
  local kind=$1 build=$2 roots=${3:-$2/roots}
  [ "$(id -u)" = 0 ] || die "needs root, for debootstrap and chroot"
  command -v debootstrap >/dev/null || die "debootstrap is missing: apt-get install debootstrap"
  . "$source/metadata/scripts/packages.sh"
  local codename mirror base packages=$build/package
  [ "$kind" = package ] || packages=$build/source_package
  codename=$(os VERSION_CODENAME)
  mirror=$(own_mirror "$codename" | sed -n 1p)
  base=$roots/$codename
  if [ ! -d "$base" ]; then
    say "A new root of $(os PRETTY_NAME)"
    mkdir -p "$roots"
    debootstrap --variant=minbase "$codename" "$base.new" "${mirror:-http://deb.debian.org/debian}" > "$roots/$codename.log" || die "debootstrap failed: $roots/$codename.log"
    mv "$base.new" "$base"
  fi
  # What is written to the root lies over it, in memory (about 3 GB), and goes with the mount.
  unshare -m bash -euc '
    mount --make-rprivate /
    mount -t tmpfs -o size=8G check /mnt && mkdir -p /mnt/upper /mnt/work /mnt/root
    mount -t overlay -o lowerdir="$1",upperdir=/mnt/upper,workdir=/mnt/work check /mnt/root
    cd /mnt/root
    mount -t proc proc proc; mount --rbind /dev dev
    mkdir -p doorstep packages
    mount --bind "$2" doorstep; mount --bind "$3" packages
    cp -L /etc/resolv.conf etc/resolv.conf
    exec chroot . /usr/bin/env -i HOME=/root PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 LC_ALL=C.UTF-8 \
      MIRROR="$4" bash /doorstep/metadata/scripts/package_check.sh "in_root_$5"' _ "$base" "$source" "$packages" "$mirror" "$kind"
}

quietly() { "$@" > /tmp/log 2>&1 || { tail -n 30 /tmp/log >&2; die "failed: $*"; }; }
ids() { qgis_process list 2>/tmp/errors | sed -n 's/^\tdoorstep:\([a-z]*\).*/\1/p' | wc -l; }
# A command of its own, as demo.sh calls QGIS.
process_in_path() { printf '#!/bin/sh\nQT_QPA_PLATFORM=offscreen exec qgis_process "$@"\n' > /usr/local/bin/process; chmod +x /usr/local/bin/process; }
# an_event FOLDER: planned and printed; its pages must hold the font that they are drawn for.
an_event() {
  local pages
  quietly env DOORSTEP_ROOT=/doorstep /doorstep/metadata/scripts/demo.sh "$1" --students 40
  pages=$(find "$1/event/pages" -name '*.pdf' | head -n 1)
  [ -n "$pages" ] || die "no page was printed"
  pdffonts "$pages" | grep -q OpenSans || { pdffonts "$pages" >&2; die "the pages are not in Open Sans"; }
  say "an event of $(find "$1/event/pages" -name '*.pdf' | wc -l) files, in Open Sans"
}

# The sources of packages, and in `suite` how apt is told of the one that holds a QGIS that is new enough.
prepare() {
  export DEBIAN_FRONTEND=noninteractive QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=/tmp/run
  mkdir -p -m 700 /tmp/run
  . /etc/os-release
  printf 'deb %s %s main\n' "$MIRROR" "$VERSION_CODENAME" > /etc/apt/sources.list
  # Debian 12 has it in its backports alone.
  [ "$VERSION_ID" -ge 13 ] || printf 'deb %s %s-backports main\n' "$MIRROR" "$VERSION_CODENAME" >> /etc/apt/sources.list
  quietly apt-get update
  suite=(); [ "$VERSION_ID" -ge 13 ] || suite=(-t "$VERSION_CODENAME-backports")
}

in_root_source() {
  prepare
  quietly apt-get install -y --no-install-recommends dpkg-dev lintian
  mkdir -p /tmp/made && cd /tmp/made
  quietly dpkg-source -x /packages/*.dsc source
  say "Installing what the source package says that it is built with"
  quietly apt-get build-dep -y --no-install-recommends "${suite[@]}" ./source
  say "Building it, and running the core's tests"
  ( cd source && quietly dpkg-buildpackage -us -uc -b )
  say "What lintian says"
  lintian --fail-on error,warning --no-tag-display-limit ./*.changes || die "lintian has something to say"
  quietly apt-get install -y --no-install-recommends "${suite[@]}" ./doorstep_*.deb poppler-utils qgis-providers python3-qgis
  [ "$(ids)" -ge 15 ] || { cat /tmp/errors >&2; die "the provider is not listed"; }
  process_in_path
  an_event /tmp/source-event
  say "All of it held"
}

in_root_package() {
  prepare
  local deb; deb=$(ls /packages/*.deb)
  say "Installing $(basename "$deb") with all that it needs"
  quietly apt-get install -y --no-install-recommends "${suite[@]}" "$deb"
  quietly apt-get install -y --no-install-recommends "${suite[@]}" poppler-utils qgis-providers python3-qgis
  dpkg -s doorstep | sed -n 's/^Version: /   version /p'
  [ "$(ids)" -ge 15 ] || { cat /tmp/errors >&2; die "the provider is not listed"; }
  process_in_path
  an_event /tmp/deb-event

  say "Installing it again over itself"
  quietly apt-get install -y --reinstall "$deb"
  [ "$(ids)" -ge 15 ] || die "gone after a second installation"

  upgrade "$deb"

  say "The zip, for a user without rights, where the font is not installed"
  quietly apt-get remove -y fonts-open-sans
  quietly useradd -m analyst
  chmod 1777 /tmp; rm -rf /tmp/run /tmp/log /tmp/errors
  su analyst -s /bin/bash -c 'bash /doorstep/metadata/scripts/package_check.sh zip'
  say "All of it held"
}

# Where backports hold a newer QGIS: apt must take Doorstep away or keep QGIS, and QGIS must run on either way.
upgrade() {
  local deb=$1 files
  if [ "$VERSION_ID" -ge 13 ]; then
    printf 'deb %s %s-backports main\n' "$MIRROR" "$VERSION_CODENAME" >> /etc/apt/sources.list
    quietly apt-get update
    local before; before=$(dpkg-query -W -f '${Version}' qgis)
    quietly apt-get upgrade -y -t "$VERSION_CODENAME-backports" --no-install-recommends
    [ "$(ids)" -ge 15 ] || { cat /tmp/errors >&2; die "apt-get upgrade broke Doorstep"; }
    say "apt-get upgrade keeps QGIS $before and Doorstep as they are: $(dpkg-query -W -f '${Version}' qgis)"
    quietly apt-get install -y -t "$VERSION_CODENAME-backports" --no-install-recommends qgis python3-qgis qgis-providers
    qgis_process list > /tmp/list 2>/tmp/errors || { cat /tmp/errors >&2; die "qgis_process does not run after the upgrade"; }
    grep -q 'native:' /tmp/list || die "qgis_process lists nothing after the upgrade"
    say "Upgrading QGIS to $(dpkg-query -W -f '${Version}' qgis) took Doorstep away; qgis_process runs"
    [ "$(dpkg-query -W -f '${db:Status-Status}' doorstep 2>/dev/null)" != installed ] || die "Doorstep stayed beside a QGIS that it does not fit"
  else
    say "No newer QGIS for $PRETTY_NAME: the upgrade is tried on Debian 13 alone"
    files=$(dpkg -L doorstep | while read -r f; do [ -d "$f" ] || echo "$f"; done)
    say "Removing it"
    quietly apt-get purge -y doorstep
    for file in $files; do [ ! -e "$file" ] || die "left behind: $file"; done
    qgis_process list > /tmp/list 2>&1 || die "qgis_process does not run after the removal"
  fi
  ! grep -q doorstep: /tmp/list || die "still listed"
}

# As pyplugin_installer does it: unpacked by its own unzip into the profile, then switched on.
zip() {
  export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$HOME/run QGIS_CUSTOM_CONFIG_PATH=$HOME/config
  mkdir -p -m 700 "$XDG_RUNTIME_DIR"
  local plugins=$QGIS_CUSTOM_CONFIG_PATH/profiles/default/python/plugins file
  file=$(ls /packages/*.zip)
  /usr/bin/python3 -c 'import sys; sys.path.insert(0, "/usr/share/qgis/python/pyplugin_installer"); import unzip; unzip.unzip(sys.argv[1], sys.argv[2])' "$file" "$plugins"
  if qgis_process --version 2>/dev/null | grep -q "QGIS $(sed -n 's/^qgisMinimumVersion=//p' "$plugins/doorstep/metadata.txt")"; then
    quietly qgis_process plugins enable doorstep
    [ "$(ids)" -ge 15 ] || { cat /tmp/errors >&2; die "the zip's provider is not listed"; }
    an_event "$HOME/zip-event"
  else
    qgis_process plugins enable doorstep > /tmp/said 2>&1 || true
    qgis_process list > /tmp/list 2>>/tmp/said || { cat /tmp/said >&2; die "the zip of another QGIS stops qgis_process"; }
    grep -q 'was built for QGIS' /tmp/said || { cat /tmp/said >&2; die "the zip of another QGIS says nothing"; }
    say "the zip of another QGIS is told and stops nothing"
  fi
}

case $1 in
  in_root_package|in_root_source|zip) "$1" ;;
  *) outside "$@" ;;
esac
