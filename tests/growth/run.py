#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""run.py READ-PAGES [--all | KIND…]: the work grows with the input as it should: n log n at most.

Pages of extract/text/text_source.c that grow in one direction (inputs.py) are read at n, 2n and 4n, and the instructions are
counted by valgrind, so that a busy machine changes nothing. What the last doubling adds is at most MOST times what the
first one added: 2 times is linear, 4 times quadratic. A function of our own or of a library that grows faster is named
even where it is small yet. Every test run tries a few kinds; --all takes some minutes.
"""
import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile

import inputs

MOST = 2.75
# A function is named when its count is this many times as large at 4n, and it is this share of all.
NAMED, SHARE = 9, 0.005


def counted(program, folder, text):
    """Instructions of each function that reads these pages: {name: count}."""
    page, out = os.path.join(folder, "a.page"), os.path.join(folder, "counts")
    with open(page, "w", encoding="utf-8") as file:
        file.write(text)
    done = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={out}", program, page,
                           os.path.join(folder, "a.json")], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-400:])
    counts, name = collections.Counter(), None
    with open(out, encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("fn="):
                name = re.sub(r"\.(isra|part|constprop|cold).*", "", line[3:].strip())
            elif name and line[:1].isdigit():
                counts[name] += int(line.split()[1])
    return counts


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program")
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    kinds = options.kinds or (list(inputs.INPUTS) if options.all else inputs.FEW)
    if not shutil.which("valgrind"):
        print("1..0 # SKIP no valgrind")
        return 0
    print(f"1..{len(kinds)}", flush=True)
    failed = 0
    for number, kind in enumerate(kinds, 1):
        n = inputs.FIRST.get(kind, 25)
        with tempfile.TemporaryDirectory() as folder:
            small, middle, large = [counted(options.program, folder, inputs.INPUTS[kind](n * times)) for times in (1, 2, 4)]
        totals = [sum(counts.values()) for counts in (small, middle, large)]
        ratio = (totals[2] - totals[1]) / max(1, totals[1] - totals[0])
        failed += ratio > MOST
        print(f"{'not ok' if ratio > MOST else 'ok'} {number} - {kind.replace('_', ' ')}: {n}, {n * 2}, {n * 4}: the last "
              f"doubling adds {ratio:.2f} times what the first added")
        print(f"# {', '.join(f'{total / 1e6:.1f}' for total in totals)} million instructions")
        for name, count in large.most_common(300):
            times = count / max(1, small.get(name, 0))
            if count > SHARE * totals[2] and times > NAMED and small.get(name, 0) > 1000:
                print(f"# {name}: {times:.1f} times as many, {100 * count / totals[2]:.1f} % of all")
        sys.stdout.flush()
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
