#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""review.py GONGKAI SOURCE: the review page: what stands in it, that nothing of a document runs in it, corrections there and back.

What the page does is tried in Chromium where it is installed (chromium), without a network.
"""
import base64
import collections
import copy
import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import browser  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
PDF = os.path.join(SOURCE, "fixtures", "narrow-columns.pdf")
OTHER = os.path.join(SOURCE, "fixtures", "department.pdf")
VOID = {"meta", "img", "input", "br"}
HOSTILE = "</script><script>document.title='run'</script>\u202e\"'<img src=x onerror=alert(1)>\u0007\u2028--><!-- <script \U000e0041"


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0):
    result = subprocess.run([GONGKAI, *arguments], capture_output=True)
    assert result.returncode == code, result
    return result


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def save(name, data):
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


class Reader(html.parser.HTMLParser):
    """All elements, and whether each that is opened is closed again."""
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.wrong, self.texts = [], [], [], collections.defaultdict(str)
        self.feed(text)
        self.close()
        assert not self.wrong and not self.open, (self.wrong[:3], self.open[:3])

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open:
            self.texts[self.open[-1]] += data


def page_of(name, *options):
    run("review", name, "-o", path("page.html"), *options, code=options.count("--warned") * 3)
    with open(path("page.html"), encoding="utf-8") as file:
        return file.read()


def prepare():
    run("extract", PDF, "-o", path("document.json"), code=3)
    run("review", PDF, "-o", path("review.html"), code=3)


def cells_of(data):
    return [cell for table in data["tables"] for cell in table["cells"]]


# --- what stands in the file ---

def test_a_page_of_a_PDF_and_of_its_JSON_are_the_same():
    first = open(path("review.html"), encoding="utf-8").read()
    assert first == page_of(path("document.json"), "--pdf", PDF)
    assert first == open(path("review.html"), encoding="utf-8").read()


def test_every_cell_stands_on_both_sides():
    reader, data = Reader(open(path("review.html"), encoding="utf-8").read()), load(path("document.json"))
    drawn, read = collections.Counter(), collections.Counter()
    for tag, attributes in reader.elements:
        if "data-cell" in attributes:
            (drawn if tag == "rect" else read)[attributes["data-cell"]] += 1
    cells = cells_of(data)
    assert len(cells) > 1000 and set(read) == {cell["id"] for cell in cells}
    assert all(drawn[cell["id"]] == len(cell["boxes"]) for cell in cells)
    statements = collections.Counter(attributes["data-statement"] for _, attributes in reader.elements if "data-statement" in attributes)
    assert all(statements[s["id"]] == 1 + len(s["boxes"]) for s in data["statements"])
    assert sum(tag == "section" and attributes.get("class") == "page" for tag, attributes in reader.elements) == len(data["pages"])
    pictures = [attributes["src"] for tag, attributes in reader.elements if tag == "img"]
    assert len(pictures) == len(data["pages"])
    assert all(base64.b64decode(src.split(",", 1)[1]).startswith(b"\x89PNG\r\n\x1a\n") for src in pictures)


def test_tables_are_cut_where_their_pages_end():
    reader, data = Reader(open(path("review.html"), encoding="utf-8").read()), load(path("document.json"))
    shown, page = set(), None
    for tag, attributes in reader.elements:
        page = int(attributes.get("data-page", page or 0))
        if tag in ("td", "th") and "data-cell" in attributes:
            shown.add((page, attributes["data-cell"]))
    expected, again = set(), set()
    for table in data["tables"]:
        for cell in table["cells"]:
            last_row, last_column = cell["row"] + cell["row_span"] - 1, cell["column"] + cell["column_span"] - 1
            for part in table["parts"]:
                if cell["row"] <= part["last_row"] and last_row >= part["first_row"] and \
                        cell["column"] <= part["last_column"] and last_column >= part["first_column"]:
                    expected.add((part["page"], cell["id"]))
                elif cell["row"] < table["header_row_count"]:
                    again.add((part["page"], cell["id"]))
    assert len(expected) > 1000 and expected <= shown and shown - expected <= again, (expected - shown, shown - expected - again)


def test_a_cell_that_spans_a_page_break_keeps_its_column():
    data = load(path("document.json"))
    table = data["tables"][2]
    cell = next(c for c in table["cells"] if c["row"] == 4 and c["column"] == 1 and c["column_span"] == 1)
    cell["row_span"] = 5
    table["cells"] = [c for c in table["cells"] if c is cell or not (5 <= c["row"] <= 8 and c["column"] == 1)]
    table["parts"][0]["last_row"], table["parts"][1]["first_row"] = 5, 6
    reader = Reader(page_of(save("spanning.json", data), "--no-pictures"))
    columns, rows, page = {c["id"]: c["column"] for t in data["tables"] for c in t["cells"]}, [], None
    for tag, attributes in reader.elements:
        page = attributes.get("data-page", page)
        if tag == "tr":
            rows.append([])
        elif tag in ("td", "th") and "data-cell" in attributes:
            rows[-1].append((attributes["data-cell"], attributes.get("rowspan")))
    assert all([columns[key] for key, _ in row] == sorted(columns[key] for key, _ in row) for row in rows)
    assert [span for row in rows for key, span in row if key == cell["id"]] == ["2", "3"]


def test_frames_lie_where_the_cells_are():
    reader, data = Reader(open(path("review.html"), encoding="utf-8").read()), load(path("document.json"))
    boxes = collections.defaultdict(list)
    for tag, a in reader.elements:
        if tag == "rect" and "data-cell" in a:
            boxes[a["data-cell"]].append([float(a[key]) for key in ("x", "y", "width", "height")])
    for cell in cells_of(data):
        for (x, y, width, height), place in zip(boxes[cell["id"]], cell["boxes"]):
            x0, y0, x1, y1 = place["box"]
            assert abs(x - x0) < .01 and abs(y - y0) < .01 and abs(width - max(x1 - x0, 1.5)) < .02 and \
                abs(height - max(y1 - y0, 1.5)) < .02, (cell["id"], place)


def test_the_policy_names_the_style_and_the_script_alone():
    text = open(path("review.html"), encoding="utf-8").read()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'" and parts["img-src"] == "data:" and "unsafe" not in policy and "http" not in policy
    for name, element in (("style-src", "style"), ("script-src", "script")):
        body = re.search(rf"<{element}>(.*?)</{element}>", text, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert parts[name] == f"'sha256-{digest}'", name
    assert not re.search(r"""\s(?:src|href|action)=["'](?!data:|#)""", text.split("<script")[0])
    assert " style=" not in text.split("<script")[0] and " onclick" not in text.split("<script")[0]


def hostile(data):
    data = copy.deepcopy(data)
    table = data["tables"][0]
    for cell in table["cells"][:40]:
        cell["text"] = HOSTILE
        cell["printed"] = HOSTILE
    for key in ("title", "number"):
        table[key] = HOSTILE
    table["id"] = HOSTILE
    table["cells"][3]["id"] = HOSTILE
    table["cells"][3]["standing"] = HOSTILE
    table["cells"][3]["repairs"] = [HOSTILE]
    data["disclosure"]["title"]["text"] = HOSTILE
    data["source"]["file"] = HOSTILE
    data["pages"][0]["content"] = HOSTILE
    data["statements"][0].update(subject=HOSTILE, item=HOSTILE, printed=HOSTILE, unit=HOSTILE)
    data["diagnostics"][0].update(message=HOSTILE, code=HOSTILE, severity=HOSTILE)
    data["checks"][0].update(kind=HOSTILE, total=HOSTILE)
    return data


def test_text_of_a_document_stays_text():
    text = page_of(save("hostile.json", hostile(load(path("document.json")))), "--no-pictures")
    reader = Reader(text)
    assert sum(tag == "script" for tag, _ in reader.elements) == 2 and not any(tag == "img" for tag, _ in reader.elements)
    assert "\u202e" not in text and "\u0007" not in text and "\u2028" not in text and "\U000e0041" not in text
    known = json.loads(reader.texts["script"][:reader.texts["script"].index("}\"use strict\"") + 1])
    assert known["file"] == HOSTILE and known["tables"][0]["cells"][0]["t"] == HOSTILE
    assert known["statements"][0]["t"] == HOSTILE and known["diagnostics"][0]["m"] == HOSTILE


def test_whatever_is_missing_from_the_JSON():
    data = load(path("document.json"))
    broken = copy.deepcopy(data)
    broken["pages"] = [{"number": 3, "width": "wide"}, {"number": -1}, 7, {"number": 3}]
    broken["tables"][0]["parts"] = [{"page": 99, "first_row": 5, "last_row": 2}, None]
    broken["tables"][1]["cells"][0] = {"row": 2**31, "column": -5, "row_span": 10**9, "boxes": [{"page": 3, "box": [1, 2]}, 4]}
    broken["tables"][2]["cells"] = "none"
    broken["checks"] = [[], {"id": "c1", "terms": 3}]
    broken["statements"].append(None)
    Reader(page_of(save("broken.json", broken), "--no-pictures"))
    for key in list(data):
        if key not in ("schema", "source"):
            Reader(page_of(save("less.json", {k: v for k, v in data.items() if k != key}), "--no-pictures"))


def test_every_code_has_words_in_both_languages():
    with open(os.path.join(SOURCE, "data", "review-words.tsv"), encoding="utf-8") as file:
        words = dict(line.rstrip("\n").split("\t", 1) for line in file if not line.startswith("#"))
    assert all(value.count("\t") == 1 and all(value.split("\t")) for value in words.values())
    kinds = {"diagnostics": "diagnostic", "repairs": "repair", "doubts": "doubt", "joined_because": "join"}
    kind = None
    for line in run("schema", "--codes").stdout.decode().splitlines():
        if not line.startswith(" "):
            kind = kinds.get(line)
        elif kind:
            assert f"{kind}.{line.split()[0]}" in words, line
    with open(os.path.join(SOURCE, "schema", "disclosure-1.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)["$defs"]
    lists = {"kind": schema["check"]["properties"]["kind"], "reason": schema["check_reason"], "standing": schema["standing"]}
    for kind, names in lists.items():
        names = [name["const"] for name in names["anyOf"] if name.get("const")]
        assert names and not [name for name in names if f"{kind}.{name}" not in words], (kind, names)
    places = [os.path.join(SOURCE, folder, name) for folder in ("data/review", "export/review")
              for name in os.listdir(os.path.join(SOURCE, folder))]
    script = "".join(open(name, encoding="utf-8").read() for name in places)
    asked = set(re.findall(r'"(ui\.[a-z_]+)\\?"', script))
    named = {word for word in words if word.startswith("ui.")}
    assert asked and asked <= named, asked - named
    assert named - asked <= {"ui." + word for word in re.findall(r'"([a-z]+)"', script)}, named - asked


# --- what is refused ---

def test_another_PDF_is_refused_by_both_hashes():
    result = run("review", path("document.json"), "--pdf", OTHER, "-o", path("no.html"), code=2)
    for name in (PDF, OTHER):
        assert hashlib.sha256(open(name, "rb").read()).hexdigest().encode() in result.stderr
    assert not os.path.exists(path("no.html"))


def test_what_can_not_be_made_is_said():
    assert b"--pdf" in run("review", path("document.json"), code=2).stderr
    assert b"--dpi" in run("review", PDF, "--dpi", "9", code=2).stderr
    assert b"JSON" in run("review", PDF, "--pdf", PDF, code=2).stderr
    assert run("review", path("missing.pdf"), code=2).stderr
    run("review", os.path.join(SOURCE, "README.md"), "--no-pictures", code=2)
    run("review", PDF, "-o", "/dev/full", "--no-pictures", code=2)


# --- corrections ---

def corrections(data, *changes, sha256=None):
    return {"schema": "gongkai-corrections/1", "documents": [{"sha256": sha256 or data["source"]["sha256"], "corrections": list(changes)}]}


def amount(data, standing="confirmed", skip=4):
    return [cell for cell in cells_of(data) if cell["value"]["state"] == "number" and cell["standing"] == standing][skip]


def by_id(data, key):
    return next(cell for cell in cells_of(data) + data["statements"] if cell["id"] == key)


def test_a_correction_is_applied_and_the_arithmetic_runs_on_it():
    data = load(path("document.json"))
    cell = amount(data)
    made = corrections(data, {"anchor": cell["anchor"], "old": cell["text"], "new": "9,999.90", "note": "seen on page"})
    run("extract", PDF, "-o", path("corrected.json"), "--corrections", save("one.json", made), code=3)
    corrected = load(path("corrected.json"))
    after = by_id(corrected, cell["id"])
    assert after["text"] == "9,999.90" and after["value"]["decimal"] == "9999.90" and after["value"]["yuan"] == "99999000.00"
    assert after["printed"] == (cell["printed"] or cell["text"]) and "corrected" in after["repairs"]
    assert after["anchor"] == cell["anchor"] and after["standing"] != "confirmed"
    assert any(check["status"] == "fail" for check in corrected["checks"]) and not any(c["status"] == "fail" for c in data["checks"])
    told = [d for d in corrected["diagnostics"] if d["code"] == "corrected"]
    assert len(told) == 1 and told[0]["cells"] == [cell["id"]] and "seen on page" in told[0]["message"]
    assert len(corrected["options"]["corrections"]) == 64
    # The same file again, and another one: the hash stands for what it says.
    run("extract", PDF, "-o", path("again.json"), "--corrections", path("one.json"), code=3)
    assert load(path("again.json")) == corrected
    made["documents"][0]["corrections"][0]["new"] = "9,999.91"
    run("extract", PDF, "-o", path("again.json"), "--corrections", save("one.json", made), code=3)
    assert load(path("again.json"))["options"] != corrected["options"]


def test_right_as_printed_changes_no_value():
    data = load(path("document.json"))
    cell = amount(data)
    made = corrections(data, {"anchor": cell["anchor"], "old": cell["text"], "new": cell["text"]})
    run("extract", PDF, "-o", path("seen.json"), "--corrections", save("one.json", made), code=3)
    seen = load(path("seen.json"))
    after = by_id(seen, cell["id"])
    assert after["repairs"][-1] == "seen" and (after["value"], after["text"], after["printed"], after["standing"]) == \
        (cell["value"], cell["text"], cell["printed"], cell["standing"])
    assert seen["checks"] == data["checks"]


def test_a_correction_of_another_reading_is_refused():
    data = load(path("document.json"))
    cell = amount(data)
    made = corrections(data, {"anchor": cell["anchor"], "old": "12.34", "new": "56.78"}, {"anchor": "0-0:0.0", "old": "1", "new": "2"})
    run("extract", PDF, "-o", path("refused.json"), "--corrections", save("one.json", made), code=3)
    refused = load(path("refused.json"))
    told = [d["message"] for d in refused["diagnostics"] if d["code"] == "correction_refused"]
    assert len(told) == 2 and "12.34" in told[0] and cell["text"] in told[0] and "0-0:0.0" in told[1]
    assert cells_of(refused) == cells_of(data)


def test_an_amount_in_prose_is_corrected_in_its_place():
    data = load(path("document.json"))
    statement = next(s for s in data["statements"] if s["amount"]["state"] == "number" and s["amount"]["yuan"] and s["checks"])
    place = {"page": statement["page"], "item": statement["item"], "box": statement["boxes"][0]["box"]}
    made = corrections(data, {"statement": place, "old": statement["printed"], "new": "1,234.50"},
                       {"statement": place, "old": "1", "new": "2"},
                       {"statement": {"page": statement["page"], "item": "nothing"}, "old": "1", "new": "2"})
    run("extract", PDF, "-o", path("said.json"), "--corrections", save("one.json", made), code=3)
    after = by_id(load(path("said.json")), statement["id"])
    assert after["amount"]["decimal"] == "1234.50" and after["printed"] == statement["printed"] and after["repairs"] == ["corrected"]
    assert after["amount"]["yuan"] == "12345000.00" and statement["standing"] == "confirmed" != after["standing"], after
    assert sum(d["code"] == "correction_refused" for d in load(path("said.json"))["diagnostics"]) == 2


def test_corrections_of_another_document():
    data = load(path("document.json"))
    name = save("other.json", corrections(data, sha256="0" * 64))
    result = run("extract", PDF, "--corrections", name, code=2)
    assert b"0" * 64 in result.stderr and data["source"]["sha256"].encode() in result.stderr
    # In a folder with those of many documents, each takes its own.
    os.makedirs(path("corrections"))
    cell = amount(data)
    save("corrections/a.json", corrections(data, sha256="0" * 64))
    save("corrections/b.json", corrections(data, {"anchor": cell["anchor"], "old": cell["text"], "new": "9"}))
    run("batch", PDF, OTHER, "-o", path("json"), "--corrections", path("corrections"), "--quiet", code=3)
    assert by_id(load(path("json/narrow-columns.json")), cell["id"])["text"] == "9"
    assert load(path("json/department.json"))["options"] is None


def test_files_that_are_no_corrections():
    data = load(path("document.json"))
    for number, wrong in enumerate(({}, [], {"schema": "gongkai-corrections/1"}, corrections(data, {"anchor": "x", "old": "1"}),
                                    corrections(data, {"old": "1", "new": "2"}), corrections(data, 7), corrections(data, sha256=5),
                                    dict(corrections(data), schema="gongkai-corrections/2"))):
        result = run("extract", PDF, "--corrections", save("wrong.json", wrong), code=2)
        assert b"wrong.json" in result.stderr, (number, result.stderr)
    assert run("extract", PDF, "--corrections", path("missing.json"), code=2).stderr


# --- in a browser ---

def address(name="review.html"):
    if not browser.COMMAND:
        raise tap.Skip("chromium is not installed")
    return "file://" + path(name)


WALK = """(async () => { const t = document.querySelector('[data-table="%s"] table'); t.querySelector('[data-cell]').focus();
    const seen = new Set(), press = key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
    for (let i = 0; i < 3000 && t.contains(document.activeElement); i++) { seen.add(document.activeElement.dataset.cell); press('ArrowRight'); }
    return [seen.size, new Set(Array.from(t.querySelectorAll('[data-cell]'), e => e.dataset.cell)).size]; })()"""
LIT = "Array.from(document.querySelectorAll('.hot'), e => e.tagName.toLowerCase() + ' ' + e.dataset.cell)"


def in_browser(width):
    data = load(path("document.json"))
    check = next(c for c in data["checks"] if c["status"] == "pass" and c["kind"] == "column_sum" and
                 by_id(data, c["total"])["standing"] == "confirmed" and len(c["terms"]) > 1)
    terms = [term for term in check["terms"] if by_id(data, term)["text"]]
    with browser.Page(address(), width=width, height=800) as page:
        assert page.run("document.documentElement.lang") == "zh-Hans"
        page.mouse("move", f'td[data-cell="{check["total"]}"]')
        lit = page.run(LIT)
        assert {"td " + check["total"], "rect " + check["total"]} <= set(lit), lit
        page.mouse("move", f'rect[data-cell="{terms[0]}"]')
        assert {"td " + terms[0], "rect " + terms[0]} <= set(page.run(LIT))
        page.mouse("click", f'td[data-cell="{check["total"]}"]')
        shown = page.run("document.querySelector('.equation').textContent")
        numbers = [by_id(data, key)["text"] for key in [check["total"], *terms]]
        found = re.findall(r"-?[\d,]+\.\d+", shown)
        first = next(c for c in data["checks"] if c["id"] == page.run("R.check.i"))
        assert first["total"] == check["total"] and first["status"] == "pass", first
        expected = [by_id(data, key)["text"] for key in [first["total"], *first["terms"]] if by_id(data, key)["text"]]
        assert found == expected and len(numbers) > 2, (shown, expected)
        assert page.run("document.querySelectorAll('rect.total').length") >= 1
        assert set(page.run("Array.from(document.querySelectorAll('rect.term'), e => e.dataset.cell)")) == \
            {term for term in first["terms"] if by_id(data, term)["boxes"]}
        page.key("Escape")
        assert page.run("document.querySelectorAll('td.total, rect.total, .term, .chosen').length") == 0
        for table in ("t1", "t2", "t3"):
            reached, there = page.run(WALK % table)
            assert reached == there > 10, (table, reached, there)
        page.run("document.querySelector('#tools .language').click()")
        assert page.run("document.documentElement.lang") == "en" and "Worth a look" in page.run("document.body.textContent")
        assert page.run("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
        assert page.errors == [], page.errors


def test_browser_wide():
    in_browser(1400)


def test_browser_on_a_phone():
    in_browser(400)


def test_browser_corrects_and_extract_takes_it():
    data = load(path("document.json"))
    cell, statement = amount(data), data["statements"][0]
    with browser.Page(address(), languages="en-US") as page:
        assert page.run("document.documentElement.lang") == "en"
        for key in (f'td[data-cell="{cell["id"]}"]', f'li[data-statement="{statement["id"]}"]'):
            page.mouse("click", key)
            page.key("e", "e")
            page.run("document.querySelector('#details input[name=new]').value = '77.70'")
            page.run("document.querySelector('#details form').requestSubmit()")
        page.mouse("click", "#tools .download")
        name, made = page.downloaded()
        assert page.errors == [], page.errors
    assert name == "narrow-columns.corrections.json", name
    with open(path("made.json"), "wb") as file:
        file.write(made)
    run("extract", PDF, "-o", path("made-of.json"), "--corrections", path("made.json"), code=3)
    corrected = load(path("made-of.json"))
    assert by_id(corrected, cell["id"])["value"]["decimal"] == "77.70"
    assert by_id(corrected, statement["id"])["amount"]["decimal"] == "77.70"
    assert not any(d["code"] == "correction_refused" for d in corrected["diagnostics"])


def test_browser_runs_nothing_of_a_document():
    page_of(save("hostile.json", hostile(load(path("document.json")))), "--no-pictures")
    with browser.Page(address("page.html")) as page:
        assert page.run("document.title") != "run" and page.run("document.querySelectorAll('img').length") == 0
        page.run("document.querySelectorAll('#list button').forEach(button => button.click())")
        assert page.run("document.title") != "run" and page.errors == [], page.errors


def test_browser_walks_the_list():
    data = copy.deepcopy(load(path("document.json")))
    cells = [cell for cell in cells_of(data) if cell["standing"] == "confirmed"]
    cells[5].update(standing="doubtful", doubts=["place"])
    cells[9].update(standing=None)
    cells[9]["value"].update(state="unreadable", decimal=None, yuan=None)
    failed = next(check for check in data["checks"] if check["kind"] == "row_sum")
    failed.update(status="fail", difference="1.00", suspects=failed["terms"][:1])
    page_of(save("grave.json", data), "--no-pictures")
    with browser.Page(address("page.html"), languages="en-US") as page:
        assert page.run("Array.from(document.querySelectorAll('#list summary'), e => e.firstChild.textContent)")[:3] == \
            ["Does not add up", "Unreadable", "Doubtful"]
        chosen = []
        for _ in range(3):
            page.key("j")
            chosen.append(page.run("R.chosen && R.chosen.id"))
        assert chosen == [failed["suspects"][0], cells[9]["id"], cells[5]["id"]], chosen
        page.key("k")
        assert page.run("R.chosen.id") == cells[9]["id"] and page.errors == [], page.errors


prepare()
tap.run(globals())
