import pytest

from evaluation import Consultation, Vignette
from evaluation.scoring import Result, count, count_by_level
from triage import Level

EMERGENCY = Vignette(
    "e", "", {}, Level.EMERGENCY, frozenset({Level.URGENT, Level.EMERGENCY})
)  # fmt: skip
SELF_CARE = Vignette(
    "s", "", {}, Level.SELF_CARE, frozenset({Level.SELF_CARE, Level.SEE_DOCTOR})
)  # fmt: skip


def result(case: Vignette, level: Level | None, questions: int = 0) -> Result:
    """Give a result that reached a level after some questions."""
    asked = tuple(map(str, range(questions)))
    return Result(case, "story", Consultation(level, (), {}, asked))


@pytest.mark.parametrize(
    ("case", "level", "holds"),
    [
        (EMERGENCY, Level.EMERGENCY, "exact acceptable safe"),
        (EMERGENCY, Level.URGENT, "acceptable safe"),
        (EMERGENCY, Level.SEE_DOCTOR, "missed_emergency emergency_below_urgent"),
        (EMERGENCY, None, "missed_emergency emergency_below_urgent"),
        (SELF_CARE, Level.SELF_CARE, "exact acceptable safe"),
        (SELF_CARE, Level.SEE_DOCTOR, "acceptable safe above_expected"),
        (SELF_CARE, Level.URGENT, "safe above_expected over_triaged"),
        (SELF_CARE, None, ""),
    ],
)
def test_each_figure_counts_what_it_says(case: Vignette, level: Level | None, holds: str) -> None:
    """Advice is exact, acceptable, safe, missed or too much by the words of the README."""
    found = result(case, level)

    names = (
        "exact acceptable safe missed_emergency emergency_below_urgent above_expected over_triaged"
    ).split()
    assert [name for name in names if getattr(found, f"is_{name}")] == holds.split()


def test_counts_add_up() -> None:
    """The counts of the levels are those of all together."""
    results = [
        result(EMERGENCY, Level.URGENT, 1),
        result(SELF_CARE, Level.URGENT, 6),
        result(SELF_CARE, Level.SELF_CARE, 9),
    ]

    by_level = count_by_level(results)

    assert by_level[None] == count(results)
    assert sum(by_level[level].cases for level in Level) == 3
    assert (by_level[None].acceptable, by_level[None].over_triaged) == (2, 1)
    assert (by_level[None].median_questions, by_level[None].most_questions) == (6, 9)
    assert by_level[Level.URGENT].cases == by_level[Level.URGENT].most_questions == 0
