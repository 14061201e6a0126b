#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""plugins.xml holds an entry a zip, and QGIS's own comparison offers each QGIS the one made for it. Usage: repository_test.py SOURCE"""
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

source = pathlib.Path(sys.argv[1])
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for qgis in ("3.40.6", "3.44.15"):
        said = subprocess.run([source / "metadata/scripts/plugin_metadata.sh", "0.1.0", qgis, "5", "Debian 13, amd64"],
                              capture_output=True, text=True, check=True).stdout
        with zipfile.ZipFile(folder / f"doorstep-qgis{qgis}.zip", "w") as archive:
            archive.writestr("doorstep/metadata.txt", said.replace("Home visits", "Home visits & more"))
    subprocess.run([sys.executable, source / "metadata/scripts/repository.py", folder, "https://district.invalid/"], check=True)
    entries = xml.parse(folder / "plugins.xml").getroot().findall("pyqgis_plugin")

text = [{child.tag: child.text for child in entry} for entry in entries]
assert [t["qgis_minimum_version"] for t in text] == ["3.40.6", "3.44.15"], text
assert [t["download_url"] for t in text] == [f"https://district.invalid/doorstep-qgis{v}.zip" for v in ("3.40.6", "3.44.15")], text
assert all(t["description"].startswith("Home visits & more") and "Debian 13, amd64" in t["about"] for t in text), text
try:
    sys.path.insert(0, "/usr/share/qgis/python/pyplugin_installer")
    from version_compare import isCompatible
except ImportError:
    print("QGIS's plugin installer is not here: its comparison is left out")
else:
    for host, fits in (("3.40.6", [True, False]), ("3.44.15", [False, True]), ("3.44.16", [False, False])):
        offered = [isCompatible(host, t["qgis_minimum_version"], t["qgis_maximum_version"]) for t in text]
        assert offered == fits, (host, offered)
