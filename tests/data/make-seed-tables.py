#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes seed-tables.json: the seed disclosure of fixtures/seed as the document that layout should make of it.

For tests of normalize (tests/support/document-builder.h has the format). Run it again when the fixtures' content changes:
    python3 tests/data/make-seed-tables.py > tests/data/seed-tables.json
"""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fixtures", "seed"))
from content import BUDGET_TABLES  # noqa: E402
from grid import prose, truth  # noqa: E402
from performance import PERFORMANCE_TABLES  # noqa: E402


def tables():
    out = []
    for i, table in enumerate(BUDGET_TABLES + PERFORMANCE_TABLES):
        entry = truth(table, [5 + i], not table["header"])
        entry["subtitle"] = table.get("subtitle", "")
        del entry["ruled"]
        out.append(entry)
    return out


def paragraphs():
    out, before, contents, heading = [], 0, False, False
    for line in prose():
        if line == "@contents":
            contents = True
        elif line == "@part":
            contents, heading = False, True
        elif line == "@budget":
            before = len(BUDGET_TABLES)
        elif line == "@performance":
            before = len(BUDGET_TABLES) + len(PERFORMANCE_TABLES)
        elif line:
            page = 1 if contents else 2 if before == 0 else 12 if before == len(BUDGET_TABLES) else 20
            paragraph = {"text": line, "page": page, "before_table": before}
            if contents:
                paragraph["role"] = "contents"
            if heading:
                paragraph.update(size=16, bold=True, centered=True)
                heading = False
            out.append(paragraph)
    return out


json.dump({"doc": "seed.pdf", "pages": 30, "tables": tables(), "paragraphs": paragraphs()}, sys.stdout,
          ensure_ascii=False, indent=0)
print()
