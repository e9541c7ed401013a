"""The starts: what may be known before a conversation begins.

Of a remembered twitch, the days around every bound of a rule, one place and several, every level,
and a check that was broken off, so that each thing that recalling reads comes in each of its ways.
"""

from collections.abc import Iterator

from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.state import State
from triage.protocol.level import Level

_DAYS = (None, 3, 14, 15)
_PART = ("eyelid",)


def starts() -> tuple[State, ...]:
    """Give every start but the one with nothing known, nothing to remember and no reminders."""
    able = State(can_remind=True, memory=Memory.ASKABLE)
    known = (State(can_remind=True, memory=Memory.GIVEN, remembered=last) for last in _remembered())
    return (able, *known)


def _remembered() -> Iterator[Remembered]:
    for level in Level:
        yield Remembered(12, 3, _PART, "one", level)
    for days in _DAYS:
        yield Remembered(12, days, _PART, None, Level.SELF_CARE)
    yield Remembered(12, 3, _PART, "several", Level.SELF_CARE)
    yield Remembered(12, None, (), None, Level.SELF_CARE)
    for days_ago in (1, 2):
        yield Remembered(days_ago, 3, _PART, "one", None, is_broken_off=True)
    yield Remembered(12)
