#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""cli.py GONGKAI SOURCE: the command as its users meet it: messages, exit codes, files.

A message is one line on standard error that begins with "gongkai: " and names the file or option it is about.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import locales  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()


def path(name):
    return os.path.join(FOLDER.name, name)


def put(name, data):
    with open(path(name), "wb") as file:
        file.write(data)
    return path(name)


def run(*arguments, stdin=b"", **options):
    result = subprocess.run([GONGKAI, *arguments], input=stdin, stdout=options.pop("stdout", subprocess.PIPE),
                            stderr=subprocess.PIPE, **options)
    result.error = result.stderr.decode(errors="replace")
    return result


def expect(result, code, *words):
    """The exit code, and a message of one line that has all `words`; no words: no message."""
    assert result.returncode == code, f"exit {result.returncode}: {result.error}"
    if not words:
        assert result.error == "", result.error
        return
    assert result.error.startswith("gongkai: ") and result.error.endswith("\n"), result.error
    for word in words:
        assert word in result.error, f"no {word!r} in {result.error!r}"


def record(result_or_path):
    """The only JSON of a run, or of a file."""
    if isinstance(result_or_path, str):
        with open(result_or_path, "rb") as file:
            return json.load(file)
    return json.loads(result_or_path.stdout)


def failed_record(result, code):
    data = record(result)
    assert data["status"] == "failed" and data["tables"] == [], data
    assert data["diagnostics"][0]["code"] == code, data["diagnostics"]
    return data


GOOD = put("good.pdf", make_pdf.pdf())


# --- help ---

def test_help_names_every_command_and_option():
    result = run("--help")
    expect(result, 0)
    help_text = result.stdout.decode()
    for command in ("extract", "show", "schema"):
        assert f"\n  {command} " in help_text
        own = run(command, "--help")
        expect(own, 0)
        assert own.stdout == run("help", command).stdout
        assert own.stdout.decode().startswith(f"Usage: gongkai {command} ")
    for option in ("-o, --output OUT", "--password P", "--pages A-B", "--compact", "--no-join", "--keep-hidden",
                   "--profile FILE"):
        assert option in run("extract", "--help").stdout.decode(), option


def test_version():
    result = run("--version")
    expect(result, 0)
    assert result.stdout.startswith(b"gongkai 0.") and b"poppler" in result.stdout
    for word in (b"formats: json, ndjson, csv", b"by modules: ", b"licence: GPL-2.0-or-later; with Poppler"):
        assert word in result.stdout, word


def test_no_command():
    expect(run(), 2, "--help")


def test_unknown_command():
    expect(run("extrakt"), 2, "extrakt", "no such command")


def test_bad_options():
    expect(run("extract", "--tables", GOOD), 2, "--tables")
    expect(run("extract", GOOD, "-o"), 2, "-o")
    expect(run("extract"), 2, "PDF file")
    expect(run("schema", "x"), 2, "takes no arguments", "x")
    expect(run("--generate", "csh"), 2, "man, bash, zsh, fish")


def test_manual_and_completions_are_up_to_date():
    for what, name in (("man", "gongkai.1"), ("bash", "completion/gongkai.bash"), ("zsh", "completion/gongkai.zsh"),
                       ("fish", "completion/gongkai.fish")):
        with open(os.path.join(SOURCE, "docs", name), "rb") as file:
            assert file.read() == run("--generate", what).stdout, f"docs/{name}: run ninja -C build update-docs"


def options_of_help():
    """Every --option that --help of any command tells."""
    found = set()
    listed = run("--help").stdout.decode().split("Commands:\n")[1].split("\n\n")[0]
    for command in re.findall("^  ([a-z]+) ", listed, re.M):
        for line in run(command, "--help").stdout.decode().split("Options:\n")[1].splitlines():
            found.update(word for word in line.split() if word.startswith("--"))
    return found - {"--help"}


def test_every_option_is_documented():
    manual = run("--generate", "man").stdout.decode().replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
    options = options_of_help()
    assert len(options) >= 8, options
    entries = manual.split(".TP\n")
    for option in options:
        own = [entry for entry in entries if f"{option} " in entry.split("\n")[0] + " "]
        assert own, f"{option} is not in the manual page"
        assert any(entry.rstrip().split("\n.")[0].endswith(".") for entry in own), f"{option}: no sentence in the manual"
        for shell in ("bash", "zsh", "fish"):
            needle = f"-l {option[2:]}" if shell == "fish" else option
            assert needle in run("--generate", shell).stdout.decode(), f"{option} is not completed in {shell}"


def test_bash_completion_works():
    script = ("source /dev/stdin; COMP_WORDS=(gongkai extract --pa); COMP_CWORD=2; _gongkai;"
              'echo "${COMPREPLY[*]}"; COMP_WORDS=(gongkai e); COMP_CWORD=1; _gongkai; echo "${COMPREPLY[*]}"')
    result = subprocess.run(["bash", "-c", script], input=run("--generate", "bash").stdout, capture_output=True)
    assert result.stdout == b"--password --pages --page-timeout\nextract errors explain export\n", result


# --- files that can't be read ---

def test_missing_file():
    result = run("extract", path("none.pdf"))
    expect(result, 2, "none.pdf", "No such file")
    assert result.stdout == b""


def test_folder():
    expect(run("extract", FOLDER.name), 2, FOLDER.name, "is a folder")


def test_fifo_does_not_block():
    os.mkfifo(path("fifo.pdf"))
    expect(run("extract", path("fifo.pdf")), 2, "fifo.pdf", "not a file")


def test_empty_file():
    result = run("extract", put("empty.pdf", b""))
    expect(result, 2, "empty.pdf", "empty")
    assert failed_record(result, "empty")["source"]["bytes"] == 0


def test_not_a_pdf():
    result = run("extract", put("page.pdf", b"<!DOCTYPE html><title>404</title>" * 50))
    expect(result, 2, "page.pdf", "not a PDF")
    source = failed_record(result, "not_a_pdf")["source"]
    assert source["file"] == "page.pdf" and len(source["sha256"]) == 64 and source["page_count"] is None


def test_cut_off():
    for share in (0.05, 0.5, 0.9):
        data = open(GOOD, "rb").read()
        result = run("extract", put("cut.pdf", data[:int(len(data) * share)]))
        assert result.returncode in (2, 3), (share, result)
        assert "cut.pdf" in result.error
        assert record(result)["diagnostics"], share


def encrypted(name, *options):
    if not shutil.which("qpdf"):
        raise tap.Skip("qpdf is not installed")
    subprocess.run(["qpdf", "--allow-weak-crypto", "--encrypt", *options, "--", GOOD, path(name)], check=True)
    return path(name)


def test_encrypted_without_password():
    result = run("extract", encrypted("locked.pdf", "secret", "owner", "256"))
    expect(result, 2, "locked.pdf", "password")
    assert failed_record(result, "encrypted")["source"]["encrypted"] is True


def test_encrypted_with_wrong_password():
    result = run("extract", encrypted("locked.pdf", "secret", "owner", "256"), "--password", "guess")
    expect(result, 2, "locked.pdf", "password")


def test_encrypted_with_password():
    for bits in ("40", "128", "256"):
        for password in ("secret", "owner"):
            result = run("extract", encrypted("locked.pdf", "secret", "owner", bits), "--password", password)
            expect(result, 0)
            data = record(result)
            assert data["source"]["encrypted"] is True and len(data["tables"]) == 1


def test_scanned():
    page = make_pdf.image(0, 0, 595, 842)
    result = run("extract", put("scan.pdf", make_pdf.pdf([page, page])))
    expect(result, 2, "scan.pdf", "scanned")
    data = record(result)
    assert data["status"] == "failed" and [p["content"] for p in data["pages"]] == ["image", "image"]
    assert {d["code"] for d in data["diagnostics"] if d["severity"] == "error"} == {"page_scanned"}


def test_scanned_in_part():
    result = run("extract", put("mixed.pdf", make_pdf.pdf([*make_pdf.BUDGET, make_pdf.image(0, 0, 595, 842)])))
    expect(result, 3, "mixed.pdf", "1 error")
    data = record(result)
    assert data["status"] == "incomplete" and len(data["tables"]) == 1


def test_blank_pages():
    result = run("extract", put("blank.pdf", make_pdf.pdf([""])))
    expect(result, 2, "blank.pdf", "no text")
    assert [diagnostic["code"] for diagnostic in record(result)["diagnostics"]] == ["nothing_found"]


def test_text_without_any_table_or_amount():
    page = make_pdf.text(60, 60, "关于开展文明单位评选的通知") + make_pdf.text(60, 90, "各单位要高度重视，认真组织。")
    result = run("extract", put("notice.pdf", make_pdf.pdf([page])))
    expect(result, 3, "notice.pdf", "1 warning")
    data = record(result)
    assert "nothing_found" in [diagnostic["code"] for diagnostic in data["diagnostics"]]


# --- what is written ---

def test_whole_record():
    result = run("extract", GOOD)
    expect(result, 0)
    data = record(result)
    assert data["schema"] == "gongkai-disclosure/1" and data["status"] == "complete" and data["selection"] is None
    (table,) = data["tables"]
    assert (table["number"], table["title"], table["unit"]["text"]) == ("表1", "支出总体情况表", "万元")
    assert (table["row_count"], table["column_count"], table["header_row_count"]) == (4, 4, 1)
    value = next(cell for cell in table["cells"] if cell["id"] == "t1.r1.c1")["value"]
    assert value == {"state": "number", "decimal": "614.59", "yuan": "6145900.00", "percent": False,
                     "approximate": None}


def test_standard_input():
    data = open(GOOD, "rb").read()
    result = run("extract", "-", stdin=data)
    expect(result, 0)
    assert record(result)["source"]["file"] == "standard input"
    expect(run("extract", "-"), 2, "standard input", "empty")
    expect(run("extract", "-", "-o", "-", stdin=data), 0)


def test_output_file():
    expect(run("extract", GOOD, "-o", path("out.json")), 0)
    assert open(path("out.json"), "rb").read() == run("extract", GOOD).stdout
    assert os.stat(path("out.json")).st_mode & 0o777 == 0o666 & ~umask()
    expect(run("extract", GOOD, "--output=" + path("out.json")), 0)


def umask():
    value = os.umask(0)
    os.umask(value)
    return value


def test_output_folder():
    put("second.PDF", make_pdf.pdf())
    result = run("extract", GOOD, path("second.PDF"), path("none.pdf"), "-o", path("made/new/"))
    expect(result, 2, "none.pdf")
    assert sorted(os.listdir(path("made/new"))) == ["good.json", "second.json"]


def test_several_files_as_ndjson():
    result = run("extract", GOOD, path("none.pdf"), GOOD)
    expect(result, 2, "none.pdf")
    lines = result.stdout.decode().splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["complete", "failed", "complete"]
    missing = json.loads(lines[1])
    assert missing["source"]["sha256"] is None and missing["source"]["bytes"] is None
    assert missing["diagnostics"][0]["code"] == "not_found"


def test_compact():
    result = run("extract", "--compact", GOOD)
    assert result.stdout.count(b"\n") == 1 and record(result) == record(run("extract", GOOD))


def test_output_that_cannot_be_written():
    expect(run("extract", GOOD, "-o", path("no/such/folder.json")), 2, "no/such/folder.json", "can't be written")
    expect(run("extract", GOOD, "-o", os.path.join(GOOD, "x.json")), 2, "x.json", "can't be written")
    expect(run("extract", GOOD, GOOD, "-o", path("one.json")), 2, "one.json", "folder")


def test_full_disk():
    with open("/dev/full", "wb") as full:
        expect(run("extract", GOOD, stdout=full), 2, "standard output", "No space left")


def test_output_into_a_pipe():
    """A device or pipe is written to, not replaced by a file."""
    os.mkfifo(path("pipe.json"))
    reader = subprocess.Popen(["cat", path("pipe.json")], stdout=subprocess.PIPE)
    expect(run("extract", GOOD, "-o", path("pipe.json")), 0)
    assert json.loads(reader.communicate()[0])["status"] == "complete"
    assert not os.path.isfile(path("pipe.json"))


def test_no_file_is_written_in_part():
    """A run that may write no more than 100 bytes leaves what was there."""
    old = put("kept.json", b"old")
    result = subprocess.run(["bash", "-c", 'ulimit -f 1; trap "" XFSZ; exec "$0" extract "$1" -o "$2"', GONGKAI, GOOD,
                             old], capture_output=True)
    assert result.returncode == 2 and b"can't be written" in result.stderr, result
    assert open(old, "rb").read() == b"old"
    assert [name for name in os.listdir(FOLDER.name) if name.startswith("kept")] == ["kept.json"]


def test_output_through_a_link():
    put("target.json", b"")
    os.symlink(path("target.json"), path("pointer.json"))
    expect(run("extract", GOOD, "-o", path("pointer.json")), 0)
    assert os.path.islink(path("pointer.json")) and record(path("target.json"))["status"] == "complete"


def test_inputs_are_never_overwritten():
    copy = put("copy.pdf", open(GOOD, "rb").read())
    os.symlink(copy, path("link.json"))
    expect(run("extract", copy, "-o", copy, "--format", "json"), 2, "copy.pdf", "to be read")
    expect(run("extract", copy, "-o", path("link.json")), 2, "to be read")
    assert open(copy, "rb").read() == open(GOOD, "rb").read()


def test_no_command_writes_over_what_it_reads():
    expect(run("extract", GOOD, "-o", path("read.json")), 0)
    with open(path("read.json"), "rb") as file:
        before = file.read()
    for command in (["export", path("read.json"), "--format", "csv"], ["errors", path("read.json"), "--format", "csv"],
                    ["compare", path("read.json"), path("read.json"), "--format", "csv"],
                    ["cite", path("read.json"), "t1.r1.c1", "--pdf", GOOD]):
        expect(run(*command, "-o", path("read.json")), 2, "read.json", "to be read")
    copy = put("again.pdf", open(GOOD, "rb").read())
    expect(run("cite", path("read.json"), "t1.r1.c1", "--pdf", copy, "-o", copy), 2, "again.pdf", "to be read")
    expect(run("explain", copy, "-o", copy), 2, "again.pdf", "to be read")
    with open(path("read.json"), "rb") as file:
        assert file.read() == before
    with open(copy, "rb") as file, open(GOOD, "rb") as good:
        assert file.read() == good.read()


def test_two_outputs_of_one_name():
    os.mkdir(path("a"))
    other = put("a/good.pdf", make_pdf.pdf())
    expect(run("extract", GOOD, other, "-o", path("both/")), 2, "both be written to", "good.json")
    assert os.listdir(path("both")) == []


def test_pages():
    for pages, numbers in (("1", [1]), ("2-2", [2]), ("2-", [2]), ("1-99", [1, 2])):
        data = record(run("extract", GOOD, "--pages", pages))
        assert [page["number"] for page in data["pages"]] == numbers
        assert data["source"]["page_count"] == 2
    assert record(run("extract", GOOD, "--pages", "2-"))["selection"] == {"first_page": 2, "last_page": 2}
    assert record(run("extract", GOOD, "--pages", "1-99"))["selection"] is None


def test_options_that_change_what_is_read_are_told():
    assert record(run("extract", GOOD))["options"] is None
    assert record(run("extract", GOOD, "--no-join"))["options"] == {"no_join": True, "keep_hidden": False, "corrections": None}


def test_pages_that_are_not_there():
    result = run("extract", GOOD, "--pages", "3-4")
    expect(result, 2, "good.pdf", "no page 3", "has 2")
    assert failed_record(result, "limit")["source"]["page_count"] == 2
    for bad in ("0", "2-1", "x", "1-x", "-3", "", "1,2", "99999999999"):
        expect(run("extract", GOOD, "--pages=" + bad), 2, "--pages", bad)


def test_missing_profile():
    expect(run("extract", GOOD, "--profile", path("none.ini")), 2, "none.ini")


def test_odd_names():
    odd = os.path.join(os.fsencode(FOLDER.name), b"a\n\xff b.pdf")
    with open(odd, "wb") as file:
        file.write(make_pdf.pdf())
    result = run("extract", odd)
    expect(result, 0)
    assert record(result)["source"]["file"] == "a\n\ufffd b.pdf"
    expect(run("extract", "--", GOOD), 0)


def test_name_that_begins_with_a_dash():
    put("-dash.pdf", make_pdf.pdf())
    expect(run("extract", "--", "-dash.pdf", cwd=FOLDER.name), 0)


# --- the same bytes ---

def test_locale_does_not_matter():
    outputs = set()
    for environment in locales.environments():
        result = run("extract", GOOD, env=environment)
        expect(result, 0)
        outputs.add(result.stdout)
        missing = run("extract", path("没有.pdf"), env=environment)
        expect(missing, 2, "没有.pdf", "没有那个文件" if "没有那个文件" in missing.error else "No such file")
    assert len(outputs) == 1


# --- schema ---

def test_schema():
    result = run("schema")
    expect(result, 0)
    with open(os.path.join(SOURCE, "schema", "disclosure-1.schema.json"), "rb") as file:
        assert file.read() == result.stdout
    codes = run("schema", "--codes")
    expect(codes, 0)
    assert b"joined_wrapped_number" in codes.stdout and b"sum_mismatch" in codes.stdout


tap.run(globals())
