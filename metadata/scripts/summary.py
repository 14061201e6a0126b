#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo's summary, from what geocode and deidentify said and from the plan's layers.

usage: summary.py FOLDER SECONDS
"""
import pathlib
import re
import sqlite3
import sys

SAID = [(r"rows: (\d+) matched, (\d+) tied, (\d+) not matched",
         ["rows matched", "tied: several places", "unmatched"]),
        (r"\d+ visits to (\d+) students; (\d+) held, (\d+) left",
         ["students to visit", "held", "left for review"])]
PLANNED = [("zones", "SELECT count(*) FROM zones", "teams, a zone each"),
           ("visits", "SELECT count(*) FROM visits WHERE zone IS NOT NULL", "visits in zones"),
           ("visits", "SELECT count(*) FROM visits WHERE zone IS NULL", "visits that no team serves"),
           ("zones", "SELECT max(minutes) FROM zones", "minutes, the longest route"),
           ("zones", "SELECT avg(minutes) FROM zones", "minutes, the mean route")]


def lines(folder, seconds):
    log = (folder / "planevent.log").read_text(encoding="utf-8")
    for pattern, words in SAID:
        said = re.search(pattern, log)
        yield from zip(said.groups(), words) if said else ()
    for layer, query, words in PLANNED:
        with sqlite3.connect(f"file:{folder / 'event' / layer}.gpkg?mode=ro", uri=True) as database:
            yield database.execute(query).fetchone()[0], words
    yield len(list((folder / "event").rglob("*.pdf"))), "PDF files in event/pages"
    yield seconds, "seconds for the event, list to pages"


def main(folder, seconds):
    for number, words in lines(folder, seconds):
        print(f"{float(number):8.0f}  {words}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
