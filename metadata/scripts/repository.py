#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""plugins.xml of a plugin repository of one's own: an entry for each zip of a folder, as that zip's metadata.txt has it.

Each zip fits one QGIS, and QGIS's plugin manager offers the entry whose versions include its own. It cannot tell Debian 12
from 13, nor Qt 5 from Qt 6: those have folders, and so URLs, of their own. Usage: repository.py FOLDER URL
"""

import configparser
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

# Tag of the entry: key in metadata.txt.
TAGS = {
    "description": "description",
    "about": "about",
    "version": "version",
    "qgis_minimum_version": "qgisMinimumVersion",
    "qgis_maximum_version": "qgisMaximumVersion",
    "homepage": "homepage",
    "tracker": "tracker",
    "repository": "repository",
    "author_name": "author",
    "tags": "tags",
    "experimental": "experimental",
    "deprecated": "deprecated",
}


def entry(path, url):
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if n.count("/") == 1 and n.endswith("/metadata.txt")]
        if len(names) != 1:
            raise SystemExit(f"{path.name}: holds no plugin's metadata.txt")
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read_string(archive.read(names[0]).decode())
    said = parser["general"]
    lines = [f'  <pyqgis_plugin name="{escape(said["name"])}" version="{escape(said["version"])}">']
    lines += [f"    <{tag}>{escape(said.get(key, ''))}</{tag}>" for tag, key in TAGS.items()]
    lines.append(f"    <file_name>{escape(path.name)}</file_name>")
    lines.append(f"    <download_url>{escape(url + path.name)}</download_url>")
    return "\n".join(lines + ["  </pyqgis_plugin>"])


def main():
    folder, url = pathlib.Path(sys.argv[1]), sys.argv[2]
    entries = [entry(path, url) for path in sorted(folder.glob("*.zip"))]
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<plugins>\n' + "\n".join(entries) + "\n</plugins>\n"
    (folder / "plugins.xml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
