# SPDX-License-Identifier: GPL-2.0-or-later
"""Running `gongkai batch` and looking at what it leaves behind."""
import json
import os
import subprocess
import time

LEFT_BY_BATCH = {"manifest.ndjson", os.path.join(".gongkai", "state.ndjson"), os.path.join(".gongkai", "lock")}
RUN_DEPENDENT = ("seconds", "processor_seconds", "peak_memory", "attempts", "mtime_ns", "inode")


def start(gongkai, *arguments, **options):
    """In a session of its own, so that what is left of it can be found."""
    return subprocess.Popen([gongkai, "batch", *arguments], start_new_session=True, stdout=options.pop("stdout", subprocess.PIPE),
                            stderr=subprocess.PIPE, **options)


def finish(process, timeout=150):
    """Exit code, standard output, standard error, and the parent's peak memory is left to the caller."""
    try:
        out, error = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        raise AssertionError("the run hangs") from None
    return process.returncode, out, error.decode(errors="replace")


def run(gongkai, *arguments, **options):
    return finish(start(gongkai, *arguments, **options))


def processes_of(session):
    """The processes of a session that are alive."""
    alive = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="ascii", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            alive.append(int(entry))
    return alive


def expect_no_processes(session, patience=2.0):
    deadline = time.monotonic() + patience
    while processes_of(session) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert processes_of(session) == [], "processes are left"


def manifest(folder):
    with open(os.path.join(folder, "manifest.ndjson"), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def stable(records):
    """The records without what differs from run to run."""
    return [{key: value for key, value in record.items() if key not in RUN_DEPENDENT} for record in records]


def files_of(folder):
    """{relative name: bytes} of all documents in an output folder; names as bytes."""
    found, root = {}, os.fsencode(folder)
    for where, _, names in os.walk(root):
        for name in names:
            path = os.path.join(where, name)
            relative = os.path.relpath(path, root)
            if os.fsdecode(relative) not in LEFT_BY_BATCH:
                with open(path, "rb") as file:
                    found[relative] = file.read()
    return found
