#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""compare.py GONGKAI SOURCE: `gongkai compare`: what is new, gone, changed and told otherwise, and nothing else.

The later year is a fixture; the earlier one is the same document with its years turned back by one, in which amounts
are set, rows taken out or put in.
"""
import copy
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
with open(os.path.join(SOURCE, "fixtures", "browser.expected.json"), encoding="utf-8") as file:
    LATER = json.load(file)
SHARES = ("_percent", "change", "score")


def path(name):
    return os.path.join(FOLDER.name, name)


def put(name, data):
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


def turned_back(data, by=1):
    """The document as it would be, had it been published `by` years before."""
    def turn(item, key=None):
        if isinstance(item, dict):
            return {key: turn(value, key) for key, value in item.items()}
        if isinstance(item, list):
            return [turn(value, key) for value in item]
        if key == "year" and isinstance(item, int):
            return item - by
        if isinstance(item, str) and key in ("text", "title", "label", "path", "item", "subject", "link"):
            return re.sub(r"20(\d\d)(?=年|$| )", lambda match: str(int(match[0]) - by), item)
        return item
    turned = turn(copy.deepcopy(data))
    turned["source"]["sha256"] = f"{by:x}" * 64
    return turned


def cells(data, concept, code=None):
    return [cell for table in data["tables"] for cell in table["cells"] if cell["dimensions"] and
            cell["value"]["state"] == "number" and cell["dimensions"]["concept"] == concept
            and cell["dimensions"]["code"] == code]


def set_value(cell, decimal):
    cell["text"], cell["printed"] = decimal, None
    cell["value"]["decimal"], cell["value"]["yuan"] = decimal, str(Decimal(decimal) * 10000)


def run(*arguments, code=0):
    result = subprocess.run([GONGKAI, "compare", *arguments], capture_output=True, env=ENGLISH)
    assert result.returncode == code, result
    return result


def compare(earlier, later):
    rows = run(put("earlier.json", earlier), put("later.json", later), "--format", "csv").stdout.decode()
    return list(csv.DictReader(io.StringIO(rows, newline="")))


def of_kind(rows, kind):
    return [row for row in rows if row["result"] == kind]


def test_a_document_and_itself_a_year_before():
    rows = compare(turned_back(LATER), LATER)
    kinds = {row["result"] for row in rows}
    # All that is said to have grown did not, in this pair; nothing else differs.
    assert kinds == {"same", "told_differently"}, kinds
    assert len(of_kind(rows, "same")) > 100
    assert all(row["told_how"] == "amount_less_change" for row in rows if row["result"].startswith("told"))


def test_what_changed():
    earlier = turned_back(LATER)
    cell = cells(earlier, "expenditure.economic.basic", "30101")[0]
    set_value(cell, "80.00")
    row, = of_kind(compare(earlier, LATER), "changed")
    later = next(cell for cell in cells(LATER, "expenditure.economic.basic", "30101"))
    assert (row["earlier_id"], row["later_id"]) == (cell["id"], later["id"]), row
    assert row["earlier_year"] == "2022" and row["later_year"] == "2023" and row["row_code"] == "30101"
    difference = (Decimal(later["value"]["decimal"]) - 80) * 10000
    assert Decimal(row["difference"]) == difference, row
    assert row["percent"] == str((difference / 8000).quantize(Decimal("0.1"), "ROUND_HALF_UP")), row


def test_files_are_taken_in_the_order_of_their_years():
    earlier = turned_back(LATER)
    set_value(cells(earlier, "expenditure.economic.basic", "30101")[0], "80.00")
    one = run(put("a.json", earlier), put("b.json", LATER), "--format", "csv").stdout
    assert one == run(path("b.json"), path("a.json"), "--format", "csv").stdout


def test_what_appeared_and_what_vanished():
    earlier, later = turned_back(LATER), copy.deepcopy(LATER)
    gone = cells(later, "expenditure.economic.basic", "30102")[0]["id"]
    new = cells(earlier, "expenditure.economic.basic", "30103")[0]["id"]
    for data, id_ in ((later, gone), (earlier, new)):
        for table in data["tables"]:
            table["cells"] = [cell for cell in table["cells"] if cell["id"] != id_]
    rows = compare(earlier, later)
    row, = of_kind(rows, "vanished")
    assert row["earlier_id"] == gone and row["row_code"] == "30102" and not row["later_id"]
    row, = of_kind(rows, "appeared")
    assert row["later_id"] == new and row["row_code"] == "30103" and not row["earlier_id"]


def test_a_row_that_stands_below_another_label_is_the_same_row():
    earlier, later = turned_back(LATER), copy.deepcopy(LATER)
    table = next(table for table in later["tables"] if table["kind"] == "appropriation_balance")
    labels = [row["label"] for row in table["rows"]]
    row = next(row for row in table["rows"] if row["parent"] is not None and not row["code"] and row["label"]
               and labels.count(row["label"]) == 1 and any(
                   cell["row"] == row["index"] and cell["value"]["state"] == "number"
                   and table["columns"][cell["column"]]["block"] == 0 for cell in table["cells"]))
    row["parent"] = None
    rows = compare(earlier, later)
    assert not of_kind(rows, "appeared") and not of_kind(rows, "vanished"), (row, rows[:3])


def told(rows, statement):
    return next(row for row in rows if row["later_id"] == statement["id"] and row["result"].startswith("told"))


def grown():
    """A statement whose amount is said to have grown, and of which a table knows."""
    return next(statement for statement in LATER["statements"] if statement["dimensions"] and statement["change"]
                and statement["dimensions"]["concept"] == "expenditure.project" and statement["change"]["amount"])


def test_last_year_as_a_change_tells_it():
    statement = grown()
    base = Decimal(statement["amount"]["decimal"]) - Decimal(statement["change"]["amount"]["decimal"])
    for decimal, kind in ((base, "told_alike"), (base + Decimal("0.01"), "told_alike"),
                          (base + Decimal("0.03"), "told_differently"), (base - 7, "told_differently")):
        earlier = turned_back(LATER)
        for cell in cells(earlier, "expenditure.project"):
            set_value(cell, str(decimal))
            cell["dimensions"]["fund"] = statement["dimensions"]["fund"]
        row = told(compare(earlier, LATER), statement)
        assert row["result"] == kind and Decimal(row["told"]) == base * 10000, (decimal, row)
        assert Decimal(row["difference"]) == (base - decimal) * 10000, row


def test_a_change_against_this_years_own_budget_tells_nothing_of_last_year():
    later = copy.deepcopy(LATER)
    for statement in later["statements"]:
        if statement["change"]:
            statement["change"]["base"] = "年初预算"
    assert not [row for row in compare(turned_back(LATER), later) if row["result"].startswith("told")]


def test_last_year_in_a_column():
    later = copy.deepcopy(LATER)
    for statement in later["statements"]:
        statement["change"] = None
    changed = cells(later, "expenditure.economic.basic", "30101")
    for cell in changed:
        cell["dimensions"].update(measure="budget_previous_year", year=2022)
    rows = compare(turned_back(LATER), later)
    alike = [row for row in of_kind(rows, "told_alike") if row["row_code"] == "30101"]
    assert len(alike) == len(changed) and alike[0]["told_how"] == "column" and alike[0]["later_year"] == "2022", alike
    set_value(changed[0], "1.00")
    row, = of_kind(compare(turned_back(LATER), later), "told_differently")
    assert row["later_id"] == changed[0]["id"] and row["told"] == "10000.00", row


def test_rounding_is_no_difference():
    """Last year's figure in 万元, rounded to whole ones, against one with two decimals."""
    later = copy.deepcopy(LATER)
    for statement in later["statements"]:
        statement["change"] = None
    cell = cells(later, "expenditure.economic.basic", "30101")[0]
    cell["dimensions"].update(measure="budget_previous_year", year=2022)
    exact = Decimal(cell["value"]["decimal"])
    for value, kind in ((exact.quantize(Decimal(1), "ROUND_HALF_UP"), "told_alike"), (exact // 1 + 2, "told_differently")):
        set_value(cell, str(value))
        rows = [row for row in compare(turned_back(LATER), later) if row["later_id"] == cell["id"]
                and row["result"].startswith("told")]
        assert [row["result"] for row in rows] == [kind], (value, rows)


def test_one_name_with_several_values_is_counted():
    later = copy.deepcopy(LATER)
    table = next(table for table in later["tables"] if any(cell["dimensions"] and cell["dimensions"]["code"] == "30101"
                                                          for cell in table["cells"]))
    cell = copy.deepcopy(next(cell for cell in table["cells"] if cell["dimensions"] and
                              cell["dimensions"]["code"] == "30101" and cell["value"]["state"] == "number"))
    cell["id"] += "9"
    set_value(cell, "5.00")
    table["cells"].append(cell)

    def count(data):
        text = run(put("e.json", turned_back(LATER)), put("l.json", data)).stdout.decode()
        return int(re.search(r"not compared, since one name has several values: (\d+)", text)[1])
    assert count(later) == count(LATER) + 1


def test_a_folder_by_publisher_and_year():
    os.makedirs(path("years"))
    other = turned_back(LATER, 0)
    other["disclosure"]["link"], other["source"]["sha256"] = "budget 2023 另一个单位", "e" * 64
    for name, data in (("2023.json", LATER), ("2021.json", turned_back(LATER, 2)), ("2022.json", turned_back(LATER)),
                       ("again.json", LATER), ("other.json", other)):
        put("years/" + name, data)
    text = run(path("years")).stdout.decode().replace("\n  ", "")
    heads = [line for line in text.splitlines() if line.startswith("budget ")]
    assert len(heads) == 2 and "2021 → 2022" in heads[0] and "2022 → 2023" in heads[1], heads
    unknown = copy.deepcopy(LATER)
    unknown["disclosure"]["link"], unknown["source"]["sha256"] = None, "d" * 64
    put("years/unknown.json", unknown)
    assert b"of 1 of 6 documents it is not known" in run(path("years"), code=3).stderr


def test_docs_compare_md_lists_the_columns():
    rows = run(put("e.json", turned_back(LATER)), put("l.json", LATER), "--format", "csv").stdout.decode()
    with open(os.path.join(SOURCE, "docs", "compare.md"), encoding="utf-8") as page:
        listed = re.findall(r"^\| `(\w+)` \|", page.read(), re.M)
    assert listed == rows.splitlines()[0].split(","), listed


def test_nothing_to_compare():
    assert b"JSON" in run(code=2).stderr
    assert b"no two of the documents" in run(put("alone.json", LATER), path("alone.json"), path("alone.json"), code=2).stderr
    put("no.json", {"a": 1})
    assert b"no.json" in run(path("no.json"), path("alone.json"), code=2).stderr
    assert b".csv" in run(path("alone.json"), path("alone.json"), "-o", path("x.xlsx"), code=2).stderr
    assert not os.path.exists(path("x.xlsx"))


def test_a_file_appears_whole_or_not_at_all():
    with open(path("kept.csv"), "w", encoding="utf-8") as file:
        file.write("before")
    put("no.json", {"a": 1})
    run(path("no.json"), put("l.json", LATER), "-o", path("kept.csv"), code=2)
    with open(path("kept.csv"), encoding="utf-8") as file:
        assert file.read() == "before"
    assert not [name for name in os.listdir(FOLDER.name) if name.startswith("kept.csv.")]
    run(put("e.json", turned_back(LATER)), path("l.json"), "-o", path("kept.csv"))
    with open(path("kept.csv"), encoding="utf-8") as file:
        assert file.readline().startswith("result,")
    run(path("e.json"), path("l.json"), "--format", "csv", "-o", "/dev/full", code=2)


def test_holes_and_wrong_types():
    put("later.json", LATER)
    for key in ("source", "disclosure", "tables", "statements"):
        for wrong in (None, "x", {}, [None, 7, {}]):
            run(put("holes.json", {**LATER, key: wrong}), path("later.json"))
            run(path("later.json"), path("holes.json"))


def test_lines_fit_and_steer_nothing():
    later = copy.deepcopy(LATER)
    later["source"]["file"] = "a\x1b[31m.pdf"
    for table in later["tables"]:
        for row in table["rows"]:
            row["label"] = row["label"] and row["label"] + "\x1b]0;x\x07"
    text = run(put("e.json", turned_back(LATER)), put("l.json", later), "--all").stdout.decode()
    assert "\x1b" not in text and "\x07" not in text
    import unicodedata
    for line in text.splitlines():
        assert sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) <= 80, line


tap.run(globals())
