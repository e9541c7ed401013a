"""AMAZON.DATE: days, weeks, months, years and seasons in words, as the platform writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.language.numerals import ORDINALS, TENS, read_count

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT_MONTHS = {"jan": 1, "feb": 2, "apr": 4, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_ENGLISH_WORDS = frozenset(("march", "may", "fall", "spring"))
"""Months and seasons that are everyday words too: they need a word before them that points."""
_POINTING = frozenset("in since last this next of early late until by during from past mid".split())
_DAYS_AWAY = {
    ("today",): 0,
    ("tonight",): 0,
    ("this", "morning"): 0,
    ("this", "afternoon"): 0,
    ("this", "evening"): 0,
    ("yesterday",): -1,
    ("yesterday", "morning"): -1,
    ("yesterday", "afternoon"): -1,
    ("yesterday", "evening"): -1,
    ("last", "night"): -1,
    ("tomorrow",): 1,
    ("tomorrow", "morning"): 1,
    ("tomorrow", "night"): 1,
    ("the", "day", "before", "yesterday"): -2,
    ("day", "before", "yesterday"): -2,
    ("the", "day", "after", "tomorrow"): 2,
    ("day", "after", "tomorrow"): 2,
}
_WHICH = {"last": -1, "past": -1, "this": 0, "next": 1, "previous": -1}


@dataclass(frozen=True, slots=True)
class SpokenDate:
    """A date found in a sentence."""

    start: int
    end: int
    """Position after its last word."""
    value: str
    """In the platform's form: 2026-05-01, 2026-W18, 2026-05, 2026, 2026-SU, PRESENT_REF."""


def find_dates(words: Sequence[str], today: date) -> list[SpokenDate]:
    """Find every date in the words, longest first from the left.

    A bare weekday or month is the next one, as on the platform; with 'last' it is the one before.
    """
    found: list[SpokenDate] = []
    position = 0
    while position < len(words):
        spoken = _read_date(words, position, today)
        if spoken:
            found.append(spoken)
        position = spoken.end if spoken else position + 1
    return found


def _read_date(words: Sequence[str], start: int, today: date) -> SpokenDate | None:
    readers = (_relative_day, _day_of_month, _weekday, _period, _month, _season, _year, _present)
    for reader in readers:
        spoken = reader(words, start, today)
        if spoken:
            return spoken
    return None


def _relative_day(words: Sequence[str], start: int, today: date) -> SpokenDate | None:
    for length in (4, 3, 2, 1):
        phrase = tuple(words[start : start + length])
        if phrase in _DAYS_AWAY:
            day = today + timedelta(days=_DAYS_AWAY[phrase])
            return SpokenDate(start, start + len(phrase), day.isoformat())
    return None


def _weekday(words: Sequence[str], start: int, today: date) -> SpokenDate | None:
    position = start + (_at(words, start) in _WHICH)
    name = _at(words, position)
    name = name if name in _WEEKDAYS else name.removesuffix("s")
    if name not in _WEEKDAYS:
        return None
    ahead = (_WEEKDAYS.index(name) - today.weekday() - 1) % 7 + 1
    is_past = _WHICH.get(_at(words, start), 0) < 0
    day = today + timedelta(days=ahead - 7 if is_past and ahead < 7 else ahead)
    if is_past and ahead == 7:
        day = today - timedelta(days=7)
    return SpokenDate(start, position + 1, day.isoformat())


def _day_of_month(words: Sequence[str], start: int, today: date) -> SpokenDate | None:
    """Read 'the third of may', 'may third', 'may twenty second', 'june three'."""
    position = start + (_at(words, start) == "the")
    day = _day_number(words, position)
    if day:
        number, end = day
        end += _at(words, end) == "of"
        month = _month_number(_at(words, end))
        return _dated(number, month, start, end + 1, today) if month else None
    month = _month_number(_at(words, start))
    after = start + 1 + (_at(words, start + 1) == "the")
    day = _day_number(words, after) or _plain_day(words, after)
    if month and day:
        return _dated(day[0], month, start, day[1], today)
    return None


def _day_number(words: Sequence[str], position: int) -> tuple[int, int] | None:
    word, following = _at(words, position), _at(words, position + 1)
    if word in TENS and ORDINALS.get(following, 10) < 10:
        return TENS[word] + ORDINALS[following], position + 2
    return (ORDINALS[word], position + 1) if word in ORDINALS else None


def _plain_day(words: Sequence[str], position: int) -> tuple[int, int] | None:
    count = read_count(words, position)
    return (int(count.value), count.end) if count and 1 <= count.value <= 31 else None


def _dated(day: int, month: int, start: int, end: int, today: date) -> SpokenDate | None:
    year = today.year + ((month, day) < (today.month, today.day))
    try:
        return SpokenDate(start, end, date(year, month, day).isoformat())
    except ValueError:  # there is no such day, as the thirtieth of february
        return None


def _period(words: Sequence[str], start: int, today: date) -> SpokenDate | None:
    """Read 'last week', 'this month', 'next year', 'last weekend'."""
    which, unit = _WHICH.get(_at(words, start)), _at(words, start + 1)
    if which is None or unit not in ("week", "weekend", "month", "year"):
        return None
    return SpokenDate(start, start + 2, _period_value(which, unit, today))


def _period_value(which: int, unit: str, today: date) -> str:
    if unit == "year":
        return f"{today.year + which:04}"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + which
        return f"{months // 12:04}-{months % 12 + 1:02}"
    calendar = (today + timedelta(weeks=which)).isocalendar()
    return f"{calendar.year:04}-W{calendar.week:02}{'-WE' if unit == 'weekend' else ''}"


def _month(words: Sequence[str], start: int, today: date) -> SpokenDate | None:
    which = _WHICH.get(_at(words, start))
    position = start + (which is not None)
    month = _month_number(_at(words, position))
    if not month or not _is_meant(words, position):
        return None
    is_past = which is not None and which < 0
    year = today.year - (month >= today.month) if is_past else today.year + (month < today.month)
    return SpokenDate(start, position + 1, f"{year:04}-{month:02}")


def _season(words: Sequence[str], start: int, today: date) -> SpokenDate | None:
    which = _WHICH.get(_at(words, start))
    position = start + (which is not None)
    season = _SEASONS.get(_at(words, position))
    if not season or not (which is not None or _is_meant(words, position)):
        return None
    return SpokenDate(start, position + 1, f"{today.year + min(which or 0, 0):04}-{season}")


def _year(words: Sequence[str], start: int, _today: date) -> SpokenDate | None:
    """Read 'twenty nineteen', 'nineteen ninety five', 'two thousand and three'."""
    first, rest = _at(words, start), words[start + 1 : start + 3]
    if first in ("nineteen", "twenty") and rest:
        count = read_count(rest, 0)
        if count and 10 <= count.value < 100:
            century = 1900 if first == "nineteen" else 2000
            return SpokenDate(start, start + 1 + count.end, f"{century + int(count.value)}")
    count = read_count(words, start) if first == "two" else None
    if count and 2000 <= count.value < 2100:
        return SpokenDate(start, count.end, f"{int(count.value)}")
    return None


def _present(words: Sequence[str], start: int, _today: date) -> SpokenDate | None:
    if tuple(words[start : start + 2]) == ("right", "now") or tuple(words) == ("now",):
        return SpokenDate(start, start + len(words[start : start + 2]), "PRESENT_REF")
    return None


def _month_number(word: str) -> int:
    return _MONTHS.index(word) + 1 if word in _MONTHS else _SHORT_MONTHS.get(word, 0)


def _is_meant(words: Sequence[str], position: int) -> bool:
    if _at(words, position) not in _ENGLISH_WORDS:
        return True
    return position > 0 and words[position - 1] in _POINTING


def _at(words: Sequence[str], position: int) -> str:
    return words[position] if position < len(words) else ""
