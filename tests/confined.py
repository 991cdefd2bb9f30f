#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""confined.py GONGKAI: every command that opens a PDF survives one that ends its reader, and one bad page costs one page.

The bad page paints with a function of PostScript that is nested so deep that Poppler's parser runs out of stack.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI = os.path.abspath(sys.argv[1])
FOLDER = tempfile.TemporaryDirectory()
DEEP = zlib.compress(b"{" * 200000 + b"}" * 200000)
BAD = "/Deep sh\n"
RULED = make_pdf.table(60, 110, [200, 80], [["项目", "合计"], ["教育支出", "12.00"], ["合计", "12.00"]])


def put(name, pages):
    """A PDF of these pages, in which /Deep is a shading by the deep function. Readers have to find the objects."""
    data = make_pdf.pdf(pages).replace(b"/XObject<</Im1 6 0 R>>", b"/Shading<</Deep 98 0 R>>")
    objects = (b"98 0 obj\n<</ShadingType 1/ColorSpace/DeviceRGB/Function 99 0 R>>\nendobj\n99 0 obj\n<</Length %d/FunctionType 4"
               b"/Domain[0 1 0 1]/Range[0 1 0 1 0 1]/Filter/FlateDecode>>stream\n%s\nendstream\nendobj\n" % (len(DEEP), DEEP))
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(data.replace(b"xref\n0 ", objects + b"xref\n0 ", 1).replace(b"startxref", b"startxref\n0\n%", 1))
    return path


GOOD = make_pdf.BUDGET[1]
MIDDLE = put("middle.pdf", [GOOD, BAD, RULED])
ALONE = put("alone.pdf", [BAD])
MANY = put("many.pdf", [GOOD] + [BAD] * 10 + [RULED])
WHOLE = put("whole.pdf", [GOOD, RULED])


def run(*arguments, **more):
    return subprocess.run([GONGKAI, *arguments], capture_output=True, check=False, **{"stdin": subprocess.DEVNULL, **more})


def errors(document):
    return [(d["code"], d["page"]) for d in document["diagnostics"] if d["severity"] == "error"]


def is_death(message):
    """By the signal, or, in a build with sanitizers, by theirs."""
    return "signal 11" in message or "ABORTING" in message


def without_process(data):
    """Sanitizers name the process in what they say."""
    return re.sub(rb"==[0-9]+==", b"", data)


def test_one_bad_page_costs_one_page():
    result = run("extract", MIDDLE)
    document = json.loads(result.stdout)
    assert result.returncode == 3 and document["status"] == "incomplete", result
    assert errors(document) == [("page_lost", 2)], errors(document)
    assert [page["failed"] for page in document["pages"]] == [False, True, False]
    assert [table["parts"][0]["page"] for table in document["tables"]] == [1, 3], document["tables"]
    assert is_death(next(d["message"] for d in document["diagnostics"] if d["code"] == "page_lost"))


def test_others_on_the_line_are_read():
    result = run("extract", WHOLE, ALONE, MIDDLE, WHOLE)
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert [d["status"] for d in documents] == ["complete", "failed", "incomplete", "complete"], result
    assert documents[1]["diagnostics"][0]["code"] == "crashed" and documents[1]["source"]["sha256"], documents[1]
    assert result.returncode == 2 and b"alone.pdf" in result.stderr, result


def test_after_eight_the_rest_is_named():
    document = json.loads(run("extract", MANY).stdout)
    assert errors(document) == [("page_lost", page) for page in range(2, 11)], errors(document)
    assert [page["failed"] for page in document["pages"]] == [False] + [True] * 11
    last = [d["message"] for d in document["diagnostics"] if d["page"] == 10 and d["code"] == "page_lost"]
    assert last and "up to page 12" in last[0], last


def test_standard_input():
    with open(MIDDLE, "rb") as file:
        data = file.read()
    document = json.loads(run("extract", "-", stdin=None, input=data).stdout)
    assert errors(document) == [("page_lost", 2)] and document["source"]["file"] == "standard input", document["source"]


def test_batch_does_the_same():
    out = os.path.join(FOLDER.name, "out")
    lines = run("extract", "--compact", MIDDLE).stdout
    result = run("batch", "-j1", "--compact", "-o", out, WHOLE, MIDDLE, ALONE)
    assert result.returncode == 3, result
    with open(os.path.join(out, "manifest.ndjson"), encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    assert [r["outcome"] for r in records] == ["complete", "incomplete", "crashed"], records
    assert records[1]["diagnostics"]["codes"]["page_lost"] == 1, records[1]
    with open(os.path.join(out, records[1]["output"]), "rb") as file:
        assert without_process(file.read()) == without_process(lines)
    again = run("batch", "-j1", "--compact", "-o", out, WHOLE, MIDDLE, ALONE)
    assert b"3 from earlier runs" in again.stderr or again.returncode == 3, again


def test_explain():
    for output in ("x.html", "x.ndjson"):
        path = os.path.join(FOLDER.name, output)
        assert run("explain", "-o", path, MIDDLE).returncode == 0 and os.path.getsize(path) > 1000
    result = run("explain", ALONE)
    assert result.returncode == 2 and is_death(result.stderr.decode()) and not result.stdout, result


def test_review():
    path = os.path.join(FOLDER.name, "review.html")
    result = run("review", "-o", path, MIDDLE)
    assert result.returncode == 3 and b"page 2" in result.stderr, result
    with open(path, encoding="utf-8") as file:
        assert file.read().count("data:image/png") == 2


def test_cite():
    source, picture = os.path.join(FOLDER.name, "m.json"), os.path.join(FOLDER.name, "m.png")
    run("extract", "-o", source, MIDDLE)
    assert run("cite", source, "t1.r1.c1", "--pdf", MIDDLE, "-o", picture).returncode == 0
    with open(picture, "rb") as file:
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"


def test_profiles_are_read_in_front_of_the_sandbox():
    profile = os.path.join(FOLDER.name, "some.ini")
    with open(profile, "w", encoding="utf-8") as file:
        file.write("[profile]\nname=某局\n")
    for command in (["extract", "--compact"], ["batch", "--quiet", "--format", "ndjson"]):
        document = json.loads(run(*command, "--profile", profile, WHOLE).stdout)
        assert document["profile"]["name"] == "某局", document["profile"]


def test_limits():
    result = run("extract", "--memory", "20", WHOLE)
    assert json.loads(result.stdout)["diagnostics"][0]["code"] in ("out_of_memory", "crashed"), result
    assert run("extract", "--no-sandbox", "--require-sandbox", WHOLE).returncode == 2


if __name__ == "__main__":
    tap.run(globals())
