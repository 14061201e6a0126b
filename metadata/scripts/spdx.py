#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The licence's line at the very top of every source (after a #! line). Usage: spdx.py [--write]

Without --write it names the sources that lack it and ends with an error.
"""

import pathlib
import subprocess
import sys

LINE = "SPDX-License-Identifier: GPL-2.0-or-later"
SLASHES, HASHES = (".cpp", ".h"), (".py", ".sh", ".cmake")


def comment(path):
    if path.suffix in SLASHES:
        return "// " + LINE
    if path.suffix in HASHES or path.name in ("CMakeLists.txt", "dev", "run") or path.parent.name == "hosts":
        return "# " + LINE
    return None


def has(lines, line):
    return line in lines[:2]


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    listed = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True, check=True).stdout.split("\n")
    sources = [root / name for name in listed if name and comment(pathlib.Path(name)) and (root / name).is_file()]
    lacking = []
    for path in sources:
        lines = path.read_text(encoding="utf-8").split("\n")
        if has(lines, comment(path)):
            continue
        lacking.append(path)
        if "--write" in sys.argv[1:]:
            lines.insert(1 if lines[0].startswith("#!") else 0, comment(path))
            path.write_text("\n".join(lines), encoding="utf-8")
    if "--write" in sys.argv[1:]:
        print(f"{len(lacking)} of {len(sources)} sources got their line")
        return 0
    for path in lacking:
        print(f"{path.relative_to(root)}: no {LINE} at its top (metadata/scripts/spdx.py --write)")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
