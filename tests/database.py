#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""database.py GONGKAI SOURCE: databases hold what the JSON says, to the last digit, however often and by whomever
they are added to."""
import csv
import glob
import io
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tidy as tidy_amounts  # noqa: E402
import databases  # noqa: E402
import tap  # noqa: E402
from databases import dump, expect_sound, query, rows  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
if not databases.is_built(GONGKAI):
    print("1..0 # SKIP built without SQLite")
    sys.exit(0)
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


def save(data, name):
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


def as_text(row):
    return {key: None if value is None else str(value) for key, value in row.items()}


def all_fixtures():
    name = path("fixtures.sqlite")
    if not os.path.exists(name):
        run("export", *FIXTURES, "-o", name)
    return name


def test_the_view_tidy_is_what_every_JSON_says():
    name = all_fixtures()
    expect_sound(name)
    for fixture in FIXTURES:
        data = load(fixture)
        expected = tidy_amounts.tidy(data)
        got = rows(name, "SELECT * FROM tidy WHERE document_id = ?", data["source"]["sha256"])
        assert [as_text(row) for row in got] == expected, fixture
        assert list(got[0]) == list(csv.DictReader(io.StringIO(
            run("export", fixture, "--format", "csv").stdout.decode(), newline="")).fieldnames)


def test_as_many_amounts_as_in_CSV():
    data = run("export", *FIXTURES, "--format", "csv").stdout.decode()
    count = sum(1 for _ in csv.reader(io.StringIO(data, newline=""))) - 1
    assert query(all_fixtures(), "SELECT count(*), (SELECT sum(amount_count) FROM documents) FROM amounts") == [(count, count)]


def test_doubles_are_those_nearest_to_the_text():
    for text, real in query(all_fixtures(), "SELECT decimal, decimal_real FROM amounts UNION ALL SELECT yuan, yuan_real FROM amounts"):
        assert (text is None and real is None) or float(text) == real, (text, real)


def test_the_other_tables_are_what_every_JSON_says():
    name = all_fixtures()
    for fixture in FIXTURES:
        data = load(fixture)
        of = "WHERE d.id = '" + data["source"]["sha256"] + "'"
        get = lambda what, table, more="": query(name, f"SELECT {what} FROM {table} x JOIN documents d "  # noqa: E731
                                                 f"USING (document) {more} {of} ORDER BY x.position")
        assert get("x.id, x.title, x.kind, x.row_count", "tables") == \
            [(table["id"], table["title"], table["kind"], table["row_count"]) for table in data["tables"]]
        assert get("x.id, x.row_index, x.column_index, x.row_span, x.text, x.printed, x.state, x.page, t.id",
                   "cells", "JOIN tables t ON t.document = x.document AND t.position = x.table_position") == \
            [(cell["id"], cell["row"], cell["column"], cell["row_span"], cell["text"], cell["printed"],
              cell["value"]["state"], cell["boxes"][0]["page"] if cell["boxes"] else None, table["id"])
             for table in data["tables"] for cell in table["cells"]]
        assert get("x.id, x.topic, x.item, x.decimal, x.yuan, x.printed, x.page", "statements") == \
            [(one["id"], one["topic"], one["item"], one["amount"]["decimal"], one["amount"]["yuan"], one["printed"],
              one["page"]) for one in data["statements"]]
        assert get("x.id, x.kind, x.status, x.expected, x.actual, x.difference, x.total, x.single_term", "checks") == \
            [(check["id"], check["kind"], check["status"], check["expected"], check["actual"], check["difference"],
              check["total"], int(check["single_term"])) for check in data["checks"]]
        assert get("x.code, x.severity, x.message, x.page", "diagnostics") == \
            [(one["code"], one["severity"], one["message"], one["page"]) for one in data["diagnostics"]]
        terms = query(name, "SELECT c.id, m.role, m.sign, m.item, coalesce(e.id, s.id) FROM check_terms m "
                      "JOIN documents d USING (document) "
                      "JOIN checks c ON c.document = m.document AND c.position = m.check_position "
                      "LEFT JOIN cells e ON e.document = m.document AND e.position = m.cell_position "
                      "LEFT JOIN statements s ON s.document = m.document AND s.position = m.statement_position "
                      + of + " ORDER BY m.check_position, m.position")
        assert terms == [(check["id"], role, sign, item, item) for check in data["checks"] for role, sign, item in
                         [("total", None, check["total"])] +
                         [("term", sign, item) for sign, item in zip(check["signs"], check["terms"])] +
                         [("statement", None, item) for item in check["statements"]] +
                         [("suspect", None, item) for item in check["suspects"]]], fixture


def test_adding_again_changes_nothing():
    name, before = path("again.sqlite"), dump(all_fixtures())
    shutil.copy(all_fixtures(), name)
    run("export", *reversed(FIXTURES), FIXTURES[0], "-o", name)
    assert dump(name) == before
    for fixture in reversed(FIXTURES):
        run("export", fixture, "-o", path("one by one.sqlite"))
    assert dump(path("one by one.sqlite")) == before
    run("export", *FIXTURES, "-o", path("twin.sqlite"))
    with open(all_fixtures(), "rb") as one, open(path("twin.sqlite"), "rb") as other:
        assert one.read() == other.read()


def test_extract_adds_what_export_adds():
    run("extract", PDF, "-o", path("extract.sqlite"))
    run("extract", PDF, "-o", path("extract.json"))
    run("export", path("extract.json"), "-o", path("export.sqlite"))
    assert dump(path("extract.sqlite")) == dump(path("export.sqlite"))
    run("extract", PDF, "--pages", "2", "-o", path("extract.sqlite"))
    ids = query(path("extract.sqlite"), "SELECT id, options FROM documents ORDER BY length(id)")
    assert len(ids) == 2 and ids[1][0].startswith(ids[0][0] + "-") and ids[0][1] is None and "selection" in ids[1][1], ids


def record(version=None, status=None, title=None):
    """A fixture as another version of the program would have read it, or failed to."""
    data = load(FIXTURES[0])
    data["generator"]["version"] = version or data["generator"]["version"]
    if status == "failed":
        data.update(status="failed", tables=[], statements=[], checks=[], diagnostics=[
            {"code": "damaged", "severity": "error", "message": "x.pdf: is damaged", "page": None, "box": None, "cells": []}])
    if title:
        data["tables"][0]["title"] = title
    return save(data, "record.json")


def test_which_record_of_a_document_stays():
    name = path("versions.sqlite")
    what = lambda: query(name, "SELECT d.generator_version, d.status, t.title FROM documents d LEFT JOIN tables t "  # noqa: E731
                         "ON t.document = d.document AND t.position = 1")
    for version, status, title, expected in [
            ("0.9", "failed", None, ("0.9", "failed", None)), ("0.9", "complete", "a", ("0.9", "complete", "a")),
            ("0.9", "failed", None, ("0.9", "complete", "a")), ("0.10", "complete", "b", ("0.10", "complete", "b")),
            ("0.9.9", "complete", "c", ("0.10", "complete", "b")), ("0.10", "complete", "d", ("0.10", "complete", "d")),
            ("0.11", "failed", None, ("0.11", "failed", None)), ("0.11", "complete", "e", ("0.11", "complete", "e"))]:
        run("export", record(version, status, title), "-o", name)
        assert what() == [expected], (version, status, title, what())
    expect_sound(name)


def test_failed_files_are_rows():
    with open(path("page.pdf"), "w", encoding="utf-8") as file:
        file.write("<html>")
    run("extract", path("page.pdf"), path("nowhere.pdf"), PDF, "-o", path("failed.sqlite"), code=2)
    got = query(path("failed.sqlite"), "SELECT file, status, reason FROM documents ORDER BY file")
    assert got == [("department.pdf", "complete", None), ("nowhere.pdf", "failed", "not_found"),
                   ("page.pdf", "failed", "not_a_pdf")], got
    unread = query(path("failed.sqlite"), "SELECT file, reason, message FROM unread ORDER BY file")
    assert [row[:2] for row in unread] == [row[::2] for row in got[1:]] and all(row[2] for row in unread)


def test_what_is_not_ours_is_left_as_it_is():
    with open(path("text.sqlite"), "w", encoding="utf-8") as file:
        file.write("no database, and long enough to have a head of sixteen bytes\n" * 30)
    other = sqlite3.connect(path("other.sqlite"))
    other.execute("CREATE TABLE documents (id)")
    other.commit()
    other.close()
    run("export", FIXTURES[0], "-o", path("newer.sqlite"))
    newer = sqlite3.connect(path("newer.sqlite"))
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    os.makedirs(path("folder.sqlite"))
    for name, word in [("text", b"no SQLite database"), ("other", b"another program"), ("newer", b"newer"), ("folder", b"file")]:
        name = path(name + ".sqlite")
        before = None if os.path.isdir(name) else open(name, "rb").read()
        result = run("export", FIXTURES[0], "--format", "sqlite", "-o", name, code=2)
        assert word in result.stderr and name.encode() in result.stderr and result.stderr.count(b"\n") == 1, result
        assert before is None or open(name, "rb").read() == before
    result = run("export", FIXTURES[0], "-o", path("nowhere/x.sqlite"), code=2)
    assert b"No such file" in result.stderr, result
    result = run("export", FIXTURES[0], "--format", "sqlite", code=2)
    assert b"-o" in result.stderr


def test_a_file_that_may_not_be_written():
    name = path("readonly.sqlite")
    run("export", FIXTURES[0], "-o", name)
    before = dump(name)
    os.chmod(name, 0o444)
    os.chmod(FOLDER.name, 0o755)
    somebody = {"user": 65534} if os.geteuid() == 0 else {}
    result = run("export", FIXTURES[1], "-o", name, code=2, **somebody)
    assert b"read-only" in result.stderr and dump(name) == before, result


def test_a_database_of_an_earlier_build_gets_what_it_lacks():
    name = path("earlier.sqlite")
    run("export", FIXTURES[0], "-o", name)
    earlier = sqlite3.connect(name)
    for view in ("tidy", "money", "contradicted", "failed_checks"):
        earlier.execute("DROP VIEW " + view)
    earlier.execute("DROP INDEX amounts_contradicted")
    earlier.execute("ALTER TABLE amounts DROP COLUMN standing")
    earlier.execute("CREATE VIEW tidy AS SELECT 1")
    earlier.commit()
    earlier.close()
    run("export", *FIXTURES[:2], "-o", name)
    fresh = path("later.sqlite")
    run("export", *FIXTURES[:2], "-o", fresh)
    assert rows(name, "SELECT * FROM tidy") == rows(fresh, "SELECT * FROM tidy")
    expect_sound(name)


def test_JSON_with_holes_in_it():
    base = load(FIXTURES[0])
    names = []
    for key in base:
        for number, wrong in enumerate((None, 5, "x", [], {}, [[]], [None, 7, {}])):
            if key != "schema":
                names.append(save({**base, key: wrong}, f"holes-{key}-{number}.json"))
    for key in list(base["tables"][0]):
        for number, wrong in enumerate((None, 5, "x", [], {}, [None, 7, {}])):
            names.append(save({**base, "tables": [{**base["tables"][0], key: wrong}]}, f"holes-table-{key}-{number}.json"))
    twice = save({**base, "tables": base["tables"] * 2, "checks": base["checks"] * 2}, "holes-twice.json")
    for name in names + [twice]:
        run("export", name, "-o", path("holes.sqlite"))
    expect_sound(path("holes.sqlite"))


def test_a_disk_that_is_full():
    name = path("full.sqlite")
    run("export", FIXTURES[0], "-o", name)
    before = dump(name)
    limit = os.path.getsize(name) + 40000
    for bound in (limit, 100):
        result = run("export", *FIXTURES[1:], "-o", name, code=2,
                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bound, bound)))
        assert b"can't be written" in result.stderr and result.stderr.count(b"\n") == 1, result
        expect_sound(name)
        assert set(before) <= set(dump(name))
    run("export", *FIXTURES, "-o", name)
    assert dump(name) == dump(all_fixtures())


def test_killed_at_any_point():
    name = path("killed.sqlite")
    for number in range(12):
        process = subprocess.Popen([GONGKAI, "export", *FIXTURES, "-o", name])
        try:
            process.wait(0.01 + 0.02 * number)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    run("export", *FIXTURES, "-o", name)
    assert dump(name) == dump(all_fixtures())
    expect_sound(name)


def test_several_at_a_time():
    name = path("several.sqlite")
    processes = [subprocess.Popen([GONGKAI, "export", *FIXTURES[number:], *FIXTURES[:number], "-o", name]) for number in range(4)]
    assert [process.wait(120) for process in processes] == [0] * 4
    assert dump(name) == dump(all_fixtures())
    expect_sound(name)


def page():
    with open(os.path.join(SOURCE, "docs", "database.md"), encoding="utf-8") as file:
        return file.read()


def test_the_page_tells_all_tables_and_views():
    text = page()
    names = [name for name, in query(all_fixtures(), "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    assert len(names) == 14 and not [name for name in names if f"`{name}`" not in text], names


def test_the_questions_of_the_page_have_answers():
    questions = re.findall(r"```sql\n(.*?)```", page(), re.S)
    assert len(questions) == 5
    wrong = load(FIXTURES[-1])
    check = next(check for check in wrong["checks"] if check["status"] == "pass")
    item = next(cell for table in wrong["tables"] for cell in table["cells"] if cell["id"] == check["total"])
    check["status"], item["standing"] = "fail", "contradicted"
    run("export", *FIXTURES[:-1], save(wrong, "wrong.json"), "-o", path("questions.sqlite"))
    for question in questions:
        answer = rows(path("questions.sqlite"), question)
        assert answer and None not in list(answer[0].values())[:1], question


def test_the_plot_of_the_page():
    code = re.search(r"```python\n(.*?)```", page(), re.S)[1]
    if subprocess.run([sys.executable, "-c", "import pandas, matplotlib"], capture_output=True, check=False).returncode:
        raise tap.Skip("python3-pandas or python3-matplotlib is not installed")
    shutil.copy(all_fixtures(), path("all.sqlite"))
    subprocess.run([sys.executable, "-c", code], cwd=FOLDER.name, check=True,
                   env={**os.environ, "MPLBACKEND": "agg", "MPLCONFIGDIR": FOLDER.name})
    assert os.path.getsize(path("totals.png")) > 5000


tap.run(globals())
