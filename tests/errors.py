#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""errors.py GONGKAI SOURCE: `gongkai errors`. A publisher's error is found as such; a misreading never is.

Documents are small PDFs with a planted error, the JSON of a fixture with one digit changed and its checks reckoned anew, and
JSON written by hand, in which one thing at a time speaks against an error.
"""
import copy
import csv
import html.parser
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURE = os.path.join(SOURCE, "fixtures", "narrow-columns.expected.json")


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, "errors", *arguments], capture_output=True, **options)
    assert result.returncode == code, result
    return result


def rows(*arguments, **options):
    return list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv", **options).stdout.decode(), newline="")))


def put(name, *documents):
    with open(path(name), "w", encoding="utf-8") as file:
        for number, document in enumerate(documents):
            document["source"]["sha256"] = f"{number:064x}"
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    return path(name)


# --- whole PDFs ---

BODY = [["项目", "合计", "基本支出", "项目支出", "上缴上级支出"],
        ["一般公共服务支出", "618.59", "510.70", "103.89", "4.00"],
        ["教育支出", "115.00", "62.00", "50.00", "3.00"],
        ["卫生健康支出", "42.00", "31.00", "9.00", "2.00"]]
TOTALS = {"right": ["合计", "775.59", "603.70", "162.89", "9.00"],
          # the publisher's: the total and the part that makes it up are both off by 10, so that the row adds up
          "publisher": ["合计", "785.59", "613.70", "162.89", "9.00"],
          # one number that nothing bears out: it may as well be misread
          "single": ["合计", "785.59", "603.70", "162.89", "9.00"]}


def budget(total, title="支出总体情况表"):
    text = make_pdf.text
    return (text(200, 60, "2023年某中心单位预算公开", 18),
            text(60, 60, "表1") + text(200, 80, title, 14) + text(60, 100, "编制单位：某中心") + text(450, 100, "单位：万元")
            + make_pdf.table(60, 110, [150, 70, 70, 70, 80], BODY + [total]))


def extracted(name):
    with open(path(name + ".pdf"), "wb") as file:
        file.write(make_pdf.pdf(budget(TOTALS[name])))
    subprocess.run([GONGKAI, "extract", path(name + ".pdf"), "-o", path(name + ".json")], stderr=subprocess.DEVNULL)
    return path(name + ".json")


def test_what_adds_up_is_no_error():
    assert rows(extracted("right")) == []


def test_a_publishers_error_is_found_as_one_with_its_two_checks():
    found, = rows(extracted("publisher"))
    assert found["certainty"] == "publisher" and found["reason"] == "", found
    assert (found["printed"], found["should_be"], found["difference_yuan"]) == ("785.59", "775.59", "100000.00"), found
    assert (found["page"], found["amount_id"], found["row_label"], found["unit"]) == ("2", "t1.r4.c1", "合计", "万元"), found
    assert found["organization"] == "某中心" and found["table_number"] == "表1", found
    assert len(found["checks"].split()) == 2 and "Does not add up: 785.59" in found["why"], found


def test_a_number_that_nothing_bears_out_is_undecided():
    found, = rows(extracted("single"))
    assert (found["certainty"], found["reason"], found["should_be"]) == ("undecided", "number_unproved", "775.59"), found
    assert len(found["checks"].split()) == 2, found
    assert rows(path("single.json"), "--certain") == []
    assert b"Undecided: 1." in run(path("single.json"), "--certain").stdout


# --- the fixture, misread ---

def load(name=FIXTURE):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def fixed(digits, decimals):
    return f"{digits:.{decimals}f}"


def reckon(document):
    """The status of every sum anew, as gongkai would give it."""
    value = {cell["id"]: Decimal(cell["value"]["decimal"] or 0) for table in document["tables"] for cell in table["cells"]}
    for check in document["checks"]:
        if check["kind"] in ("share", "statements", "statement_table") or check["total"] not in value:
            continue
        expected = sum((value[term] * (-1 if sign == "-" else 1) for term, sign in zip(check["terms"], check["signs"])),
                       Decimal(0))
        check["expected"], check["actual"] = str(expected), str(value[check["total"]])
        check["difference"] = str(value[check["total"]] - expected)
        if check["status"] == "pass" and abs(Decimal(check["difference"])) > Decimal(check["tolerance"]):
            check["status"] = "fail"
    return document


def misread(document, cell, digits):
    factor = Decimal(cell["value"]["yuan"]) / Decimal(cell["value"]["decimal"])
    cell["text"] = cell["value"]["decimal"] = digits
    cell["value"]["yuan"] = str(Decimal(digits) * factor)
    return document


def amounts(document):
    return [cell for table in document["tables"] for cell in table["cells"]
            if cell["value"]["yuan"] and Decimal(cell["value"]["yuan"]) != 0]


def with_one_digit_changed(at, anew):
    document = load()
    cell = amounts(document)[at]
    old = cell["value"]["decimal"]
    place = random.Random(at).choice([i for i, c in enumerate(old) if c.isdigit()])
    digit = str((int(old[place]) + random.Random(at).randrange(1, 10)) % 10)
    misread(document, cell, old[:place] + digit + old[place + 1:])
    return reckon(document) if anew else document


def test_no_misread_digit_is_called_the_publishers():
    count = len(amounts(load()))
    documents = [with_one_digit_changed(at, True) for at in range(0, count, max(1, count // 60))]
    found = rows(put("misread.ndjson", *documents))
    assert len(found) >= len(documents) * 9 // 10, (len(found), len(documents))
    assert [row for row in found if row["certainty"] != "undecided"] == []


def test_checks_that_do_not_say_what_the_numbers_say_accuse_nobody():
    count = len(amounts(load()))
    documents = [with_one_digit_changed(at, False) for at in range(0, count, max(1, count // 20))]
    assert rows(put("edited.ndjson", *documents)) == []


# --- JSON by hand ---

def cell(table, row, column, text):
    value = text.replace(",", "") if re.fullmatch(r"-?[0-9][0-9,.]*", text) else None
    return {"id": f"t{table}.r{row}.c{column}", "anchor": f"a:{table}.{row}.{column}", "row": row, "column": column, "row_span": 1,
            "column_span": 1, "text": text, "printed": None,
            "boxes": [{"page": table, "box": [50 + 80 * column, 100 + 20 * row, 130 + 80 * column, 120 + 20 * row]}],
            "value": {"state": "number" if value else "blank" if not text else "text", "decimal": value,
                      "yuan": str(Decimal(value) * 10000) if value else None, "percent": False, "approximate": None},
            "dimensions": None, "standing": None, "parts": [], "repairs": [], "doubts": [], "other_reading": None, "marks": [],
            "checks": []}


def table(number, words, title="表"):
    unit = {"text": "万元", "yuan": "10000", "factor": "10000", "currency": "CNY"}
    return {"id": f"t{number}", "number": None, "title": title, "organization": None, "kind": "other", "unit": unit,
            "header_row_count": 1,
            "columns": [{"index": i, "path": [label], "role": "amount" if i else "label", "unit": None, "block": 0}
                        for i, label in enumerate(words[0])],
            "rows": [{"index": i, "kind": "detail", "code": None, "label": row[0], "level": None, "parent": None, "unit": None}
                     for i, row in enumerate(words)],
            "cells": [cell(number, r, c, text) for r, row in enumerate(words) for c, text in enumerate(row)], "block_rows": [],
            "parts": [{"page": number, "box": [50, 100, 450, 300]}]}


def document(tables, sums, **more):
    """`sums`: (total, terms, …) as "t1.r4.c1"; what fails is found by reckoning."""
    checks = []
    for number, (rule, total, terms) in enumerate(sums, 1):
        across = all(term.split(".")[:2] == total.split(".")[:2] for term in terms)
        one_table = all(term.split(".")[0] == total.split(".")[0] for term in terms)
        checks.append({"id": f"c{number}", "kind": "row_sum" if across else "column_sum" if one_table else "table_table",
                       "status": "pass", "rule": rule, "relation": "=", "expected": "0", "actual": "0", "difference": "0",
                       "tolerance": "0.02", "total": total, "terms": terms, "signs": ["+"] * len(terms), "statements": [],
                       "suspects": [], "reason": None, "single_term": False, "blunt": False})
    pages = [{"number": number, "width": 595, "height": 842, "content": "text", "failed": False, "ink": {"unassigned": 0}}
             for number in range(1, len(tables) + 1)]
    return reckon({"schema": "gongkai-disclosure/1", "source": {"file": "a.pdf", "sha256": None}, "status": "complete",
                   "disclosure": {"organization": {"text": "某局"}, "fiscal_year": {"text": "2024"}, "title": None},
                   "pages": pages, "tables": tables, "statements": [], "checks": checks, "diagnostics": [], **more})


# 合计 | 基本 | 项目 | 其他; 合计 is off by 10 in its first two columns
GRID = [["项目", "合计", "基本", "项目", "其他"],
        ["甲", "60.00", "30.00", "17.00", "13.00"],
        ["乙", "40.00", "15.00", "14.00", "11.00"],
        ["丙", "25.00", "6.00", "12.00", "7.00"],
        ["合计", "135.00", "61.00", "43.00", "31.00"]]


def sums(number=1, last=4, columns=4):
    across = [("total_column_equals_its_parts", f"t{number}.r{r}.c1", [f"t{number}.r{r}.c{c}" for c in range(2, columns + 1)])
              for r in range(1, last + 1)]
    down = [("total_row_equals_its_parts", f"t{number}.r{last}.c{c}", [f"t{number}.r{r}.c{c}" for r in range(1, last)])
            for c in range(1, columns + 1)]
    return across + down


def grid(edit=lambda words: None, **more):
    words = copy.deepcopy(GRID)
    edit(words)
    return document([table(1, words)], sums(), **more)


def verdicts(*documents):
    return [(row["certainty"], row["reason"]) for row in rows(put("hand.ndjson", *documents))]


def test_written_by_hand():
    assert verdicts(grid()) == [("publisher", "")]


def edited(edit):
    made = grid()
    edit(made)
    return made


def cell_of(made, name):
    return next(cell for table in made["tables"] for cell in table["cells"] if cell["id"] == name)


def test_digits_in_doubt():
    for change in ({"doubts": ["mixed_number"]}, {"other_reading": "36.00"}, {"repairs": ["joined_wrapped_number"]},
                   {"standing": "doubtful"}, {"parts": [{}]}):
        made = edited(lambda made: [cell_of(made, f"t1.r4.c{c}").update(change) for c in (1, 2)])
        assert verdicts(made) == [("undecided", "digits_in_doubt")], change
    # what a doubtful number bears out is not proved
    made = edited(lambda made: cell_of(made, "t1.r4.c1").update(doubts=["mixed_number"]))
    assert {certainty for certainty, _ in verdicts(made)} == {"undecided"}
    harmless = edited(lambda made: cell_of(made, "t1.r4.c1").update({"repairs": ["split_at_rule"]}))
    assert verdicts(harmless) == [("publisher", "")]


def test_a_page_of_which_something_was_not_read():
    warning = {"code": "unread_ink", "severity": "warning", "message": "", "page": 1, "box": None, "cells": []}
    assert verdicts(grid(diagnostics=[warning])) == [("undecided", "page_incomplete")]
    assert verdicts(grid(diagnostics=[warning | {"page": None}])) == [("undecided", "page_incomplete")]
    assert verdicts(grid(diagnostics=[warning | {"page": 2}])) == [("publisher", "")]
    made = edited(lambda made: made["pages"][0]["ink"].update(unassigned=1))
    assert verdicts(made) == [("undecided", "page_incomplete")]


def test_a_number_that_only_a_blunt_check_holds():
    # the sum across is rounded so much that it would not see ten
    made = edited(lambda made: [check.update(tolerance="20") for check in made["checks"][:3]])
    assert {certainty for certainty, _ in verdicts(made)} == {"undecided"}


def test_a_sum_that_nothing_shows_to_be_one():
    found = verdicts(document([table(1, copy.deepcopy(GRID))], [one for one in sums() if one[1] not in ("t1.r4.c3", "t1.r4.c4")]))
    assert found == [("undecided", "structure_unproved")], found


def test_a_difference_that_is_printed():
    def plant(words):  # a row of ten that no sum counts, and that has nothing in the columns that add up
        words.insert(4, ["另列", "10.00", "10.00", "", ""])
    made = document([table(1, (lambda words: (plant(words), words)[1])(copy.deepcopy(GRID)))],
                    [(rule, total.replace("r4", "r5"), terms if "row" in rule else [term.replace("r4", "r5") for term in terms])
                     for rule, total, terms in sums()])
    assert verdicts(made) == [("undecided", "difference_printed")]


def test_amounts_that_may_be_exchanged():
    # 甲 has its 基本 and 项目 in each other's places: the row adds up, the columns do not
    def exchange(words):
        words[4] = ["合计", "125.00", "51.00", "43.00", "31.00"]
        words[1][2], words[1][3] = words[1][3], words[1][2]
    assert verdicts(grid(exchange)) == [("undecided", "place_in_doubt")] * 2  # each column lacks what the other has too much
    words = copy.deepcopy(GRID)
    exchange(words)
    made = document([table(1, words)], [one for one in sums() if one[1] != "t1.r4.c3"])
    assert verdicts(made) == [("undecided", "place_in_doubt")]


def test_bounds_rounding_and_many_failures():
    made = edited(lambda made: [check.update(relation="<=") for check in made["checks"] if check["status"] == "fail"])
    assert {reason for _, reason in verdicts(made)} == {"bound"}

    def a_little(words):
        words[4] = ["合计", "125.02", "51.02", "43.00", "31.00"]
    made = edited(lambda made: None)
    made = document([table(1, (lambda words: (a_little(words), words)[1])(copy.deepcopy(GRID)))], sums())
    for check in made["checks"]:
        check["tolerance"] = "0.005"
        check["status"] = "fail" if abs(Decimal(check["difference"])) > Decimal("0.005") else "pass"
    assert {reason for _, reason in verdicts(made)} == {"rounding"}
    tables = [table(number, copy.deepcopy(GRID)) for number in range(1, 9)]
    made = document(tables, [one for number in range(1, 9) for one in sums(number)])
    assert {reason for _, reason in verdicts(made)} == {"many_failures"}


def test_one_fact_told_twice():
    """Two tables differ; in each the number stands in a sum that holds."""
    first = [["项目", "金额"], ["甲", "60.00"], ["乙", "40.00"], ["合计", "100.00"]]
    second = [["项目", "金额"], ["丙", "55.00"], ["丁", "40.00"], ["合计", "95.00"]]
    one = ("total_row_equals_its_parts", "t1.r3.c1", ["t1.r1.c1", "t1.r2.c1"])
    other = ("total_row_equals_its_parts", "t2.r3.c1", ["t2.r1.c1", "t2.r2.c1"])
    copies = [("rule_a", "t1.r2.c1", ["t2.r2.c1"]), ("rule_b", "t1.r3.c1", ["t2.r3.c1"])]
    found, = rows(put("hand.ndjson", document([table(1, first), table(2, second, "别表")], [one, other] + copies)))
    assert found["certainty"] == "publisher" and "95.00 in “别表” on page 2" in found["why"], found
    # where nothing else of the two tables agrees, they may count other things
    assert verdicts(document([table(1, first), table(2, second)], [one, other, copies[1]])) == [
        ("undecided", "structure_unproved")]


# --- the list ---

def test_rows_that_leave_out_one_column_are_one_finding():
    def leave_out(words):
        words[1:] = [[f"{name}", f"{20 + r}.00", f"{15 + r}.00", "5.00", f"{last}.00" if last else ""]
                     for r, (name, last) in enumerate([("甲", 3), ("乙", 4), ("丙", 6), ("丁", 0), ("戊", 0), ("己", 0), ("庚", 0)])]
        words.append(["合计", "161.00", "126.00", "35.00", "13.00"])

    words = copy.deepcopy(GRID)
    leave_out(words)
    found = rows(put("hand.ndjson", document([table(1, words)], sums(last=8))))
    assert len(found) == 1 and all(name in found[0]["checks"].split() for name in ("c1", "c2", "c3", "c8")), found


def test_rank():
    small, large = grid(), grid(lambda words: [words[4].__setitem__(c, str(Decimal(words[4][c]) + 90)) for c in (1, 2)])
    unsure = edited(lambda made: cell_of(made, "t1.r4.c1").update(doubts=["on_rule"]))
    share = grid(lambda words: words.__setitem__(4, ["合计", "125.00", "51.00", "43.00", "31.00"]))
    share["checks"].append(dict(share["checks"][0], id="c99", kind="share", rule="percentage_of_its_amounts", status="fail",
                                expected="50.000", actual="60.00", total="t1.r1.c1", terms=["t1.r1.c2", "t1.r1.c1"]))
    found = rows(put("rank.ndjson", share, small, unsure, large))
    assert [row["certainty"] for row in found] == ["publisher", "publisher", "undecided", "undecided"], found
    assert [row["difference_yuan"] for row in found] == ["1000000.00", "100000.00", "100000.00", ""], found
    assert [row["rank"] for row in found] == ["1", "2", "3", "4"]


def columns_of(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)


def test_text_fits_a_terminal_and_cannot_steer_it():
    made = grid()
    made["tables"][0]["title"] = "表\x1b[31m\u202e" + "很长的标题" * 30
    out = run(put("text.ndjson", made)).stdout.decode()
    assert max(columns_of(line) for line in out.splitlines()) <= 80
    assert all(c == "\n" or c.isprintable() for c in out), [c for c in out if not c.isprintable()]
    assert "Does not add up: 135.00 is printed" in out


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.images = [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attributes)
        for name, value in attributes:
            if name in ("src", "href"):
                assert value.startswith(("data:image/png;base64,", "#")), value
                self.images.append(value)

    def handle_data(self, data):
        self.words += data


def test_html_shows_the_place_where_it_has_the_pdf():
    made = extracted("publisher")
    run(made, "-o", path("errors.html"), "--pdf", FOLDER.name)
    with open(path("errors.html"), encoding="utf-8") as file:
        page = Page(file.read())
    assert len(page.images) == 1 and len(page.images[0]) > 3000 and "script" not in page.tags
    assert "785.59" in page.words and "某中心" in page.words
    run(made, "-o", path("plain.html"))
    with open(path("plain.html"), encoding="utf-8") as file:
        assert Page(file.read()).images == []
    # the same under another name is found by what it is; another file of the name is not taken for it
    os.makedirs(path("elsewhere/deep"))
    os.rename(path("publisher.pdf"), path("elsewhere/deep/other.pdf"))
    run(made, "-o", path("errors.html"), "--pdf", path("elsewhere"))
    with open(path("errors.html"), encoding="utf-8") as file:
        assert len(Page(file.read()).images) == 1
    extracted("right")
    os.rename(path("right.pdf"), path("elsewhere/publisher.pdf"))
    os.remove(path("elsewhere/deep/other.pdf"))
    run(made, "-o", path("errors.html"), "--pdf", path("elsewhere"))
    with open(path("errors.html"), encoding="utf-8") as file:
        page = Page(file.read())
    assert page.images == [] and "SHA-256" in page.words


def test_html_holds_words_of_documents_as_text():
    made = grid()
    made["tables"][0]["title"] = made["source"]["file"] = "</style></title><script>alert(1)</script><img src=x>"
    run(put("nasty.ndjson", made), "-o", path("nasty.html"))
    with open(path("nasty.html"), encoding="utf-8") as file:
        page = Page(file.read())
    assert "script" not in page.tags and "img" not in page.tags and "alert(1)" in page.words


def test_csv_guards_text_where_it_is_asked_to():
    made = grid()
    made["tables"][0]["title"] = "=1+1"
    name = put("guard.ndjson", made)
    assert rows(name)[0]["table_title"] == "=1+1" and rows(name, "--spreadsheet-safe")[0]["table_title"] == "'=1+1"
    assert run(name, "--format", "csv", "--bom").stdout.startswith(b"\xef\xbb\xbf")


def test_the_columns_and_reasons_are_those_of_the_docs():
    with open(os.path.join(SOURCE, "docs", "errors.md"), encoding="utf-8") as file:
        text = file.read()
    told = [name for row in re.findall(r"^\| (`.*?) \|", text, re.M) for name in re.findall(r"`(\w+)`", row)]
    with open(os.path.join(SOURCE, "export", "errors", "proof.c"), encoding="utf-8") as file:
        reasons = [code for code in re.findall(r'\[GK_RESERVE_\w+\] = \{ "(\w*)"', file.read()) if code]
    columns = run(put("columns.ndjson", grid()), "--format", "csv").stdout.decode().splitlines()[0].split(",")
    assert told == reasons + columns, (told, reasons + columns)


# --- what is wrong ---

def test_bad_options_and_files():
    name = put("one.ndjson", grid())
    for arguments, words in (([], "name JSON files"), ([name, "-o", path("x.pdf")], ".html"), ([path("missing")], "missing"),
                             ([name, "--pdf", FOLDER.name], "--pdf"), ([name, "--format", "json"], "format"),
                             ([name, "-o", path("no/such/folder/x.csv")], "x.csv")):
        result = run(*arguments, code=2)
        assert words in result.stderr.decode(), result
    with open(path("junk.json"), "w", encoding="utf-8") as file:
        file.write("{}")
    assert b"junk.json" in run(path("junk.json"), name, code=3).stderr
    assert b"read before" in run(name, name, code=3).stderr
    assert run(name, "-o", "/dev/full", code=2).stderr


def broken(made, random_):
    """One value somewhere is another, or missing."""
    at, steps = made, random_.randrange(1, 7)
    for _ in range(steps):
        keys = list(at.keys()) if isinstance(at, dict) else list(range(len(at)))
        keys = [key for key in keys if key not in ("schema",)]
        if not keys:
            return made
        key = random_.choice(keys)
        if not isinstance(at[key], (dict, list)) or not at[key] or random_.random() < .2:
            at[key] = random_.choice([None, 7, -1e300, "", "x", "9" * 60, [], {}, True, [None], ["t1.r1.c1"], "t1.r1.c1"])
            return made
        at = at[key]
    return made


def test_any_json_is_read():
    documents = [broken(grid(), random.Random(seed)) for seed in range(400)]
    for number, made in enumerate(documents):
        if not isinstance(made.get("source"), dict):
            made["source"] = {"file": str(number)}
    result = subprocess.run([GONGKAI, "errors", put("broken.ndjson", *documents), "--format", "csv"], capture_output=True)
    assert result.returncode in (0, 3), result


def test_the_same_whatever_the_locale_and_order_of_runs():
    name = put("same.ndjson", grid(), edited(lambda made: cell_of(made, "t1.r4.c1").update(doubts=["on_rule"])))
    outputs = {run(name, "--format", "csv", env=dict(os.environ, LC_ALL=locale)).stdout for locale in ("C", "C.UTF-8")}
    assert len(outputs) == 1


tap.run(globals())
