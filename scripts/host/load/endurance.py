"""The endurance: memory over very many requests, and what is left after a killing."""

import contextlib
import os
import signal
import time
from dataclasses import dataclass, field

from host.load.bench import Bench
from host.load.hammer import hammer
from host.load.service_process import ServiceProcess, started
from host.load.sessions import Outcome, converse

_RUN_SECONDS = 1
_FEWEST_LOOKS = 6
"""However fast the requests are through: the first third of the looks sees it still filling up."""

MOST_GROWTH = 2_000_000
"""Bytes of all workers, over the last two thirds of the requests."""


@dataclass
class Endurance:
    """What was seen while requests were sent."""

    errors: int = 0
    seen: list[tuple[int, int]] = field(default_factory=list)
    """Requests so far, and the bytes of memory then."""

    @property
    def growth(self) -> int:
        """Bytes, over the last two thirds, when all that is kept is there."""
        settled = self.seen[len(self.seen) // 3 :]
        return settled[-1][1] - settled[0][1]

    def __str__(self) -> str:
        """Give the lines."""
        shown = [self.seen[int(part * (len(self.seen) - 1) / 4)] for part in range(5)]
        steps = ", ".join(f"{memory / 1e6:.1f} MB after {count}" for count, memory in shown)
        grown = f"{self.growth / 1e6:+.2f} MB over the last two thirds"
        return f"memory: {steps}\n  {grown}; errors: {self.errors}"


def endure(bench: Bench, requests: int, workers: int) -> Endurance:
    """Send at least so many requests, and watch the memory of the workers."""
    endurance = Endurance()
    count = 0
    with started(bench.folder, workers=workers) as service:
        while count < requests or len(endurance.seen) < _FEWEST_LOOKS:
            blows = hammer(service, bench.bodies(), bench.signer, _RUN_SECONDS)
            if not blows.requests:
                raise RuntimeError("the service does not answer")
            count += blows.requests
            endurance.errors += blows.errors
            endurance.seen.append((count, service.memory()))
    return endurance


@dataclass(frozen=True)
class Survival:
    """What came of the conversations, undisturbed and with killings."""

    calm: Outcome
    disturbed: Outcome
    sessions: int

    def __str__(self) -> str:
        """Give the lines."""
        return "\n".join(
            f"{self.sessions} sessions, {name}: {outcome.turns} turns, {outcome.different} wrong,"
            f" {outcome.ways} different ends, {outcome.retries} calls made again"
            for name, outcome in (("undisturbed", self.calm), ("with killings", self.disturbed))
        )


async def survive(bench: Bench, sessions: int, workers: int) -> Survival:
    """Hold conversations undisturbed; then kill a worker in one turn and all of it in another."""
    with started(bench.folder, workers=workers) as service:
        calm = await converse(service, bench.signer, bench.handler, sessions)
    with contextlib.ExitStack() as running:
        service = running.enter_context(started(bench.folder, workers=workers))

        def kill(turn: int) -> None:
            if turn == 1:
                os.kill(service.workers[0], signal.SIGKILL)
            if turn == 3:
                service.kill()
                _restart(running, bench, service, workers)

        disturbed = await converse(service, bench.signer, bench.handler, sessions, kill)
    return Survival(calm, disturbed, sessions)


def _restart(
    running: contextlib.ExitStack, bench: Bench, service: ServiceProcess, workers: int
) -> None:
    time.sleep(0.5)  # so that somebody calls in vain
    running.enter_context(started(bench.folder, workers=workers, port=service.port))
