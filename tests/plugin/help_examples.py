# SPDX-License-Identifier: GPL-2.0-or-later
"""The examples of the algorithms' help pages, in the order of the road. Usage: help_examples.py HELP console|python [FROM TO]:
prints the commands of the pages between two algorithms, both with them; every algorithm must have both."""
import html
import pathlib
import re
import sys

ROAD = ["samplecity", "describelayer", "buildreference", "geocode", "deidentify", "densityclusters", "planzones", "editplan",
        "assignteams", "teammaps", "registerreturn", "debrief", "planagain", "scanforleaks", "planevent", "monthlyvisits", "wipe"]
folder, kind = pathlib.Path(sys.argv[1]), sys.argv[2]
first, last = sys.argv[3:] or (ROAD[0], ROAD[-1])
others = {"panel", "review", "debriefpaper"}  # windows, which no command opens
pages = {p.stem for p in folder.glob("*.html") if not p.stem.startswith("doorstep_")} - others
assert pages == set(ROAD), f"not in the road, or without a page: {sorted(pages ^ set(ROAD))}"
for algorithm in ROAD[ROAD.index(first):ROAD.index(last) + 1]:
    blocks = [html.unescape(b) for b in
              re.findall(r"<pre>(.*?)</pre>", (folder / f"{algorithm}.html").read_text(encoding="utf-8"), re.S)]
    own = [b for b in blocks if f"doorstep:{algorithm}" in b and ("processing.run(" in b) == (kind == "python")]
    assert len(own) == 1, f"{algorithm}.html has {len(own)} examples for {kind}"
    print(own[0])
