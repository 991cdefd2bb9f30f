# SPDX-License-Identifier: GPL-2.0-or-later
"""The short run, as a test: the shop itself, the judge, and a handful of documents of every kind with a fixed seed."""
import copy
import os
import re
import shutil
import subprocess
import tempfile
import types

import damage
import documents
import judge
import run as shop
import tap

SEED = 2024
# Of the short run's damaged amounts: silently wrong or lost, confirmed though wrong; of the legible ones, read right;
# of the amounts beside damage, read right and flagged.
LIMITS = types.SimpleNamespace(silent=0.03, confirmed=3, legible=0.8, beside=0.99, alarms=0.03)


def run(program):
    state = {}

    def undamaged():
        if not state:
            pdf, sheet = documents.make(f"{SEED}-fixed")
            with tempfile.TemporaryDirectory() as folder:
                data, why = shop.read(program, pdf, folder)
            assert data, why
            state.update(pdf=pdf, sheet=sheet, data=data)
        return state["pdf"], state["sheet"], state["data"]

    def verdicts(data, sheet):
        return [v for _, v, *_ in judge.judge(data, sheet)]

    def amounts(data):
        return [c for t in data["tables"] for c in t["cells"] if c["value"]["state"] == "number" and t["columns"][c["column"]]["role"] == "amount"]

    def test_the_same_seed_prints_the_same_bytes():
        for seed, kind in (("a", None), ("b", "patch"), ("c", "prose_patch")):
            a, b = (documents.make(seed, kind and damage.Plan(__import__("random").Random(seed), kind))[0] for _ in range(2))
            assert a == b, seed

    def test_another_reader_sees_the_amounts():
        if not shutil.which("pdftotext"):
            raise tap.Skip("no pdftotext")
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(6):
                pdf, sheet = documents.make(f"{SEED}-read-{seed}")
                path = os.path.join(folder, "d.pdf")
                with open(path, "wb") as f:
                    f.write(pdf)
                text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
                there = re.sub(r"[,\s]", "", text)
                missing = [t.decimal for t in sheet.truths if t.decimal and t.decimal not in there]
                assert len(sheet.truths) > 5 and not missing, (seed, missing[:5])

    def test_sums_of_the_truth_are_right():
        """The printed total is that of the leaves: told by the rows without going back to how they were made."""
        pdf, sheet = documents.make(f"{SEED}-sums")
        for table in {id(c.table): c.table for c in sheet.cells}.values():
            if table.columns[0].role in ("code", "ordinal"):
                total = [r for r in table.rows if r.kind == "total"][0]
                for k, column in enumerate(table.columns):
                    if column.role == "amount":
                        assert total.cells[k] == sum(r.cells[k] for r in table.rows if r.kind == "body" and r.level == 0), table.title

    def test_undamaged_documents_are_read_without_a_warning():
        tally = shop.press(program, [(f"{SEED}-u{k}", None) for k in range(16)])
        assert tally.alarmed == 0 and tally.clean.by["right"] == tally.clean.all > 500, tally.notes

    def test_judge_takes_what_is_right():
        pdf, sheet, data = undamaged()
        assert set(verdicts(data, sheet)) == {"right"}

    def test_judge_sees_another_number():
        pdf, sheet, data = undamaged()
        data = copy.deepcopy(data)
        cell = amounts(data)[7]
        cell["value"]["decimal"] = "7" + cell["value"]["decimal"]
        bad = [(v, confirmed) for _, v, confirmed, *_ in judge.judge(data, sheet) if v != "right"]
        assert bad == [("wrong", bool(cell["checks"]))], bad
        data["diagnostics"].append({"code": "ambiguous_number", "severity": "warning", "message": "", "page": 1, "box": None, "cells": [cell["id"]]})
        assert verdicts(data, sheet).count("flagged") == 1
        data["diagnostics"][-1]["severity"] = "note"
        assert verdicts(data, sheet).count("wrong") == 1

    def test_judge_sees_another_unit():
        pdf, sheet, data = undamaged()
        data = copy.deepcopy(data)
        for cell in amounts(data):
            cell["value"]["yuan"] = "9" + cell["value"]["yuan"]
        assert verdicts(data, sheet).count("wrong") > 5

    def test_judge_sees_what_is_lost():
        pdf, sheet, data = undamaged()
        data = copy.deepcopy(data)
        cell = amounts(data)[3]
        cell["value"] = {"state": "blank", "decimal": None, "yuan": None, "percent": False}
        assert [v for v in verdicts(data, sheet) if v != "right"] == ["lost"]
        data["tables"] = data["tables"][1:]
        assert verdicts(data, sheet).count("lost") > 5

    def test_judge_sees_a_wrong_row_and_column():
        pdf, sheet, data = undamaged()
        data = copy.deepcopy(data)
        for table in data["tables"]:
            for column in table["columns"]:
                column["path"] = ["其他"]
        assert verdicts(data, sheet).count("wrong") > 5

    def test_judge_sees_an_invented_number():
        pdf, sheet, data = undamaged()
        data = copy.deepcopy(data)
        cell = dict(amounts(data)[2], id="t9.r9.c9", boxes=[{"page": 1, "box": [1, 1, 9, 9]}])
        data["tables"][0]["cells"].append(cell)
        assert [v for v in verdicts(data, sheet) if v != "right"] == ["wrong"]

    def test_damaged_documents_keep_the_promise():
        tally = shop.press(program, [(f"{SEED}-{k}", kind) for k, kind in enumerate(damage.ALL)])
        d, b = tally.damaged, tally.beside
        for line in shop.report(tally):
            print("# " + line)
        assert d.all > 500 and set(damage.ALL) - {"invented"} <= set(tally.kinds), set(damage.ALL) - set(tally.kinds)
        assert d.silent <= LIMITS.silent * d.all, tally.notes
        assert d.confirmed <= LIMITS.confirmed, tally.notes
        assert tally.legible.by["right"] >= LIMITS.legible * tally.legible.all
        assert b.by["right"] >= LIMITS.beside * b.all and b.alarms <= LIMITS.alarms * b.all

    tap.run({name: value for name, value in locals().items() if name.startswith("test_")})
