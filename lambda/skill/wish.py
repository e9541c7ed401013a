"""The wish for a reminder: when, as the slots tell it in the platform's forms."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import TypeVar

from skill.slots import SlotValue
from triage.dialogue.errand import Wish
from triage.protocol.duration import days_of

Read = TypeVar("Read")

PARTS_OF_DAY = {"MO": time(9), "AF": time(15), "EV": time(19), "NI": time(20)}
"""The hour that a part of the day stands for."""

_WEEK = r"(\d{4}-W\d{2})(-WE)?"
_MONTH = r"\d{4}-\d{2}"
_WEEKS = r"P(\d{1,3})W"
_SATURDAY, _MONDAY = "-6", "-1"


def wish_in(values: Mapping[str, tuple[SlotValue, ...]]) -> Wish:
    """Give when somebody wants to be reminded; what is in no known form is left open."""
    return Wish(
        days=_first(values, "remind_in", _days),
        on=_first(values, "remind_on", _day),
        at=_first(values, "remind_at", _time),
    )


def _first(
    values: Mapping[str, tuple[SlotValue, ...]], name: str, read: Callable[[str], Read | None]
) -> Read | None:
    return next((read(value.spoken) for value in values.get(name, ())), None)


def _days(form: str) -> int | None:
    """Give the days; weeks as said, since here nothing is safer for being taken loosely."""
    weeks = re.fullmatch(_WEEKS, form)
    return 7 * int(weeks[1]) if weeks else days_of(form)


def _day(form: str) -> date | None:
    """Give the day: of a week the Monday, of a weekend the Saturday, of a month the first."""
    week = re.fullmatch(_WEEK, form)
    if week is not None:
        form = week[1] + (_SATURDAY if week[2] else _MONDAY)
    elif re.fullmatch(_MONTH, form):
        form += "-01"
    return _read(date.fromisoformat, form)


def _time(form: str) -> time | None:
    return PARTS_OF_DAY.get(form) or _read(time.fromisoformat, form)


def _read(read: Callable[[str], Read], form: str) -> Read | None:
    try:
        return read(form)
    except ValueError:
        return None
