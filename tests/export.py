#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""export.py GONGKAI SOURCE: CSV and `gongkai export` as a whole: what is written is what the JSON says, to the last digit."""
import csv
import glob
import io
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tidy as tidy_amounts  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)
PDF = os.path.join(SOURCE, "fixtures", "department.pdf")


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, *arguments], capture_output=True, **options)
    assert result.returncode == code, result
    return result


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def rows_of(data):
    """As Python's csv reads it: absent and empty values can't be told apart there, so both are ""."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def blank(row):
    return {key: value or "" for key, value in row.items()}


def edited(edit, name="edited.json"):
    data = load(FIXTURES[0])
    edit(data)
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


def test_CSV_of_every_fixture_says_what_its_JSON_says():
    for fixture in FIXTURES:
        rows = rows_of(run("export", fixture, "--format", "csv").stdout)
        expected = [blank(row) for row in tidy_amounts.tidy(load(fixture))]
        assert len(rows) == len(expected), (fixture, len(rows), len(expected))
        for row, other in zip(rows, expected):
            assert row == other, (fixture, {key: (row[key], other.get(key)) for key in row if row[key] != other.get(key)})


def test_all_fixtures_in_one_file_in_their_order():
    run("export", *FIXTURES, "-o", path("all.csv"))
    with open(path("all.csv"), "rb") as file:
        rows = rows_of(file.read())
    assert rows == [blank(row) for fixture in FIXTURES for row in tidy_amounts.tidy(load(fixture))]


def test_extract_writes_what_export_makes_of_its_JSON():
    run("extract", PDF, "-o", path("one.csv"))
    run("extract", PDF, "-o", path("one.json"))
    assert run("export", path("one.json"), "--format", "csv").stdout == open(path("one.csv"), "rb").read()
    assert run("extract", PDF, "--format", "csv").stdout == open(path("one.csv"), "rb").read()


def test_an_ending_nobody_knows():
    for command in (["extract", PDF], ["export", FIXTURES[0]]):
        result = run(*command, "-o", path("x.wks"), code=2)
        assert b".wks" in result.stderr and b".csv" in result.stderr and not os.path.exists(path("x.wks"))
    run("extract", PDF, "-o", path("x.wks"), "--format", "json")
    assert load(path("x.wks"))["schema"] == "gongkai-disclosure/1"
    result = run("extract", PDF, "--format", "wks", code=2)
    assert b"wks" in result.stderr and b"csv" in result.stderr


def test_records_end_as_the_standard_says():
    data = run("export", FIXTURES[0], "--format", "csv").stdout
    assert data.endswith(b"\r\n") and not data.startswith(b"\xef\xbb\xbf")
    assert run("export", FIXTURES[0], "--format", "csv", "--bom").stdout == b"\xef\xbb\xbf" + data


def test_text_that_a_spreadsheet_would_run_is_as_printed_unless_guarded():
    def edit(data):
        data["tables"][0]["title"] = '=HYPERLINK("x")'
        cell = next(cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number")
        cell["value"]["decimal"] = "-1.50"
    name = edited(edit)
    plain = rows_of(run("export", name, "--format", "csv").stdout)
    safe = rows_of(run("export", name, "--format", "csv", "--spreadsheet-safe").stdout)
    assert plain[0]["table_title"] == '=HYPERLINK("x")' and safe[0]["table_title"] == "'=HYPERLINK(\"x\")"
    assert plain[0]["decimal"] == safe[0]["decimal"] == "-1.50"


def test_a_cell_with_a_unit_of_its_own():
    def edit(data):
        table = next(table for table in data["tables"] if table["unit"])
        cell = next(cell for cell in table["cells"] if cell["value"]["yuan"])
        cell["value"]["yuan"] = str(int(float(cell["value"]["decimal"]) * 100) * 10**6) + ".00"
    rows = rows_of(run("export", edited(edit), "--format", "csv").stdout)
    assert rows == [blank(row) for row in tidy_amounts.tidy(load(path("edited.json")))]
    assert any(row["unit"] == "亿元" and row["source"] == "table" for row in rows), {row["unit"] for row in rows}


def test_folders_and_streams():
    os.makedirs(path("json/deep"))
    for number, name in enumerate(("json/a.json", "json/deep/b.json")):
        with open(FIXTURES[number], "rb") as source, open(path(name), "wb") as target:
            target.write(source.read())
    with open(path("json/manifest.ndjson"), "w", encoding="utf-8") as file:
        file.write("{}\n")
    whole = run("export", path("json"), "--format", "csv").stdout
    assert whole == run("export", *FIXTURES[:2], "--format", "csv").stdout
    stream = b"".join(json.dumps(load(name)).encode() + b"\n" for name in FIXTURES[:2])
    assert run("export", "-", "--format", "csv", input=stream).stdout == whole


def test_what_is_no_output_of_extract_is_named():
    with open(path("other.json"), "w", encoding="utf-8") as file:
        file.write('{"schema": "something/1"}')
    result = run("export", path("other.json"), FIXTURES[0], "-o", path("some.csv"), code=3)
    assert b"other.json" in result.stderr and len(rows_of(open(path("some.csv"), "rb").read())) > 0
    result = run("export", path("other.json"), "-o", path("none.csv"), code=2)
    assert not os.path.exists(path("none.csv")) and not glob.glob(path("none.csv*"))
    later = edited(lambda data: data.update(schema="gongkai-disclosure/2"), "later.json")
    assert b"version" in run("export", later, "-o", path("none.csv"), code=2).stderr


def test_JSON_with_holes_in_it():
    base = load(FIXTURES[0])
    for key in base:
        if key == "schema":
            continue
        for wrong in (None, 5, "x", [], {}, [[]], [None, 7, {}]):
            name = edited(lambda data: data.update({key: wrong}), "holes.json")
            run("export", name, "--format", "csv")
    for key in list(base["tables"][0]):
        for wrong in (None, 5, "x", [], {}, [None, 7, {}]):
            name = edited(lambda data: data["tables"][0].update({key: wrong}), "holes.json")
            run("export", name, "--format", "csv")


def test_a_disk_that_is_full():
    result = run("export", FIXTURES[0], "--format", "csv", "-o", "/dev/full", code=2)
    assert b"No space left" in result.stderr
    with open("/dev/full", "wb") as full:
        result = subprocess.run([GONGKAI, "extract", PDF, "--format", "csv"], stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 2 and b"No space left" in result.stderr


tap.run(globals())
