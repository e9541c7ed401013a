"""Coming back: what is remembered is taken up as if it were told, and is never an answer."""

from dataclasses import replace

import pytest

from tests.triage.talking import NO, OPENED, UNSURE, YES, after, answered, told
from triage import Content, Level, Outcome, State, assess, hear, respond
from triage.dialogue.event import Comparison, Event, EventKind
from triage.dialogue.keeping import to_keep
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.returning import carried
from triage.dialogue.state import GO_ON, GOT_HELP, STILL_THERE, WHERE_NOW
from triage.protocol.fact import Answer

LAST = Remembered(12, 15, ("eyelid",), "one", Level.SELF_CARE, revision=3)
ANSWERS = {
    "yes": answered(YES),
    "unsure": answered(UNSURE),
    "same": Event(EventKind.COMPARED, about=Comparison.SAME),
    "better": Event(EventKind.COMPARED, about=Comparison.BETTER),
}

REMEMBERED = [
    Remembered(12, days, parts, places, level)
    for days in (None, 3, 14, 15)
    for parts in ((), ("eyelid",), ("calf", "thumb"))
    for places in (None, "one", "several")
    for level in Level
]


def knowing(last: Remembered) -> State:
    """Give the state before an opening in which this is remembered."""
    return State(memory=Memory.GIVEN, remembered=last)


@pytest.mark.parametrize("last", REMEMBERED, ids=str)
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_it_is_taken_up_as_if_it_were_told(
    content: Content, answer: Event, last: Remembered
) -> None:
    """Where and since when, and no answer to any question: each danger is asked again."""
    state = after(content, [OPENED], knowing(last))
    if state.asking == GOT_HELP:
        state = after(content, [answered(YES)], state)
    assert state.asking == STILL_THERE

    state = after(content, [answer], state)

    assert state.heard == hear(content.protocol.facts, {}, carried(last))
    assert Answer.NO not in state.heard.values()
    assert state.asking == "danger_now"


def test_day_fifteen_changes_the_advice_by_itself(content: Content) -> None:
    """Told on day three, asked on day fifteen: all else as it was."""
    state = after(content, [OPENED, answered(YES)], knowing(LAST))

    assert assess(content.protocol, state.heard).level is Level.SEE_DOCTOR


@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
def test_a_warning_sign_that_nobody_looked_at_stays_urgent(content: Content, level: Level) -> None:
    """Though it may have gone; whoever got help is asked how it is."""
    state = after(content, [OPENED], knowing(replace(LAST, level=level)))
    assert state.asking == GOT_HELP

    for answer in (NO, UNSURE):
        there = after(content, [answered(answer)], state)
        assert assess(content.protocol, there.heard).level is Level.URGENT
    assert after(content, [answered(YES)], state).asking == STILL_THERE


def test_what_is_gone_ends_kindly_with_when_to_come_back(content: Content) -> None:
    """And leaves nothing of the twitch but the leave."""
    state = after(content, [OPENED], knowing(LAST))

    state, reply = respond(content, "en-US", state, answered(NO))

    assert not reply.is_open
    assert "doctor" in reply.speech
    assert to_keep(content.protocol, state) == Remembered(revision=3)


def test_a_no_with_something_new_is_no_farewell(content: Content) -> None:
    """'No, it is my calf now': both are counted."""
    state = after(content, [OPENED], knowing(LAST))

    state = after(content, [replace(told(body_part=("calf",)), answer=NO)], state)

    assert state.heard["body_part"] == ("eyelid", "calf")
    assert state.asking in content.protocol.questions


def test_elsewhere_counts_as_several_places(content: Content) -> None:
    """The safer reading; then it is asked where."""
    state = after(content, [OPENED], knowing(LAST))

    state = after(content, [Event(EventKind.COMPARED, about=Comparison.ELSEWHERE)], state)

    assert state.heard["places"] == "several"
    assert state.asking == WHERE_NOW


def test_somebody_else_leaves_the_record_alone(content: Content) -> None:
    """Nothing of it is taken up, and nothing is written."""
    state = after(content, [OPENED], knowing(LAST))

    state = after(content, [Event(EventKind.COMPARED, about=Comparison.NOT_ME)], state)

    assert not state.heard
    assert to_keep(content.protocol, replace(state, outcome=Outcome(Level.URGENT, ()))) is None


@pytest.mark.parametrize(("days", "asking"), [(0, GO_ON), (1, GO_ON), (2, "danger_now")])
def test_what_was_broken_off_is_offered_again_within_a_day(
    content: Content, days: int, asking: str
) -> None:
    """Later it starts afresh."""
    last = Remembered(days, 3, ("eyelid",), is_broken_off=True)

    assert after(content, [OPENED], knowing(last)).asking == asking


def test_a_question_in_one_breath_is_not_held_up(content: Content) -> None:
    """Of the same part the days are counted on; of another nothing is taken up."""
    same = after(content, [told(body_part=("eyelid",))], knowing(LAST))
    other = after(content, [told(body_part=("calf",))], knowing(LAST))

    assert same.heard["duration_days"] == 15
    assert other.heard == {"body_part": ("calf",)}
    assert same.asking == other.asking == "danger_now"


def test_whoever_speaks_for_somebody_else_does_not_come_back_to_their_own(content: Content) -> None:
    """Nothing that is remembered of the one is heard of the other."""
    state = after(content, [OPENED, told(about="other", body_part=("eyelid",))], knowing(LAST))

    assert "duration_days" not in state.heard


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("answer", [YES, NO, UNSURE, None], ids=str)
def test_whoever_says_that_it_is_somebody_else_is_asked_afresh(
    content: Content, answer: Answer | None, level: Level
) -> None:
    """'Yes, but now it is my son': what is remembered is not his."""
    state = after(content, [OPENED], knowing(replace(LAST, level=level)))

    state = after(content, [replace(told(about="other"), answer=answer)], state)

    assert state.heard == {"about": "other"}
    assert (state.remembered, state.memory) == (None, Memory.REFUSED)
    assert state.asking == "awake"


def test_emergency_words_come_first_while_it_is_spoken_of_last_time(content: Content) -> None:
    """Whatever was remembered."""
    state = after(content, [OPENED], knowing(LAST))

    _, reply = respond(content, "en-US", state, told(breathing_trouble=YES))

    assert reply.level is Level.EMERGENCY
