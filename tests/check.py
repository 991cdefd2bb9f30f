#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""check.py GONGKAI SOURCE: what tools/check says and counts, and which tests are ended (support/check.py, support/bounded.py)."""
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import batch_run  # noqa: E402
import tap  # noqa: E402

SOURCE = Path(sys.argv[2]).resolve()
FOLDER = tempfile.TemporaryDirectory()
HERE = Path(FOLDER.name)
PROJECT = HERE / "project"
BOUNDED = SOURCE / "tests" / "support" / "bounded.py"

MESON = """project('small')
sh = find_program('sh')
add_test_setup('bounded', is_default: true, timeout_multiplier: 0, exe_wrapper: [find_program('python3'), '%s'])
test('good', sh, args: ['-c', 'echo 1..2; echo ok 1; echo "ok 2 # SKIP no need"'], protocol: 'tap', suite: 'quick')
test('plain', sh, args: ['-c', 'exit 0'])
test('bad', sh, args: ['-c', 'echo 1..3; echo ok 1; echo not ok 2 the second; echo ok 3; echo "# more words"; exit 1'], protocol: 'tap')
test('crash', sh, args: ['-c', 'echo 1..2; echo ok 1; kill -SEGV $$'], protocol: 'tap')
test('without', sh, args: ['-c', 'exit 77'])
"""


def check(*arguments):
    """Exit code, last line of standard output, lines of standard error."""
    result = subprocess.run([sys.executable, SOURCE / "tests" / "support" / "check.py", PROJECT, *arguments], capture_output=True, text=True)
    assert result.stdout.endswith("\n"), (result.stdout, result.stderr)
    return result.returncode, result.stdout.splitlines(), result.stderr.splitlines()


def test_every_test_is_told_and_counted():
    PROJECT.mkdir()
    (PROJECT / "meson.build").write_text(MESON % BOUNDED)
    code, out, told = check("--normal")
    assert code == 1 and out == ["5 passed, 2 failed"], (code, out, told)
    seen = {}
    for line in told:
        found = re.match(r"\d+:\d\d normal (\d)/5 (\w+) (\w+)", line)
        if found:
            seen[found[2]] = found[3]
    assert seen == {"good": "OK", "plain": "OK", "bad": "FAILED", "crash": "FAILED", "without": "SKIP"}, told
    assert any(line.endswith("tools/check bad --normal") for line in told) and "not ok 2 the second" in told and "# more words" in told
    assert "normal: 5 passed, 2 failed" in told


def test_some_tests_alone():
    assert check("good", "--normal")[:2] == (0, ["1 passed, 0 failed"])
    assert check("quick")[:2] == (0, ["1 passed, 0 failed"])
    assert check("[gp]*", "--normal")[:2] == (0, ["2 passed, 0 failed"])
    code, out, told = check("god")
    assert code == 1 and out == ["0 passed, 1 failed"] and "there is good" in told[0], (out, told)
    assert check("--list")[1] == ["good", "plain", "bad", "crash", "without"]


def test_help_tells_how_to_run_one():
    result = subprocess.run([SOURCE / "tools" / "check", "--help"], capture_output=True, text=True, check=True)
    assert "tools/check NAME" in result.stdout and "quick" in result.stdout


def bounded(script, **limits):
    environment = {**os.environ, **{f"GK_TEST_{name.upper()}_SECONDS": str(value) for name, value in limits.items()}}
    return subprocess.run([sys.executable, BOUNDED, sys.executable, "-c", script], capture_output=True, text=True, env=environment)


def test_what_ends_by_itself_is_left_alone():
    assert bounded("print(1)").stdout == "1\n"
    assert bounded("import sys; sys.exit(7)").returncode == 7
    assert bounded("import os; os.abort()").returncode == 128 + 6


def test_what_turns_in_circles_is_ended():
    result = bounded("import os\nos.fork()\nwhile True: pass", processor=2)
    assert result.returncode == 1 and "2 s of processor time" in result.stderr and "line 3" in result.stderr, result


def test_what_waits_for_nothing_is_ended():
    result = bounded("import os\nread, write = os.pipe()\nos.read(read, 1)", idle=1)
    assert result.returncode == 1 and "hangs" in result.stderr and "line 3" in result.stderr, result


def test_who_waits_for_a_processor_is_not_idle():
    """A thread that works, however little it gets, while the main one waits: at the lowest priority, for longer than the idle may be."""
    script = ("import os, threading, time\nos.nice(19)\n"
              "def work():\n  while time.thread_time() < 2: pass\n"
              "t = threading.Thread(target=work)\nt.start()\nt.join()\nprint('done')")
    result = bounded(script, idle=1)
    assert result.returncode == 0 and result.stdout == "done\n", result


def test_what_is_left_running_is_ended():
    result = bounded("import subprocess\np = subprocess.Popen(['sleep', '1000'], start_new_session=True, stdout=-3, stderr=-3)\nprint(p.pid)")
    assert result.returncode == 0
    while (alive := batch_run.processes_of(int(result.stdout))):  # ended, and not yet gone
        assert all(state != "S" for state, _ in alive.values()), alive
        time.sleep(0.01)


tap.run(globals())
