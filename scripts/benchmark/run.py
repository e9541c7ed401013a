"""One run of a candidate: a cold start, its first turn, and some more."""

import json
import os
import re
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmark.candidate import Candidate, event
from benchmark.runtime_api import FunctionError, RuntimeApi
from benchmark.throttle import Throttle

START = ("-m", "awslambdaric")

# The first line of what is opened, counted from where Python itself has started.
COUNT = """
import os, sys
seen = os.open(os.environ["OPENED"], os.O_WRONLY | os.O_CREAT)
def note(name, details):
    if name == "open" and isinstance(details[0], str):
        os.write(seen, (details[0] + chr(10)).encode())
sys.addaudithook(note)
import runpy
sys.argv = ["awslambdaric", sys.argv[1]]
runpy.run_module("awslambdaric", run_name="__main__", alter_sys=True)
"""


TALK = (
    event("DescribeTwitchIntent"),
    *[event("AMAZON.NoIntent", ())] * 6,
    event("AMAZON.HelpIntent", ()),
)
"""A one-shot question and the answers up to the advice, and a question back."""


@dataclass(frozen=True)
class Sample:
    """What one run took; times in milliseconds."""

    init: float
    """From the start of the process to its asking for an event."""
    first: float
    total: float
    processor: float
    """Processor time up to the first answer, which other work on the machine does not lengthen."""
    warm_p50: float
    warm_p99: float
    memory: float
    """The most that was resident, in MiB."""


def run(python: Path, candidate: Candidate, warm: int, throttle: Throttle | None) -> Sample:
    """Start the candidate, have it answer once and then `warm` times more.

    With a throttle its turns are held to a share, its start is not. FunctionError where an answer
    is missing or is not the right one.
    """
    begin = time.perf_counter()
    with started(candidate, [str(python), *START, candidate.handler]) as (process, api):
        init = api.await_next() - begin
        if throttle:
            throttle.take(process.pid)
        first = answered(api, candidate)
        processor = processor_time(process.pid)
        turns = []
        for _ in range(warm):
            api.await_next()
            turns.append(answered(api, candidate))
        memory = peak_memory(process.pid)
    settled = sorted(turns[len(turns) // 10 :]) or [first]
    p99 = settled[min(len(settled) - 1, int(len(settled) * 0.99))]
    return Sample(
        init=1000 * init,
        first=1000 * first,
        total=1000 * (init + first),
        processor=1000 * processor,
        warm_p50=1000 * statistics.median(settled),
        warm_p99=1000 * p99,
        memory=memory,
    )


def opened_files(python: Path, candidate: Candidate) -> int:
    """Count the files of the candidate's folder that are opened up to its first answer."""
    with tempfile.TemporaryDirectory() as folder:
        opened = Path(folder) / "opened"
        command = [str(python), "-c", COUNT, candidate.handler]
        with started(candidate, command, OPENED=str(opened)) as (_, api):
            api.await_next()
            answered(api, candidate)
        names = opened.read_text(encoding="utf-8").splitlines()
    return sum((candidate.folder / name).is_relative_to(candidate.folder) for name in names)


def measured_parts(
    python: Path, package: Path, talk: Sequence[bytes], talks: int = 500
) -> dict[str, float]:
    """Give part -> microseconds in a turn of a talk with a built package (`benchmark.parts`)."""
    done = subprocess.run(
        [str(python), "-P", "-m", "benchmark.parts", str(talks)],
        env={"PYTHONPATH": f"{package}{os.pathsep}{Path(__file__).parents[1]}"},
        input=b"[" + b",".join(talk) + b"]",
        stdout=subprocess.PIPE,
        check=True,
    )
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


@contextmanager
def started(
    candidate: Candidate, command: list[str], **more: str
) -> Iterator[tuple[subprocess.Popen[bytes], RuntimeApi]]:
    """Start a process in the candidate's folder as Lambda does; end it afterwards."""
    with RuntimeApi() as api:
        environment = {
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_LAMBDA_FUNCTION_NAME": "bench",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",  # as in template.yaml: lines are logged, and cost
            "AWS_LAMBDA_LOG_LEVEL": "INFO",
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "LAMBDA_TASK_ROOT": str(candidate.folder),
            "LANG": "en_US.UTF-8",
            "PATH": os.defpath,
            "PYTHONDONTWRITEBYTECODE": "1",  # the package lies on a file system that is read-only
            "TZ": ":UTC",
        }
        process = subprocess.Popen(
            command,
            cwd=candidate.folder,
            env=environment | candidate.environment | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield process, api
        except FunctionError as fault:
            raise FunctionError(f"{candidate.name}: {fault}") from None
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


def answered(api: RuntimeApi, candidate: Candidate) -> float:
    """Give the seconds of one turn; FunctionError where the answer is not the right one."""
    seconds, body = api.turn(candidate.event)
    if candidate.must_say not in body.decode():
        raise FunctionError(f"answered {body.decode()[:500]}")
    return seconds


def peak_memory(process: int) -> float:
    """Give the most that a process had resident, in MiB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def processor_time(process: int) -> float:
    """Give the seconds that a process has been on a processor, by all its threads."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
