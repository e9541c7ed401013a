"""Errands: what has to be done in the world before the person can be answered truthfully."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class ErrandKind(StrEnum):
    """What is to be done."""

    TELL_TIME = "tell_time"
    """Find out what time it is where the person is."""
    SET_REMINDER = "set_reminder"
    CANCEL_REMINDER = "cancel_reminder"
    FORGET = "forget"
    """Delete all that is kept about the person."""


class Result(StrEnum):
    """What came of it."""

    DONE = "done"
    NOTHING = "nothing"
    """There was nothing to be done."""
    NO_PERMISSION = "no_permission"
    NOT_SUPPORTED = "not_supported"
    """The device cannot do it."""
    TOO_MANY = "too_many"
    """The device has as many reminders as it can hold."""
    FAILED = "failed"


@dataclass(frozen=True)
class Errand:
    """Something to be done."""

    kind: ErrandKind
    at: datetime | None = None
    """For SET_REMINDER: when, by the clock on the person's wall."""
    say: str = ""
    """For SET_REMINDER: what it is to say. It names no symptom."""


@dataclass(frozen=True)
class Report:
    """What came of an errand."""

    errand: ErrandKind
    result: Result
    now: datetime | None = None
    """For TELL_TIME: the time on the person's wall."""


@dataclass(frozen=True)
class Wish:
    """When somebody wants to be reminded, as far as they said."""

    days: int | None = None
    """In so many days."""
    on: date | None = None
    at: time | None = None


NO_WISH = Wish()
"""Nothing was said of when."""
