#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes Doorstep's models, each of its own algorithms: planevent.model3, the whole road, and the smaller ones of
other_models.py.

usage: ./dev model        (runs this with the built plugin; commit what it writes)

Inputs are copies of the children's own parameters under the names of contract.md, so types, defaults and choices
are said once. Child ids are the algorithms' ids, so outputs are named planzones:OUTPUT_ZONES and so on.
"""
import os
import re
import sys
from types import SimpleNamespace

from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtCore import QPointF

# model input: (child, its parameter, description)
INPUTS = {
    "LIST": ("geocode", "INPUT", "List of students (confidential)"),
    "ADDRESS": ("geocode", "ADDRESS", "Address"),
    "CITY": ("geocode", "CITY", "City"),
    "STATE": ("geocode", "STATE", "State"),
    "ZIP": ("geocode", "ZIP", "ZIP code"),
    "ID": ("deidentify", "ID", "Student ID"),
    "UNIT": ("deidentify", "UNIT", "Apartment or unit"),
    "STUDENT_LANGUAGE": ("deidentify", "LANGUAGE", "Home language"),
    "VISIT_MINUTES": ("deidentify", "MINUTES", "Minutes at the door"),
    "HOLD": ("deidentify", "HOLD", "Hold: rows that must not be visited"),
    "HOLD_LIST": ("deidentify", "HOLD_LIST", "Hold: a file with IDs that must not be visited, one a line"),
    "SEALED": ("deidentify", "SEALED", "Fields to seal for the leader's packet"),
    "REFERENCE": ("geocode", "REFERENCE", "Reference of addresses"),
    "CORRECTIONS": ("geocode", "CORRECTIONS", "Corrections of addresses"),
    "STAGING": ("planzones", "STAGING", "Staging places"),
    "STREETS": ("planzones", "STREETS", "Streets"),
    "HOUSES": ("planzones", "HOUSES", "Address points, for “third house after” in directions"),
    "CONTEXT": ("teammaps", "CONTEXT", "Parks, water, rail and such for the maps"),
    "ROSTER": ("planzones", "ROSTER", "Roster of teams"),
    "SHIFTS": ("planzones", "SHIFTS", "Shifts (the day, start, minutes, teams)"),
    "TEAM_MINUTES": ("planzones", "TEAM_MINUTES", "Minutes that a team has"),
    "TEAMS": ("planzones", "TEAMS", "Teams (0: the fewest that suffice)"),
    "DEFAULT_MINUTES": ("planzones", "MINUTES", "Minutes at a door where the list gives none"),
    "STREET_FIELDS": ("planzones", "STREET_FIELDS", "Columns of the streets"),
    "SPEEDS": ("planzones", "SPEEDS", "Speeds by class of street"),
    "TRIPS": ("planzones", "TRIPS", "Trips that were timed"),
    "WALK_METERS": ("planzones", "WALK_METERS", "Longest walk between two doors (metres; 0: none)"),
    "PARKING_MINUTES": ("planzones", "PARKING_MINUTES", "Minutes of parking, where teams walk"),
    "WHAT_IF": ("planzones", "WHAT_IF", "In the report: what other numbers of teams and minutes would serve"),
    "PAPER": ("teammaps", "PAPER", "Paper"),
    "PAGE_LANGUAGE": ("teammaps", "LANGUAGE", "Language of the pages"),
    "EVENT": ("teammaps", "EVENT", "Event"),
    "DATE": ("teammaps", "DATE", "Date"),
    "DISTRICT": ("teammaps", "DISTRICT", "District"),
    "CONTACT": ("teammaps", "CONTACT", "Whom a team calls that is lost or not safe"),
    "RETURN_TO": ("teammaps", "RETURN_TO", "Where pages are returned"),
    "START": ("teammaps", "START", "Start"),
    "RETURN_BY": ("teammaps", "RETURN_BY", "Return by"),
    "DOOR": ("teammaps", "DOOR", "Also a page what to say at the door, and slips to leave where nobody is home"),
    "PASSPHRASE": ("deidentify", "PASSPHRASE", "Where the passphrase is"),
    "CROSSWALK": ("deidentify", "CROSSWALK", "Crosswalk (sealed)"),
    "REGISTER": ("teammaps", "REGISTER", "Register of packets"),
    "FOLDER": ("teammaps", "FOLDER", "Folder for the pages"),
    "PROJECT": ("teammaps", "PROJECT", "QGIS project"),
}

# child: { its parameter: (from child, its output) or the name of a model input or ("value", v)
#          or ("expression", e) }
CHILDREN = {
    "geocode": {
        "INPUT": "LIST", "ADDRESS": "ADDRESS", "CITY": "CITY", "STATE": "STATE", "ZIP": "ZIP",
        "UNIT": ("expression", "if(@UNIT is null or @UNIT = '', '', '\"' || @UNIT || '\"')"),
        "REFERENCE": "REFERENCE", "CORRECTIONS": "CORRECTIONS",
    },
    "deidentify": {
        "INPUT": ("geocode", "OUTPUT"), "ID": "ID", "UNIT": "UNIT", "LANGUAGE": "STUDENT_LANGUAGE",
        "MINUTES": "VISIT_MINUTES", "HOLD": "HOLD", "HOLD_LIST": "HOLD_LIST", "SEALED": "SEALED", "PASSPHRASE": "PASSPHRASE",
        "CROSSWALK": "CROSSWALK",
    },
    "planzones": {
        "VISITS": ("deidentify", "OUTPUT"), "STAGING": "STAGING", "STREETS": "STREETS", "HOUSES": "HOUSES",
        "ROSTER": "ROSTER", "SHIFTS": "SHIFTS", "TEAM_MINUTES": "TEAM_MINUTES", "TEAMS": "TEAMS", "MINUTES": "DEFAULT_MINUTES",
        "STREET_FIELDS": "STREET_FIELDS", "SPEEDS": "SPEEDS", "TRIPS": "TRIPS", "WHAT_IF": "WHAT_IF",
        "WALK_METERS": "WALK_METERS", "PARKING_MINUTES": "PARKING_MINUTES",
        "LANGUAGES": ("expression", "@PAGE_LANGUAGE"),
        # For families' times, where it is a time of day: pages may say more of it.
        "START": ("expression", "if(regexp_match(coalesce(@START, ''), "
                  "'^ *[0-9]{1,2}(:[0-9]{2})? *([AaPp][.]?[Mm][.]?)? *$') > 0, @START, '')"),
    },
    "assignteams": {
        "ZONES": ("planzones", "OUTPUT_ZONES"), "VISITS": ("planzones", "OUTPUT_VISITS"), "ROSTER": "ROSTER",
    },
    "teammaps": {
        "ZONES": ("assignteams", "OUTPUT"), "VISITS": ("planzones", "OUTPUT_VISITS"),
        "ROUTES": ("planzones", "OUTPUT_ROUTES"), "DIRECTIONS": ("planzones", "OUTPUT_DIRECTIONS"),
        "STREETS": "STREETS", "STAGING": "STAGING", "CONTEXT": "CONTEXT", "ROSTER": "ROSTER", "ADDRESSES": "HOUSES",
        "ROLE": ("value", "team"), "PAPER": "PAPER",
        "LANGUAGE": "PAGE_LANGUAGE", "EVENT": "EVENT", "DATE": "DATE", "START": "START", "RETURN_BY": "RETURN_BY",
        "DISTRICT": "DISTRICT", "CONTACT": "CONTACT", "RETURN_TO": "RETURN_TO", "DOOR": "DOOR",
        "REGISTER": "REGISTER", "PURPOSE": ("value", "Home visits"), "FOLDER": "FOLDER", "PROJECT": "PROJECT",
    },
    "publicmap": {
        "ZONES": ("assignteams", "OUTPUT"), "VISITS": ("planzones", "OUTPUT_VISITS"), "STREETS": "STREETS",
        "STAGING": "STAGING", "CONTEXT": "CONTEXT", "ROSTER": "ROSTER", "REGISTER": "REGISTER",
        "PURPOSE": ("value", "Press and briefing"),
        "ROLE": ("value", "public"), "PAPER": "PAPER", "LANGUAGE": "PAGE_LANGUAGE",
        "EVENT": "EVENT", "DATE": "DATE", "DISTRICT": "DISTRICT", "FOLDER": "FOLDER",
    },
}
ALGORITHM = {"publicmap": "teammaps"}
# What most events leave as it is.
ADVANCED = {"SHIFTS", "STREET_FIELDS", "SPEEDS", "TRIPS", "WHAT_IF", "WALK_METERS", "PARKING_MINUTES", "HOLD_LIST", "VISIT_MINUTES", "DEFAULT_MINUTES", "TEAMS", "PAPER", "SEALED", "HOUSES", "CONTEXT", "DOOR"}

OUTPUTS = {
    "deidentify": {"OUTPUT_LEFT": "Not visited (confidential)"},
    "planzones": {
        "OUTPUT_ZONES": "Zones", "OUTPUT_VISITS": "Visits", "OUTPUT_ROUTES": "Routes",
        "OUTPUT_DIRECTIONS": "Directions", "OUTPUT_HTML": "Report",
    },
    "assignteams": {"OUTPUT": "Zones with their teams"},
}


ROAD = SimpleNamespace(name="planevent", inputs=INPUTS, children=CHILDREN, algorithm=ALGORITHM, advanced=ADVANCED, outputs=OUTPUTS,
                       own={})


def algorithm_of(road, child):
    return QgsApplication.processingRegistry().algorithmById("doorstep:" + road.algorithm.get(child, child))


def add_inputs(model, road):
    for name, (child, parameter, description) in road.inputs.items():
        definition = road.own[name]() if name in road.own else algorithm_of(road, child).parameterDefinition(parameter).clone()
        definition.setName(name)
        definition.setDescription(description)
        if name in road.advanced:
            definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        if hasattr(definition, "parentLayerParameterName") and definition.parentLayerParameterName():
            definition.setParentLayerParameterName("LIST")
        if hasattr(definition, "parentLayerParameterName") is False and hasattr(definition, "setParentLayerParameterName"):
            definition.setParentLayerParameterName("LIST")
        component = QgsProcessingModelParameter(name)
        component.setPosition(QPointF(150, 60 * (len(model.parameterComponents()) + 1)))
        model.addModelParameter(definition, component)


def source_of(binding):
    if isinstance(binding, str):
        return QgsProcessingModelChildParameterSource.fromModelParameter(binding)
    if binding[0] == "expression":
        return QgsProcessingModelChildParameterSource.fromExpression(binding[1])
    if binding[0] == "value":
        return QgsProcessingModelChildParameterSource.fromStaticValue(binding[1])
    return QgsProcessingModelChildParameterSource.fromChildOutput(*binding)


def add_children(model, road):
    for place, (child, bindings) in enumerate(road.children.items()):
        component = QgsProcessingModelChildAlgorithm(algorithm_of(road, child).id())
        component.setChildId(child)
        component.setDescription(algorithm_of(road, child).displayName())
        component.setPosition(QPointF(500, 160 * (place + 1)))
        for parameter, binding in bindings.items():
            component.addParameterSources(parameter, [source_of(binding)])
        outputs = {}
        for place_of_output, (output, description) in enumerate(road.outputs.get(child, {}).items()):
            entry = QgsProcessingModelOutput(output, description)
            entry.setChildId(child)
            entry.setChildOutputName(output)
            entry.setPosition(QPointF(850, 160 * (place + 1) + 45 * place_of_output))
            outputs[output] = entry
        component.setModelOutputs(outputs)
        model.addChildAlgorithm(component)


def write(road, folder):
    model = QgsProcessingModelAlgorithm(road.name, "")
    # qgis_process takes a model's help from the model itself.
    with open(os.path.join(os.path.dirname(__file__), f"../help/{road.name}.html"), encoding="utf-8") as file:
        model.setHelpContent({"ALG_DESC": file.read()})
    add_inputs(model, road)
    model.setParameterOrder(list(road.inputs))
    add_children(model, road)
    model.updateDestinationParameters()
    path = os.path.join(folder, road.name + ".model3")
    if not model.toFile(path):
        sys.exit("not written: " + path)
    # Version 1 of the format names outputs child:OUTPUT, as the contract does; version 2 takes their descriptions.
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r'<Option [^>]*name="internal_version"[^>]*/>',
                          '<Option type="QString" value="Version1" name="internal_version"/>', text))
    print(f"{path}: {len(model.parameterDefinitions())} parameters, {len(model.childAlgorithms())} children")


def main(folder):
    application = QgsApplication([], False)
    application.initQgis()
    from other_models import ROADS  # which are made of the parts above
    for road in [ROAD, *ROADS]:
        write(road, folder)


if __name__ == "__main__":
    sys.modules["make_planevent"] = sys.modules["__main__"]
    main(sys.argv[1])
