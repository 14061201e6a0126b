# SPDX-License-Identifier: GPL-2.0-or-later
# What tests share that run themselves again within a display, with BUILD of before. Sourced.
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
# with_desktop SCRIPT: the desktop as DESKTOP, in the display that is there, running tests/plugin/SCRIPT until that has written $BUILD/state.
with_desktop() {
  rm -f "$BUILD/state"
  QT_XCB_GL_INTEGRATION=none LIBGL_ALWAYS_SOFTWARE=1 desktop --code "$DOORSTEP_SOURCE/tests/plugin/$1" > "$BUILD/log.txt" 2>&1 &
  DESKTOP=$!
  local wait
  for wait in $(seq 120); do [ -f "$BUILD/state" ] && break; [ ! -f "$BUILD/error" ] || fail "$(cat "$BUILD/error")"; sleep 0.5; done
  [ -f "$BUILD/state" ] || { tail -n 20 "$BUILD/log.txt"; fail "the pane did not open"; }
  sleep 1
}
