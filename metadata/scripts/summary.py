#!/usr/bin/env python3
"""The demo's summary, from the model's log and its outputs.

usage: summary.py FOLDER SECONDS
"""
import pathlib
import re
import sys

LINES = [("geocode", "MATCHED", "rows matched"), ("geocode", "TIED", "rows tied (several places)"),
         ("geocode", "UNMATCHED", "rows unmatched"), ("deidentify", "HELD", "rows held"),
         ("deidentify", "LEFT", "rows left for review"), ("deidentify", "STUDENTS", "students to visit"),
         ("deidentify", "VISITS", "visits"), ("planzones", "ZONES", "teams"),
         ("planzones", "UNSERVED", "visits that no team serves"),
         ("planzones", "LONGEST", "minutes, the longest route")]


def child_results(log):
    """What each child of the model ended with, as QGIS logs it."""
    found = {}
    for child, output, number in re.findall(r"'?(\w+)'?:?\s*'?([A-Z_]+)'?:\s*([0-9.]+)", log):
        found[child, output] = number
    for block in re.finditer(r"Running (.+?) \[\d+/\d+\].*?(?=Running .+? \[\d+/\d+\]|\Z)", log, re.S):
        for output, number in re.findall(r"'?([A-Z]+)'?: ([0-9.]+)", block.group(0)):
            found.setdefault(("", output), number)
    return found


def main(folder, seconds):
    found = child_results((folder / "planevent.log").read_text(encoding="utf-8"))
    for child, output, words in LINES:
        number = found.get((child, output), found.get(("", output)))
        if number is not None:
            print(f"{float(number):8.0f}  {words}")
    pages = sorted((folder / "event").rglob("*.pdf"))
    print(f"{len(pages):8}  PDF files in {(folder / 'event' / 'pages').relative_to(folder.parent.parent.parent)}")
    print(f"{float(seconds):8.1f}  seconds for the event, list to pages")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
