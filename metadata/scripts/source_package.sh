#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A Debian source package of the last commit (.dsc, .orig.tar.xz, .debian.tar.xz) in FOLDER: what metadata/debian holds, with
# the version, the maintainer of metadata/release.conf and the copyright that the other packages have. The same commit
# gives the same bytes. Usage: source_package.sh FOLDER
set -euo pipefail
source=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
out=$1
. "$source/metadata/release.conf"
commit=$(git -C "$source" rev-parse --verify -q HEAD) || { echo "source_package: needs the project's git history" >&2; exit 1; }
[ -z "$(git -C "$source" status --porcelain --untracked-files=no)" ] || echo "source_package: uncommitted changes are not in it" >&2
version=$(sed -n 's/^project( Doorstep VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
SOURCE_DATE_EPOCH=$(git -C "$source" log -1 --format=%ct); export SOURCE_DATE_EPOCH
mkdir -p "$out"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
tree=$work/doorstep-$version
git -C "$source" archive --format=tar --prefix="doorstep-$version/" "$commit" > "$work/source.tar"
xz -T1 -6 -c "$work/source.tar" > "$work/doorstep_$version.orig.tar.xz"
tar -C "$work" -xf "$work/source.tar"
cp -r "$tree/metadata/debian" "$tree/debian"
cp "$tree/metadata/copyright" "$tree/debian/copyright"
maintainer="${MAINTAINER_NAME:-Built locally} <${MAINTAINER_EMAIL:-unset@doorstep.invalid}>"
sed -i "s|@MAINTAINER@|$maintainer|; s|@HOMEPAGE@|${HOMEPAGE:+\nHomepage: $HOMEPAGE}|" "$tree/debian/control"
printf 'doorstep (%s-1) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" > "$tree/debian/changelog"
find "$tree/debian" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
( cd "$work" && dpkg-source --build "doorstep-$version" > "$work/log" ) || { cat "$work/log" >&2; exit 1; }
mv "$work"/doorstep_* "$out/"
ls -1 "$out"/doorstep_"$version"-1.dsc "$out"/doorstep_"$version"*.tar.xz
