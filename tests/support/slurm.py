# SPDX-License-Identifier: GPL-2.0-or-later
"""A Slurm of one node on this machine, by whoever runs the tests: Debian's slurm-wlm and munge, with all that they write in one folder.

    with slurm.Cluster() as cluster:
        cluster.run("sbatch", "--wait", "job.sh")

Its own munged, slurmctld and slurmd listen on sockets and ports of their own, so that one that the machine has is not touched.
"""
import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import time

PROGRAMS = ("munged", "mungekey", "slurmctld", "slurmd", "sbatch", "sinfo")
PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
CONFIGURATION = """ClusterName=small
SlurmctldHost={host}
SlurmUser={user}
SlurmdUser={user}
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
SlurmdParameters=config_overrides
MessageTimeout=100
MinJobAge=86400
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


class Missing(Exception):
    """It can't be started here; the text says why."""


def free_ports(count):
    sockets = [socket.create_server(("", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Cluster:
    def __init__(self):
        missing = [name for name in PROGRAMS if not shutil.which(name, path=PATH)]
        if missing:
            raise Missing(f"no {missing[0]}: needs slurm-wlm and munge")
        self.holder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.folder = self.holder.name
        os.chmod(self.folder, 0o755)  # munged wants nobody else to be able to write on the way
        self.environment = {**os.environ, "PATH": PATH, "SLURM_CONF": self.path("slurm.conf")}
        self.processes = []
        for name in ("state", "spool"):
            os.mkdir(self.path(name), 0o755)
        with open(self.path("slurm.conf"), "w", encoding="ascii") as file:
            file.write(CONFIGURATION.format(host=socket.gethostname().split(".")[0], user=getpass.getuser(), folder=self.folder,
                                            ports=free_ports(2)))
        try:
            self.run("mungekey", "-c", "-k", self.path("munge.key"))
            self.start("munged", "-F", "--force", "--key-file", self.path("munge.key"), "--socket", self.path("munge.socket"),
                       "--pid-file", self.path("munged.pid"), "--log-file", self.path("munged.log"), "--seed-file", self.path("munge.seed"))
            self.wait(lambda: os.path.exists(self.path("munge.socket")))
            self.start("slurmctld", "-D")
            self.start("slurmd", "-D")
            self.wait(lambda: "idle" in self.run("sinfo", "-h", "-o", "%T", check=False))
        except Exception as problem:
            said = self.logs()
            self.stop()
            raise Missing(f"Slurm can't be started: {problem}: {said}") from problem

    def path(self, name):
        return os.path.join(self.folder, name)

    def logs(self):
        """The last words of all, on one line."""
        words = []
        for name in ("munged.log", "slurmctld.log", "slurmd.log"):
            if os.path.exists(self.path(name)):
                with open(self.path(name), encoding="utf-8", errors="replace") as file:
                    words += file.read().splitlines()[-2:]
        return "; ".join(words)

    def start(self, *command):
        self.processes.append(subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                               stderr=subprocess.DEVNULL, start_new_session=True))

    def wait(self, condition):
        """As long as all of them live, and a thousand looks."""
        for _ in range(1000):
            if condition():
                return
            for process in self.processes:
                if process.poll() is not None:
                    raise RuntimeError(f"{process.args[0]} has ended")
            time.sleep(0.05)
        raise RuntimeError("nothing came")

    def run(self, *command, check=True, **options):
        result = subprocess.run(command, env=self.environment, capture_output=True, text=True, **options)
        if check and result.returncode:
            raise RuntimeError(f"{command[0]}: {result.stderr.strip()}")
        return result.stdout

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        self.holder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
