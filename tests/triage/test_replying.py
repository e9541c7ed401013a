from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.small_content import SmallContent
from tests.triage.talking import NO, OPENED, UNSURE, YES, after, answered, told, turn_in
from tests.triage.tellings import CONTENT, WALK, tellings
from triage import Content, Level, Reply, State, assess
from triage.assessment import Outcome, unanswered_dangers
from triage.dialogue.replying import (
    ask_next,
    give_advice,
    go_back,
    leave,
    next_tip,
    offer_tips,
    worded,
)
from triage.dialogue.state import ANOTHER_TIP, CONFIRM_CHANGE, SAY_NUMBER, START_CHECK, TELL_DOCTOR
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import Heard, hear

NO_DANGER: Heard = {"droop": NO, "faint": NO, "danger_yes": NO}
DENIED: Heard = {**NO_DANGER, "weak": NO, "numb": NO, "nerves_yes": NO}
HARMLESS: Heard = {**DENIED, "places": "one", "duration_days": 3}


# -- asking ---------------------------------------------------------------------------------------


def test_a_new_question_is_put_in_full_and_counted(tiny: Content) -> None:
    """What leads to it comes first; silence at a danger is told when to call."""
    turn, reply = ask_next(turn_in(tiny, State()), "Lead.")

    again = "Call {emergency_number}. Again: Any danger?"
    assert reply == Reply(("Lead.", "Any danger?"), "danger", again)
    assert turn.state.asked == ("danger",)


def test_silence_at_any_other_question_is_just_asked_again(tiny: Content) -> None:
    """Only danger is worth a warning when no answer comes."""
    _, reply = ask_next(turn_in(tiny, State(heard=DENIED, asked=("danger", "nerves"))))

    assert (reply.asking, reply.reprompt) == ("where", "Again: In several places?")


def test_a_question_that_was_put_is_put_shorter(tiny: Content) -> None:
    """The second time it is the short form, with an example when no answer comes."""
    state = State(asking="danger", asked=("danger",))

    turn, reply = ask_next(turn_in(tiny, state), "Lead.")

    assert reply == Reply(("Lead.", "Again: Any danger?"), "danger", "Hint danger.")
    assert turn.state == state


@pytest.mark.parametrize("answer", [YES, NO])
def test_who_names_one_is_asked_for_the_others(tiny: Content, answer: Answer) -> None:
    """A screen that is answered in part, by what is there or is not, is not read out again."""
    state = State(heard={**NO_DANGER, "weak": answer}, asking="nerves", asked=("nerves",))

    _, reply = ask_next(turn_in(tiny, state, told(weak=answer)))

    assert reply.speech == "Any of the others?"


def test_what_was_said_already_is_named_before_the_question(tiny: Content) -> None:
    """Nobody has to say again what they said, and it is clear that more is asked."""
    state = State(heard={**NO_DANGER, "weak": YES})

    _, reply = ask_next(turn_in(tiny, state))

    assert reply.speech == "Besides weakness: Weak or numb?"


def test_with_nothing_left_to_ask_there_is_advice(tiny: Content) -> None:
    """The check ends as soon as no answer could change anything."""
    _, reply = ask_next(turn_in(tiny, State(heard={"droop": YES})), "Lead.")

    assert reply.level is Level.EMERGENCY
    assert "Lead." not in reply.sentences


# -- advice ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heard", "level", "offer"),
    [
        pytest.param(HARMLESS, Level.SELF_CARE, ANOTHER_TIP, id="self-care"),
        pytest.param({**HARMLESS, "weak": YES}, Level.SEE_DOCTOR, TELL_DOCTOR, id="doctor"),
        pytest.param({"danger_maybe": YES}, Level.URGENT, TELL_DOCTOR, id="urgent"),
        pytest.param({"droop": YES}, Level.EMERGENCY, SAY_NUMBER, id="emergency"),
    ],
)
def test_advice_ends_with_what_may_help_with_it(
    tiny: Content, heard: Heard, level: Level, offer: str
) -> None:
    """Each level has its own offer; the last word of a talk has none, and what led there first."""
    turn, reply = give_advice(turn_in(tiny, State(heard=heard)), "Lead.")
    _, last = give_advice(turn_in(tiny, State(heard=heard)), "Lead.", is_last=True)

    assert (reply.level, reply.asking) == (level, offer)
    assert turn.state.outcome == assess(tiny.protocol, heard)
    assert last == Reply(reply.sentences[:-1], level=level)
    assert last.sentences[0] == "Lead."


def test_the_tip_in_the_advice_is_not_told_twice(tiny: Content) -> None:
    """Self-care tells a first tip, other advice none."""
    self_care, _ = give_advice(turn_in(tiny, State(heard=HARMLESS)))
    doctor, _ = give_advice(turn_in(tiny, State(heard={**HARMLESS, "weak": YES}, tips=("sleep",))))

    assert self_care.state.tips == ("sleep",)
    assert doctor.state.tips == ()


@pytest.mark.parametrize("fact", ["droop", "faint", "weak", "numb"])
@pytest.mark.parametrize("value", [None, UNSURE])
def test_an_open_danger_is_no_self_care(tiny: Content, fact: str, value: Answer | None) -> None:
    """Where one was not answered 'no', the check counts as not finished."""
    heard: dict[str, Value] = {known: v for known, v in HARMLESS.items() if known != fact}
    heard |= {} if value is None else {fact: value}

    turn, reply = give_advice(turn_in(tiny, State(heard=heard)))

    assert turn.state.heard["not_finished"] == YES
    assert reply.level is Level.SEE_DOCTOR


@WALK
@given(st.data())
def test_self_care_is_told_only_with_no_danger_open(data: st.DataObject) -> None:
    """Whatever was heard when the advice is given, no danger question stands open under it."""
    heard = hear(CONTENT.protocol.facts, {}, data.draw(tellings(CONTENT.protocol)))

    turn, reply = give_advice(turn_in(CONTENT, State(heard=heard)))

    assert reply.level is assess(CONTENT.protocol, turn.state.heard).level
    if reply.level is Level.SELF_CARE:
        assert unanswered_dangers(CONTENT.protocol, turn.state.heard) == ()


# -- tips -----------------------------------------------------------------------------------------


def test_tips_come_one_by_one_until_there_are_no_more(tiny: Content) -> None:
    """Each is told once; the last is followed by leave."""
    turn = turn_in(tiny, State(heard={**HARMLESS, "coffee": YES, "running": YES}))
    told_so_far = []
    while True:
        turn, reply = next_tip(turn)
        told_so_far.append(reply.sentences[0])
        if not reply.is_open:
            break

    assert told_so_far == ["Less coffee.", "Drink.", "Sleep."]
    assert reply.sentences == ("Sleep.", "No more tips.", "Goodbye.")
    assert next_tip(turn)[1] == Reply(("No more tips.", "Goodbye."))


@pytest.mark.parametrize(
    ("state", "asking"),
    [
        pytest.param(State(heard=HARMLESS), ANOTHER_TIP, id="one-left"),
        pytest.param(State(heard=HARMLESS, tips=("sleep",)), None, id="none-left"),
        pytest.param(State(heard={"weak": YES}), ANOTHER_TIP, id="doctor"),
        pytest.param(State(heard={"danger_maybe": YES}), None, id="urgent"),
        pytest.param(State(heard={"droop": YES}), None, id="emergency"),
    ],
)
def test_tips_are_offered_only_where_they_are_no_distraction(
    tiny: Content, state: State, asking: str | None
) -> None:
    """With a red flag nobody is offered tips, and otherwise only one that was not told."""
    _, reply = offer_tips(turn_in(tiny, state), "Lead.")

    assert reply.asking == asking
    assert reply.sentences[0] == "Lead."
    assert reply.is_open or reply.sentences == ("Lead.", "Goodbye.")


# -- going back and leaving -----------------------------------------------------------------------

DONE = Outcome(Level.SELF_CARE, ())


@pytest.mark.parametrize(
    ("state", "asking"),
    [
        pytest.param(State(), START_CHECK, id="nothing-was-open"),
        pytest.param(State(asking="danger", asked=("danger",)), "danger", id="a-question"),
        pytest.param(State(asking=TELL_DOCTOR, outcome=DONE), TELL_DOCTOR, id="an-offer"),
        pytest.param(State(asking=CONFIRM_CHANGE), CONFIRM_CHANGE, id="a-change"),
        pytest.param(State(outcome=DONE), ANOTHER_TIP, id="after-self-care"),
        pytest.param(
            State(outcome=Outcome(Level.URGENT, ("danger_unsure",))), TELL_DOCTOR, id="after-urgent"
        ),
    ],
)
def test_the_talk_goes_back_to_what_was_open(tiny: Content, state: State, asking: str) -> None:
    """After an answer the same is open as before, or the next best thing."""
    turn, reply = go_back(turn_in(tiny, state), "Answer.")

    assert (reply.sentences[0], reply.asking) == ("Answer.", asking)
    assert turn.state == state


@pytest.mark.parametrize(
    ("heard", "reply"),
    [
        pytest.param({}, Reply(("Goodbye.",)), id="nothing"),
        pytest.param({"weak": YES}, Reply(("Goodbye.",)), id="doctor"),
        pytest.param(
            {"danger_maybe": YES, "coffee": YES},
            Reply(("Speak with a doctor today.", "Goodbye."), level=Level.URGENT),
            id="urgent",
        ),
        pytest.param(
            {"droop": YES},
            Reply(("Call {emergency_number} now.", "Goodbye."), level=Level.EMERGENCY),
            id="emergency",
        ),
    ],
)
def test_leave_is_taken_with_what_is_due(tiny: Content, heard: Heard, reply: Reply) -> None:
    """A red flag is not left unsaid, however early the person goes."""
    assert leave(turn_in(tiny, State(heard=heard)))[1] == reply


# -- whom it is about, and where ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "speech", "reprompt"),
    [
        ("self", "Any danger?", "Call nine one one. Again: Any danger?"),
        ("other", "Are they in danger?", "Call nine one one. Again: Are they?"),
    ],
)
def test_sentences_are_said_of_whom_they_are_about(
    small: SmallContent, about: str, speech: str, reprompt: str
) -> None:
    """A caregiver is asked about the other person, and hears the number either way."""
    small.change(
        "en-US/questions.toml",
        'ask = "Any danger?"\nagain = "Again: Any danger?"',
        'ask = "Any danger?"\nask_other = "Are they in danger?"\n'
        'again = "Again: Any danger?"\nagain_other = "Again: Are they?"',
    )
    content = small.load()
    turn, reply = ask_next(turn_in(content, State(heard={"about": about})))

    spoken = worded(turn, reply, content.region_of("en-US"))

    assert (spoken.speech, spoken.reprompt) == (speech, reprompt)


@pytest.mark.parametrize(
    ("heard", "asked"),
    [
        ({}, "Anywhere else?"),
        ({"places": "one"}, "Anywhere else?"),
        ({"places": "several"}, "Is it bad?"),
        ({"body_part": ("foot", "hand"), "places": "all_over"}, "Is it bad?"),
    ],
)
def test_what_is_in_several_places_is_not_asked_for_more(
    small: SmallContent, heard: Heard, asked: str
) -> None:
    """Where one place was told it is asked all the same: there may be more by now."""
    small.change(
        "en-US/questions.toml",
        'ask = "Any danger?"\nagain = "Again: Any danger?"',
        'ask = "Anywhere else?"\nagain = "Again: Anywhere else?"\n'
        'ask_placed = "Is it bad?"\nagain_placed = "Again: Is it bad?"',
    )
    turn = turn_in(small.load(), State(heard=heard))

    turn, reply = ask_next(turn)
    _, again = ask_next(turn)

    assert reply.sentences == (asked,)
    assert (reply.reprompt or "").endswith(f"Again: {asked}")
    assert again.sentences == (f"Again: {asked}",)


def test_the_number_is_that_of_the_region(tiny: Content) -> None:
    """Every placeholder of a telephone number is filled for the country."""
    turn = turn_in(tiny, State(is_slow=True))
    reply = Reply(("Call {emergency_number} or {crisis_line}.",), "danger", "{emergency_number}?")

    spoken = worded(turn, reply, tiny.region_of("de-DE"))

    assert spoken == replace(
        reply,
        sentences=("Call your emergency number or a crisis line.",),
        reprompt="your emergency number?",
        is_slow=True,
    )


def test_the_walk_to_self_care_asks_each_question_once(tiny: Content) -> None:
    """From the first question to the advice nothing is put twice."""
    state = after(tiny, [OPENED, *[answered(NO)] * 3, told(duration_days=3), answered(NO)])

    assert state.asked == ("danger", "nerves", "where", "how_long", "habits")
    assert state.outcome == DONE
