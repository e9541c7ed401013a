from __future__ import annotations

import pytest

from simulator.language.numerals import in_words, read_count


@pytest.mark.parametrize("number", [*range(100), 100, 200, 300, 1000, 2000, 5000, 12000, 90000])
def test_figures_and_words_are_the_same_number(number: int) -> None:
    """A number in figures is understood as the same number in words."""
    words = in_words(str(number))

    count = read_count(words, 0)

    assert count is not None
    assert (count.value, count.end) == (number, len(words))


@pytest.mark.parametrize(
    ("words", "value", "end"),
    [
        ("nine one one please", 911, 3),
        ("one hundred and five pots", 105, 4),
        ("a hundred", None, 0),
        ("two thousand three hundred and twelve", 2312, 6),
        ("seven of them", 7, 1),
        ("forty two", 42, 2),
        ("pots", None, 0),
        ("", None, 0),
    ],
)
def test_numbers_are_read_as_far_as_they_go(words: str, value: int | None, end: int) -> None:
    """A number ends where the words stop being one."""
    count = read_count(words.split(), 0)

    assert (count.value if count else None, count.end if count else 0) == (value, end)
