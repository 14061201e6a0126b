# SPDX-License-Identifier: GPL-2.0-or-later
# What the build and the tests need, by parts (CORE, QGIS, TEST, LINT, DOCS, QT6, WINDOWS), installed where it is missing: said before it
# is done, with its size, and shown as it goes on. Where nothing may or can be installed, all of it is named in one
# sentence. Sourced by ./dev.
CORE_PACKAGES="g++ cmake ninja-build ccache pkg-config libgeos-dev libproj-dev libsodium-dev zlib1g-dev libqpdf-dev libqrencode-dev
  libgtest-dev libgmock-dev libbenchmark-dev"
QGIS_PACKAGES="qgis libqgis-dev qgis-providers python3-qgis"
QGIS_BUILD_PACKAGES="libgdal-dev libqca-qt5-2-dev libqt5svg5-dev qtbase5-dev qtbase5-private-dev qtpositioning5-dev gdal-bin fonts-open-sans"
TEST_PACKAGES="unzip xvfb xauth scrot dbus dbus-x11 xdotool poppler-utils zbar-tools qpdf strace util-linux iproute2 python3"
LINT_PACKAGES="clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 cppcheck"
DOCS_PACKAGES="doxygen gcovr"
QT6_PACKAGES="qt6-base-dev qt6-5compat-dev qt6-positioning-dev qt6-svg-dev qt6-multimedia-dev qt6-tools-dev
  qt6-l10n-tools libgl-dev libegl-dev nlohmann-json3-dev qtkeychain-qt6-dev libqt6sql6-sqlite
  libqscintilla2-qt6-15 libqt6uitools6 libqt6quickwidgets6 libqt6qml6 libqt6multimediawidgets6 libqt6dbus6
  libspatialindex6 libspatialite7 libprotobuf-lite32 libzip4 libexiv2-27 libgsl27 xz-utils"
WINDOWS_PACKAGES="g++ cmake ninja-build ccache pkg-config g++-mingw-w64-x86-64-posix libz-mingw-w64-dev googletest wine64
  dpkg-dev autoconf automake libtool make tcl sqlite3"
QGIS_OLDEST=3.40

OS_RELEASE=${OS_RELEASE:-/etc/os-release}
APT_FOLDER=${APT_FOLDER:-/etc/apt}

os() { ( . "$OS_RELEASE" 2>/dev/null; eval "printf '%s' \"\${$1:-}\"" ); }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
may_install() { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }

# missing NAME…: those that are not installed.
missing() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s ' "$name"
  done
}

# agreed QUESTION: asked at a terminal, taken for granted without one.
agreed() {
  [ -t 0 ] && [ -t 1 ] || return 0
  local answer
  read -r -p "$1 [Y/n] " answer
  case $answer in ''|y|Y|yes) ;; *) die "nothing was changed" ;; esac
}

apt_update_once() {
  [ -z "${APT_UPDATED:-}" ] || return 0
  may_install || return 0 # the lists that are there have to do
  say "Reading the lists of packages"
  as_root apt-get update -qq || say "apt-get update reported an error; going on with the lists that are there"
  APT_UPDATED=1
}

# What apt says of size and space, on one line; empty where it cannot be had.
size_of() { LC_ALL=C apt-get install --assume-no --no-install-recommends -o Debug::NoLocking=1 "$@" 2>/dev/null | grep -E '^(Need to get|After this)' | tr '\n' ' ' || true; }

# apt's status lines as two lines that grow: what is fetched and what is unpacked, in tenths.
show_progress() {
  awk -F: '
    $1 == "dlstatus" || $1 == "pmstatus" {
      if ( $1 != phase ) { printf "%s   %s:", ( phase ? "\n" : "" ), ( $1 == "dlstatus" ? "fetching" : "installing" ); phase = $1; tenth = 0 }
      while ( int( $3 / 10 ) > tenth ) printf " %d %%", 10 * ++tenth
      fflush()
    }
    END { if ( phase ) printf "\n" }'
}

# apt_install [-t SUITE] NAME…
apt_install() {
  local suite=()
  if [ "$1" = -t ]; then suite=(-t "$2"); shift 2; fi
  say "Installing $# packages: $*"
  local size; size=$(size_of "${suite[@]}" "$@")
  [ -z "$size" ] || say "$size"
  # The third descriptor is made beyond sudo, which closes all but three.
  as_root env DEBIAN_FRONTEND=noninteractive bash -c 'exec 3>&1 >/dev/null; exec apt-get "$@"' apt \
    install -y -qq --no-install-recommends -o APT::Status-Fd=3 -o Dpkg::Use-Pty=0 "${suite[@]}" "$@" 2>"$APT_ERRORS" | show_progress ||
    { tail -n 5 "$APT_ERRORS" >&2; die "apt-get could not install: $*"; }
}

# The version of libqgis-dev that apt would install, empty if none.
qgis_candidate() { LC_ALL=C apt-cache policy libqgis-dev 2>/dev/null | sed -n 's/.*Candidate: *\([0-9:.]*\).*/\1/p' | sed 's/^[0-9]*://'; }
# The version of libqgis-dev that is installed, empty if none.
installed_qgis() { dpkg-query -W -f '${Version}' libqgis-dev 2>/dev/null | sed 's/^[0-9]*://' || true; }
new_enough() { [ -n "$1" ] && dpkg --compare-versions "$1" ge "$QGIS_OLDEST"; }

# The mirror of the machine's own apt sources, in either of the two formats that they are written in.
own_mirror() {
  local codename=$1 file
  for file in "$APT_FOLDER"/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    awk -v suite="$codename" '
      /^URIs:/ { uri = $2 } /^Suites:/ { for ( i = 2; i <= NF; ++i ) if ( $i == suite ) hit = 1 }
      /^$/ { if ( hit && uri ) { print uri; exit } hit = 0; uri = "" } END { if ( hit && uri ) print uri }' "$file"
  done
  { cat "$APT_FOLDER"/sources.list "$APT_FOLDER"/sources.list.d/*.list 2>/dev/null || true; } | # either may be missing
    awk -v suite="$codename" '$1 == "deb" { for ( i = 2; i < NF; ++i ) if ( $(i+1) == suite && $i ~ /^[a-z]+:/ ) print $i }'
}

BACKPORTS_LIST=$APT_FOLDER/sources.list.d/doorstep-backports.list

# Sets SUITE to Debian's backports where only they hold a QGIS that is new enough, and SOURCE to the line that names
# them where no apt source does yet.
find_qgis() {
  SUITE= SOURCE=
  new_enough "$(qgis_candidate)" && return
  apt_update_once
  new_enough "$(qgis_candidate)" && return
  local has; has=$(qgis_candidate)
  [ "$(os ID)" = debian ] ||
    die "QGIS $QGIS_OLDEST or newer is needed and $(os PRETTY_NAME) offers ${has:-none}: add QGIS's own packages (https://qgis.org/resources/installation-guide), or $CONTAINER"
  SUITE=$(os VERSION_CODENAME)-backports
  LC_ALL=C apt-cache policy | grep "n=$SUITE" >/dev/null && return # -q would break the pipe
  local mirror signed=
  mirror=$(own_mirror "$(os VERSION_CODENAME)" | sed -n 1p)
  [ -n "$mirror" ] || die "QGIS $QGIS_OLDEST or newer is needed and no Debian mirror stands in the apt sources: add $SUITE there, or name a QGIS with QGIS_PREFIX_PATH"
  [ ! -f /usr/share/keyrings/debian-archive-keyring.gpg ] || signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] '
  SOURCE="deb $signed$mirror $SUITE main"
}

add_source() {
  say "QGIS $QGIS_OLDEST or newer is in $SUITE alone: adding that apt source, from this machine's own mirror, as $BACKPORTS_LIST"
  say "It offers newer versions and upgrades nothing by itself; take it away by removing that file"
  agreed "Add it?"
  printf '%s\n' "$SOURCE" | as_root tee "$BACKPORTS_LIST" >/dev/null
  APT_UPDATED=; apt_update_once
}

CONTAINER='work in a container of Debian, where all is tested: podman run --rm -it -v "$PWD":/doorstep -w /doorstep debian:13 ./dev demo'

# need PART…: all of them at once, so that one message or one installation serves.
need() {
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || { need_elsewhere "$@"; return; }
  local part names= qgis=
  for part in "$@"; do
    case $part in
      CORE) names+=" $CORE_PACKAGES" ;;
      TEST) names+=" $TEST_PACKAGES" ;;
      LINT) names+=" $LINT_PACKAGES" ;;
      DOCS) names+=" $DOCS_PACKAGES" ;;
      WINDOWS) names+=" $WINDOWS_PACKAGES" ;;
      QT6) names+=" $QT6_PACKAGES" ;;
      QGIS) qgis+=" $QGIS_BUILD_PACKAGES"; [ -n "${QGIS_PREFIX_PATH:-}" ] || qgis+=" $QGIS_PACKAGES" ;;
    esac
  done
  SUITE= SOURCE=
  # shellcheck disable=SC2086
  names=$(missing $names)
  if [ -n "$qgis" ]; then
    if [ -z "${QGIS_PREFIX_PATH:-}" ] && ! new_enough "$(installed_qgis)"; then find_qgis; fi
    # An older QGIS is upgraded with the rest.
    # shellcheck disable=SC2086
    if [ -n "$SUITE" ]; then qgis=$(echo $qgis); else qgis=$(missing $qgis); fi
  fi
  [ -n "$names$qgis" ] || return 0
  # shellcheck disable=SC2086
  may_install || die "these packages are missing, and only root may install them, who is asked to run:
  ${SOURCE:+echo '$SOURCE' > $BACKPORTS_LIST; }apt-get update; apt-get install --no-install-recommends ${SUITE:+-t $SUITE }$(echo $names $qgis)"
  APT_ERRORS=$(mktemp)
  [ -z "$SOURCE" ] || add_source
  apt_update_once
  [ -z "$SUITE" ] || LC_ALL=C apt-cache madison libqgis-dev | grep "$SUITE" >/dev/null ||
    die "$SUITE holds no QGIS here (missing or archived): point the apt sources at a mirror that has it, use Debian 13, or name a QGIS with QGIS_PREFIX_PATH=FOLDER"
  # shellcheck disable=SC2086
  [ -z "$names" ] || apt_install $names
  # shellcheck disable=SC2086
  [ -z "$qgis" ] || apt_install ${SUITE:+-t $SUITE} $qgis
  rm -f "$APT_ERRORS"
}

# What the build looks for, where there is no apt: programs, pkg-config's modules and one header.
MODULES="geos proj libsodium zlib libqpdf libqrencode gtest gmock benchmark"
FEDORA="gcc-c++ cmake ninja-build pkgconf geos-devel proj-devel libsodium-devel zlib-devel qpdf-devel qrencode-devel gtest-devel gmock-devel google-benchmark-devel qgis qgis-devel gdal-devel qca-qt5-devel qt5-qtbase-devel qt5-qtbase-private-devel qt5-qtsvg-devel qt5-qtlocation-devel open-sans-fonts"
ARCH="base-devel cmake ninja pkgconf geos proj libsodium zlib qpdf qrencode gtest benchmark qgis gdal qca-qt5 qt5-svg qt5-location ttf-opensans"

need_elsewhere() {
  local lacks=() name
  for name in c++ cmake ninja pkg-config; do command -v "$name" >/dev/null || lacks+=("$name"); done
  for name in $MODULES; do pkg-config --exists "$name" 2>/dev/null || lacks+=("$name (headers)"); done
  case " $* " in *" QGIS "*)
    [ -n "${QGIS_PREFIX_PATH:-}" ] || [ -n "$(find /usr/include /usr/local/include -maxdepth 2 -name qgis.h 2>/dev/null)" ] || lacks+=("QGIS $QGIS_OLDEST or newer (headers)") ;;
  esac
  [ ${#lacks[@]} -gt 0 ] || return 0
  local all; all=$(printf '%s, ' "${lacks[@]}")
  printf 'dev: %s has no apt, and these were not found: %s.\n' "$(os PRETTY_NAME)" "${all%, }" >&2
  case " $(os ID) $(os ID_LIKE) " in
    *" fedora "*) printf 'Their names there (not tried by us): sudo dnf install %s\n' "$FEDORA" >&2 ;;
    *" arch "*) printf 'Their names there (not tried by us): sudo pacman -S %s\n' "$ARCH" >&2 ;;
  esac
  die "or $CONTAINER"
}
