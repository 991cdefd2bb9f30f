# SPDX-License-Identifier: GPL-2.0-or-later
"""Environments in other locales: the system's, and zh_CN and de_DE made in a temporary folder where it lacks them."""
import atexit
import os
import shutil
import subprocess
import tempfile


def _environment(name, **more):
    return {**os.environ, "LC_ALL": name, "LANG": name, **more}


def _made(names):
    """Locales from Debian's package locales; none without it."""
    if not shutil.which("localedef") or not os.path.isdir("/usr/share/i18n/locales"):
        return []
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, True)
    made = []
    for name in names:
        result = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8"], capture_output=True)
        if result.returncode == 0:
            made.append(_environment(f"{name}.UTF-8", LOCPATH=folder))
    return made


def environments():
    """LC_ALL=C first, then those that write numbers and sort text differently."""
    wanted = ["zh_CN", "de_DE"]
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split()
    missing = [name for name in wanted if f"{name}.utf8" not in known]
    return ([_environment("C"), _environment("C.UTF-8")]
            + [_environment(f"{name}.UTF-8") for name in wanted if name not in missing] + _made(missing))
