#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the guide quotes is so: every message stands in the sources, every algorithm and parameter of a command exists, and
both languages have the same pages, commands and messages. Usage: guide_test.py SOURCE"""
import csv
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
guide = source / "metadata/guide"
faults = []

text = ""
for path in sorted([*source.glob("algorithms/**/*.cpp"), *source.glob("algorithms/**/*.h"), *source.glob("plugin/**/*.cpp")]):
    text += re.sub(r"\n\s*//[^\n]*", "", path.read_text(encoding="utf-8"))
joined = re.sub(r'"\s*"', "", text)  # literals that the compiler joins
joined = re.sub(r"%\d", "…", joined)


def shown(cell):
    return re.sub(r"[%#]\d|\{\d\}", "…", cell)


# What the Spanish pages quote is what the desktop says there.
spanish = {}
for table in source.glob("metadata/languages/*/es.csv"):
    with open(table, encoding="utf-8", newline="") as rows:
        spanish.update((shown(row[0]), shown(row[1])) for row in csv.reader(rows))


def in_spanish(message):
    """What it may be there; a sentence of the loader's, which has no table, is as it is."""
    plain = message.strip("…").replace('\\"', '"')
    return [said for text, said in spanish.items() if plain in text] or [message]


models = {p.stem: p.read_text(encoding="utf-8") for p in source.glob("metadata/models/*.model3")}

messages = commands = 0
for page in sorted(guide.glob("*/*.md")):
    said = page.read_text(encoding="utf-8")
    for quoted in re.findall(r"^> (.+)$", said, re.M):
        messages += 1
        if page.parent.name == "es":
            continue  # below
        for part in filter(None, quoted.strip("…").split("…")):
            if part not in joined:
                faults.append(f"{page.name}: no source says “{part}”")
    for block in re.findall(r"qgis_process run ((?:[^\n]*\\\n)*[^\n]*)", said):
        commands += 1
        algorithm = re.match(r"doorstep:(\w+)", block).group(1)
        if algorithm not in models and f'"{algorithm}"' not in text:
            faults.append(f"{page.name}: there is no doorstep:{algorithm}")
        own = models.get(algorithm, "") + "".join(
            p.read_text(encoding="utf-8") for p in source.glob("algorithms/processing/*.cpp"))
        for name in re.findall(r"--([A-Z_]+)=", block):
            if f'"{name}"' not in own:
                faults.append(f"{page.name}: {algorithm} has no {name}")
assert messages > 50 and commands > 12, (messages, commands)

for page in sorted(guide.glob("en/*.md")):
    other = guide / "es" / page.name
    if not other.exists():
        faults.append(f"es/{page.name} is missing")
        continue
    for what, pattern in (("commands", r"^```\w*\n.*?^```"), ("messages", r"^> .+$"), ("pictures", r"!\[.*?\]\((.*?)\)")):
        here, there = (re.findall(pattern, p.read_text(encoding="utf-8"), re.M | re.S if what == "commands" else re.M) for p in (page, other))
        if what == "messages" and len(here) == len(there):
            for message, said in zip(here, there):
                if said[2:] not in in_spanish(message[2:]):
                    faults.append(f"es/{page.name}: “{said[2:]}” is not what is said for “{message[2:]}”")
        elif here != there:
            faults.append(f"es/{page.name}: its {what} are not those of en/{page.name}")

print("\n".join(faults) or f"{messages} messages, {commands} commands")
sys.exit(bool(faults))
