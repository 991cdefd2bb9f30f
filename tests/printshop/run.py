#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A damaging print shop: documents with known truth, printed badly, read by the program, and counted.

    run.py GONGKAI                                 the short run, as a test (TAP)
    run.py GONGKAI --report [--documents N] [--seed S] [--kinds A,B …] [--keep FOLDER]

The long run prints a table: for every kind of damage, how many of its amounts were read right, flagged, silently wrong, silently
lost, and confirmed though wrong. Every third document is undamaged. --kinds: only these kinds, each alone in its documents
(--mix: together with others). --keep writes the documents that are not as they should be, with their JSON and a note.
"""
import argparse
import concurrent.futures
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

import damage  # noqa: E402
import documents  # noqa: E402
import judge  # noqa: E402

VERDICTS = ("right", "flagged", "wrong", "lost")


def read(program, pdf, folder):
    """The JSON of a document, or None and the reason."""
    source, target = os.path.join(folder, "d.pdf"), os.path.join(folder, "d.json")
    with open(source, "wb") as f:
        f.write(pdf)
    run = subprocess.run([program, "extract", source, "-o", target], capture_output=True, text=True)
    if run.returncode not in (0, 3) or not os.path.exists(target):
        return None, f"exit {run.returncode}: {run.stderr[-200:]}"
    with open(target, encoding="utf-8") as f:
        return json.load(f), None


class Count:
    """Amounts by verdict, and confirmed though wrong."""

    def __init__(self):
        self.by = dict.fromkeys(VERDICTS, 0)
        self.confirmed = self.alarms = self.sums = 0

    def add(self, verdict, confirmed, flagged):
        self.by[verdict] += 1
        self.confirmed += confirmed
        self.alarms += bool(flagged)
        self.sums += flagged == "sum"

    @property
    def all(self):
        return sum(self.by.values())

    @property
    def silent(self):
        return self.by["wrong"] + self.by["lost"]


class Tally:
    def __init__(self):
        self.kinds, self.combined, self.damaged, self.legible = {}, Count(), Count(), Count()
        self.beside, self.clean = Count(), Count()
        self.documents = self.undamaged = self.alarmed = self.refused = 0
        self.notes = []

    def add(self, name, made_for, results, warned):
        """One document; returns what is wrong with it."""
        bad = []
        self.documents += 1
        self.undamaged += made_for is None
        if made_for is None and warned:
            self.alarmed += 1
            bad += [f"false warning: {w}" for w in warned]
        for truth, verdict, confirmed, flagged, note in results:
            where = (self.damaged,) if truth.kinds else (self.clean if made_for is None else self.beside,)
            if truth.kinds and truth.legible:
                where += (self.legible,)
            if len(truth.kinds) > 1:
                where += (self.combined,)
            where += tuple(self.kinds.setdefault(k, Count()) for k in truth.kinds)
            for count in where:
                count.add(verdict, confirmed, flagged)
            if verdict in ("wrong", "lost") or confirmed or (flagged and not truth.kinds) or (truth.kinds and truth.legible and verdict != "right"):
                bad.append(f"{verdict}{' CONFIRMED' if confirmed else ''} p{truth.page + 1} {'+'.join(truth.kinds) or 'undamaged'}: "
                           f"{truth.label} / {truth.column}: {truth.decimal}: {note or 'a flag'}")
        if bad:
            self.notes.append((name, made_for, bad))
        return bad


def one(program, seed, made_for, only):
    """(PDF, JSON, results, warnings) of one document."""
    rng = random.Random(f"plan {seed}")
    plan = damage.Plan(rng, made_for, only) if made_for else None
    pdf, sheet = documents.make(seed, plan)
    with tempfile.TemporaryDirectory() as folder:
        data, why = read(program, pdf, folder)
    if data is None:
        blank = [(t, "flagged" if t.scope == "page" and why.startswith("exit 2") else "lost", False, True, why) for t in sheet.truths]
        return pdf, None, blank, [why]
    return pdf, data, judge.judge(data, sheet), judge.warnings(data)


def jobs(count, seed, kinds):
    """(name, kind that the document is made for, or None)"""
    out, turn = [], 0
    for k in range(count):
        if k % 3 == 2 and kinds is None:
            out.append((f"{seed}-{k}", None))
        else:
            every = kinds or damage.ALL
            out.append((f"{seed}-{k}", every[turn % len(every)]))
            turn += 1
    return out


def press(program, work, only=False, keep=None, threads=2):
    tally = Tally()
    with concurrent.futures.ProcessPoolExecutor(threads) as pool:
        runs = pool.map(one, *zip(*[(program, name, made_for, only) for name, made_for in work]), chunksize=4)
        for (name, made_for), (pdf, data, results, warned) in zip(work, runs):
            bad = tally.add(name, made_for, results, warned)
            if keep and bad:
                base = os.path.join(keep, f"{made_for or 'undamaged'}-{name}")
                with open(base + ".pdf", "wb") as f:
                    f.write(pdf)
                with open(base + ".json", "w", encoding="utf-8") as f:
                    json.dump(data, f, ensure_ascii=False)
                with open(base + ".txt", "w", encoding="utf-8") as f:
                    f.write("\n".join(bad) + "\n")
    return tally


def share(part, whole, digits=1):
    return f"{100 * part / whole:.{digits}f} %" if whole else "–"


def report(tally):
    """Lines for people, in Markdown."""
    yield "| damage | amounts | right | flagged | silently wrong | silently lost | confirmed though wrong |"
    yield "|---|---|---|---|---|---|---|"
    rows = sorted(tally.kinds.items()) + [("*several at once*", tally.combined), ("*all damaged*", tally.damaged),
                                          ("*legible ones*", tally.legible)]
    for name, c in rows + [("*undamaged, beside damage*", tally.beside), ("*undamaged documents*", tally.clean)]:
        if c.all:
            yield (f"| {name} | {c.all} | {share(c.by['right'], c.all)} | {share(c.by['flagged'], c.all)} | {c.by['wrong']} | "
                   f"{c.by['lost']} | {c.confirmed} |")
    yield ""
    d, b = tally.damaged, tally.beside
    yield f"{tally.documents} documents, {tally.undamaged} of them undamaged: {tally.alarmed} with a false warning."
    yield f"{d.all} damaged amounts: {d.silent} silently wrong or lost ({1000 * d.silent / max(1, d.all):.2f} per thousand), {d.confirmed} confirmed though wrong."
    yield f"{b.all} undamaged amounts beside damage: {share(b.by['right'], b.all, 2)} right, {share(b.alarms, b.all, 2)} flagged ({share(b.alarms - b.sums, b.all, 2)} but for failing sums with a damaged amount), {b.silent} silently wrong or lost."
    yield f"{tally.legible.all} legible damaged amounts: {share(tally.legible.by['right'], tally.legible.all)} right."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--documents", type=int, default=750)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds")
    parser.add_argument("--mix", action="store_true")
    parser.add_argument("--keep")
    parser.add_argument("--notes", type=int, default=0, help="print what is wrong with this many documents")
    parser.add_argument("--threads", type=int, default=2)
    o = parser.parse_args()
    if not o.report:
        import short
        return short.run(o.program)
    if o.keep:
        os.makedirs(o.keep, exist_ok=True)
    kinds = o.kinds.split(",") if o.kinds else None
    if kinds == ["undamaged"]:
        work = [(f"{o.seed}-{k}", None) for k in range(o.documents)]
    else:
        work = jobs(o.documents, o.seed, kinds)
    tally = press(o.program, work, bool(kinds) and not o.mix, o.keep, o.threads)
    print("\n".join(report(tally)))
    for name, made_for, bad in tally.notes[:o.notes]:
        print(f"\n{name} ({made_for or 'undamaged'})\n  " + "\n  ".join(bad[:12]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
