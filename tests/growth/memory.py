#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""memory.py GONGKAI [--all]: how much memory a long document takes, by the page and by the row.

Two kinds of documents are made: pages that each hold a heading, some lines of prose and a table of their own, and one
table of 40 rows a page that goes on over all pages. Each is read at two lengths; what the second takes more, for each
page or row that it has more, must stay below what docs/limits.md promises of the longest. --all reads 5,000 pages and
20,000 rows whole; that takes some minutes.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import make_pdf  # noqa: E402
import tap  # noqa: E402

PROGRAM = sys.argv[1]
HEADS = ["项目", "合计", "基本支出", "项目支出", "人员经费", "公用经费"]
MB = 1024 * 1024


def row(i, columns):
    return [f"第{i}项支出"] + [f"{(i * 7 + c * 13) % 9000 + 100}.{(i * 3 + c) % 100:02d}" for c in range(1, columns)]


def own_tables(pages):
    """12 rows of 4 columns and some lines of prose on each page."""
    return [make_pdf.text(200, 60, f"第{i}号单位支出情况表", 14) + make_pdf.text(450, 90, "单位：万元")
            + make_pdf.table(60, 100, [180, 90, 90, 90], [HEADS[:4]] + [row(i * 12 + r, 4) for r in range(12)])
            + "".join(make_pdf.text(60, 400 + 18 * k, f"第{i}号单位第{k}项工作按计划进行，支出用于日常运转和项目实施。")
                      for k in range(6)) for i in range(1, pages + 1)]


def one_table(pages):
    """A table of 6 columns, 40 rows on each page."""
    widths = [150, 75, 75, 75, 75, 75]
    return [(make_pdf.text(200, 30, "支出总体情况表", 14) + make_pdf.text(450, 45, "单位：万元") if i == 0 else "")
            + make_pdf.table(35, 50, widths, ([HEADS] if i == 0 else []) + [row(i * 40 + r, 6) for r in range(40)], 19)
            for i in range(pages)]


def peak(pages):
    """Bytes of the largest process that reads these pages, and the JSON."""
    with tempfile.TemporaryDirectory() as folder:
        document, out = os.path.join(folder, "a.pdf"), os.path.join(folder, "a.json")
        with open(document, "wb") as file:
            file.write(make_pdf.pdf(pages))
        child = os.fork()
        if child == 0:  # for the largest of its children alone
            status = subprocess.run([PROGRAM, "extract", document, "-o", out], stderr=subprocess.DEVNULL, check=False).returncode
            with open(os.path.join(folder, "peak"), "w", encoding="utf-8") as file:
                file.write(f"{status} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
            os._exit(0)
        os.waitpid(child, 0)
        with open(os.path.join(folder, "peak"), encoding="utf-8") as file:
            status, kilobytes = map(int, file.read().split())
        assert status in (0, 3), status
        with open(out, encoding="utf-8") as file:
            return kilobytes * 1024, file.read() if len(pages) < 1000 else None


def grows(make, lengths, most, whole):
    """`most` bytes for each page more; `whole`: (pages, bytes) that --all reads."""
    few, many = [peak(make(pages)) for pages in lengths]
    for pages, (_, text) in zip(lengths, (few, many)):
        assert json.loads(text)["status"] == "complete", pages
    each = (many[0] - few[0]) / (lengths[1] - lengths[0])
    print(f"# {lengths[0]} pages {few[0] / MB:.1f} MB, {lengths[1]} pages {many[0] / MB:.1f} MB: {each / 1000:.1f} KB a page")
    assert each <= most, f"{each:.0f} bytes for each page; at most {most}"
    if "--all" in sys.argv:
        size = peak(make(whole[0]))[0]
        print(f"# {whole[0]} pages: {size / MB:.0f} MB")
        assert size <= whole[1], size


def test_memory_by_the_page():
    grows(own_tables, (200, 600), PAGE, (5000, 400 * MB))


def test_memory_by_the_row():
    grows(one_table, (50, 150), ROWS, (500, 300 * MB))


# Bytes for a page of own_tables(), and for one of one_table(): 40 rows.
PAGE, ROWS = 80_000, 380_000

tap.run(globals())
