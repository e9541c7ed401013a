"""The service process: a private service that was started from here, and what it uses."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from host.load.private_service import SKILL

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_START_SECONDS = 60


@dataclass(frozen=True)
class ServiceProcess:
    """The parent of the workers."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def workers(self) -> list[int]:
        """Their process ids."""
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in tasks.read_text().split()]

    def cpu_seconds(self) -> float:
        """Give the processor time that the workers have used."""
        return sum(sum(map(int, _stat(worker)[11:13])) for worker in self.workers) / _TICKS

    def memory(self) -> int:
        """Give the bytes of memory that the workers hold, what they share counted in each."""
        return sum(int(_stat(worker)[21]) for worker in self.workers) * _PAGE

    def kill(self) -> None:
        """Kill the parent; the workers follow by themselves."""
        self.process.kill()
        self.process.wait()


@contextmanager
def started(
    folder: Path,
    kind: str = SKILL,
    workers: int = 1,
    port: int = 0,
    certificates: int = 0,
) -> Iterator[ServiceProcess]:
    """Start a private service, whose output goes to FOLDER/KIND.log, and stop it.

    Raises:
        RuntimeError: if it does not start.
    """
    module = [sys.executable, "-P", "-m", "host.load.private_service"]
    told = [kind, str(folder), str(port), str(workers), str(certificates)]
    output = folder / f"{kind}.log"
    with output.open("w") as log:
        process = subprocess.Popen([*module, *told], stdout=log, stderr=subprocess.STDOUT)
    try:
        service = ServiceProcess(process, _port(process, output))
        while len(service.workers) < workers:
            time.sleep(0.01)
        yield service
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _port(process: subprocess.Popen[bytes], output: Path) -> int:
    """Wait for a service to tell where it serves."""
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        match = re.search(r"^Serving at .*:([0-9]+)/$", output.read_text(), re.MULTILINE)
        if match:
            return int(match[1])
        time.sleep(0.02)
    process.kill()
    raise RuntimeError(f"the service did not start:\n{output.read_text()}")


def _stat(process: int) -> list[str]:
    """Give the fields of a process's state, from the third on."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
