#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""docs.py GONGKAI SOURCE [--update]: the examples of docs/format.md and docs/export.md are run, and give what the pages say;
so does the README's. The columns that docs/export.md lists are those there are.

A block ```sh or ```python is run in a folder that holds budget.json, the extraction of fixtures/narrow-columns.pdf, and
amounts.csv, its export; the block ```text behind it is its output. An example whose program is not installed is skipped. --update writes the
outputs anew: read what has changed.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
PAGES = {name: os.path.join(SOURCE, "docs", name) for name in ("format.md", "export.md")}
EXAMPLE = re.compile(r"```(sh|python)\n(.*?)```\n```text\n(.*?)```\n", re.S)
COLUMNS = re.compile(r"(\| column \| type \| what it says \|\n\|---\|---\|---\|\n)(.*?)(?=\n\n)", re.S)
FOLDER = tempfile.TemporaryDirectory()


def prepare():
    result = subprocess.run([GONGKAI, "extract", os.path.join(SOURCE, "fixtures", "narrow-columns.pdf"), "-o",
                             os.path.join(FOLDER.name, "budget.json")], capture_output=True)
    assert result.returncode in (0, 3), result
    for output in ("amounts.csv", "package/"):
        subprocess.run([GONGKAI, "export", os.path.join(FOLDER.name, "budget.json"), "-o", os.path.join(FOLDER.name, output)],
                       check=True)


def output_of(language, code):
    program = code.split()[0] if language == "sh" else sys.executable
    if not shutil.which(program):
        raise tap.Skip(f"{program} is not installed")
    command = ["bash", "-c", "set -o pipefail; " + code] if language == "sh" else [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=FOLDER.name, capture_output=True, text=True)
    if "No module named" in result.stderr:
        raise tap.Skip(result.stderr.splitlines()[-1])
    broken_pipe = result.returncode == 141 or "head" in code  # head closes the pipe early
    assert result.returncode == 0 or broken_pipe, result.stderr
    assert result.stdout, "no output"
    return result.stdout


def columns():
    """The columns of the amounts as rows of a table, from what the program says of them itself."""
    with open(os.path.join(FOLDER.name, "package", "datapackage.json"), encoding="utf-8") as file:
        fields = json.load(file)["resources"][0]["schema"]["fields"]
    return "\n".join(f"| `{field['name']}` | {field['type']} | {field['description']} |" for field in fields)


def update(name, page):
    def renewed(match):
        try:
            output = output_of(match[1], match[2])
        except tap.Skip:
            return match[0]
        return f"```{match[1]}\n{match[2]}```\n```text\n{output}```\n"
    page = COLUMNS.sub(lambda match: match[1] + columns(), page)
    with open(PAGES[name], "w", encoding="utf-8") as file:
        file.write(EXAMPLE.sub(renewed, page))


def add_tests(name, page):
    for number, match in enumerate(EXAMPLE.finditer(page), 1):
        def test(match=match):
            output = output_of(match[1], match[2])
            assert output == match[3], f"the page says\n{match[3]}but it gives\n{output}"
        test.__name__ = f"test_{name} example {number}: {match[2].split()[0]}"
        globals()[test.__name__] = test
    assert number >= 2 and page.count("```sh") + page.count("```python") == number


def test_the_page_lists_the_formats():
    said = subprocess.run([GONGKAI, "export", "x.json", "--format", "nothing"], capture_output=True, text=True).stderr
    listed = re.findall(r"^\| [^|]*\| `(\w+)`(?:, `(\w+)`)? \|", texts["export.md"], re.M)
    names = {name for pair in listed for name in pair if name}
    assert names >= set(said.strip().split(" one of ")[1].split(", ")), (names, said)


def test_the_page_lists_the_columns():
    listed = COLUMNS.search(texts["export.md"])[2]
    assert listed == columns(), f"docs/export.md lists\n{listed}\nand there are\n{columns()}\n(docs.py --update writes them)"


def test_sqlite_and_duckdb_say_the_same():
    outputs = [match[3] for match in EXAMPLE.finditer(texts["format.md"]) if "sqlite3" in match[2] or "duckdb" in match[2]]
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


texts = {}
for title, place in PAGES.items():
    with open(place, encoding="utf-8") as source:
        texts[title] = source.read()
prepare()
for title in PAGES:
    (update if "--update" in sys.argv else add_tests)(title, texts[title])
if "--update" not in sys.argv:
    tap.run(globals())
