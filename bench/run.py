#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Processor time and memory of the whole extraction against pdftotext -bbox-layout.

usage: bench/run.py [--runs N] [FILE.pdf …]        (default: fixtures/*.pdf, 5 runs after a warm-up)

Each file is given to both programs in turn, in this one run, so that a machine whose speed drifts hurts both. Time is
user and system time of the finished process, from its start to its end; memory its largest resident size. The median
of the runs counts; the last line is the ratio over all files. Stages come from bench/stages (build/bench/stages).
"""
import argparse
import glob
import os
import statistics
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def measure(command):
    """(processor seconds, resident kilobytes) of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def page_count(path):
    out = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    return next((int(line.split()[1]) for line in out.splitlines() if line.startswith("Pages:")), 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--gongkai", default=os.path.join(ROOT, "build", "gongkai"))
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    files = options.files or sorted(glob.glob(os.path.join(ROOT, "fixtures", "*.pdf")))
    total = [0.0, 0.0, 0]
    print(f"{'file':42} pages  gongkai ms/page  pdftotext ms/page  ratio  MB")
    for path in files:
        commands = [options.gongkai, "extract", path], ["pdftotext", "-bbox-layout", path, os.devnull]
        runs = [[measure(c) for c in commands] for _ in range(options.runs + 1)][1:]
        ours, theirs = (statistics.median(r[i][0] for r in runs) for i in (0, 1))
        pages = page_count(path)
        memory = max(r[0][1] for r in runs) / 1024
        total = [total[0] + ours, total[1] + theirs, total[2] + pages]
        print(f"{os.path.basename(path)[:42]:42} {pages:5}  {1000 * ours / max(pages, 1):15.2f}  "
              f"{1000 * theirs / max(pages, 1):17.2f}  {ours / max(theirs, 1e-9):5.2f}  {memory:.0f}")
    print(f"{'all':42} {total[2]:5}  {1000 * total[0] / max(total[2], 1):15.2f}  "
          f"{1000 * total[1] / max(total[2], 1):17.2f}  {total[0] / max(total[1], 1e-9):5.2f}")
    stages = os.path.join(ROOT, "build", "bench", "stages")
    if os.path.exists(stages):
        sys.stdout.flush()
        subprocess.run([stages, *files], check=False)


main()
