#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""hostile.py GONGKAI SOURCE: more than 200 bad files (support/bad_pdf.py) and things that are no files in one batch.

Each has one outcome; nothing hangs, nothing is left behind, memory stays bounded.
"""
import collections
import json
import os
import re
import socket
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import bad_pdf  # noqa: E402
import batch_run  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
SANITIZED = "sanitized" in sys.argv[3:]  # sanitizers take memory and time of their own
MEMORY = 3000 if SANITIZED else 512
FOLDER = tempfile.TemporaryDirectory()
BAD, OUT = os.path.join(FOLDER.name, "bad"), os.path.join(FOLDER.name, "out")
RUN = {}


def put(name, data):
    path = os.path.join(os.fsencode(BAD), os.fsencode(name))
    with open(path, "wb") as file:
        file.write(data)
    return path


def make_specials():
    """What is no file, or has a name that is hard to write down. Returns the outcome expected of each."""
    good, expected = make_pdf.pdf(), {}
    names = [b"line\nbreak.pdf", b"tab\tand \x1b[31mcolour.pdf", b"not \xff\xfe utf-8.pdf", b"half \xe4\xb8 character.pdf",
             b"-o.pdf", b" spaces .pdf", b'quote"\\.pdf', b"%41 percent.pdf", "\u202eright to left.pdf".encode(),
             b"x" * 251 + b".pdf", b"\xff" * 251 + b".pdf"]
    for number, name in enumerate(names):
        expected[put(name, make_pdf.pdf([*make_pdf.BUDGET] * (number + 4)))] = ("complete", None)
    bad = os.fsencode(BAD)
    os.mkdir(bad + b"/folder.pdf")
    expected[bad + b"/folder.pdf"] = ("failed", "not_a_file")
    os.mkdir(bad + b"/inner")
    expected[put(b"inner/same.pdf", good)] = ("complete", None)
    os.symlink(b"..", bad + b"/inner/up")
    expected[bad + b"/inner/up"] = ("failed", "link_loop")
    os.mkfifo(bad + b"/pipe.pdf")
    expected[bad + b"/pipe.pdf"] = ("failed", "not_a_file")
    RUN["socket"] = socket.socket(socket.AF_UNIX)
    RUN["socket"].bind(os.path.join(BAD, "socket.pdf"))
    expected[bad + b"/socket.pdf"] = ("failed", "not_a_file")
    for name, target, reason in ((b"zero.pdf", b"/dev/zero", "not_a_file"), (b"nothing.pdf", b"nowhere", "not_found"),
                                 (b"circle.pdf", b"circle.pdf", "link_loop")):
        os.symlink(target, bad + b"/" + name)
        expected[bad + b"/" + name] = ("failed", reason)
    secret = put(b"secret.pdf", good + b"%")
    os.chmod(secret, 0)
    expected[secret] = ("complete", None) if os.access(secret, os.R_OK) else ("failed", "no_permission")
    return expected


def make_all():
    os.mkdir(BAD)
    names = [put(name, data) for name, data in bad_pdf.files(os.path.join(SOURCE, "fixtures"))]
    RUN["special"] = make_specials()
    RUN["paths"] = sorted(names + list(RUN["special"]))
    assert len(names) >= 200, len(names)


def path_of(record):
    if record["path_encoded"] is not None:
        return urllib.parse.unquote_to_bytes(record["path_encoded"])
    return record["path"].encode()


def watch_memory(process):
    """The most that batch itself, without its workers, ever held."""
    RUN["memory"] = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status", encoding="ascii", errors="replace") as file:
                found = re.search(r"VmHWM:\s+(\d+) kB", file.read())
        except OSError:
            return
        RUN["memory"] = max(RUN["memory"], int(found.group(1)) * 1024 if found else 0)
        time.sleep(0.05)


def test_run_to_the_end():
    make_all()
    process = batch_run.start(GONGKAI, "-o", OUT, "-j2", "--timeout", "5", "--page-timeout", "4", "--memory", str(MEMORY), BAD)
    RUN["session"] = process.pid
    watcher = threading.Thread(target=watch_memory, args=(process,))
    watcher.start()
    RUN["code"], _, RUN["error"] = batch_run.finish(process)
    watcher.join()
    assert RUN["code"] == 3, (RUN["code"], RUN["error"])
    RUN["records"] = batch_run.manifest(OUT)


def test_one_outcome_each():
    found = sorted(path_of(record) for record in RUN["records"])
    assert found == RUN["paths"], set(found) ^ set(RUN["paths"])
    print("#", len(found), "inputs:", dict(collections.Counter(r["reason"] or r["outcome"] for r in RUN["records"])))


def test_outcomes_of_specials():
    by_path = {path_of(record): record for record in RUN["records"]}
    for path, (outcome, reason) in RUN["special"].items():
        record = by_path[path]
        assert (record["outcome"], record["reason"]) == (outcome, reason), record


def test_outcomes_of_files():
    """Those whose outcome does not depend on how forgiving the reader of PDFs is."""
    by_name = {os.path.basename(path_of(record)).decode(errors="replace"): record for record in RUN["records"]}
    for name in ("page.pdf", "picture.pdf", "archive.pdf", "word.doc", "zeros.pdf", "late-header.pdf"):
        assert by_name[name]["outcome"] == "not_a_pdf", by_name[name]
    for name in ("good.txt", "good", "junk-before.pdf", "junk-after.pdf", "\u4e2d\u6587 name.PDF"):
        assert by_name[name]["outcome"] == "complete" and by_name[name]["tables"], by_name[name]
    assert by_name["empty.pdf"]["reason"] == "empty" and by_name["scan.pdf"]["outcome"] == "scanned"
    locked = {name: record["outcome"] for name, record in by_name.items() if name.startswith("lock-")}
    for name, outcome in locked.items():
        assert outcome == ("encrypted" if name.endswith("-user.pdf") else "complete"), (name, outcome)
    print("#", len(locked), "encrypted files")


def test_bounds_are_reported():
    for part in ("million-lines", "long-path", "million-words"):
        codes = [r["diagnostics"]["codes"] for r in RUN["records"] if part in r["path"] and r["outcome"] not in ("timed_out",)]
        assert all("limit_reached" in found for found in codes), (part, codes)


def test_nobody_crashed():
    crashed = [(r["path"], r["message"]) for r in RUN["records"] if r["outcome"] == "crashed"]
    assert crashed == [], crashed
    refused = [(r["path"], r["refused"]) for r in RUN["records"] if r["refused"]]
    assert refused == [], refused


def test_documents_are_whole():
    outputs = batch_run.files_of(OUT)
    named = {urllib.parse.unquote_to_bytes(r["output_encoded"]) if r["output_encoded"] else r["output"].encode()
             for r in RUN["records"] if r["output"]}
    assert set(outputs) == named, set(outputs) ^ named
    for name, data in outputs.items():
        assert data.endswith(b"}\n"), name
        json.loads(data)


def test_nothing_is_left():
    batch_run.expect_no_processes(RUN["session"])


def test_memory():
    peak = max(record["peak_memory"] for record in RUN["records"])
    assert peak < 1.6 * MEMORY * 2 ** 20, peak
    print(f"# a worker held at most {peak >> 20} MB, batch {RUN['memory'] >> 20} MB")
    assert SANITIZED or 0 < RUN["memory"] < 100 * 2 ** 20, RUN["memory"]


def test_schema():
    try:
        import jsonschema
    except ImportError:
        raise tap.Skip("python3-jsonschema is not installed") from None
    with open(os.path.join(SOURCE, "schema", "manifest-1.schema.json"), encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    for record in RUN["records"]:
        errors = list(validator.iter_errors(record))
        assert errors == [], (record["path"], errors[0].message)


def test_summary_says_why():
    for words in ("encrypted", "not a PDF", "empty", "damaged", "links in a circle", "manifest.ndjson"):
        assert words in RUN["error"], (words, RUN["error"])


tap.run(globals())
