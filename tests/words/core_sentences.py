#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every sentence that the sources put together outside of tr() has its row in metadata/languages/core/<language>.csv.

A sentence is a sum of literals and values: "SPEEDS, row " + std::to_string( row ) + ": " + why is the row "SPEEDS, row #1: %2",
in which # is for numbers. What stands for a value may be a sentence itself (why), which has a row of its own. Sums of which all is a value, a path or a
number are none; SILENT names the files whose texts nobody is told.

  core_sentences.py            says which rows are missing, have other places or are said by no source; exit code 1 then
  core_sentences.py --list     all of them, as rows
"""
import csv
import itertools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLES = ROOT / "metadata/languages/core"
TOKEN = re.compile(r'R"(\w*)\((?:.|\n)*?\)\1"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\'|//[^\n]*|/\*(?:.|\n)*?\*/|#[^\n]*'
                   r'|\w+|\s+|[+\-*/|&<>=!]=|::|->|\+\+|--|&&|\|\||<<|.')
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:;.)\"]* \(?\"?[A-Za-z%#]|[%#]\d [a-z]{2,}|^[a-z]+: %")
CLOSES = {"(": ")", "[": "]", "{": "}"}
ENDS = {",", ";", "?", ":", "=", "return", "<<", "+=", "==", "!=", "&&", "||", "throw", "<", ">", "push_back", "case", "|", "*", "-"}

# Whose texts are no sentences to the user, but where they refuse: words of addresses and of pages, files of other programs, the
# made-up city, the plan's report beside what it hands to told(), reports of searches, names of kinds.
SILENT = ("address/", "sheet/pdf_mark", "sample/", "morning/report", "privacy/leak_", "privacy/own_traces", "geocode/compare_parts",
          "geocode/typed_town", "hand/hand_notes", "layers/whole_table", "layers/kept_columns", "print/page_layers",
          "print/table_boxes", "print/packet_content", "privacy/wipe_certificate", "privacy/wipe.cpp", "privacy/scan_values",
          "geocode/reference_records", "packet/issued_packets", "packet/packet_folder", "processing/packet_sheaf")
SILENT_TEXTS = {"MediaBox is undefined", "<</Marked true>>", "<</DisplayDocTitle true>>", "1 Main St, %1", "doorstep register 1 ",
                "/Producer (Doorstep)", "<title>Plan of the zones</title>", "SYNTHETIC DATA.", "Home visits", "Road classes",
                "press and briefing", "not visitable", "on file", "release %1%2", "column %1%2",
                "no text: %1", "not reported", "black and white"}
# Calls that give a number as text.
NUMBERS = ("withDecimals", "wholeMinutes")
# Calls that put a number before what they are given.
COUNTS = (("hand/hand_rules.cpp", "tell"),)


def tokens(source):
    found = []
    for match in TOKEN.finditer(source):
        text = match.group(0)
        if not text.isspace() and not text.startswith(("//", "/*", "#")):
            found.append(text)
    return found


def value_of(literal):
    return literal[1:-1].replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def is_text(token):
    return token.startswith('"')


def closing(found, at):
    """The index of the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(found)):
        depth += found[i] in CLOSES
        depth -= found[i] in CLOSES.values()
        if depth == 0:
            return i
    return len(found)


def operands(found, first, last):
    """The operands of the sum in [first, last), each its tokens."""
    parts, start, i = [], first, first
    while i < last:
        if found[i] in CLOSES:
            i = closing(found, i)
        elif found[i] == "+":
            parts.append(found[start:i])
            start = i + 1
        i += 1
    parts.append(found[start:last])
    return [part for part in parts if part]


def choices(part):
    """What an operand may say: texts, % for a value, # for a number."""
    if all(is_text(token) for token in part):
        return ["".join(value_of(token) for token in part)]
    if part[:4] == ["std", "::", "string", "("] and closing(part, 3) == len(part) - 1:
        return choices(part[4:-1]) if all(map(is_text, part[4:-1])) else choices(part[3:])
    if part[0] == "(" and closing(part, 0) == len(part) - 1 and "?" in part:
        inner = part[1:-1]
        ask = inner.index("?")
        depth, colon = 0, None
        for i in range(ask + 1, len(inner)):
            depth += inner[i] in CLOSES
            depth -= inner[i] in CLOSES.values()
            if inner[i] == ":" and depth == 0 and colon is None:
                colon = i
        if colon and all(is_text(t) for t in inner[ask + 1:colon] + inner[colon + 1:]):
            return ["".join(map(value_of, inner[ask + 1:colon])), "".join(map(value_of, inner[colon + 1:]))]
    if part[0] == "counted" and sum(map(is_text, part)) == 2:
        space = " " if not next(filter(is_text, part)).startswith('" ') else ""
        return [("#", space + value_of(text)) for text in part if is_text(text)]
    return ["#" if part[:3] == ["std", "::", "to_string"] or part[0] in NUMBERS else "%"]


def sums(found):
    """(first, last) of each sum that has a literal and is no argument of tr()."""
    seen = 0
    for i, token in enumerate(found):
        if not is_text(token) or i < seen or found[i - 1] == "include" or found[i - 2:i] == ["extern"]:
            continue
        first, depth = i, 0
        while first > 0:  # to the left until what the sum stands in
            before = found[first - 1]
            depth += before in CLOSES.values()
            if depth == 0 and (before in CLOSES or before in ENDS):
                if found[first - 4:first] == ["std", "::", "string", "("] and closing(found, first - 1) == i + 1:
                    first -= 4
                    continue
                break
            depth -= before in CLOSES
            first -= 1
        last, depth = first, 0
        while last < len(found):
            if depth == 0 and (found[last] in CLOSES.values() or found[last] in ENDS):
                break
            depth += found[last] in CLOSES
            depth -= found[last] in CLOSES.values()
            last += 1
        seen = last
        yield first, last


def told(found):
    """(first, last) of what a page tells in its reader's language, at any depth."""
    for i in range(len(found) - 1):
        if found[i:i + 2] == ["told", "("] and any(map(is_text, found[i + 2:closing(found, i + 1)])):
            yield i + 2, closing(found, i + 1)


def templates(path, name):
    found = tokens(path.read_text(encoding="utf-8"))
    texts = []
    pages = list(told(found))
    for first, last in pages + [part for part in sums(found) if not any(a <= part[0] < b for a, b in pages)]:
        callee = enclosing(found, first)
        if callee in ("tr", "QStringLiteral", "QLatin1String", "translate", "counted"):
            continue
        if name.startswith(SILENT) and callee not in ("InputError", "told"):
            continue
        for choice in itertools.product(*(choices(part) for part in operands(found, first, last))):
            text, place = "#1" if (name, callee) in COUNTS else "", 0
            for part in choice:
                for piece in part if isinstance(part, tuple) else (part,):
                    if piece in ("#", "%"):
                        place += 1
                        piece += str(place)
                    text += piece
            # What a page tells may be one word: the head of a column.
            if callee == "told" or SENTENCE.search(text) and text not in SILENT_TEXTS:
                texts.append(text)
    # One of two words within a longer sum.
    return [text for text in texts if text[0] != " " or not any(text in other and text != other for other in texts)]


# What these sums are given: single words, and what the system says of files.
EXTRA = ("unit", "units", "building", "floor", "town", "state", "states", "ZIP", "speed", "one-way", "types", "numbers", "directions",
         "feature #1", "features %1", "#1 minute", "#1 minutes", "opened", "read", "written", "locked", "left", "right",
         "No space left on device", "Permission denied", "Is a directory", "Not a directory", "Read-only file system",
         "No such file or directory", "Disk quota exceeded", "Input/output error", "File too large")


def enclosing(found, at):
    """The name of the call whose argument stands at `at`."""
    depth = 0
    for i in range(at - 1, max(0, at - 200), -1):
        depth += found[i] in CLOSES.values()
        if depth == 0 and found[i] in (";", "{", "}"):
            return ""
        if depth == 0 and found[i] == "(":
            return found[i - 1]
        depth -= found[i] in CLOSES
    return ""


def languages():
    """Their English names, which sentences hold."""
    names = {}
    with open(ROOT / "metadata/lexicons/languages.csv", encoding="utf-8") as lines:
        for code, word in csv.reader(line for line in lines if not line.startswith("#")):
            names.setdefault(code, word)
    return [name for code, name in names.items() if code != "code"]


def spoken():
    """Each sentence, and where it is from."""
    texts = {}
    for path in sorted((ROOT / "algorithms").rglob("*.cpp")) + sorted((ROOT / "algorithms").rglob("*.h")):
        name = path.relative_to(ROOT / "algorithms").as_posix()
        for text in templates(path, name):
            texts.setdefault(text, name)
    for text in EXTRA:
        texts.setdefault(text, "what sums are given")
    for text in languages():
        texts.setdefault(text, "metadata/lexicons/languages.csv")
    return texts


def numbers(text):
    """Of its places; in a translation {1} is one for a sentence of Doorstep's own, which is translated too."""
    return sorted("".join(place) for place in re.findall(r"[%#](\d)|\{(\d)\}", text))


def faults(table, texts):
    with open(table, encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    known = {row[0] for row in rows}
    for text, name in texts.items():
        if text not in known:
            yield name + ": not in " + table.name + ": " + text
    for row in rows:
        if len(row) != 2 or not row[1].strip():
            yield table.name + ": two cells: " + row[0]
        elif row[0] not in texts:
            yield table.name + ": no source says it any more: " + row[0]
        elif numbers(row[0]) != numbers(row[1]):
            yield table.name + ": other places: " + row[0]
        elif row[0][0] == " " != row[1][0] or (row[0][-1] == " ") != (row[1][-1] == " "):
            yield table.name + ": other ends: " + row[0]
    if len(known) != len(rows):
        yield table.name + ": a sentence twice"


# Where a sentence of the core is shown as it is.
UNTOLD = re.compile(r"QString::from(?:StdString|Utf8|Latin1)\(\s*\w+\.what\(\)|push(?:Warning|Info)\(\s*QString::from(?:StdString|Utf8)\(")


def untold():
    for folder in ("algorithms/layers", "algorithms/print", "algorithms/processing", "plugin"):
        for path in sorted((ROOT / folder).rglob("*.cpp")):
            for shown in UNTOLD.findall(path.read_text(encoding="utf-8")):
                yield path.name + ": not by toldInOwnWords(): " + shown


def main():
    texts = spoken()
    if sys.argv[1:] == ["--list"]:
        csv.writer(sys.stdout, lineterminator="\n").writerows([text, ""] for text in texts)
        return 0
    if len(texts) < 600:
        print("only %d sentences were found in the sources" % len(texts))
        return 1
    tables = sorted(TABLES.glob("*.csv"))
    wrong = [fault for table in tables for fault in faults(table, texts)] + list(untold())
    print("\n".join(wrong) if wrong else "%d sentences, %d languages" % (len(texts), len(tables)))
    return 1 if wrong or not tables else 0


if __name__ == "__main__":
    sys.exit(main())
