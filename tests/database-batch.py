#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""database-batch.py GONGKAI SOURCE CORPUS: a batch into one database, or into one file, however it is disturbed."""
import csv
import glob
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tidy as tidy_amounts  # noqa: E402
import bad_pdf  # noqa: E402
import batch_run  # noqa: E402
import databases  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402
from databases import dump, expect_sound, query  # noqa: E402

GONGKAI, SOURCE, CORPUS = map(os.path.abspath, sys.argv[1:4])
if not databases.is_built(GONGKAI):
    print("1..0 # SKIP built without SQLite")
    sys.exit(0)
HOLDER = tempfile.TemporaryDirectory()
HERE = Path(HOLDER.name)
IN = HERE / "in"
N_DOCUMENTS = 15
CHANCE = random.Random(11)
CALM = {}  # what an undisturbed run gives


def run(*arguments, code=3, **options):
    got, out, error = batch_run.run(GONGKAI, *map(str, arguments), **options)
    assert got == code, (got, error)
    return out, error


def manifest(database):
    return batch_run.manifest(f"{database}.gongkai")


def make_inputs():
    """Different documents in folders, a copy of one of them, and files that are none."""
    fixtures = [path.read_bytes() for path in sorted(Path(SOURCE, "fixtures").glob("*.pdf"))]
    for number in range(N_DOCUMENTS):
        path = IN / f"{number % 3}" / f"{number:02}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = fixtures[number // 3 % len(fixtures)] if number % 3 == 1 else make_pdf.pdf()
        path.write_bytes(data + b"\n%% %d\n" % number)
    shutil.copy(IN / "0" / "00.pdf", IN / "2" / "copy.pdf")
    (IN / "1" / "page.html").write_text("<html>")
    (IN / "2" / "nowhere.pdf").symlink_to("nowhere")


def expect_calm(database):
    expect_sound(str(database))
    assert dump(database) == CALM["dump"]
    assert batch_run.stable(manifest(database)) == CALM["manifest"]


def test_undisturbed():
    make_inputs()
    calm = HERE / "calm.sqlite"
    run("-o", calm, "-j1", IN)
    CALM.update(dump=dump(calm), manifest=batch_run.stable(manifest(calm)))
    expect_calm(calm)
    rows = dict(query(calm, "SELECT id, reason FROM documents"))
    records = manifest(calm)
    assert len(records) == N_DOCUMENTS + 3 and len(rows) == N_DOCUMENTS + 2
    assert {record["output"] for record in records} == set(rows)
    assert sorted(filter(None, rows.values())) == ["not_a_pdf", "not_found"]


def test_the_same_as_export_of_its_JSON():
    run("-o", HERE / "json", "-j2", IN)
    subprocess.run([GONGKAI, "export", HERE / "json", "-o", HERE / "json.sqlite"], check=True)
    of_read = "SELECT * FROM tidy ORDER BY document_id, amount_id"
    assert query(HERE / "json.sqlite", of_read) == query(HERE / "calm.sqlite", of_read)


def test_jobs_and_further_runs_change_nothing():
    database = HERE / "again.sqlite"
    run("-o", database, "-j3", IN / "1")
    run("-o", database, "-j2", IN)
    expect_calm(database)
    _, error = run("-o", database, "-j2", IN)
    assert f"{N_DOCUMENTS + 1} from earlier runs" in error, error
    run("-o", database, "-j2", "--fresh", IN)
    expect_calm(database)


def wait_for(process, database, documents):
    journal = Path(f"{database}.gongkai", "state.ndjson")
    while process.poll() is None and (not journal.exists() or journal.read_bytes().count(b"\n") < documents):
        time.sleep(0.001)


def test_killed_and_resumed_twice():
    for rounds in range(2):
        database, killed = HERE / f"killed-{rounds}.sqlite", 0
        journal = Path(f"{database}.gongkai", "state.ndjson")
        for documents in (2, 5, 9):  # kills wait for work done, not for the clock: machines differ
            process = batch_run.start(GONGKAI, "-o", str(database), "-j2", str(IN))
            wait_for(process, database, documents)
            time.sleep(CHANCE.uniform(0, 0.02))
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
            batch_run.finish(process)
            batch_run.expect_no_processes(process.pid)
        done = [json.loads(line) for line in journal.read_text().splitlines() if line.endswith("}")]
        held = dict(query(database, "SELECT id, status FROM documents"))
        assert all(record["output"] in held for record in done), "done, and not in the database"
        _, error = run("-o", database, "-j2", IN)
        assert killed >= 2 and "from earlier runs" in error, (killed, error)
        expect_calm(database)


def test_interrupted():
    database = HERE / "interrupted.sqlite"
    process = batch_run.start(GONGKAI, "-o", str(database), "-j1", str(IN))
    wait_for(process, database, 3)
    process.send_signal(signal.SIGINT)
    code, _, error = batch_run.finish(process)
    assert code in (2, 3), (code, error)
    expect_sound(str(database))
    run("-o", database, IN)
    expect_calm(database)


def test_two_at_a_time():
    database = HERE / "shared.sqlite"
    first = batch_run.start(GONGKAI, "-o", str(database), "-j1", str(IN))
    second = batch_run.start(GONGKAI, "-o", str(database), "-j1", str(IN / "2"), str(IN / "1"), str(IN / "0"))
    for process in (first, second):
        code, _, error = batch_run.finish(process)
        assert code == 3, error
    expect_sound(str(database))
    _, error = run("-o", database, IN)
    assert f"{N_DOCUMENTS} from earlier runs" in error or f"{N_DOCUMENTS + 1} from earlier runs" in error, error
    same = "SELECT document_id, amount_id, decimal, standing FROM tidy ORDER BY 1, 2"
    assert query(database, same) == query(HERE / "calm.sqlite", same)


def test_a_database_that_is_gone_is_made_again():
    database = HERE / "gone.sqlite"
    run("-o", database, IN)
    database.unlink()
    run("-o", database, IN)
    expect_calm(database)


def test_what_could_not_be_read_and_now_can():
    inputs, database = HERE / "mended", HERE / "mended.sqlite"
    inputs.mkdir()
    (inputs / "a.pdf").symlink_to("later")
    (inputs / "b.pdf").write_text("<html>")
    (inputs / "c.pdf").write_bytes(make_pdf.pdf())
    run("-o", database, inputs)
    assert query(database, "SELECT file, reason FROM documents ORDER BY file") == \
        [(str(inputs / "a.pdf"), "not_found"), ("b.pdf", "not_a_pdf"), ("c.pdf", None)]
    (inputs / "a.pdf").unlink()
    (inputs / "a.pdf").write_bytes(make_pdf.pdf() + b"\n%\n")
    (inputs / "b.pdf").write_bytes(make_pdf.pdf() + b"\n%%\n")
    run("-o", database, inputs, code=0)
    assert query(database, "SELECT file, reason FROM documents ORDER BY file") == [("a.pdf", None), ("b.pdf", None), ("c.pdf", None)]


def test_what_takes_too_long_is_a_row():
    inputs, database = HERE / "greedy", HERE / "greedy.sqlite"
    inputs.mkdir()
    (inputs / "slow.pdf").write_bytes(dict(bad_pdf.contents())["forms-of-forms"])
    (inputs / "good.pdf").write_bytes(make_pdf.pdf())
    run("-o", database, "-j1", "--page-timeout=1", "--memory=300", inputs)
    reasons = dict(query(database, "SELECT file, reason FROM documents"))
    assert reasons["good.pdf"] is None and reasons["slow.pdf"] in ("timed_out", "out_of_memory"), reasons
    assert query(database, "SELECT file FROM unread") == [("slow.pdf",)]


def expect_usable(database, error):
    assert "can't be written" in error or "disk is full" in error, error
    if database.exists():
        expect_sound(str(database))
    state = Path(f"{database}.gongkai", "state.ndjson")
    done = [json.loads(line) for line in state.read_text().splitlines() if line.endswith("}")] if state.exists() else []
    held = dict(query(database, "SELECT id, status FROM documents")) if done else {}
    assert all(record["output"] in held for record in done)


def test_a_full_disk():
    small = HERE / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", small], capture_output=True, check=False).returncode:
        raise tap.Skip("no permission to mount a small file system")
    try:
        _, error = run("-o", small / "x.sqlite", "-j2", IN, code=2)
        assert "run the same command again" in error, error
        expect_usable(small / "x.sqlite", error)
        subprocess.run(["mount", "-o", "remount,size=200m", small], check=True)
        run("-o", small / "x.sqlite", "-j2", IN)
        expect_calm(small / "x.sqlite")
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_limit_to_the_size_of_files():
    for most in (10000, 300000):
        database = HERE / f"limited-{most}.sqlite"
        _, error = run("-o", database, "-j2", IN, code=2,
                       preexec_fn=lambda most=most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
        expect_usable(database, error)


def test_inputs_beside_the_database():
    inputs = HERE / "beside"
    inputs.mkdir()
    (inputs / "a.pdf").write_bytes(make_pdf.pdf())
    for _ in range(2):
        run("-o", inputs / "all.sqlite", "--manifest", inputs / "all.ndjson", inputs, code=0)
    assert query(inputs / "all.sqlite", "SELECT file FROM documents") == [("a.pdf",)]


def test_no_database_of_ours():
    other = HERE / "other.sqlite"
    other.write_text("some notes of mine, which must stay as they are\n" * 30)
    _, error = run("-o", other, IN, code=2)
    assert "no SQLite database" in error and not Path(f"{other}.gongkai").exists() and "some notes" in other.read_text()


def test_one_file_in_the_order_of_the_inputs():
    out, _ = run("--format", "csv", "-j3", IN)
    run("-o", HERE / "all.csv", "-j2", IN)
    assert (HERE / "all.csv").read_bytes() == out
    assert batch_run.stable([json.loads(line) for line in (HERE / "all.csv.manifest.ndjson").read_text().splitlines()])
    stream, _ = run("--format", "ndjson", "-j2", IN)
    expected = [{key: value or "" for key, value in row.items()} for line in stream.splitlines()
                for row in tidy_amounts.tidy(json.loads(line))]
    assert list(csv.DictReader(io.StringIO(out.decode(), newline=""))) == expected
    bom, _ = run("--format", "csv", "--bom", "-j3", IN)
    assert bom == b"\xef\xbb\xbf" + out


def test_a_file_is_there_whole_or_not_at_all():
    process = batch_run.start(GONGKAI, "-o", str(HERE / "part.csv"), "-j1", str(IN))
    while process.poll() is None and not batch_run.is_at_work(process):
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    code, _, error = batch_run.finish(process)
    assert code == 2 and "interrupted" in error and not glob.glob(str(HERE / "part.csv*[!n]")), (code, error, os.listdir(HERE))


def test_endings_and_formats_nobody_knows():
    for arguments, word in ((["-o", HERE / "x.wks", IN], ".sqlite"), (["--format", "wks", IN], "sqlite"),
                            (["--format", "sqlite", IN], "-o"), (["-o", HERE / "x.json", IN], "folder")):
        out, error = run(*arguments, code=2)
        assert out == b"" and error.startswith("gongkai: ") and word in error, error
    assert not list(HERE.glob("x.*"))


def test_the_corpus_in_one_database():
    documents = sorted(glob.glob(os.path.join(CORPUS, "*.pdf")))
    if not documents:
        raise tap.Skip("no corpus there")
    database = HERE / "corpus.sqlite"
    batch_run.run(GONGKAI, "-o", str(database), "-j2", *documents)
    expect_sound(str(database))
    assert query(database, "SELECT count(*) FROM documents WHERE status <> 'failed'") == [(len(documents),)]
    stream = batch_run.run(GONGKAI, "--format", "ndjson", "-j2", *documents)[1]
    for line in stream.splitlines():
        data = json.loads(line)
        got = query(database, "SELECT * FROM tidy WHERE document_id = ?", data["source"]["sha256"])
        expected = tidy_amounts.tidy(data)
        assert len(got) == len(expected) > 0
        order = list(databases.rows(database, "SELECT * FROM tidy LIMIT 1")[0])
        assert [tuple(None if value is None else str(value) for value in row) for row in got] == \
            [tuple(row[key] for key in order) for row in expected], data["source"]["file"]


tap.run(globals())
