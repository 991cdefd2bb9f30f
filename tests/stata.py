#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""stata.py GONGKAI SOURCE: .dta as pandas reads it says what the JSON says, to the last digit."""
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tidy as tidy_amounts  # noqa: E402
import tap  # noqa: E402

try:
    import pandas
    from pandas.io.stata import StataMissingValue
except ImportError:
    pandas = None

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)
DEPARTMENT = next(name for name in FIXTURES if "department" in name)
NUMBERS = {"decimal", "yuan"}
INTEGERS = {"year", "amount_year", "page", "checks_passed", "checks_failed"}


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, *arguments], capture_output=True, **options)
    assert result.returncode == code, result
    return result


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def frame_of(*names, **options):
    if pandas is None:
        raise tap.Skip("pandas is not installed")
    run("export", *names, "-o", path("some.dta"))
    return pandas.read_stata(path("some.dta"), **options)


def edited(edit, fixture=DEPARTMENT):
    data = load(fixture)
    edit(data)
    with open(path("edited.json"), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path("edited.json")


def check(frame, expected):
    assert len(frame) == len(expected), (len(frame), len(expected))
    for row, amount in zip(frame.to_dict("records"), expected):
        for key, value in amount.items():
            found = row[key]
            if key in NUMBERS:
                assert row[key + "_text"] == (value or ""), (key, row[key + "_text"], value)
                if value is None or len(value.lstrip("-").replace(".", "").strip("0")) > 15:
                    assert pandas.isna(found), (key, found, value)
                else:
                    assert Decimal(repr(float(found))) == Decimal(value), (key, found, value)
            elif key in INTEGERS:
                assert pandas.isna(found) if value is None else found == int(value), (key, found, value)
            else:
                assert ("" if pandas.isna(found) else found) == (value or ""), (key, found, value)


def test_the_amounts_of_every_fixture():
    for fixture in FIXTURES:
        check(frame_of(fixture), tidy_amounts.tidy(load(fixture)))


def test_all_fixtures_in_one_file_as_many_as_in_the_CSV():
    frame = frame_of(*FIXTURES)
    check(frame, [row for fixture in FIXTURES for row in tidy_amounts.tidy(load(fixture))])
    data = run("export", *FIXTURES, "--format", "csv").stdout.decode()
    assert len(frame) == len(list(csv.DictReader(io.StringIO(data, newline=""))))


def test_extract_writes_the_same():
    pdf = os.path.join(SOURCE, "fixtures", "department.pdf")
    run("extract", pdf, "-o", path("one.dta"))
    run("extract", pdf, "-o", path("one.json"))
    run("export", path("one.json"), "-o", path("two.dta"))
    assert open(path("one.dta"), "rb").read() == open(path("two.dta"), "rb").read()


def test_every_value_of_a_closed_list_has_a_number_of_its_own():
    schema = load(os.path.join(SOURCE, "schema", "disclosure-1.schema.json"))
    dimensions = schema["$defs"]["dimensions"]["properties"]

    def values(definition):
        listed = definition.get("enum") or [value["const"] for value in definition["anyOf"]]
        return [value for value in listed if value]
    kinds = {name: values(dimensions[name]) for name in ("measure", "fund", "scope")}
    kinds["approximate"] = values(schema["$defs"]["approximation"])
    kinds["standing"] = values(schema["$defs"]["standing"])
    kinds["row_kind"] = values(schema["$defs"]["row"]["properties"]["kind"])
    disclosure = schema["properties"]["disclosure"]["properties"]
    documents = {"level": values(disclosure["level"]), "document_kind": values(disclosure["kind"])}
    names = []
    for number in range(max(len(listed) for listed in [*kinds.values(), *documents.values()])):
        def edit(data):
            pick = {key: listed[number % len(listed)] for key, listed in [*kinds.items(), *documents.items()]}
            data["source"]["sha256"] = f"{number:064}"
            data["disclosure"].update(level=pick["level"], kind=pick["document_kind"])
            for statement in data["statements"]:
                statement["dimensions"].update({key: pick[key] for key in ("measure", "fund", "scope")})
                statement["amount"]["approximate"] = pick["approximate"]
                statement["standing"] = pick["standing"]
            for row in data["tables"][0]["rows"]:
                row["kind"] = pick["row_kind"]
        os.rename(edited(edit), path(f"list{number:02}.json"))
        names.append(path(f"list{number:02}.json"))
    expected = [row for name in names for row in tidy_amounts.tidy(load(name))]
    check(frame_of(*names), expected)
    numbers = frame_of(*names, convert_categoricals=False)
    for key, listed in [*kinds.items(), *documents.items()]:
        pairs = {(amount[key], number) for amount, number in zip(expected, numbers[key]) if amount[key]}
        assert {value for value, _ in pairs} == set(listed), (key, pairs)
        assert len({number for _, number in pairs}) == len(listed) and max(number for _, number in pairs) < 1000, (key, pairs)


def test_a_value_that_no_list_has_is_kept():
    def edit(data):
        data["disclosure"]["level"] = "galaxy"
        data["statements"][0]["dimensions"]["measure"] = "guess"
    frame = frame_of(edited(edit))
    assert set(frame["level"]) == {"galaxy"} and "guess" in set(frame["measure"])
    assert set(frame_of(path("edited.json"), convert_categoricals=False)["level"]) == {1001}


def test_why_a_number_is_missing():
    def edit(data):
        for statement, (state, decimal) in zip(data["statements"], (("nil", None), ("unreadable", None),
                                                                   ("number", "12345678901234567.89"), ("number", "-0.00"))):
            statement["amount"].update(state=state, decimal=decimal)
    frame = frame_of(edited(edit), convert_missing=True, convert_categoricals=False)
    found = frame[frame["source"] == 2]
    assert [str(value) for value in found["decimal"][:4]] == [".n", ".u", ".t", ".t"]
    assert list(found["decimal_text"][:4]) == ["", "", "12345678901234567.89", "-0.00"]
    assert all(isinstance(value, StataMissingValue) for value in found["decimal"][:4])


def test_long_text():
    long = "长" * 5000

    def edit(data):
        data["tables"][0]["cells"][8].update(text=long)
        data["tables"][0]["title"] = "题" * 681  # 2043 bytes
    name = edited(edit)
    frame = frame_of(name)
    check(frame, tidy_amounts.tidy(load(name)))
    assert long in set(frame["printed"])
    reader = pandas.read_stata(path("some.dta"), iterator=True)
    reader.read(1)
    kinds = dict(zip(reader.varlist, reader.typlist))
    assert kinds["printed"] == "Q" and kinds["table_title"] == 2043, (kinds["printed"], kinds["table_title"])


def test_labels_and_names_are_such_as_Stata_takes():
    frame_of(DEPARTMENT)
    with pandas.read_stata(path("some.dta"), iterator=True) as reader:
        labels = reader.variable_labels()
        reader.read(1)
        assert set(reader.value_labels()) >= {"state", "standing", "source"}
    for name, label in labels.items():
        assert re.fullmatch(r"[a-z][a-z_]{0,31}", name) and 0 < len(label) <= 80, (name, label)


def test_integers_of_every_size():
    def edit(data):
        for statement, number in zip(data["statements"], (2147483647, -2147483647, 100, 40000)):
            statement["boxes"][0]["page"] = max(number, 1)
            statement["dimensions"]["year"] = number
    name = edited(edit)
    assert list(frame_of(name)["amount_year"].dropna())[-13:-9] == [2147483647, -2147483647, 100, 40000]


def test_the_same_bytes_everywhere():
    frame_of(FIXTURES[-1])
    with open(path("some.dta"), "rb") as file:
        first = file.read()
    for zone in ("Asia/Shanghai", "America/New_York", "UTC"):
        run("export", FIXTURES[-1], "-o", path("again.dta"), env={**os.environ, "TZ": zone, "LC_ALL": "zh_CN.UTF-8"})
        with open(path("again.dta"), "rb") as file:
            assert file.read() == first, zone
    assert b"01 Jan 1980" in first[:2000]


def test_no_amounts_at_all():
    frame = frame_of(edited(lambda data: data.update(tables=[], statements=[])))
    assert len(frame) == 0 and "decimal_text" in frame.columns


def test_JSON_with_holes_in_it():
    base = load(DEPARTMENT)
    for where, key in [("", key) for key in base if key != "schema"] + [("cell", key) for key in base["tables"][0]["cells"][8]]:
        for wrong in (None, 1e300, "x", [None, 7, {}]):
            def edit(data):
                (data if where == "" else data["tables"][0]["cells"][8])[key] = wrong
            run("export", edited(edit), "-o", path("holes.dta"))


def test_a_disk_that_is_full():
    result = run("export", FIXTURES[-1], "--format", "dta", "-o", "/dev/full", code=2)
    assert b"No space left" in result.stderr


tap.run(globals())
