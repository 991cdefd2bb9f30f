#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""refused.py GONGKAI SOURCE SHIM: a system call that no worker may have ends the worker, and costs its page or its document, no other.

SHIM (refused/shim.c) is preloaded, and makes a worker try what its document says.
"""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import batch_run  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, _, SHIM = map(os.path.abspath, sys.argv[1:4])
FOLDER = tempfile.TemporaryDirectory()
RULED = make_pdf.table(60, 110, [200, 80], [["项目", "合计"], ["教育支出", "12.00"], ["合计", "12.00"]])
PAGES = [make_pdf.BUDGET[1], RULED, make_pdf.BUDGET[1]]
ENDS = ["socket", "connect", "execve", "clone", "ptrace", "unlinkat", "renameat2", "ftruncate", "prctl", "bpf", "memfd_create", "ioctl", "fcntl",
        "tgkill", "prlimit64", "rt_sigaction"]
TRIED = ["mkdirat", "fchmodat", "openat"]
RUN = {}


def put(name, call=None, page=0, pages=PAGES):
    wish = f"\n%try {call} {page} %\n".encode() if call else b""
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(make_pdf.pdf(pages) + wish)
    return path


def run(*arguments):
    return subprocess.run([GONGKAI, *arguments], capture_output=True, check=False, env={**os.environ, "LD_PRELOAD": SHIM})


def documents_of(*paths):
    """What extract says of files, good ones around each, which must say what they say alone."""
    result = run("extract", "--format", "ndjson", *[path for bad in paths for path in (bad, RUN["good"])])
    lines = result.stdout.splitlines()
    assert len(lines) == 2 * len(paths), (len(lines), result.stderr)
    assert all(line == RUN["alone"] for line in lines[1::2]), "a good file says otherwise among bad ones"
    return [json.loads(line) for line in lines[::2]], result.stderr.decode()


def errors(document):
    return [(d["code"], d["page"]) for d in document["diagnostics"] if d["severity"] == "error"]


def test_the_sandbox_is_there():
    missing = subprocess.run([GONGKAI, "extract", "--require-sandbox", os.devnull], capture_output=True, check=False)
    if b"does not have" in missing.stderr:
        raise tap.Skip(missing.stderr.decode().strip())
    RUN["good"] = put("good.pdf")
    RUN["alone"] = run("extract", "--format", "ndjson", RUN["good"]).stdout.strip()
    assert json.loads(RUN["alone"])["status"] == "complete"


def needs_sandbox():
    if "alone" not in RUN:
        raise tap.Skip("no sandbox here")


def test_a_page_that_asks_for_it_is_left_out():
    needs_sandbox()
    documents, _ = documents_of(*[put(f"page-{call}.pdf", call, 2) for call in ENDS])
    for call, document in zip(ENDS, documents):
        assert document["status"] == "incomplete" and errors(document) == [("page_lost", 2)], (call, errors(document))
        lost = next(d["message"] for d in document["diagnostics"] if d["code"] == "page_lost")
        assert f"“{call}”" in lost, lost
        assert [page["failed"] for page in document["pages"]] == [False, True, False]


def test_a_document_that_asks_for_it_is_not_read():
    needs_sandbox()
    documents, said = documents_of(*[put(f"whole-{call}.pdf", call, 0) for call in ENDS],
                                   *[put(f"single-{call}.pdf", call, 1, PAGES[1:2]) for call in ENDS[:2]])
    for call, document in zip(ENDS + ENDS[:2], documents):
        assert document["status"] == "failed" and errors(document)[0][0] == "crashed", (call, errors(document))
        assert f"“{call}”" in document["diagnostics"][0]["message"], document["diagnostics"]
        assert f"-{call}.pdf" in said, said


def test_what_good_libraries_try_costs_nothing():
    needs_sandbox()
    documents, _ = documents_of(*[put(f"tried-{call}.pdf", call, 2) for call in TRIED])
    assert [document["status"] for document in documents] == ["complete"] * len(TRIED), [errors(document) for document in documents]


def test_who_blocks_the_signal_ends_too():
    needs_sandbox()
    (document,), _ = documents_of(put("blocked.pdf", "blocked", 2))
    assert errors(document) == [("page_lost", 2)], errors(document)
    assert any("what no worker may have" in d["message"] for d in document["diagnostics"]), document["diagnostics"]


def test_batch_names_it():
    needs_sandbox()
    out, inputs = os.path.join(FOLDER.name, "out"), os.path.join(FOLDER.name, "in")
    os.mkdir(inputs)
    expected = {}
    for number, (call, page) in enumerate([(None, 0), ("socket", 2), (None, 0), ("clone", 0), ("openat", 2), (None, 0)]):
        outcome = "complete" if call in (None, "openat") else "incomplete" if page else "crashed"
        expected[os.path.basename(put(f"in/{number}.pdf", call, page, [*PAGES, make_pdf.text(60, 99, str(number))]))] = (call, outcome)
    result = run("batch", "-j2", "-o", out, inputs)
    assert result.returncode == 3, result
    for record in batch_run.manifest(out):
        call, outcome = expected.pop(os.path.basename(record["path"]))
        assert (record["refused"], record["outcome"]) == (call, outcome), record
        assert outcome != "crashed" or f"“{call}”" in record["message"], record
    assert not expected, expected


def test_who_hangs_is_ended():
    """It works nothing and waits for nothing."""
    result = run("extract", "--format", "ndjson", "--page-timeout", "1", put("hang.pdf", "hang", 2))
    document = json.loads(result.stdout)
    assert errors(document) == [("page_lost", 2)], errors(document)
    assert any("hung for more than 1 s on page 2" in d["message"] for d in document["diagnostics"]), document["diagnostics"]
    result = run("extract", "--format", "ndjson", "--timeout", "1", put("hangs-early.pdf", "hang", 0))
    document = json.loads(result.stdout)
    assert [(d["code"], "hung for more than 1 s" in d["message"]) for d in document["diagnostics"]] == [("timed_out", True)], document


def test_without_a_sandbox_nothing_is_refused():
    document = json.loads(run("extract", "--no-sandbox", put("allowed.pdf", "socket", 2)).stdout)
    assert document["status"] == "complete", errors(document)


tap.run(globals())
