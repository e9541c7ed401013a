"""The starts: what may be known before a conversation begins, and where it is offered to be kept.

What is remembered is taken up as if it had been told (tests/triage/test_returning), so from there
on the walk of what is told goes on. And reminders and leave to remember are read only
after the advice. So coming back is walked up to the first question, and what is offered at the end
is walked from the advice of each level.
"""

from collections.abc import Iterator
from dataclasses import replace

from triage.assessment import assess
from triage.dialogue.dialogue import respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.state import RETURNING, State
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.level import Level

_DAYS = (None, 3, 14, 15)
_PART = ("eyelid",)


def is_returning(state: State) -> bool:
    """Tell whether it is still spoken of last time."""
    return state.last is None or state.asking in RETURNING


def returning() -> tuple[State, ...]:
    """Give the states before an opening in which something is remembered.

    The days around every bound of a rule, one place and several, every level, a check that was
    broken off, and a person of whom nothing but the leave is known.
    """
    return tuple(State(memory=Memory.GIVEN, remembered=last) for last in _remembered())


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


def advised(content: Content) -> tuple[State, ...]:
    """Give a state just after the advice of each level, with all that can be offered after it."""
    return tuple(_advised(content, level) for level in Level)


def _advised(content: Content, level: Level) -> State:
    state = State(can_remind=True, memory=Memory.ASKABLE)
    state, _ = respond(content, DEFAULT_LOCALE, state, Event(EventKind.OPENED))
    if level is not Level.SELF_CARE:
        told = _findings(content, level)
        state, _ = respond(content, DEFAULT_LOCALE, state, Event(EventKind.TOLD, told))
    for _ in range(content.protocol.limits.questions + 1):
        if state.outcome is not None:
            return state
        state = _answered(content, state)
    raise ValueError(f"no advice of {level.id} is reached by answering no")


def _findings(content: Content, level: Level) -> Heard:
    """Give one finding that is due this level by itself, and that nobody denies by a no."""
    for fact in content.protocol.facts.values():
        told: Heard = {fact.id: Answer.YES}
        is_asked = fact.id in content.protocol.askable
        if fact.is_finding and is_asked and assess(content.protocol, told).level is level:
            return told
    raise ValueError(f"nothing by itself is due {level.id}")


def _answered(content: Content, state: State) -> State:
    question = content.protocol.questions[state.asking or ""]
    event = Event(EventKind.ANSWERED, answer=question.harmless)
    if not question.takes(question.harmless, 0):
        event = Event(EventKind.TOLD, {"body_part": _PART, "duration_days": 3, "places": "one"})
    after, _ = respond(content, DEFAULT_LOCALE, state, event)
    return replace(after, misses=0)


def is_parting(state: State, starts: tuple[State, ...]) -> bool:
    """Tell whether the talk goes on from an advice with offers alone, and no other thing heard."""
    return state.misses == 0 and any(
        (state.heard, state.outcome) == (start.heard, start.outcome) for start in starts
    )
