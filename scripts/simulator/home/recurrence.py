"""When a reminder rings that rings again: the recurrence rules of the platform.

A rule is as `FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;`. The platform
knows daily and weekly ones; there is no monthly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY")
_KEYS = frozenset("FREQ BYDAY BYHOUR BYMINUTE BYSECOND INTERVAL".split())
_FURTHEST = 366 * 2
"""Days after which a rule is given up that leads nowhere."""


class RecurrenceError(ValueError):
    """A recurrence that the platform does not know, in words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, in local time."""

    days: frozenset[int]
    """Weekdays, Monday 0; all of them for a daily rule."""
    times: tuple[time, ...]
    interval: int
    """Every how many days or weeks."""
    is_weekly: bool

    def after(self, moment: datetime, start: datetime) -> datetime | None:
        """Find the first ringing later than a moment and not before the start; all naive."""
        day = max(moment, start).date()
        for offset in range(_FURTHEST):
            date = day + timedelta(days=offset)
            if not self._takes(datetime.combine(date, time()), start):
                continue
            for at in self.times:
                ringing = datetime.combine(date, at)
                if ringing > moment and ringing >= start:
                    return ringing
        return None

    def _takes(self, day: datetime, start: datetime) -> bool:
        if day.weekday() not in self.days:
            return False
        first = datetime.combine(start.date(), time())
        if not self.is_weekly:
            return (day - first).days % self.interval == 0
        monday = first - timedelta(days=first.weekday())
        return (day - monday).days // 7 % self.interval == 0


def rules_of(recurrence: Mapping[str, object], scheduled: datetime | None) -> tuple[Rule, ...]:
    """Read the rules of a reminder's trigger, in the form of today or in the older one.

    Args:
        recurrence: `recurrenceRules`, or `freq` with `byDay` and `interval`.
        scheduled: the time that the older form rings at, local and naive.

    Raises:
        RecurrenceError: it has neither form, or says something that the platform does not know.
    """
    written = recurrence.get("recurrenceRules")
    if written is None:
        return (_older(recurrence, scheduled),)
    if not isinstance(written, list) or not written or not all(isinstance(r, str) for r in written):
        raise RecurrenceError("recurrenceRules must be a list of texts")
    return tuple(_parsed(rule) for rule in written)


def next_ringing(rules: Sequence[Rule], after: datetime, start: datetime) -> datetime | None:
    """Find the next ringing of any of the rules; all naive and local."""
    found = [ringing for rule in rules if (ringing := rule.after(after, start))]
    return min(found, default=None)


def _older(recurrence: Mapping[str, object], scheduled: datetime | None) -> Rule:
    if scheduled is None:
        raise RecurrenceError("a recurrence with freq needs a scheduledTime")
    days = recurrence.get("byDay") or []
    if not isinstance(days, list):
        raise RecurrenceError("byDay must be a list")
    interval = recurrence.get("interval") or 1
    frequency = str(recurrence.get("freq"))
    return _rule(frequency, [str(day) for day in days], interval, [scheduled.time()])


def _parsed(text: str) -> Rule:
    parts = dict(_parts(text))
    times = [
        time(hour, minute, second)
        for hour in _numbers(parts, "BYHOUR", 23)
        for minute in _numbers(parts, "BYMINUTE", 59)
        for second in _numbers(parts, "BYSECOND", 59)
    ]
    days = [day for day in parts.get("BYDAY", "").split(",") if day]
    return _rule(parts.get("FREQ", ""), days, parts.get("INTERVAL", "1"), times)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, text.split(";")):
        key, equals, value = part.partition("=")
        if not equals or key not in _KEYS:
            raise RecurrenceError(f"'{part}' is no part of a recurrence rule")
        yield key, value


def _numbers(parts: Mapping[str, str], key: str, most: int) -> list[int]:
    texts = parts.get(key, "0").split(",")
    if not all(re.fullmatch(r"\d{1,2}", text) and int(text) <= most for text in texts):
        raise RecurrenceError(f"{key} must be numbers up to {most}")
    return sorted(int(text) for text in texts)


def _rule(frequency: str, days: Sequence[str], interval: object, at: Sequence[time]) -> Rule:
    if frequency not in FREQUENCIES:
        raise RecurrenceError(f"'{frequency}' is no frequency: DAILY and WEEKLY are")
    if unknown := [day for day in days if day not in DAYS]:
        raise RecurrenceError(f"'{unknown[0]}' is no day: they are {', '.join(DAYS)}")
    if not re.fullmatch(r"[1-9]\d{0,2}", str(interval)):
        raise RecurrenceError("the interval must be a whole number from 1")
    is_weekly = frequency == "WEEKLY"
    if is_weekly and not days:
        raise RecurrenceError("a weekly rule needs its days (BYDAY)")
    chosen = frozenset(DAYS.index(day) for day in days) or frozenset(range(7))
    return Rule(chosen, tuple(sorted(set(at))), int(str(interval)), is_weekly)
