#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""show.py GONGKAI SOURCE: `gongkai show`: all that is asked for, in 80 columns, no number cut, and safe on a terminal."""
import glob
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)
NARROW = os.path.join(SOURCE, "fixtures", "narrow-columns.expected.json")
PDF = os.path.join(SOURCE, "fixtures", "narrow-columns.pdf")
ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}


def path(name):
    return os.path.join(FOLDER.name, name)


def put(name, data):
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def show(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, "show", *arguments], capture_output=True, env=ENGLISH, **options)
    assert result.returncode == code, result
    return result.stdout.decode("utf-8") if code == 0 else result.stderr.decode("utf-8")


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def test_a_document_in_some_lines():
    text = show(NARROW)
    for word in ("narrow-columns.pdf: complete, 31 pages", "t1   p3-5     33x4    万元   表1 单位收支总体情况表 [overall_balance]",
                 "t2.r2.c4: printed “577.5 / 2”, read 577.52", "more numbers put together from pieces",
                 "amounts: 137: 137 confirmed, 0 contradicted, 0 in no check", "checks: 165 pass, 0 fail"):
        assert word in text, (word, text)
    assert text.count("warning: the table of contents promises") == 3


def test_several_documents_from_one_stream():
    stream = b"".join(json.dumps(load(name)).encode() + b"\n" for name in FIXTURES[:2])
    assert show("-", input=stream) == show(*FIXTURES[:2])


def test_what_was_selected():
    subprocess.run([GONGKAI, "extract", PDF, "--pages", "1-7", "-o", path("part.json")], stderr=subprocess.DEVNULL)
    text = show(path("part.json"))
    assert "only pages 1 to 7 of 31 were read" in text, text
    assert "promises" not in text, "pages that were not asked for are not missing"


def test_many_warnings_are_counted():
    warnings = [{"code": "sum_mismatch", "severity": "warning", "message": f"sum {i}", "page": 1, "box": None, "cells": []}
                for i in range(40)]
    text = show(put("many.json", {"schema": "gongkai-disclosure/1", "diagnostics": warnings}))
    assert text.count("warning: sum") == 5 and "and 35 more of the code sum_mismatch" in text, text
    assert show(path("many.json"), "diagnostics").count("warning: sum") == 40


def test_a_table_has_all_its_texts_and_no_number_is_cut():
    for fixture in FIXTURES:
        for table in load(fixture)["tables"]:
            text = show(fixture, table["id"])
            words = set(text.split())
            for cell in table["cells"]:
                if cell["value"]["state"] == "number" and " " not in cell["text"]:
                    assert {cell["text"] + mark for mark in ("", "*", "?", "!")} & words, (fixture, cell["id"], cell["text"])
            assert table["title"] is None or table["title"] in re.sub(r"\n\s*", "", text), table["title"]


def test_lines_fit():
    for fixture in FIXTURES:
        for part in ([], ["tables"], ["pages"], ["checks"], ["statements"], ["diagnostics"], ["p1"]):
            for line in show(fixture, *part).splitlines():
                assert columns(line) <= 80, (fixture, part, columns(line), line)


def test_amounts_stand_flush_right_below_each_other():
    lines = show(NARROW, "t2").splitlines()
    ends = {columns(line[:match.end()]) for line in lines for match in [re.search(r"(577\.52|62\.23|515\.29|614\.59)", line)]
            if match and re.match(r"r\d", line)}
    assert len(ends) <= 2, ends  # those with a mark end one column before those without


def test_a_cell_says_all():
    text = show(NARROW, "t2.r10.c4")
    for word in ("t2.r10.c4  614.59", "standing:       confirmed", "concept:        income.total", "amount:         614.59",
                 "yuan:           6145900.00", "page:           6", "column:         总计",
                 "c17 pass: t2.r10.c4 614.59 = t2.r10.c5 510.70"):
        assert word in text, (word, text)
    row = show(NARROW, "t2.r10")
    assert "614.59" in row and "577.52" not in row


def test_statements_checks_and_pages():
    data = load(NARROW)
    statement = next(item for item in data["statements"] if item["change"] and item["reason"])
    text = show(NARROW, statement["id"])
    assert statement["printed"] in text and "change:" in text and "reason:" in text, text
    check = data["checks"][0]
    text = show(NARROW, check["id"])
    assert text.startswith(f"{check['id']} pass: ") and all(term in text for term in check["terms"]), text
    assert len(show(NARROW, "pages").splitlines()) == 31
    text = show(NARROW, "p12")
    assert "三公支出内容" in text and "t7" in text and "514.85" not in text


def test_checks_that_fail_come_first():
    data = load(NARROW)
    data["checks"][40]["status"] = "fail"
    lines = show(put("failing.json", data), "checks").splitlines()
    assert lines[0].startswith(data["checks"][40]["id"] + " fail"), lines[0]


def test_parts_that_are_not_there():
    for part in ("t99", "t1.r999", "t1.r0.c99", "s9999", "c99999", "p99", "p99999999999"):
        assert part in show(NARROW, part, code=2), part
    assert "nothing.json" in show("nothing.json", code=2)
    assert "JSON" in show(code=2)
    assert "JSON" in show("t3", code=2)


def test_other_files_are_refused():
    for name, data in (("other.json", '{"a": 1}'), ("broken.json", '{"a"'), ("list.json", "[1]")):
        with open(path(name), "w", encoding="utf-8") as file:
            file.write(data)
        message = show(path(name), code=2)
        why = "breaks off in the middle" if name == "broken.json" else "no output of gongkai"
        assert name in message and why in message, message


def test_a_folder_is_shown_document_by_document():
    os.makedirs(path("folder"), exist_ok=True)
    for name in ("a.json", "b.json"):
        shutil.copy(NARROW, path("folder/" + name))
    assert show(path("folder"), "t1") == show(NARROW, "t1") * 2


def test_holes_and_wrong_types():
    base = load(FIXTURES[0])
    for key in base["tables"][0]:
        for wrong in (None, 5, "x", [], {}, [None, 7, {}]):
            show(put("holes.json", {**base, "tables": [{**base["tables"][0], key: wrong}]}), "tables")
    for key in base:
        if key != "schema":
            for wrong in (None, 5, "x", [], [None, 7, {}]):
                show(put("holes.json", {**base, key: wrong}), "tables", "pages", "checks", "statements", "diagnostics")
    for spans in ((10**9, 10**9), (-5, -5), (0, 0)):
        table = json.loads(json.dumps(base["tables"][0]))
        for cell in table["cells"]:
            cell["row_span"], cell["column_span"] = spans
        show(put("holes.json", {**base, "tables": [table]}), "tables")


def test_no_control_character_of_a_document_reaches_a_terminal():
    evil = "a\x1b[31mb\x07\x9bc\u202ed\r\ne"

    def poison(item):
        if isinstance(item, dict):
            return {key: poison(value) if key not in ("schema", "id", "state", "status", "total", "terms", "checks") else value
                    for key, value in item.items()}
        if isinstance(item, list):
            return [poison(value) for value in item]
        return evil if isinstance(item, str) else item
    name = put("evil.json", poison(load(FIXTURES[0])))
    data = load(name)
    for part in ([], ["tables"], ["pages"], ["checks"], ["statements"], ["diagnostics"], ["p1"], ["t1.r2.c1"]):
        result = subprocess.run([GONGKAI, "show", name, *part], capture_output=True, env=ENGLISH)
        text = (result.stdout + result.stderr).decode("utf-8")
        found = set(re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", text))
        assert not found, (part, found)
    assert data["source"]["file"] == evil


def on_terminal(environment, *arguments):
    """What `show` writes to a terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen([GONGKAI, "show", *arguments], stdout=follower, stderr=follower, stdin=follower,
                               env={**ENGLISH, "TERM": "xterm", **environment})
    os.close(follower)
    data = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        data += piece
    process.wait()
    os.close(leader)
    return data


def test_colours_on_a_terminal_only():
    assert b"\x1b[" in on_terminal({}, NARROW, "t2")
    assert b"\x1b[" not in on_terminal({"NO_COLOR": "1"}, NARROW, "t2")
    assert b"\x1b[" not in on_terminal({"TERM": "dumb"}, NARROW, "t2")
    assert "\x1b[" not in show(NARROW, "t2")


def test_a_disk_that_is_full():
    with open("/dev/full", "wb") as full:
        result = subprocess.run([GONGKAI, "show", NARROW], stdout=full, stderr=subprocess.PIPE, env=ENGLISH)
    assert result.returncode == 2 and b"No space left" in result.stderr


tap.run(globals())
