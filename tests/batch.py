#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""batch.py GONGKAI SOURCE [sanitized]: what `gongkai batch` promises about runs, however they are disturbed."""
import hashlib
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
import bad_pdf  # noqa: E402
import batch_run  # noqa: E402
import make_pdf  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
SANITIZED = "sanitized" in sys.argv[3:]
HOLDER = tempfile.TemporaryDirectory()
HERE = Path(HOLDER.name)
IN = HERE / "in"
N_DOCUMENTS = 20 if SANITIZED else 40
CHANCE = random.Random(7)
CALM = {}  # what an undisturbed run gives


def run(*arguments, **options):
    return batch_run.run(GONGKAI, *map(str, arguments), **options)


def make_inputs():
    """Different documents in folders, a copy of one of them, and a file that is none."""
    fixtures = [p.read_bytes() for p in sorted(Path(SOURCE, "fixtures").glob("*.pdf"))]
    for number in range(N_DOCUMENTS):
        path = IN / f"{number % 3}" / f"{number:02}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = fixtures[number % len(fixtures)] if fixtures and number % 2 else make_pdf.pdf()
        path.write_bytes(data + b"\n%% %d\n" % number)
    shutil.copy(IN / "0" / "00.pdf", IN / "2" / "copy.pdf")
    (IN / "1" / "page.html").write_text("<html>")


def expect_calm(out):
    """The same documents and the same manifest as of an undisturbed run."""
    assert batch_run.files_of(out) == CALM["files"]
    assert batch_run.stable(batch_run.manifest(out)) == CALM["manifest"]


def test_undisturbed():
    make_inputs()
    code, out, error = run("-o", HERE / "calm", "-j1", IN)
    assert code == 3 and out == b"", (code, error)
    records = batch_run.manifest(HERE / "calm")
    assert len(records) == N_DOCUMENTS + 2
    assert [r["path"] for r in records] == sorted(r["path"] for r in records)
    CALM.update(files=batch_run.files_of(HERE / "calm"), manifest=batch_run.stable(records))
    assert len(CALM["files"]) == N_DOCUMENTS


def test_jobs_change_nothing():
    run("-o", HERE / "two", "-j2", "--restart-after", "3", IN)
    expect_calm(HERE / "two")


def test_the_same_as_extract():
    for path in (IN / "0" / "00.pdf", IN / "1" / "01.pdf"):
        single = subprocess.run([GONGKAI, "extract", path], capture_output=True, check=False).stdout
        assert CALM["files"][os.fsencode(path.relative_to(IN).with_suffix(".json"))] == single


def test_stream():
    code, whole, error = run("--format", "ndjson", "-j1", "--quiet", IN)
    assert code == 3 and error == "", error
    lines = whole.splitlines()
    names = [json.loads(line)["source"]["file"] for line in lines]
    expected = [os.path.basename(r["path"]) for r in CALM["manifest"] if not r["duplicate_of"]]
    assert names == expected
    assert run("--format", "ndjson", "-j3", "--quiet", IN)[1] == whole
    listed = "\0".join(r["path"] for r in CALM["manifest"]).encode()
    with tempfile.TemporaryFile() as names_file:
        names_file.write(listed)
        names_file.seek(0)
        assert run("--format", "ndjson", "-j2", "--files-from", "-", "-0", stdin=names_file)[1] == whole
    single = subprocess.run([GONGKAI, "extract", "--compact", IN / "0" / "00.pdf"], capture_output=True, check=False).stdout
    assert lines[0] + b"\n" == single


def test_copies_are_read_once():
    record = [r for r in CALM["manifest"] if r["path"].endswith("copy.pdf")][0]
    original = [r for r in CALM["manifest"] if r["path"].endswith("/00.pdf")][0]
    assert record["duplicate_of"] == original["path"] and record["output"] == original["output"] == "0/00.json"
    assert record["sha256"] == hashlib.sha256((IN / "0" / "00.pdf").read_bytes()).hexdigest()
    full = [r for r in batch_run.manifest(HERE / "calm") if r["path"] == record["path"]][0]
    assert full["attempts"] == 0 and full["seconds"] == 0


def test_documents_are_tied():
    """Each has the others of its link, a copy what its original has; what says of nobody's has none."""
    records = batch_run.manifest(HERE / "calm")
    links = {record["link"] for record in records}
    assert None in links and len(links) > 1, links
    for record in records:
        own = record["duplicate_of"] or record["path"]
        tied = [r["path"] for r in records if r["link"] == record["link"] and not r["duplicate_of"] and r["path"] != own]
        assert record["linked"] == (tied if record["link"] else []), record
        if record["output"]:
            assert json.loads(CALM["files"][os.fsencode(record["output"])])["disclosure"]["link"] == record["link"]


def test_workers_killed_at_random():
    out = HERE / "killed"
    process = batch_run.start(GONGKAI, "-o", str(out), "-j2", str(IN))
    kills = due = 0
    while process.poll() is None and kills < 7:  # they wait for work done, not for the clock: machines differ
        if sum(1 for _ in out.rglob("[0-9]*.json")) < due:
            time.sleep(0.002)
            continue
        workers = [pid for pid in batch_run.processes_of(process.pid) if pid != process.pid]
        if workers:
            try:
                os.kill(CHANCE.choice(workers), CHANCE.choice([signal.SIGKILL, signal.SIGTERM]))
                kills += 1
                due += CHANCE.randint(1, N_DOCUMENTS // 10)
            except ProcessLookupError:
                pass
    code, _, error = batch_run.finish(process)
    assert kills >= 3 and code == 3, (kills, code, error)
    print(f"# {kills} workers killed")
    expect_calm(out)
    batch_run.expect_no_processes(process.pid)


def test_batch_killed_and_resumed():
    out, rounds = HERE / "resumed", 0
    for documents in (2, 4, 6, 8):  # kills wait for work done, not for the clock: machines differ
        process = batch_run.start(GONGKAI, "-o", str(out), "-j2", str(IN))
        while process.poll() is None and sum(1 for _ in out.rglob("[0-9]*.json")) < documents:
            time.sleep(0.002)
        time.sleep(CHANCE.uniform(0, 0.02))
        rounds += process.poll() is None
        process.send_signal(signal.SIGKILL)
        batch_run.finish(process)
        batch_run.expect_no_processes(process.pid)
        for name, data in batch_run.files_of(out).items():
            assert data.endswith(b"}\n") or b".gongkai/unfinished" in name, "half a document"
    with open(out / ".gongkai" / "state.ndjson", "ab") as journal:
        journal.write(b'{"path":"torn')
    code, _, error = run("-o", out, "-j2", "--progress=json", IN)
    assert rounds >= 2 and code == 3, (rounds, code, error)
    last = json.loads([line for line in error.splitlines() if line.startswith("{")][-1])
    print(f"# killed {rounds} times; {last['reused']} of {last['files']} were taken over in the end")
    assert last["reused"] > 0 and last["done"] == last["files"] == N_DOCUMENTS + 2
    expect_calm(out)


def test_interrupted():
    for number in (signal.SIGINT, signal.SIGTERM):
        out = HERE / f"interrupted-{number}"
        process = batch_run.start(GONGKAI, "-o", str(out), "-j2", str(IN))
        while process.poll() is None and not (out / "0" / "00.json").exists():
            time.sleep(0.005)
        os.killpg(process.pid, number)  # as a terminal does: to all of them
        code, _, error = batch_run.finish(process)
        assert code == 2 and "interrupted" in error, (code, error)
        records = batch_run.manifest(out)
        assert [r["path"] for r in records] == [r["path"] for r in CALM["manifest"]]
        left = [r for r in records if r["outcome"] == "not_run"]
        written = {os.fsencode(r["output"]) for r in records if r["output"]}
        assert left and set(batch_run.files_of(out)) == written, (len(left), written)
        batch_run.expect_no_processes(process.pid)
        run("-o", out, "-j2", IN)
        expect_calm(out)


def reused(*arguments):
    error = run(*arguments, "--progress=json")[2]
    return json.loads([line for line in error.splitlines() if line.startswith("{")][-1])["reused"]


def test_only_what_changed_is_read():
    inputs, out = HERE / "changing", HERE / "changing-out"
    shutil.copytree(IN / "0", inputs)
    count = len(list(inputs.iterdir()))
    assert reused("-o", out, inputs) == 0
    before = batch_run.files_of(out)
    assert reused("-o", out, inputs) == count
    os.utime(inputs / "00.pdf")
    assert reused("-o", out, inputs) == count, "touched, but the same"
    (inputs / "03.pdf").write_bytes(make_pdf.pdf() + b"%new")
    assert reused("-o", out, inputs) == count - 1
    os.unlink(out / "06.json")
    assert reused("-o", out, inputs) == count - 1
    assert batch_run.files_of(out)[b"06.json"] == before[b"06.json"]
    assert reused("-o", out, "--no-join", inputs) == 0, "other options"
    assert reused("-o", out, "--no-join", "--fresh", inputs) == 0
    assert reused("-o", out, "--no-join", inputs) == count
    (inputs / "03.pdf").write_bytes(b"no PDF any more")
    run("-o", out, "--no-join", inputs)
    assert not (out / "03.json").exists(), "what was read before is no longer true"


def test_failures_are_read_again_when_asked():
    inputs, out = HERE / "hopeless", HERE / "hopeless-out"
    inputs.mkdir()
    (inputs / "page.pdf").write_text("<html>")
    (inputs / "good.pdf").write_bytes(make_pdf.pdf())
    assert [reused("-o", out, *more, inputs) for more in ([], [], ["--retry"])] == [0, 2, 1]


def test_names():
    inputs = HERE / "names"
    for name in ("a.pdf", "a.PDF", "a", "b/a.pdf", "b.json/x.pdf", "b.pdf", ".pdf"):
        (inputs / name).parent.mkdir(parents=True, exist_ok=True)
        (inputs / name).write_bytes(make_pdf.pdf() + name.encode())
    run("-o", HERE / "names-out", inputs)
    records = batch_run.manifest(HERE / "names-out")
    outputs = [r["output"] for r in records]
    assert len(set(outputs)) == 7 and None not in outputs, outputs
    assert {"a.json", "b/a.json", "b.json/x.json"} <= set(outputs), outputs
    run("-o", HERE / "other-out", inputs / "a.pdf")
    run("-o", HERE / "other-out", inputs / "b" / "a.pdf")
    assert len(batch_run.files_of(HERE / "other-out")) == 2, "a second run wrote over the first one's document"
    (HERE / "blocked-out" / "b.json").mkdir(parents=True)
    code, _, error = run("-o", HERE / "blocked-out", inputs / "a.pdf", inputs / "b.pdf")
    assert code == 3, error
    assert [r["reason"] for r in batch_run.manifest(HERE / "blocked-out")] == [None, "not_writable"]
    run("-o", HERE / "hash-out", "--name=hash", inputs)
    for record in batch_run.manifest(HERE / "hash-out"):
        assert record["output"] == record["sha256"] + ".json"


def test_limits():
    """What takes too long or too much ends, and nothing else does."""
    inputs, out = HERE / "greedy", HERE / "greedy-out"
    inputs.mkdir()
    contents = dict(bad_pdf.contents())
    (inputs / "1-slow.pdf").write_bytes(contents["forms-of-forms"])
    (inputs / "2-large.pdf").write_bytes(contents["million-saves"])
    (inputs / "3-good.pdf").write_bytes(make_pdf.pdf())
    memory = "700" if SANITIZED else "300"
    code, _, error = run("-o", out, "-j1", "--page-timeout=2", "--memory", memory, inputs)
    slow, large, good = batch_run.manifest(out)
    assert code == 3 and good["outcome"] == "complete", (code, error)
    assert slow["outcome"] in ("timed_out", "out_of_memory") and slow["attempts"] == 1, slow
    assert large["outcome"] == "out_of_memory" and large["output"] is None, large
    assert slow["processor_seconds"] < 5, slow


def full_disk(limit, folder, inputs):
    before = os.listdir(folder)
    result = subprocess.run([GONGKAI, "batch", "-o", folder, "-j2", inputs], capture_output=True, preexec_fn=limit, check=False)
    error = result.stderr.decode()
    assert result.returncode == 2 and "can't be written" in error, (result.returncode, error)
    for data in batch_run.files_of(folder).values():
        assert data.endswith(b"}\n"), "half a document"
    assert not [name for name in os.listdir(folder) if name not in before + [".gongkai", "manifest.ndjson", "0", "1", "2"]]
    return error


def test_full_disk():
    small = HERE / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small], capture_output=True, check=False).returncode:
        raise tap.Skip("no permission to mount a small file system")
    try:
        error = full_disk(None, small, IN)
        assert "the disk is full" in error and "run the same command again" in error, error
        done = len(batch_run.files_of(small))
        assert done > 0
        subprocess.run(["mount", "-o", "remount,size=200m", small], check=True)
        run("-o", small, "-j2", IN)
        expect_calm(small)
    finally:
        subprocess.run(["umount", small], check=True)


def test_limited_file_size():
    folder = HERE / "limited"
    folder.mkdir()
    full_disk(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000)), folder, IN)


def test_full_standard_output():
    with open("/dev/full", "wb") as full:
        code, _, error = run("--format", "ndjson", IN, stdout=full)
    assert code == 2 and "standard output" in error, (code, error)


def test_one_run_at_a_time():
    process = batch_run.start(GONGKAI, "-o", str(HERE / "busy"), "-j1", str(IN))
    while process.poll() is None and not (HERE / "busy" / "0" / "00.json").exists():
        time.sleep(0.005)
    code, _, error = run("-o", HERE / "busy", IN)
    assert code == 2 and "another run" in error, (code, error)
    batch_run.finish(process)
    expect_calm(HERE / "busy")


def test_sandbox():
    missing = subprocess.run([GONGKAI, "batch", "--require-sandbox", "--format", "ndjson", IN / "0" / "00.pdf"],
                             capture_output=True, check=False)
    if missing.returncode == 2:
        assert b"--require-sandbox" in missing.stderr
        raise tap.Skip(missing.stderr.decode().strip())
    noted = {"socket": "socket", "write": "open", "exec": "execve", "fork": "clone", "kill": "kill", "read": ""}
    for what, call in noted.items():
        result = subprocess.run([GONGKAI, "--probe", what], capture_output=True, check=False)
        assert result.returncode == 0 and result.stdout.startswith(f"{what}: refused".encode()), (what, result)
        assert call.encode() in result.stdout, result
    assert not [name for name in os.listdir(tempfile.gettempdir()) if name.startswith("gongkai-probe-")]


def test_probe_without_worker():
    """Without descriptors for a worker the probe ends, and says why."""
    result = subprocess.run([GONGKAI, "--probe", "socket"], capture_output=True, check=False,
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (5, 5)))
    assert result.returncode == 2 and b"a worker can't be started" in result.stderr, result


def test_few_descriptors():
    """Where files can't be opened, the run ends and says so."""
    for most in range(4, 10):
        result = subprocess.run([GONGKAI, "batch", "-j1", "-o", HERE / f"few-{most}", IN], capture_output=True, check=False,
                                preexec_fn=lambda most=most: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))
        assert result.returncode == 2 and b"Too many open files" in result.stderr, (most, result)


def test_bad_options():
    for arguments, word in (([IN], "-o"), (["-o", HERE / "x"], "name files"), (["-o", HERE / "x", "--jobs=0", IN], "--jobs"),
                            (["--format=ndjson", "-o", HERE / "x", IN], "ndjson"), (["--format=xml", IN], "--format"),
                            (["-o", HERE / "x", "--files-from", HERE / "no-list"], "no-list"),
                            (["-o", "/dev/null/x", IN], "/dev/null/x")):
        code, out, error = run(*arguments)
        assert code == 2 and out == b"" and error.startswith("gongkai: ") and word in error, (arguments, code, error)
    code, _, error = run("-o", HERE / "missing-out", HERE / "missing.pdf")
    assert code == 2 and batch_run.manifest(HERE / "missing-out")[0]["reason"] == "not_found", error


def processor_time(work):
    """Of what `work` starts, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_cost_of_a_document():
    """What is loaded once is loaded once: of small documents, each costs less than half of what a program of its own takes."""
    inputs = HERE / "small-ones"
    inputs.mkdir()
    for number in range(100):
        (inputs / f"{number}.pdf").write_bytes(bad_pdf.page(bad_pdf.HELLO + bad_pdf.TABLE) + b"%% %d" % number)
    alone = processor_time(lambda: [subprocess.run([GONGKAI, "extract", inputs / f"{number}.pdf"], capture_output=True, check=False)
                                    for number in range(20)]) / 20
    together = processor_time(lambda: run("-o", HERE / "small-out", "-j1", inputs)) / 100
    print(f"# {together * 1000:.1f} ms for each of 100 small documents, all included; {alone * 1000:.1f} ms for one alone")
    assert SANITIZED or together < alone / 2, (together, alone)


def test_memory_of_600_pages():
    fixtures = sorted(Path(SOURCE, "fixtures").glob("*.pdf"))
    if SANITIZED:
        raise tap.Skip("sanitizers take memory of their own")
    if not shutil.which("qpdf") or not fixtures:
        raise tap.Skip("needs qpdf and the fixtures")
    pages = int(subprocess.run(["qpdf", "--show-npages", fixtures[0]], capture_output=True, check=True).stdout)
    long = HERE / "long" / "600.pdf"
    long.parent.mkdir()
    parts = [argument for _ in range(-(-600 // pages)) for argument in (str(fixtures[0]), "1-z")]
    subprocess.run(["qpdf", "--empty", "--pages", *parts, "--", long], check=True)
    run("-o", HERE / "long-out", long.parent)
    record = batch_run.manifest(HERE / "long-out")[0]
    print(f"# {record['pages']} pages: {record['peak_memory'] >> 20} MB, {record['processor_seconds']} s")
    assert record["outcome"] in ("complete", "incomplete") and record["pages"] >= 600, record
    assert 0 < record["peak_memory"] < 200 * 2 ** 20, record


tap.run(globals())
