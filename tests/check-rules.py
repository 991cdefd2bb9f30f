#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""check-rules.py SOURCE [--update]: the rules of checks are a closed list. docs/checks.md lists those of data/ (--update
writes the lists anew), and no other stands in the sources or in the twins of the fixtures."""
import glob
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

SOURCE = os.path.abspath(sys.argv[1])
PAGE = os.path.join(SOURCE, "docs", "checks.md")
LIST = re.compile(r"(<!-- (structures|identities) -->\n)(.*?)(<!-- end -->\n)", re.S)
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def read(*path):
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as file:
        return file.read()


def rows(name):
    return [line.split("\t") for line in read("data", name).split("\n") if line and not line.startswith("#")]


def first(alternatives):
    words = alternatives.split("|")
    return words[0] + (" …" if len(words) > 1 else "")


def side(kind, block, row, column):
    """What stands on one side of a line of identities.tsv."""
    if kind == "text":
        return f"text, {first(row.removeprefix('topic:'))}" + (f" ({block})" if block != "-" else "")
    half = " of expenditure" if block == "expenditure" else ""
    return f"`{kind}`{half}, {first(row)}" + ("" if column in ("first", "each") else f", {first(column)}")


def table_of(name):
    if name == "structures":
        return "| rule | kind of check | what it says |\n|---|---|---|\n" + "".join(
            f"| `{rule}` | `{'`, `'.join(kind.split(', '))}` | {meaning} |\n" for rule, kind, meaning in rows("check-rules.tsv"))
    lines = {}
    for fields in rows("identities.tsv"):
        fields += [""] * (15 - len(fields))
        plus = f" + {side(fields[6], *fields[11:14])}" if fields[11] else ""
        says = f"{side(*fields[1:5])} {fields[5]} {side(*fields[6:10])}{plus}"
        lines.setdefault(fields[0], []).append(says)
    return "| rule | what it says |\n|---|---|\n" + "".join(
        f"| `{rule}` | {says[0]}{f'; {len(says) - 1} more' if len(says) > 1 else ''} |\n" for rule, says in lines.items())


def listed():
    return {row[0] for name in ("check-rules.tsv", "identities.tsv") for row in rows(name)}


def test_the_page_lists_the_rules_of_the_data():
    found = {match[2]: match[3] for match in LIST.finditer(read("docs", "checks.md"))}
    assert set(found) == {"structures", "identities"}, found.keys()
    for name, text in found.items():
        assert text == table_of(name), f"{name}: ninja update-docs writes the list anew"


def test_no_rule_stands_in_both_lists():
    both = {row[0] for row in rows("check-rules.tsv")} & {row[0] for row in rows("identities.tsv")}
    assert not both, both


def test_the_sources_name_the_rules_of_the_list_and_no_other():
    named = set()
    for path in (path for room in ("sums", "checks") for path in glob.glob(os.path.join(SOURCE, "normalize", room, "*.c"))):
        with open(path, encoding="utf-8") as file:
            named |= set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', COMMENT.sub("", file.read())))
    # Words of data/check-words.tsv, and a kind of table, look alike.
    named -= {row[1] for row in rows("check-words.tsv")} | {row[1] for row in rows("table-kinds.tsv")} | {"government_fund"}
    made = {row[0] for row in rows("check-rules.tsv")}
    assert named == made, f"not listed: {sorted(named - made)}; in no source: {sorted(made - named)}"


def test_twins_have_rules_of_the_list():
    found = set()
    for path in glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")):
        with open(path, encoding="utf-8") as file:
            found |= {check["rule"] for check in json.load(file)["checks"]}
    assert len(found) > 10 and not found - listed(), found - listed()


if "--update" in sys.argv:
    page = LIST.sub(lambda match: match[1] + table_of(match[2]) + match[4], read("docs", "checks.md"))
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(page)
else:
    tap.run(globals())
