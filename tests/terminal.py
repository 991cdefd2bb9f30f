#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""terminal.py GONGKAI: on a terminal, no command shows text of a document that would steer it.

One PDF has escape sequences, and marks that turn text around, in its name, its title, its cells and its prose; one JSON
has them wherever JSON has text. Every command that prints is run on a terminal of its own.
"""
import json
import os
import pty
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI = os.path.abspath(sys.argv[1])
FOLDER = tempfile.TemporaryDirectory()
EVIL = "\x1b]0;x\x07\u202e\u2066\u061c\x9b31m"
OURS = re.compile("\x1b\\[(0|1|2|31|32|33|K)m?")  # styles, and clearing the line of the progress
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
MARK = "支出"


def put(name, data):
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def evil_pdf():
    rows = [["项目" + EVIL, "合计"], ["教育" + EVIL + "支出", "12.00"], ["合计", "13.00"]]
    page = (make_pdf.text(200, 60, MARK + EVIL + "总体情况表", 14) + make_pdf.text(60, 90, "编制单位：" + EVIL + "局")
            + make_pdf.text(450, 100, "单位：万元") + make_pdf.table(60, 110, [200, 80], rows)
            + make_pdf.text(60, 300, "一、2023年" + EVIL + "支出12.00万元。"))
    data = make_pdf.pdf([page])
    title = ("支出" + EVIL).encode("utf-16-be").hex().encode()
    return data.replace(b"trailer\n<<", b"trailer\n<</Info<</Title<feff" + title + b">>/Producer<feff" + title + b">>>>")


def evil_json(value):
    """Every text but for the schema's words gets what is evil behind it."""
    if isinstance(value, dict):
        return {key: item if key in ("schema", "status", "sha256", "id", "kind", "severity", "standing") else evil_json(item)
                for key, item in value.items()}
    if isinstance(value, list):
        return [evil_json(item) for item in value]
    return value + EVIL if isinstance(value, str) and not re.fullmatch("[-a-z0-9_.]*", value) else value


PDF = put("支出\x1b]0;y\x07\u202e.pdf", evil_pdf())
JSON = put("支出\x1b]0;z\x07\u202e.json", subprocess.run([GONGKAI, "extract", PDF], capture_output=True, check=False).stdout)
with open(JSON, encoding="utf-8") as opened:
    EVIL_JSON = put("evil.json", json.dumps(evil_json(json.load(opened)), ensure_ascii=False).encode())


def on_terminal(*arguments):
    ours, theirs = pty.openpty()
    with subprocess.Popen([GONGKAI, *arguments], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
                          env={**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8"}) as process:
        os.close(theirs)
        out = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            out += part
    os.close(ours)
    assert process.returncode in (0, 2, 3), process.returncode
    return out.replace(b"\r\n", b"\n").decode()


def expect_safe(*arguments):
    out = on_terminal(*arguments)
    found = FORBIDDEN.search(OURS.sub("", out).replace("\r", ""))
    assert not found, (arguments, out[max(0, found.start() - 60):found.start() + 40])
    return out


def test_extract():
    assert MARK in expect_safe("extract", PDF)
    for form in ("csv", "md", "html"):
        expect_safe("extract", "--format", form, PDF)


def test_batch():
    expect_safe("batch", "--format", "ndjson", PDF, put("bad\x1b[2J.pdf", b"none"))
    expect_safe("batch", "-o", os.path.join(FOLDER.name, "out\x1b[2J"), PDF, PDF + ".none", put("bad\x1b[2J.pdf", b"none"))


def test_show():
    for source in (JSON, EVIL_JSON):
        assert MARK in expect_safe("show", source)
        for what in ("t1", "t1.r1.c1", "s1", "p1", "diagnostics"):
            expect_safe("show", source, what)


def test_others():
    for source in (JSON, EVIL_JSON):
        expect_safe("errors", source)
        expect_safe("errors", "--format", "csv", source)
        expect_safe("compare", source, JSON)
        expect_safe("cite", source, "t1.r2.c1")
        expect_safe("export", "--format", "csv", source)
        expect_safe("export", "--format", "md", source)
        expect_safe("review", "--no-pictures", source)
    expect_safe("explain", PDF)
    expect_safe("extract", "\x1b[2J\u202e.pdf")
    expect_safe("\x1b[2J\u202e")
    expect_safe("extract", "--\x1b[2J\u202e")


tap.run(globals())
