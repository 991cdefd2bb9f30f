# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests as functions, results as TAP: run(globals()) calls every function named test_…, in the order of the file."""
import sys
import traceback


class Skip(Exception):
    """Raised by a test whose needs are missing; the text says which."""


def run(names):
    tests = [value for name, value in names.items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        title = test.__name__[5:].replace("_", " ")
        try:
            test()
            print(f"ok {number} {title}", flush=True)
        except Skip as reason:
            print(f"ok {number} {title} # SKIP {reason}", flush=True)
        except Exception:  # a failed test must not end the others
            failed += 1
            print(f"not ok {number} {title}", flush=True)
            print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), flush=True)
    sys.exit(failed > 0)
