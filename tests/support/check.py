#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""check.py SOURCE [quick | NAME...] [--normal | --sanitized] [--list]: what tools/check does when all is installed.

Says on standard error how far it is, on a terminal in one line, elsewhere a line for each test, and what failed as soon as it has; after each
build, how the failed ones ended. Subtests of TAP programs count one by one. Last, on standard output: "N passed, N failed".
"""
import argparse
import difflib
import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import time

BUILDS = {
    "normal": ("build", [], {}),
    "sanitized": ("build-sanitized", ["-Db_sanitize=address,undefined", "-Db_lundef=false", "-Dbuildtype=debugoptimized"], {
        "ASAN_OPTIONS": "detect_leaks=1", "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
        "LSAN_OPTIONS": "suppressions={source}/tests/leaks.supp:print_suppressions=0"}),
}
SKIPPED = re.compile(r"#\s*skip", re.I)
LINE = re.compile(r"\s*(\d+)/(\d+) (?:\S+ / )?(\S+)\s+([A-Z]+)\s+([\d.]+)s")
NINJA = re.compile(r"\[(\d+)/(\d+)\]")
FINE = ("OK", "SKIP", "EXPECTEDFAIL")
SHOWN = 40  # lines of a failed test's output


# --- telling ---

class Progress:
    """One line that changes on a terminal; a line for each thing that happened elsewhere."""

    def __init__(self):
        self.terminal = sys.stderr.isatty()
        self.begin = time.monotonic()

    def at(self, text):
        """Where things stand."""
        if self.terminal:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write("\r\033[K" + text[:width])
            sys.stderr.flush()

    def say(self, text):
        if self.terminal:
            sys.stderr.write("\r\033[K")
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def clock(self):
        seconds = int(time.monotonic() - self.begin)
        return f"{seconds // 60}:{seconds % 60:02}"


PROGRESS = Progress()


def lines_of(command, **options):
    """The output of a command, line by line, and in the end its exit status as an int."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **options) as process:
        yield from process.stdout
    yield process.returncode


# --- building ---

def configure(name, source, folder, options):
    """Sets a build folder up; a second time from an empty one, since meson itself has been seen to stop with an exception of its own."""
    for attempt in ("once", "again"):
        PROGRESS.say(f"{name}: configuring {os.path.relpath(folder)}" + (" again" if attempt == "again" else ""))
        done = subprocess.run(["meson", "setup", folder, source, *options], capture_output=True, text=True, errors="replace")
        if not done.returncode:
            return True
        said = (done.stdout + done.stderr).splitlines()
        PROGRESS.say("\n".join(said[-SHOWN:]) + f"\n{name}: meson setup ended with {done.returncode}: {said[-1] if said else 'nothing said'}")
        shutil.rmtree(folder, ignore_errors=True)
    return False


def build(source, name):
    folder, options, _ = BUILDS[name]
    folder = os.path.join(source, folder)
    if not os.path.exists(os.path.join(folder, "build.ninja")) and not configure(name, source, folder, options):
        return None
    said = []
    for line in lines_of(["ninja", "-C", folder]):
        if line == 0:
            return folder
        if isinstance(line, int):
            break
        said.append(line)
        step = NINJA.match(line)
        if step:
            PROGRESS.at(f"{PROGRESS.clock()} {name}: building, {step[1]} of {step[2]}")
    PROGRESS.say("".join(said[-SHOWN:]) + f"{name}: the build failed")
    return None


# --- counting ---

def count(test):
    """(passed, failed) of one entry of meson's testlog.json."""
    lines = test.get("stdout", "").splitlines()
    results = [line for line in lines if re.match(r"(not )?ok\b", line)]
    if not results or test["result"] in ("TIMEOUT", "INTERRUPT"):
        return (1, 0) if test["result"] in ("OK", "EXPECTEDFAIL") else (0, 0) if test["result"] == "SKIP" else (0, 1)
    failed = sum(line.startswith("not ok") for line in results)
    passed = sum(line.startswith("ok") and not SKIPPED.search(line) for line in results)
    if not failed and test["result"] not in FINE:
        failed = 1  # a crash after, or between, its subtests
    return passed, failed


def count_all(name, folder):
    passed = failed = 0
    try:
        with open(os.path.join(folder, "meson-logs", "testlog.json"), encoding="utf-8", errors="replace") as log:
            entries = [json.loads(line) for line in log]
    except (OSError, ValueError) as error:
        PROGRESS.say(f"{name}: {error}")
        return 0, 1
    for test in entries:
        p, f = count(test)
        passed, failed = passed + p, failed + f
        if f:
            output = (test.get("stdout", "") + test.get("stderr", "")).splitlines()
            PROGRESS.say("\n".join([f"--- {name}: {test['name']}: {test['result']}", *output[-SHOWN:]]))
    return passed, failed


# --- running ---

def run_tests(source, name, choice):
    """All tests of one build, or those of `choice` (what meson test is told)."""
    folder = build(source, name)
    if not folder:
        return 0, 1
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    environment.update((key, value.format(source=source)) for key, value in BUILDS[name][2].items())
    log = os.path.join(folder, "meson-logs", "testlog.json")
    if os.path.exists(log):
        os.unlink(log)
    processes = max(2, min(len(os.sched_getaffinity(0)), 8))
    bad, said, ended, planned, status = [], [], 0, 0, 0
    PROGRESS.at(f"{PROGRESS.clock()} {name}: tests begin")
    for line in lines_of(["meson", "test", "-C", folder, "--no-rebuild", "--num-processes", str(processes), *choice], env=environment):
        found = LINE.match(line) if isinstance(line, str) else None
        if isinstance(line, int):
            status = line
        elif not found and line.strip():
            said.append(line)
        if not found:
            continue
        number, total, test, result, seconds = found.groups()
        ended, planned = ended + 1, int(total)
        if result not in FINE:
            bad.append(test)
            PROGRESS.say(f"{PROGRESS.clock()} {name} {number}/{total} {test} FAILED ({result}); alone: tools/check {test} --{name}")
        elif PROGRESS.terminal:
            PROGRESS.at(f"{PROGRESS.clock()} {name} {number}/{total} {test}" + (f"; failed: {len(bad)}" if bad else ""))
        else:
            PROGRESS.say(f"{PROGRESS.clock()} {name} {number}/{total} {test} {result} {seconds} s")
    passed, failed = count_all(name, folder)
    if ended != planned or (status and not failed):
        PROGRESS.say(f"{name}: of {planned} tests {ended} ended, and meson test said {status}: {said[-1].strip() if said else 'nothing'}")
        failed += 1
    return passed, failed


def run_fuzz(source):
    """Every fuzz target for a few seconds."""
    passed = failed = 0
    for line in lines_of([os.path.join(source, "tools", "fuzz"), "5"]):
        if isinstance(line, str) and line.startswith("ok "):
            passed += 1
            (PROGRESS.at if PROGRESS.terminal else PROGRESS.say)(f"{PROGRESS.clock()} fuzz {line.strip()}")
        elif isinstance(line, str):
            failed += line.startswith("not ok ")
            PROGRESS.say(line.rstrip())
        elif line and not failed:
            failed = 1
    return passed, failed


def names_of(source):
    listed = subprocess.run(["meson", "introspect", "--tests", os.path.join(source, "build")], capture_output=True, text=True, check=True)
    return [test["name"] for test in json.loads(listed.stdout)]


def choose(source, wanted):
    """The tests that are called so, or fit a pattern (layout: 'test-layout-*'); None, and a word, when there are none."""
    known, chosen = names_of(source), []
    for name in wanted:
        found = fnmatch.filter(known, name)
        if not found:
            near = difflib.get_close_matches(name, known, 3, 0.4)
            PROGRESS.say(f"there is no test {name}" + (f"; there is {', '.join(near)}" if near else "") + "; tools/check --list names all")
            return None
        chosen += [test for test in found if test not in chosen]
    return chosen


def stages(source, options):
    """(name, function that gives passed and failed) of all that is to be done; None when a name is nobody's."""
    builds = [build for build in BUILDS if not (options.normal or options.sanitized) or getattr(options, build)]
    choice, whole = [], not options.what
    if options.what == ["quick"]:
        choice, builds = ["--suite", "quick"], builds if options.sanitized else ["normal"]
    elif options.what:
        choice = choose(source, options.what)
        if not choice:
            return None
    done = [(name, lambda name=name: run_tests(source, name, choice)) for name in builds]
    if whole and len(builds) == len(BUILDS):
        done.append(("fuzz", lambda: run_fuzz(source)))
    return done


def main():
    parser = argparse.ArgumentParser(prog="tools/check")
    parser.add_argument("source")
    parser.add_argument("what", nargs="*")
    parser.add_argument("--normal", action="store_true")
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_intermixed_args()
    if options.list:
        print("\n".join(names_of(options.source)))
        return 0
    passed = failed = 0
    counts = []
    try:
        for name, work in stages(options.source, options) or [("tests", lambda: (0, 1))]:
            p, f = work()
            passed, failed = passed + p, failed + f
            counts.append(f"{name}: {p} passed, {f} failed")
    except KeyboardInterrupt:
        failed += 1
        counts.append("interrupted")
    for line in counts:
        PROGRESS.say(line)
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


sys.exit(main())
