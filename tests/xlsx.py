#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""xlsx.py GONGKAI SOURCE [SMALL]: spreadsheets as others read them (openpyxl, LibreOffice) say what the JSON says.

SMALL is a program that writes amounts with ten rows a sheet: SMALL JSON… FILE.xlsx.
"""
import csv
import glob
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tidy as tidy_amounts  # noqa: E402
import tap  # noqa: E402

try:
    import openpyxl
except ImportError:
    openpyxl = None

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
SMALL = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)
PDF = os.path.join(SOURCE, "fixtures", "department.pdf")
NUMBERS = {"decimal", "yuan"}
INTEGERS = {"year", "amount_year", "page", "checks_passed", "checks_failed"}
TABLE_ROW = 5


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, *arguments], capture_output=True, **options)
    assert result.returncode == code, result
    return result


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def book_of(name):
    if openpyxl is None:
        raise tap.Skip("openpyxl is not installed")
    return openpyxl.load_workbook(name)


def written(fixture):
    name = path(os.path.basename(fixture).replace(".expected.json", ".xlsx"))
    if not os.path.exists(name):
        run("export", fixture, "-o", name)
    return name


def edited(edit, fixture=None, name="edited.json"):
    data = load(fixture or FIXTURES[0])
    edit(data)
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


def exported(edit, fixture=None):
    run("export", edited(edit, fixture), "-o", path("edited.xlsx"))
    return book_of(path("edited.xlsx"))


def is_exact(decimal):
    """Does a spreadsheet show and keep all its digits?"""
    digits = decimal.lstrip("-").replace(".", "").strip("0")
    return len(digits) <= 15 and len(decimal.lstrip("-").split(".")[0]) <= 24 and (digits or not decimal.startswith("-"))


def sheet_of(book, table):
    return next(sheet for sheet in book if sheet.title.split(" ")[0] == table["id"])


OF_DOCUMENT = {"document_id", "file", "region", "division_code", "level", "year", "document_kind"}


def check_amounts(sheets, expected, single=False):
    """The sheets' rows are the amounts, number by number and text by text; a single document's facts stand elsewhere."""
    rows = []
    for sheet in sheets:
        head, *body = sheet.iter_rows(values_only=True)
        rows += [dict(zip(head, row)) for row in body]
    assert len(rows) == len(expected), (len(rows), len(expected))
    for row, amount in zip(rows, expected):
        assert OF_DOCUMENT.isdisjoint(row) if single else OF_DOCUMENT <= set(row)
        for key, value in amount.items():
            if single and key in OF_DOCUMENT:
                continue
            found = row[key]
            if key in NUMBERS:
                assert row[key + "_text"] == value, (key, row, amount)
                if value is not None and is_exact(value):
                    assert Decimal(repr(found)) == Decimal(value), (key, found, value)
                else:
                    assert found == value, (key, found, value)
            elif key in INTEGERS:
                assert found == (value and int(value)), (key, found, value)
            else:
                assert (found or None) == (value or None), (key, found, value)


def number_shown(value, number_format):
    """What a spreadsheet shows of a number, by the formats that are written."""
    section = number_format.split(";")[-1 if value < 0 else 0]
    negative = value < 0 and ";" not in number_format
    digits = re.sub(r'"[^"]*"', "", section)
    places = len(digits.split(".")[1]) if "." in digits else 0
    shown = f"{abs(Decimal(repr(value))):{',' if ',' in digits else ''}.{places}f}"
    if re.fullmatch(r"0{2,}", digits.split(".")[0]):
        shown = shown.zfill(len(digits))
    before, _, behind = re.sub(r'"([^"]*)"', r"\1", section).partition(digits)
    return ("-" if negative else "") + before + shown + behind


def test_the_tables_of_every_fixture_cell_for_cell():
    for fixture in FIXTURES:
        book = book_of(written(fixture))
        for table in load(fixture)["tables"]:
            sheet = sheet_of(book, table)
            assert (sheet.cell(1, 1).value or "(no title)") == (table["title"] or "(no title)")
            assert (sheet.cell(3, 1).value or "").endswith(table["unit"]["text"] if table["unit"] else "")
            for cell in table["cells"]:
                found = sheet.cell(TABLE_ROW + cell["row"], 1 + cell["column"])
                value = cell["value"]
                if value["state"] == "number":
                    assert Decimal(repr(found.value)) == Decimal(value["decimal"]), (fixture, cell)
                    if not cell["repairs"]:
                        assert number_shown(found.value, found.number_format) == cell["text"], (cell, found.number_format)
                elif value["state"] == "unreadable":
                    assert found.value == (cell["printed"] or cell["text"]), cell
                else:
                    assert (found.value or "") == cell["text"], (fixture, cell, found.value)


def test_merges_are_those_of_the_JSON():
    for fixture in FIXTURES:
        book = book_of(written(fixture))
        for table in load(fixture)["tables"]:
            found = {(merge.min_row - TABLE_ROW, merge.min_col - 1, merge.size["rows"], merge.size["columns"])
                     for merge in sheet_of(book, table).merged_cells.ranges}
            assert found == {(cell["row"], cell["column"], cell["row_span"], cell["column_span"])
                             for cell in table["cells"] if cell["row_span"] > 1 or cell["column_span"] > 1}, table["id"]


def test_the_amounts_of_every_fixture():
    for fixture in FIXTURES:
        check_amounts([book_of(written(fixture))["Amounts"]], tidy_amounts.tidy(load(fixture)), True)


def test_the_first_sheet_lists_the_tables_and_leads_to_them():
    for fixture in FIXTURES:
        data = load(fixture)
        book = book_of(written(fixture))
        sheet = book.worksheets[0]
        rows = [row for row in sheet.iter_rows(min_row=19, max_row=18 + len(data["tables"]))]
        assert sheet.title == "Tables" and [row[0].value for row in rows] == [table["id"] for table in data["tables"]]
        tidy = tidy_amounts.tidy(data)
        for row, table in zip(rows, data["tables"]):
            target = row[0].hyperlink.location
            assert target == f"'{sheet_of(book, table).title}'!A1", target
            assert row[1].value == table["title"] and row[3].value == table["kind"]
            assert row[6].hyperlink.target == data["source"]["file"]
            assert row[6].hyperlink.location == f"page={table['parts'][0]['page']}"
            own = [amount for amount in tidy if amount["table_id"] == table["id"]]
            assert row[9].value == len(own)
            assert row[10].value == sum(amount["standing"] == "confirmed" for amount in own)


def test_all_that_is_flagged_is_coloured_and_says_why():
    def edit(data):
        cells = [cell for table in data["tables"] for cell in table["cells"] if cell["value"]["state"] == "number"]
        cells[0].update(standing="doubtful", doubts=["over_rule"], other_reading="7")
        cells[1].update(standing="contradicted", checks=["c1"])
        cells[2]["value"].update(state="unreadable", decimal=None)
        cells[2].update(printed="1\n2", text="12")
        cells[3].update(repairs=["joined_wrapped_number"], printed="7\n7")
        data["diagnostics"] = [{"code": "sum_mismatch", "severity": "warning", "message": "it does not add up", "page": 1,
                                "box": None, "cells": [cells[1]["id"]]}]
    book = exported(edit)
    data = load(path("edited.json"))
    sheet = sheet_of(book, data["tables"][0])
    cells = [cell for table in data["tables"] for cell in table["cells"]]
    words = {}
    for cell in cells:
        if not cell["id"].startswith("t1."):
            continue
        found = sheet.cell(TABLE_ROW + cell["row"], 1 + cell["column"])
        if found.comment:
            words[cell["id"]] = (found.comment.text, found.fill.fgColor.rgb, found.value)
        else:
            assert cell["row"] == 0 or found.fill.fgColor.rgb in ("00000000", "FFEDEDED"), (cell, found.fill.fgColor.rgb)
    texts = list(words.values())
    assert len(texts) == 4 and len({color for _, color, _ in texts}) == 4, texts
    assert "runs over a rule" in texts[0][0] and "“7” instead" in texts[0][0] and "page 1" in texts[0][0]
    assert "contradicted" in texts[1][0] and "it does not add up" in texts[1][0]
    assert "unreadable" in texts[2][0] and texts[2][2] == "1\n2"
    assert "broken over lines" in texts[3][0] and re.search("printed: “7[^7]+7”", texts[3][0])
    warnings = list(book["Warnings"].iter_rows(values_only=True))
    assert warnings[1][:3] == ("warning", "sum_mismatch", "it does not add up")


def test_what_a_double_can_not_say_is_text():
    decimals = ["12345678901234567.89", "-0.00", "123456789012345", "0.1", "1" + "0" * 30, "-1234.50", "007"]

    def edit(data):
        cells = [cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number"]
        for cell, decimal in zip(cells, decimals):
            cell["value"].update(decimal=decimal)
            cell.update(text=decimal)
    book = exported(edit)
    data = load(path("edited.json"))
    sheet = sheet_of(book, data["tables"][0])
    cells = [cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number"][:len(decimals)]
    found = [sheet.cell(TABLE_ROW + cell["row"], 1 + cell["column"]) for cell in cells]
    assert [cell.value for cell in found] == ["12345678901234567.89", "-0.00", 123456789012345, 0.1, "1" + "0" * 30, -1234.5, 7]
    assert number_shown(found[5].value, found[5].number_format) == "-1234.50" and found[6].number_format == "000"
    check_amounts([book["Amounts"]], tidy_amounts.tidy(data), True)


def test_numbers_look_as_they_are_printed():
    printed = {"1,234,567.00": "1234567.00", "83.10%": "83.10", "▲5.00": "-5.00", "(1,000)": "-1000", "￥12.0": "12.0",
               "-5.5%": "-5.5", "+3": "3"}

    def edit(data):
        cells = [cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number"]
        for cell, (text, decimal) in zip(cells, printed.items()):
            cell["value"].update(decimal=decimal)
            cell.update(text=text)
    book = exported(edit)
    data = load(path("edited.json"))
    sheet = sheet_of(book, data["tables"][0])
    for cell in data["tables"][0]["cells"]:
        if cell["text"] in printed:
            found = sheet.cell(TABLE_ROW + cell["row"], 1 + cell["column"])
            assert number_shown(found.value, found.number_format) == cell["text"], (cell["text"], found.number_format)


def test_names_of_sheets_are_such_as_Excel_takes():
    titles = ["a/b\\c?d*e[f]g:h", "'quoted'", "收" * 60, "𠀀" * 30, "", None, "T\n1", "x\u0001y"]

    def edit(data):
        table = data["tables"][0]
        data["tables"] = [dict(table, id=identity, title=title) for identity in ("t1", "T1", "", "History")
                          for title in titles]
    book = exported(edit)
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 2 + 4 * len(titles) + ("Warnings" in names)
    for name in names:
        assert len(name.encode("utf-16-le")) <= 62 and not re.search(r"[\[\]:*?/\\\x00-\x1f]", name), name
        assert not name.startswith("'") and not name.endswith("'") and name.casefold() != "history", name


def test_text_is_never_a_formula_and_nothing_in_it_is_lost():
    strange = ["=1+1", "+1", "@x", "_x0041_", "a\u0001b", "\ufffe", " x ", "a\r\nb", "<&\"'>", "x" * 40000, "𠀀" * 20000]

    def edit(data):
        cells = [cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "text" and cell["row"] > 0]
        for cell, text in zip(cells, strange):
            cell["text"] = text
    book = exported(edit, next(name for name in FIXTURES if "department" in name))
    data = load(path("edited.json"))
    sheet = sheet_of(book, data["tables"][0])
    found = {cell["text"]: sheet.cell(TABLE_ROW + cell["row"], 1 + cell["column"]) for cell in data["tables"][0]["cells"]}
    for text in strange[:3] + [" x ", "<&\"'>"]:
        assert found[text].value == text and found[text].data_type == "s", (text, found[text].value)
    assert found["_x0041_"].value == "_x0041_"  # as openpyxl reads its escape
    assert "_x0001_" in found["a\u0001b"].value and "_xFFFE_" in found["\ufffe"].value
    for text in strange[-2:]:
        value = found[text].value
        assert len(value.encode("utf-16-le")) <= 2 * 32767 and "cut here" in value and text.startswith(value[:16000]), text
        assert "cut" in found[text].comment.text


def test_links_are_relative_whatever_the_name():
    for name, target in (("a#b%c d.pdf", "a%23b%25c%20d.pdf"), ("../../etc/passwd", "passwd"), ("预算.pdf", "预算.pdf"),
                         ("\\\\host\\x.pdf", "%5C%5Chost%5Cx.pdf"), ("file:///x/y.pdf", "y.pdf"), ("http:x", "http%3Ax")):
        book = exported(lambda data: data["source"].update(file=name))
        link = sheet_of(book, load(path("edited.json"))["tables"][0])["B4"].hyperlink
        assert (link.target, link.location) == (target, "page=1"), (name, link.target, link.location)


def test_one_document_a_file():
    result = run("export", *FIXTURES[:2], "-o", path("two.xlsx"), code=2)
    assert b"--amounts-only" in result.stderr and b"FOLDER/" in result.stderr and not glob.glob(path("two.xlsx*"))
    other = edited(lambda data: data["source"].update(sha256="0" * 64))
    run("export", *FIXTURES[:2], other, "-o", path("folder/"), "--format", "xlsx")
    names = sorted(os.listdir(path("folder")))
    assert len(names) == 3 and [name for name in names if "~2" in name], names
    result = run("export", FIXTURES[0], "--format", "xlsx", code=2)
    assert b"standard output" in result.stderr
    run("extract", PDF, "-o", path("extracted.xlsx"))
    run("extract", PDF, "-o", path("extracted.json"))
    run("export", path("extracted.json"), "-o", path("exported.xlsx"))
    assert open(path("extracted.xlsx"), "rb").read() == open(path("exported.xlsx"), "rb").read()


def test_the_amounts_of_many_in_one_file():
    run("export", *FIXTURES, "-o", path("all.xlsx"), "--amounts-only")
    book = book_of(path("all.xlsx"))
    assert book.sheetnames == ["Amounts"]
    check_amounts(book.worksheets, [row for fixture in FIXTURES for row in tidy_amounts.tidy(load(fixture))])


def test_where_a_sheet_ends_the_next_begins():
    if not SMALL:
        raise tap.Skip("the program with small sheets was not built")
    result = subprocess.run([SMALL, *FIXTURES, path("small.xlsx")], capture_output=True)
    assert result.returncode == 0, result
    book = book_of(path("small.xlsx"))
    expected = [row for fixture in FIXTURES for row in tidy_amounts.tidy(load(fixture))]
    assert all(sheet.max_row <= 100 for sheet in book) and len(book.worksheets) == -(-len(expected) // 99)
    assert book.sheetnames[:3] == ["Amounts", "Amounts 2", "Amounts 3"]
    check_amounts(book.worksheets, expected)


def test_the_same_bytes_every_time():
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "LANGUAGE": "zh_CN"}):
        run("export", FIXTURES[-1], "-o", path("again.xlsx"), env={**os.environ, **environment})
        with open(path("again.xlsx"), "rb") as again, open(written(FIXTURES[-1]), "rb") as first:
            assert again.read() == first.read()


def test_LibreOffice_reads_the_same():
    office = shutil.which("soffice")
    if not office:
        raise tap.Skip("LibreOffice is not installed")
    fixture = next(name for name in FIXTURES if "government-report" in name)
    result = subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{path('office')}", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", path("csv"),
         written(fixture)], capture_output=True)
    names = glob.glob(path("csv/*.csv"))
    if result.returncode or not names:
        raise tap.Skip("LibreOffice can't convert here")
    data = load(fixture)
    for table in data["tables"]:
        name = next(name for name in names if re.search(rf"-{table['id']}[ .]", name))
        with open(name, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for cell in table["cells"]:
            found, value = rows[TABLE_ROW - 1 + cell["row"]][cell["column"]], cell["value"]
            if value["state"] == "number":
                assert Decimal(found.replace(",", "").rstrip("%")) == Decimal(value["decimal"]), (cell, found)
            else:
                assert found == cell["text"], (cell, found)
    with open(next(name for name in names if "-Amounts" in name), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = tidy_amounts.tidy(data)
    assert len(rows) == len(expected)
    for row, amount in zip(rows, expected):
        assert row["decimal_text"] == (amount["decimal"] or "") and row["yuan_text"] == (amount["yuan"] or "")
        assert Decimal(row["decimal"].replace(",", "")) == Decimal(amount["decimal"])


def test_JSON_with_holes_in_it():
    base = load(FIXTURES[0])
    for where, key in [("", key) for key in base if key != "schema"] + [("table", key) for key in base["tables"][0]] + \
            [("cell", key) for key in base["tables"][0]["cells"][0]]:
        for wrong in (None, -1, 1e300, "x", [None, 7, {}]):
            def edit(data):
                target = {"": data, "table": data["tables"][0], "cell": data["tables"][0]["cells"][7]}[where]
                target[key] = wrong
            run("export", edited(edit), "-o", path("holes.xlsx"))


def test_cells_that_overlap_or_are_huge():
    def edit(data):
        table = data["tables"][0]
        for cell in table["cells"][3:]:
            cell.update(row_span=2000000000, column_span=2000000000)
        table["cells"] += [dict(table["cells"][0], row=2147483647, column=2147483647)]
        table["cells"] = table["cells"] * 20
    book = exported(edit)
    ranges = sheet_of(book, load(path("edited.json"))["tables"][0]).merged_cells.ranges
    places = [place for merge in ranges for place in merge.cells]
    assert len(places) == len(set(places))


def test_a_disk_that_is_full():
    result = run("export", FIXTURES[-1], "-o", "/dev/full", "--format", "xlsx", code=2)
    assert b"can't be written" in result.stderr

    def limited(size):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return limit
    for size in (1000, 60000, 120000, 200000):  # parts of the file are larger than the file
        result = subprocess.run(["env", "--ignore-signal=XFSZ", GONGKAI, "export", FIXTURES[-1], "-o", path("full.xlsx")],
                                capture_output=True, preexec_fn=limited(size))
        assert result.returncode == 2 and b"can't be written" in result.stderr, (size, result)
        assert not glob.glob(path("full.xlsx*"))
    sizes = [part.file_size for part in zipfile.ZipFile(written(FIXTURES[-1])).infolist()]
    assert max(sizes) > 200000 > os.path.getsize(written(FIXTURES[-1])), (max(sizes), "the limits above prove nothing")


tap.run(globals())
