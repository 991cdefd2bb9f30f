#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every number of the seed disclosure, found in the output: facts.py GONGKAI FIXTURES.

fixtures/seed/facts.tsv lists them: amounts of tables with row and column, amounts, shares, changes and percentages of
the prose with their subject, targets and weights of performance tables, periods, dates. Each must be there, with the
right subject, page and unit, in both PDFs that hold the whole disclosure. Speaks TAP, one test for each kind.
"""
import collections
import json
import os
import re
import subprocess
import sys


def squeeze(text):
    return re.sub(r"\s+", "", text or "")


def of_table(data, title, label, column, value, unit):
    for table in data["tables"]:
        if squeeze(table["title"]) != title or (table["unit"] or {}).get("text") != unit:
            continue
        paths = {c["index"]: squeeze("/".join(c["path"])) for c in table["columns"]}
        labels = collections.defaultdict(set)
        for cell in table["cells"]:
            for row in range(cell["row"], cell["row"] + cell["row_span"]):
                labels[row].add(squeeze(cell["text"]))
        for cell in table["cells"]:
            if (cell["text"] == value and cell["value"]["decimal"] == value and cell["value"]["yuan"] and cell["boxes"]
                    and label in labels[cell["row"]] and paths[cell["column"]] == squeeze(column)):
                return True
    return False


def of_performance(data, kind, project, item, value):
    for record in data["performance"]:
        if squeeze((record["project"] or {}).get("text")) != project:
            continue
        if kind == "funds":
            return record["funds"][item]["decimal"] == value and record["funds"]["unit"] == "万元"
        for indicator in record["indicators"]:
            if squeeze(indicator["name"]) == item:
                found = indicator["weight"] if kind == "weight" else squeeze(indicator["printed"])
                if found == value:
                    return True
    return False


def of_statement(data, kind, subject, direction, value, unit):
    for statement in data["statements"]:
        change = statement["change"] or {}
        if statement["subject"] != subject or not statement["page"]:
            continue
        if kind == "absent" and statement["topic"] == "not_arranged":
            return True
        if kind == "amount" and (statement["printed"] or "").replace(",", "") == value and (statement["unit"] or "") == unit:
            return True
        if kind == "share" and statement["share"] == value:
            return True
        if kind == "change" and change.get("amount") and (change["direction"], change["amount"]["decimal"], change["unit"]) == (
                direction, value, unit):
            return True
        if kind == "percent" and (change.get("direction"), change.get("percent")) == (direction, value):
            return True
    return False


def found(data, kind, where, item, column, value, unit):
    if kind == "table":
        return of_table(data, where, item, column, value, unit)
    if kind in ("funds", "weight", "target"):
        return of_performance(data, kind, where, item, value)
    if kind in ("from", "to"):
        return any(p["name"]["text"] == where and p[kind] == value for p in data["projects"])
    if kind in ("published", "year"):
        fact = data["disclosure"]["published" if kind == "published" else "fiscal_year"]
        return fact is not None and fact["text"] == value and fact["page"] >= 1
    return of_statement(data, kind, where, item, value, unit)


def main():
    program, fixtures = sys.argv[1:3]
    with open(os.path.join(fixtures, "seed", "facts.tsv"), encoding="utf-8") as f:
        facts = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    kinds = list(dict.fromkeys(fact[0] for fact in facts))
    number = failed = 0
    for name in ("browser", "narrow-columns"):
        run = subprocess.run([program, "extract", os.path.join(fixtures, name + ".pdf")], capture_output=True, check=False)
        data = json.loads(run.stdout)
        for kind in kinds:
            wanted = [fact for fact in facts if fact[0] == kind]
            missed = [fact for fact in wanted if not found(data, *fact)]
            number += 1
            failed += bool(missed)
            print(f"{'not ok' if missed else 'ok'} {number} - {name}: {len(wanted)} facts of kind {kind}")
            for fact in missed[:10]:
                print("# missed: " + " | ".join(fact))
    print(f"1..{number}")
    return failed > 0


sys.exit(main())
