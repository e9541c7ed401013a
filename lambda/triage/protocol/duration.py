"""Durations: how long something has gone on, in whole days, resolved to the safer side."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

_NUMBER = r"(\d+(?:\.\d+)?)"
_ISO = (
    rf"P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:\d+(?:\.\d+)?S)?)?"
)
"""Its groups are in the order of `_DAYS`.

Compiled when it is first used, as every pattern here: a start needs none.
"""
_DAYS = {
    "years": 365.0,
    "months": 30.0,
    "weeks": 7.0,
    "days": 1.0,
    "hours": 1 / 24,
    "minutes": 1 / 1440,
}
_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9}
_LOOSE_WEEKS = 2
_WEEK = timedelta(days=7)
_MOST_DAYS = 36500


def days_of(duration: str) -> int | None:
    """Give the whole days of an ISO 8601 duration such as `P3D`, or None if it does not read.

    `P2M` is two months and `PT2M` two minutes. From two weeks on, weeks are taken as said
    loosely ('about two weeks') and count one day more, so that they fall on the safer side.
    """
    text = duration.strip().upper()
    amounts = _amounts(text)
    if not amounts and not re.fullmatch(r"PT\d+(\.\d+)?S", text):
        return None
    is_loose = len(amounts) == 1 and amounts.get("weeks", 0) >= _LOOSE_WEEKS
    days = sum([_DAYS[unit] * amount for unit, amount in amounts.items()])
    return int(min(days + is_loose, _MOST_DAYS))


def _amounts(text: str) -> dict[str, float]:
    """Give unit -> its number. Most durations have just one, and need no pattern."""
    number, unit = text[1:-1], _UNITS.get(text[-1:])
    if unit is not None and text[0] == "P" and number.isdecimal():
        return {unit: float(number)}
    match = re.fullmatch(_ISO, text)
    said = zip(_DAYS, match.groups(), strict=True) if match else ()
    return {unit: float(number) for unit, number in said if number}


def days_since(day: str, today: date) -> int | None:
    """Give the whole days from a date in Alexa's form to today, or None if it does not read.

    Takes a day, a week, a weekend, a month, a season, a year or a decade, and counts from its
    first day. People say 'since tuesday' or 'since december' of the past, and the platform may
    resolve it to the future: then the same weekday of the past week is meant, or the same month
    of the past year.
    """
    text = day.strip().upper()
    first = _first_day(text)
    if first is None:
        return None
    if first > today:
        is_near = first <= today + _WEEK and ("W" in text or text.count("-") == 2)
        first = first - _WEEK if is_near else _year_before(first)
    return (today - first).days if first <= today else None


def _year_before(first: date) -> date:
    return first - timedelta(days=365)


def _first_day(text: str) -> date | None:
    for form, first_of in _FORMS.items():
        if match := re.fullmatch(form, text):
            try:
                return first_of(match)
            except ValueError:
                return None
    return None


_FORMS: Mapping[str, Callable[[re.Match[str]], date]] = {
    r"(\d{4})-(\d{2})-(\d{2})": lambda m: date(int(m[1]), int(m[2]), int(m[3])),
    r"(\d{4})-W(\d{2})": lambda m: date.fromisocalendar(int(m[1]), int(m[2]), 1),
    r"(\d{4})-W(\d{2})-WE": lambda m: date.fromisocalendar(int(m[1]), int(m[2]), 6),
    r"(\d{4})-WI": lambda m: date(int(m[1]) - 1, 12, 1),
    r"(\d{4})-(SP|SU|FA)": lambda m: date(int(m[1]), _SEASONS[m[2]], 1),
    r"(\d{4})-(\d{2})(?:-XX)?": lambda m: date(int(m[1]), int(m[2]), 1),
    r"(\d{4})": lambda m: date(int(m[1]), 1, 1),
    r"(\d{3})X": lambda m: date(int(m[1]) * 10, 1, 1),
}
"""The forms of AMAZON.DATE, and the first day that each means."""
