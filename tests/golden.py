#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures against their truths and expected outputs: golden.py GONGKAI FIXTURES SCHEMA [--update].

For each FIXTURES/NAME.pdf: (1) the tables equal NAME.truth.json, which was made from the contents and not by the
program: every cell, span, title, number, organization, unit, note, page and header; (2) the whole output equals
NAME.expected.json, byte by byte; (3) it is valid by the schema; (4) the ledger of ink adds up on every page, with
nothing unassigned; (5) LC_ALL=C and zh_CN.UTF-8 give the same bytes. --update writes NAME.expected.json: look at the
pages first. Speaks TAP.
"""
import glob
import json
import os
import re
import subprocess
import sys
import unicodedata

RESULTS = []


def check(ok, name, *details):
    RESULTS.append(ok)
    print(f"{'ok' if ok else 'not ok'} {len(RESULTS)} - {name}")
    for detail in details if not ok else ():
        print(f"# {detail}")


def fold(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def grid(cells):
    return {(c["row"], c["column"]): (c["row_span"], c["column_span"], fold(c["text"])) for c in cells}


def facts(truth, table):
    """Pairs (name, wanted, found) of everything but the cells."""
    yield "title", fold(truth["title"]), fold(table["title"])
    yield "number", fold(truth["number"]), fold(table["number"])
    yield "organization", fold(truth["organization"]), fold(table["organization"])
    yield "unit", truth["unit"], (table["unit"] or {}).get("text") or ""
    yield "header rows", truth["header_rows"], table["header_row_count"]
    yield "pages", truth["pages"], sorted({p["page"] for p in table["parts"]})
    yield "notes", [fold(n) for n in truth["notes"]], [fold(n["text"]) for n in table["notes"]]


def compare_tables(name, truth, tables):
    check(len(truth) == len(tables), f"{name}: {len(truth)} tables", f"found {len(tables)}")
    for number, (want, table) in enumerate(zip(truth, tables), 1):
        wrong = [f"{what}: {found!r}, not {wanted!r}" for what, wanted, found in facts(want, table) if wanted != found]
        a, b = grid(want["cells"]), grid(table["cells"])
        cells = [f"{at}: {b.get(at)}, not {a.get(at)}" for at in sorted(set(a) | set(b)) if a.get(at) != b.get(at)]
        check(not wrong and not cells, f"{name}: table {number} {want['title']}", *wrong, *cells[:8])


def ledger(document):
    for page in document["pages"]:
        ink = dict(page["ink"])
        glyphs = ink.pop("glyphs")
        if sum(ink.values()) != glyphs or ink["unassigned"]:
            yield f"page {page['number']}: {glyphs} glyphs, {ink}"


def extract(program, pdf, locale=None):
    environment = dict(os.environ, **({"LC_ALL": locale} if locale else {}))
    run = subprocess.run([program, "extract", "--compact", pdf], capture_output=True, env=environment)
    return run.stdout, run.returncode


def validator(schema):
    try:
        import jsonschema
    except ImportError:
        return None
    with open(schema, encoding="utf-8") as f:
        return jsonschema.Draft202012Validator(json.load(f))


def test(program, pdf, valid, update):
    name = os.path.basename(pdf)[:-4]
    expected = pdf[:-4] + ".expected.json"
    output, status = extract(program, pdf)
    check(status in (0, 3), f"{name}: exit {status}")
    document = json.loads(output)
    with open(pdf[:-4] + ".truth.json", encoding="utf-8") as f:
        compare_tables(name, json.load(f)["tables"], document["tables"])
    check(not list(ledger(document)), f"{name}: ink adds up", *ledger(document))
    failed = [c["rule"] + " " + c["total"] for c in document["checks"] if c["status"] == "fail"]
    check(not failed and document["checks"], f"{name}: no check fails", *failed)
    for locale in ("C", "zh_CN.UTF-8"):
        check(extract(program, pdf, locale)[0] == output, f"{name}: the same bytes under {locale}")
    if valid:
        errors = [f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in valid.iter_errors(document)]
        check(not errors, f"{name}: valid by the schema", *errors[:5])
    else:
        check(True, f"{name}: schema # SKIP python3-jsonschema is not installed")
    if update:
        with open(expected, "wb") as f:
            f.write(output)
    with open(expected, "rb") as f:
        check(f.read() == output, f"{name}: equals its expected output", "look at the pages, then: tests/golden.py … --update")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    program, fixtures, schema = arguments[:3]
    valid = validator(schema)
    for pdf in sorted(glob.glob(os.path.join(fixtures, "*.pdf"))):
        test(program, pdf, valid, "--update" in sys.argv)
    print(f"1..{len(RESULTS)}")
    sys.exit(not all(RESULTS))


main()
