#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The provider in qgis_process, the desktop, PyQGIS and a user's profile. Usage: hosts_test.sh TEST
. "$(dirname "$0")/host.sh"
export DOORSTEP_PYTHON=1 # as a user's own qgis_process runs

IDS="assignteams buildreference debrief deidentify densityclusters describelayer editplan geocode monthlyvisits planagain planevent planzones registerreturn samplecity scanforleaks teammaps wipe"

# The ids that `qgis_process list` shows of the provider, in order, on one line.
listed_ids() { sed -n 's/^\tdoorstep:\([a-z]*\).*/\1/p' "$1" | sort | tr '\n' ' ' | sed 's/ $//'; }

test_process_list() {
  here process list > "$BUILD/list.txt" 2>"$BUILD/errors.txt"
  [ "$(grep -c '^Doorstep' "$BUILD/list.txt")" = 1 ] || fail "the provider is not listed once"
  [ "$(listed_ids "$BUILD/list.txt")" = "$IDS" ] || fail "listed: $(listed_ids "$BUILD/list.txt")"
}

test_process_help() {
  local id
  for id in $IDS; do
    DOORSTEP_PYTHON='' here process help "doorstep:$id" > "$BUILD/help.txt" 2>/dev/null || fail "no help for $id"
    [ "$(wc -c < "$BUILD/help.txt")" -gt 800 ] || fail "the help of $id says next to nothing"
    grep -q "Example" "$BUILD/help.txt" || fail "the help of $id has no example"
  done
}

# in_desktop SCRIPT OPTION…: the desktop under Xvfb, running the Python script; its output goes to $BUILD/log.txt.
in_desktop() {
  here timeout 120 xvfb-run -a -s '-screen 0 1600x1000x24 -nolisten tcp' dbus-run-session -- \
    bash -c 'QT_XCB_GL_INTEGRATION=none LIBGL_ALWAYS_SOFTWARE=1 desktop --code "$@"' in_desktop "$@" > "$BUILD/log.txt" 2>&1 || true
}

test_desktop() {
  if has_python; then
    in_desktop "$DOORSTEP_SOURCE/tests/plugin/desktop_check.py"
    [ -f "$BUILD/desktop.txt" ] || { tail -n 20 "$BUILD/log.txt"; fail "the desktop ran no check"; }
    diff "$BUILD/desktop.txt" - <<< $'provider 1\nmenu yes\ntoolbar yes\norder yes\nalgorithms '"$IDS"
    return
  fi
  # Without Python: the plugin's library must be mapped into the running desktop.
  here timeout 60 xvfb-run -a -s '-screen 0 1600x1000x24 -nolisten tcp' dbus-run-session -- bash -c '
    QT_XCB_GL_INTEGRATION=none LIBGL_ALWAYS_SOFTWARE=1 desktop >/dev/null 2>&1 & desktop=$!
    for i in $(seq 50); do
      sleep 1
      for p in $(pgrep -P $desktop) $desktop; do
        if grep -q libdoorstep_native /proc/$p/maps 2>/dev/null && xdotool search --name QGIS >/dev/null 2>&1; then
          sleep 2; kill -0 $p && echo loaded > "'"$BUILD"'/desktop.txt"; kill $p; exit 0
        fi
      done
    done' > "$BUILD/log.txt" 2>&1 || true
  [ "$(cat "$BUILD/desktop.txt" 2>/dev/null)" = loaded ] || { tail -n 20 "$BUILD/log.txt"; fail "the desktop did not load the plugin"; }
}

# What is asked for by --lang, and by the user's settings in qgis_process, which has no such option: refusals of the core too.
test_language() {
  mkdir -p "$BUILD/empty" "$BUILD/profiles/profiles/default/QGIS"
  ! here process run doorstep:wipe -- FOLDER="$BUILD/empty" > "$BUILD/log.txt" 2>&1 || fail "nothing was refused"
  grep -q "FOLDER has no doorstep-manifest.csv: choose" "$BUILD/log.txt" || { cat "$BUILD/log.txt"; fail "not in English"; }
  has_python || return 0
  in_desktop "$DOORSTEP_SOURCE/tests/plugin/desktop_language.py" --lang es
  [ -f "$BUILD/desktop.txt" ] || { tail -n 20 "$BUILD/log.txt"; fail "the desktop ran no check"; }
  diff "$BUILD/desktop.txt" - <<'SAID'
Panel de Doorstep
2  Geocodificar la lista
Geocodificar la lista
FOLDER no tiene doorstep-manifest.csv: elija la carpeta que contiene la tabla cifrada de un evento.
SAID
  printf '[locale]\noverrideFlag=true\nuserLocale=es_MX\n' > "$BUILD/profiles/profiles/default/QGIS/QGIS3.ini"
  ! here process run doorstep:wipe -- FOLDER="$BUILD/empty" > "$BUILD/log.txt" 2>&1 || fail "nothing was refused"
  grep -q "FOLDER no tiene doorstep-manifest.csv: elija" "$BUILD/log.txt" || { cat "$BUILD/log.txt"; fail "not in Spanish"; }
}

# The companion as a user would have it: a folder in the profile's python/plugins, library inside.
install_companion() {
  local folder=$BUILD/profiles/profiles/default/python/plugins/doorstep
  mkdir -p "$folder"
  cp "$DOORSTEP_SOURCE"/plugin/companion/*.py "$folder/"
  copy_plugin "$DOORSTEP_PLUGIN" "$folder"
  local core; core=$(readlink -f "$DOORSTEP_QGIS_CORE")
  "$DOORSTEP_SOURCE/metadata/scripts/plugin_metadata.sh" 0 "${core##*.so.}" 5 > "$folder/metadata.txt"
}

test_companion() {
  has_python || skip "this QGIS is built without Python"
  rm "$BUILD/prefix/lib/qgis/plugins/libplugin_doorstep.so"
  install_companion
  here process plugins enable doorstep > "$BUILD/log.txt" 2>&1 || { cat "$BUILD/log.txt"; fail "not enabled"; }
  here process list > "$BUILD/list.txt" 2>"$BUILD/errors.txt"
  [ "$(listed_ids "$BUILD/list.txt")" = "$IDS" ] || { cat "$BUILD/errors.txt"; fail "listed: $(listed_ids "$BUILD/list.txt")"; }
}

# The zip as "Install from ZIP" unpacks it, in the desktop: menu, toolbar and panel without the native plugin.
test_zip() {
  has_python || skip "this QGIS is built without Python"
  rm "$BUILD/prefix/lib/qgis/plugins/libplugin_doorstep.so"
  install_companion
  mkdir -p "$BUILD/profiles/profiles/default/QGIS"
  printf '[PythonPlugins]\ndoorstep=true\n' > "$BUILD/profiles/profiles/default/QGIS/QGIS3.ini"
  in_desktop "$DOORSTEP_SOURCE/tests/plugin/desktop_check.py"
  [ -f "$BUILD/desktop.txt" ] || { tail -n 20 "$BUILD/log.txt"; fail "the desktop ran no check"; }
  diff "$BUILD/desktop.txt" - <<< $'provider 1\nmenu yes\ntoolbar yes\norder yes\nalgorithms '"$IDS"
}

test_together() {
  has_python || skip "this QGIS is built without Python"
  install_companion
  here process plugins enable doorstep > "$BUILD/log.txt" 2>&1 || { cat "$BUILD/log.txt"; fail "not enabled"; }
  here process list > "$BUILD/list.txt" 2>"$BUILD/errors.txt"
  [ "$(grep -c '^Doorstep' "$BUILD/list.txt")" = 1 ] || fail "the provider is not listed once"
  printf '[PythonPlugins]\ndoorstep=true\n\n[Plugins]\nlibplugin_doorstep=true\n' > "$BUILD/profiles/profiles/default/QGIS/QGIS3.ini"
  in_desktop "$DOORSTEP_SOURCE/tests/plugin/desktop_check.py"
  grep -qx 'provider 1' "$BUILD/desktop.txt" || { tail -n 20 "$BUILD/log.txt"; fail "in the desktop: $(cat "$BUILD/desktop.txt")"; }
}

# A loader as an upgrade of QGIS leaves it: built for another version than the host's.
test_upgrade() {
  cp "$DOORSTEP_OTHER_LOADER" "$BUILD/prefix/lib/qgis/plugins/libplugin_doorstep.so"
  here process list > "$BUILD/list.txt" 2>"$BUILD/errors.txt" || fail "qgis_process ended with $?"
  [ "$(grep -c '^Doorstep' "$BUILD/list.txt")" = 0 ] || fail "the provider of another QGIS was loaded"
  grep -q 'native:' "$BUILD/list.txt" || fail "qgis_process lists nothing"
  grep -q "Doorstep was built for QGIS 3.99.9 and this is QGIS 3\\." "$BUILD/errors.txt" || fail "not told: $(cat "$BUILD/errors.txt")"
  has_python || return 0
  in_desktop "$DOORSTEP_SOURCE/tests/plugin/desktop_upgrade.py"
  [ -f "$BUILD/desktop.txt" ] || { tail -n 20 "$BUILD/log.txt"; fail "the desktop ran no check"; }
  diff "$BUILD/desktop.txt" - <<< $'provider 0\nnative no\ntold yes'
}

# The companion, since Python can take it away and bring it back. The desktop must also end well.
test_unload() {
  has_python || skip "this QGIS is built without Python"
  rm "$BUILD/prefix/lib/qgis/plugins/libplugin_doorstep.so"
  install_companion
  mkdir -p "$BUILD/profiles/profiles/default/QGIS"
  printf '[PythonPlugins]\ndoorstep=true\n' > "$BUILD/profiles/profiles/default/QGIS/QGIS3.ini"
  in_desktop "$DOORSTEP_SOURCE/tests/plugin/desktop_unload.py"
  [ -f "$BUILD/desktop.txt" ] || { tail -n 20 "$BUILD/log.txt"; fail "the desktop ran no check, or crashed"; }
  { for i in 1 2 3 4 5 6 7 8 9; do echo ok; done; printf 'at work\nok\nat work\nok\ntasks 0\ndialogs 0\nfiles []\n'; } | diff "$BUILD/desktop.txt" -
  ! grep -qiE 'segmentation|crash|aborted' "$BUILD/log.txt" || { tail -n 20 "$BUILD/log.txt"; fail "a crash at the end"; }
}

test_pyqgis() {
  has_python || skip "this QGIS is built without Python"
  here env QT_QPA_PLATFORM=offscreen /usr/bin/python3 "$DOORSTEP_SOURCE/tests/plugin/pyqgis_road.py" "$BUILD/event" > "$BUILD/log.txt" 2>&1 ||
    { tail -n 20 "$BUILD/log.txt"; fail "the road did not run"; }
  tail -n 1 "$BUILD/log.txt" | grep -qx 'road complete' || { tail -n 20 "$BUILD/log.txt"; fail "the road ended early"; }
}

"test_$1"
