from __future__ import annotations

import pytest

from simulator.language.text import read
from simulator.language.times import find_times


def times(text: str) -> list[str]:
    """Find the times of day in a text, as values."""
    return [found.value for found in find_times(read(text).texts)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("at eight", "08:00"),
        ("at five", "17:00"),
        ("at eight thirty", "08:30"),
        ("eight p m", "20:00"),
        ("8 pm", "20:00"),
        ("at twelve", "12:00"),
        ("twelve a m", "00:00"),
        ("half past nine", "09:30"),
        ("nine o'clock", "09:00"),
        ("seven in the evening", "19:00"),
        ("ten in the morning", "10:00"),
        ("at noon", "12:00"),
        ("midnight", "00:00"),
        ("next monday evening", "EV"),
        ("in the afternoon", "AF"),
        ("tonight at nine p m", "21:00"),
    ],
)
def test_a_time_is_found(said: str, expected: str) -> None:
    """In the platform's form, whichever way it is said."""
    assert times(said) == [expected]


def test_a_time_ends_with_its_last_word() -> None:
    """Whatever follows, or nothing, is not of it."""
    words = read("in three days at eight pm").texts

    assert [(found.start, found.end) for found in find_times(words)] == [(4, len(words))]


@pytest.mark.parametrize("said", ["three days", "two of my fingers", "for a while", "at ninety"])
def test_what_is_no_time_is_none(said: str) -> None:
    """A bare number may be about anything."""
    assert times(said) == []
