#!/usr/bin/env bash
# A .deb for the QGIS of this build, and a zip for a user's profile ("Install from ZIP"). Both hold one library,
# tied to that version of QGIS, as the version in libqgis_core's SONAME demands. Usage: package.sh BUILD
set -euo pipefail
build=$1
source=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
. "$source/metadata/scripts/hosts.sh"
loader=$build/lib/libplugin_doorstep.so
native=$build/lib/doorstep/libdoorstep_native.so
version=$(sed -n 's/^project( Doorstep VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
soname=$(readelf -d "$native" | sed -n 's/.*libqgis_core\.so\.\([0-9.]*\).*/\1/p')
out=$build/package
rm -rf "$out" && mkdir -p "$out"

plugin=$out/zip/doorstep
mkdir -p "$plugin"
cp "$source"/plugin/companion/*.py "$source/metadata/icon.svg" "$source/LICENSE" "$plugin/"
copy_plugin "$loader" "$plugin"
sed "s/@PROJECT_VERSION@/$version/" "$source/metadata/metadata.txt" > "$plugin/metadata.txt"
( cd "$out/zip" && /usr/bin/python3 -m zipfile -c "$out/doorstep-$version-qgis$soname.zip" doorstep )

deb=$out/deb
mkdir -p "$deb/DEBIAN" "$deb$(cached "$build" QGIS_PLUGIN_DIR)" "$deb/usr/share/doc/doorstep"
copy_plugin "$loader" "$deb$(cached "$build" QGIS_PLUGIN_DIR)"
cp "$source/LICENSE" "$deb/usr/share/doc/doorstep/copyright"
needs=$(cd "$out" && mkdir -p debian && : > debian/control && dpkg-shlibdeps -O "$native" "$loader" 2>/dev/null | sed 's/^shlibs:Depends=//' || true)
rm -rf "$out/debian"
# QGIS itself is pinned too: apt would keep the old libqgis for this package's sake and upgrade QGIS beside it.
next=${soname%.*}.$(( ${soname##*.} + 1 ))
cat > "$deb/DEBIAN/control" <<EOF
Package: doorstep
Version: $version+qgis$soname
Architecture: $(dpkg --print-architecture)
Maintainer: The Doorstep developers <doorstep@example.org>
Section: science
Priority: optional
Depends: ${needs:-qgis}, qgis (>= $soname), qgis (<< $next~), fonts-open-sans
Description: home visits for school districts, a plugin for QGIS $soname
 Geocodes a list offline, takes the names off, plans zones and routes, and prints team maps.
EOF
dpkg-deb --root-owner-group --build "$deb" "$out/doorstep_${version}+qgis${soname}_$(dpkg --print-architecture).deb" >/dev/null
rm -rf "$deb" "$out/zip"
ls -1 "$out"
