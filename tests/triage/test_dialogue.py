from dataclasses import replace

import pytest

from tests.triage.small_content import SmallContent
from tests.triage.talking import (
    BACK,
    CAUSE,
    CHANGES,
    DROOP,
    FASTER,
    HEDGE,
    HELP,
    HOW_MANY,
    MISS,
    NO,
    OPENED,
    PAST,
    QUESTIONS_BACK,
    REPEAT,
    RESTARTED,
    SLOWER,
    SOURCE,
    START_OVER,
    STOP,
    SUMMARY,
    SURE,
    TIPS,
    TOPIC,
    UNSURE,
    WAIT,
    WHY,
    YES,
    after,
    answered,
    corrected,
    reply_to,
    told,
)
from triage import Content, Level, Reply, State, respond
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import Answer

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
    "a change waits for a yes": (OPENED, answered(UNSURE), BACK),
    "a change of an emergency waits for a yes": (OPENED, answered(YES), BACK),
}
"""How each phase of a conversation is reached."""


ADVICE = "For 3 days, with coffee. Mostly harmless. It may be linked to coffee. Less coffee. "
DOCTOR = "In several places. Book a visit. Many places matter. If weak, sooner. Sum it up?"
EMERGENCY = "Call nine one one now. A droop is serious. Use your phone. The number again?"
NAMED = "Call nine one one now. That is serious. Use your phone. The number again?"
SHORT = "Call nine one one now. The number again?"

CORRECTED = "For 3 days. Mostly harmless. Sleep. After two weeks see a doctor. Another tip?"
UNCLEAR = Event(EventKind.TOLD, unclear=("eyelid", "calf"))

FRESH_TABLE = [
    (OPENED, "Welcome. Any danger?", "danger"),
    (answered(YES), "Welcome. Any danger?", "danger"),
    (answered(NO), "Welcome. Any danger?", "danger"),
    (answered(UNSURE), "Welcome. Any danger?", "danger"),
    (told(), "Welcome. Any danger?", "danger"),
    (told(body_part=("calf",)), "Your calf. First some questions. Any danger?", "danger"),
    (told(weak=YES), "With weakness. First some questions. Any danger?", "danger"),
    (told(weak=NO), "Welcome. Any danger?", "danger"),
    (DROOP, EMERGENCY, "say_number"),
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
    (answered(YES), NAMED, "say_number"),
    (answered(NO), "Okay. Weak or numb?", "nerves"),
    (answered(UNSURE), "I take that as not sure. Weak or numb?", "nerves"),
    (told(), "I did not get that. Hint danger. Again: Any danger?", "danger"),
    (told(body_part=("calf",)), "Your calf. Again: Any danger?", "danger"),
    (told(duration_days=3), "For 3 days. Again: Any danger?", "danger"),
    (told(droop=NO), "Not a drooping face. Any of the others?", "danger"),
    (DROOP, EMERGENCY, "say_number"),
    (HELP, "I ask and then advise. Hint danger. Again: Any danger?", "danger"),
    (WHY, "Why danger. Again: Any danger?", "danger"),
    (REPEAT, "Welcome. Any danger?", "danger"),
    (TIPS, "Tips come later. Again: Any danger?", "danger"),
    (TOPIC, "After two weeks. Again: Any danger?", "danger"),
    (CAUSE, "About rarity. Again: Any danger?", "danger"),
    (HOW_MANY, "5 left. Again: Any danger?", "danger"),
    (SOURCE, "From A, Nov 2026. Again: Any danger?", "danger"),
    (
        CHANGES,
        "With weakness, numbness or Some more_than_one_place.: Book a visit. Again: Any danger?",
        "danger",
    ),
    (SUMMARY, "Some summary_later. Again: Any danger?", "danger"),
    (SLOWER, "Some slower. Again: Any danger?", "danger"),
    (FASTER, "Some faster. Again: Any danger?", "danger"),
    (WAIT, "Some take_your_time. Again: Any danger?", "danger"),
    (PAST, "Some past_noted. Again: Any danger?", "danger"),
    (BACK, "Some nothing_to_take_back. Again: Any danger?", "danger"),
    (corrected(), "I did not get that. Hint danger. Again: Any danger?", "danger"),
    (corrected(weak=YES), "With weakness. Any of the others?", "danger"),
    (UNCLEAR, "The eyelid or calf?", "which_meant"),
    (SURE, "Once more, to be safe. Again: Any danger?", "danger"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (MISS, "I did not get that. Hint danger. Again: Any danger?", "danger"),
    (HEDGE, "Once more, to be safe. Again: Any danger?", "danger"),
    (STOP, "Goodbye.", None),
]

CHECK_TABLE = [
    (OPENED, "Welcome. Any danger?", "danger"),
    (answered(YES), "Any danger?", "danger"),
    (answered(NO), "Goodbye.", None),
    (answered(UNSURE), "Shall I ask?", "start_check"),
    (told(body_part=("calf",)), "Your calf. Any danger?", "danger"),
    (DROOP, EMERGENCY, "say_number"),
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
    (answered(UNSURE), "Another tip?", "another_tip"),
    (
        told(weak=YES),
        "For 3 days, with weakness and coffee. Book a visit. Nerves matter. "
        "It may be linked to coffee or strain. If weak, sooner. Sum it up?",
        "tell_doctor",
    ),
    (DROOP, EMERGENCY, "say_number"),
    (HELP, "I ask and then advise. Another tip?", "another_tip"),
    (WHY, "Nothing was named. Another tip?", "another_tip"),
    (REPEAT, f"{ADVICE}After two weeks see a doctor. Another tip?", "another_tip"),
    (TIPS, "Sleep. No more tips. Goodbye.", None),
    (TOPIC, "After two weeks. Another tip?", "another_tip"),
    (CAUSE, "About rarity. Another tip?", "another_tip"),
    (HOW_MANY, "Some none_left. Another tip?", "another_tip"),
    (SOURCE, "From A, Nov 2026. Another tip?", "another_tip"),
    (
        SUMMARY,
        "Some summary. For 3 days, with coffee. No drooping face, no weakness and no numbness. "
        "Some summary_sent. Another tip?",
        "another_tip",
    ),
    (BACK, "Taken back. Coffee or running?", "habits"),
    (corrected(), "I did not get that. Another tip?", "another_tip"),
    (corrected(coffee=NO), f"Changed. {CORRECTED}", "another_tip"),
    (SURE, "Sleep. No more tips. Goodbye.", None),
    (START_OVER, "From the start. Any danger?", "danger"),
    (MISS, "I did not get that. Another tip?", "another_tip"),
    (STOP, "Goodbye.", None),
]

DOCTOR_TABLE = [
    (
        answered(YES),
        "Some summary. In several places. No drooping face, no weakness and no numbness. "
        "Some summary_sent. A tip?",
        "another_tip",
    ),
    (answered(NO), "A tip?", "another_tip"),
    (answered(UNSURE), "Sum it up?", "tell_doctor"),
    (DROOP, EMERGENCY, "say_number"),
    (HELP, "I ask and then advise. Sum it up?", "tell_doctor"),
    (WHY, "Many places matter. Sum it up?", "tell_doctor"),
    (REPEAT, DOCTOR, "tell_doctor"),
    (TOPIC, "After two weeks. Sum it up?", "tell_doctor"),
    (MISS, "I did not get that. Sum it up?", "tell_doctor"),
    (HEDGE, "Once more, to be safe. Sum it up?", "tell_doctor"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (STOP, "Goodbye.", None),
]

CHANGE_TABLE = [
    (answered(YES), "Taken back. Any danger?", "danger"),
    (SURE, "Once more, to be safe. Change it?", "confirm_change"),
    (answered(NO), "Kept. Again: Weak or numb?", "nerves"),
    (answered(UNSURE), "Kept. Again: Weak or numb?", "nerves"),
    (told(numb=YES), "With numbness. Again: Weak or numb?", "nerves"),
    (DROOP, EMERGENCY, "say_number"),
    (HELP, "I ask and then advise. Change it?", "confirm_change"),
    (WHY, "I ask and then advise. Change it?", "confirm_change"),
    (SOURCE, "From books. Change it?", "confirm_change"),
    (REPEAT, "Take it back?", "confirm_change"),
    (MISS, "I did not get that. Change it?", "confirm_change"),
    (HEDGE, "Once more, to be safe. Change it?", "confirm_change"),
    (BACK, "Take it back?", "confirm_change"),
    (START_OVER, "From the start. Any danger?", "danger"),
    (STOP, "Speak with a doctor today. Goodbye.", None),
]

EMERGENCY_CHANGE_TABLE = [
    (answered(YES), "Taken back. Any danger?", "danger"),
    (answered(NO), NAMED, "say_number"),
    (answered(UNSURE), NAMED, "say_number"),
    (DROOP, EMERGENCY, "say_number"),
    (HELP, NAMED, "say_number"),
    (MISS, SHORT, "say_number"),
    (HEDGE, SHORT, "say_number"),
    (SURE, SHORT, "say_number"),
    (BACK, "Call nine one one now. Take it back?", "confirm_change"),
    (STOP, "Call nine one one now. Goodbye.", None),
]

TABLES = {
    "nothing is open": FRESH_TABLE,
    "a question is open": QUESTION_TABLE,
    "the check is offered": CHECK_TABLE,
    "a tip is offered": TIP_TABLE,
    "a doctor was advised": DOCTOR_TABLE,
    "a change waits for a yes": CHANGE_TABLE,
    "a change of an emergency waits for a yes": EMERGENCY_CHANGE_TABLE,
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


STICKY = [answered(YES), answered(UNSURE), told(), told(duration_days=1), told(droop=NO), UNCLEAR]
STICKY += [TIPS, SUMMARY, MISS, HEDGE, SURE, WAIT, CHANGES]
TOLD_AGAIN = [OPENED, RESTARTED, corrected(droop=NO), HELP, REPEAT]


@pytest.mark.parametrize(
    "event",
    [pytest.param(event, id=f"{event.kind}-{number}") for number, event in enumerate(STICKY)],
)
def test_an_emergency_is_sticky(tiny: Content, event: Event) -> None:
    """After emergency advice each turn begins with the call, in short, whatever is said."""
    reply = reply_to(tiny, [*PHASES["an emergency was told"], event])

    assert (reply.speech, reply.asking) == (SHORT, "say_number")
    assert reply.level is Level.EMERGENCY


@pytest.mark.parametrize("event", TOLD_AGAIN, ids=[event.kind for event in TOLD_AGAIN])
def test_the_whole_of_an_emergency_is_told_again_on_request(tiny: Content, event: Event) -> None:
    """Who wants it repeated, or begins anew, hears all of it."""
    reply = reply_to(tiny, [*PHASES["an emergency was told"], event])

    assert (reply.speech, reply.asking) == (NAMED, "say_number")


@pytest.mark.parametrize(
    ("event", "answer"),
    [
        pytest.param(TOPIC, "After two weeks.", id="topic"),
        pytest.param(CAUSE, "About rarity.", id="cause"),
        pytest.param(WHY, "That is serious.", id="why"),
        pytest.param(PAST, "Some past_noted.", id="past"),
        pytest.param(SLOWER, "Some slower.", id="slower"),
    ],
)
def test_what_is_asked_in_an_emergency_is_answered(
    tiny: Content, event: Event, answer: str
) -> None:
    """The call comes first and last, the answer between."""
    reply = reply_to(tiny, [*PHASES["an emergency was told"], event])

    assert reply.speech == f"Call nine one one now. {answer} Some call_first. The number again?"
    assert (reply.level, reply.asking) == (Level.EMERGENCY, "say_number")


@pytest.mark.parametrize(
    ("first", "said"),
    [
        pytest.param(DROOP, [answered(NO)], id="no"),
        pytest.param(DROOP, [MISS, MISS, MISS], id="lost"),
        pytest.param(DROOP, [HEDGE, MISS, HEDGE], id="hedged"),
    ],
)
def test_the_emergency_offer_closes_with_the_advice(
    tiny: Content, first: Event, said: list[Event]
) -> None:
    """A 'no' to the number, or three misses, end the talk; the advice is said once more."""
    reply = reply_to(tiny, [OPENED, first, *said])

    assert reply.speech == "Call nine one one now. A droop is serious. Use your phone."
    assert reply.level is Level.EMERGENCY
    assert not reply.is_open


def test_a_no_with_something_new_beside_it_leaves_the_advice_open(tiny: Content) -> None:
    """'No, and I fainted' is no mere 'no' to hearing the number again."""
    event = Event(EventKind.ANSWERED, {"faint": YES}, NO)

    reply = reply_to(tiny, [*PHASES["an emergency was told"], event])

    assert reply.level is Level.EMERGENCY
    assert reply.asking == "say_number"


def test_an_emergency_is_told_slowly_on_request(tiny: Content) -> None:
    """Who asks for slower words hears the number slowly, and everything after it."""
    said = [*PHASES["an emergency was told"], SLOWER]

    assert reply_to(tiny, said).is_slow
    assert reply_to(tiny, [*said, REPEAT]).is_slow
    assert not reply_to(tiny, [*said, FASTER]).is_slow


ALARMING = ("an emergency was told", "a change of an emergency waits for a yes")
URGENT = "a change waits for a yes"


@pytest.mark.parametrize("phase", [phase for phase in PHASES if phase not in (*ALARMING, URGENT)])
def test_stop_ends_the_talk_from_every_phase(tiny: Content, phase: str) -> None:
    """Who says stop hears goodbye, and nothing is asked."""
    assert reply_to(tiny, [*PHASES[phase], STOP]) == Reply(("Goodbye.",))


@pytest.mark.parametrize(
    ("phase", "action", "level"),
    [
        *((phase, "Call nine one one now.", Level.EMERGENCY) for phase in ALARMING),
        (URGENT, "Speak with a doctor today.", Level.URGENT),
    ],
)
def test_whoever_stops_with_a_red_flag_hears_what_to_do(
    tiny: Content, phase: str, action: str, level: Level
) -> None:
    """Stop ends it there too, after one sentence that says what is due."""
    reply = reply_to(tiny, [*PHASES[phase], STOP])

    assert reply == Reply((action, "Goodbye."), level=level)


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
        for event in QUESTIONS_BACK
        if (phase, event) != ("nothing is open", REPEAT)
    ],
)
def test_asking_something_changes_nothing(tiny: Content, phase: str, event: Event) -> None:
    """Help, why, repeat, topics and the like leave what was heard and counted as it was.

    Just a change that waits in an emergency is put aside: the advice comes first.
    """
    before = after(tiny, PHASES[phase])

    state, _ = respond(tiny, "en-US", before, event)

    kept = replace(state, asking=before.asking, last=before.last)
    assert kept == replace(before, pending=None if phase in ALARMING else before.pending)


@pytest.mark.parametrize("phase", PHASES)
def test_an_emergency_is_answered_in_every_phase(tiny: Content, phase: str) -> None:
    """Asking for an ambulance comes before whatever was being talked about."""
    event = Event(EventKind.TOLD, {"wants_ambulance": YES})

    reply = reply_to(tiny, [*PHASES[phase], event])

    assert reply.level is Level.EMERGENCY
    assert reply.sentences[0] == "Call nine one one now."


@pytest.mark.parametrize(
    ("phase", "kind"),
    [
        pytest.param(phase, kind, id=f"{phase}-{kind}")
        for phase in PHASES
        for kind in EventKind
        if kind not in (EventKind.STARTED_OVER, EventKind.STOPPED)
    ],
)
def test_an_emergency_told_by_the_way_is_heard(tiny: Content, phase: str, kind: EventKind) -> None:
    """Whatever a person does, a danger that they name in the same breath comes first."""
    answer = YES if kind is EventKind.ANSWERED else None
    event = Event(kind, {"faint": YES}, answer, about="when_doctor")

    reply = reply_to(tiny, [*PHASES[phase], event])

    assert reply.level is Level.EMERGENCY
    assert reply.sentences[0] == "Call nine one one now."


# -- misses ---------------------------------------------------------------------------------------


def test_a_miss_is_asked_again_with_an_example_then_in_the_smallest_form(
    small: SmallContent,
) -> None:
    """Who is not understood is helped a little more each time."""
    words = 'hint = "Hint danger."'
    small.change("en-US/questions.toml", words, f'{words}\nsmall = "Danger, yes or no?"')
    content = small.load()

    once, twice = (reply_to(content, [OPENED, *[MISS] * count]) for count in (1, 2))

    assert once.speech == "I did not get that. Hint danger. Again: Any danger?"
    assert twice.speech == "Some not_understood_again. Danger, yes or no?"
    assert once.asking == twice.asking == "danger"


def test_three_misses_in_a_row_end_the_talk_on_the_safe_side(tiny: Content) -> None:
    """A question that is missed three times counts as 'not sure', never as no, and that is told."""
    said = [OPENED, MISS, MISS, MISS]

    reply = reply_to(tiny, said)
    state = after(tiny, said)

    urgent = "Speak with a doctor today. It is not clear. If worse, call nine one one."
    assert reply == Reply(("To be safe.", *reply.sentences[1:]), level=Level.URGENT)
    assert reply.speech == f"To be safe. {urgent}"
    assert state.heard["danger_maybe"] == YES
    assert state.heard["droop"] == UNSURE
    assert state.misses == 0


@pytest.mark.parametrize("said", [[HEDGE, HEDGE], [HEDGE, SURE], [MISS, HEDGE]])
def test_a_soft_answer_never_settles_a_danger(tiny: Content, said: list[Event]) -> None:
    """'Not really' is asked again, and the second time it counts as 'not sure'."""
    state = after(tiny, [OPENED, *said])

    assert reply_to(tiny, [OPENED, *said]).speech == "I take that as not sure. Weak or numb?"
    assert state.heard["droop"] == UNSURE
    assert state.heard["danger_maybe"] == YES
    assert state.misses == 0


def test_telling_the_same_again_is_a_miss(tiny: Content) -> None:
    """Who only repeats what is known is not asked the same for ever."""
    calf = told(body_part=("calf",))

    state = after(tiny, [OPENED, *[calf] * 4])

    assert state.asking is None
    assert state.heard["danger_maybe"] == YES


def test_a_caregiver_who_is_not_sure_is_sent_to_look_once(tiny: Content) -> None:
    """'I don't know whether her face droops' can be looked up; the second time it counts."""
    said = [told(about="other"), answered(UNSURE)]

    first = reply_to(tiny, said)
    state = after(tiny, [*said, answered(UNSURE)])

    assert first.speech == "Please look. Again: Any danger?"
    assert after(tiny, said).heard == {"about": "other"}
    assert state.asking == "nerves"
    assert state.heard["danger_maybe"] == YES


def test_nobody_is_sent_to_look_at_themselves(tiny: Content) -> None:
    """Who speaks for themselves and is not sure has answered."""
    assert after(tiny, [OPENED, answered(UNSURE)]).heard["danger_maybe"] == YES


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
    """'Yes' to 'how long' is not understood, and three times counts as not sure."""
    to_how_long = [OPENED, answered(NO), answered(NO), answered(NO)]

    once = reply_to(tiny, [*to_how_long, answered(answer)])
    thrice = after(tiny, [*to_how_long, *[answered(answer)] * 3])

    assert once.speech == "I did not get that. Hint how_long. Again: How long?"
    assert thrice.heard["length_maybe"] == YES


def test_yes_to_habits_asks_which(tiny: Content) -> None:
    """'Yes' to a question about habits is asked again, so that a tip can fit."""
    said = [*TO_SELF_CARE[:-1], answered(YES)]

    speech = reply_to(tiny, said).speech
    assert speech == "I did not get that. Hint habits. Again: Coffee or running?"


def test_an_offer_that_is_missed_three_times_ends_the_talk(tiny: Content) -> None:
    """Nobody is held in a conversation by an offer that they do not answer."""
    assert reply_to(tiny, [*TO_SELF_CARE, MISS, MISS]).is_open
    assert reply_to(tiny, [*TO_SELF_CARE, MISS, MISS, MISS]) == Reply(("Goodbye.",))


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


def test_sure_is_yes_to_an_offer_and_a_hedge_to_a_question(content: Content) -> None:
    """'Sure' accepts a tip or the check, and never settles a question about danger."""
    offered, _ = respond(content, "en-US", State(), Event(EventKind.ASKED_CAUSE, about="caffeine"))

    asked, reply = respond(content, "en-US", offered, SURE)
    again, hedged = respond(content, "en-US", asked, SURE)

    assert reply.asking == hedged.asking == "danger_now"
    assert hedged.speech.startswith("Just to be safe")
    assert again.heard == asked.heard
