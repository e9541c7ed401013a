"""The hammer: wrk, which sends as fast as it is answered."""

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from host.load.service_process import ServiceProcess
from host.load.signing import Signer

CONNECTIONS = 8
LONGEST_SECONDS = 60
"""Of one run; the requests are signed at its start and hold for 150 seconds."""

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Blows:
    """What came of one run."""

    requests: int
    errors: int
    """Answers other than 200, and connections that broke."""
    seconds: float
    cpu_seconds: float
    """Of the service's workers."""
    p50_ms: float
    p99_ms: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def rate_per_cpu(self) -> float:
        """Requests a second that one processor would answer, which others' work changes little."""
        return self.requests / self.cpu_seconds


def hammer(service: ServiceProcess, bodies: Sequence[bytes], signer: Signer, seconds: int) -> Blows:
    """Send signed bodies, over and over, for some seconds."""
    if not 0 < seconds <= LONGEST_SECONDS:
        raise ValueError(f"a run lasts at most {LONGEST_SECONDS} seconds, not {seconds}")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_script(bodies, signer))
        script.flush()
        told = [f"-c{CONNECTIONS}", "-t1", f"-d{seconds}s", "--latency", "-s", script.name]
        before = service.cpu_seconds()
        done = subprocess.run(
            ["wrk", *told, f"http://127.0.0.1:{service.port}/"],
            check=True,
            capture_output=True,
            text=True,
            timeout=seconds + 30,
        )
    return _read(done.stdout, service.cpu_seconds() - before)


def _script(bodies: Sequence[bytes], signer: Signer) -> str:
    lines = ["local ready = {}", "local number = 0", "init = function()"]
    for body in bodies:
        told = ", ".join(f"[{_lua(k)}] = {_lua(v)}" for k, v in signer.headers(body).items())
        call = f'wrk.format("POST", "/", {{{told}}}, {_lua(body.decode())})'
        lines.append(f"  table.insert(ready, {call})")
    lines += [
        "end",
        "request = function()",
        "  number = number % #ready + 1",
        "  return ready[number]",
        "end",
    ]
    return "\n".join(lines) + "\n"


def _lua(text: str) -> str:
    """Write a text for Lua: every byte by its number."""
    return '"' + "".join(f"\\{byte:03d}" for byte in text.encode()) + '"'


def _read(output: str, cpu_seconds: float) -> Blows:
    count = re.search(r"([0-9]+) requests in ([0-9.]+)(us|ms|s|m),", output)
    if count is None:
        raise RuntimeError(f"wrk says something new:\n{output}")
    broken = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output
    )
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    errors = sum(map(int, broken.groups())) if broken else 0
    return Blows(
        requests=int(count[1]),
        errors=errors + (int(refused[1]) if refused else 0),
        seconds=float(count[2]) * _UNITS[count[3]] / 1000,
        cpu_seconds=cpu_seconds,
        p50_ms=_percentile(output, "50%"),
        p99_ms=_percentile(output, "99%"),
    )


def _percentile(output: str, which: str) -> float:
    match = re.search(rf"{which}\s+([0-9.]+)(us|ms|s|m)", output)
    if match is None:
        raise RuntimeError(f"wrk says something new:\n{output}")
    return float(match[1]) * _UNITS[match[2]]
