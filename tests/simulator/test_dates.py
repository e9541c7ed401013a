from __future__ import annotations

from datetime import date

import pytest

from simulator.language.dates import find_dates
from simulator.language.text import read

WEDNESDAY = date(2026, 5, 6)


def dates(text: str, today: date = WEDNESDAY) -> list[str]:
    """Find the dates in a text, as values."""
    return [found.value for found in find_dates(read(text).texts, today)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("today", "2026-05-06"),
        ("this morning", "2026-05-06"),
        ("yesterday", "2026-05-05"),
        ("last night", "2026-05-05"),
        ("the day before yesterday", "2026-05-04"),
        ("tomorrow", "2026-05-07"),
        ("monday", "2026-05-11"),
        ("on wednesday", "2026-05-13"),
        ("last monday", "2026-05-04"),
        ("last tuesday", "2026-05-05"),
        ("last wednesday", "2026-04-29"),
        ("last thursday", "2026-04-30"),
        ("next friday", "2026-05-08"),
        ("last week", "2026-W18"),
        ("this week", "2026-W19"),
        ("last weekend", "2026-W18-WE"),
        ("last month", "2026-04"),
        ("last year", "2025"),
        ("june", "2026-06"),
        ("last june", "2025-06"),
        ("since march", "2027-03"),
        ("last march", "2026-03"),
        ("the third of may", "2027-05-03"),
        ("may third", "2027-05-03"),
        ("june 21st", "2026-06-21"),
        ("the twenty first of june", "2026-06-21"),
        ("june 3", "2026-06-03"),
        ("in 2019", "2019"),
        ("nineteen ninety five", "1995"),
        ("last summer", "2025-SU"),
        ("right now", "PRESENT_REF"),
        ("now", "PRESENT_REF"),
    ],
)
def test_dates_have_the_form_of_the_platform(said: str, expected: str) -> None:
    """A date in words is what the platform would send on a Wednesday in May 2026."""
    assert dates(said) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "it may be wet",
        "march to the door",
        "i had a fall",
        "and now it droops",
        "this",
        "last",
        "the first time",
        "",
    ],
)
def test_everyday_words_are_no_dates(said: str) -> None:
    """Months and seasons that are other words too need a word that points."""
    assert dates(said) == []


def test_a_day_that_does_not_exist_is_no_date() -> None:
    """The thirtieth of February is not invented."""
    assert "2026-02-30" not in dates("the thirtieth of february")


def test_the_year_turns() -> None:
    """Last week and last month are right in the first days of a year."""
    new_year = date(2027, 1, 2)

    assert dates("last month", new_year) == ["2026-12"]
    assert dates("last week", new_year) == ["2026-W52"]
