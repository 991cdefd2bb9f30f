#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""export-tables.py GONGKAI SOURCE: tables as HTML, Markdown and CSV: every cell in its place, merged where it is merged,
and no text of a document that does anything but stand there."""
import csv
import glob
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import grid  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)
PDF = os.path.join(SOURCE, "fixtures", "department.pdf")
NASTY = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "a|b", "a\nb", "*b* _i_ `c` [l](http://x) ![i](x)", "&amp;", "$x$",
         "</td></tr></table>", "' onclick='x", "# h", "- l", "1. l", "> q", "~~s~~", "\\", "\\|", "a_b", "<!--", "]]>"]


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, *arguments], capture_output=True, **options)
    assert result.returncode == code, result
    return result


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def save(data, name="edited.json"):
    with open(path(name), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return path(name)


def text_of(*arguments, **options):
    return run("export", *arguments, **options).stdout.decode()


def with_spans():
    """The fixtures with merged cells are among these."""
    return [name for name in FIXTURES if os.path.getsize(name) < 400000]


# --- HTML ---

def test_HTML_has_every_cell_in_its_places():
    merged = 0
    for fixture in FIXTURES:
        data = load(fixture)
        page = grid.Page(text_of(fixture, "--format", "html"))
        assert [table for _, table in page.tables] == [table["id"] for table in data["tables"]]
        assert page.scripts == 0 and all(link.startswith("#") for link in page.loads), page.loads
        for table in data["tables"]:
            shown = page.grid((data["source"]["sha256"], table["id"]))
            texts = [[place[0] for place in row] for row in shown]
            assert texts == [[place or "" for place in row] for row in grid.of_json(table, repeat=True)], (fixture, table["id"])
            ids = {cell["id"] for cell in table["cells"]}
            assert ids == {place[2]["data-cell"] for row in shown for place in row if "data-cell" in place[2]}
            merged += sum("rowspan" in place[2] or "colspan" in place[2] for row in shown for place in row)
    assert merged > 50, merged


def test_HTML_says_what_heads_what():
    data = load(os.path.join(SOURCE, "fixtures", "narrow-columns.expected.json"))
    page = grid.Page(text_of(os.path.join(SOURCE, "fixtures", "narrow-columns.expected.json"), "--format", "html"))
    table = data["tables"][0]
    rows = page.grid((data["source"]["sha256"], table["id"]))
    for number, row in enumerate(rows):
        for column, (text, element, attributes) in enumerate(row):
            label = table["columns"][column]["role"] == "label"
            if number < table["header_row_count"]:
                assert element == "th" and attributes["scope"] in ("col", "colgroup"), (number, row)
            elif label and text:
                assert element == "th" and attributes["scope"] in ("row", "rowgroup"), (number, row)
            else:
                assert element == "td" and "scope" not in attributes, (number, row)


def test_HTML_shows_what_is_worth_a_look():
    data = load(FIXTURES[0])
    cells = [cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number"]
    cells[0].update(standing="contradicted", printed="1\n2", repairs=["joined_wrapped_number"])
    cells[1].update(standing="doubtful", doubts=["over_rule"], other_reading="<9>")
    name = save(data)
    text = text_of(name, "--format", "html")
    places = {place[2].get("data-cell"): place for row in grid.Page(text).grid((data["source"]["sha256"], data["tables"][0]["id"]))
              for place in row}
    assert "contradicted" in places[cells[0]["id"]][2]["class"] and places[cells[0]["id"]][2]["title"]
    assert "doubtful" in places[cells[1]["id"]][2]["class"] and "<9>" in places[cells[1]["id"]][2]["title"]
    assert text.count("<li>⚠") == 2 and "printed: “1 / 2”" in places[cells[0]["id"]][2]["title"]
    shown = text_of(name, "--format", "md")
    assert shown.count(" ⚠ |") == 2 and shown.count("- ⚠ ") == 2 and "runs over a rule" in shown


def test_HTML_of_several_documents():
    page = grid.Page(text_of(*FIXTURES[:3], "--format", "html"))
    assert [key for key in page.tables] == [(load(name)["source"]["sha256"], table["id"]) for name in FIXTURES[:3]
                                            for table in load(name)["tables"]]


def test_a_cell_that_reaches_out_of_the_header():
    data = load(FIXTURES[0])
    table = next(table for table in data["tables"] if table["header_row_count"] == 1 and table["row_count"] > 3)
    first = next(cell for cell in table["cells"] if (cell["row"], cell["column"]) == (0, 0))
    table["cells"] = [cell for cell in table["cells"] if cell["column"] > 0 or cell["row"] not in (0, 1)] + [first]
    first.update(row_span=2, column_span=1)
    page = grid.Page(text_of(save(data), "--format", "html"))
    shown = page.grid((data["source"]["sha256"], table["id"]))
    assert [[place[0] for place in row] for row in shown] == [[place or "" for place in row]
                                                              for row in grid.of_json(table, repeat=True)]
    assert "<thead>" not in text_of(save(data), "--table", table["id"], "--format", "html")


# --- CSV ---

def test_CSV_of_every_table():
    for fixture in FIXTURES:
        data = load(fixture)
        for table in data["tables"]:
            for how in ("first", "repeat"):
                rows = grid.of_csv(run("export", fixture, "--table", table["id"], "--format", "csv", "--spans", how).stdout)
                assert rows == [[place or "" for place in row] for row in grid.of_json(table, how == "repeat")], table["id"]
            if os.path.getsize(fixture) > 300000:
                break


def test_a_folder_of_CSV():
    def copy(source, name, file):
        data = load(source)
        data["source"].update(file=file, sha256=f"{copy.count:064x}")
        copy.count += 1
        return save(data, name)
    copy.count = 1
    names = ["a.pdf", "A.PDF", "tables.csv.pdf", "../x.pdf", "a/b:c*?.pdf", ".hidden.pdf", "con.pdf", "lpt1.x.pdf", "lpt.pdf", "x.. .pdf",
             "", "预" * 200 + ".pdf", "\x1b[31m\u202e.pdf"]
    inputs = [copy(FIXTURES[0], f"copy{number}.json", name) for number, name in enumerate(names)]
    run("export", *inputs, "--format", "tables", "-o", path("folder"))
    with open(path("folder/tables.csv"), encoding="utf-8", newline="") as file:
        index = list(csv.DictReader(file))
    data = load(FIXTURES[0])
    assert len(index) == len(names) * len(data["tables"])
    for row in index:
        table = next(table for table in data["tables"] if table["id"] == row["table_id"])
        with open(path("folder/" + row["csv_path"]), "rb") as file:
            assert grid.of_csv(file.read()) == [[place or "" for place in line] for line in grid.of_json(table)]
        assert (row["title"] or None, row["rows"]) == (table["title"], str(table["row_count"]))
    folders = [row["csv_path"].split("/")[0] for row in index if row["table_id"] == "t1"]
    assert len({name.lower() for name in folders}) == len(names) and sorted(os.listdir(path("folder"))) == sorted([*folders, "tables.csv"])
    assert folders[0] == "a" and folders[1].startswith("A~") and folders[3] == "_.._x" and folders[4] == "a_b_c__", folders
    assert folders[6] == "_con" and folders[7] == "_lpt1.x" and folders[8] == "lpt" and folders[9] == "x" and folders[10] == "_", folders
    assert all(len(name.encode()) < 140 and name[0] not in ". " and not set(name) & set('/\\:*?"<>|\x1b\u202e') for name in folders)


def test_a_folder_that_is_there():
    run("export", FIXTURES[1], "--format", "tables", "-o", path("again/"), "--bom")
    run("export", FIXTURES[0], "--format", "tables", "-o", path("again/"))
    assert len(os.listdir(path("again"))) == 2
    with open(path("again/mine.txt"), "w") as file:
        file.write("mine")
    assert b"mine.txt" in run("export", FIXTURES[0], "--format", "tables", "-o", path("again"), code=2).stderr
    os.rename(path("again/mine.txt"), path("again/") + os.listdir(path("again"))[0].replace("tables.csv", "t1") + "x.csv")
    assert b"x.csv" in run("export", FIXTURES[0], "--format", "tables", "-o", path("again"), code=2).stderr
    os.makedirs(path("other"))
    with open(path("other/t1.csv"), "w") as file:
        file.write("mine")
    run("export", FIXTURES[0], "--format", "tables", "-o", path("other"), code=2)
    with open(path("other/t1.csv")) as file:
        assert file.read() == "mine"
    assert not glob.glob(path("again.*")) and not glob.glob(path("other.*"))


# --- Markdown ---

def test_Markdown_has_every_row():
    for fixture in FIXTURES:
        for table in load(fixture)["tables"]:
            for how in ("first", "repeat"):
                text = text_of(fixture, "--table", table["id"], "--format", "md", "--spans", how)
                labels, *rows = next(iter(grid.of_markdown(text).values()))
                header = table["header_row_count"]
                assert rows == [[place or "" for place in row] for row in grid.of_json(table, how == "repeat")[header:]], \
                    (fixture, table["id"])
                assert labels == [" > ".join(label for label in column["path"] if label) if header else ""
                                  for column in table["columns"]], (labels, table["id"])
            if os.path.getsize(fixture) > 300000:
                break


# --- all ---

def test_text_of_a_document_only_stands_there():
    data = load(FIXTURES[0])
    table = data["tables"][0]
    texts = iter(NASTY * 20)
    for cell in table["cells"]:
        cell["text"] = next(texts)
    table.update(title=NASTY[0], number=NASTY[1], subtitle=NASTY[4], organization=NASTY[0], notes=[
        {"text": text, "page": 1, "box": None, "boxes": []} for text in NASTY])
    data["source"]["file"], data["disclosure"]["title"]["text"] = NASTY[1], NASTY[0]
    name = save(data, "nasty.json")
    page = grid.Page(text_of(name, "--format", "html"))
    assert page.scripts == 0 and all(link.startswith("#") for link in page.loads)
    shown = [[place[0] for place in row] for row in page.grid((data["source"]["sha256"], table["id"]))]
    assert shown == [[place or "" for place in row] for row in grid.of_json(table, repeat=True)]
    text = text_of(name, "--table", table["id"], "--format", "md")
    rows = next(iter(grid.of_markdown(text).values()))[1:]
    assert rows == [[place or "" for place in row] for row in grid.of_json(table)[table["header_row_count"]:]]
    assert "<script" not in text and "<img" not in text and "[l](" not in text and "\n1. l" not in text
    data["tables"][0]["cells"][0]["text"] = "\x1b[31mred\x9b\x00"
    for kind in ("html", "md"):
        assert not set(text_of(save(data), "--format", kind)) & set("\x1b\x9b\x00")


def test_which_tables_there_are():
    for kind in ("html", "md", "csv"):
        result = run("export", FIXTURES[0], "--table", "t99", "--format", kind, "-o", path("none"), code=2)
        assert b"t99" in result.stderr and b"t1, t2" in result.stderr and not glob.glob(path("none*")), result.stderr
    ids = [table["id"] for table in load(FIXTURES[0])["tables"]]
    assert text_of(FIXTURES[0], "--table", ids[1][1:], "--format", "md") == text_of(FIXTURES[0], "--table", ids[1], "--format", "md")
    both = text_of(*FIXTURES[:2], "--table", "t1", "--format", "md")
    assert both.count("\n# ") == 1 and both.startswith("# ")
    many = max(FIXTURES, key=lambda name: len(load(name)["tables"]))
    last = load(many)["tables"][-1]["id"]
    result = run("export", FIXTURES[0], many, "--table", last, "--format", "md", code=3)
    assert b"has no table " + last.encode() in result.stderr and result.stdout.count(b"\n## ") == 1
    result = run("export", *FIXTURES[:2], "--table", "t1", "-o", path("two.csv"), code=2)
    assert b"--format tables" in result.stderr and not glob.glob(path("two.csv*"))


def test_extract_writes_what_export_makes_of_its_JSON():
    run("extract", PDF, "-o", path("one.json"))
    for ending, options in ((".md", []), (".html", ["--spans", "repeat"]), (".csv", ["--table", "t1"])):
        run("extract", PDF, "-o", path("one" + ending), *options)
        with open(path("one" + ending), "rb") as file:
            assert file.read() == run("export", path("one.json"), "--format", ending[1:], *options).stdout
    assert b"t1, t2" in run("extract", PDF, "--table", "t9", "-o", path("none.md"), code=2).stderr and not glob.glob(path("none.md*"))
    run("extract", PDF, "--format", "tables", "-o", path("extracted"))
    assert os.path.exists(path("extracted/department/t1.csv"))


def test_options_that_mean_nothing():
    for option, kind in ((["--table", "t1"], "package"), (["--spans", "first"], "json"), (["--bom"], "md"), (["--columns", "year"], "html")):
        command = "extract" if kind == "json" else "export"
        result = run(command, PDF if kind == "json" else FIXTURES[0], "--format", kind, "-o", path("none"), *option, code=2)
        assert option[0].encode() in result.stderr and not glob.glob(path("none*"))
    assert b"repeat" in run("export", FIXTURES[0], "--format", "md", "--spans", "all", code=2).stderr
    assert b"--columns" in run("export", FIXTURES[0], "--format", "csv", "--table", "t1", "--columns", "year", code=2).stderr
    assert b"--spans" in run("export", FIXTURES[0], "--format", "csv", "--spans", "repeat", code=2).stderr


def test_tables_that_are_not_as_they_should_be():
    def outside(table):
        table["cells"][0]["row"] = table["row_count"]

    def over(table):
        table["cells"][1].update(row=table["cells"][0]["row"], column=table["cells"][0]["column"])

    def endless(table):
        table["cells"][0]["row_span"] = 2000000000

    def vast(table):
        table["rows"], table["columns"] = [{}] * 4000, [{}] * 4000

    def long(table):
        table.update(rows=[{}] * 2000, columns=[{}] * 1000, cells=table["cells"][:1])
        table["cells"][0].update(row=0, column=0, row_span=2000, column_span=1000, text="x" * 1000)

    def nameless(table):
        table["id"] = "../../t1"
    for edit, kinds in ((outside, "html md tables"), (over, "html md tables"), (endless, "html md tables"), (vast, "html md tables"),
                        (long, "html md tables"), (nameless, "tables")):
        data = load(FIXTURES[0])
        edit(data["tables"][0])
        for kind in kinds.split():
            spans = ["--spans", "repeat"] if edit is long else []
            result = run("export", save(data), FIXTURES[1], "--format", kind, "-o", path("out." + kind), *spans, code=3)
            assert b"left out" in result.stderr and os.path.exists(path("out." + kind)), result


def test_JSON_with_holes_in_it():
    base = load(FIXTURES[0])
    for key in [key for key in base if key != "schema"]:
        for wrong in (None, 5, "x", [], {}, [[]], [None, 7, {}]):
            for kind in ("html", "md"):
                name = save({**base, key: wrong}, "holes.json")
                run("export", name, "--format", kind)
    for key in list(base["tables"][0]) + ["cell " + key for key in base["tables"][0]["cells"][0]]:
        for wrong in (None, 5, "x", [], {}, [None, 7, {}], -3):
            data = json.loads(json.dumps(base))
            part = data["tables"][0]["cells"][3] if key.startswith("cell ") else data["tables"][0]
            part[key.removeprefix("cell ")] = wrong
            for kind in ("html", "md"):
                result = subprocess.run([GONGKAI, "export", save(data, "holes.json"), "--format", kind], capture_output=True)
                assert result.returncode in (0, 2), result


def test_a_disk_that_is_full():
    for kind in ("html", "md"):
        assert b"No space left" in run("export", FIXTURES[-1], "--format", kind, "-o", "/dev/full", code=2).stderr
    result = run("export", FIXTURES[0], "--format", "tables", "-o", "/proc/none/x", code=2)
    assert b"can't be written" in result.stderr


tap.run(globals())
