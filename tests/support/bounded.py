#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""bounded.py COMMAND...: runs one test, and ends it when it hangs. All tests run under it (tests/meson.build).

A clock on the wall can't tell a test that hangs from one that waits for its turn on a busy machine. What the test's processes do can:

- one that turns in circles uses processor time: all of them together get GK_TEST_PROCESSOR_SECONDS (1200), many times what any test takes;
- where all wait for each other, nobody runs or wants to: after GK_TEST_IDLE_SECONDS (180) in which hardly anything was done or was ready to
  be, nothing will come any more. Whoever is ready and doesn't get a processor is not idle.

A test that is ended gets SIGABRT first, at which Python says where it was. Whatever a test leaves running goes with it. What it can't do: tell a
test that sleeps on purpose for minutes from one that hangs; none does.
"""
import ctypes
import os
import resource
import signal
import sys
import time

PROCESSOR = float(os.environ.get("GK_TEST_PROCESSOR_SECONDS", "1200"))
IDLE = float(os.environ.get("GK_TEST_IDLE_SECONDS", "180"))
LOOK_EVERY = min(1.0, IDLE / 10)
TICK = os.sysconf("SC_CLK_TCK")
PR_SET_CHILD_SUBREAPER = 36


def fields_of(path):
    """The fields of a stat file after the name: state, parent, ...; None for what has gone."""
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return None


def descendants():
    """{pid: its fields} of all that came from this process, orphans too (they become its children)."""
    parents, fields = {}, {}
    for entry in os.listdir("/proc"):
        found = fields_of(f"/proc/{entry}/stat") if entry.isdigit() else None
        if found:
            parents.setdefault(int(found[1]), []).append(int(entry))
            fields[int(entry)] = found
    ours, ready = {}, [os.getpid()]
    while ready:
        for pid in parents.get(ready.pop(), []):
            ours[pid] = fields[pid]
            ready.append(pid)
    return ours


def is_ready(pid):
    """Does a thread of it run, or could, or wait for the disk?"""
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return False
    states = (fields_of(f"/proc/{pid}/task/{thread}/stat") for thread in threads)
    return any(state and state[0] in "RD" for state in states)


def processor_seconds(ours):
    """Of those that live, with those that they have waited for, and of those that ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(int(ticks) for fields in ours.values() for ticks in fields[11:15]) / TICK + ended.ru_utime + ended.ru_stime


class Watch:
    def __init__(self):
        self.used, self.idle = 0.0, 0.0

    def look(self, passed):
        """Why the test should be ended; None."""
        ours = descendants()
        used = processor_seconds(ours)
        if used > PROCESSOR:
            return f"used more than {PROCESSOR:g} s of processor time"
        busy = used - self.used > passed / 20 or any(is_ready(pid) for pid in ours)
        self.used = used
        self.idle = max(0.0, self.idle - 10 * passed) if busy else self.idle + passed
        return f"hangs: for {IDLE:g} s none of its processes did anything or could" if self.idle >= IDLE else None


def end_all():
    """Ends what is left; says whether something was."""
    left = False
    while True:
        ours = [pid for pid, fields in descendants().items() if fields[0] not in "ZX"]
        for pid in ours:
            left = True
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        reap(None)
        if not ours:
            return left
        time.sleep(0.01)


def reap(child):
    """Collects all that ended; the status of `child` if it is among them."""
    status = None
    while True:
        try:
            pid, got = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status
        if pid == 0:
            return status
        if pid == child:
            status = got


def abort(child):
    """So that it can say where it is: a moment is enough, or is none too little."""
    os.kill(child, signal.SIGABRT)
    for _ in range(100):
        if reap(child) is not None:
            return
        time.sleep(0.02)


def main():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    waited = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, waited)
    child = os.posix_spawnp(sys.argv[1], sys.argv[1:], {**os.environ, "PYTHONFAULTHANDLER": "1"}, setsigmask=before)
    watch, looked = Watch(), time.monotonic()
    while True:
        happened = signal.sigtimedwait(waited, LOOK_EVERY)
        status = reap(child)
        if status is not None:
            break
        if happened and happened.si_signo != signal.SIGCHLD:
            end_all()
            return 128 + happened.si_signo
        now = time.monotonic()
        if now - looked < LOOK_EVERY:
            continue
        why = watch.look(now - looked)
        looked = now
        if why:
            print(f"# ended: the test {why}", file=sys.stderr, flush=True)
            abort(child)
            end_all()
            return 1
    end_all()
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)


sys.exit(main())
