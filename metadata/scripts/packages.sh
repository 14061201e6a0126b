# What the build and the tests need from Debian, installed where it is missing. Sourced by ./dev.
CORE_PACKAGES="g++ cmake ninja-build ccache pkg-config libgeos-dev libproj-dev libsodium-dev zlib1g-dev libqpdf-dev
  libgtest-dev libgmock-dev libbenchmark-dev"
QGIS_PACKAGES="qgis libqgis-dev qgis-providers python3-qgis"
QGIS_BUILD_PACKAGES="libgdal-dev libqca-qt5-2-dev libqt5svg5-dev qtbase5-dev qtbase5-private-dev qtpositioning5-dev gdal-bin fonts-open-sans"
TEST_PACKAGES="unzip xvfb xauth scrot dbus dbus-x11 xdotool poppler-utils qpdf strace util-linux iproute2 python3"
LINT_PACKAGES="clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 cppcheck"
QT6_PACKAGES="qt6-base-dev qt6-5compat-dev qt6-positioning-dev qt6-svg-dev qt6-multimedia-dev qt6-tools-dev
  qt6-l10n-tools libgl-dev libegl-dev nlohmann-json3-dev qtkeychain-qt6-dev libqt6sql6-sqlite
  libqscintilla2-qt6-15 libqt6uitools6 libqt6quickwidgets6 libqt6qml6 libqt6multimediawidgets6 libqt6dbus6
  libspatialindex6 libspatialite7 libprotobuf-lite32 libzip4 libexiv2-27 libgsl27 xz-utils"
QGIS_OLDEST=3.40

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || die "this needs root and there is no sudo: run as root: $*"
  sudo "$@"
}

# missing NAME…: those that are not installed.
missing() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s ' "$name"
  done
}

apt_update_once() {
  [ -z "${APT_UPDATED:-}" ] || return 0
  as_root apt-get update -qq || say "apt-get update reported an error; going on with the lists that are there"
  APT_UPDATED=1
}

# install_missing [-t SUITE] NAME…
install_missing() {
  local suite=()
  if [ "$1" = -t ]; then suite=(-t "$2"); shift 2; fi
  local names; names=$(missing "$@")
  [ -n "$names" ] || return 0
  command -v apt-get >/dev/null || die "these are needed and this is not Debian: $names"
  say "Installing: $names"
  apt_update_once
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${suite[@]}" $names >/dev/null ||
    die "apt-get could not install: $names"
}

need_core() { install_missing $CORE_PACKAGES; }
need_test() { install_missing $TEST_PACKAGES; }
need_lint() { install_missing $LINT_PACKAGES; }
need_qt6() { install_missing $QT6_PACKAGES; }

# The version of libqgis-dev that apt would install, empty if none.
qgis_candidate() { LC_ALL=C apt-cache policy libqgis-dev 2>/dev/null | sed -n 's/.*Candidate: *\([0-9:.]*\).*/\1/p' | sed 's/^[0-9]*://'; }
# The version of libqgis-dev that is installed, empty if none.
installed_qgis() { dpkg-query -W -f '${Version}' libqgis-dev 2>/dev/null | sed 's/^[0-9]*://' || true; }
new_enough() { [ -n "$1" ] && dpkg --compare-versions "$1" ge "$QGIS_OLDEST"; }

# The mirror of the machine's own apt sources, in either of the two formats that they are written in.
own_mirror() {
  local codename=$1 file
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    awk -v suite="$codename" '
      /^URIs:/ { uri = $2 } /^Suites:/ { for ( i = 2; i <= NF; ++i ) if ( $i == suite ) hit = 1 }
      /^$/ { if ( hit && uri ) { print uri; exit } hit = 0; uri = "" } END { if ( hit && uri ) print uri }' "$file"
  done
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } | # either may be missing
    awk -v suite="$codename" '$1 == "deb" { for ( i = 2; i < NF; ++i ) if ( $(i+1) == suite && $i ~ /^[a-z]+:/ ) print $i }'
}

need_qgis() {
  [ -z "${QGIS_PREFIX_PATH:-}" ] || { install_missing $QGIS_BUILD_PACKAGES; return; }
  if new_enough "$(installed_qgis)"; then install_missing $QGIS_PACKAGES $QGIS_BUILD_PACKAGES; return; fi
  apt_update_once
  local suite=()
  if ! new_enough "$(qgis_candidate)"; then
    . /etc/os-release
    local backports="$VERSION_CODENAME-backports" mirror
    mirror=$(own_mirror "$VERSION_CODENAME" | sed -n 1p)
    [ -n "$mirror" ] || die "QGIS $QGIS_OLDEST or newer is needed and no Debian mirror stands in the apt sources: add $backports there, or name a QGIS with QGIS_PREFIX_PATH"
    if ! LC_ALL=C apt-cache policy | grep "n=$backports" >/dev/null; then
      say "Adding $backports from the machine's own mirror"
      local signed=; [ ! -f /usr/share/keyrings/debian-archive-keyring.gpg ] || signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] '
      printf 'deb %s%s %s main\n' "$signed" "$mirror" "$backports" | as_root tee /etc/apt/sources.list.d/doorstep-backports.list >/dev/null
      APT_UPDATED=; apt_update_once
    fi
    suite=(-t "$backports")
    LC_ALL=C apt-cache madison libqgis-dev | grep "$backports" >/dev/null || # -q would break the pipe
      die "$backports holds no QGIS here (missing or archived): point the apt sources at a mirror that has it, use Debian 13, or name a QGIS with QGIS_PREFIX_PATH=FOLDER"
  fi
  install_missing "${suite[@]}" $QGIS_PACKAGES
  install_missing "${suite[@]}" $QGIS_BUILD_PACKAGES
}
