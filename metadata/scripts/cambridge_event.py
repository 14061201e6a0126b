#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A list, staging places and a roster for an event on Cambridge's streets.

usage: cambridge_event.py DATA FOLDER STUDENTS

The typed addresses come from the practice set; ids, languages and teams are made up. Two schools far apart serve
as staging places.
"""
import csv
import json
import pathlib
import random
import sqlite3
import struct
import sys

LIST_COLUMNS = ["SIS Number", "Last Name", "First Name", "Home Address", "Apt", "City", "State", "Zip",
                "Home Language", "Hold", "Contact Notes"]
TEAMS = 30


def school_points(path):
    """Name and place of each school: GeoPackage geometries are a header and then WKB."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        for name, blob in database.execute("SELECT SITE_NAME, geom FROM public_schools ORDER BY SITE_NAME"):
            envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
            yield name, struct.unpack("<dd", blob[8 + envelope + 5:8 + envelope + 21])


def write_csv(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def main(data, folder, students):
    folder.mkdir(parents=True)
    chance = random.Random(1)
    with open(data / "practice.csv", encoding="utf-8", newline="") as file:
        typed = list(csv.DictReader(file))[:students]
    write_csv(folder / "students.csv", LIST_COLUMNS, (
        [f"{100000 + int(row['id'])}", f"Surname{row['id']}", f"Given{row['id']}", row["address"], "", row["city"],
         "MA", row["zip"], chance.choices(["English", "Spanish", "Haitian Creole", "Portuguese", "Amharic"],
                                          [60, 18, 10, 8, 4])[0],
         "opted out" if chance.random() < 0.02 else "", ""]
        for row in typed))

    schools = sorted(school_points(data / "cambridge.gpkg"), key=lambda school: school[1])
    staging = [schools[0], schools[-1]]
    features = [{"type": "Feature", "properties": {"staging": name, "teams": TEAMS},
                 "geometry": {"type": "Point", "coordinates": place}} for name, place in staging]
    (folder / "staging.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    rows = []
    for team in range(TEAMS):
        name, home = f"Team {team + 1:02}", staging[team % 2][0]
        # What a team speaks is what its three members speak together: most have two languages beside English.
        leader, volunteer = ["en;es", "en", "en;ht", "en;pt", "en;am"][team % 5], ["en;ht", "en;es", "en;pt"][team % 3]
        administrator = ["en", "en;es"][team % 2]
        rows += [[name, home, f"Leader {team + 1}", "leader", "yes", leader, "yes", "sedan"],
                 [name, home, f"Administrator {team + 1}", "site administrator", "yes", administrator, "yes", ""],
                 [name, home, f"Volunteer {team + 1}", "volunteer", "no", volunteer, "yes", ""]]
    write_csv(folder / "roster.csv",
              ["team", "staging", "member", "role", "employee", "languages", "agreement", "vehicle"], rows)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))
