"""The starts: where a part of a conversation begins that is walked by itself.

What is remembered is taken up as if it had been told (`proof.recollection`), so from there on the
walk of what is told goes on. And reminders and leave to remember are read only after the advice.
So coming back is walked up to the first question, and what is offered at the end is walked from
the advice of each level.
"""

from dataclasses import replace

from triage.assessment import assess
from triage.dialogue.dialogue import respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.remembered import Memory
from triage.dialogue.state import State
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.level import Level

_PART = ("eyelid",)


def advised(content: Content, memory: Memory = Memory.ASKABLE) -> tuple[State, ...]:
    """Give a state just after the advice of each level, with all that can be offered after it."""
    return tuple(_advised(content, level, memory) for level in Level)


def about_another(content: Content) -> State:
    """Give the state at the first question once it was told that it is about somebody else."""
    told: Heard = {"about": "other"}
    state, _ = respond(content, DEFAULT_LOCALE, State(), Event(EventKind.TOLD, told))
    return state


def _advised(content: Content, level: Level, memory: Memory) -> State:
    state = State(can_remind=True, memory=memory)
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
