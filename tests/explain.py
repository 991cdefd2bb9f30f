#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""explain.py GONGKAI SOURCE [--update]: `gongkai explain`: events, overlay, choices, and that nothing of a document gets out
of its place. --update writes the README's example anew.
"""
import base64
import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import locales  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
README = os.path.join(SOURCE, "README.md")
FOLDER = tempfile.TemporaryDirectory()
KEYS = ["event", "layer", "page", "box", "candidate", "values", "says"]
NASTY = "</title><script>alert(1)</script>&amp;\"'"
WORDS = [["Item", "Plan", "Done"], ["Pay", "1,072.73", "31.16"], ["Extra", "1.00", "2.00"], ["All", "1,073.73", "33.16"]]


def unruled(rows, y=120):
    return "".join(make_pdf.text(x, y + 20 * r, cell) for r, row in enumerate(rows) for x, cell in zip((60, 260, 400), row))


def put(name, pages):
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(make_pdf.pdf(pages))
    return path


BUDGET = put("budget.pdf", make_pdf.BUDGET)
UNRULED = put("unruled.pdf", (unruled(WORDS), make_pdf.text(60, 100, NASTY) + unruled(WORDS, 200)))


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, "explain", *arguments], capture_output=True, **options)
    assert result.returncode == code, f"exit {result.returncode}: {result.stderr.decode(errors='replace')}"
    return result


def refused(*arguments, words):
    error = run(*arguments, code=2).stderr.decode()
    assert error.startswith("gongkai: ") and error.count("\n") == 1 and words in error, error


def events(*arguments):
    return [json.loads(line) for line in run(*arguments).stdout.decode().splitlines()]


def written(name, *arguments):
    path = os.path.join(FOLDER.name, name)
    run(*arguments, "-o", path)
    with open(path, encoding="utf-8") as file:
        return file.read()


def named(listed, name):
    return [event for event in listed if event["event"] == name]


def test_events_have_the_documented_shape():
    found = events(UNRULED)
    for event in found:
        assert list(event) == KEYS, event
        assert event["says"] and "{" not in event["says"].replace(NASTY, ""), event
        box = event["box"]
        assert box is None or (len(box) == 4 and box[0] <= box[2] and box[1] <= box[3]), event
    assert [event["page"] for event in found] == sorted(event["page"] for event in found)
    assert {"page", "line", "piece", "candidate", "separator", "row_boundary", "table_built", "judged", "header", "cell",
            "part", "diagnostic"} <= {event["event"] for event in found}


def test_lists_in_docs_and_schema_agree():
    codes = subprocess.run([GONGKAI, "schema", "--codes"], capture_output=True, text=True).stdout
    block = codes.split("\nevents\n")[1]
    listed = [tuple(line.split()[:2]) for line in block.splitlines() if line.startswith("  ")]
    with open(os.path.join(SOURCE, "docs", "explain.md"), encoding="utf-8") as file:
        page = file.read()
    table = page.split("| event | layer | values |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \| (\w+) \|", table, re.M) == listed
    layers = [line.split()[0] for line in codes.split("\nlayers\n")[1].split("\nevents\n")[0].splitlines()]
    shown = re.findall(r"^\| (\w+) \| (?:on|off) \|", page, re.M)
    assert shown == [layer for layer in layers if layer != "page"] + ["refused"], (shown, layers)


def readme_example():
    """The README, and its example as it stands there and as it should."""
    with open(README, encoding="utf-8") as file:
        text = file.read()
    section = text.split("## Why did it come out so?")[1].split("\n## ")[0]
    command = re.search(r"explain (\S+) --table (\w+) --layers (\S+)", section)
    found = events(os.path.join(SOURCE, command[1]), "--table", command[2], "--layers", command[3])
    shown = re.search(r"\n\n```\n(.*?)```\n", section, re.S)[1]
    return text, shown, "".join(f"{event['page']}: {event['says']}\n" for event in found)


def test_readme_shows_real_output():
    _, shown, real = readme_example()
    assert shown == real, f"the README says\n{shown}but it gives\n{real}(ninja update-docs writes it anew)"


def test_cells_are_those_of_extract():
    data = json.loads(subprocess.run([GONGKAI, "extract", BUDGET], capture_output=True).stdout)
    cells = {cell["id"]: cell["text"] for table in data["tables"] for cell in table["cells"]}
    told = {event["values"]["id"]: event["values"]["text"] for event in named(events(BUDGET), "cell")}
    assert told == cells and len(cells) == 16, (told, cells)


def test_captions_and_grid_of_a_ruled_table():
    found = events(BUDGET)
    assert {(event["values"]["kind"], event["values"]["text"]) for event in named(found, "caption")} >= {
        ("title", "支出总体情况表"), ("unit", "万元"), ("organization", "某中心"), ("number", "表1")}
    assert [event["values"]["verdict"] for event in named(found, "grid")] == ["a table"]
    assert named(found, "header")[0]["values"] == {"rows": 1, "because": "the next row holds data: an amount, a code, a "
                                                   "numbered label or a total"}


def test_same_bytes_in_every_locale():
    outputs = {run(UNRULED, "--format", form, env=environment).stdout
               for environment in locales.environments() for form in ("html", "ndjson")}
    assert len(outputs) == 2


def test_page_and_table_restrict():
    assert {event["page"] for event in events(UNRULED, "--page", "2")} == {2}
    assert {event["page"] for event in events(BUDGET, "--page", "1-2")} <= {0, 1, 2}
    second = events(UNRULED, "--table", "t2")
    assert {event["page"] for event in second} == {2}
    assert not any(NASTY in event["says"] for event in second)
    assert {event["values"]["table"] for event in named(second, "cell")} == {2}
    assert named(second, "separator") and events(UNRULED, "--table", "2") == second


def test_layers_restrict():
    assert {event["layer"] for event in events(UNRULED, "--layers", "rows,separators")} == {"page", "rows", "separators"}


def test_what_is_not_there_is_said():
    refused(UNRULED, "--page", "9", words="has no page 9; it has 2")
    refused(UNRULED, "--page", "x", words="--page x")
    refused(UNRULED, "--table", "5", words="has no table 5; 2 were found")
    refused(UNRULED, "--table", "five", words="--table five")
    refused(UNRULED, "--layers", "rows,sky", words="sky")
    refused(UNRULED, "--format", "svg", words="--page")
    refused(UNRULED, BUDGET, words="one PDF file")
    refused(os.path.join(FOLDER.name, "missing.pdf"), words="missing.pdf")


class Parser(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.scripts, self.policy, self.text, self.inside = [], [], "", [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        (self.scripts if self.inside[-1:] == ["script"] else self.text).append(data)


def test_the_overlay_runs_its_own_script_alone():
    parser = Parser()
    parser.feed(written("page.html", UNRULED))
    assert len(parser.scripts) == 1 and len([tag for tag, _ in parser.tags if tag == "script"]) == 1
    digest = base64.b64encode(hashlib.sha256(parser.scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in parser.policy and "default-src 'none'" in parser.policy
    assert any(NASTY in text for text in parser.text), "the document's text is there as text"
    for tag, attributes in parser.tags:
        assert not {"src", "onload"} & set(attributes) and attributes.get("href", "#").startswith("#"), (tag, attributes)
    shapes = [attributes for _, attributes in parser.tags if attributes.get("class", "").startswith("e ")]
    assert len(shapes) > 20 and len({shape["id"] for shape in shapes}) == len(shapes)


def test_the_overlay_draws_the_page():
    text = written("budget.html", BUDGET, "--page", "2")
    assert "一般公共服务支出</text>" in text and text.count("<line x1=") >= 9
    assert text.count('class="e cell') == 16 and text.count('class="e caption"') == 4


def test_svg_is_xml():
    root = ET.fromstring(written("page.svg", UNRULED, "--page", "2"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any("columns are parted here" in title for title in titles) and any(NASTY in title for title in titles)
    assert any("a table is sought" in title and "was judged a table" in title for title in titles), "a candidate says its fate"


def test_output_by_ending_and_to_standard_output():
    assert written("x.ndjson", BUDGET) == run(BUDGET).stdout.decode()
    assert written("x.htm", BUDGET) == run(BUDGET, "--format", "html").stdout.decode()
    with open(BUDGET, "rb") as file:
        assert b'"event":"cell"' in run("-", stdin=file).stdout


def test_control_characters_stay_in_their_line():
    path = put("control.pdf", (make_pdf.text(60, 100, "a\u202eb\u200bc\u0085d\u2028e"),))
    out = run(path).stdout.decode()
    assert all(c == "\n" or c.isprintable() or c == "\u3000" for c in out), [c for c in out if not c.isprintable()]
    ET.fromstring(written("control.svg", path))


if "--update" in sys.argv:
    text, shown, real = readme_example()
    with open(README, "w", encoding="utf-8") as file:
        file.write(text.replace(shown, real))
else:
    tap.run(globals())
