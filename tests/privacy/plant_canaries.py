#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Plants a marker in every column of a student list (privacy 6).

Usage: plant_canaries.py LIST PLANTED MARKERS. Columns that geocoding needs keep most of their values, so that the road
has something to plan; of the others every cell becomes a marker. Columns that tell the reason for a visit are added.
"""
import csv
import re
import sys

KEPT_MOSTLY = {"Home Address", "City", "State", "Zip"}
APPENDED = {"Apt", "Home Language"}
ADDED = ["Withdrawal Code", "Attendance", "Discipline Notes", "GPA"]


def marker(column):
    """Two words in mixed case with a ligature (ffi), as names have them."""
    return "Zqffi Kanary" + re.sub("[^a-z]", "", column.lower())


def main():
    list_file, planted_file, markers_file = sys.argv[1:]
    with open(list_file, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0]) + [name for name in ADDED if name not in rows[0]]
    for number, row in enumerate(rows):
        for column in columns:
            value = row.get(column) or ""
            if column == "SIS Number":
                row[column] = marker(column) + str(number)
            elif column in KEPT_MOSTLY:
                row[column] = f"{value} {marker(column)}" if number % 20 == 3 else value
            elif column in APPENDED:
                row[column] = f"{value} {marker(column)}" if value else value
            elif column == "Hold":
                row[column] = marker(column) if value or number % 25 == 7 else ""
            else:
                row[column] = marker(column)
    with open(planted_file, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    with open(markers_file, "w", encoding="utf-8") as file:
        file.write("".join(marker(column) + "\n" for column in columns))


main()
