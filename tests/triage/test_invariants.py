"""What holds in every conversation, tried on random ones; `scripts/prove` walks them all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.triage.talking import BACK, CAUSE, OPENED, QUESTIONS_BACK, YES, after
from tests.triage.tellings import CONTENT, WALK, answers, conversations, events
from triage import Content, Level, Reply, State, assess, respond
from triage.assessment import unanswered_dangers
from triage.dialogue.correction import change_in
from triage.dialogue.event import Event, EventKind
from triage.dialogue.state import CONFIRM_CHANGE, SAY_NUMBER
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.protocol import Protocol


@dataclass(frozen=True)
class Spoken:
    """One turn: the state before, what the person did, the state after, what was said."""

    before: State
    event: Event
    state: State
    reply: Reply


def turns(content: Content, talk: list[Event]) -> Iterator[Spoken]:
    """Give each turn of a conversation."""
    state = State()
    for event in talk:
        before = state
        state, reply = respond(content, "en-US", state, event)
        yield Spoken(before, event, state, reply)


def level_of(content: Content, state: State) -> Level:
    """Give the level that is due after what was heard."""
    return assess(content.protocol, state.heard).level


def is_confirmed(turn: Spoken) -> bool:
    """Tell whether the person said yes to the change that was waiting."""
    is_yes = turn.event.answer is YES or turn.event.kind is EventKind.ASSENTED
    return turn.before.asking == CONFIRM_CHANGE and is_yes


def corrects(protocol: Protocol, turn: Spoken) -> bool:
    """Tell whether the person put something right: said so, denied it, or took an answer back."""
    return change_in(turn.event, turn.before.heard) is not None


@WALK
@given(st.data())
def test_every_reply_keeps_its_form(data: st.DataObject) -> None:
    """Nothing raises; a reply is open just when it asks, ends with '?' and has a reprompt."""
    for turn in turns(CONTENT, data.draw(conversations(CONTENT.protocol))):
        reply = turn.reply

        assert reply.is_open is reply.speech.endswith("?")
        assert reply.is_open is bool(reply.reprompt)
        assert turn.state.asking == reply.asking
        assert (turn.state.pending is not None) is (reply.asking == CONFIRM_CHANGE)
        assert "{" not in f"{reply.speech}{reply.reprompt}"
        assert "  " not in f"{reply.speech}{reply.reprompt}"


@WALK
@given(st.data())
def test_the_level_falls_by_corrections_only(data: st.DataObject) -> None:
    """Whatever is said next, what is due gets no milder, but by a correction or starting over."""
    for turn in turns(CONTENT, data.draw(conversations(CONTENT.protocol))):
        if level_of(CONTENT, turn.state) < level_of(CONTENT, turn.before):
            is_correction = is_confirmed(turn) or corrects(CONTENT.protocol, turn)

            assert is_correction or turn.event.kind is EventKind.STARTED_OVER


@WALK
@given(st.data())
def test_an_alarm_falls_only_by_a_change_that_was_confirmed(data: st.DataObject) -> None:
    """Urgent and emergency stay until the person says yes to just that, or starts over."""
    for turn in turns(CONTENT, data.draw(conversations(CONTENT.protocol))):
        before = level_of(CONTENT, turn.before)
        if before >= Level.URGENT and level_of(CONTENT, turn.state) < before:
            assert is_confirmed(turn) or turn.event.kind is EventKind.STARTED_OVER


@WALK
@given(st.data())
def test_emergency_advice_sticks(data: st.DataObject) -> None:
    """While an emergency is due each reply says so, begins with the action, and stays open."""
    for turn in turns(CONTENT, data.draw(conversations(CONTENT.protocol))):
        if level_of(CONTENT, turn.state) is not Level.EMERGENCY:
            continue

        assert turn.reply.level is Level.EMERGENCY
        assert turn.reply.sentences[0].startswith("Call ")
        assert turn.reply.asking in (SAY_NUMBER, CONFIRM_CHANGE, None)
        if turn.reply.asking is None:
            assert is_end_of_emergency(turn)


def is_end_of_emergency(turn: Spoken) -> bool:
    """Tell whether the person ended it: by stop, by a 'no' to the number, by three misses."""
    is_no = turn.before.asking == SAY_NUMBER and turn.event.answer is Answer.NO
    is_lost = turn.before.misses == 2 and turn.event.kind is not EventKind.ANSWERED
    return is_no or is_lost or turn.event.kind is EventKind.STOPPED


@WALK
@given(st.data())
def test_self_care_is_told_only_after_every_danger_was_denied(data: st.DataObject) -> None:
    """No path leads to self-care past a danger question that was not answered 'no'."""
    for turn in turns(CONTENT, data.draw(conversations(CONTENT.protocol))):
        if turn.reply.level is Level.SELF_CARE:
            assert unanswered_dangers(CONTENT.protocol, turn.state.heard) == ()


@WALK
@given(st.data())
def test_no_question_is_put_as_new_twice(data: st.DataObject) -> None:
    """The questions put are all different, and never more than the limit."""
    for turn in turns(CONTENT, data.draw(conversations(CONTENT.protocol))):
        assert len(set(turn.state.asked)) == len(turn.state.asked)
        assert len(turn.state.asked) <= CONTENT.protocol.limits.questions


@WALK
@given(st.data())
def test_asking_back_changes_nothing_anywhere(data: st.DataObject) -> None:
    """In every reachable state, a question back leaves what was heard, asked and counted alone.

    Just a change that waits in an emergency is put aside: the advice comes first.
    """
    before = after(CONTENT, [OPENED, *data.draw(conversations(CONTENT.protocol))])
    event = data.draw(st.sampled_from([e for e in QUESTIONS_BACK if e != CAUSE]))

    state, _ = respond(CONTENT, "en-US", before, event)

    kept = replace(state, asking=before.asking, last=before.last, pending=before.pending)
    assert kept == before
    if level_of(CONTENT, before) is not Level.EMERGENCY:
        assert state.pending == before.pending


@WALK
@given(st.data())
def test_going_back_leaves_what_was_heard_before(data: st.DataObject) -> None:
    """An answer that is taken back, and a yes where that is asked, leave just what was before."""
    before = after(CONTENT, [OPENED, *data.draw(conversations(CONTENT.protocol))])
    answered = after(CONTENT, [data.draw(answers())], before)
    assume(len(answered.history) == len(before.history) + 1)

    state = after(CONTENT, [BACK], answered)
    if state.asking == CONFIRM_CHANGE:
        state = after(CONTENT, [Event(EventKind.ANSWERED, answer=YES)], state)

    assert finished(CONTENT, state) == finished(CONTENT, before)
    assert state.history == before.history


def finished(content: Content, state: State) -> Heard:
    """Give what was heard without that the check was not finished, which comes and goes."""
    unfinished = {setting.fact for setting in content.protocol.limits.unfinished_means}
    return {fact: value for fact, value in state.heard.items() if fact not in unfinished}


@WALK
@given(st.data())
def test_a_repeated_request_says_the_same(data: st.DataObject) -> None:
    """The same state and event give the same reply, so a lost answer can be sent again."""
    state = after(CONTENT, data.draw(conversations(CONTENT.protocol)))
    event = data.draw(events(CONTENT.protocol))

    assert respond(CONTENT, "en-US", state, event) == respond(CONTENT, "en-US", state, event)
