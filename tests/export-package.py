#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""export-package.py GONGKAI SOURCE: the Data Package is valid, holds what the JSON holds, and appears whole or not at all."""
import csv
import glob
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tidy as tidy_amounts  # noqa: E402
import data_package  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)
NAMES = ["amounts.csv", "checks.csv", "datapackage.json", "diagnostics.csv", "documents.csv", "tables.csv"]


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, *arguments], capture_output=True, **options)
    assert result.returncode == code, result
    return result


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def save(data, name="edited.json"):
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


def read(folder):
    contents = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            contents[name] = file.read()
    return contents


def all_fixtures():
    if not os.path.exists(path("all")):
        run("export", *FIXTURES, "-o", path("all/"))
        run("export", *FIXTURES, "--format", "csv", "-o", path("all.csv"))
    return data_package.check(path("all"))


def test_the_package_is_valid():
    package, tables = all_fixtures()
    assert sorted(os.listdir(path("all"))) == NAMES
    assert {resource["name"]: resource["rows"] for resource in package["resources"]} == {name: len(rows) for name, rows in tables.items()}


def test_amounts_are_those_of_the_JSON():
    _, tables = all_fixtures()
    expected = [row for fixture in FIXTURES for row in tidy_amounts.tidy(load(fixture))]
    assert len(tables["amounts"]) == len(expected)
    for row, other in zip(tables["amounts"], expected):
        for key, value in row.items():
            same = Decimal(other[key]) if isinstance(value, Decimal) else int(other[key]) if isinstance(value, int) else other[key]
            assert value == same and str(value if value is not None else other[key]) == str(other[key]), (key, value, other[key])
    with open(path("all.csv"), "rb") as file:
        assert file.read() == read(path("all"))["amounts.csv"]


def test_documents_tables_checks_and_diagnostics():
    _, tables = all_fixtures()
    for fixture in FIXTURES:
        data = load(fixture)
        mine = {name: [row for row in rows if row["document_id"] == data["source"]["sha256"]] for name, rows in tables.items()}
        document, = mine["documents"]
        assert (document["file"], document["bytes"], document["pages"]) == (data["source"]["file"], data["source"]["bytes"],
                                                                          data["source"]["page_count"])
        assert (document["tables"], document["amounts"]) == (len(data["tables"]), len(tidy_amounts.tidy(data)))
        assert document["title"] == (data["disclosure"]["title"] or {"text": None})["text"] and document["status"] == data["status"]
        assert document["warnings"] == sum(entry["severity"] == "warning" for entry in data["diagnostics"])
        for row, table in zip(mine["tables"], data["tables"], strict=True):
            for key in ("anchor", "number", "title", "subtitle", "organization", "scope", "stage", "breakdown", "ruling"):
                assert row[key] == table[key], key
            assert (row["table_id"], row["table_kind"], row["rows"], row["columns"]) == (
                table["id"], table["kind"], table["row_count"], table["column_count"])
            assert (row["first_page"], row["last_page"]) == (table["parts"][0]["page"], table["parts"][-1]["page"])
            assert row["unit"] == (table["unit"] or {"text": None})["text"]
            assert row["notes"] == ("\n".join(note["text"] for note in table["notes"]) or None)
        for row, check in zip(mine["checks"], data["checks"], strict=True):
            for key in ("kind", "status", "rule", "relation", "total", "reason", "single_term", "blunt"):
                assert row[key] == check[key], key
            for key in ("expected", "actual", "difference", "tolerance"):
                assert str(row[key]) == check[key], key
            assert row["terms"] == (" ".join(sign + term for sign, term in zip(check["signs"], check["terms"], strict=True)) or None)
        for row, entry in zip(mine["diagnostics"], data["diagnostics"], strict=True):
            assert (row["code"], row["severity"], row["message"], row["page"]) == (
                entry["code"], entry["severity"], entry["message"], entry["page"])
            assert row["cells"] == (" ".join(entry["cells"]) or None)


def test_what_is_absent_and_what_is_nothing_stay_apart():
    data = load(FIXTURES[0])
    cells = [cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number" and cell["dimensions"]]
    cells[0]["value"] = {**cells[0]["value"], "state": "nil", "decimal": None, "yuan": None}
    cells[1]["value"] = {**cells[1]["value"], "state": "unreadable", "decimal": None, "yuan": None}
    cells[1].update(text="", printed=None, standing=None)
    cells[2]["value"] = {**cells[2]["value"], "decimal": "0", "yuan": "0"}
    cells[3]["value"]["decimal"] = "-123456789012345678901234567890.10"
    blank = cells[4]
    blank["value"] = {**blank["value"], "state": "blank", "decimal": None, "yuan": None}
    blank["dimensions"] = None
    run("export", save(data), "-o", path("states/"))
    package, tables = data_package.check(path("states"))
    rows = {row["amount_id"]: row for row in tables["amounts"]}
    assert [(rows[cell["id"]]["state"], rows[cell["id"]]["decimal"]) for cell in cells[:4]] == [
        ("nil", None), ("unreadable", None), ("number", Decimal(0)), ("number", Decimal("-123456789012345678901234567890.10"))]
    assert rows[cells[1]["id"]]["printed"] == "" and blank["id"] not in rows
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert "nil" in fields["decimal"]["missingValues"][0]["label"] and fields["printed"]["missingValues"] == []
    assert [entry["value"] for entry in fields["state"]["categories"]] == ["number", "nil", "unreadable"]
    assert all(field["type"] == "number" for name, field in fields.items() if name in ("decimal", "yuan"))


def test_closed_lists_are_those_of_the_schema():
    schema = load(os.path.join(SOURCE, "schema", "disclosure-1.schema.json"))
    package, _ = all_fixtures()
    fields = {(resource["name"], field["name"]): field for resource in package["resources"] for field in resource["schema"]["fields"]}
    listed = {key for key, field in fields.items() if "categories" in field}
    assert len(listed) == 23, sorted(listed)
    concept = schema["$defs"]["dimensions"]["properties"]["concept"]["enum"]
    assert fields["amounts", "concept"]["constraints"]["enum"] == [value for value in concept if value is not None]
    standing = {entry["const"]: entry["description"] for entry in schema["$defs"]["standing"]["anyOf"] if entry["const"]}
    assert {entry["value"]: entry["label"] for entry in fields["amounts", "standing"]["categories"]} == standing


def test_files_that_could_not_be_read_are_rows():
    with open(path("broken.pdf"), "w") as file:
        file.write("no PDF")
    run("extract", path("broken.pdf"), os.path.join(SOURCE, "fixtures", "department.pdf"), "--format", "package", "-o",
        path("failed"), code=2)
    _, tables = data_package.check(path("failed"))
    assert [(row["file"], row["status"], row["amounts"]) for row in tables["documents"]][0] == ("broken.pdf", "failed", 0)
    assert len(tables["documents"]) == 2 and tables["diagnostics"][0]["severity"] == "error"


def test_the_same_bytes_again_in_the_same_place():
    all_fixtures()
    before = read(path("all"))
    run("export", *FIXTURES, "-o", path("all"), env={**os.environ, "TZ": "Asia/Shanghai", "LC_ALL": "C"})
    assert read(path("all")) == before
    os.makedirs(path("new/deep"))
    os.symlink(path("new/deep"), path("link"))
    run("export", *FIXTURES, "-o", path("link/"))
    assert read(path("new/deep")) == before and os.path.islink(path("link"))
    run("export", FIXTURES[0], "-o", path("new/deep"))
    assert len(data_package.check(path("new/deep"))[1]["documents"]) == 1
    assert not glob.glob(path("all.??????")) and os.listdir(path("new")) == ["deep"]


def test_nobodys_files_are_removed():
    run("export", FIXTURES[0], "-o", path("kept/"))
    with open(path("kept/analysis.R"), "w") as file:
        file.write("mine")
    before = read(path("kept"))
    assert b"analysis.R" in run("export", FIXTURES[1], "-o", path("kept/"), code=2).stderr and read(path("kept")) == before
    os.makedirs(path("theirs"))
    with open(path("theirs/datapackage.json"), "w") as file:
        json.dump({"name": "theirs", "resources": []}, file)
    assert b"did not write" in run("export", FIXTURES[1], "-o", path("theirs/"), code=2).stderr
    with open(path("afile"), "w") as file:
        file.write("mine")
    assert b"is a file" in run("export", FIXTURES[1], "-o", path("afile"), "--format", "package", code=2).stderr
    assert b"is a file" in run("export", FIXTURES[1], "-o", path("afile") + "/", code=2).stderr
    assert os.path.isfile(path("afile"))
    assert sorted(os.listdir(path("theirs"))) == ["datapackage.json"] and not glob.glob(path("*.??????"))


def test_an_export_that_fails_leaves_what_was_there():
    run("export", FIXTURES[0], "-o", path("stays/"))
    before = read(path("stays"))
    with open(path("no.json"), "w") as file:
        file.write("{}")
    run("export", path("no.json"), "-o", path("stays/"), code=2)
    limited = "ulimit -f 100; trap '' XFSZ; exec \"$0\" \"$@\""
    result = subprocess.run(["bash", "-c", limited, GONGKAI, "export", *FIXTURES, "-o", path("stays/")], capture_output=True)
    assert result.returncode == 2 and b"can't be written" in result.stderr, result
    assert read(path("stays")) == before and not glob.glob(path("stays.*"))


def test_the_folder_may_lie_among_what_is_read():
    os.makedirs(path("json"))
    save(load(FIXTURES[0]), "json/a.json")
    for _ in range(2):
        result = run("export", path("json"), "-o", path("json/package/"))
        assert result.stderr == b""
    assert len(data_package.check(path("json/package"))[1]["documents"]) == 1


def test_keys_hold_for_any_JSON():
    def twice(data):
        data["tables"][0]["cells"].append(data["tables"][0]["cells"][-1])

    def nameless(data):
        next(cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number")["id"] = None

    def tables(data):
        data["tables"][1]["id"] = data["tables"][0]["id"]

    def checks(data):
        data["checks"] = [{"id": "c1"}, {"id": "c1"}]
    for edit in (twice, nameless, tables, checks):
        data = load(FIXTURES[0])
        data["tables"][0]["cells"][-1]["value"]["state"] = "number"
        edit(data)
        result = run("export", save(data), FIXTURES[1], "-o", path("odd/"), code=3)
        assert b"left out" in result.stderr and len(data_package.check(path("odd"))[1]["documents"]) == 1, result
    base = load(FIXTURES[0])
    for key in [key for key in base if key != "schema"]:
        for wrong in (None, 5, "x", [], {}, [[]], [None, 7, {}], -1e300):
            name = save({**base, key: wrong}, "holes.json")
            subprocess.run([GONGKAI, "export", name, FIXTURES[1], "-o", path("odd/")], capture_output=True, check=False)
            with open(path("odd/amounts.csv"), encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
            assert all(len(row) == len(header) for row in rows)


tap.run(globals())
