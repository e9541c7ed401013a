"""Listening: what a turn adds to what was heard, and what to make of a reply that is no answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from triage.dialogue.ambulance import AMBULANCE, is_all_clear
from triage.dialogue.correction import change_in, joined, recorded
from triage.dialogue.event import Event, EventKind
from triage.dialogue.state import CONFIRM_CHANGE, SAY_NUMBER, Change
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer
from triage.protocol.heard import hear, is_news, settings_as_told

_NO_ANSWERS = (EventKind.NOT_UNDERSTOOD, EventKind.HEDGED, EventKind.MUST_LOOK)
_UNSURE = Answer.UNSURE


def take_age(turn: Turn) -> Turn:
    """Take a small number for a child's age: of another person, and where none is known yet.

    Of oneself a bare 'five' is no age, nor is it one where it is asked how long.
    """
    event, question = turn.event, turn.question
    is_known = "age_group" in turn.state.heard or "age_group" in event.told
    if not event.has_childs_age or not turn.is_about_another or is_known:
        return turn
    if question is not None and "duration_days" in question.settles:
        return turn
    return replace(turn, event=replace(event, told={**event.told, "age_group": "child"}))


def count_misses(turn: Turn) -> Turn:
    """Count a reply that is no answer; too many count as 'not sure', or end the talk."""
    settle = _SETTLE.get(turn.event.kind)
    turn = turn if settle is None else settle(turn)
    event = turn.event
    if not _is_miss(turn):
        is_reply = event.kind in (EventKind.TOLD, EventKind.ANSWERED)
        return turn.having(misses=0) if is_reply and turn.state.misses else turn
    misses = turn.state.misses + 1
    limits = turn.protocol.limits
    if event.kind is EventKind.HEDGED and turn.question is not None and misses >= limits.hedges:
        return replace(turn.having(misses=0), event=Event(EventKind.GIVEN_UP, event.told, _UNSURE))
    if misses >= limits.misses:
        return replace(turn.having(misses=0), event=Event(EventKind.LOST, event.told, _UNSURE))
    if event.told or event.unclear or event.kind in (EventKind.HEDGED, EventKind.MUST_LOOK):
        return turn.having(misses=misses)
    return replace(turn.having(misses=misses), event=Event(EventKind.NOT_UNDERSTOOD))


def _settle_assent(turn: Turn) -> Turn:
    """Take 'sure' for yes to an offer; to a question it is a hedge, and raises no alarm.

    A change is made by a yes alone: in an emergency 'okay' may be said to the call.
    """
    told = turn.event.told
    if turn.question is None and turn.state.asking != CONFIRM_CHANGE:
        return replace(turn, event=Event(EventKind.ANSWERED, told, Answer.YES))
    return replace(turn, event=Event(EventKind.HEDGED, told))


def _settle_denial(turn: Turn) -> Turn:
    """Take 'no other problems' for no where no is harmless; to 'is he awake?' it is no answer."""
    told, question = turn.event.told, turn.question
    if question is not None and question.harmless is Answer.NO:
        return replace(turn, event=Event(EventKind.ANSWERED, told, Answer.NO))
    return replace(turn, event=Event(EventKind.NOT_UNDERSTOOD, told))


def _settle_knowledge(turn: Turn) -> Turn:
    """Take 'not that I know of' for no of oneself; of another person nobody may have looked."""
    told, question = turn.event.told, turn.question
    if question is None and turn.state.asking not in (CONFIRM_CHANGE, SAY_NUMBER):
        return replace(turn, event=Event(EventKind.ANSWERED, told, Answer.NO))
    if question is None or (question.is_danger and turn.is_about_another):
        return replace(turn, event=Event(EventKind.HEDGED, told))
    return _settle_denial(turn)


def _settle_answer(turn: Turn) -> Turn:
    """Send a caregiver who is not sure about a danger to look first."""
    event, question = turn.event, turn.question
    if question is None or event.told:
        return turn
    is_first = turn.state.misses == 0 and turn.is_about_another
    if event.answer is Answer.UNSURE and question.is_danger and is_first:
        return replace(turn, event=Event(EventKind.MUST_LOOK))
    return turn


def _settle_ambulance(turn: Turn) -> Turn:
    """Take the question for a wish, unless nothing that was told leaves room for an emergency."""
    if is_all_clear(turn):
        return turn
    told = {**turn.event.told, AMBULANCE: Answer.YES}
    return replace(turn, event=Event(EventKind.TOLD, told))


_SETTLE: Mapping[EventKind, Callable[[Turn], Turn]] = {
    EventKind.ASSENTED: _settle_assent,
    EventKind.DENIED_ALL: _settle_denial,
    EventKind.KNEW_OF_NONE: _settle_knowledge,
    EventKind.ANSWERED: _settle_answer,
    EventKind.ASKED_AMBULANCE: _settle_ambulance,
}
"""What has to be settled by the open question before it is known whether it is an answer."""


def _is_miss(turn: Turn) -> bool:
    """Tell whether the reply leaves the open question where it was and changes nothing."""
    event, question = turn.event, turn.question
    if event.kind in _NO_ANSWERS or (event.kind is EventKind.CORRECTED and not event.told):
        return True
    if question is None:
        return event.kind is EventKind.TOLD and not event.told and turn.state.asking is not None
    if event.kind is EventKind.TOLD:
        is_change = change_in(event, turn.state.heard) is not None
        return not is_change and not is_news(turn.protocol.facts, turn.state.heard, event.told)
    return event.answer is not None and not question.takes(event.answer, turn.state.misses)


def keep_pace(turn: Turn) -> Turn:
    """Speak slowly or at the usual pace from now on where that is asked for, whatever is said."""
    kind = turn.event.kind
    if kind not in (EventKind.ASKED_SLOWER, EventKind.ASKED_FASTER):
        return turn
    return turn.having(is_slow=kind is EventKind.ASKED_SLOWER)


def listen(turn: Turn, change: Change | None = None) -> Turn:
    """Hear what was told and answered, in the light of the open question, but no `change`."""
    facts, question, event = turn.protocol.facts, turn.question, turn.event
    heard = joined(facts, turn.state.heard, event, change)
    if question is not None and event.answer is not None:
        heard = hear(facts, heard, question.told_by(event.answer, facts, heard))
    if question is not None and question.is_named_in(event.told):
        heard = hear(facts, heard, settings_as_told(facts, question.naming_means))
    state = recorded(turn.state, heard)
    return turn if state is turn.state else turn.in_state(state)
