from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.tellings import PROPERTY
from triage.protocol.duration import days_of, days_since

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        pytest.param("P3D", 3, id="days"),
        pytest.param("P0D", 0, id="no-days"),
        pytest.param("P1W", 7, id="one-week-as-said"),
        pytest.param("P2W", 15, id="two-weeks-said-loosely"),
        pytest.param("P3W", 22, id="three-weeks"),
        pytest.param("P8W", 57, id="eight-weeks"),
        pytest.param("P14D", 14, id="fourteen-days-as-said"),
        pytest.param("P2M", 60, id="two-months"),
        pytest.param("PT2M", 0, id="two-minutes"),
        pytest.param("P1M", 30, id="one-month"),
        pytest.param("P1Y", 365, id="one-year"),
        pytest.param("PT5H", 0, id="hours"),
        pytest.param("PT36H", 1, id="a-day-and-a-half-in-hours"),
        pytest.param("PT45S", 0, id="seconds"),
        pytest.param("PT5H10M", 0, id="hours-and-minutes"),
        pytest.param("P1DT", 1, id="bare-t-at-the-end"),
        pytest.param("P1DT12H", 1, id="day-and-hours"),
        pytest.param("P2W3D", 17, id="weeks-and-days"),
        pytest.param("P1M2W", 44, id="months-and-weeks"),
        pytest.param("P2YT3H10M", 730, id="years-and-hours"),
        pytest.param("P1Y2M3W4DT5H6M7S", 450, id="everything"),
        pytest.param("P1.5W", 10, id="fraction-of-weeks"),
        pytest.param("P0.5D", 0, id="fraction-of-a-day"),
        pytest.param("PT0.5H", 0, id="fraction-of-an-hour"),
        pytest.param("p3d", 3, id="lower-case"),
        pytest.param("  P3D ", 3, id="spaces-around"),
        pytest.param("P9000000D", 36500, id="absurdly-long"),
    ],
)
def test_a_duration_is_given_in_whole_days(duration: str, days: int) -> None:
    """The platform's form becomes days, and weeks said loosely fall on the safer side."""
    assert days_of(duration) == days


@pytest.mark.parametrize(
    "duration",
    ["", " ", "P", "PT", "T", "3D", "P3", "PD", "P-3D", "P3D2W", "PT3D", "P1H", "PXD", "?", "null"],
)
def test_what_is_no_duration_tells_nothing(duration: str) -> None:
    """A form that does not read is no duration, never a duration of nothing."""
    assert days_of(duration) is None


def test_weeks_said_loosely_reach_past_two_weeks() -> None:
    """'About two weeks' counts as more than two, so that a doctor looks at it."""
    assert (days_of("P2W") or 0) > 14


@PROPERTY
@given(st.text() | st.from_regex(r"P(\d+[YMWD])*(T(\d+[HMS])*)?", fullmatch=True))
def test_no_text_breaks_the_reading_of_a_duration(text: str) -> None:
    """Whatever a slot holds, it becomes days that are not negative, or nothing."""
    days = days_of(text)

    assert days is None or days >= 0


def test_a_number_of_any_length_is_a_long_time() -> None:
    """A slot with hundreds of digits is a very long time, and no fault."""
    assert days_of(f"P{'9' * 400}Y") == days_of("P9000000D")


@pytest.mark.parametrize(
    ("day", "days"),
    [
        pytest.param("2026-11-23", 0, id="today"),
        pytest.param("2026-11-22", 1, id="yesterday"),
        pytest.param("2026-11-10", 13, id="day"),
        pytest.param("2025-11-23", 365, id="a-year-ago"),
        pytest.param("2026-W48", 0, id="this-week"),
        pytest.param("2026-W46", 14, id="week"),
        pytest.param("2026-W47-WE", 2, id="weekend"),
        pytest.param("2026-10", 53, id="month"),
        pytest.param("2026-10-XX", 53, id="month-with-unknown-day"),
        pytest.param("2026", 326, id="year"),
        pytest.param("202X", 2518, id="decade"),
        pytest.param("2026-SU", 175, id="summer"),
        pytest.param("2026-SP", 267, id="spring"),
        pytest.param("2026-FA", 83, id="fall"),
        pytest.param("2026-w46", 14, id="lower-case"),
        pytest.param(" 2026-11-10 ", 13, id="spaces-around"),
    ],
)
def test_a_date_is_counted_from_its_first_day(day: str, days: int) -> None:
    """Every form of the platform's dates becomes days up to today, the longest that it may mean."""
    assert days_since(day, MONDAY) == days


@pytest.mark.parametrize("ahead", range(1, 8))
def test_a_coming_weekday_means_the_past_one(ahead: int) -> None:
    """'Since Thursday' is of the past, though the platform resolves it to the next Thursday."""
    coming = MONDAY + timedelta(days=ahead)

    assert days_since(coming.isoformat(), MONDAY) == 7 - ahead


@pytest.mark.parametrize(
    ("day", "days"),
    [("2026-W49", 0), ("2026-W48-WE", 2)],
)
def test_a_coming_week_or_weekend_means_the_past_one(day: str, days: int) -> None:
    """'Since the weekend' is of the past, though the platform resolves it to the next one."""
    assert days_since(day, MONDAY) == days


def test_a_month_that_is_about_to_begin_means_the_past_one() -> None:
    """'Since December', said at the end of November, is a year and not four days."""
    days = days_since("2026-12", date(2026, 11, 28))

    assert days is None or days > 14


@pytest.mark.parametrize(
    "day",
    [
        "",
        " ",
        "?",
        "PRESENT_REF",
        "2026-11-24T08:00",
        "2026-13-01",
        "2026-02-30",
        "2026-00",
        "2026-W00",
        "2026-W54",
        "2026-XX-XX",
        "0000",
        "000X",
        "0000-W01",
        "2026-XY",
        "9999-12-31",
        "2030",
        "yesterday",
    ],
)
def test_what_is_no_day_of_the_past_tells_nothing(day: str) -> None:
    """An absurd or future date leaves the question open, and breaks nothing."""
    assert days_since(day, MONDAY) is None


@PROPERTY
@given(
    st.text()
    | st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True)
    | st.from_regex(r"\d{4}-W\d{2}(-WE)?", fullmatch=True)
)
def test_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    """Whatever a slot holds, it becomes days that are not negative, or nothing."""
    days = days_since(text, MONDAY)

    assert days is None or days >= 0
