#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""run.py GONGKAI SHIM FIXTURES [--sample N] [--seed S] [--print]: a call that fails is told, and makes no other output.

For each of two documents, `extract` runs again and again with one allocation failing (the first of each call stack of
our own code, and others by a seed), and with each read, write, fsync, close and rename failing in turn. Each run ends
with the same bytes, or with a clear failure: an exit status that says so, and no output, a record of a failure, or
an error for a page that was left out.
--sample: how many allocations of our own and of others' are tried for each document (0: all stacks, 1,000 others; that
takes some minutes); default 40. --print lists what each run came to.
"""
import argparse
import collections
import concurrent.futures
import json
import mmap
import os
import random
import struct
import subprocess
import sys
import tempfile

DOCUMENTS = ["debt-forms.pdf", "department.pdf"]
MOST_STACKS = 30000
HEAD = struct.Struct("5Q")
OTHERS = 1000


class Run:
    """A folder in which one document is extracted again and again."""

    def __init__(self, program, shim, document, folder):
        self.program, self.shim, self.document, self.folder = program, shim, document, folder
        self.state = os.path.join(folder, "state")
        self.output = os.path.join(folder, "out.json")

    def once(self, what, at, more=None):
        """(exit status, bytes or None, [allocations, calls, at, failed, stacks], the list of stacks, messages)."""
        with open(self.state, "wb") as file:
            file.write(HEAD.pack(0, 0, at, 0, 0))
            file.truncate(HEAD.size + 8 * MOST_STACKS)
        if os.path.exists(self.output):
            os.unlink(self.output)
        done = subprocess.run([self.program, "extract", self.document, "-o", self.output], capture_output=True,
                              stdin=subprocess.DEVNULL, check=False,
                              env={**os.environ, "LD_PRELOAD": self.shim, "GK_FAIL_FILE": self.state,
                                   "GK_FAIL_WHAT": what, **(more or {})})
        with open(self.state, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            head = HEAD.unpack(data[:HEAD.size])
            stacks = struct.unpack(f"{head[4]}Q", data[HEAD.size:HEAD.size + 8 * head[4]])
        out = None
        if os.path.exists(self.output):
            with open(self.output, "rb") as file:
                out = file.read()
        return done.returncode, out, head, stacks, done.stderr.decode(errors="replace")


def judged(status, out, reference):
    """What a run came to: "same", "failed" in some way, or what is wrong with it."""
    if out == reference[1]:
        return "same" if status == reference[0] else f"same bytes, told as a failure ({status})"
    if out is None:
        if status in (0, 3):
            return "WRONG: no output, and no failure"
        return "failed, by a signal" if status < 0 else "failed, with a message"
    try:
        told = json.loads(out).get("status")
    except ValueError:
        return "WRONG: a half of an output"
    if status not in (0, 3):
        return "failed, with a record" if told == "failed" else "WRONG: another output, called a failure"
    return "a page was left out" if status == 3 and told == "incomplete" else "WRONG: other bytes"


def points(reference, stacks, sample, generator):
    """[(what, name, at)]: all calls, then the allocations."""
    chosen = [("call", "call", at) for at in range(1, reference[2][1] + 1)]
    own = sorted(stacks)
    others = sorted(generator.sample(range(1, reference[2][0] + 1), sample or OTHERS))
    if sample:
        own = sorted(generator.sample(own, min(sample, len(own))))
    return chosen + [("allocation", "own", at) for at in own] + [("allocation", "any", at) for at in others]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program")
    parser.add_argument("shim")
    parser.add_argument("fixtures")
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--print", action="store_true", dest="list")
    options = parser.parse_args()
    number = failed = 0
    for name in DOCUMENTS:
        generator = random.Random(f"{options.seed} {name}")
        document = os.path.join(options.fixtures, name)
        with tempfile.TemporaryDirectory() as folder:
            run = Run(options.program, options.shim, document, folder)
            reference = run.once("call", 0)
            stacks = run.once("allocation", 0, {"GK_FAIL_LIST": "1"})[3]
            print(f"# {name}: {reference[2][0]} allocations, {len(stacks)} call stacks of our own, {reference[2][1]} calls",
                  flush=True)
            came = collections.defaultdict(collections.Counter)
            wrong = []

            def attempt(point):
                with tempfile.TemporaryDirectory(dir=folder) as own:
                    result = Run(options.program, options.shim, document, own).once(point[0], point[2])
                    return point, result, judged(result[0], result[1], reference)

            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                for point, result, verdict in pool.map(attempt, points(reference, stacks, options.sample, generator)):
                    came[point[1]][verdict if result[2][3] else "not reached"] += 1
                    if options.list:
                        print(f"# {point[1]} {point[2]}: {verdict} {result[4].strip()[-200:]!r}", flush=True)
                    if verdict.startswith("WRONG"):
                        wrong.append(f"{point[1]} {point[2]}: {verdict}: {result[4].strip()[-200:]}")
            enough = (len(stacks) > 100 and reference[0] in (0, 3) and reference[1]
                      and all(sum(counts.values()) > counts["not reached"] for counts in came.values()))
            number += 1
            failed += bool(wrong) or not enough
            print(f"{'not ok' if wrong or not enough else 'ok'} {number} - {name}: the same bytes, or a clear failure")
            for kind, counts in came.items():
                print(f"# {kind}: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common()))
            for line in wrong:
                print("# " + line)
    print(f"1..{number}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
