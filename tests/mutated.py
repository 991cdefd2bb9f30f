#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""mutated.py GONGKAI SOURCE: a few mutated files through extract and batch; bench/hostile/run.py does thousands.

That the runner notices is tested with a gongkai whose output is tampered with.
"""
import hashlib
import os
import shlex
import sys
import tempfile

sys.path[:0] = [os.path.join(os.path.dirname(__file__), name) for name in ("support", "../bench/hostile")]
import mutate  # noqa: E402
import run as runner  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
OPTIONS = runner.limits(3000 if "sanitized" in sys.argv[3:] else 512)  # sanitizers take memory of their own
COUNT, SEED = 60, "tests"
FOLDER = tempfile.TemporaryDirectory()
RUN = {}


def made(count):
    return mutate.files(os.path.join(SOURCE, "fixtures"), count, SEED)


def test_files_are_the_same_each_time():
    first, second = (hashlib.sha256(b"".join(name + data for _, name, data in made(20))).digest() for _ in range(2))
    assert first == second
    RUN["files"] = runner.put(os.path.join(FOLDER.name, "files"), made(COUNT))
    assert len({path for path, _, _ in RUN["files"]}) == COUNT
    good = sum(kind == "good" for _, kind, _ in RUN["files"])
    assert good == COUNT // 15, good


def test_every_damage_changes_something():
    goods = [data for kind, _, data in made(200) if kind == "good"]
    for damage in mutate.DAMAGE:
        changed = [data for data in goods if damage(data, mutate.random.Random(1)) != data]
        assert changed, damage.__name__


def test_extract():
    RUN["said"] = runner.extract(GONGKAI, OPTIONS, RUN["files"], FOLDER.name)
    assert len(RUN["said"]) == COUNT and not runner.WRONG, runner.WRONG


def test_good_files_alone():
    runner.alone(GONGKAI, OPTIONS, RUN["files"], RUN["said"])
    assert not runner.WRONG, runner.WRONG


def test_batch():
    assert len(runner.batch(GONGKAI, OPTIONS, RUN["files"], FOLDER.name, RUN["said"])) == COUNT and not runner.WRONG, runner.WRONG


def test_a_font_that_failed_is_forgotten():
    """cairo keeps a font in which it failed as such, for all documents that have the same."""
    sound = os.path.join(SOURCE, "fixtures", "drawn-twice.pdf")
    found = os.path.join(SOURCE, "tests", "seeds", "found", "font-fails.pdf")
    broken, behind = runner.run([GONGKAI, "extract", "--format", "ndjson", found, sound])[0].splitlines(keepends=True)
    assert b"drawing broke off" in broken
    alone, _ = runner.run([GONGKAI, "extract", "--format", "ndjson", sound])
    assert alone == behind, "a document is read otherwise behind one whose fonts failed"


def expect_found(look, words):
    del runner.WRONG[:]
    try:
        look()
    except runner.Wrong as wrong:
        runner.WRONG.append(str(wrong))
    assert any(words in wrong for wrong in runner.WRONG), (words, runner.WRONG)


def expect_told(change, words):
    """A gongkai whose standard output goes through `change` is found out."""
    path = os.path.join(FOLDER.name, "tampered")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\nout=$(mktemp)\n{shlex.quote(GONGKAI)} \"$@\" >$out\ncode=$?\n{change} <$out\nrm $out\nexit $code\n")
    os.chmod(path, 0o755)
    files = [file for file in RUN["files"] if file[0].endswith(b".pdf")][:6]
    expect_found(lambda: runner.extract(path, OPTIONS, files, os.path.join(FOLDER.name, words)), words)


def test_a_dropped_record_is_told():
    expect_told("sed 2d", "have 5 records")


def test_a_doubled_record_is_told():
    expect_told("sed 3p", "have 7 records")


def test_records_in_wrong_order_are_told():
    expect_told("sed '1{h;d};2G'", "has the record of another file")


def test_a_changed_good_record_is_told():
    files = [file for file in RUN["files"] if file[1] == "good"]
    said = {path: (record, line.replace(b"0", b"1", 1)) for path, (record, line) in RUN["said"].items()}
    expect_found(lambda: runner.alone(GONGKAI, OPTIONS, files, said), "among bad files")


tap.run(globals())
