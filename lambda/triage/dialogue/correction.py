"""Corrections: what was heard is put right, or the last answer is taken back.

Everywhere else hearing only ever adds. Here alone something is taken away, just the finding that
the person corrects, and what it once implied stays. Whatever would lower urgent or emergency
advice waits for a yes first (invariant 5).
"""

from collections.abc import Mapping
from dataclasses import replace

from triage.assessment import assess
from triage.dialogue.changed import changed
from triage.dialogue.event import Event, EventKind
from triage.dialogue.state import Change, State, Step
from triage.protocol.fact import Answer, Fact, Value
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol


def change_in(event: Event, heard: Heard) -> Change | None:
    """Give the change that an event asks for, or None when it only adds.

    Denying what was heard as there is a correction, with or without a word that says so.
    """
    if event.kind is EventKind.WENT_BACK and not event.told:
        return Change()
    if event.kind in (EventKind.WENT_BACK, EventKind.CORRECTED):
        values = {f: v for f, v in event.told.items() if heard.get(f) not in (None, v)}
    else:
        no, yes = Answer.NO, Answer.YES
        values = {f: v for f, v in event.told.items() if v == no and heard.get(f) == yes}
    return Change(values) if values else None


def apply(protocol: Protocol, state: State, change: Change) -> State:
    """Give the state with the change made; the advice is open again."""
    if not change.values:
        return _take_back(protocol, state)
    kept = {f: v for f, v in state.heard.items() if f not in change.values}
    heard = hear(protocol.facts, kept, change.values)
    step = _step(state, heard)
    heard = _without_unfinished(protocol, heard)
    return replace(state, heard=heard, history=(*state.history, step), pending=None)


def lowers(protocol: Protocol, before: State, after: State) -> bool:
    """Tell whether a change would lower urgent or emergency advice."""
    level = assess(protocol, before.heard).level
    return level >= Level.URGENT and assess(protocol, after.heard).level < level


def recorded(state: State, heard: Heard) -> State:
    """Give the state with something more heard, and with the step that takes it back."""
    step = _step(state, heard) if heard is not state.heard else None
    if step is None or not step.before:
        return state
    return changed(state, heard=heard, history=(*state.history, step))


def _take_back(protocol: Protocol, state: State) -> State:
    """Undo the last step; the question that was open then is to be put again."""
    if not state.history:
        return replace(state, pending=None)
    *earlier, step = state.history
    heard = {f: v for f, v in state.heard.items() if f not in step.before}
    heard |= {f: v for f, v in step.before.items() if v is not None}
    asked = tuple(q for q in state.asked[: step.asked] if q != step.question)
    return replace(
        state,
        heard=_without_unfinished(protocol, heard),
        asking=step.question,
        asked=asked,
        outcome=None,
        tips=(),
        misses=0,
        history=tuple(earlier),
        pending=None,
    )


def _step(state: State, heard: Heard) -> Step:
    known = state.heard
    before = {f: known.get(f) for f, value in heard.items() if known.get(f) != value}
    question = state.asking if state.asking in state.asked else None
    return Step(question, len(state.asked), before)


def _without_unfinished(protocol: Protocol, heard: Heard) -> dict[str, Value]:
    """Leave out what only the end of the check added, since the check goes on."""
    unfinished = {setting.fact for setting in protocol.limits.unfinished_means}
    return {f: v for f, v in heard.items() if f not in unfinished}


def joined(facts: Mapping[str, Fact], heard: Heard, event: Event, change: Change | None) -> Heard:
    """Give what is heard once everything that the event tells but its change is added."""
    if change is None:
        return hear(facts, heard, event.told)
    return hear(facts, heard, {f: v for f, v in event.told.items() if f not in change.values})
