"""The past: conversations that ended, what the real shell keeps of them, and what it reads later.

What is kept goes through the shell and a store as on any day, so that the days that are counted
on, the leave and what was broken off are walked as they are, not as they are meant to be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from memory.in_process import InProcessRecords
from proof.starts import advised
from skill.remembering import Remembering
from triage.assessment import assess
from triage.dialogue.dialogue import respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.remembered import Memory
from triage.dialogue.state import State
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.fact import Answer, Value

_THEN = datetime(2026, 11, 1, 12, tzinfo=UTC)
_USER, _SALT = "amzn1.ask.account.proof", "proof"
_PART = ("eyelid",)


@dataclass(frozen=True)
class Past:
    """A conversation that ended some days ago."""

    state: State
    """Where it ended."""
    days_later: int
    is_broken_off: bool = False


def pasts(content: Content) -> Iterator[Past]:
    """Give what there can be to come back to.

    Every level; days on either side of the two weeks, told and counted on; no days; several places;
    nothing but the leave; a check that was broken off, within a day and longer ago; a check
    of somebody else; no leave.
    """
    well, *worse = advised(content, Memory.GIVEN)
    yield Past(well, 1)
    for days, later in ((2, 12), (3, 12), (None, 12)):
        yield Past(_having(content, well, {"duration_days": days}), later)
    yield Past(_having(content, well, {"places": "several"}), 12)
    yield Past(replace(well, is_gone=True), 12)
    for state in worse:
        yield Past(_having(content, state, {"body_part": _PART, "duration_days": 3}), 12)
    for later in (0, 1, 2):
        yield Past(_halfway(content), later, is_broken_off=True)
    yield Past(_having(content, well, {"about": "other"}), 12)
    yield Past(replace(well, memory=Memory.ASKABLE), 12)
    yield Past(replace(well, memory=Memory.REFUSED), 12)


def _having(content: Content, state: State, values: Mapping[str, Value | None]) -> State:
    """Give a state in which other values were told; None for one that was not."""
    changed = {**state.heard, **values}
    heard = {fact: value for fact, value in changed.items() if value is not None}
    return replace(state, heard=heard, outcome=assess(content.protocol, heard))


def _halfway(content: Content) -> State:
    """Give a state in the middle of a check, with the first danger denied."""
    state = State(memory=Memory.GIVEN)
    for event in (
        Event(EventKind.OPENED),
        Event(EventKind.TOLD, {"body_part": _PART, "duration_days": 2}),
        Event(EventKind.ANSWERED, answer=Answer.NO),
    ):
        state, _ = respond(content, DEFAULT_LOCALE, state, event)
    return state


def come_back(content: Content, past: Past) -> State:
    """Give the state in which the next conversation opens, as the shell and a store make it."""
    remembering = Remembering(InProcessRecords(), _SALT, content)
    remembering.keep(past.state, _USER, _THEN, is_broken_off=past.is_broken_off)
    return remembering.recalled(State(), _USER, _THEN + timedelta(days=past.days_later))


def wrongly_kept(content: Content) -> Iterator[str]:
    """Give everything that is not remembered as it was, counted on to the day of coming back."""
    for past in pasts(content):
        state = come_back(content, past)
        for what in _wrong(past, state):
            yield f"{what}, {past.days_later} days after {_described(past)}"


def _described(past: Past) -> str:
    told = {f: v for f, v in past.state.heard.items() if v not in (Answer.NO, Answer.UNSURE)}
    return f"{'a check broken off' if past.is_broken_off else 'an advice'} with {told}"


def _wrong(past: Past, state: State) -> Iterator[str]:
    last, heard = state.remembered, past.state.heard
    if past.state.memory is not Memory.GIVEN or heard.get("about") == "other":
        if last is not None or state.memory is not Memory.ASKABLE:
            yield "something is kept without leave or of somebody else"
        return
    if last is None or state.memory is not Memory.GIVEN:
        yield "the leave is forgotten"
        return
    if past.state.is_gone:
        if last.is_of_a_twitch:
            yield "what is gone is still spoken of"
        return
    days = heard.get("duration_days")
    since = None if days is None else int(str(days)) + past.days_later
    if last.duration_days != since or last.days_ago != past.days_later:
        yield f"it is said to last {last.duration_days} days, not {since}"
    if (last.body_part, last.places) != (heard.get("body_part", ()), heard.get("places")):
        yield "another place is remembered"
    level = past.state.outcome.level if past.state.outcome else None
    if (last.level, last.is_broken_off) != (level, past.is_broken_off):
        yield "a check that was broken off counts as finished, or the level is another"


def returning(content: Content) -> tuple[State, ...]:
    """Give the states before an opening after each past, each once."""
    found: list[State] = []
    for past in pasts(content):
        state = come_back(content, past)
        found += [state] if state not in found else []
    return tuple(found)
