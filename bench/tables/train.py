#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Learns the weights of the judge of grids from random pages, and writes data/table-judge.tsv.

    train.py BUILD [--check] [--pages N] [--seed S] [--jobs N] [--show]

BUILD: the build folder; BUILD/bench/candidates reads the pages and prints what every grid of rules is like, all of them
taken for tables, so that nothing depends on the weights in use. The pages are those of run.py, half of them bait; nothing else is
looked at. Half of the tables have all rules: so most tables of disclosures are printed; a tenth goes over pages. A candidate is a table when its text is that of a table of its page, none when hardly any of it is; what lies between (a
table with a paragraph in it, a part of one) teaches nothing and is left out. The weights are those of a logistic regression with a penalty on
their squares, rounded to two decimals: the same pages and the same program give the same file, byte by byte.

--check: compares with the file instead of writing it (exit 1: they differ). --show: prints how well the weights do, and the
candidates that they judge wrongly.
"""
import argparse
import concurrent.futures
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "tests", "support")]

import bait  # noqa: E402
import pages  # noqa: E402
import rules  # noqa: E402
import writers  # noqa: E402
from score import norm  # noqa: E402

FILE = os.path.join(HERE, "..", "..", "data", "table-judge.tsv")
PENALTY = 1.0  # on the square of a weight
COST = 5.0  # a table that is lost costs as much as so many others that are taken for tables
TABLE, NONE, MOST = 0.8, 0.3, 0.5  # shares of a candidate's text that are of a table of the page, and of the table's text that is in it
CHUNK = 100  # pages read at once

MEANINGS = {
    "bias": "of any candidate",
    "several": "share of the body's rows with entries in several columns",
    "full": "share of the body's places that are filled",
    "numbers": "share of the body's entries that are numbers",
    "labelled": "share of the body's rows with words in them",
    "headed": "labels of the fullest row of the header, or of the rows above the first number, as a share of the columns",
    "rows": "rows of the body beyond the first, up to seven, as a share of seven",
    "columns": "columns beyond the second, up to four, as a share of four",
    "closed": "rules close the grid on all sides and around all cells",
    "goes_on": "it is the first of its page, and like the table that ended the page before",
    "alone": "one, divided by the number of its entries",
    "blank": "nothing stands below its header",
    "words": "words of an entry on average beyond six, up to eighteen, as a share of twelve",
    "through": "share of the body's rows with nothing but one text over most of the columns",
    "scattered": "share of the rows with several entries that do not stand beside each other",
    "on_rules": "share of the entries of a grid that stand on the upper or lower border of their cell",
    "ticks": "share of the heights of a grid's rules at whose left end a text stands: the scale of a chart",
    "beside": "share of the entries beside which, left or right, another one stands",
    "below": "share of the entries above or below which another one stands",
    "painted": "coloured areas in a grid that are no cell's background, up to four, as a share of four: bars",
}


def plan(count, seed):
    """[(seed, form, kind)]: half tables of every form with every kind of rules, half bait of every kind."""
    forms, kinds, lures = list(pages.FORMS), list(rules.KINDS), list(bait.KINDS)
    out = []
    for k in range(count // 2):
        turn, step = divmod(k, len(kinds))
        form = "d.over_pages" if k % 10 == 9 else forms[(step + turn * 7 + turn // len(forms)) % len(forms)]
        out.append((f"train-{seed}-{k}", form, "all" if k % 2 or form in pages.RULED else kinds[step]))
        out.append((f"train-{seed}-{k}", "bait", lures[k % len(lures)]))
    return out


def pieces(text):
    """The pairs of characters of a text, counted."""
    text = norm(text)
    return Counter(a + b for a, b in zip(" " + text, text + " "))


def shares(cells, readings):
    """The share of the cells' text that is in the table, and that of the table's text that is in the cells."""
    said = sum((pieces(t) for t in cells), Counter())
    true = sum((pieces(c["text"]) for c in readings[0]), Counter())
    both = sum((said & true).values())
    return both / max(1, sum(said.values())), both / max(1, sum(true.values()))


def examples(program, jobs):
    """[(features, is a table, name)] of these pages."""
    out, truths = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for seed, form, kind in jobs:
            sheet, name = pages.make(seed, form, kind), f"{form}-{kind}-{seed}"
            truths[name] = sheet.tables
            with open(os.path.join(folder, name + ".page"), "wb") as f:
                f.write(writers.page(sheet))
        run = subprocess.run([program, *[os.path.join(folder, n + ".page") for n in truths]], capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        line = json.loads(line)
        name = os.path.basename(line["file"])[:-5]
        inside, covered = max([shares(line["cells"], t["readings"]) for t in truths[name]], default=(0.0, 1.0))
        if inside <= NONE or (inside >= TABLE and covered >= MOST):
            out.append((tuple(line["features"]), inside >= TABLE, name + " " + " | ".join(line["cells"])[:60]))
    return out


def odds(weights, x):
    return weights[0] + sum(w * v for w, v in zip(weights[1:], x))


def chance(s):
    return 1 / (1 + math.exp(-s)) if s > -30 else 0.0


def solve(a, b):
    """The x of a x = b, by elimination; a is changed."""
    n = len(b)
    for i in range(n):
        p = max(range(i, n), key=lambda k: abs(a[k][i]))
        a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
        for k in range(i + 1, n):
            f = a[k][i] / a[i][i]
            if f:
                a[k] = [v - f * w for v, w in zip(a[k], a[i])]
                b[k] -= f * b[i]
    for i in reversed(range(n)):
        b[i] = (b[i] - sum(a[i][k] * b[k] for k in range(i + 1, n))) / a[i][i]
    return b


def fit(samples):
    """The weights, bias first: Newton's steps on the likelihood of alike examples counted together, less the penalty."""
    counted = Counter((tuple(round(v, 2) for v in x), y) for x, y, *_ in samples)
    share = {True: COST, False: 1.0}
    rows = sorted((x, y, n * share[y]) for (x, y), n in counted.items())
    n = len(samples[0][0]) + 1
    weights = [0.0] * n
    for _ in range(40):
        slope = [-PENALTY * w if k else 0.0 for k, w in enumerate(weights)]
        bend = [[PENALTY if i == k and k else 0.0 for i in range(n)] for k in range(n)]
        for x, y, count in rows:
            x, p = (1.0, *x), chance(odds(weights, x))
            used = [(k, v) for k, v in enumerate(x) if v]
            for k, v in used:
                slope[k] += count * (y - p) * v
                for i, u in used:
                    bend[k][i] += count * p * (1 - p) * v * u
        step = solve(bend, slope)
        weights = [w + d for w, d in zip(weights, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return [round(w, 2) for w in weights]


def table(names, weights, o, samples):
    yield "# SPDX-License-Identifier: GPL-2.0-or-later"
    yield "# What the judge of grids (layout/judge/judge.c) looks at, and what each is worth. A grid is a table when the sum of"
    yield "# weight times feature is above 0. Written by bench/tables/train.py: change nothing here by hand."
    tables = sum(y for _, y, _ in samples)
    yield f"# Learned from the grids of {o.pages} random pages (seed {o.seed}): {tables} tables, {len(samples) - tables} others."
    yield "# feature\tweight\tmeaning"
    for name, weight in zip(("bias", *names), weights):
        yield f"{name}\t{weight:.2f}\t{MEANINGS[name]}"


def show(weights, samples):
    wrong = [(odds(weights, x), y, name) for x, y, name in samples if (odds(weights, x) > 0) != y]
    print(f"{len(samples)} grids, {sum(y for _, y, _ in samples)} tables; judged wrongly: {sum(y for _, y, _ in wrong)} tables, "
          f"{sum(not y for _, y, _ in wrong)} others")
    for s, y, name in sorted(wrong):
        print(f"{s:6.2f} {'table' if y else 'none '} {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--pages", type=int, default=2400)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    o = parser.parse_args()
    program = os.path.join(o.build, "bench", "candidates")
    names = subprocess.run([program], capture_output=True, text=True, check=True).stdout.split()
    jobs = plan(o.pages, o.seed)
    chunks = [jobs[k:k + CHUNK] for k in range(0, len(jobs), CHUNK)]
    with concurrent.futures.ProcessPoolExecutor(o.jobs) as pool:
        samples = [s for part in pool.map(examples, [program] * len(chunks), chunks) for s in part]
    weights = fit(samples)
    text = "\n".join(table(names, weights, o, samples)) + "\n"
    if o.show:
        show(weights, samples)
    if o.check:
        with open(FILE, encoding="utf-8") as f:
            return int(f.read() != text)
    with open(FILE, "w", encoding="utf-8") as f:
        f.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
