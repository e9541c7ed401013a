from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.triage.talking import (
    BACK,
    DROOP,
    MISS,
    NO,
    OPENED,
    START_OVER,
    STOP,
    SURE,
    UNSURE,
    YES,
    after,
    answered,
    corrected,
    reply_to,
    told,
    turn_in,
)
from tests.triage.tellings import CONTENT, WALK, answers, conversations, events, tellings
from triage import Content, Level, State, assess, respond
from triage.dialogue.changing import is_settling, propose, settle
from triage.dialogue.correction import apply, lowers
from triage.dialogue.event import Event, EventKind
from triage.dialogue.state import CONFIRM_CHANGE, SAY_NUMBER, START_CHECK, Change
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard

TO_HABITS = (OPENED, answered(NO), answered(NO), answered(NO), told(duration_days=3))
TO_URGENT = (OPENED, told(weak=YES, sudden=YES))
CALL = "Call nine one one now."


def test_going_back_puts_the_very_question_even_where_a_worse_one_could_follow(
    content: Content,
) -> None:
    """The ninth question taken back makes room for another: the one taken back comes first."""
    to_the_ninth = map(answered, (NO, NO, YES, UNSURE, NO, NO, NO, NO))
    before = after(content, [OPENED, *to_the_ninth, told(dizziness=YES)])

    state = after(content, [answered(UNSURE), BACK, answered(YES)], before)

    assert len(before.asked) == content.protocol.limits.questions
    assert before.asking == state.asking == "where_and_how_long"


@pytest.mark.parametrize(
    ("said", "speech", "asking"),
    [
        pytest.param(
            [OPENED, told(coffee=YES), corrected(coffee=NO)],
            "No coffee. Again: Any danger?",
            "danger",
            id="denied",
        ),
        pytest.param(
            [OPENED, told(duration_days=20), corrected(duration_days=3)],
            "Changed. For 3 days. Again: Any danger?",
            "danger",
            id="another-value",
        ),
        pytest.param(
            [told(about="other", body_part=("calf",)), corrected(body_part=("eyelid",))],
            "Changed. Their eyelid. Again: Any danger?",
            "danger",
            id="of-another-person",
        ),
        pytest.param(
            [OPENED, told(places="several"), corrected(places="one")],
            "Changed. Again: Any danger?",
            "danger",
            id="what-has-no-name",
        ),
        pytest.param(
            [OPENED, answered(NO), BACK], "Taken back. Any danger?", "danger", id="taken-back"
        ),
        pytest.param(
            [*TO_HABITS, corrected(duration_days=20)],
            "Changed. For over two weeks. Book a visit. Two weeks matter. If weak, sooner. "
            "Sum it up?",
            "tell_doctor",
            id="before-the-advice",
        ),
        pytest.param(
            [OPENED, answered(NO), corrected(droop=YES)],
            f"{CALL} A droop is serious. Use your phone. The number again?",
            "say_number",
            id="an-emergency-comes-first",
        ),
        pytest.param(
            [OPENED, BACK],
            "Some nothing_to_take_back. Again: Any danger?",
            "danger",
            id="nothing-to-take-back",
        ),
    ],
)
def test_a_change_is_made_and_read_back(
    tiny: Content, said: list[Event], speech: str, asking: str
) -> None:
    """What lowers no alarm is changed at once, and the person hears what is known now."""
    reply = reply_to(tiny, said)

    assert (reply.speech, reply.asking) == (speech, asking)


@pytest.mark.parametrize(
    ("said", "speech", "reprompt", "level"),
    [
        pytest.param(
            [*TO_URGENT, told(weak=NO)], "Really no weakness?", "Change it?", None, id="denied"
        ),
        pytest.param(
            [OPENED, answered(UNSURE), BACK], "Take it back?", "Change it?", None, id="back"
        ),
        pytest.param(
            [*TO_URGENT, corrected(sudden=UNSURE)],
            "Change it?",
            "Change it?",
            None,
            id="what-has-no-name",
        ),
        pytest.param(
            [DROOP, told(droop=NO)],
            f"{CALL} Really no a drooping face?",
            f"{CALL} Change it?",
            Level.EMERGENCY,
            id="denied-in-an-emergency",
        ),
        pytest.param(
            [OPENED, answered(YES), BACK],
            f"{CALL} Take it back?",
            f"{CALL} Change it?",
            Level.EMERGENCY,
            id="back-in-an-emergency",
        ),
    ],
)
def test_a_change_that_lowers_an_alarm_is_put_first(
    tiny: Content, said: list[Event], speech: str, reprompt: str, level: Level | None
) -> None:
    """It is asked whether that is right; in an emergency the action comes before even that."""
    reply = reply_to(tiny, said)
    heard = after(tiny, said).heard

    assert (reply.speech, reply.reprompt, reply.level) == (speech, reprompt, level)
    assert reply.asking == CONFIRM_CHANGE
    assert heard == after(tiny, said[:-1]).heard


def test_a_value_that_lowers_an_alarm_is_named(tiny: Content) -> None:
    """Who is to confirm fewer days hears how many."""
    urgent = replace(tiny.protocol.rules["too_long"], level=Level.URGENT)
    protocol = replace(tiny.protocol, rules={**tiny.protocol.rules, "too_long": urgent})
    content = replace(tiny, protocol=protocol)

    reply = reply_to(content, [OPENED, told(duration_days=20), corrected(duration_days=3)])

    assert reply.speech == "Change it to For 3 days?"


def test_yes_makes_the_change(tiny: Content) -> None:
    """The finding is gone, that is said, and the check goes on from there."""
    said = [DROOP, told(droop=NO), answered(YES)]

    reply = reply_to(tiny, said)

    assert reply.speech == "No a drooping face. Any danger?"
    assert after(tiny, said).heard == {"droop": NO}


def test_sure_makes_no_change(tiny: Content) -> None:
    """'Okay' may be said to the call or to nothing in particular; a change takes a yes."""
    urgent = after(tiny, [*TO_URGENT, told(weak=NO), SURE])
    emergency = after(tiny, [DROOP, told(droop=NO), SURE])

    assert (urgent.heard["weak"], urgent.asking) == (YES, CONFIRM_CHANGE)
    assert emergency.heard["droop"] == YES


@pytest.mark.parametrize("answer", [NO, UNSURE])
def test_anything_but_yes_keeps_what_was_heard(tiny: Content, answer: Answer) -> None:
    """Before the advice the check goes on; after it the advice is said again."""
    urgent = reply_to(tiny, [*TO_URGENT, told(weak=NO), answered(answer)])
    emergency = reply_to(tiny, [DROOP, told(droop=NO), answered(answer)])

    assert urgent.speech == "Kept. Again: Any danger?"
    assert emergency.speech == f"{CALL} A droop is serious. Use your phone. The number again?"


def test_three_misses_keep_what_was_heard(tiny: Content) -> None:
    """A change that nobody confirms is not made, and the talk goes on."""
    said = [*TO_URGENT, told(weak=NO), MISS, MISS, MISS]

    assert reply_to(tiny, said).speech == "Kept. Again: Any danger?"
    assert after(tiny, said).heard == after(tiny, TO_URGENT).heard


def test_a_yes_that_tells_more_does_not_take_the_more_back(tiny: Content) -> None:
    """'Yes, and I fainted' to 'take it back?' never unhears the fainting."""
    event = Event(EventKind.ANSWERED, {"faint": YES}, YES)
    said = [OPENED, answered(UNSURE), BACK, event]

    assert reply_to(tiny, said).level is Level.EMERGENCY
    assert after(tiny, said).heard["faint"] == YES


@pytest.mark.parametrize(
    ("asking", "event", "is_settled"),
    [
        pytest.param(CONFIRM_CHANGE, answered(YES), True, id="yes"),
        pytest.param(CONFIRM_CHANGE, answered(NO), True, id="no"),
        pytest.param(CONFIRM_CHANGE, answered(UNSURE), True, id="not-sure"),
        pytest.param(CONFIRM_CHANGE, Event(EventKind.LOST), True, id="lost"),
        pytest.param(CONFIRM_CHANGE, MISS, False, id="missed"),
        pytest.param(CONFIRM_CHANGE, told(weak=YES), False, id="told"),
        pytest.param(
            CONFIRM_CHANGE, Event(EventKind.ANSWERED, {"numb": YES}, YES), False, id="yes-and-more"
        ),
        pytest.param(SAY_NUMBER, answered(YES), False, id="another-offer"),
        pytest.param("danger", answered(YES), False, id="a-question"),
    ],
)
def test_what_settles_an_open_change(
    tiny: Content, asking: str, event: Event, is_settled: bool
) -> None:
    """An answer with nothing else in it does, and only while the change is what was asked."""
    assert is_settling(turn_in(tiny, State(asking=asking), event)) is is_settled


def test_settling_with_nothing_waiting_changes_nothing(tiny: Content) -> None:
    """A yes that comes twice takes nothing away the second time."""
    state = State(heard={"weak": YES}, asking=CONFIRM_CHANGE)

    turn, reply = settle(turn_in(tiny, state, answered(YES)))

    assert turn.state.heard == {"weak": YES}
    assert reply.sentences[0] == "Kept."


# -- what holds for any change in any conversation ------------------------------------------------


@WALK
@given(st.data())
def test_an_alarm_is_never_lowered_without_a_yes(data: st.DataObject) -> None:
    """A change of whatever it may be is made at once or waits, by what it would do to the level."""
    state = after(CONTENT, data.draw(conversations(CONTENT.protocol)))
    change = Change(data.draw(tellings(CONTENT.protocol, most=3)))
    assume(change.values or state.history)
    changed = apply(CONTENT.protocol, state, change)

    turn, reply = propose(turn_in(CONTENT, state), change)

    waits = lowers(CONTENT.protocol, state, changed)
    assert (reply.asking == CONFIRM_CHANGE) is waits
    assert turn.state.pending == (change if waits else None)
    if waits:
        assert turn.state.heard == state.heard
    else:
        assert known(CONTENT, turn.state.heard) == known(CONTENT, changed.heard)


@WALK
@given(st.data())
def test_an_emergency_goes_away_only_by_yes_or_starting_over(data: st.DataObject) -> None:
    """While a change of an emergency waits, whatever else is said leaves the emergency there."""
    danger = data.draw(st.sampled_from(["face_droop", "chest_pain", "wants_ambulance"]))
    state = after(CONTENT, [OPENED, Event(EventKind.TOLD, {danger: YES})])
    event = Event(EventKind.CORRECTED, {danger: NO}) if data.draw(st.booleans()) else BACK
    state = after(CONTENT, [event], state)
    assert state.asking == CONFIRM_CHANGE
    event = data.draw(st.one_of(events(CONTENT.protocol), answers()))

    settled, reply = respond(CONTENT, "en-US", state, event)

    is_yes = event.answer is YES or event.kind is EventKind.ASSENTED
    if not (is_yes and not event.told) and event.kind is not EventKind.STARTED_OVER:
        assert assess(CONTENT.protocol, settled.heard).level is Level.EMERGENCY
        assert reply.level is Level.EMERGENCY
        assert reply.sentences[0].startswith("Call ")
        assert reply.is_open is (event.kind is not EventKind.STOPPED)


@WALK
@given(st.data())
def test_a_confirmed_change_is_the_change_that_was_put(data: st.DataObject) -> None:
    """Yes makes just the change that waits, whatever it was."""
    state = after(CONTENT, data.draw(conversations(CONTENT.protocol)))
    change = Change(data.draw(tellings(CONTENT.protocol, most=3)))
    assume(change.values or state.history)
    waiting = replace(state, asking=CONFIRM_CHANGE, pending=change)

    after_yes = after(CONTENT, [answered(YES)], waiting)

    made = apply(CONTENT.protocol, waiting, change)
    assert known(CONTENT, after_yes.heard) == known(CONTENT, made.heard)
    assert after_yes.pending is None


def known(content: Content, heard: Heard) -> Heard:
    """Leave out that the check was not finished, which comes and goes."""
    unfinished = {setting.fact for setting in content.protocol.limits.unfinished_means}
    return {fact: value for fact, value in heard.items() if fact not in unfinished}


@pytest.mark.parametrize("event", [STOP, START_OVER])
def test_a_change_waits_no_longer_once_the_talk_ends(tiny: Content, event: Event) -> None:
    """Neither stop nor starting over leaves anything to be confirmed."""
    state = after(tiny, [DROOP, told(droop=NO), event])

    assert state.pending is None
    assert state.asking != START_CHECK
