#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""outputs.py GONGKAI FOLDER…: what must be true of the output for any document, tried on every PDF of the folders.

Each output is valid against the schema (with python3-jsonschema); cells cover the grid once; the ink of each page adds
up; ids are unique and point at something; two runs, and a run in another locale, give the same bytes.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import locales  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, *FOLDERS = sys.argv[1:]


ENVIRONMENTS = locales.environments()


def extract(*arguments, environment=None):
    result = subprocess.run([GONGKAI, "extract", *arguments], capture_output=True, env=environment)
    assert result.returncode in (0, 2, 3), result
    return result.stdout


def validator():
    try:
        import jsonschema
    except ImportError as missing:
        raise tap.Skip("python3-jsonschema is not installed") from missing
    schema = json.loads(subprocess.run([GONGKAI, "schema"], capture_output=True, check=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def check_valid(data):
    problems = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in validator().iter_errors(data)]
    assert not problems, problems[:5]


def check_no_floats_for_money(data):
    """JSON numbers are counts, coordinates and angles: none stands under a key of an amount."""
    def walk(value, key):
        if isinstance(value, dict):
            for name, below in value.items():
                walk(below, name)
        elif isinstance(value, list):
            for below in value:
                walk(below, key)
        else:
            assert not isinstance(value, float) or key in ("box", "width", "height", "skew"), (key, value)
    walk(data, None)


def check_grids(data):
    for table in data["tables"]:
        rows, columns = table["row_count"], table["column_count"]
        covered = [cell["id"] for cell in table["cells"] for _ in range(cell["row_span"] * cell["column_span"])]
        places = {(r, c) for cell in table["cells"] for r in range(cell["row"], cell["row"] + cell["row_span"])
                  for c in range(cell["column"], cell["column"] + cell["column_span"])}
        assert len(covered) == rows * columns == len(places), table["id"]
        assert places == {(r, c) for r in range(rows) for c in range(columns)}, table["id"]
        assert [row["index"] for row in table["rows"]] == list(range(rows)), table["id"]
        assert [column["index"] for column in table["columns"]] == list(range(columns)), table["id"]
        order = [(cell["row"], cell["column"]) for cell in table["cells"]]
        assert order == sorted(order), table["id"]
        for cell in table["cells"]:
            assert cell["id"] == f"{table['id']}.r{cell['row']}.c{cell['column']}"
            assert cell["printed"] != cell["text"] and cell["boxes"], cell["id"]


def check_ink(data):
    for page in data["pages"]:
        ink = page["ink"]
        assert ink["glyphs"] == sum(count for key, count in ink.items() if key != "glyphs"), (page["number"], ink)


def check_links(data):
    cells = {cell["id"]: cell for table in data["tables"] for cell in table["cells"]}
    statements = {statement["id"]: statement for statement in data["statements"]}
    assert len(cells) == sum(len(table["cells"]) for table in data["tables"])
    named = {}
    for check in data["checks"]:
        for member in check["terms"] + check["statements"] + [check["total"]]:
            named.setdefault(member, set()).add(check["id"])
    for members in (cells, statements):
        for member, value in members.items():
            assert set(value["checks"]) == named.pop(member, set()), member
    assert not named, named
    for diagnostic in data["diagnostics"]:
        assert all(cell in cells for cell in diagnostic["cells"]), diagnostic
    assert all(row["cell"] in cells for record in data["performance"] for row in record["indicators"])


# Units that stand behind an amount in its own cell (9万元), longer words first.
MONEY = [("亿元", Decimal(10**8)), ("万元", Decimal(10**4)), ("千元", Decimal(1000)), ("元", Decimal(1))]


def check_units(data):
    """An amount in 元 is the printed amount times its unit, exactly: its own, its column's, or its table's."""
    for table in data["tables"]:
        for cell in table["cells"]:
            value, column = cell["value"], table["columns"][cell["column"]]
            if value["yuan"] is None:
                continue
            own = next((factor for word, factor in MONEY if cell["text"].endswith(word)), None)
            factor = own or Decimal((column["unit"] or table["unit"])["yuan"])
            assert Decimal(value["yuan"]) == Decimal(value["decimal"]) * factor, cell


def check_same_bytes(path, first):
    for environment in ENVIRONMENTS:
        assert extract(path, environment=environment) == first, f"LC_ALL={environment['LC_ALL']} gives other bytes"
    assert json.loads(extract(path, "--compact")) == json.loads(first), "--compact says something else"


def check_document(path):
    first = extract(path)
    data = json.loads(first)
    for check in (check_no_floats_for_money, check_grids, check_ink, check_links, check_units, check_valid):
        check(data)
    check_same_bytes(path, first)


def test_made_for_this_test():
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(make_pdf.pdf())
        file.flush()
        check_document(file.name)


def test_records_of_failures_are_valid():
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        for content in (b"", b"hello", make_pdf.pdf()[:300], make_pdf.pdf([""]), make_pdf.pdf([])):
            file.seek(0)
            file.truncate()
            file.write(content)
            file.flush()
            check_valid(json.loads(extract(file.name)))
        check_valid(json.loads(extract(file.name, "--pages", "7")))
    missing = extract("/no/such.pdf", "/no/other.pdf")
    for line in missing.decode().splitlines():
        check_valid(json.loads(line))


def test_the_schema_refuses_faults():
    """The schema can fail: each of these changes makes an output invalid."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(make_pdf.pdf())
        file.flush()
        text = extract(file.name).decode()
    check = validator()
    assert check.is_valid(json.loads(text))

    def changed(change):
        data = json.loads(text)
        change(data)
        return check.is_valid(data)
    number = next(i for i, cell in enumerate(json.loads(text)["tables"][0]["cells"]) if cell["value"]["decimal"])
    assert not changed(lambda d: d.pop("checks"))
    assert not changed(lambda d: d.update(extra=1))
    assert not changed(lambda d: d.update(status="fine"))
    assert not changed(lambda d: d["tables"][0].update(kind="income_and_expenditure"))
    assert not changed(lambda d: d["tables"][0]["cells"][number]["value"].update(decimal=614.59))
    assert not changed(lambda d: d["tables"][0]["cells"][number]["value"].update(decimal=None))
    assert not changed(lambda d: d["tables"][0]["cells"][number]["value"].update(state="blank"))
    assert not changed(lambda d: d["tables"][0]["cells"][number].update(id="3.5"))
    assert not changed(lambda d: d["tables"][0]["cells"][number].update(repairs=["guessed"]))
    assert not changed(lambda d: d["pages"][0].update(number=0))


def add_tests():
    for folder in FOLDERS:
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.pdf"), recursive=True)):
            name = "test_" + os.path.relpath(path, os.path.dirname(os.path.abspath(folder)))

            def test(path=path):
                check_document(path)
            test.__name__ = name
            globals()[name] = test


add_tests()
tap.run(globals())
