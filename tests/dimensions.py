#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""dimensions.py GONGKAI SOURCE [--update]: the lists of docs/dimensions.md are those of data/, and the example
docs/examples/validator.py finds what is wrong and nothing else. --update writes the lists anew.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
PAGE = os.path.join(SOURCE, "docs", "dimensions.md")
LIST = re.compile(r"(<!-- (concepts|measure|fund|scope) -->\n)(.*?)(<!-- end -->\n)", re.S)
FOLDER = tempfile.TemporaryDirectory()


def rows(name):
    with open(os.path.join(SOURCE, "data", name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def table_of(name):
    if name == "concepts":
        lines = [(row + ["", ""])[:3] for row in rows("concepts.tsv")]
        return "| concept | printed as | meaning |\n|---|---|---|\n" + "".join(
            f"| `{concept}` | {printed} | {meaning} |\n" for concept, printed, meaning in lines)
    return f"| {name} | meaning |\n|---|---|\n" + "".join(
        f"| `{value}` | {meaning} |\n" for dimension, value, meaning in rows("dimensions.tsv") if dimension == name)


def test_the_lists_of_the_page_are_those_of_the_data():
    found = {match[2]: match[3] for match in LIST.finditer(read(PAGE))}
    assert set(found) == {"concepts", "measure", "fund", "scope"}, found.keys()
    for name, text in found.items():
        assert text == table_of(name), f"{name}: ninja update-docs writes the list anew"


def extract(path):
    name = os.path.join(FOLDER.name, os.path.basename(path)[:-4] + ".json")
    if not os.path.exists(name):
        result = subprocess.run([GONGKAI, "extract", path, "-o", name], capture_output=True)
        assert result.returncode in (0, 3), result
    return name


def validate(*paths):
    result = subprocess.run([sys.executable, os.path.join(SOURCE, "docs", "examples", "validator.py"), *paths],
                            capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_validator_finds_nothing_in_the_fixtures():
    paths = [extract(path) for path in sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.pdf")))]
    assert paths and validate(*paths) == "", validate(*paths)


def test_the_validator_finds_nothing_in_the_corpus():
    shared = os.environ.get("GONGKAI_SHARED", os.path.join(SOURCE, "..", "shared"))
    paths = sorted(glob.glob(os.path.join(shared, "corpus", "*.pdf")))
    if not paths:
        raise tap.Skip("no ground truth beside the repository")
    found = validate(*[extract(path) for path in paths])
    assert found == "", found


def test_the_validator_finds_a_changed_amount():
    """收入总计 against 支出总计, table against table, prose against table."""
    path = extract(os.path.join(SOURCE, "fixtures", "narrow-columns.pdf"))
    for concept, holders in (("income.total", "tables"), ("expenditure.basic", "tables"), ("three_public.reception", "statements")):
        budget = json.loads(read(path))
        cells = [cell for table in budget["tables"] for cell in table["cells"]] if holders == "tables" else budget["statements"]
        value = next(cell["value" if holders == "tables" else "amount"] for cell in cells
                     if cell["dimensions"] and cell["dimensions"]["concept"] == concept)
        value["yuan"] = str(int(value["yuan"].split(".")[0]) + 10000) + ".00"
        changed = os.path.join(FOLDER.name, "changed.tmp")
        write(changed, json.dumps(budget))
        assert concept in validate(changed), concept


def test_the_validator_adds_up_three_public():
    def cell(place, concept, yuan):
        return {"id": place, "value": {"decimal": yuan, "yuan": yuan}, "standing": "read", "dimensions": {
            "concept": concept, "code": None, "measure": "budget", "fund": "general", "year": 2024, "scope": "unit"}}
    parts = ("three_public.total", "three_public.abroad", "three_public.vehicles", "three_public.reception")
    for total, wrong in (("60.00", False), ("61.00", True)):
        cells = [cell(f"t1.r{row}.c1", *what) for row, what in enumerate(zip(parts, (total, "10.00", "20.00", "30.00")))]
        path = os.path.join(FOLDER.name, "parts.tmp")
        write(path, json.dumps({"tables": [{"kind": "three_public", "cells": cells}], "statements": []}))
        assert bool(validate(path)) == wrong, validate(path)


if "--update" in sys.argv:
    write(PAGE, LIST.sub(lambda match: match[1] + table_of(match[2]) + match[4], read(PAGE)))
else:
    tap.run(globals())
