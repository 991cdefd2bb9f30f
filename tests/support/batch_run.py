# SPDX-License-Identifier: GPL-2.0-or-later
"""Running `gongkai batch` and looking at what it leaves behind."""
import json
import os
import signal
import subprocess
import time

LEFT_BY_BATCH = {"manifest.ndjson", os.path.join(".gongkai", "state.ndjson"), os.path.join(".gongkai", "lock"),
                 os.path.join(".gongkai", "shard.json")}
RUN_DEPENDENT = ("line_sha256", "seconds", "processor_seconds", "peak_memory", "attempts", "mtime_ns", "inode")


def start(gongkai, *arguments, **options):
    """In a session of its own, so that what is left of it can be found."""
    return subprocess.Popen([gongkai, "batch", *arguments], start_new_session=True, stdout=options.pop("stdout", subprocess.PIPE),
                            stderr=subprocess.PIPE, **options)


def finish(process):
    """Exit code, standard output, standard error. A run that hangs is bounded.py's."""
    out, error = process.communicate()
    return process.returncode, out, error.decode(errors="replace")


def run(gongkai, *arguments, **options):
    return finish(start(gongkai, *arguments, **options))


def processes_of(session):
    """The processes of a session that are alive: {pid: (state, ticks of processor time)}."""
    alive = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="ascii", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            alive[int(entry)] = (fields[0], int(fields[11]) + int(fields[12]))
    return alive


def is_at_work(process):
    """Does it read, and hear SIGINT? (Before, it tries a sandbox out in a process of its own.)"""
    with open(f"/proc/{process.pid}/status", encoding="ascii", errors="replace") as file:
        caught = int(next(line.split()[1] for line in file if line.startswith("SigCgt")), 16)
    return bool(caught >> (signal.SIGINT - 1) & 1) and len(processes_of(process.pid)) > 1


def expect_no_processes(session):
    """They end, however long a busy machine lets them wait for it; those that sleep, and go on to, are left."""
    calm, before = 0, None
    while (alive := processes_of(session)):
        calm = calm + 1 if alive == before and all(state in "SIT" for state, _ in alive.values()) else 0
        assert calm < 100, f"processes are left: {alive}"
        before = alive
        time.sleep(0.02)


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
