from pathlib import Path

import pytest

from benchmark.candidate import Candidate
from benchmark.comparison import Rounds, median, ratio
from benchmark.report import Results, table
from benchmark.run import Sample


def sample(total: float, warm: float = 1.0) -> Sample:
    """Give a sample of which only the total and the warm turn matter."""
    return Sample(total / 2, total / 2, total, total, warm, 2 * warm, 20.0)


def candidate(name: str) -> Candidate:
    """Give a candidate that nobody starts."""
    return Candidate(name, f"the {name}", Path(name), "app.handler", b"{}", "")


def test_a_ratio_is_taken_round_by_round() -> None:
    """What slows a whole round slows both, and is not seen in the ratio."""
    slow_machine = [1.0, 3.0, 1.0, 9.0, 2.0]
    upper = [sample(100 * times) for times in slow_machine]
    lower = [sample(50 * times) for times in slow_machine]

    found = ratio(upper, lower, "total")

    assert (found.median, found.low, found.high) == (2.0, 2.0, 2.0)
    assert str(found) == "2.00 (2.00-2.00)"


def test_an_interval_holds_the_median_and_widens_with_the_noise() -> None:
    """A ratio that could be chance is seen to be one."""
    base = [sample(10.0)] * 9
    quiet = ratio([sample(20 + 0.1 * n) for n in range(9)], base, "total")
    noisy = ratio([sample(5 + 5.0 * n) for n in range(9)], base, "total")

    assert quiet.low <= quiet.median <= quiet.high
    assert noisy.low < 2 < noisy.high
    assert noisy.high - noisy.low > quiet.high - quiet.low


def test_samples_of_unequal_rounds_are_not_compared() -> None:
    """A round that one of them missed is a mistake, not a ratio."""
    with pytest.raises(ValueError, match="shorter"):
        ratio([sample(1), sample(1)], [sample(1)], "total")


def test_the_table_names_every_candidate_and_what_was_measured() -> None:
    """A reader sees each time, each ratio with its interval, and each size."""
    compared = [candidate(name) for name in ("ours", "remembering", "standard")]
    rounds: Rounds = {
        "ours": [sample(50, 0.5)] * 3,
        "remembering": [sample(75, 0.8)] * 3,
        "standard": [sample(300, 1.0)] * 3,
    }
    opened = {"ours": 17, "remembering": 35, "standard": 751}
    zipped = {"ours": 3_800_000, "remembering": 3_800_000, "standard": 1_900_000}

    text = table(Results(compared, "On a machine.", rounds, {}, opened, zipped))

    assert "| the standard | 150.0 | 150.0 | 300.0 | 300.0 | 1.00 | 2.00 | 6.00 (6.00-6.00)" in text
    assert "| the ours | 20.0 | 3.80 | 17 |" in text
    assert "takes 4.00 (4.00-4.00) times as long as this skill with a memory" in text
    assert "0.29" not in text
    assert "0.29" in table(Results(compared, "", rounds, rounds, opened, zipped))
    assert median(rounds["standard"], "first") == 150
