#!/usr/bin/env bash
# A .deb for the QGIS of this build, a zip for a user's profile ("Install from ZIP"), and the XML by which QGIS's plugin
# manager finds the zip in a repository of one's own. Both hold libraries tied to that version of QGIS, as the version in
# libqgis_core's SONAME demands. The same build gives the same bytes. Usage: package.sh BUILD
set -euo pipefail
build=$1
source=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
. "$source/metadata/scripts/hosts.sh"
. "$source/metadata/release.conf"
loader=$build/lib/libplugin_doorstep.so
native=$build/lib/doorstep/libdoorstep_native.so
version=$(sed -n 's/^project( Doorstep VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
needed=$(readelf -d "$native")
qgis=$(sed -n 's/.*libqgis_core\.so\.\([0-9.]*\).*/\1/p' <<< "$needed")
qt=$(sed -n 's/.*libQt\([0-9]\)Core.*/\1/p' <<< "$needed")
architecture=$(dpkg --print-architecture)
debian=$(. /etc/os-release; echo "${VERSION_ID:-0}")
SOURCE_DATE_EPOCH=$(git -C "$source" log -1 --format=%ct 2>/dev/null || stat -c %Y "$source/CMakeLists.txt"); export SOURCE_DATE_EPOCH
out=$build/package
rm -rf "$out" && mkdir -p "$out"

# Both libraries without their symbol tables, into a folder.
place() {
  mkdir -p "$1"
  copy_plugin "$loader" "$1"
  strip --strip-unneeded --remove-section=.comment "$1/libplugin_doorstep.so" "$1/doorstep/libdoorstep_native.so"
  chmod 644 "$1/libplugin_doorstep.so" "$1/doorstep/libdoorstep_native.so"
}

zip=doorstep-$version-qgis$qgis-qt$qt-$architecture.zip
plugin=$out/zip/doorstep
place "$plugin"
cp "$source"/plugin/companion/*.py "$source/metadata/icon.svg" "$source/LICENSE" "$source/CHANGELOG.md" "$plugin/"
"$source/metadata/scripts/plugin_metadata.sh" "$version" "$qgis" "$qt" > "$plugin/metadata.txt"
/usr/bin/python3 - "$out/zip" "$out/$zip" <<'PYTHON'
import os, pathlib, sys, time, zipfile
folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
when = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        entry = zipfile.ZipInfo(str(path.relative_to(folder)), when)
        entry.external_attr, entry.compress_type = 0o100644 << 16, zipfile.ZIP_DEFLATED
        archive.writestr(entry, path.read_bytes())
PYTHON

cat > "$out/plugins-qgis$qgis.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<plugins>
  <pyqgis_plugin name="Doorstep" version="$version">
    <description>Home visits for school districts, for QGIS $qgis with Qt $qt</description>
    <version>$version</version>
    <qgis_minimum_version>$qgis</qgis_minimum_version>
    <qgis_maximum_version>$qgis</qgis_maximum_version>
    <homepage>$HOMEPAGE</homepage>
    <file_name>$zip</file_name>
    <author_name>${MAINTAINER_NAME:-not published}</author_name>
    <download_url>$DOWNLOADS$zip</download_url>
    <experimental>False</experimental>
  </pyqgis_plugin>
</plugins>
XML

deb=$out/deb
plugins=$deb$(cached "$build" QGIS_PLUGIN_DIR)
doc=$deb/usr/share/doc/doorstep
mkdir -p "$deb/DEBIAN" "$doc"
place "$plugins"
cat > "$doc/copyright" <<'COPYRIGHT'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Doorstep

Files: *
Copyright: 2026 The Doorstep developers
License: GPL-2+
 On Debian systems the full text of the GNU General Public License version 2 is in
 /usr/share/common-licenses/GPL-2.

Files: metadata/lexicons/known_words.csv
Copyright: 2000-2011 Kevin Atkinson
License: SCOWL
 Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from
 the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright
 notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
 documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is
 provided "as is" without express or implied warranty.
COPYRIGHT
maintainer="${MAINTAINER_NAME:-Built locally} <${MAINTAINER_EMAIL:-unset@doorstep.invalid}>"
package=$version+qgis$qgis+deb$debian
{
  printf 'doorstep (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of the source.\n\n -- %s  %s\n' \
    "$package" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n > "$doc/changelog.gz"
needs=$(cd "$out" && mkdir -p debian && : > debian/control &&
  dpkg-shlibdeps -O "$plugins/doorstep/libdoorstep_native.so" "$plugins/libplugin_doorstep.so" 2>/dev/null | sed 's/^shlibs:Depends=//' || true)
rm -rf "$out/debian"
# QGIS itself is pinned too: apt would keep the old libqgis for this package's sake and upgrade QGIS beside it.
next=${qgis%.*}.$(( ${qgis##*.} + 1 ))
cat > "$deb/DEBIAN/control" <<CONTROL
Package: doorstep
Version: $package
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk "$deb/usr" | cut -f1)
Section: science
Priority: optional
Depends: ${needs:-qgis}, qgis (>= $qgis), qgis (<< $next~), fonts-open-sans
Description: home visits for school districts, a plugin for QGIS $qgis
 Geocodes a list offline, takes the names off, plans zones and routes,
 and prints team maps, on the analyst's own machine.
CONTROL
find "$deb" -type d -exec chmod 755 {} +
find "$deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$deb" "$out/doorstep_${package}_$architecture.deb" >/dev/null
rm -rf "$deb" "$out/zip"
ls -1 "$out"
