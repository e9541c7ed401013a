"""The benchmark: every case in every way, and the figures that come of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluation.consultation import WAYS, Clinic
from evaluation.scoring import Counts, Result, count_by_level
from evaluation.shortfall import Shortfall, find_shortfall
from evaluation.vignette import Vignette
from triage import Level


@dataclass(frozen=True)
class Miss:
    """A result that is not acceptable, and why."""

    result: Result
    shortfall: Shortfall


@dataclass(frozen=True)
class Benchmark:
    """What came of a run."""

    name: str
    """Which cases they are: the names of their files."""
    content_version: str
    results: tuple[Result, ...]
    misses: tuple[Miss, ...]

    @property
    def counts(self) -> Mapping[str, Mapping[Level | None, Counts]]:
        """Give the counts by way and by expected level; None stands for all levels."""
        return {
            way: count_by_level(result for result in self.results if result.way == way)
            for way in WAYS
        }

    @property
    def number_of_cases(self) -> int:
        """Give how many cases were brought in each way."""
        return len({result.case.id for result in self.results})


def run_benchmark(clinic: Clinic, name: str, cases: Iterable[Vignette]) -> Benchmark:
    """Bring every case in every way."""
    results = tuple(
        Result(case, way, consult(clinic, case)) for case in cases for way, consult in WAYS.items()
    )
    misses = (
        Miss(result, find_shortfall(clinic.content.protocol, result))
        for result in results
        if not result.is_acceptable
    )
    return Benchmark(name, clinic.content.version, results, tuple(misses))
