from datetime import date
from typing import Any

import pytest

from skill.interpretation import INTENTS, interpret
from skill.told import CHILD_BELOW, OLDER_FROM
from tests.skill.envelopes import matched, plain, several, unfilled, unmatched
from triage import Content
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import Answer, Value

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE

TODAY = date(2026, 11, 23)


def event_of(content: Content, intent: str, slots: dict[str, Any] | None = None) -> Event:
    """Give the event of an intent."""
    return interpret(content, intent, slots, TODAY)


PLAIN = {
    "DescribeTwitchIntent": Event(EventKind.TOLD),
    "DenyFindingIntent": Event(EventKind.TOLD),
    "AskEmergencyIntent": Event(EventKind.ASKED_AMBULANCE),
    "AskCauseIntent": Event(EventKind.NOT_UNDERSTOOD),
    "AskTopicIntent": Event(EventKind.NOT_UNDERSTOOD),
    "AskDoctorIntent": Event(EventKind.ASKED_TOPIC, about="when_doctor"),
    "ChangeAnswerIntent": Event(EventKind.WENT_BACK),
    "CorrectFactIntent": Event(EventKind.CORRECTED),
    "TellPastIntent": Event(EventKind.TOLD_PAST),
    "AskHowManyIntent": Event(EventKind.ASKED_HOW_MANY),
    "AskSourceIntent": Event(EventKind.ASKED_SOURCE),
    "AskWhatWouldChangeIntent": Event(EventKind.ASKED_WHAT_WOULD_CHANGE),
    "AskSummaryIntent": Event(EventKind.ASKED_SUMMARY),
    "AskSlowerIntent": Event(EventKind.ASKED_SLOWER),
    "AskFasterIntent": Event(EventKind.ASKED_FASTER),
    "AskToWaitIntent": Event(EventKind.ASKED_TO_WAIT),
    "AskTipsIntent": Event(EventKind.ASKED_TIPS),
    "AskWhyIntent": Event(EventKind.ASKED_WHY),
    "NoProblemsIntent": Event(EventKind.DENIED_ALL),
    "CompareIntent": Event(EventKind.NOT_UNDERSTOOD),
    "RemindMeIntent": Event(EventKind.WANTED_REMINDER),
    "CancelReminderIntent": Event(EventKind.CANCELED_REMINDER),
    "AskMemoryIntent": Event(EventKind.ASKED_MEMORY),
    "ForgetMeIntent": Event(EventKind.WANTED_FORGETTING),
    "NotSureIntent": Event(EventKind.ANSWERED, answer=UNSURE),
    "HedgeIntent": Event(EventKind.HEDGED),
    "NoneKnownIntent": Event(EventKind.KNEW_OF_NONE),
    "AssentIntent": Event(EventKind.ASSENTED),
    "AMAZON.YesIntent": Event(EventKind.ANSWERED, answer=YES),
    "AMAZON.NoIntent": Event(EventKind.ANSWERED, answer=NO),
    "AskMeaningIntent": Event(EventKind.ASKED_MEANING),
    "AMAZON.HelpIntent": Event(EventKind.ASKED_HELP),
    "AMAZON.RepeatIntent": Event(EventKind.ASKED_REPEAT),
    "AMAZON.StartOverIntent": Event(EventKind.STARTED_OVER),
    "AMAZON.StopIntent": Event(EventKind.STOPPED),
    "AMAZON.CancelIntent": Event(EventKind.STOPPED),
    "AMAZON.NavigateHomeIntent": Event(EventKind.STOPPED),
    "AMAZON.FallbackIntent": Event(EventKind.NOT_UNDERSTOOD),
}


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_amounts_to_an_event(content: Content, intent: str) -> None:
    """Each intent that the skill answers, without any slot, is what this table says."""
    assert event_of(content, intent) == PLAIN[intent]


@pytest.mark.parametrize("intent", ["UnheardOfIntent", "", "AMAZON.PauseIntent"])
def test_an_unknown_intent_was_not_understood(content: Content, intent: str) -> None:
    """An intent that the model has and the skill does not is a miss, and no fault."""
    assert event_of(content, intent).kind is EventKind.NOT_UNDERSTOOD


def test_what_is_past_is_not_told(content: Content) -> None:
    """A stroke of last year is heard as a thing of the past, not as one that is there."""
    event = event_of(content, "TellPastIntent", matched("finding", "a fit", "convulsion"))

    assert (event.told, event.past) == ({}, ("convulsion",))


def test_what_others_had_is_past_too(content: Content) -> None:
    """So that the person can be told what to do if it is there now."""
    droop = matched("of_others", "a drooping mouth", "face_droop")
    illness = matched("illness", "m s", "ms")

    assert event_of(content, "TellPastIntent", droop).past == ("face_droop",)
    assert event_of(content, "TellPastIntent", illness).past == ("ms",)


@pytest.mark.parametrize(
    "intent", [*(name for name in INTENTS if name != "TellPastIntent"), "UnheardOfIntent"]
)
def test_what_is_told_by_the_way_is_kept(content: Content, intent: str) -> None:
    """A danger named in any intent is heard, whatever the platform took the sentence for."""
    told = event_of(content, intent, matched("finding", "chest pain", "chest_pain")).told

    assert told["chest_pain"] == (NO if intent == "DenyFindingIntent" else YES)


TOLD = [
    pytest.param(matched("finding", "numb", "numbness"), {"numbness": YES}, id="finding"),
    pytest.param(
        several("finding", weakness="weak", numbness="numb"),
        {"weakness": YES, "numbness": YES},
        id="two-findings",
    ),
    pytest.param(
        matched("finding", "shaking", "tremor", "shaky"), {"tremor": YES}, id="the-best-match"
    ),
    pytest.param(
        matched("finding", "hand shakes", "tremor.hand"),
        {"tremor": YES, "body_part": ("hand",)},
        id="finding-with-its-part",
    ),
    pytest.param(
        {**matched("finding", "legs jerk", "jerks.leg_both"), **matched("body_part", "arm", "arm")},
        {"jerks": YES, "body_part": ("arm", "leg"), "places": "several"},
        id="finding-with-another-part",
    ),
    pytest.param(
        {
            **matched("relative", "brother", "other_adult"),
            **matched("of_others", "wants to die", "self_harm_thoughts"),
        },
        {"self_harm_thoughts": YES},
        id="of-others-and-yet-heard",
    ),
    pytest.param(
        several("finding", numbness="numb", down_one_side="all down one side"),
        {"one_sided_numbness": YES},
        id="quality-of-a-finding",
    ),
    pytest.param(
        {**matched("finding", "sagging", "drooping"), **matched("body_part", "cheek", "face")},
        {"face_droop": YES, "body_part": ("face",)},
        id="quality-of-a-part",
    ),
    pytest.param(
        several("finding", on_one_side="left side", will_not_move="won't move"),
        {"one_sided_weakness": YES},
        id="quality-of-what-another-means",
    ),
    pytest.param(
        {
            **several("finding", muscle_pain="hurts", under_ribs="under my ribs"),
            **matched("body_part", "chest", "chest"),
        },
        {"muscle_pain": YES, "upper_belly_pain": YES, "body_part": ("chest",)},
        id="quality-of-what-says-more",
    ),
    pytest.param(
        several("finding", numbness="numb", in_runs="in runs"),
        {"numbness": YES},
        id="quality-of-another-finding",
    ),
    pytest.param(
        matched("finding", "just on the left", "on_one_side"), {"places": "one"}, id="quality-alone"
    ),
    pytest.param(matched("finding", "in runs", "in_runs"), {}, id="quality-that-says-nothing"),
    pytest.param(unmatched("finding", "a funny feeling"), {}, id="finding-no-match"),
    pytest.param(matched("finding", "odd", "unheard_of"), {}, id="finding-unknown-id"),
    pytest.param(matched("finding", "odd", "duration_days"), {}, id="finding-that-is-no-finding"),
    pytest.param(unfilled("finding"), {}, id="unfilled"),
    pytest.param(unmatched("finding", " "), {}, id="blank"),
    pytest.param(matched("body_part", "calf", "calf"), {"body_part": ("calf",)}, id="part"),
    pytest.param(
        several("body_part", calf="calf", thumb="thumb"),
        {"body_part": ("calf", "thumb")},
        id="two-parts",
    ),
    pytest.param(
        matched("body_part", "calves", "calf_both"),
        {"body_part": ("calf",), "places": "several"},
        id="both-sides",
    ),
    pytest.param(
        several("body_part", calf="calf", calf_both="calves"),
        {"body_part": ("calf",), "places": "several"},
        id="one-and-both-sides",
    ),
    pytest.param(unmatched("body_part", "tail"), {}, id="part-no-match"),
    pytest.param(matched("body_part", "tail", "tail"), {}, id="part-unknown-id"),
    pytest.param(
        several("body_part", calf="calf", tail="tail"),
        {"body_part": ("calf",)},
        id="a-known-and-an-unknown-part",
    ),
    pytest.param(matched("places", "all over", "all_over"), {"places": "all_over"}, id="places"),
    pytest.param(matched("places", "nowhere", "nowhere"), {}, id="places-unknown-id"),
    pytest.param(
        {**matched("body_part", "calves", "calf_both"), **matched("places", "one spot", "one")},
        {"body_part": ("calf",), "places": "several"},
        id="both-sides-are-never-one-place",
    ),
    pytest.param(plain("duration", "P3D"), {"duration_days": 3}, id="duration"),
    pytest.param(plain("duration", "P2M"), {"duration_days": 60}, id="two-months"),
    pytest.param(plain("duration", "PT2M"), {"duration_days": 0}, id="two-minutes"),
    pytest.param(plain("duration", "?"), {}, id="duration-unknown"),
    pytest.param(plain("duration", "PT"), {}, id="duration-empty"),
    pytest.param(plain("since", "2026-11-20"), {"duration_days": 3}, id="date"),
    pytest.param(plain("since", "2026-11-26"), {"duration_days": 4}, id="coming-weekday"),
    pytest.param(plain("since", "someday"), {}, id="date-unknown"),
    pytest.param(
        matched("vague_duration", "a few days", "few_days"), {"duration_days": 3}, id="vague"
    ),
    pytest.param(matched("vague_duration", "a while", "unclear_length"), {}, id="vague-unclear"),
    pytest.param(matched("vague_duration", "ages", "unheard_of"), {}, id="vague-unknown-id"),
    pytest.param(
        {**plain("duration", "P3D"), **matched("vague_duration", "for weeks", "few_weeks")},
        {"duration_days": 22},
        id="two-times-the-longer",
    ),
    pytest.param(
        {**plain("duration", "P4W"), **plain("since", "2026-11-20")},
        {"duration_days": 29},
        id="time-and-date-the-longer",
    ),
    pytest.param(
        matched("person", "son", "child"),
        {"about": "other", "age_group": "child"},
        id="person",
    ),
    pytest.param(matched("person", "boss", "unheard_of"), {}, id="person-unknown-id"),
    pytest.param(
        {**plain("age", "7"), **matched("person", "nephew", "other_adult")},
        {"about": "other", "age_group": "child"},
        id="age-of-another",
    ),
    pytest.param(plain("age", str(CHILD_BELOW)), {"age_group": "adult"}, id="age-adult"),
    pytest.param(plain("age", str(OLDER_FROM - 1)), {"age_group": "adult"}, id="age-still-adult"),
    pytest.param(plain("age", str(OLDER_FROM)), {"age_group": "older"}, id="age-older"),
    pytest.param(plain("age", "?"), {}, id="age-unknown"),
    pytest.param(plain("age", "ten"), {}, id="age-in-words"),
    pytest.param(plain("age", "-3"), {}, id="age-negative"),
]


@pytest.mark.parametrize(("slots", "told"), TOLD)
def test_the_slots_tell_facts(
    content: Content, slots: dict[str, Any], told: dict[str, Value]
) -> None:
    """What resolves is told in the words of the core, and what does not tells nothing."""
    assert event_of(content, "DescribeTwitchIntent", slots) == Event(EventKind.TOLD, told)


def test_an_absurd_age_is_no_fault(content: Content) -> None:
    """A number of any length is an age like any other, or none."""
    event = event_of(content, "DescribeTwitchIntent", plain("age", "9" * 5000))

    assert event.told in ({"age_group": "older"}, {})


def test_a_denial_denies_the_finding_only(content: Content) -> None:
    """'My son has no numbness in his foot' denies the numbness, and keeps whom it is about."""
    slots = {
        **matched("finding", "numbness", "numbness"),
        **matched("person", "son", "child"),
    }

    told = event_of(content, "DenyFindingIntent", slots).told

    assert told == {"numbness": NO, "about": "other", "age_group": "child"}


@pytest.mark.parametrize(
    ("named", "denied"),
    [
        pytest.param(
            {"numbness": "numb", "down_one_side": "side"}, "one_sided_numbness", id="kind"
        ),
        pytest.param({"muscle_pain": "pain", "under_ribs": "ribs"}, "upper_belly_pain", id="other"),
    ],
)
def test_who_denies_what_two_words_make_denies_no_more(
    content: Content, named: dict[str, str], denied: str
) -> None:
    """Who is not numb all down one side may be numb elsewhere."""
    told = event_of(content, "DenyFindingIntent", several("finding", **named)).told

    assert told == {denied: NO}


def test_what_goes_well_denies_its_trouble(content: Content) -> None:
    """'I can walk fine' denies trouble walking; in another intent it tells nothing."""
    slots = {**matched("ability", "walk", "walking_trouble"), **matched("ability2", "x", "fever")}

    assert event_of(content, "DenyFindingIntent", slots).told == {"walking_trouble": NO}
    assert event_of(content, "DescribeTwitchIntent", slots).told == {}


def test_a_finding_beside_what_goes_well_is_left_open(content: Content) -> None:
    """'I can walk fine but i have chest pain' must deny no chest pain, however it was heard."""
    slots = {
        **matched("ability", "walk", "walking_trouble"),
        **matched("finding", "chest pain", "chest_pain"),
    }

    assert event_of(content, "DenyFindingIntent", slots).told == {"walking_trouble": NO}


def test_how_long_one_has_a_condition_is_not_how_long_it_twitches(content: Content) -> None:
    """'I've had dry eyes for years' leaves the length open; 'my calf, for years' does not."""
    years = matched("vague_duration", "years", "years")
    dry_eyes = matched("finding", "dry eyes", "dry_eye")
    calf = matched("body_part", "calf", "calf")

    assert event_of(content, "DescribeTwitchIntent", {**dry_eyes, **years}).told == {"dry_eye": YES}
    for more in (calf, {**calf, **dry_eyes}, matched("finding", "cramps", "cramps"), {}):
        told = event_of(content, "DescribeTwitchIntent", {**more, **years}).told
        assert "duration_days" in told


def test_asking_for_an_ambulance_is_never_denied(content: Content) -> None:
    """Whatever else is in the sentence, the wish for help is heard."""
    event = event_of(content, "AskEmergencyIntent", matched("finding", "weak", "weakness"))

    assert event == Event(EventKind.ASKED_AMBULANCE, {"weakness": YES})


@pytest.mark.parametrize(
    ("intent", "slots", "expected"),
    [
        pytest.param(
            "AskCauseIntent",
            matched("cause", "coffee", "caffeine"),
            Event(EventKind.ASKED_CAUSE, about="caffeine"),
            id="cause",
        ),
        pytest.param(
            "AskCauseIntent",
            {**matched("cause", "coffee", "caffeine"), **matched("body_part", "calf", "calf")},
            Event(EventKind.ASKED_CAUSE, {"body_part": ("calf",)}, about="caffeine"),
            id="cause-with-a-part",
        ),
        pytest.param(
            "AskCauseIntent",
            matched("finding", "quit drinking", "alcohol_withdrawal"),
            Event(EventKind.ASKED_CAUSE, {"alcohol_withdrawal": YES}, about="alcohol_withdrawal"),
            id="what-suggests-a-cause",
        ),
        pytest.param(
            "AskCauseIntent",
            matched("finding", "a fever", "fever"),
            Event(EventKind.TOLD, {"fever": YES}),
            id="what-suggests-none-is-told-all-the-same",
        ),
        pytest.param(
            "AskCauseIntent",
            matched("body_part", "eyelid", "eyelid"),
            Event(EventKind.TOLD, {"body_part": ("eyelid",)}),
            id="a-part-is-no-cause",
        ),
        pytest.param(
            "AskTopicIntent",
            matched("finding", "coffee", "caffeine"),
            Event(EventKind.NOT_UNDERSTOOD, {"caffeine": YES}),
            id="a-topic-is-not-suggested",
        ),
        pytest.param(
            "DescribeTwitchIntent",
            matched("finding", "terrified of a l s", "worry_als"),
            Event(EventKind.ASKED_CAUSE, {"worry_als": YES}, about="als"),
            id="a-fear",
        ),
        pytest.param(
            "DescribeTwitchIntent",
            matched("finding", "weak", "weakness", "worry_als"),
            Event(EventKind.TOLD, {"weakness": YES}),
            id="a-fear-that-was-heard-as-second-best",
        ),
        pytest.param(
            "DescribeTwitchIntent",
            several("finding", worry_als="terrified of a l s", weakness="weak"),
            Event(EventKind.TOLD, {"worry_als": YES, "weakness": YES}),
            id="a-fear-with-a-sign-beside-it",
        ),
        pytest.param(
            "AskTopicIntent",
            matched("topic", "spasm", "twitch_or_spasm"),
            Event(EventKind.ASKED_TOPIC, about="twitch_or_spasm"),
            id="topic",
        ),
        pytest.param(
            "AskTopicIntent",
            matched("topic", "isaac syndrome", "isaac_syndrome"),
            Event(EventKind.ASKED_CAUSE, about="isaac_syndrome"),
            id="a-cause-asked-as-a-topic",
        ),
        pytest.param(
            "AskCauseIntent",
            unmatched("cause", "the moon"),
            Event(EventKind.NOT_UNDERSTOOD),
            id="no-match",
        ),
        pytest.param(
            "AskTopicIntent",
            matched("topic", "the moon", "unheard_of"),
            Event(EventKind.NOT_UNDERSTOOD),
            id="unknown-id",
        ),
    ],
)
def test_what_is_asked_about_is_settled(
    content: Content, intent: str, slots: dict[str, Any], expected: Event
) -> None:
    """A topic or a cause that is known is asked about; anything else was not understood."""
    assert event_of(content, intent, slots) == expected


def test_what_others_have_is_kept_beside_what_is_there(content: Content) -> None:
    """It counts for nothing; told by itself it is what was once, or is somebody else's."""
    others = several("of_others", convulsion="a fit", tremor="shaking")

    beside = event_of(
        content, "DescribeTwitchIntent", {**others, **matched("body_part", "arm", "arm")}
    )
    alone = event_of(content, "DescribeTwitchIntent", others)

    assert (beside.kind, beside.told) == (EventKind.TOLD, {"body_part": ("arm",)})
    assert beside.past == alone.past == ("convulsion", "tremor")
    assert (alone.kind, alone.told) == (EventKind.TOLD_PAST, {})


@pytest.mark.parametrize(("age", "is_small"), [("7", True), ("16", False), ("?", False)])
def test_a_small_number_may_be_a_childs_age(content: Content, age: str, is_small: bool) -> None:
    """Whether it is one hangs on whom it is about, which the dialogue knows."""
    event = event_of(content, "DescribeTwitchIntent", plain("age", age))

    assert event.has_childs_age is is_small
    assert event.told.get("age_group") != "child"
