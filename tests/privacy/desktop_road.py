# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside the QGIS desktop: the confidential steps of the road from their dialogs, so that QGIS writes its history,
log and settings as it does for an analyst. What ran well is listed in done.txt."""
import os
import sys
import time

from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QTextEdit
from qgis.utils import iface

FOLDER = os.environ["DOORSTEP_ROAD_OUT"]
CITY = os.environ["DOORSTEP_ROAD_CITY"]
PLAN = os.environ["DOORSTEP_ROAD_PLAN"]
CONFIDENTIAL = os.path.dirname(CITY)
PASSPHRASE = "env:DOORSTEP_TEST_PASSPHRASE"
STEPS = [
    ("geocode", {
        "INPUT": os.path.join(CITY, "students.csv"), "ADDRESS": '"Home Address"', "CITY": '"City"', "STATE": '"State"',
        "ZIP": '"Zip"', "UNIT": '"Apt"', "REFERENCE": os.environ["DOORSTEP_ROAD_REFERENCE"],
        "OUTPUT": os.path.join(CONFIDENTIAL, "desktop.gpkg")}),
    ("deidentify", {
        "INPUT": os.path.join(CONFIDENTIAL, "desktop.gpkg"), "ID": "SIS Number", "UNIT": "Apt",
        "LANGUAGE": "Home Language", "HOLD": "\"Hold\" <> ''", "SEALED": ["First Name", "Contact Notes"],
        "PASSPHRASE": PASSPHRASE, "CROSSWALK": os.path.join(FOLDER, "crosswalk.dsxwalk"),
        "OUTPUT": os.path.join(FOLDER, "visits.gpkg")}),
    ("teammaps", {
        "ZONES": f"{PLAN}/plan/assigned.gpkg", "VISITS": f"{PLAN}/plan/visits.gpkg",
        "ROUTES": f"{PLAN}/plan/routes.gpkg", "DIRECTIONS": f"{PLAN}/plan/directions.gpkg",
        "STREETS": os.environ["DOORSTEP_ROAD_STREETS"], "STAGING": os.environ["DOORSTEP_ROAD_STAGING"],
        "ROSTER": os.path.join(CITY, "roster.csv"), "ROLE": "leader", "EVENT": "Test", "PURPOSE": "Test",
        "CROSSWALK": f"{PLAN}/crosswalk.dsxwalk", "PASSPHRASE": PASSPHRASE,
        "REGISTER": os.path.join(FOLDER, "register.csv"), "FOLDER": os.path.join(CONFIDENTIAL, "desktop_leader")}),
]


def run(name, parameters):
    dialog = AlgorithmDialog(QgsApplication.processingRegistry().createAlgorithmById("doorstep:" + name), False)
    dialog.setParameters(parameters)
    dialog.show()
    dialog.runAlgorithm()
    end = time.monotonic() + 100
    while not dialog.wasExecuted() and time.monotonic() < end:
        QgsApplication.processEvents()
        time.sleep(0.02)
    if not dialog.results():
        print(*(text.toPlainText() for text in dialog.findChildren(QTextEdit)), file=sys.stderr)
    return bool(dialog.results())


def road():
    done = [name for name, parameters in STEPS if run(name, parameters)]
    with open(os.path.join(FOLDER, "done.txt"), "w", encoding="utf-8") as out:
        out.write(" ".join(done))
    iface.newProject(False)
    iface.actionExit().trigger()


QTimer.singleShot(1500, road)
