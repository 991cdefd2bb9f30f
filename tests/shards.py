#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""shards.py GONGKAI SOURCE [sanitized]: shards, read apart and merged, are what one run would have written, whatever happens on the way; and
`batch --pipe` answers each name with a line."""
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import batch_run  # noqa: E402
import make_pdf  # noqa: E402
import slurm  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
SANITIZED = "sanitized" in sys.argv[3:]
HOLDER = tempfile.TemporaryDirectory()
HERE = Path(HOLDER.name)
IN = HERE / "in"
N_DOCUMENTS = 12 if SANITIZED else 30
N_SHARDS = 3
CALM = {}  # what one run gives


def run(*arguments, code=None):
    result = subprocess.run([GONGKAI, *map(str, arguments)], capture_output=True, check=False)
    error = result.stderr.decode(errors="replace")
    assert code is None or result.returncode == code, (result.returncode, error)
    return result.stdout, error


def make_inputs():
    """Different documents in folders, copies within a shard and over two, and files that are none."""
    fixtures = sorted(Path(SOURCE, "fixtures").glob("*.pdf"))
    for number in range(N_DOCUMENTS):
        path = IN / f"{number % 3}" / f"{number:02}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = fixtures[number % len(fixtures)].read_bytes() if fixtures and number % 2 else make_pdf.pdf()
        path.write_bytes(data + b"\n%% %d\n" % number)
    for number in range(8):
        shutil.copy(IN / "0" / "00.pdf", IN / "1" / f"copy-{number}.pdf")
        shutil.copy(IN / "2" / "02.pdf", IN / "0" / f"earlier-{number}.pdf")
        (IN / "2" / f"page-{number % 2}-{number}.html").write_text(f"<html>{number % 2}")
    (IN / "0" / "00.PDF").write_bytes(make_pdf.pdf() + b"%names that collide")
    (IN / "2" / "gone.pdf").symlink_to("nowhere")


def manifest(path):
    return batch_run.stable([json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()])


def dump(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return sorted(database.iterdump())


def state(folder):
    return [record for record in manifest(Path(folder, "state.ndjson"))]


def expect_calm(out):
    """The same documents, manifest and memory as of one run."""
    assert {k: v for k, v in batch_run.files_of(out).items()} == CALM["files"]
    assert manifest(out / "manifest.ndjson") == CALM["manifest"]
    assert state(out / ".gongkai") == CALM["state"]


def shard(number, out, *more, inputs=IN, of=N_SHARDS):
    return run("batch", "--quiet", "-j2", "--shard", f"{number}/{of}", "-o", out, *more, inputs)


def make_shards(ending=""):
    places = [HERE / f"part-{number}{ending}" for number in range(1, N_SHARDS + 1)]
    for number, place in enumerate(places, 1):
        shard(number, place)
    return places


def test_merged_is_as_one_run():
    make_inputs()
    run("batch", "-o", HERE / "calm", IN, code=3)
    CALM.update(files=batch_run.files_of(HERE / "calm"), manifest=manifest(HERE / "calm" / "manifest.ndjson"),
                state=state(HERE / "calm" / ".gongkai"))
    CALM["parts"] = make_shards()
    read = [len(batch_run.files_of(place)) for place in CALM["parts"]]
    assert min(read) > 1 and sum(read) > len(CALM["files"]), (read, "no copies over shards")
    _, error = run("merge", "-o", HERE / "all", *reversed(CALM["parts"]), code=3)
    assert "copies of others" in error and str(HERE / "all" / "manifest.ndjson") in error, error
    expect_calm(HERE / "all")


def test_merging_again_changes_nothing():
    run("merge", "-q", "-o", HERE / "all", *CALM["parts"], code=3)
    expect_calm(HERE / "all")


def test_batch_goes_on_from_what_was_merged():
    _, error = run("batch", "-o", HERE / "all", IN, code=3)
    assert f"{sum(not record['duplicate_of'] and bool(record['sha256']) for record in CALM['manifest'])} from earlier runs" in error, error
    expect_calm(HERE / "all")


def test_merged_databases_are_as_one_run():
    run("batch", "-q", "-o", HERE / "calm.sqlite", IN, code=3)
    CALM["databases"] = make_shards(".sqlite")
    CALM["dump"] = dump(HERE / "calm.sqlite")
    for _ in range(2):
        run("merge", "-q", "-o", HERE / "all.sqlite", *CALM["databases"], code=3)
        assert dump(HERE / "all.sqlite") == CALM["dump"]
        assert manifest(HERE / "all.sqlite.gongkai" / "manifest.ndjson") == manifest(HERE / "calm.sqlite.gongkai" / "manifest.ndjson")
        assert state(HERE / "all.sqlite.gongkai") == state(HERE / "calm.sqlite.gongkai")


def test_a_shard_opens_its_own_files_only():
    """Those of the others may as well be empty, and the folder lie elsewhere."""
    other = HERE / "elsewhere" / "in"
    shutil.copytree(IN, other, symlinks=True)
    own = {record["path"] for record in manifest(CALM["parts"][0] / "manifest.ndjson")}
    for path in other.rglob("*.*"):
        if str(IN / path.relative_to(other)) not in own and not path.is_symlink():
            path.write_bytes(b"")
    shard(1, HERE / "own", inputs=other)
    found, expected = (batch_run.files_of(place) for place in (HERE / "own", CALM["parts"][0]))
    assert sorted(found.values()) == sorted(expected.values())
    assert {name for name in found if b"~" not in name} == {name for name in expected if b"~" not in name}  # "~" is of the whole path


def test_each_input_is_in_one_shard():
    paths = [record["path"] for place in CALM["parts"] for record in manifest(place / "manifest.ndjson")]
    assert sorted(paths) == sorted(record["path"] for record in CALM["manifest"])


def test_a_shard_without_files_is_one_too():
    inputs, places = HERE / "few", [HERE / f"few-{number}" for number in range(1, 6)]
    inputs.mkdir()
    (inputs / "bad.pdf").write_text("<html>")
    for number, place in enumerate(places, 1):
        run("batch", "-q", "--shard", f"{number}/5", "-o", place, inputs)
    run("merge", "-o", HERE / "few-all", *places, code=3)
    assert [record["outcome"] for record in manifest(HERE / "few-all" / "manifest.ndjson")] == ["not_a_pdf"]


# --- what is lost on the way ---

def kill_when(condition, *arguments):
    """Whether it could be killed before it was done; with all that it started."""
    process = subprocess.Popen([GONGKAI, *map(str, arguments)], start_new_session=True, stderr=subprocess.DEVNULL)
    while process.poll() is None and not condition():
        time.sleep(0.0005)
    killed = process.poll() is None
    os.killpg(process.pid, signal.SIGKILL) if killed else None
    process.wait()
    return killed


def count_files(folder):
    return sum(1 for _ in Path(folder).rglob("*.json"))


def test_a_machine_that_is_lost():
    """Each shard dies at its second document, is not merged, goes on, and nothing is lost or doubled."""
    places = [HERE / f"lost-{number}" for number in range(1, N_SHARDS + 1)]
    killed = 0
    for number, place in enumerate(places, 1):
        killed += kill_when(lambda place=place: count_files(place) > 2, "batch", "-q", "-j1", "--shard", f"{number}/{N_SHARDS}", "-o", place, IN)
    assert killed == N_SHARDS
    _, error = run("merge", "-o", HERE / "early", *places, code=2)
    assert error.count("is not finished") == N_SHARDS and not (HERE / "early").exists(), error
    for number, place in enumerate(places, 1):
        shard(number, place)
    run("merge", "-q", "-o", HERE / "after", *places, code=3)
    expect_calm(HERE / "after")


def test_a_database_on_a_machine_that_is_lost():
    places = [HERE / f"lost-{number}.sqlite" for number in range(1, N_SHARDS + 1)]
    for number, place in enumerate(places, 1):
        journal = Path(f"{place}.gongkai", "state.ndjson")
        assert kill_when(lambda: journal.exists() and journal.read_bytes().count(b"\n") > 1, "batch", "-q", "-j1", "--shard",
                         f"{number}/{N_SHARDS}", "-o", place, IN)
        shard(number, place)
    run("merge", "-q", "-o", HERE / "after.sqlite", *places, code=3)
    assert dump(HERE / "after.sqlite") == CALM["dump"]


def test_a_merge_that_is_killed():
    """What is there is whole, a manifest names nothing that is not, and merging again makes it as it should be."""
    out, killed = HERE / "torn", 0
    for documents in range(1, len(CALM["files"]), 2):
        killed += kill_when(lambda documents=documents: count_files(out) >= documents, "merge", "-q", "-o", out, *CALM["parts"])
        for name, data in batch_run.files_of(out).items():
            assert b".gongkai" in name or CALM["files"][name] == data, name
        if (out / "manifest.ndjson").exists():
            assert batch_run.files_of(out).keys() >= {os.fsencode(r["output"]) for r in manifest(out / "manifest.ndjson") if r["output"]}
            shutil.rmtree(out)
    print(f"# killed {killed} times")
    run("merge", "-q", "-o", out, *CALM["parts"], code=3)
    expect_calm(out)


def test_a_merge_of_databases_that_is_killed():
    """All of it is there or nothing."""
    killed = 0
    for number in range(6):
        out = HERE / f"torn-{number}.sqlite"
        killed += kill_when(lambda out=out, number=number: out.exists() and out.stat().st_size >= number * 40000, "merge", "-q", "-o", out,
                            *CALM["databases"])
        if out.exists():
            with sqlite3.connect(out) as database:  # which rolls back what a killed one has left
                tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
                assert not tables or dump(out) == CALM["dump"]
        run("merge", "-q", "-o", out, *CALM["databases"], code=3)
        assert dump(out) == CALM["dump"]
    print(f"# killed {killed} times")


def test_some_first_and_the_rest_later():
    out = HERE / "growing"
    for some in ([0], [0, 2], [0, 1, 2]):
        whole = len(some) == N_SHARDS
        _, error = run("merge", *([] if whole else ["--partial"]), "-o", out, *(CALM["parts"][k] for k in some), code=3)
        assert ("merged without" in error) != whole, error
        named = {os.fsencode(r["output"]) for r in manifest(out / "manifest.ndjson") if r["output"]}
        assert named == batch_run.files_of(out).keys()
    expect_calm(out)


# --- what does not belong together ---

def refuse(*places, words, out="refused"):
    _, error = run("merge", "-o", HERE / out, *places, code=2)
    assert all(word in error for word in words) and error.startswith("gongkai: "), error
    assert not (HERE / "refused").exists()


def test_shards_that_do_not_fit():
    first, second, third = CALM["parts"]
    refuse(first, third, words=["shard 2/3 is missing"])
    refuse(first, second, third, first, words=["the same shard, 1/3"])
    other = HERE / "other"
    shard(2, other, "--no-join")
    refuse(first, other, third, words=[str(other), "other options"])
    shutil.rmtree(other)
    shard(2, other, of=4)
    refuse(first, other, third, words=["is shard 2/4"])
    shutil.rmtree(other)
    shutil.copytree(IN, HERE / "more", symlinks=True)
    (HERE / "more" / "new.pdf").write_bytes(make_pdf.pdf())
    shard(2, other, inputs=HERE / "more")
    refuse(first, other, third, words=["other inputs"])
    refuse(first, second, HERE / "calm", words=["holds no shard"])
    refuse(first, second, HERE / "nowhere", words=["holds no shard"])
    refuse(first, second, CALM["databases"][2], words=["database"])


def test_shards_that_are_damaged():
    first, second, third = CALM["parts"]
    bad = HERE / "bad"
    document = next(record["output"] for record in manifest(second / "manifest.ndjson") if record["output"] and not record["duplicate_of"])
    for spoil, word in ((lambda: (bad / document).write_text("{}"), "run shard 2/3 again"),
                        (lambda: (bad / document).write_bytes((second / document).read_bytes().swapcase()), "run shard 2/3 again"),
                        (lambda: (bad / document).unlink(), "run shard 2/3 again"),
                        (lambda: (bad / "manifest.ndjson").write_bytes((second / "manifest.ndjson").read_bytes()[:-9]), "manifest"),
                        (lambda: (bad / "manifest.ndjson").unlink(), "manifest"),
                        (lambda: (bad / "manifest.ndjson").write_text((second / "manifest.ndjson").read_text().replace('"attempts":1', '"attempts":7', 1)),
                         "manifest"),
                        (lambda: (bad / "manifest.ndjson").write_text((second / "manifest.ndjson").read_text().replace(document, "../x")), "manifest"),
                        (lambda: (bad / "manifest.ndjson").write_text((second / "manifest.ndjson").read_text().replace(document, ".gongkai/x")), "manifest"),
                        (lambda: (bad / ".gongkai" / "shard.json").write_text('{"version":1}'), "shard.json")):
        shutil.copytree(second, bad)
        spoil()
        refuse(first, bad, third, words=[word])
        shutil.rmtree(bad)


def test_places_that_can_not_be():
    refuse(*CALM["parts"], words=["name a folder"], out="refused.sqlite")
    refuse(*CALM["databases"], words=["all.sqlite"])
    refuse(*CALM["parts"], words=["holds shard 1/3"], out="part-1")
    _, error = run("batch", "--shard", "2/3", "-o", CALM["parts"][0], IN, code=2)
    assert "holds shard 1/3" in error, error
    for wrong in ("0/3", "4/3", "1", "1/", "/3", "a/b", "1/3/5", "-1/3", "1/99999999"):
        _, error = run("batch", f"--shard={wrong}", "-o", HERE / "x", IN, code=2)
        assert "--shard" in error, error
    _, error = run("batch", "--shard=1/2", "--manifest", HERE / "m", "-o", HERE / "x", IN, code=2)
    assert "--manifest" in error, error
    for arguments in (["-o", HERE / "x"], CALM["parts"]):
        _, error = run("merge", *arguments, code=2)
        assert "name " in error, error


# --- names that come through a pipe ---

PIPE = ["batch", "--pipe", "--format", "ndjson", "--files-from", "-"]


def names():
    """(line, status) as Spark might send them."""
    good = [(str(path), None) for path in sorted(IN.rglob("[0-9]*.pdf"))]
    bad = [("", "failed"), (str(IN), "failed"), (str(IN / "2" / "gone.pdf"), "failed"), ("/dev/null", "failed"), ("\udcff.pdf", "failed"),
           (str(IN / "2" / "page-0-0.html"), "failed"), ("x" * 70000, "failed"), (good[0][0], None), (good[0][0], None)]
    return [pair for number, name in enumerate(good[:9]) for pair in (name, bad[number])]


def pipe_as_spark_does(lines, *more):
    """What PySpark's RDD.pipe() does: a thread writes, lines are read as they come. (lines, exit status)"""
    process = subprocess.Popen([GONGKAI, *PIPE, *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def write():
        for line in lines:
            process.stdin.write(os.fsencode(line) + b"\n")
        process.stdin.close()

    threading.Thread(target=write, daemon=True).start()
    return [json.loads(line) for line in iter(process.stdout.readline, b"")], process.wait()


def expect_answers(lines, answers):
    assert len(answers) == len(lines)
    for (line, status), answer in zip(lines, answers):
        assert status is None or answer["status"] == status, (line[:100], answer["diagnostics"])
        assert status or (answer["source"]["file"] == os.path.basename(line) and answer["status"] != "failed"), (line, answer["source"])


def test_a_line_for_each_name():
    lines = names()
    for jobs in ("-j1", "-j3"):
        answers, code = pipe_as_spark_does([line for line, _ in lines], jobs)
        assert code == 0
        expect_answers(lines, answers)
    assert pipe_as_spark_does([]) == ([], 0), "an empty partition is no failure"


def test_an_answer_before_the_next_question():
    process = subprocess.Popen([GONGKAI, *PIPE, "-j2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    lines, answers = names(), []
    for line, _ in lines:
        process.stdin.write(os.fsencode(line) + b"\n")
        process.stdin.flush()
        answers.append(json.loads(process.stdout.readline()))
    process.stdin.close()
    assert process.wait() == 0 and process.stdout.read() == b""
    expect_answers(lines, answers)


def test_the_last_name_may_end_without_a_newline():
    out = subprocess.run([GONGKAI, *PIPE], input=os.fsencode(IN / "0" / "00.pdf"), capture_output=True, check=True).stdout
    assert out.count(b"\n") == 1 and json.loads(out)["source"]["file"] == "00.pdf"
    out = subprocess.run([GONGKAI, *PIPE, "-0"], input=b"a\nb\0c", capture_output=True, check=True).stdout
    assert [json.loads(line)["source"]["file"] for line in out.splitlines()] != [] and out.count(b"\n") == 2


def test_a_pipe_whose_reader_goes():
    process = subprocess.Popen([GONGKAI, *PIPE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    process.stdin.write(os.fsencode(IN / "0" / "00.pdf") + b"\n")
    process.stdin.flush()
    assert process.wait() == 2 and b"standard output" in process.stderr.read()
    process.stdin.close()


def test_a_pipe_that_is_interrupted():
    process = subprocess.Popen([GONGKAI, *PIPE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(os.fsencode(IN / "0" / "00.pdf") + b"\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert process.wait() in (2, -signal.SIGTERM)
    process.stdin.close()


def test_options_that_a_pipe_does_not_take():
    for more in (["-o", HERE / "x"], ["--manifest", HERE / "m"], ["--shard", "1/2"], [IN]):
        _, error = run(*PIPE, *more, code=2)
        assert error.startswith("gongkai: "), error
    assert "--files-from -" in run("batch", "--pipe", "--format", "ndjson", IN, code=2)[1]


# --- engines ---

def test_spark():
    try:
        import pyspark
    except ImportError:
        raise tap.Skip("no pyspark") from None
    context = pyspark.SparkContext("local[2]")
    try:
        paths = [line for line, status in names() if status is None]
        got = context.parallelize(paths, 4).pipe(" ".join([GONGKAI, *PIPE, "-j1"]), checkCode=True).collect()
        expect_answers([(path, None) for path in paths], [json.loads(line) for line in got])
    finally:
        context.stop()


def test_gnu_parallel():
    if not shutil.which("parallel"):
        raise tap.Skip("no GNU parallel")
    (HERE / "parallel").mkdir()
    command = f"seq 3 | parallel -j2 {GONGKAI} batch --quiet -j1 --shard {{}}/3 -o parallel/{{}} {IN}"
    subprocess.run(command, shell=True, cwd=HERE, capture_output=True, check=False)
    run("merge", "-q", "-o", HERE / "by-parallel", *(HERE / "parallel" / str(k) for k in (1, 2, 3)), code=3)
    expect_calm(HERE / "by-parallel")


def test_a_slurm_job_array():
    """Three tasks; one loses its reader in the middle, and is queued again alone."""
    try:
        cluster = slurm.Cluster()
    except slurm.Missing as reason:
        raise tap.Skip(str(reason)) from None
    with cluster:
        cluster.environment["GONGKAI"] = GONGKAI
        script, out = Path(SOURCE, "tools", "batch.slurm"), HERE / "slurm"
        options = ["--mem-per-cpu=0", "--no-requeue", "-o", "/dev/null"]
        waiting = subprocess.Popen(["sbatch", "--wait", *options, "--array=1-3", script, "3", out, IN], env=cluster.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while waiting.poll() is None and count_files(out / "2") < 2:
            time.sleep(0.001)
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
                if os.fsencode(out / "2") in words and b"2/3" in words:
                    os.kill(int(entry.name), signal.SIGKILL)
            except (FileNotFoundError, ProcessLookupError):
                pass
        assert waiting.wait() != 0, "a task that died is no success"
        _, error = run("merge", "-o", HERE / "by-slurm", *sorted(out.iterdir()), code=2)
        assert "shard 2/3 is not finished" in error, error
        cluster.run("sbatch", "--wait", *options, "--array=2", script, "3", out, IN)
        run("merge", "-q", "-o", HERE / "by-slurm", *sorted(out.iterdir()), code=3)
        expect_calm(HERE / "by-slurm")


tap.run(globals())
