#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
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

zip=doorstep-$version-qgis$qgis-qt$qt-debian$debian-$architecture.zip
plugin=$out/zip/doorstep
place "$plugin"
cp "$source"/plugin/companion/*.py "$source/metadata/icon.svg" "$source/LICENSE" "$source/CHANGELOG.md" "$plugin/"
# A package for a profile cannot ask the system for the font of the pages.
mkdir -p "$plugin/doorstep/fonts"
for style in Regular Bold Italic BoldItalic; do cp "/usr/share/fonts/truetype/open-sans/OpenSans-$style.ttf" "$plugin/doorstep/fonts/"; done
cat "$source/metadata/copyright" "$source/metadata/copyright-fonts" > "$plugin/copyright"
"$source/metadata/scripts/plugin_metadata.sh" "$version" "$qgis" "$qt" "Debian $debian, $architecture" > "$plugin/metadata.txt"
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

/usr/bin/python3 "$source/metadata/scripts/repository.py" "$out" "$DOWNLOADS"

deb=$out/deb
plugins=$deb$(cached "$build" QGIS_PLUGIN_DIR)
doc=$deb/usr/share/doc/doorstep
mkdir -p "$deb/DEBIAN" "$doc"
place "$plugins"
cp "$source/metadata/copyright" "$doc/copyright"
urls=
[ -z "$HOMEPAGE" ] || urls="\n  <url type=\"homepage\">$HOMEPAGE</url>"
[ -z "$TRACKER" ] || urls="$urls\n  <url type=\"bugtracker\">$TRACKER</url>"
mkdir -p "$deb/usr/share/metainfo"
sed -e "s|@VERSION@|$version|; s|@DATE@|$(date -u +%F -d "@$SOURCE_DATE_EPOCH")|; s|@URLS@|$urls|; /^<!--/d" \
  "$source/metadata/doorstep.metainfo.xml" > "$deb/usr/share/metainfo/org.qgis.qgis.plugin.doorstep.metainfo.xml"
chmod 644 "$deb/usr/share/metainfo/"* "$doc/copyright"
maintainer="${MAINTAINER_NAME:-Built locally} <${MAINTAINER_EMAIL:-unset@doorstep.invalid}>"
# Debian 13's sorts after 12's, so that an upgrade of the system takes the one made for it.
package=$version+qgis$qgis~deb${debian}u1
{
  printf 'doorstep (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of the source.\n\n -- %s  %s\n' \
    "$package" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n > "$doc/changelog.gz"
needs=$(cd "$out" && mkdir -p debian && : > debian/control &&
  dpkg-shlibdeps -O "$plugins/doorstep/libdoorstep_native.so" "$plugins/libplugin_doorstep.so" 2>/dev/null | sed 's/^shlibs:Depends=//' || true)
rm -rf "$out/debian"
cat > "$deb/DEBIAN/control" <<CONTROL
Package: doorstep
Version: $package
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk "$deb/usr" | cut -f1)
Section: science
Priority: optional
Depends: ${needs:-qgis}, $("$source/metadata/scripts/qgis_pin.sh" "$native"), fonts-open-sans
$(sed -n '/^Description:/,$p' "$source/metadata/debian/control")
CONTROL
find "$deb" -type d -exec chmod 755 {} +
find "$deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$deb" "$out/doorstep_${package}_$architecture.deb" >/dev/null
rm -rf "$deb" "$out/zip"
ls -1 "$out"
