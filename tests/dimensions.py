#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""dimensions.py SOURCE [--update]: the lists of docs/dimensions.md are those of data/. --update writes them anew."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

SOURCE = os.path.abspath(sys.argv[1])
PAGE = os.path.join(SOURCE, "docs", "dimensions.md")
LIST = re.compile(r"(<!-- (concepts|measure|fund|scope) -->\n)(.*?)(<!-- end -->\n)", re.S)


def rows(name):
    with open(os.path.join(SOURCE, "data", name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]


def page():
    with open(PAGE, encoding="utf-8") as file:
        return file.read()


def table_of(name):
    if name == "concepts":
        lines = [(row + ["", ""])[:3] for row in rows("concepts.tsv")]
        return "| concept | printed as | meaning |\n|---|---|---|\n" + "".join(
            f"| `{concept}` | {printed} | {meaning} |\n" for concept, printed, meaning in lines)
    return f"| {name} | meaning |\n|---|---|\n" + "".join(
        f"| `{value}` | {meaning} |\n" for dimension, value, meaning in rows("dimensions.tsv") if dimension == name)


def test_the_lists_of_the_page_are_those_of_the_data():
    found = {match[2]: match[3] for match in LIST.finditer(page())}
    assert set(found) == {"concepts", "measure", "fund", "scope"}, found.keys()
    for name, text in found.items():
        assert text == table_of(name), f"{name}: ninja update-docs writes the list anew"


if "--update" in sys.argv:
    text = LIST.sub(lambda match: match[1] + table_of(match[2]) + match[4], page())
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(text)
else:
    tap.run(globals())
