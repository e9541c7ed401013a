"""Misconduct: dialogues that do one thing wrong on purpose, each made from the real one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from triage.dialogue.dialogue import respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.reply import Reply
from triage.dialogue.state import CONFIRM_CHANGE, State
from triage.protocol.content import Content
from triage.protocol.fact import Answer
from triage.protocol.level import Level

Turned = tuple[State, Reply]
Respond = Callable[[Content, str, State, Event], Turned]


def _on_hearing(change: Callable[[State, Event], tuple[State, Event]]) -> Respond:
    """Give the real dialogue, to which something else arrives than what was said."""

    def turn(content: Content, locale: str, state: State, event: Event) -> Turned:
        return respond(content, locale, *change(state, event))

    return turn


def _on_replying(change: Callable[[State, State, Reply], Turned]) -> Respond:
    """Give the real dialogue, of which something else comes out."""

    def turn(content: Content, locale: str, state: State, event: Event) -> Turned:
        return change(state, *respond(content, locale, state, event))

    return turn


def _no_instead_of(*kinds: EventKind) -> Callable[[State, Event], tuple[State, Event]]:
    def change(state: State, event: Event) -> tuple[State, Event]:
        is_taken = event.kind in kinds and state.asking is not None and not event.told
        return state, Event(EventKind.ANSWERED, answer=Answer.NO) if is_taken else event

    return change


def _unsure_as_no(state: State, event: Event) -> tuple[State, Event]:
    is_unsure = event.answer is Answer.UNSURE
    return state, replace(event, answer=Answer.NO) if is_unsure else event


def _forgetful(state: State, event: Event) -> tuple[State, Event]:
    is_emergency = state.outcome is not None and state.outcome.level is Level.EMERGENCY
    return (State() if is_emergency and event.answer is Answer.NO else state), event


def _reassured(state: State, event: Event) -> tuple[State, Event]:
    heard = dict(state.heard)
    for fact in heard if event.answer is Answer.NO else ():
        heard[fact] = Answer.NO if heard[fact] == Answer.YES else heard[fact]
    return replace(state, heard=heard), event


def _deaf_to_asides(state: State, event: Event) -> tuple[State, Event]:
    is_aside = event.kind in (EventKind.ASKED_HELP, EventKind.ASKED_TOPIC, EventKind.ASKED_CAUSE)
    return state, replace(event, told={}) if is_aside else event


def _deaf_to_the_wish(state: State, event: Event) -> tuple[State, Event]:
    is_wish = event.kind is EventKind.ASKED_AMBULANCE
    return state, replace(event, kind=EventKind.ASKED_HELP) if is_wish else event


def _closes_on_a_question(before: State, after: State, reply: Reply) -> Turned:
    return after, replace(reply, asking=None) if len(after.asked) == 3 else reply


def _stays_open(before: State, after: State, reply: Reply) -> Turned:
    return after, reply if reply.is_open else replace(reply, asking="start_check")


def _action_last(before: State, after: State, reply: Reply) -> Turned:
    is_emergency = reply.level is Level.EMERGENCY
    return after, replace(reply, sentences=reply.sentences[::-1]) if is_emergency else reply


def _lowers(before: State, after: State, reply: Reply) -> Turned:
    lower = Level.SEE_DOCTOR if reply.level is Level.URGENT else reply.level
    return after, replace(reply, level=lower)


def _asks_again(before: State, after: State, reply: Reply) -> Turned:
    first = after.asked[:1]
    is_third = len(after.asked) == 3 and reply.is_open
    return after, replace(reply, asking=first[0]) if is_third else reply


def _loses_what_was_heard(before: State, after: State, reply: Reply) -> Turned:
    is_later = len(after.asked) > len(before.asked) > 1
    heard = {f: value for f, value in after.heard.items() if f in before.heard or not is_later}
    return replace(after, heard=heard), reply


def _clears_another(before: State, after: State, reply: Reply) -> Turned:
    """Where a finding falls, another one that was there falls in its place."""
    there = [f for f, value in before.heard.items() if value == Answer.YES]
    fallen = [f for f in there if after.heard.get(f) == Answer.NO]
    if not fallen:
        return after, reply
    other = next((f for f in there if f not in fallen), None)
    heard = {**after.heard, fallen[0]: Answer.YES} | ({other: Answer.NO} if other else {})
    return replace(after, heard=heard), reply


def _makes_every_change(content: Content, locale: str, state: State, event: Event) -> Turned:
    after, reply = respond(content, locale, state, event)
    if reply.asking != CONFIRM_CHANGE:
        return after, reply
    return respond(content, locale, after, Event(EventKind.ANSWERED, answer=Answer.YES))


def _takes_back_twice(content: Content, locale: str, state: State, event: Event) -> Turned:
    after, reply = respond(content, locale, state, event)
    is_back = event.kind is EventKind.WENT_BACK and reply.asking != CONFIRM_CHANGE
    return respond(content, locale, after, event) if is_back and after.history else (after, reply)


def _talks_on(before: State, after: State, reply: Reply) -> Turned:
    return after, replace(reply, sentences=(*reply.sentences[:-1], *reply.sentences * 3))


def _settles_too_soon(before: State, after: State, reply: Reply) -> Turned:
    if len(after.asked) < 3 or not reply.is_open or reply.level is not None:
        return after, reply
    return after, Reply(("You can look after this at home.",), level=Level.SELF_CARE)


def _is_content_after_a_change(before: State, after: State, reply: Reply) -> Turned:
    """Whoever took something back is told at once that all is well."""
    was_changed = before.asking == CONFIRM_CHANGE and after.heard != before.heard
    return after, replace(reply, level=Level.SELF_CARE) if was_changed else reply


MISCONDUCT: Mapping[str, Respond] = {
    "'not sure' is taken for 'no'": _on_hearing(_unsure_as_no),
    "'not really' is taken for 'no'": _on_hearing(_no_instead_of(EventKind.HEDGED)),
    "'not that I know of' of somebody else is taken for 'no'": _on_hearing(
        _no_instead_of(EventKind.KNEW_OF_NONE)
    ),
    "a mumble is taken for 'no'": _on_hearing(_no_instead_of(EventKind.NOT_UNDERSTOOD)),
    "a question back is taken for 'no'": _on_hearing(_no_instead_of(EventKind.ASKED_WHY)),
    "help is taken for 'no'": _on_hearing(_no_instead_of(EventKind.ASKED_HELP)),
    "a 'no' after emergency advice starts over": _on_hearing(_forgetful),
    "a 'no' takes back what was there": _on_hearing(_reassured),
    "emergency words beside a question are not heard": _on_hearing(_deaf_to_asides),
    "the question for an ambulance is not heard": _on_hearing(_deaf_to_the_wish),
    "the session closes on a question": _on_replying(_closes_on_a_question),
    "the session stays open after advice": _on_replying(_stays_open),
    "emergency advice ends with the action": _on_replying(_action_last),
    "urgent advice is given as a routine visit": _on_replying(_lowers),
    "a settled question is asked again": _on_replying(_asks_again),
    "what was heard is lost": _on_replying(_loses_what_was_heard),
    "a correction clears the wrong finding": _on_replying(_clears_another),
    "an alarm is taken back without a yes": _makes_every_change,
    "going back takes back two answers": _takes_back_twice,
    "self-care is told once something was taken back": _on_replying(_is_content_after_a_change),
    "replies are too long to follow": _on_replying(_talks_on),
    "self-care is told before the questions are through": _on_replying(_settles_too_soon),
}
"""What a dialogue might do wrong -> one that does."""
