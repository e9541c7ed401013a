from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.small_content import SmallContent
from tests.triage.tellings import WALK, conversations, events
from triage import Content, Level, Reply, State, assess, respond
from triage.assessment import unanswered_dangers
from triage.event import Event, EventKind
from triage.fact import Answer, Value

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


def told(**facts: Value) -> Event:
    """Give the event of telling these facts."""
    return Event(EventKind.TOLD, facts)


def answered(answer: Answer) -> Event:
    """Give the event of answering yes, no or not sure."""
    return Event(EventKind.ANSWERED, answer=answer)


OPENED = Event(EventKind.OPENED)
HELP = Event(EventKind.ASKED_HELP)
WHY = Event(EventKind.ASKED_WHY)
REPEAT = Event(EventKind.ASKED_REPEAT)
TIPS = Event(EventKind.ASKED_TIPS)
TOPIC = Event(EventKind.ASKED_TOPIC, about="when_doctor")
CAUSE = Event(EventKind.ASKED_CAUSE, about="rare")
START_OVER = Event(EventKind.STARTED_OVER)
RESTARTED = Event(EventKind.RESTARTED)
HEDGE = Event(EventKind.HEDGED)
STOP = Event(EventKind.STOPPED)
MISS = Event(EventKind.NOT_UNDERSTOOD)
DROOP = told(droop=YES)

TO_SELF_CARE = (
    OPENED,
    answered(NO),
    answered(NO),
    answered(NO),
    told(duration_days=3),
    told(coffee=YES),
)

PHASES = {
    "nothing is open": (),
    "a question is open": (OPENED,),
    "the check is offered": (TOPIC,),
    "a tip is offered": TO_SELF_CARE,
    "a doctor was advised": (OPENED, answered(NO), answered(NO), answered(YES)),
    "an emergency was told": (OPENED, answered(YES)),
}
"""How each phase of a conversation is reached."""


@pytest.fixture
def tiny(small: SmallContent) -> Content:
    """The small content."""
    return small.load()


def after(content: Content, said: Iterable[Event]) -> State:
    """Give the state after a person said these."""
    state = State()
    for event in said:
        state, _ = respond(content, "en-US", state, event)
    return state


def reply_to(content: Content, said: Iterable[Event]) -> Reply:
    """Give the reply to the last of what a person said."""
    *before, last = said
    return respond(content, "en-US", after(content, before), last)[1]


ADVICE = "For 3 days, with coffee. Mostly harmless. It may be linked to coffee. Less coffee. "
DOCTOR = "In several places. Book a visit. Many places matter. If weak, sooner. A tip?"
EMERGENCY = "Call nine one one now. A droop is serious. Use your phone."

FRESH_TABLE = [
    (OPENED, "Welcome. Any danger?", "danger"),
    (answered(YES), "Welcome. Any danger?", "danger"),
    (answered(NO), "Welcome. Any danger?", "danger"),
    (answered(UNSURE), "Welcome. Any danger?", "danger"),
    (told(), "Welcome. Any danger?", "danger"),
    (told(body_part=("calf",)), "Your calf. First some questions. Any danger?", "danger"),
    (told(weak=YES), "With weakness. First some questions. Any danger?", "danger"),
    (told(weak=NO), "Welcome. Any danger?", "danger"),
    (DROOP, EMERGENCY, None),
    (HELP, "I ask and then advise. Shall I ask?", "start_check"),
    (WHY, "I ask and then advise. Shall I ask?", "start_check"),
    (REPEAT, "Welcome. Any danger?", "danger"),
    (TIPS, "Tips come later. Any danger?", "danger"),
    (TOPIC, "After two weeks. Shall I ask?", "start_check"),
    (CAUSE, "About rarity. Shall I ask?", "start_check"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (RESTARTED, "We start again. Any danger?", "danger"),
    (MISS, "Welcome. Any danger?", "danger"),
    (HEDGE, "Welcome. Any danger?", "danger"),
    (STOP, "Goodbye.", None),
]

QUESTION_TABLE = [
    (OPENED, "Welcome. Again: Any danger?", "danger"),
    (answered(YES), "Call nine one one now. That is serious. Use your phone.", None),
    (answered(NO), "Okay. Weak or numb?", "nerves"),
    (answered(UNSURE), "Okay. Weak or numb?", "nerves"),
    (told(), "I did not get that. Again: Any danger?", "danger"),
    (told(body_part=("calf",)), "Your calf. Again: Any danger?", "danger"),
    (told(duration_days=3), "For 3 days. Again: Any danger?", "danger"),
    (told(droop=NO), "Okay. Again: Any danger?", "danger"),
    (DROOP, EMERGENCY, None),
    (HELP, "I ask and then advise. Hint danger. Again: Any danger?", "danger"),
    (WHY, "Why danger. Again: Any danger?", "danger"),
    (REPEAT, "Welcome. Any danger?", "danger"),
    (TIPS, "Tips come later. Again: Any danger?", "danger"),
    (TOPIC, "After two weeks. Again: Any danger?", "danger"),
    (CAUSE, "About rarity. Again: Any danger?", "danger"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (MISS, "I did not get that. Again: Any danger?", "danger"),
    (HEDGE, "Once more, to be safe. Again: Any danger?", "danger"),
    (STOP, "Goodbye.", None),
]

CHECK_TABLE = [
    (OPENED, "Welcome. Any danger?", "danger"),
    (answered(YES), "Any danger?", "danger"),
    (answered(NO), "Goodbye.", None),
    (answered(UNSURE), "Shall I ask?", "start_check"),
    (told(body_part=("calf",)), "Your calf. Any danger?", "danger"),
    (DROOP, EMERGENCY, None),
    (HELP, "I ask and then advise. Shall I ask?", "start_check"),
    (WHY, "I ask and then advise. Shall I ask?", "start_check"),
    (REPEAT, "After two weeks. Shall I ask?", "start_check"),
    (TIPS, "Tips come later. Any danger?", "danger"),
    (TOPIC, "After two weeks. Shall I ask?", "start_check"),
    (CAUSE, "About rarity. Shall I ask?", "start_check"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (MISS, "I did not get that. Shall I ask?", "start_check"),
    (HEDGE, "Once more, to be safe. Shall I ask?", "start_check"),
    (STOP, "Goodbye.", None),
]

TIP_TABLE = [
    (OPENED, f"{ADVICE}After two weeks see a doctor. Another tip?", "another_tip"),
    (answered(YES), "Sleep. No more tips. Goodbye.", None),
    (answered(NO), "Goodbye.", None),
    (answered(UNSURE), "A tip?", "another_tip"),
    (
        told(weak=YES),
        "For 3 days, with weakness and coffee. Book a visit. Nerves matter. "
        "It may be linked to coffee or strain. If weak, sooner. A tip?",
        "another_tip",
    ),
    (DROOP, EMERGENCY, None),
    (HELP, "I ask and then advise. A tip?", "another_tip"),
    (WHY, "Nothing was named. A tip?", "another_tip"),
    (REPEAT, f"{ADVICE}After two weeks see a doctor. Another tip?", "another_tip"),
    (TIPS, "Sleep. No more tips. Goodbye.", None),
    (TOPIC, "After two weeks. A tip?", "another_tip"),
    (CAUSE, "About rarity. A tip?", "another_tip"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (MISS, "I did not get that. A tip?", "another_tip"),
    (STOP, "Goodbye.", None),
]

DOCTOR_TABLE = [
    (answered(YES), "Sleep. No more tips. Goodbye.", None),
    (answered(NO), "Goodbye.", None),
    (DROOP, EMERGENCY, None),
    (HELP, "I ask and then advise. A tip?", "another_tip"),
    (WHY, "Many places matter. A tip?", "another_tip"),
    (REPEAT, DOCTOR, "another_tip"),
    (TOPIC, "After two weeks. A tip?", "another_tip"),
    (MISS, "I did not get that. A tip?", "another_tip"),
    (HEDGE, "Once more, to be safe. A tip?", "another_tip"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (STOP, "Goodbye.", None),
]

TABLES = {
    "nothing is open": FRESH_TABLE,
    "a question is open": QUESTION_TABLE,
    "the check is offered": CHECK_TABLE,
    "a tip is offered": TIP_TABLE,
    "a doctor was advised": DOCTOR_TABLE,
}


@pytest.mark.parametrize(
    ("phase", "event", "speech", "asking"),
    [
        pytest.param(phase, *row, id=f"{phase}-{row[0].kind}-{number}")
        for phase, table in TABLES.items()
        for number, row in enumerate(table)
    ],
)
def test_every_event_has_its_reply_in_every_phase(
    tiny: Content, phase: str, event: Event, speech: str, asking: str | None
) -> None:
    """What a person does is answered, and the talk goes straight back to what was open."""
    reply = reply_to(tiny, [*PHASES[phase], event])

    assert (reply.speech, reply.asking) == (speech, asking)


STICKY = [OPENED, answered(NO), answered(UNSURE), told(), told(droop=NO), told(duration_days=1)]
STICKY += [HELP, WHY, REPEAT, TIPS, TOPIC, CAUSE, MISS, HEDGE, RESTARTED]


@pytest.mark.parametrize(
    "event",
    [pytest.param(event, id=f"{event.kind}-{number}") for number, event in enumerate(STICKY)],
)
def test_an_emergency_is_sticky(tiny: Content, event: Event) -> None:
    """After emergency advice nothing but starting over or leaving is answered otherwise."""
    reply = reply_to(tiny, [*PHASES["an emergency was told"], event])

    assert reply.speech == "Call nine one one now. That is serious. Use your phone."
    assert reply.level is Level.EMERGENCY
    assert not reply.is_open


@pytest.mark.parametrize("phase", PHASES)
def test_stop_ends_the_talk_from_every_phase(tiny: Content, phase: str) -> None:
    """Who says stop hears goodbye, and nothing is asked."""
    reply = reply_to(tiny, [*PHASES[phase], STOP])

    assert reply == Reply(("Goodbye.",))


@pytest.mark.parametrize("phase", PHASES)
def test_starting_over_forgets_everything(tiny: Content, phase: str) -> None:
    """After 'start over' the talk is as it was at its beginning, an emergency included."""
    state = after(tiny, [*PHASES[phase], START_OVER])

    assert replace(state, last=None) == State(asking="danger", asked=("danger",))


@pytest.mark.parametrize(
    ("phase", "event"),
    [
        pytest.param(phase, event, id=f"{phase}-{event.kind}")
        for phase in PHASES
        for event in (HELP, WHY, REPEAT, TOPIC, CAUSE)
        if (phase, event) != ("nothing is open", REPEAT)
    ],
)
def test_asking_something_changes_nothing(tiny: Content, phase: str, event: Event) -> None:
    """Help, why, repeat and topics leave what was heard and counted as it was."""
    before = after(tiny, PHASES[phase])

    state, _ = respond(tiny, "en-US", before, event)

    kept = replace(state, asking=before.asking, last=before.last)
    assert kept == before


@pytest.mark.parametrize("phase", PHASES)
def test_an_emergency_is_answered_in_every_phase(tiny: Content, phase: str) -> None:
    """Asking for an ambulance comes before whatever was being talked about."""
    event = Event(EventKind.TOLD, {"wants_ambulance": YES})

    reply = reply_to(tiny, [*PHASES[phase], event])

    assert reply.level is Level.EMERGENCY
    assert reply.sentences[0] == "Call nine one one now."


@pytest.mark.parametrize(
    "kind",
    [kind for kind in EventKind if kind not in (EventKind.STARTED_OVER, EventKind.STOPPED)],
)
def test_an_emergency_told_by_the_way_is_heard(tiny: Content, kind: EventKind) -> None:
    """Whatever a person does, a danger that they name in the same breath comes first."""
    event = Event(kind, {"droop": YES}, about="when_doctor")

    reply = reply_to(tiny, [OPENED, event])

    assert reply.level is Level.EMERGENCY


# -- misses ---------------------------------------------------------------------------------------


def test_two_misses_in_a_row_count_as_not_sure(tiny: Content) -> None:
    """A question that is missed twice is answered 'not sure', which never counts as no."""
    said = [OPENED, MISS, MISS]

    reply = reply_to(tiny, said)
    state = after(tiny, said)

    assert reply.speech == "I take that as not sure. Weak or numb?"
    assert state.heard["danger_maybe"] == YES
    assert state.heard["droop"] == UNSURE
    assert state.misses == 0


@pytest.mark.parametrize("said", [[HEDGE, HEDGE], [HEDGE, MISS], [MISS, HEDGE]])
def test_a_soft_answer_never_settles_a_danger(tiny: Content, said: list[Event]) -> None:
    """'Not really' is asked again, and the second time it counts as 'not sure'."""
    heard = after(tiny, [OPENED, *said]).heard

    assert heard["droop"] == UNSURE
    assert heard["danger_maybe"] == YES


def test_telling_the_same_again_is_a_miss(tiny: Content) -> None:
    """Who only repeats what is known is not asked the same for ever."""
    calf = told(body_part=("calf",))

    state = after(tiny, [OPENED, calf, calf, calf])

    assert state.asking == "nerves"
    assert state.heard["danger_maybe"] == YES


def test_an_answer_in_between_forgives_a_miss(tiny: Content) -> None:
    """Only misses in a row count, so that a noisy room does not decide anything."""
    state = after(tiny, [OPENED, MISS, answered(NO), MISS])

    assert state.asking == "nerves"
    assert "nerves_maybe" not in state.heard


@pytest.mark.parametrize("event", [HELP, WHY, REPEAT, TOPIC], ids=lambda e: str(e.kind))
def test_a_question_in_between_forgives_no_miss(tiny: Content, event: Event) -> None:
    """Asking for help is neither an answer nor a miss."""
    assert after(tiny, [OPENED, MISS, event]).misses == 1


@pytest.mark.parametrize("answer", [YES, NO])
def test_an_answer_that_does_not_fit_is_a_miss(tiny: Content, answer: Answer) -> None:
    """'Yes' to 'how long' is not understood, and twice counts as not sure."""
    to_how_long = [OPENED, answered(NO), answered(NO), answered(NO)]

    once = reply_to(tiny, [*to_how_long, answered(answer)])
    twice = after(tiny, [*to_how_long, answered(answer), answered(answer)])

    assert once.speech == "I did not get that. Again: How long?"
    assert twice.heard["length_maybe"] == YES


def test_yes_to_habits_asks_which(tiny: Content) -> None:
    """'Yes' to a question about habits is asked again, so that a tip can fit."""
    said = [*TO_SELF_CARE[:-1], answered(YES)]

    assert reply_to(tiny, said).speech == "I did not get that. Again: Coffee or running?"


def test_an_offer_that_is_missed_twice_ends_the_talk(tiny: Content) -> None:
    """Nobody is held in a conversation by an offer that they do not answer."""
    assert reply_to(tiny, [*TO_SELF_CARE, MISS, MISS]) == Reply(("Goodbye.",))


# -- answers to screens ---------------------------------------------------------------------------


def test_naming_one_finding_asks_for_the_others(tiny: Content) -> None:
    """Who names one finding of a screen is asked for the others, and 'no' settles those."""
    asked = reply_to(tiny, [OPENED, answered(NO), told(weak=YES)])
    heard = after(tiny, [OPENED, answered(NO), told(weak=YES), answered(NO)]).heard

    assert asked.speech == "With weakness. Any of the others?"
    assert (heard["weak"], heard["numb"]) == (YES, NO)


def test_naming_adds_what_the_question_says_it_means(content: Content) -> None:
    """Weakness named in answer to 'anything sudden?' came on suddenly."""
    heard = after(content, [OPENED, answered(NO), told(weakness=YES)]).heard

    assert heard["sudden_onset"] == YES


@pytest.mark.parametrize(
    ("question", "denied", "kept_out"),
    [
        pytest.param("sudden_signs", "face_droop", "sudden_onset", id="sudden_signs"),
        pytest.param("sudden_signs", "weakness", "sudden_onset", id="sudden_signs-covered"),
        pytest.param("background", "new_medication", "medicine_change", id="background"),
    ],
)
def test_denying_a_finding_is_not_naming_it(
    content: Content, question: str, denied: str, kept_out: str
) -> None:
    """'I have no drooping face' does not mean that something came on suddenly."""
    state = after(content, [OPENED])
    while state.asking != question:
        state, _ = respond(content, "en-US", state, answered(NO))

    state, _ = respond(content, "en-US", state, told(**{denied: NO}))

    assert state.heard[denied] == NO
    assert state.heard.get(kept_out) != YES


@pytest.mark.parametrize("about", ["thanks", "when_doctor"])
def test_a_topic_before_the_check_offers_it(content: Content, about: str) -> None:
    """Who asks something first is answered, and then asked whether to begin."""
    reply = reply_to(content, [Event(EventKind.ASKED_TOPIC, about=about)])

    assert reply.sentences[0] == content.wordings["en-US"].topics[about]
    assert reply.asking == "start_check"


def test_a_check_that_cannot_be_finished_never_ends_in_self_care(tiny: Content) -> None:
    """Where the questions run out with a danger still open, a doctor looks at it."""
    limits = replace(tiny.protocol.limits, questions=1, habits_within=0)
    short = replace(tiny, protocol=replace(tiny.protocol, limits=limits))

    reply = reply_to(short, [told(duration_days=3, places="one"), answered(NO)])

    assert reply.level is Level.SEE_DOCTOR
    assert "Something is open." in reply.sentences


# -- the country ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "action"),
    [
        ("en-US", "Call nine one one now."),
        ("en-GB", "Call nine nine nine now."),
        ("en-AU", "Call triple zero now."),
        ("de-DE", "Call your emergency number now."),
        ("", "Call your emergency number now."),
    ],
)
def test_the_number_is_that_of_the_country(content: Content, locale: str, action: str) -> None:
    """The emergency number is the one that answers where the person is."""
    _, reply = respond(content, locale, State(), told(face_droop=YES))

    assert reply.sentences[0] == action


# -- what holds in every conversation -------------------------------------------------------------


@WALK
@given(st.data())
def test_every_reply_keeps_its_form(content: Content, data: st.DataObject) -> None:
    """Nothing raises; a reply is open just when it asks, ends with '?' and has a reprompt."""
    state = State()
    for event in data.draw(conversations(content.protocol)):
        state, reply = respond(content, "en-US", state, event)

        assert reply.is_open is reply.speech.endswith("?")
        assert reply.is_open is bool(reply.reprompt)
        assert state.asking == reply.asking
        assert "{" not in f"{reply.speech}{reply.reprompt}"


@WALK
@given(st.data())
def test_the_level_never_falls_in_a_conversation(content: Content, data: st.DataObject) -> None:
    """Whatever is said next, the advice gets no milder, and an emergency stays one."""
    state, level = State(), Level.SELF_CARE
    for event in data.draw(conversations(content.protocol)):
        before = level
        state, reply = respond(content, "en-US", state, event)
        level = assess(content.protocol, state.heard).level
        if event.kind is EventKind.STARTED_OVER:
            continue

        assert level >= before
        if level is Level.EMERGENCY and event.kind is not EventKind.STOPPED:
            assert reply.level is Level.EMERGENCY
            assert reply.sentences[0].startswith("Call ")


@WALK
@given(st.data())
def test_self_care_is_told_only_after_every_danger_was_denied(
    content: Content, data: st.DataObject
) -> None:
    """No path leads to self-care past a danger question that was not answered 'no'."""
    state = State()
    for event in data.draw(conversations(content.protocol)):
        state, reply = respond(content, "en-US", state, event)

        if reply.level is Level.SELF_CARE:
            assert unanswered_dangers(content.protocol, state.heard) == ()


@WALK
@given(st.data())
def test_no_question_is_put_as_new_twice(content: Content, data: st.DataObject) -> None:
    """The questions put are all different, and never more than the limit."""
    state = State()
    for event in data.draw(conversations(content.protocol)):
        state, _ = respond(content, "en-US", state, event)

        assert len(set(state.asked)) == len(state.asked)
        assert len(state.asked) <= content.protocol.limits.questions


@WALK
@given(st.data())
def test_help_changes_nothing_anywhere(content: Content, data: st.DataObject) -> None:
    """In every reachable state, help leaves what was heard, asked and counted untouched."""
    before = after(content, data.draw(conversations(content.protocol)))

    state, _ = respond(content, "en-US", before, HELP)

    assert replace(state, asking=before.asking, last=before.last) == before


@WALK
@given(st.data())
def test_a_repeated_request_says_the_same(content: Content, data: st.DataObject) -> None:
    """The same state and event give the same reply, so a lost answer can be sent again."""
    state = after(content, data.draw(conversations(content.protocol)))
    event = data.draw(events(content.protocol))

    assert respond(content, "en-US", state, event) == respond(content, "en-US", state, event)


def test_sure_is_yes_to_an_offer_and_a_hedge_to_a_question(content: Content) -> None:
    """'Sure' accepts a tip or the check, and never settles a question about danger."""
    sure = Event(EventKind.ASSENTED)
    offered, _ = respond(content, "en-US", State(), Event(EventKind.ASKED_CAUSE, about="caffeine"))

    asked, reply = respond(content, "en-US", offered, sure)
    again, hedged = respond(content, "en-US", asked, sure)

    assert reply.asking == hedged.asking == "danger_now"
    assert hedged.speech.startswith("Just to be safe")
    assert again.heard == asked.heard
