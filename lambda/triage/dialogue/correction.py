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
from triage.protocol.fact import Answer, Fact, FactKind, Value
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question


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


def is_by_bare_yes(protocol: Protocol, state: State) -> bool:
    """Tell whether an alarm rests on the last answer: a yes to a screen, with nothing named."""
    step = state.history[-1] if state.history else None
    question = protocol.questions.get(step.question or "") if step else None
    if step is None or question is None or question.yes_is_fine:
        return False
    there = {fact for fact in step.before if state.heard.get(fact) == Answer.YES}
    signs = {setting.fact for setting in question.yes_means}
    is_bare = signs <= there and not any(map(question.covers, there))
    return is_bare and lowers(protocol, state, apply(protocol, state, Change()))


def no_after_all(protocol: Protocol, heard: Heard, which: Question) -> dict[str, Value]:
    """Give what a no to 'which is it' puts right: the bare yes to the screens before it."""
    signs = {condition.fact for condition in which.relevant_when}
    screens = [
        question
        for question in protocol.questions.values()
        if not signs.isdisjoint(setting.fact for setting in question.yes_means)
    ]
    asked = {fact for screen in screens for fact in screen.settled_by_no}
    doubtful = {fact for fact in asked if heard.get(fact) == Answer.UNSURE}
    return dict.fromkeys((f for f in heard if f in doubtful or f in signs), Answer.NO)


def is_no_after_all(protocol: Protocol, change: Change) -> bool:
    """Tell whether a change takes a bare yes back: nobody names what stands for one."""
    return any(protocol.facts[fact].kind is FactKind.SIGN for fact in change.values)


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
