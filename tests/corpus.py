#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Real disclosures beside the repository, where they are: corpus.py GONGKAI SHARED.

Every table of the ground truth exact (spans and joining over pages included), none invented; titles, numbers,
organizations, units and notes right; the ledger adds up with nothing unassigned. Speaks TAP; skips where SHARED is
absent.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


def published_errors():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus-errors.tsv"), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]


def main():
    program, shared = sys.argv[1:3]
    truths = sorted(glob.glob(os.path.join(shared, "corpus", "*.json")))
    if not truths:
        print("1..0 # SKIP no corpus beside the repository")
        return 0
    failed = number = 0

    def check(ok, name, *details):
        nonlocal failed, number
        number += 1
        failed += not ok
        print(f"{'ok' if ok else 'not ok'} {number} - {name}")
        for detail in details if not ok else ():
            print(f"# {detail}")

    with tempfile.TemporaryDirectory() as out:
        for truth in truths:
            pdf = truth[:-5] + ".pdf"
            run = subprocess.run([program, "extract", pdf, "-o", out + "/"], capture_output=True)
            check(run.returncode in (0, 3), f"{os.path.basename(pdf)}: exit {run.returncode}", run.stderr.decode()[-300:])
        scores = os.path.join(out, "scores")
        subprocess.run([sys.executable, os.path.join(shared, "tools", "table_eval.py"), os.path.join(shared, "corpus"), out,
                        "--json", scores], capture_output=True, check=True)
        with open(scores, encoding="utf-8") as f:
            summary = json.load(f)["summary"]
        check(summary["exact"]["acc_all"] == 1, "every table is exact", summary["exact"])
        check(summary["tables_found"] == summary["tables_truth"] if "tables_found" in summary else True, "no table is invented")
        for truth in truths:
            with open(truth, encoding="utf-8") as f, open(os.path.join(out, os.path.basename(truth)), encoding="utf-8") as g:
                want, got = json.load(f)["tables"], json.load(g)
            name = os.path.basename(truth)[:-5]
            check(len(want) == len(got["tables"]), f"{name}: {len(want)} tables", f"found {len(got['tables'])}")
            wrong = [f"{w['title']}: {k} {t[k]!r}" for w, t in zip(want, got["tables"])
                     for k in ("title", "number", "organization") if (w[k] or None) != t[k]]
            wrong += [f"{w['title']}: unit" for w, t in zip(want, got["tables"])
                      if (w["unit"] or None) != (t["unit"] or {}).get("text")]
            check(not wrong, f"{name}: titles, numbers, organizations, units", *wrong[:5])
            loose = [p["number"] for p in got["pages"] if p["ink"]["unassigned"] or
                     sum(v for k, v in p["ink"].items() if k != "glyphs") != p["ink"]["glyphs"]]
            check(not loose, f"{name}: ink adds up", f"pages {loose}")
            failing = [[name, c["rule"], c["expected"], c["actual"]] for c in got["checks"] if c["status"] == "fail"]
            known = [row[:4] for row in published_errors() if row[0] == name]
            check(failing == known, f"{name}: no check fails but for published errors", failing)
    print(f"1..{number}")
    return failed > 0


sys.exit(main())
