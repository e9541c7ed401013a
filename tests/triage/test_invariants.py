"""The safety invariants of the design, over every conversation of a bounded kind.

Walked are all conversations in which each question gets yes, no or not sure: from a bare launch,
with at most one thing named at some question; and from openings that tell a part, a time or both.
States that cannot be told apart are visited once: two states with the same facts heard, question
open, questions asked, tips told and advice given go on alike, because the dialogue reads nothing
else (the last speech is only said again). Replies that are not understood are not walked: a test
shows that as many of them as the limit allows leave what is heard just as 'not sure' does.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from authoring.reading_grade import reading_grade
from authoring.sentence_rules import FORBIDDEN
from triage import Content, Level, Reply, State, assess, load_content, respond
from triage.assessment import unanswered_dangers
from triage.event import Event, EventKind
from triage.fact import Answer, Value
from triage.state import OFFERS

LOCALE = "en-US"
MOST_WORDS_OF_A_REPLY = 60
MOST_WORDS_OF_A_QUESTION = 25
HARDEST_GRADE = 6.0
OPENINGS = (
    Event(EventKind.OPENED),
    Event(EventKind.TOLD, {"body_part": ("foot",)}),
    Event(EventKind.TOLD, {"body_part": ("eyelid",), "duration_days": 3, "places": "one"}),
    Event(EventKind.TOLD, {"body_part": ("calf",), "duration_days": 21}),
    Event(EventKind.TOLD, {"body_part": ("hand", "foot"), "pregnant": Answer.YES}),
)


@dataclass(frozen=True)
class Step:
    """One turn of a walk."""

    before: State
    event: Event
    after: State
    reply: Reply


@pytest.fixture(scope="module")
def content() -> Content:
    """Give the real content."""
    return load_content(Path(__file__).resolve().parents[2] / "content")


@pytest.fixture(scope="module")
def walk(content: Content) -> list[Step]:
    """Give every step of every conversation described above."""
    return list(_walk(content))


def test_an_emergency_is_told_first_and_in_its_first_words(
    content: Content, walk: list[Step]
) -> None:
    """1: where an emergency rule holds, the reply is emergency advice, the action first."""
    for step in walk:
        if assess(content.protocol, step.after.heard).level is Level.EMERGENCY:
            assert step.reply.level is Level.EMERGENCY
            assert step.reply.speech.startswith("Call ")
            assert not step.reply.is_open


def test_self_care_only_after_every_danger_was_denied(content: Content, walk: list[Step]) -> None:
    """2 and 4: self-care is told only when each finding of each danger question was answered no."""
    told = [step for step in walk if step.reply.level is Level.SELF_CARE]
    dangers = [
        q for q in content.protocol.questions.values() if q.is_danger and not q.relevant_when
    ]

    assert told
    assert len(dangers) >= 5
    for step in told:
        heard = step.after.heard
        assert all(heard.get(fact) == Answer.NO for q in dangers for fact in q.settles)
        assert unanswered_dangers(content.protocol, heard) == ()


def test_the_level_never_falls(content: Content, walk: list[Step]) -> None:
    """3: no turn lowers what the facts amount to."""
    for step in walk:
        before = assess(content.protocol, step.before.heard).level
        assert assess(content.protocol, step.after.heard).level >= before


def test_emergency_advice_sticks(content: Content, walk: list[Step]) -> None:
    """5: after emergency advice everything but stopping or starting over repeats it."""
    states = {s.after.asked: s.after for s in walk if s.reply.level is Level.EMERGENCY}

    for state in states.values():
        for kind in set(EventKind) - {EventKind.STOPPED, EventKind.STARTED_OVER}:
            about = {EventKind.ASKED_TOPIC: "thanks", EventKind.ASKED_CAUSE: "caffeine"}.get(kind)
            _, reply = respond(content, LOCALE, state, Event(kind, {}, Answer.NO, about))
            assert reply.level is Level.EMERGENCY


def test_a_mumble_never_counts_as_no(content: Content, walk: list[Step]) -> None:
    """4: replies that cannot be understood leave, in the end, what 'not sure' leaves."""
    mumble = Event(EventKind.NOT_UNDERSTOOD)
    for step in _one_per_question(walk):
        if step.after.asking not in content.protocol.questions:
            continue
        state = step.after
        for _ in range(content.protocol.limits.misses):
            state, _ = respond(content, LOCALE, state, mumble)
        not_sure = Event(EventKind.ANSWERED, answer=Answer.UNSURE)
        unsure, _ = respond(content, LOCALE, step.after, not_sure)
        assert state.heard == unsure.heard


def test_every_path_ends_within_nine_questions(content: Content, walk: list[Step]) -> None:
    """6: at most nine questions on any path, and six on the way to self-care.

    A question is put once; it is said again only while it is open, to finish an answer in part.
    """
    for step in walk:
        assert len(set(step.after.asked)) == len(step.after.asked) <= 9
        heard = step.after.heard
        if step.reply.level is Level.SELF_CARE:
            assert len(step.after.asked) <= 6, heard


def test_just_a_reply_that_asks_stays_open(walk: list[Step]) -> None:
    """7: a reply ends with a question, has a reprompt and waits, or none of the three."""
    for step in walk:
        reply = step.reply
        assert reply.speech.endswith("?") == reply.is_open == (reply.reprompt is not None)


def test_stop_ends_and_help_changes_nothing(content: Content, walk: list[Step]) -> None:
    """7: from every state Stop ends the conversation, and Help leaves what is known and open."""
    for step in _one_per_question(walk):
        _, stopped = respond(content, LOCALE, step.after, Event(EventKind.STOPPED))
        helped, reply = respond(content, LOCALE, step.after, Event(EventKind.ASKED_HELP))
        assert not stopped.is_open
        assert replace(helped, last=None) == replace(step.after, last=None)
        assert reply.asking == step.after.asking


def test_emergency_words_are_heard_at_every_question(content: Content, walk: list[Step]) -> None:
    """8: 'I can't breathe', 'do I need an ambulance' and 'I want to die' come before anything."""
    for step in _one_per_question(walk):
        for fact in ("breathing_trouble", "wants_ambulance", "self_harm_thoughts"):
            event = Event(EventKind.TOLD, {fact: Answer.YES})
            _, reply = respond(content, LOCALE, step.after, event)
            assert reply.level is Level.EMERGENCY


def test_every_reply_can_be_followed_by_ear(walk: list[Step]) -> None:
    """9: replies are short, plain, free of claims, and hold no placeholder."""
    for speech in {step.reply.speech for step in walk}:
        assert len(speech.split()) <= MOST_WORDS_OF_A_REPLY, speech
        assert not FORBIDDEN.search(speech), speech
        assert "{" not in speech
    for reply in {step.reply for step in walk if step.reply.is_open}:
        assert len(reply.sentences[-1].split()) <= MOST_WORDS_OF_A_QUESTION, reply.sentences[-1]
    for speech in {step.reply.speech for step in walk if step.reply.level is not None}:
        assert reading_grade(speech) <= HARDEST_GRADE, f"{reading_grade(speech):.1f} {speech}"


def _walk(content: Content) -> Iterator[Step]:
    waiting = deque((State(), event, int(not event.told)) for event in OPENINGS)
    seen: set[object] = set()
    while waiting:
        before, event, namings = waiting.popleft()
        after, reply = respond(content, LOCALE, before, event)
        yield Step(before, event, after, reply)
        key = _key(after, reply, namings)
        if key in seen or not reply.is_open:
            continue
        seen.add(key)
        for following in _events(content, after, namings):
            is_naming = following.kind is EventKind.TOLD
            waiting.append((after, following, namings - is_naming))


def _key(state: State, reply: Reply, namings: int) -> object:
    heard = frozenset(state.heard.items())
    return heard, reply.asking, state.asked, state.tips, state.outcome, namings


def _events(content: Content, state: State, namings: int) -> Iterator[Event]:
    for answer in Answer:
        yield Event(EventKind.ANSWERED, answer=answer)
    if state.asking in OFFERS:
        return
    question = content.protocol.questions[state.asking or ""]
    for fact_id in (*question.settles, *question.naming_covers):
        for value in _values(content, fact_id) if namings else ():
            yield Event(EventKind.TOLD, {fact_id: value})


def _values(content: Content, fact_id: str) -> tuple[Value, ...]:
    fact = content.protocol.facts[fact_id]
    if fact.is_finding:
        return (Answer.YES,)
    if fact.kind == "days":
        return (3, 14, 15)
    return (("tongue",), ("calf",)) if fact.kind == "parts" else fact.values


def _one_per_question(walk: list[Step]) -> list[Step]:
    return list({(s.after.asking, s.before.asking): s for s in walk if s.reply.is_open}.values())
