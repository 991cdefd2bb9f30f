#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""batch-resume.py GONGKAI SOURCE: what `gongkai batch` believes of what earlier runs have left, and of names like its own."""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import bad_pdf  # noqa: E402
import batch_run  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI = os.path.abspath(sys.argv[1])
HOLDER = tempfile.TemporaryDirectory()
HERE = Path(HOLDER.name)
NAMES = ("a", "b", "c", "d")


def run(*arguments):
    return batch_run.run(GONGKAI, *map(str, arguments))


def begin(name):
    """A folder with some documents that have been read: inputs, outputs, and what was written."""
    inputs, out = HERE / name, HERE / f"{name}-out"
    inputs.mkdir()
    for document in NAMES:
        (inputs / f"{document}.pdf").write_bytes(make_pdf.pdf() + b"%" + document.encode())
    assert run("-o", out, inputs)[0] in (0, 3)
    return inputs, out, batch_run.files_of(out)


def again(out, inputs, *more):
    """How many were taken over by the next run, and what it said."""
    error = run("-o", out, "--progress=json", *more, inputs)[2]
    return json.loads([line for line in error.splitlines() if line.startswith("{")][-1])["reused"], error


def test_hash_of_output():
    inputs, out, before = begin("outputs")
    for record in batch_run.manifest(out):
        assert record["output_sha256"] == hashlib.sha256((out / record["output"]).read_bytes()).hexdigest()
    assert again(out, inputs)[0] == 4
    changed = bytearray(before[b"b.json"])
    changed[len(changed) // 2] ^= 1
    (out / "b.json").write_bytes(changed)
    os.unlink(out / "c.json")
    reused, error = again(out, inputs)
    assert reused == 2 and batch_run.files_of(out) == before, (reused, error)
    told = [line for line in error.splitlines() if "is not what an earlier run wrote" in line]
    assert len(told) == 2 and "b.json" in told[0] and "c.json" in told[1], error
    reused, error = again(out, inputs)
    assert reused == 4 and "earlier run wrote" not in error, error


def test_many_outputs_are_counted():
    inputs, out, _ = begin("many")
    for number in range(30):
        (inputs / f"{number}.pdf").write_bytes(make_pdf.pdf() + b"%%%d" % number)
    run("-o", out, inputs)
    for number in range(30):
        os.unlink(out / f"{number}.json")
    reused, error = again(out, inputs)
    assert reused == 4 and error.count("is not what an earlier run wrote") == 20 and "and 10 more files" in error, error


def test_damaged_line():
    """Whatever byte of a line is another, the line is not believed, and the next run tells; all others are."""
    inputs, out, before = begin("lines")
    journal = out / ".gongkai" / "state.ndjson"
    whole = journal.read_bytes()
    lines = whole.splitlines(keepends=True)
    start, second = len(lines[0]), lines[1]
    places = {"a number of pages": second.index(b'"pages":') + 8, "the hash": len(second) - 10,
              "the hash's name": second.index(b"line_sha256") + 3, "the end": len(second) - 2,
              "the output's name": second.index(b'"output":') + 10, "a brace": 0}
    for what, place in places.items():
        damaged = bytearray(whole)
        damaged[start + place] ^= 1
        journal.write_bytes(damaged)
        reused, error = again(out, inputs)
        assert reused == 3 and "damaged lines that are not believed: 1;" in error, (what, reused, error)
        assert batch_run.files_of(out) == before, what
        reused, error = again(out, inputs)
        assert reused == 4 and "damaged" not in error, (what, error)
    journal.write_bytes(whole.replace(b"\n", b" ", 1))
    reused, error = again(out, inputs)
    assert reused == 2 and "not believed: 1;" in error, (reused, error)


def test_journal_without_hashes():
    """Of a version before there were any: outputs are known by their size."""
    inputs, out, before = begin("old")
    journal = out / ".gongkai" / "state.ndjson"
    old = re.sub(rb',"line_sha256":"[0-9a-f]+"|"output_sha256":"[0-9a-f]+",', b"", journal.read_bytes())
    assert b"line_sha256" not in old and b"output_sha256" not in old
    journal.write_bytes(old)
    (out / "a.json").write_bytes(before[b"a.json"][:-1])
    reused, error = again(out, inputs)
    assert reused == 3 and "damaged" not in error and batch_run.files_of(out) == before, (reused, error)


def test_names_like_its_own():
    """Inputs whose outputs would be taken for what batch itself writes, or cleans away after a killed run."""
    inputs, out = HERE / "names", HERE / "names-out"
    names = (".gongkai/unfinished-1.pdf", ".gongkai/shard.pdf", ".gongkai/2/x.pdf", ".GONGKAI/shard.pdf", ".gongkai.pdf",
             "manifest.ndjson.pdf", "manifest.ndjson", "list.pdf", "unfinished.pdf", "a.json.AbCdEf", "a.json", "a.pdf",
             "state.ndjson")
    for name in names:
        (inputs / name).parent.mkdir(parents=True, exist_ok=True)
        (inputs / name).write_bytes(make_pdf.pdf() + name.encode())
    run("-o", out, "--shard=1/1", inputs)
    before = batch_run.files_of(out)
    outputs = {record["output"] for record in batch_run.manifest(out)}
    assert len(outputs) == len(names) and outputs == {os.fsdecode(name) for name in before}, (outputs, before.keys())
    assert not [name for name in outputs if name.lower().startswith(".gongkai/")], outputs
    (out / ".gongkai" / "unfinished-7").write_text("half")
    (out / "a.json.AbCdEf").write_text("somebody's own")
    reused, error = again(out, inputs, "--shard=1/1")
    assert reused == len(names), (reused, error)
    assert batch_run.files_of(out) == {**before, b"a.json.AbCdEf": b"somebody's own"}
    merged = HERE / "names-merged"
    assert subprocess.run([GONGKAI, "merge", "--quiet", "-o", merged, out], check=False).returncode in (0, 3)
    assert batch_run.files_of(merged) == before
    listed = HERE / "listed-out"
    run("-o", listed, "--manifest", listed / "list.json", inputs)
    records = [json.loads(line) for line in (listed / "list.json").read_text().splitlines()]
    assert len(records) == len(names) and "list.json" not in {record["output"] for record in records}, records


def test_backlog():
    """While the first takes long no more are read than are being read, and one behind; all come, in their order."""
    inputs = HERE / "waiting"
    inputs.mkdir()
    (inputs / "0.pdf").write_bytes(dict(bad_pdf.contents())["forms-of-forms"])
    for number in range(1, 20):
        (inputs / f"{number:02}.pdf").write_bytes(make_pdf.pdf() + b"%%%d" % number)
    arguments = ("--format", "ndjson", "-j2", "--page-timeout=3", "--progress=json", inputs)
    _, out, error = run("--backlog=0", *arguments)
    seen = [json.loads(line) for line in error.splitlines() if line.startswith("{")]
    early = [progress["done"] for progress in seen if not progress["not_read"]]
    assert len(out.splitlines()) == 20 and seen[-1]["not_read"] == 1 and max(early, default=0) <= 2, seen
    assert run(*arguments)[1] == out


tap.run(globals())
