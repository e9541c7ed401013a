"""Misremembering: dialogues, and shells, that do one thing wrong with what is remembered."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch

import skill.remembering as shell
from proof import expansion
from triage.dialogue import keeping
from triage.dialogue.dialogue import respond
from triage.dialogue.event import Comparison, Event, EventKind
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.reply import Reply
from triage.dialogue.returning import carried
from triage.dialogue.state import MAY_REMEMBER, RETURNING, STILL_THERE, State
from triage.protocol.content import Content
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level

Turned = tuple[State, Reply]
Respond = Callable[[Content, str, State, Event], Turned]
Fault = Callable[[], AbstractContextManager[Any]]
"""Puts a fault in place for as long as the context lasts."""


def _in_dialogue(turn: Respond) -> Fault:
    return lambda: patch.object(expansion, "respond", turn)


def _in_shell(name: str, instead: Callable[..., Any]) -> Fault:
    return lambda: patch.object(shell, name, instead)


def _in_keeping(instead: Callable[..., Any]) -> Fault:
    """Keep something else, in the core and where the shell has it from there."""

    @contextmanager
    def faulty() -> Iterator[None]:
        with patch.object(keeping, "to_keep", instead), patch.object(shell, "to_keep", instead):
            yield

    return faulty


def _has_come_back(before: State, after: State) -> bool:
    return before.asking in RETURNING and after.asking not in RETURNING


def _answers_with_last_time(content: Content, locale: str, state: State, event: Event) -> Turned:
    """Whoever had no danger sign last time is not asked for one again."""
    after, reply = respond(content, locale, state, event)
    question = content.protocol.questions.get(reply.asking or "")
    if question is None or not _has_come_back(state, after):
        return after, reply
    return respond(content, locale, after, Event(EventKind.ANSWERED, answer=question.harmless))


def _leaves_out_a_danger(content: Content, locale: str, state: State, event: Event) -> Turned:
    """The first danger question is passed over, because it was answered last time."""
    after, reply = respond(content, locale, state, event)
    is_danger = reply.asking == next(q.id for q in content.protocol.questions.values() if q.settles)
    if not _has_come_back(state, after) or not (is_danger or reply.asking == "danger_now"):
        return after, reply
    return replace(after, asking="nerve_signs"), replace(reply, asking="nerve_signs")


def _heard_instead(change: Callable[[State, State, Event], Heard]) -> Fault:
    def turn(content: Content, locale: str, state: State, event: Event) -> Turned:
        after, reply = respond(content, locale, state, event)
        if state.remembered is None or not _has_come_back(state, after):
            return after, reply
        return replace(after, heard=change(state, after, event)), reply

    return _in_dialogue(turn)


def _days_of_then(before: State, after: State, event: Event) -> Heard:
    last = before.remembered
    days = last.duration_days - last.days_ago if last and last.duration_days else None
    return {**after.heard, **({"duration_days": days} if days is not None else {})}


def _better_is_less(before: State, after: State, event: Event) -> Heard:
    is_better = event.about == Comparison.BETTER
    return {**after.heard, "places": "one"} if is_better else after.heard


def _memory_knows_better(before: State, after: State, event: Event) -> Heard:
    return {**after.heard, **(carried(before.remembered) if before.remembered else {})}


def _help_is_taken_for_granted(before: State, after: State, event: Event) -> Heard:
    return {fact: value for fact, value in after.heard.items() if fact != "unseen_warning"}


def _takes_another_for_the_same(
    content: Content, locale: str, state: State, event: Event
) -> Turned:
    after, reply = respond(content, locale, state, event)
    if event.told.get("about") != "other" or state.remembered is None or state.last is not None:
        return after, reply
    heard = hear(content.protocol.facts, after.heard, carried(state.remembered))
    return replace(after, heard=heard), reply


def _asks_another_about_last_time(
    content: Content, locale: str, state: State, event: Event
) -> Turned:
    after, reply = respond(content, locale, state, event)
    if event.about != Comparison.NOT_ME or state.asking not in RETURNING:
        return after, reply
    kept = replace(after, remembered=state.remembered, memory=state.memory, asking=STILL_THERE)
    return kept, replace(reply, asking=STILL_THERE)


def _takes_broken_off_for_finished(
    content: Content, locale: str, state: State, event: Event
) -> Turned:
    last = state.remembered
    if last is not None and last.is_broken_off:
        finished = replace(last, is_broken_off=False, level=Level.SELF_CARE)
        after, reply = respond(content, locale, replace(state, remembered=finished), event)
        return replace(after, remembered=last), reply
    return respond(content, locale, state, event)


def _goes_on_after_days(content: Content, locale: str, state: State, event: Event) -> Turned:
    last = state.remembered
    if last is not None and last.is_broken_off and state.last is None:
        again = replace(state, remembered=replace(last, days_ago=0))
        after, reply = respond(content, locale, again, event)
        return replace(after, remembered=last), reply
    return respond(content, locale, state, event)


def _remembers_whoever_does_not_object(
    content: Content, locale: str, state: State, event: Event
) -> Turned:
    after, reply = respond(content, locale, state, event)
    is_unsure = state.asking == MAY_REMEMBER and event.answer is Answer.UNSURE
    return replace(after, memory=Memory.GIVEN) if is_unsure else after, reply


def _never_forgets(content: Content, locale: str, state: State, event: Event) -> Turned:
    after, reply = respond(content, locale, state, event)
    is_told = event.kind is EventKind.REPORTED
    return replace(
        after, memory=state.memory, remembered=state.remembered
    ) if is_told else after, reply


_kept, _read = keeping.to_keep, shell._remembered


def _keeps_without_leave(protocol: Any, state: State, **how: bool) -> Remembered | None:
    return _kept(protocol, replace(state, memory=Memory.GIVEN), **how)


def _keeps_of_another(protocol: Any, state: State, **how: bool) -> Remembered | None:
    heard = {fact: value for fact, value in state.heard.items() if fact != "about"}
    return _kept(protocol, replace(state, heard=heard), **how)


def _keeps_all_as_finished(protocol: Any, state: State, **how: bool) -> Remembered | None:
    kept = _kept(protocol, state, **how)
    if kept is None or not kept.is_broken_off:
        return kept
    return replace(kept, is_broken_off=False, level=Level.SELF_CARE)


def _stops_the_clock(record: Any, today: date, protocol: Any) -> Remembered:
    """The days of the twitch are told as they were when it was last spoken of."""
    then = _read(record, record.talked, protocol)
    return replace(_read(record, today, protocol), duration_days=then.duration_days)


def _forgets_what_was_broken_off(record: Any, today: date, protocol: Any) -> Remembered:
    last = _read(record, today, protocol)
    is_open = last.is_broken_off
    return replace(last, is_broken_off=False, level=Level.SELF_CARE) if is_open else last


MISREMEMBERING: Mapping[str, Fault] = {
    "a 'no' of last time answers a danger question": _in_dialogue(_answers_with_last_time),
    "a danger question of last time is passed over": _in_dialogue(_leaves_out_a_danger),
    "the clock does not count the days on": _in_shell("_remembered", _stops_the_clock),
    "the days are taken as they were told": _heard_instead(_days_of_then),
    "'better' makes several places one": _heard_instead(_better_is_less),
    "what is remembered replaces what is told": _heard_instead(_memory_knows_better),
    "a warning sign is taken for looked at": _heard_instead(_help_is_taken_for_granted),
    "somebody else is given the days of another": _in_dialogue(_takes_another_for_the_same),
    "somebody else is asked about last time": _in_dialogue(_asks_another_about_last_time),
    "what is heard of somebody else is kept": _in_keeping(_keeps_of_another),
    "a check that was broken off is spoken of as finished": _in_dialogue(
        _takes_broken_off_for_finished
    ),
    "a check that was broken off is read as finished": _in_shell(
        "_remembered", _forgets_what_was_broken_off
    ),
    "a check that was broken off is kept as finished": _in_keeping(_keeps_all_as_finished),
    "a check is gone on with after days": _in_dialogue(_goes_on_after_days),
    "something is kept without leave": _in_keeping(_keeps_without_leave),
    "'not sure' is taken for leave": _in_dialogue(_remembers_whoever_does_not_object),
    "whoever wants to be forgotten is not": _in_dialogue(_never_forgets),
}
"""What may go wrong with what is remembered -> what puts it in place."""
