#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The examples of docs/format.md, run: docs.py GONGKAI ROOT. Speaks TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile


def blocks(text):
    """Pairs of an example (language, code) and the output that stands below it."""
    found = re.findall(r"```(\w+)\n(.*?)```", text, re.S)
    for (language, code), (following, output) in zip(found, found[1:] + [("", "")]):
        if language in ("sh", "python"):
            yield language, code, output if following == "text" else None


def main():
    program, root = (os.path.abspath(a) for a in sys.argv[1:3])
    number = failed = 0
    with open(os.path.join(root, "docs", "format.md"), encoding="utf-8") as f:
        examples = list(blocks(f.read()))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "extract", os.path.join(root, "fixtures", "narrow-columns.pdf"), "-o",
                        os.path.join(folder, "budget.json")], stderr=subprocess.DEVNULL, check=False)
        for language, code, output in examples:
            number += 1
            if language == "sh" and not shutil.which("jq"):
                print(f"ok {number} - example {number} # SKIP jq is not installed")
                continue
            command = ["sh", "-c", code] if language == "sh" else [sys.executable, "-c", code]
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            right = run.returncode == 0 and (output is None or run.stdout == output)
            failed += not right
            print(f"{'ok' if right else 'not ok'} {number} - {code.splitlines()[0][:60]}")
            if not right:
                print("# " + (run.stdout + run.stderr)[-500:].replace("\n", "\n# "))
    print(f"1..{number}")
    return failed > 0


sys.exit(main())
