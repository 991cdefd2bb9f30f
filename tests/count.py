#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""count.py NAME TESTLOG: counts what meson's testlog.json holds, subtests of TAP programs one by one.

Prints "NAME PASSED FAILED"; each failure goes to standard error with the end of its output.
"""
import json
import re
import sys

SKIPPED = re.compile(r"#\s*skip", re.I)


def count(test):
    """(passed, failed) of one entry of the log."""
    lines = test.get("stdout", "").splitlines()
    results = [line for line in lines if re.match(r"(not )?ok\b", line)]
    if not results or test["result"] in ("TIMEOUT", "INTERRUPT"):
        return (1, 0) if test["result"] in ("OK", "EXPECTEDFAIL") else (0, 0) if test["result"] == "SKIP" else (0, 1)
    failed = sum(line.startswith("not ok") for line in results)
    passed = sum(line.startswith("ok") and not SKIPPED.search(line) for line in results)
    if not failed and test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL"):
        failed = 1  # a crash after, or between, its subtests
    return passed, failed


def main():
    name, log = sys.argv[1:3]
    passed = failed = 0
    try:
        entries = [json.loads(line) for line in open(log, encoding="utf-8", errors="replace")]
    except OSError as error:
        print(error, file=sys.stderr)
        entries, failed = [], 1
    for test in entries:
        p, f = count(test)
        passed, failed = passed + p, failed + f
        if f:
            print(f"--- {name}: {test['name']}: {test['result']}", file=sys.stderr)
            print("\n".join((test.get("stdout", "") + test.get("stderr", "")).splitlines()[-40:]), file=sys.stderr)
    print(name, passed, failed)


main()
