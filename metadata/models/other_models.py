# SPDX-License-Identifier: GPL-2.0-or-later
"""The smaller models, of the same parts as planevent (make_planevent.py, which writes them all)."""
from types import SimpleNamespace

from qgis.core import QgsProcessingParameterField, QgsProcessingParameterNumber

from make_planevent import ADVANCED, CHILDREN, INPUTS, OUTPUTS


def without(inputs, names):
    return {name: what for name, what in inputs.items() if name not in names}


# A morning's changes: students added or withdrawn in the list, a team absent in the roster. Codes, zones and teams stay where they
# can, and only packets that say something else are printed.
AGAIN = SimpleNamespace(
    name="planagain",
    inputs={
        **{name: INPUTS[name] for name in ("LIST", "ADDRESS", "CITY", "STATE", "ZIP", "ID", "UNIT", "STUDENT_LANGUAGE", "VISIT_MINUTES",
                                           "HOLD", "HOLD_LIST", "SEALED", "REFERENCE", "CORRECTIONS")},
        "PREVIOUS": ("planzones", "PREVIOUS", "Visits of the plan as it was printed"),
        "PREVIOUS_ZONES": ("planzones", "PREVIOUS_ZONES", "Zones of that plan with their teams"),
        **without(INPUTS, ("LIST", "ADDRESS", "CITY", "STATE", "ZIP", "ID", "UNIT", "STUDENT_LANGUAGE", "VISIT_MINUTES", "HOLD",
                           "HOLD_LIST", "SEALED", "REFERENCE", "CORRECTIONS", "TEAMS", "WHAT_IF")),
    },
    children={
        "geocode": CHILDREN["geocode"],
        "deidentify": CHILDREN["deidentify"],
        "planzones": {**without(CHILDREN["planzones"], ("TEAMS", "WHAT_IF")), "PREVIOUS": "PREVIOUS", "PREVIOUS_ZONES": "PREVIOUS_ZONES"},
        "assignteams": {**CHILDREN["assignteams"], "PREVIOUS": "PREVIOUS_ZONES"},
        "teammaps": {**CHILDREN["teammaps"], "ONLY_CHANGES": ("value", True)},
    },
    algorithm={}, advanced=ADVANCED,
    outputs=OUTPUTS, own={})

# The visits of a month: whoever missed so many days, by the attendance staff that there is. Students of the months before keep
# their codes, and corrections are asked for once.
MONTHLY = SimpleNamespace(
    name="monthlyvisits",
    inputs={
        **{name: INPUTS[name] for name in ("LIST", "ADDRESS", "CITY", "STATE", "ZIP", "ID", "UNIT", "STUDENT_LANGUAGE")},
        "ABSENCES": (None, None, "Column of the days missed"),
        "LEAST_ABSENCES": (None, None, "Days missed from which on a student is visited"),
        "HOLD": INPUTS["HOLD"],
        **{name: INPUTS[name] for name in ("HOLD_LIST", "SEALED", "REFERENCE", "CORRECTIONS", "STAGING", "STREETS", "HOUSES", "CONTEXT",
                                           "ROSTER", "TEAM_MINUTES")},
        "TEAMS": ("planzones", "TEAMS", "Attendance teams (0: the fewest that suffice)"),
        "MAX_VISITS": ("planzones", "MAX_VISITS", "Visits of a team at most (0: no limit)"),
        **{name: INPUTS[name] for name in ("DEFAULT_MINUTES", "STREET_FIELDS", "SPEEDS", "TRIPS", "PAPER", "PAGE_LANGUAGE", "EVENT", "DATE",
                                           "DISTRICT", "CONTACT", "RETURN_TO", "START", "RETURN_BY", "DOOR", "PASSPHRASE", "CROSSWALK", "REGISTER",
                                           "FOLDER", "PROJECT")},
    },
    children={
        "geocode": CHILDREN["geocode"],
        "deidentify": {
            **without(CHILDREN["deidentify"], ("MINUTES",)),
            # Below the limit a row is held, as those that HOLD says.
            "HOLD": ("expression",
                     "if(@ABSENCES is null or @ABSENCES = '', coalesce(@HOLD, ''), "
                     "'coalesce(to_real(\"' || @ABSENCES || '\"), 0) < ' || @LEAST_ABSENCES || "
                     "if(@HOLD is null or @HOLD = '', '', ' or (' || @HOLD || ')'))"),
        },
        "planzones": {**without(CHILDREN["planzones"], ("WHAT_IF", "SHIFTS", "WALK_METERS", "PARKING_MINUTES")), "MAX_VISITS": "MAX_VISITS"},
        "assignteams": CHILDREN["assignteams"],
        "teammaps": CHILDREN["teammaps"],
    },
    algorithm={}, advanced=ADVANCED - {"TEAMS"} | {"MAX_VISITS"}, outputs=OUTPUTS,
    own={
        "ABSENCES": lambda: QgsProcessingParameterField("ABSENCES", parentLayerParameterName="LIST", optional=True),
        "LEAST_ABSENCES": lambda: QgsProcessingParameterNumber("LEAST_ABSENCES", defaultValue=3, minValue=0),
    })

ROADS = [AGAIN, MONTHLY]
