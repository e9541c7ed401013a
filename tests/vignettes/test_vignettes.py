"""The guard: how well the skill does on every case of the project, and that it stays so.

A failure lists the misses with their reasons, as ./scripts/vignettes does.
"""

import pytest

from evaluation.benchmark import Benchmark
from evaluation.report import misses
from evaluation.scoring import Counts
from triage import Level

BY_FACTS = ("engine", "dialogue")
SPOKEN = ("dialogue", "story")
LEAST_ACCEPTABLE = {"engine": 0.97, "dialogue": 0.97, "story": 0.90}
MOST_OVER_TRIAGED = 0.10


def told(benchmark: Benchmark) -> str:
    """Give the misses, for a test that fails."""
    return "\n".join(misses(benchmark))


def all_of(benchmark: Benchmark, way: str, level: Level | None = None) -> Counts:
    """Give the counts of a way."""
    return benchmark.counts[way][level]


def test_there_are_enough_cases_of_every_sort(benchmark: Benchmark) -> None:
    """Each level is asked for by many cases, and self-care by a good part of them."""
    cases = {result.case.id: result.case for result in benchmark.results}
    levels = [case.expected for case in cases.values()]

    assert sum(name[0] in "owt" for name in cases) >= 100
    assert sum(name.startswith("v") for name in cases) == 40
    assert all(levels.count(level) >= 30 for level in Level)
    assert levels.count(Level.SELF_CARE) >= len(levels) / 4


@pytest.mark.parametrize("way", BY_FACTS)
def test_no_emergency_is_missed_by_the_facts(benchmark: Benchmark, way: str) -> None:
    """Who answers truthfully is never told to wait with an emergency, nor below what is due."""
    counts = all_of(benchmark, way)

    assert counts.missed_emergencies == 0, told(benchmark)
    assert counts.emergencies_below_urgent == 0, told(benchmark)


def test_no_story_of_an_emergency_is_told_to_wait(benchmark: Benchmark) -> None:
    """However it is told, an emergency is told to get help the same day at the latest."""
    assert all_of(benchmark, "story").emergencies_below_urgent == 0, told(benchmark)


@pytest.mark.parametrize("way", LEAST_ACCEPTABLE)
def test_the_advice_is_acceptable(benchmark: Benchmark, way: str) -> None:
    """The share that a clinician could defend stays above the target."""
    counts = all_of(benchmark, way)

    assert counts.acceptable / counts.cases >= LEAST_ACCEPTABLE[way], told(benchmark)


@pytest.mark.parametrize("way", LEAST_ACCEPTABLE)
def test_little_self_care_is_over_triaged(benchmark: Benchmark, way: str) -> None:
    """People with a harmless twitch are not sent to a doctor for being talkative."""
    counts = all_of(benchmark, way, Level.SELF_CARE)

    assert counts.over_triaged / counts.cases <= MOST_OVER_TRIAGED, told(benchmark)


@pytest.mark.parametrize("way", SPOKEN)
def test_few_questions_are_asked(benchmark: Benchmark, way: str) -> None:
    """Six questions in the median, nine in any case."""
    counts = all_of(benchmark, way)

    assert 1 <= counts.median_questions <= 6
    assert counts.most_questions <= 9


def test_every_talk_ends_with_advice(benchmark: Benchmark) -> None:
    """Nobody is left without advice, and what was said is there to be read."""
    for result in benchmark.results:
        assert result.consultation.level is not None, result.case.id
        if result.way in SPOKEN:
            assert result.consultation.transcript[-1].startswith("skill: ")
            assert len(result.consultation.transcript) >= 2
