#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""docs.py GONGKAI SOURCE [--update]: the examples of docs/format.md are run, and give what the page says; so does the
README's.

A block ```sh or ```python is run in a folder that holds budget.json, the extraction of fixtures/narrow-columns.pdf;
the block ```text behind it is its output. An example whose program is not installed is skipped. --update writes the
outputs anew: read what has changed.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
PAGE = os.path.join(SOURCE, "docs", "format.md")
EXAMPLE = re.compile(r"```(sh|python)\n(.*?)```\n```text\n(.*?)```\n", re.S)
FOLDER = tempfile.TemporaryDirectory()


def prepare():
    result = subprocess.run([GONGKAI, "extract", os.path.join(SOURCE, "fixtures", "narrow-columns.pdf"), "-o",
                             os.path.join(FOLDER.name, "budget.json")], capture_output=True)
    assert result.returncode in (0, 3), result


def output_of(language, code):
    program = code.split()[0] if language == "sh" else sys.executable
    if not shutil.which(program):
        raise tap.Skip(f"{program} is not installed")
    command = ["bash", "-c", "set -o pipefail; " + code] if language == "sh" else [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=FOLDER.name, capture_output=True, text=True, timeout=60)
    broken_pipe = result.returncode == 141 or "head" in code  # head closes the pipe early
    assert result.returncode == 0 or broken_pipe, result.stderr
    assert result.stdout, "no output"
    return result.stdout


def update(page):
    def renewed(match):
        try:
            output = output_of(match[1], match[2])
        except tap.Skip:
            return match[0]
        return f"```{match[1]}\n{match[2]}```\n```text\n{output}```\n"
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(EXAMPLE.sub(renewed, page))


def add_tests(page):
    for number, match in enumerate(EXAMPLE.finditer(page), 1):
        def test(match=match):
            output = output_of(match[1], match[2])
            assert output == match[3], f"the page says\n{match[3]}but it gives\n{output}"
        test.__name__ = f"test_format.md example {number}: {match[2].split()[0]}"
        globals()[test.__name__] = test
    assert number >= 12 and page.count("```sh") + page.count("```python") == number


def test_sqlite_and_duckdb_say_the_same():
    outputs = [match[3] for match in EXAMPLE.finditer(text) if "sqlite3" in match[2] or "duckdb" in match[2]]
    assert len(outputs) == 2 and outputs[0] == outputs[1], outputs


def test_readme_shows_real_output():
    """Each line of the README's demo stands in what `gongkai show` says, … for left out lines."""
    with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
        blocks = re.findall(r"```\w*\n(.*?)```", file.read(), re.S)
    block = next(block for block in blocks if "narrow-columns.pdf: " in block)
    shown = subprocess.run([GONGKAI, "show", os.path.join(FOLDER.name, "budget.json")], capture_output=True, text=True)
    lines = shown.stdout.splitlines() + ["The JSON: build/demo.json"]
    for line in block.splitlines():
        assert line == "…" or line in lines, f"not in the output: {line}"


with open(PAGE, encoding="utf-8") as source:
    text = source.read()
prepare()
if "--update" in sys.argv:
    update(text)
else:
    add_tests(text)
    tap.run(globals())
