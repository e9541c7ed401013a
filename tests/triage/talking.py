"""Holding conversations with the core: what people say in the tests, and what they hear."""

from collections.abc import Iterable

from triage import Content, Reply, State, respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer, Value

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


def told(**facts: Value) -> Event:
    """Give the event of telling these facts."""
    return Event(EventKind.TOLD, facts)


def corrected(**facts: Value) -> Event:
    """Give the event of saying that these facts are so instead."""
    return Event(EventKind.CORRECTED, facts)


def answered(answer: Answer) -> Event:
    """Give the event of answering yes, no or not sure."""
    return Event(EventKind.ANSWERED, answer=answer)


OPENED = Event(EventKind.OPENED)
HELP = Event(EventKind.ASKED_HELP)
MEANING = Event(EventKind.ASKED_MEANING)
WHY = Event(EventKind.ASKED_WHY)
REPEAT = Event(EventKind.ASKED_REPEAT)
TIPS = Event(EventKind.ASKED_TIPS)
TOPIC = Event(EventKind.ASKED_TOPIC, about="when_doctor")
CAUSE = Event(EventKind.ASKED_CAUSE, about="rare")
HOW_MANY = Event(EventKind.ASKED_HOW_MANY)
SOURCE = Event(EventKind.ASKED_SOURCE)
CHANGES = Event(EventKind.ASKED_WHAT_WOULD_CHANGE)
SUMMARY = Event(EventKind.ASKED_SUMMARY)
SLOWER = Event(EventKind.ASKED_SLOWER)
FASTER = Event(EventKind.ASKED_FASTER)
WAIT = Event(EventKind.ASKED_TO_WAIT)
PAST = Event(EventKind.TOLD_PAST)
PAST_DROOP = Event(EventKind.TOLD_PAST, past=("numb", "droop"))
BACK = Event(EventKind.WENT_BACK)
START_OVER = Event(EventKind.STARTED_OVER)
RESTARTED = Event(EventKind.RESTARTED)
HEDGE = Event(EventKind.HEDGED)
SURE = Event(EventKind.ASSENTED)
STOP = Event(EventKind.STOPPED)
MISS = Event(EventKind.NOT_UNDERSTOOD)
DROOP = told(droop=YES)

QUESTIONS_BACK = (HELP, WHY, REPEAT, TOPIC, CAUSE, HOW_MANY, SOURCE, CHANGES, WAIT, PAST)
"""What people ask back that is answered and changes nothing."""


def turn_in(content: Content, state: State, event: Event = OPENED) -> Turn:
    """Give the turn that an event begins in a state, in American English."""
    return Turn(content.protocol, content.wording_for("en-US"), state, event)


def after(content: Content, said: Iterable[Event], state: State | None = None) -> State:
    """Give the state after a person said these, at the beginning or in `state`."""
    state = state or State()
    for event in said:
        state, _ = respond(content, "en-US", state, event)
    return state


def reply_to(content: Content, said: Iterable[Event]) -> Reply:
    """Give the reply to the last of what a person said."""
    *before, last = said
    return respond(content, "en-US", after(content, before), last)[1]
