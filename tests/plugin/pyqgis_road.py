# SPDX-License-Identifier: GPL-2.0-or-later
"""The road in plain PyQGIS, as a script of an analyst's would run it. Usage: pyqgis_road.py FOLDER"""
import os
import sys

sys.path.append("/usr/share/qgis/python/plugins")
from qgis.core import QgsApplication  # noqa: E402

application = QgsApplication([], False)
application.initQgis()
import processing  # noqa: E402
from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()
folder = sys.argv[1]
os.makedirs(folder)
city = os.path.join(folder, "city")
processing.run("doorstep:samplecity", {"HOUSEHOLDS": 50, "ADDRESSES": 2500, "SEED": 3, "FOLDER": city})
layer = os.path.join(city, "city.gpkg|layername=")
reference = os.path.join(folder, "city.dsref")
processing.run("doorstep:buildreference", {"ADDRESS_POINTS": layer + "address_points", "STREETS": layer + "streets",
                                           "OUTPUT": reference})
geocoded = processing.run("doorstep:geocode", {
    "INPUT": os.path.join(city, "students.csv"), "ADDRESS": '"Home Address"', "CITY": '"City"', "STATE": '"State"',
    "ZIP": '"Zip"', "REFERENCE": reference, "OUTPUT": "TEMPORARY_OUTPUT"})
assert geocoded["MATCHED"] + geocoded["TIED"] + geocoded["UNMATCHED"] <= 50, geocoded
assert geocoded["MATCHED"] >= 30, geocoded
assert geocoded["OUTPUT"].featureCount() == 50

os.environ["DOORSTEP_TEST_PASSPHRASE"] = "correct-horse-battery-staple"
visits = processing.run("doorstep:deidentify", {
    "INPUT": geocoded["OUTPUT"], "ID": "SIS Number", "UNIT": "Apt", "LANGUAGE": "Home Language",
    "HOLD": "\"Hold\" <> ''", "PASSPHRASE": "env:DOORSTEP_TEST_PASSPHRASE",
    "CROSSWALK": os.path.join(folder, "crosswalk.dsxwalk"), "OUTPUT": "TEMPORARY_OUTPUT"})
assert visits["STUDENTS"] + visits["HELD"] + visits["LEFT"] == 50, visits

plan = processing.run("doorstep:planzones", {
    "VISITS": visits["OUTPUT"], "STAGING": layer + "staging", "STREETS": layer + "streets", "TEAM_MINUTES": 240,
    "OUTPUT_VISITS": "TEMPORARY_OUTPUT", "OUTPUT_ZONES": "TEMPORARY_OUTPUT", "OUTPUT_ROUTES": "TEMPORARY_OUTPUT",
    "OUTPUT_DIRECTIONS": "TEMPORARY_OUTPUT"})
assert plan["ZONES"] >= 2 and plan["LONGEST"] <= 240, plan
assert plan["OUTPUT_ZONES"].featureCount() == plan["ZONES"]
assert plan["OUTPUT_VISITS"].featureCount() == visits["VISITS"]
print("road complete")
sys.stdout.flush()
os._exit(0)  # the layers live in Python, which would outlive QGIS
