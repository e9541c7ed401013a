"""The speed: the served skill beside its baselines, in alternating rounds of one run."""

import asyncio
import statistics
from contextlib import ExitStack
from dataclasses import dataclass

from host.load.bench import Bench
from host.load.caller import Pace, call_at_pace
from host.load.hammer import LONGEST_SECONDS, Blows, hammer
from host.load.private_service import ADAPTER, FLASK, HELLO, KINDS, SKILL, STOCK
from host.load.service_process import started

_NAMES = {
    SKILL: "the skill, verified",
    HELLO: "a skill that says hello, verified",
    ADAPTER: "SkillAdapter, unverified, SDK's serializer",
    STOCK: "plain Flask, waitress as it comes",
    FLASK: "plain Flask",
}


@dataclass(frozen=True)
class Speed:
    """What was measured, round by round."""

    blows: dict[str, list[Blows]]
    half_rate: float
    """Half of the skill's peak, in requests a second."""
    pace: Pace
    """How the skill answered at that rate."""

    @property
    def errors(self) -> int:
        """Requests that were not answered with 200."""
        return self.pace.errors + sum(b.errors for rounds in self.blows.values() for b in rounds)

    def ratio(self, kind: str, to: str) -> float:
        """Give the median, over the rounds, of one's rate per processor to the other's."""
        pairs = zip(self.blows[kind], self.blows[to], strict=True)
        return statistics.median(one.rate_per_cpu / other.rate_per_cpu for one, other in pairs)

    def __str__(self) -> str:
        """Give the table."""
        lines = ["one worker, per processor second, median of the rounds"]
        for kind in reversed(KINDS):
            rounds = self.blows[kind]
            rate = statistics.median(blow.rate_per_cpu for blow in rounds)
            p50, p99 = (
                statistics.median(getattr(blow, name) for blow in rounds)
                for name in ("p50_ms", "p99_ms")
            )
            lines.append(
                f"  {_NAMES[kind]:44}{rate:6.0f} requests  {self.ratio(kind, FLASK):.2f}x"
                f"  p50 {p50:.1f} ms  p99 {p99:.1f} ms"
            )
        lines.append(
            f"  the skill at half its peak, {self.half_rate:.0f} a second:"
            f"  p50 {self.pace.percentile_ms(50):.1f} ms  p99 {self.pace.percentile_ms(99):.1f} ms"
        )
        lines.append(f"  errors: {self.errors}")
        return "\n".join(lines)


def measure(bench: Bench, rounds: int, seconds: int) -> Speed:
    """Measure all of them, `rounds` times in turn, and then the skill at half its peak."""
    blows: dict[str, list[Blows]] = {kind: [] for kind in KINDS}
    with ExitStack() as running:
        services = {kind: running.enter_context(started(bench.folder, kind)) for kind in KINDS}
        for kind in KINDS:  # what is loaded once is loaded now
            hammer(services[kind], bench.bodies(), bench.signer, 1)
        for _ in range(rounds):
            for kind in KINDS:
                bodies = bench.bodies()
                blows[kind].append(hammer(services[kind], bodies, bench.signer, seconds))
        half = statistics.median(blow.rate for blow in blows[SKILL]) / 2
        requests = [bench.signer.request(body) for body in bench.bodies()]
        length = min(rounds * seconds, LONGEST_SECONDS)
        pace = asyncio.run(call_at_pace(services[SKILL].port, requests, half, length))
    return Speed(blows, half, pace)
