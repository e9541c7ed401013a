"""The JSON form of what reaches beyond one conversation: what is remembered, and reminders."""

from datetime import date, time
from typing import Any

from triage.dialogue.errand import Wish
from triage.dialogue.plain_value import count, flag, value
from triage.dialogue.remembered import Remembered
from triage.protocol.fact import Fact
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol

_MOST_DAYS = 200_000
"""Longer than anybody lives."""


def dump_remembered(remembered: Remembered) -> dict[str, Any]:
    """Give the JSON form of what is remembered."""
    level = None if remembered.level is None else remembered.level.id
    return {**vars(remembered), "body_part": list(remembered.body_part), "level": level}


def load_remembered(form: Any, protocol: Protocol) -> Remembered:
    """Read what is remembered; StateError, KeyError or TypeError where it is not right."""
    facts, days, places = protocol.facts, form["duration_days"], form["places"]
    return Remembered(
        days_ago=count(form["days_ago"], _MOST_DAYS),
        duration_days=None if days is None else count(days, _MOST_DAYS),
        body_part=_parts(form["body_part"], facts["body_part"]),
        places=None if places is None else str(value(facts["places"], places)),
        level=None if form["level"] is None else Level.from_id(form["level"]),
        is_broken_off=flag(form["is_broken_off"]),
        revision=count(form["revision"], _MOST_DAYS),
    )


def _parts(form: Any, fact: Fact) -> tuple[str, ...]:
    parts = value(fact, form) if form else ()
    return parts if isinstance(parts, tuple) else ()


def dump_wish(wish: Wish) -> dict[str, Any]:
    """Give the JSON form of a wish for a reminder."""
    return {
        "days": wish.days,
        "on": wish.on and wish.on.isoformat(),
        "at": wish.at and wish.at.isoformat(),
    }


def load_wish(form: Any) -> Wish:
    """Read a wish; StateError, KeyError, TypeError or ValueError where it is not right."""
    days, on, at = form["days"], form["on"], form["at"]
    return Wish(
        None if days is None else count(days, _MOST_DAYS),
        None if on is None else date.fromisoformat(on),
        None if at is None else time.fromisoformat(at),
    )
