#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Random tables with known truth, printed, read by the program, and scored.

    run.py GONGKAI [--count N] [--seed S] [--forms A,B …] [--rules A,B …] [--writer W] [--keep FOLDER] [--jobs N]

Prints two tables of scores: by kind of rules, and by form. --forms: names or beginnings of names (d. disclosures, en. and zh.
general tables, bait); --rules: names, or "partly": all but "all". --keep: the pages that are not read right, with their truth, the
program's JSON and a note of what is wrong (--all: all of them). --make FOLDER: only makes the pages with their truth. --list: the
names of forms and rules. --writer page: pages in the grammar of extract/text/text_source.c, read by bench/read-pages beside GONGKAI, which
is several times as fast.

Columns: tables; exact (text and spans), loose (text), header (the header's rows are as many), all in percent of tables; adjacency F and
GriTS (content), pooled; extra: tables found too many, for each 100 pages; of bait: pages of 100 on which a table was found;
silent: tables that are not exact, without a warning on their page; alarm: tables that are, with one (percent of tables).
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "tests", "support")]

import bait  # noqa: E402
import others  # noqa: E402
import pages  # noqa: E402
import rules  # noqa: E402
import score  # noqa: E402
import writers  # noqa: E402

WRITERS = {"pdf": (writers.pdf, ".pdf"), "page": (writers.page, ".page")}
CHUNK = 25  # pages given to another program at once
ASIDE = {"unit_missing", "metadata_missing"}  # warnings that say nothing of how a table was read
BAIT_SHARE = 5  # every so manieth page is bait


def chosen(wanted, names):
    if not wanted:
        return list(names)
    return [n for n in names if any(n == w or w.endswith(".") and n.startswith(w) for w in wanted)]


def plan(o):
    """[(seed, form, kind of rules or of bait)]"""
    wanted = o.forms.split(",") if o.forms else None
    forms = chosen(wanted, pages.FORMS)
    baits = not wanted or any(w.startswith("bait") for w in wanted)
    kinds = list(rules.PARTLY) if o.rules == "partly" else chosen(o.rules.split(",") if o.rules else None, rules.KINDS)
    out, tables, lures, names = [], 0, 0, list(bait.KINDS)
    for k in range(o.count):
        if baits and (not forms or k % BAIT_SHARE == BAIT_SHARE - 1):
            out.append((f"{o.seed}-{k}", "bait", names[lures % len(names)]))
            lures += 1
        else:
            turn, step = divmod(tables, len(kinds))
            form = forms[(step + turn * 7 + turn // len(forms)) % len(forms)]
            out.append((f"{o.seed}-{k}", form, "all" if form in pages.RULED else kinds[step]))
            tables += 1
    return out


def truth_of(sheet, name):
    return {"page": name, "tables": sheet.tables}


def read(program, path, target):
    """(The tables that the program finds, the codes of its warnings), and why there are none."""
    command = [program, "extract", path, "-o", target]
    if path.endswith(".page"):
        command = [os.path.join(os.path.dirname(os.path.abspath(program)), "bench", "read-pages"), path, target]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if run.returncode not in (0, 3) or not os.path.exists(target):
        return ([], []), f"exit {run.returncode}: {run.stderr[-200:]}"
    with open(target, encoding="utf-8") as f:
        data = json.load(f)
    told = sorted({d["code"] for d in data["diagnostics"] if d["severity"] != "note"} - ASIDE)
    return ([score.Table(t["cells"], t["header_row_count"]) for t in data["tables"]], told), None


def save(folder, name, ending, data):
    with open(os.path.join(folder, name + ending), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def printed(writer, jobs, threads):
    """The PDF of each page, or None, from a program that prints by itself."""
    chunks = [jobs[k:k + CHUNK] for k in range(0, len(jobs), CHUNK)]
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        parts = pool.map(lambda chunk: others.print_all(writer, [pages.make(*job) for job in chunk]), chunks)
        return [pdf for part in parts for pdf in part]


def one(program, job, writer, keep, keep_all, data=None):
    """(form, kind, Score, what is wrong) of one page."""
    seed, form, kind = job
    write, ending = WRITERS.get(writer, (lambda _: data, ".pdf"))
    sheet = pages.make(seed, form, kind)
    name = f"{form}-{kind}-{seed}"
    with tempfile.TemporaryDirectory() as folder:
        save(folder, name, ending, write(sheet))
        source, target = os.path.join(folder, name + ending), os.path.join(folder, name + ".json")
        (found, told), why = read(program, source, target)
        result, wrong = score.score(sheet.tables, found, told)
        if why or told:
            wrong += [why or "told: " + ", ".join(told)] if wrong or why else []
        if keep and (wrong or keep_all):
            save(keep, name, ending, write(sheet))
            save(keep, name, ".truth.json", json.dumps(truth_of(sheet, name), ensure_ascii=False))
            save(keep, name, ".txt", "\n".join(wrong) + "\n")
            if os.path.exists(target):
                os.replace(target, os.path.join(keep, name + ".json")) if os.stat(keep).st_dev == os.stat(folder).st_dev else \
                    save(keep, name, ".json", open(target, "rb").read())
    return form, kind, result, wrong


HEAD = f"{'':24} {'pages':>6} {'tables':>6} {'exact':>7} {'loose':>7} {'header':>7} {'adj F':>7} {'GriTS':>7} {'extra':>7} {'silent':>7} {'alarm':>7}"


def line(name, s):
    if not s.tables:
        return f"{name:24} {s.pages:6} {s.tables:6} {'':47} {100 * s.taken / max(1, s.pages):7.1f}"
    share = [f"{100 * v / s.tables:7.1f}" for v in (s.exact, s.loose, s.headers)]
    return (f"{name:24} {s.pages:6} {s.tables:6} {' '.join(share)} {s.adjacency():7.4f} {s.grits():7.4f} "
            f"{100 * max(0, s.found - s.tables) / s.pages:7.1f} {100 * s.silent / s.tables:7.1f} {100 * s.alarms / s.tables:7.1f}")


def report(results):
    """Lines: by rules, by form, bait, all."""
    by = {}
    for form, kind, result, _ in results:
        lure = form == "bait"
        for group, name in (("bait" if lure else "rules", kind), ("" if lure else "forms", form), ("bait" if lure else "", "all")):
            if group:
                by.setdefault(group, {}).setdefault(name, score.Score()).add(result)
        if not lure:
            by.setdefault("rules", {}).setdefault("all tables", score.Score()).add(result)
            if kind != "all":
                by["rules"].setdefault("all but full grids", score.Score()).add(result)
    for group in ("rules", "forms", "bait"):
        if group in by:
            yield HEAD if group != "bait" else ""
            last = ("all but full grids", "all tables")
            names = sorted(n for n in by[group] if n not in last and (group != "bait" or n != "all"))
            names += [n for n in last if n in by[group]]
            for name in names:
                yield line(name, by[group][name])
            if group == "bait":
                yield line("all bait", by[group]["all"])
            yield ""


def make_only(o):
    write, ending = WRITERS[o.writer]
    os.makedirs(o.make, exist_ok=True)
    for seed, form, kind in plan(o):
        sheet, name = pages.make(seed, form, kind), f"{form}-{kind}-{seed}"
        save(o.make, name, ending, write(sheet))
        save(o.make, name, ".truth.json", json.dumps(truth_of(sheet, name), ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--forms")
    parser.add_argument("--rules")
    parser.add_argument("--writer", choices=[*WRITERS, *others.PRINTERS], default="pdf")
    parser.add_argument("--keep")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--make")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    o = parser.parse_args()
    if o.list:
        print("forms:", *pages.FORMS, "bait\nrules:", *rules.KINDS, "\nbait:", *bait.KINDS)
        return 0
    if o.make:
        return make_only(o)
    if not o.program:
        parser.error("name the program")
    if o.keep:
        os.makedirs(o.keep, exist_ok=True)
    jobs = plan(o)
    files = [None] * len(jobs)
    if o.writer in others.PRINTERS:
        if not others.installed(o.writer):
            parser.exit(3, f"{' or '.join(others.PROGRAMS[o.writer])} is not installed\n")
        jobs = [job for job in jobs if job[1] not in ("bait", "d.over_pages")]
        files = printed(o.writer, jobs, o.jobs)
        jobs, files = [j for j, data in zip(jobs, files) if data], [data for data in files if data]
    with concurrent.futures.ProcessPoolExecutor(o.jobs) as pool:
        results = list(pool.map(one, *zip(*[(o.program, job, o.writer, o.keep, o.all, data) for job, data in zip(jobs, files)]), chunksize=8))
    print("\n".join(report(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
