"""Listening: what a turn adds to what was heard, and what to make of a reply that is no answer."""

from dataclasses import replace

from triage.event import Event, EventKind
from triage.fact import Answer
from triage.heard import hear, settings_as_told
from triage.turn import Turn


def count_misses(turn: Turn) -> Turn:
    """Count a reply that is no answer; after too many in a row it counts as 'not sure'."""
    turn = _settle_assent(turn)
    event, question = turn.event, turn.question
    if not _is_miss(turn):
        is_reply = event.kind in (EventKind.TOLD, EventKind.ANSWERED)
        return turn.having(misses=0) if is_reply else turn
    limit = turn.protocol.limits.misses
    misses = min(turn.state.misses + 1, limit)
    if question is not None and misses >= limit:
        given_up = Event(EventKind.GIVEN_UP, event.told, Answer.UNSURE)
        return replace(turn.having(misses=0), event=given_up)
    if event.told or event.kind is EventKind.HEDGED:
        return turn.having(misses=misses)
    return replace(turn.having(misses=misses), event=Event(EventKind.NOT_UNDERSTOOD))


def _settle_assent(turn: Turn) -> Turn:
    """Take 'sure' for yes to an offer; to a question it is a hedge, and raises no alarm."""
    if turn.event.kind is not EventKind.ASSENTED:
        return turn
    told = turn.event.told
    if turn.question is None:
        return replace(turn, event=Event(EventKind.ANSWERED, told, Answer.YES))
    return replace(turn, event=Event(EventKind.HEDGED, told))


def _is_miss(turn: Turn) -> bool:
    """Tell whether the reply leaves the open question where it was and tells nothing new."""
    event, question = turn.event, turn.question
    if event.kind in (EventKind.NOT_UNDERSTOOD, EventKind.HEDGED):
        return True
    if question is None:
        return event.kind is EventKind.TOLD and not event.told and turn.state.asking is not None
    if event.kind is EventKind.TOLD:
        known = turn.state.heard
        return hear(turn.protocol.facts, known, event.told) == known
    return event.answer is not None and not question.takes(event.answer)


def listen(turn: Turn) -> Turn:
    """Hear what was told and answered, in the light of the open question."""
    facts, question, event = turn.protocol.facts, turn.question, turn.event
    heard = hear(facts, turn.state.heard, event.told)
    if question is not None and event.answer is not None:
        heard = hear(facts, heard, question.told_by(event.answer, facts, heard))
    if question is not None and question.is_named_in(event.told):
        heard = hear(facts, heard, settings_as_told(facts, question.naming_means))
    return turn.having(heard=heard)
