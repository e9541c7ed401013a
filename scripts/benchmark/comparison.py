"""The comparison: rounds of all candidates, and ratios within them."""

import random
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark.candidate import Candidate
from benchmark.run import Sample, run
from benchmark.throttle import Throttle

Rounds = dict[str, list[Sample]]
"""Candidate -> its sample of each round."""


@dataclass(frozen=True)
class Ratio:
    """How many times as much: the median of all rounds, and where it lies with 95 % certainty."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        """Give it as the table has it."""
        return f"{self.median:.2f} ({self.low:.2f}-{self.high:.2f})"


def measure(
    python: Path, compared: Sequence[Candidate], rounds: int, warm: int, throttle: Throttle | None
) -> Rounds:
    """Run all candidates round by round, each round beginning with another one.

    One round before the first is thrown away: it fills the caches.
    """
    samples: Rounds = {candidate.id: [] for candidate in compared}
    for number in range(rounds + 1):
        shift = number % len(compared)
        for candidate in [*compared[shift:], *compared[:shift]]:
            sample = run(python, candidate, warm if number else 1, throttle)
            if number:
                samples[candidate.id].append(sample)
        print(f"\r  round {number} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return samples


def median(samples: Sequence[Sample], what: str) -> float:
    """Give the median of one of the things measured."""
    values: list[float] = [getattr(sample, what) for sample in samples]
    return statistics.median(values)


def ratio(upper: Sequence[Sample], lower: Sequence[Sample], what: str) -> Ratio:
    """Give how many times as much `upper` takes as `lower`, by the bootstrap over rounds."""
    ratios = [
        getattr(one, what) / getattr(other, what) for one, other in zip(upper, lower, strict=True)
    ]
    chance = random.Random(1)  # noqa: S311 - the same intervals for the same samples
    medians = sorted(statistics.median(chance.choices(ratios, k=len(ratios))) for _ in range(2000))
    return Ratio(statistics.median(ratios), medians[50], medians[1949])
