#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""limits.py GONGKAI SOURCE [--all]: the bounds of docs/limits.md are reached, told by name, and what lies below them is read.

Each case is a file just beyond one bound. --all tries those that take minutes, or gigabytes, too.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
ALL = "--all" in sys.argv[3:]
FOLDER = tempfile.TemporaryDirectory()
UNBOUNDED = ["--timeout", "0", "--page-timeout", "0", "--memory", "0"]


def put(name, data):
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def sparse(name, head, length):
    path = put(name, head)
    os.truncate(path, length)
    return path


def glyphs(count, size):
    """So many characters in lines of 500, on a page with sides of 4100 points."""
    line = "<" + "4e00" * 500 + "> Tj T*\n"
    return f"BT /F1 {size} Tf {size} TL 1 4090 Td\n" + line * (count // 500 + 1) + "ET\n"


def rules(horizontal, vertical, step=4):
    """Strokes over a page with sides of 17000 points that cross where both are there."""
    out = [make_pdf.text(50, -50, "1.00") + "0.1 w\n"]
    right, top = (10 + step * (count - 1) if count else 9000 for count in (vertical, horizontal))
    out += [f"10 {10 + i * step} m {right} {10 + i * step} l S\n" for i in range(horizontal)]
    out += [f"{10 + i * step} 10 m {10 + i * step} {top} l S\n" for i in range(vertical)]
    return "".join(out)


def pages(*contents, side=None):
    data = make_pdf.pdf(contents)
    return data if side is None else data.replace(b"MediaBox[0 0 595 842]", b"MediaBox[0 0 %d %d]" % (side, side))


def many_pages(count):
    """All with one content; a reader has to find the objects by itself."""
    head = make_pdf.pdf([make_pdf.BUDGET[1]])
    page = re.search(rb"<</Type/Page/.*?\nendobj", head, re.S).group()
    kids = b" ".join(b"%d 0 R" % (100 + number) for number in range(count))
    more = b"".join(b"%d 0 obj\n%s\n" % (100 + number, page) for number in range(count))
    head = re.sub(rb"/Count 1/Kids\[[^]]*\]", b"/Count %d/Kids[%s]" % (count, kids), head, count=1)
    return head.replace(b"xref\n0 ", more + b"xref\n0 ", 1).replace(b"startxref", b"startxref\n0\n%", 1)


# The bound as docs/limits.md has it: (file, arguments, code, number in the message, page).
CASES = {
    "pages": (lambda: many_pages(20001), ["--pages", "1"], "limit_reached", "20000", None),
    "characters of one page": (lambda: pages(glyphs(500001, 4), side=4100), [], "limit_reached", "500000", 1),
    "characters of one page under 3 points": (lambda: pages(glyphs(50500, 2), side=4100), [], "limit_reached", "50000", 1),
    "strokes and filled rectangles of one page": (lambda: pages("0 0 1 1 re f\n" * 500001), [], "limit_reached", "500000", 1),
    "points of one path": (lambda: pages("1 1 m " + "2 2 l 3 1 l\n" * 100001 + "S\n"), [], "limit_reached", "200000", 1),
    "images of one page": (lambda: pages(make_pdf.image(9, 9, 9, 9) * 50001), [], "limit_reached", "50000", 1),
    "side of a page": (lambda: pages(make_pdf.BUDGET[1], side=200001), [], "page_unreadable", "out of bounds", 1),
    "positions (rows × columns) of one table": (lambda: pages(rules(1450, 1450, 11), side=17000), [], "limit_reached", "2000000", 1),
    "rules of one page that run in one direction only, in each; tables that they draw":
        (lambda: pages(rules(4100, 0), side=17000), [], "limit_reached", "4000", 1),
    "filled areas of one page that may cover rules; pieces of rules":
        (lambda: pages(make_pdf.BUDGET[1] + "1 g\n" + "".join(f"{9 + i % 500} {9 + i // 500 * 9} 8 8 re f\n" for i in range(8100))), [],
         "limit_reached", "8000", 1),
}


def bounds():
    """The first column of the table of one document."""
    with open(os.path.join(SOURCE, "docs", "limits.md"), encoding="utf-8") as file:
        table = file.read().split("## Of one document")[1].split("\n## ")[0]
    return [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ") and not line.startswith("| what")]


def extract(path, *options):
    result = subprocess.run([GONGKAI, "extract", "--format", "ndjson", *options, path], capture_output=True, check=False)
    return json.loads(result.stdout) if result.stdout else None, result


# Bounds that no case above reaches: where they are, or why they can't be in a test.
ELSEWHERE = {
    "bytes of the file": "test_bytes_of_a_file",
    "bytes of a file of corrections": "test_bytes_of_corrections",
    "complaints of Poppler about one page": "test_complaints_are_counted",
    "characters of all pages together": "test_characters_of_a_document, with --all",
    "events of `explain`": "test_events_of_explain, with --all",
    "a picture of a page for people": "test-snapshot.c",
    "bytes of a review page; of its pictures where no resolution is asked for": "takes 256 MB of pictures: tried by hand",
    "side of a page that is drawn at full scale when its visible ink is looked for": "changes a scale, and is told to nobody",
    "arithmetical identities tried": "takes tables of more cells than a worker's memory holds",
    "bytes of the JSON": "takes 256 MB of JSON: tried by hand",
}


def test_no_bound_is_left_out():
    assert sorted([*CASES, *ELSEWHERE]) == sorted(bounds()), set(bounds()) ^ {*CASES, *ELSEWHERE}


def test_bounds_of_a_page():
    wrong = []
    for bound, (make, options, code, number, page) in CASES.items():
        document, result = extract(put("one.pdf", make()), *UNBOUNDED, *options)
        told = [d for d in document["diagnostics"] if d["code"] == code and number in d["message"] and d["page"] == page]
        if not told or told[0]["severity"] != "error" or result.returncode == 0:
            wrong.append((bound, result.returncode, [(d["code"], d["message"][:200]) for d in document["diagnostics"]][:6]))
        else:
            print("#", bound + ":", told[0]["message"])
    assert not wrong, wrong


def test_bytes_of_a_file():
    _, result = extract(sparse("large.pdf", b"%PDF-1.4\n", 2 ** 30 + 1))
    assert result.returncode == 2 and b"1073741824" in result.stderr and b"large.pdf" in result.stderr, result


def test_bytes_of_corrections():
    pdf, large = put("two.pdf", make_pdf.pdf()), sparse("large.json", b"{", 2 ** 26 + 1)
    _, result = extract(pdf, "--corrections", large)
    assert result.returncode == 2 and b"large.json" in result.stderr and b"67108864" in result.stderr, result


def test_complaints_are_counted():
    """60 that differ in more than numbers: 50 are told, the rest is a number."""
    words = ["".join(chr(97 + int(digit)) for digit in f"{number:04}") for number in range(100)]
    document, _ = extract(put("loud.pdf", pages("".join(f"/F{word} 9 Tf\n" for word in words))))
    told = [d["message"] for d in document["diagnostics"] if d["code"].startswith("reader_")]
    assert 50 <= len(told) <= 52, len(told)
    assert any(re.search(r"\b[0-9]+ (other|more|further)", message) for message in told), told[-2:]


def test_characters_of_a_document():
    if not ALL:
        raise tap.Skip("only with --all")
    document, _ = extract(put("long.pdf", pages(*[glyphs(400000, 4)] * 27, side=4100)), *UNBOUNDED)
    assert any(d["code"] == "limit_reached" and "10000000" in d["message"] for d in document["diagnostics"]), document["diagnostics"][:5]


def test_events_of_explain():
    if not ALL:
        raise tap.Skip("only with --all")
    result = subprocess.run([GONGKAI, "explain", *UNBOUNDED, put("told.pdf", pages(*[glyphs(60000, 4)] * 6, side=4100))], capture_output=True, check=False)
    assert result.returncode == 3 and b"200000" in result.stdout + result.stderr, (result.returncode, result.stderr)


tap.run(globals())
