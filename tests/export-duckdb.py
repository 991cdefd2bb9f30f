#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""export-duckdb.py GONGKAI SOURCE: DuckDB reads the CSV, makes Parquet of it as docs/export.md says, and gives back every
amount to the last digit.

It needs node and @duckdb/node-api, in the folder that GONGKAI_DUCKDB names (npm install --prefix FOLDER @duckdb/node-api)
or where node finds it; without them it is skipped. Nothing is fetched.
"""
import csv
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tidy as tidy_amounts  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)
RUNNER = os.path.join(SOURCE, "tests", "support", "duckdb.js")


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def duckdb(*statements):
    if not shutil.which("node"):
        raise tap.Skip("node is not installed")
    result = subprocess.run(["node", RUNNER, FOLDER.name], input=json.dumps(statements), capture_output=True, text=True)
    if result.returncode == 77:
        raise tap.Skip("@duckdb/node-api is not installed (GONGKAI_DUCKDB names its folder)")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def export(*inputs):
    subprocess.run([GONGKAI, "export", *inputs, "-o", os.path.join(FOLDER.name, "amounts.csv")], check=True)


def of_the_page():
    """The statements of docs/export.md, and the block behind the last."""
    with open(os.path.join(SOURCE, "docs", "export.md"), encoding="utf-8") as file:
        text = file.read()
    statements = re.findall(r'duckdb (?:-csv )?-c "(.*?)"\n```', text, re.S)
    shown = re.search(r'duckdb -csv -c ".*?"\n```\n```text\n(.*?)```', text, re.S)[1]
    assert len(statements) == 2 and "parquet" in statements[0]
    return statements, shown


def expected():
    return [row for fixture in FIXTURES for row in tidy_amounts.tidy(load(fixture))]


def test_CSV_as_DuckDB_reads_it():
    export(*FIXTURES)
    rows = duckdb("select * from read_csv('amounts.csv', all_varchar = true, allow_quoted_nulls = false)")
    assert rows == expected(), len(rows)


def test_Parquet_as_the_page_makes_it():
    export(*FIXTURES)
    rows = duckdb(of_the_page()[0][0], "select * from 'amounts.parquet'")
    types = {row["column_name"]: row["column_type"] for row in duckdb("describe select * from 'amounts.parquet'")}
    assert types["decimal"] == types["yuan"] == "DECIMAL(38,8)" and types["row_code"] == "VARCHAR", types
    assert len(rows) == len(expected())
    for row, other in zip(rows, expected()):
        for key, value in row.items():
            same = other[key] if types[key] == "VARCHAR" or other[key] is None else Decimal(other[key])
            assert (value if types[key] == "VARCHAR" or value is None else Decimal(value)) == same, (key, value, other[key])


def test_Parquet_of_text():
    export(*FIXTURES)
    rows = duckdb("copy (select * from read_csv('amounts.csv', all_varchar = true, allow_quoted_nulls = false)) to 'text.parquet' "
                  "(format parquet)", "select * from 'text.parquet'")
    assert rows == expected()


def test_any_text_and_any_number():
    data = load(FIXTURES[0])
    texts = ['a"b', "a,b", "a\nb", "a\r\nb", "", " a ", "'x", "NULL", "007", "\\n", "a\u2028b", "😀", "=1+1"]
    cells = [cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number"]
    for cell, text in zip(cells, texts):
        cell.update(text=text, printed=None)
    for cell, number in zip(cells, ("-0.01", "123456789012345678901234567890.12345678", "0", "0.10")):
        cell["value"]["decimal"] = number
    name = os.path.join(FOLDER.name, "odd.json")
    with open(name, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    export(name)
    rows = duckdb("select * from read_csv('amounts.csv', all_varchar = true, allow_quoted_nulls = false)")
    assert rows == tidy_amounts.tidy(data)
    rows = duckdb(of_the_page()[0][0], "select decimal::varchar as decimal from 'amounts.parquet'")
    assert [Decimal(row["decimal"]) for row in rows[:4]] == [Decimal(row["decimal"]) for row in tidy_amounts.tidy(data)[:4]]


def test_the_page_shows_what_comes_out():
    export(os.path.join(SOURCE, "fixtures", "narrow-columns.expected.json"))
    (_, statement), shown = of_the_page()
    rows = duckdb(statement)
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    assert out.getvalue() == shown, out.getvalue()


tap.run(globals())
