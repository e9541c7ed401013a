"""Recollection: what must hold of all that is remembered, checked in every turn of coming back.

What was said another day is never an answer, lowers nothing, is told to nobody else, and is kept
by leave alone. That the days are counted on is checked where the past is made (`proof.past`).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.dialogue import keeping
from triage.dialogue.event import Comparison, Event, EventKind
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.state import (
    GO_ON,
    GOT_HELP,
    MAY_REMEMBER,
    RETURNING,
    STILL_THERE,
    WHERE_NOW,
    State,
)
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard, hear, is_present
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol

if TYPE_CHECKING:
    from proof.invariants import Invariants, Step

_DAYS_TO_GO_ON = 1


def recollection_is_sound(proof: "Invariants", step: "Step") -> Iterator[str]:
    """Give everything that a turn does wrong with what is remembered or to be remembered."""
    before, after = step.before, step.after
    if before.memory is Memory.OFF and after.memory is Memory.OFF:
        return
    yield from _leave(step)
    yield from _kept(proof, after)
    if is_of_last_time(before) and before.remembered is not None:
        yield from _come_back(proof, step, before.remembered)


def is_of_last_time(state: State) -> bool:
    """Tell whether it is still spoken of last time, or nothing was said yet."""
    return state.last is None or state.asking in RETURNING


def _leave(step: "Step") -> Iterator[str]:
    """Leave is given by a yes to just that; who wants to be forgotten or is another, has none."""
    before, after, event = step.before, step.after, step.event
    is_yes = before.asking == MAY_REMEMBER and _agrees(event)
    if after.memory is Memory.GIVEN and before.memory is not Memory.GIVEN and not is_yes:
        yield "leave to remember is taken for given"
    if event.kind is EventKind.WANTED_FORGETTING and after.memory is not Memory.REFUSED:
        yield "whoever wants to be forgotten is still remembered from here on"


def _agrees(event: Event) -> bool:
    return event.answer is Answer.YES or event.kind is EventKind.ASSENTED


def _kept(proof: "Invariants", state: State) -> Iterator[str]:
    """Check what would be kept if the conversation ended here, by no will of the person."""
    kept = keeping.to_keep(proof.protocol, state, is_broken_off=True)
    if kept is None:
        return
    if state.memory is not Memory.GIVEN:
        yield "something is kept without leave"
    if state.heard.get("about") == "other":
        yield "what is heard of somebody else is kept"
    if state.is_gone:
        return
    if state.outcome is None and not kept.is_broken_off:
        yield "a check that was broken off is kept as finished"
    if state.outcome is not None and (kept.level or Level.SELF_CARE) < proof.due(state.heard):
        yield "a lower level is kept than is due"
    last = state.remembered.level if state.remembered else None
    if state.outcome is None and kept.level is not last:
        yield "the warning of last time is lost with a check that was broken off"


def _come_back(proof: "Invariants", step: "Step", last: Remembered) -> Iterator[str]:
    """Check a turn in which it is spoken of last time."""
    before, after, reply = step.before, step.after, step.reply
    if step.event.kind in (EventKind.STOPPED, EventKind.RESTARTED):
        return
    question = first_open(proof.protocol, after.heard)
    is_asked = reply.asking in proof.protocol.questions
    if is_asked and reply.asking != question:
        yield f"{question} is still open, and {reply.asking} is asked"
    is_opened = before.last is None and step.event == Event(EventKind.OPENED)
    if is_opened and reply.asking != (_opening(last) or question):
        yield f"{reply.asking} is put after {last}"
    if _is_another(step.event):
        yield from _of_another(proof.protocol, step)
    elif _takes_up(before, step.event):
        yield from _taken_up(proof, step, last)


def first_open(protocol: Protocol, heard: Heard) -> str | None:
    """Give the first question, in order of danger, of which no answer is known."""
    for question in protocol.questions.values():
        is_known = all(fact in heard for fact in question.settles)
        if question.is_relevant(heard) and question.is_danger and not is_known:
            return question.id
    return None


def _opening(last: Remembered) -> str | None:
    """Give what coming back begins with: help first, and a check that was broken off for a day."""
    if not last.is_of_a_twitch:
        return None
    if last.level is not None and last.level >= Level.URGENT:
        return GOT_HELP
    if not last.is_broken_off:
        return STILL_THERE
    return GO_ON if last.days_ago <= _DAYS_TO_GO_ON else None


def _is_another(event: Event) -> bool:
    is_not_me = event.kind is EventKind.COMPARED and event.about == Comparison.NOT_ME
    return is_not_me or event.told.get("about") == "other"


def _of_another(protocol: Protocol, step: "Step") -> Iterator[str]:
    """Of somebody else nothing of the record is heard, said or asked."""
    told = hear(protocol.facts, step.before.heard, step.event.told)
    if {**told, **step.after.heard} != {**told}:
        yield "somebody else is taken to have what is remembered"
    if step.reply.asking in RETURNING and step.event.kind in _GOES_ON:
        yield "somebody else is asked about last time"
    is_not_me = step.event.kind is EventKind.COMPARED and step.before.asking in RETURNING
    if is_not_me and step.after.memory is not Memory.REFUSED:
        yield "the record of one person may be written over by another"


_GOES_ON = (EventKind.TOLD, EventKind.COMPARED)


def _takes_up(before: State, event: Event) -> bool:
    """Tell whether it is said that it is still there, or what counts as that."""
    asking, is_unsure = before.asking, event.answer is Answer.UNSURE
    if event.kind is EventKind.COMPARED:
        how = event.about in (Comparison.BETTER, Comparison.SAME, Comparison.ELSEWHERE)
        return how and asking in (STILL_THERE, GO_ON, WHERE_NOW)
    if asking == GOT_HELP:
        return is_unsure or event.answer is Answer.NO
    if asking == GO_ON:
        return _agrees(event)
    return asking in (STILL_THERE, WHERE_NOW) and (_agrees(event) or is_unsure)


def _taken_up(proof: "Invariants", step: "Step", last: Remembered) -> Iterator[str]:
    """Where and since when is heard, and whatever is due because of that."""
    heard = step.after.heard
    is_moved = step.event.about == Comparison.ELSEWHERE
    days, parts = heard.get("duration_days"), heard.get("body_part", ())
    counted = days if isinstance(days, int) else -1
    if not is_moved and last.duration_days is not None and counted < last.duration_days:
        yield f"it has lasted {last.duration_days} days, and {days} are counted"
    if not is_moved and not set(last.body_part) <= set(parts if isinstance(parts, tuple) else ()):
        yield "the place of last time is lost"
    if not is_moved and last.places not in (None, "one") and heard.get("places") == "one":
        yield "several places have become one"
    unseen = [setting.fact for setting in proof.protocol.limits.unseen_means]
    is_grave = step.before.asking == GOT_HELP and proof.due(heard) is not Level.EMERGENCY
    if is_grave and not all(is_present(heard, fact) for fact in unseen):
        yield "a warning sign that nobody has looked at counts no more"
