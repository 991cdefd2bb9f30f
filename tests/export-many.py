#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""export-many.py GONGKAI SOURCE [sanitized]: exports of folders and streams: which files are taken, what is said of the
others, and memory that does not grow with their number."""
import csv
import glob
import io
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
FIXTURES = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "*.expected.json")), key=os.path.getsize)


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, **options):
    result = subprocess.run([GONGKAI, *arguments], capture_output=True, **options)
    assert result.returncode == code, result
    return result


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def ids_of(data):
    return list(dict.fromkeys(row["document_id"] for row in rows_of(data)))


def small(number):
    """A document of its own with a handful of amounts."""
    data = small.data
    data["source"].update(sha256=f"{number:064x}", file=f"{number}.pdf")
    return json.dumps(data, ensure_ascii=False).encode()


small.data = load(FIXTURES[0])
small.data.update(pages=[], paragraphs=[], tables=small.data["tables"][:1], diagnostics=[])


def write(name, data):
    os.makedirs(os.path.dirname(path(name)), exist_ok=True)
    with open(path(name), "wb") as file:
        file.write(data)


def sha(number):
    return f"{number:064x}"


# --- which files ---

def test_a_folder_as_batch_leaves_it():
    write("batch/2023/a.json", small(1))
    write("batch/2024/deep/b.JSON", small(2))
    write("batch/2024/many.ndjson", small(3) + b"\n" + small(4) + b"\n")
    write("batch/manifest.ndjson", b'{"path": "a.pdf"}\n')
    write("batch/.gongkai/state.ndjson", b'{"path": "a.pdf"}\n')
    write("batch/.gongkai/half.json", b'{"schema":')
    write("batch/2023/a.pdf", b"%PDF")
    write("batch/notes.csv", b"a,b\n")
    result = run("export", path("batch"), "--format", "csv")
    assert ids_of(result.stdout) == [sha(1), sha(2), sha(4 - 1), sha(4)] and result.stderr == b"", result.stderr


def test_other_JSON_in_a_folder_is_named():
    write("mixed/a.json", small(1))
    write("mixed/package.json", b'{"name": "x"}')
    write("mixed/empty.json", b"")
    write("mixed/words.json", b"no JSON at all\n" * 1000)
    os.symlink("nowhere.json", path("mixed/gone.json"))
    os.symlink("nowhere.txt", path("mixed/gone.txt"))
    os.symlink(".", path("mixed/again"))
    result = run("export", path("mixed"), "--format", "csv", code=3)
    said = result.stderr.decode().splitlines()
    assert ids_of(result.stdout) == [sha(1)]
    assert len(said) == 5 and all(any(name in line for line in said) for name in
                                  ("package.json", "empty.json", "words.json", "gone.json", "again")), said


def test_a_folder_without_documents():
    os.makedirs(path("bare"))
    result = run("export", path("bare"), "-o", path("bare.csv"), code=2)
    assert b"no document" in result.stderr and not os.path.exists(path("bare.csv"))
    assert b"missing" in run("export", path("missing"), "-o", path("bare.csv"), code=2).stderr


def test_a_folder_that_may_not_be_read():
    if os.geteuid() == 0:
        raise tap.Skip("root may read everything")
    write("locked/a.json", small(1))
    os.makedirs(path("locked/shut"), mode=0)
    assert b"shut" in run("export", path("locked"), "--format", "csv", code=3).stderr


def test_copies_count_once():
    write("copies/a.json", small(1))
    write("copies/b.json", small(1))
    partly = json.loads(small(1))
    partly["selection"] = {"first_page": 1, "last_page": 1}
    write("copies/pages.json", json.dumps(partly).encode())
    result = run("export", path("copies"), "--format", "csv", code=3)
    assert b"b.json" in result.stderr and result.stderr.count(b"\n") == 1
    assert len(ids_of(result.stdout)) == 2 and len(rows_of(result.stdout)) == 2 * len(rows_of(
        run("export", path("copies/a.json"), "--format", "csv").stdout))


def test_messages_steer_no_terminal():
    data = json.loads(small(1))
    data["source"]["file"] = "\x1b[31m\u202e.pdf"
    name = "steers\x1b[2J\n.json"
    for copy in ("steer/" + name, "steer/z" + name):
        write(copy, json.dumps(data).encode())
    said = run("export", path("steer"), "--format", "csv", code=3).stderr.decode()
    assert said.count("\n") == 1 and not set(said) & set("\x1b\u202e") and "\\x1b[2J\\n.json" in said, said


# --- streams ---

def test_a_stream_of_lines_and_of_pages():
    lines = small(1) + b"\n\n" + small(2) + b"\r\n" + small(3) + small(4)
    pretty = b"\xef\xbb\xbf" + b"\n".join(json.dumps(json.loads(small(number)), indent=indent).encode()
                                          for number, indent in ((1, 1), (2, "\t"), (3, 0), (4, None)))
    for stream in (lines, pretty):
        result = run("export", "-", "--format", "csv", input=stream)
        assert ids_of(result.stdout) == [sha(number) for number in (1, 2, 3, 4)]


def test_a_pipe_that_is_named():
    os.mkfifo(path("pipe"))
    with subprocess.Popen(["sh", "-c", 'cat > "$0"', path("pipe")], stdin=subprocess.PIPE) as writer:
        reader = subprocess.Popen([GONGKAI, "export", path("pipe"), "--format", "csv"], stdout=subprocess.PIPE)
        writer.communicate(small(1) + b"\n" + small(2))
        assert ids_of(reader.communicate()[0]) == [sha(1), sha(2)] and reader.returncode == 0


def test_lines_that_break_off_cost_only_themselves():
    text = small(2).decode()
    cuts = [1, 9, text.index('"schema"') + 9, text.index('"cells"') + 4, text.index("一" if "一" in text else "预"), len(text) - 1]
    cuts += [text.index('\\"') + 1] if '\\"' in text else []
    for cut in cuts:
        torn = text.encode()[:len(text[:cut].encode())]
        result = run("export", "-", "--format", "csv", input=small(1) + b"\n" + torn + b"\n" + small(3) + b"\n", code=3)
        assert ids_of(result.stdout) == [sha(1), sha(3)] and b"line 2" in result.stderr, (cut, result.stderr)
        result = run("export", "-", "--format", "csv", input=torn + b"\n" + small(3) + b"\n" + torn, code=3)
        assert ids_of(result.stdout) == [sha(3)] and b"line 3" in result.stderr, (cut, result.stderr)


def test_lines_that_are_no_documents():
    stream = small(1) + b"\n" + b'{"a": 1}\nword\n[]\n' * 4 + small(2) + b"\n"
    result = run("export", "-", "--format", "csv", input=stream, code=3)
    assert ids_of(result.stdout) == [sha(1), sha(2)]
    said = result.stderr.decode().splitlines()
    assert len(said) == 6 and "12 of its 14" in said[-1] and "line 3" in said[1], said
    later = json.loads(small(1))
    later["schema"] = "gongkai-disclosure/2"
    result = run("export", "-", "--format", "csv", input=json.dumps(later).encode() + b"\n" + small(2), code=3)
    assert ids_of(result.stdout) == [sha(2)] and b"version" in result.stderr


def test_a_value_without_an_end():
    with subprocess.Popen([GONGKAI, "export", "-", "-o", path("endless.csv")], stdin=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        try:
            for _ in range(300):
                process.stdin.write(b'["' + b"x" * 1048573 if _ == 0 else b"x" * 1048576)
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.stdin = None
        said = process.communicate()[1]
    assert process.returncode == 2 and b"larger than any document" in said and not os.path.exists(path("endless.csv"))


# --- memory ---

def peak(arguments, documents=None):
    """The most memory that a run of the program held, in KiB."""
    process = subprocess.Popen([GONGKAI, "export", *arguments], stdin=subprocess.PIPE if documents else None,
                               stdout=subprocess.DEVNULL)
    if documents:
        for number in range(documents):
            process.stdin.write(small(number) + b"\n")
        process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    assert status == 0, status
    return usage.ru_maxrss


def test_memory_of_a_stream_does_not_grow_with_it():
    if "sanitized" in sys.argv:
        raise tap.Skip("a sanitizer keeps what is freed")
    few, many = (peak(["-", "--format", "csv"], count) for count in (200, 2000))
    assert many - few < 2048 < 1800 * len(small(0)) // 1024, (few, many)


def test_memory_of_a_folder_grows_by_names_alone():
    if "sanitized" in sys.argv:
        raise tap.Skip("a sanitizer keeps what is freed")
    for count in (200, 2000):
        for number in range(count):
            write(f"of{count}/{number}.json", small(number))
    few, many = (peak([path(f"of{count}"), "--format", "csv"]) for count in (200, 2000))
    assert many - few < 3072 < 1800 * len(small(0)) // 1024, (few, many)


# --- CSV ---

def printed_as(text):
    data = json.loads(small(1))
    cell = next(cell for cell in data["tables"][0]["cells"] if cell["value"]["state"] == "number")
    cell["text"], cell["printed"] = text, None
    data["tables"][0]["title"] = text
    write("text.json", json.dumps(data, ensure_ascii=False).encode())
    return path("text.json")


def test_any_text_comes_back_as_it_was():
    for text in ('a"b', '"', '""', "a,b", "a\nb", "a\r\nb", "a\rb", "\ta", "a\u2028b", " a ", "　a", "", "=1+1", "＝1+1", "'=", "a;b",
                 "\u0085", "\x01\x1f", "a|b", "😀", "\\", "NULL", "NA"):
        data = run("export", printed_as(text), "--format", "csv").stdout
        row = rows_of(data)[0]
        assert row["printed"] == text == row["table_title"], (text, row)
    with_space = run("export", printed_as(" a"), "--format", "csv").stdout
    assert b',"" a' not in with_space and b'," a"' in with_space


def test_what_a_spreadsheet_would_run_is_guarded_and_nothing_else():
    runs = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1+1", "\u3000=1", "\u00a0=1", "\ufeff=1", "\u200b=1", "\t=1", "\tx", "\rx", "\nx",
            "＝1+1", "＋cmd", "－2+3", "＠x", " ＝1", "=", "-其中", "+1 234", "=\"x\"", "-1.5%+1", "- 5"]
    runs.remove("=")
    safe = ["-1,234.50", "+3", "-5%", "-", "－", "=", "a=b", "1-2", "其中：-", "", "'=1", "(=1)", "—", "——", "-.5"]
    for text in runs + safe:
        row = rows_of(run("export", printed_as(text), "--format", "csv", "--spreadsheet-safe").stdout)[0]
        assert row["printed"] == ("'" if text in runs else "") + text, (text, row["printed"])


def test_columns_that_are_chosen():
    whole = rows_of(run("export", FIXTURES[0], "--format", "csv").stdout)
    some = run("export", FIXTURES[0], "--format", "csv", "--columns", "yuan, year,document_id").stdout
    assert some.startswith(b"yuan,year,document_id\r\n")
    assert rows_of(some) == [{key: row[key] for key in ("yuan", "year", "document_id")} for row in whole]
    for wrong, word in (("yeer", b"yeer"), ("year,,yuan", b"is no column"), ("year,year", b"twice"), ("", b"--columns")):
        result = run("export", FIXTURES[0], "-o", path("none.csv"), "--columns", wrong, code=2)
        assert word in result.stderr and b"organization" in result.stderr and not glob.glob(path("none.csv*")), result


def test_options_that_mean_nothing_are_refused():
    pdf = os.path.join(SOURCE, "fixtures", "department.pdf")
    for option in (["--bom"], ["--columns", "year"], ["--spreadsheet-safe"]):
        result = run("extract", pdf, "-o", path("x.json"), *option, code=2)
        assert option[0].encode() in result.stderr and not os.path.exists(path("x.json"))


tap.run(globals())
