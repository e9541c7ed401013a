from __future__ import annotations

import pytest

from simulator.language.durations import find_durations
from simulator.language.text import read


def durations(text: str) -> list[str]:
    """Find the lengths of time in a text, as values."""
    return [found.value for found in find_durations(read(text).texts)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("three weeks", "P3W"),
        ("3 weeks", "P3W"),
        ("for about three weeks now", "P3W"),
        ("a couple of days", "P2D"),
        ("a couple days", "P2D"),
        ("couple of weeks", "P2W"),
        ("two months", "P2M"),
        ("two minutes", "PT2M"),
        ("ten minutes", "PT10M"),
        ("ten mins", "PT10M"),
        ("forty five seconds", "PT45S"),
        ("an hour", "PT1H"),
        ("half an hour", "PT30M"),
        ("half a day", "PT12H"),
        ("half a year", "P6M"),
        ("a quarter of an hour", "PT15M"),
        ("three quarters of an hour", "PT45M"),
        ("an hour and a half", "PT1H30M"),
        ("one and a half hours", "PT1H30M"),
        ("two and a half weeks", "P2W3DT12H"),
        ("a week and a half", "P1W3DT12H"),
        ("a year and a half", "P1Y6M"),
        ("two and a half years", "P2Y6M"),
        ("a month and a half", "P1M15D"),
        ("five hours and ten minutes", "PT5H10M"),
        ("two years three hours ten minutes", "P2YT3H10M"),
        ("one year and two months", "P1Y2M"),
        ("a week", "P1W"),
        ("a whole week", "P1W"),
        ("a day", "P1D"),
        ("a fortnight", "P2W"),
        ("two fortnights", "P4W"),
        ("a decade", "P10Y"),
        ("seven years", "P7Y"),
        ("eight weeks", "P8W"),
        ("three nights", "P3D"),
        ("about ten days", "P10D"),
        ("around ten days", "P10D"),
        ("almost ten days", "P10D"),
        ("over ten days", "P10D"),
        ("more than ten days", "P10D"),
        ("two or three weeks", "P3W"),
        ("three to four days", "P4D"),
        ("the last 24 hours", "PT24H"),
        ("twenty one days", "P21D"),
        ("a few days", "P3D"),
        ("several hours", "PT5H"),
    ],
)
def test_lengths_of_time_have_one_form(said: str, expected: str) -> None:
    """Whatever the wording, the value is what the platform would send."""
    assert durations(said) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "i am five years old",
        "a five year old fern",
        "twice a day",
        "three times a week",
        "four cups a day",
        "a while",
        "days",
        "someday",
        "no",
        "",
    ],
)
def test_other_words_of_time_are_no_length(said: str) -> None:
    """An age, a rate and a bare unit are not taken for how long something lasted."""
    assert durations(said) == []


def test_several_lengths_are_found_apart() -> None:
    """Two lengths in one sentence do not run together."""
    assert durations("ten minutes every day for three weeks") == ["PT10M", "P3W"]


def test_vague_lengths_say_so() -> None:
    """'A few days' can give way to a slot type that lists it."""
    assert [found.is_vague for found in find_durations("a few days".split())] == [True]
