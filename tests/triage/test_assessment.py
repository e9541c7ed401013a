from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.small_content import SmallContent
from tests.triage.tellings import PROPERTY, PROTOCOL, tellings
from triage.assessment import (
    Outcome,
    assess,
    next_question,
    unanswered_dangers,
)
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import hear, settings_as_told
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import QuestionKind

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE

DANGERS_DENIED: dict[str, Value] = dict.fromkeys(
    ("droop", "faint", "danger_yes", "weak", "numb", "nerves_yes"), NO
)


@pytest.fixture
def tiny(small: SmallContent) -> Protocol:
    """The protocol of the small content."""
    return small.load().protocol


@pytest.mark.parametrize(
    ("heard", "level", "rules"),
    [
        pytest.param({}, Level.SELF_CARE, (), id="nothing"),
        pytest.param({"weak": NO}, Level.SELF_CARE, (), id="denied"),
        pytest.param({"weak": YES}, Level.SEE_DOCTOR, ("any_nerve",), id="one-rule"),
        pytest.param(
            {"weak": YES, "duration_days": 15},
            Level.SEE_DOCTOR,
            ("any_nerve", "too_long"),
            id="two-rules-in-their-order",
        ),
        pytest.param(
            {"weak": YES, "sudden": YES, "duration_days": 15},
            Level.URGENT,
            ("suddenly_weak",),
            id="only-the-highest",
        ),
        pytest.param(
            {"duration_days": 100, "droop": YES, "danger_maybe": YES},
            Level.EMERGENCY,
            ("drooping",),
            id="emergency-over-all",
        ),
        pytest.param(
            {"weak": YES, "numb": YES, "kidney": YES},
            Level.EMERGENCY,
            ("weak_and_two_more",),
            id="at-least-two-together",
        ),
    ],
)
def test_the_level_is_the_highest_of_the_rules_that_hold(
    tiny: Protocol, heard: dict[str, Value], level: Level, rules: tuple[str, ...]
) -> None:
    """The outcome names the highest level, and of the rules just those that give it."""
    assert assess(tiny, heard) == Outcome(level, rules)


@pytest.mark.parametrize(
    ("heard", "asked", "expected"),
    [
        pytest.param({}, "", "danger", id="the-worst-first"),
        pytest.param({"duration_days": 3, "places": "one"}, "", "danger", id="never-skipped"),
        pytest.param({"droop": NO}, "danger", "danger", id="half-answered-is-asked-for-the-rest"),
        pytest.param({"droop": NO, "faint": NO, "danger_yes": NO}, "danger", "nerves", id="next"),
        pytest.param(DANGERS_DENIED, "danger nerves", "where", id="values-after-dangers"),
        pytest.param(
            {**DANGERS_DENIED, "places": "one"}, "danger nerves", "how_long", id="told-already"
        ),
        pytest.param(
            {**DANGERS_DENIED, "places": "one", "duration_days": 20},
            "danger nerves",
            None,
            id="nothing-can-raise-it-further",
        ),
        pytest.param(
            {**DANGERS_DENIED, "places": "one", "duration_days": 3},
            "danger nerves",
            "habits",
            id="habits-last",
        ),
        pytest.param(
            {**DANGERS_DENIED, "places": "one", "duration_days": 3, "coffee": YES},
            "danger nerves",
            None,
            id="a-habit-was-told",
        ),
        pytest.param({"droop": YES}, "", None, id="nothing-is-higher-than-an-emergency"),
    ],
)
def test_the_next_question_is_the_worst_that_could_still_raise_the_level(
    tiny: Protocol, heard: dict[str, Value], asked: str, expected: str | None
) -> None:
    """Questions come in order of danger, while an answer could still make a difference."""
    question = next_question(tiny, heard, asked.split())

    assert (question and question.id) == expected


def test_not_sure_is_never_asked_again(tiny: Protocol) -> None:
    """A question that was answered 'not sure' is settled, as what it says that counts as."""
    for question in tiny.questions.values():
        told = question.told_by(UNSURE, tiny.facts, {})
        heard = hear(tiny.facts, {}, told)

        following = next_question(tiny, heard, [question.id])

        assert following is None or following.id != question.id


@pytest.mark.parametrize(
    ("heard", "asked", "expected"),
    [
        pytest.param({}, "danger nerves", "where", id="without-the-bare-yes"),
        pytest.param({"nerves_yes": YES}, "danger nerves", "which_nerve", id="after-a-bare-yes"),
        pytest.param(
            {"nerves_yes": YES}, "danger nerves which_nerve", "which_nerve", id="until-answered"
        ),
    ],
)
def test_which_is_asked_once_after_a_bare_yes(
    tiny: Protocol, heard: dict[str, Value], asked: str, expected: str | None
) -> None:
    """'Which one?' follows a yes that named nothing, while it could raise the level."""
    safe = {**DANGERS_DENIED, "weak": UNSURE, "numb": UNSURE, "sudden": YES}

    question = next_question(tiny, {**safe, **heard}, asked.split())

    assert (question and question.id) == expected


def test_no_more_questions_are_asked_than_the_limit(tiny: Protocol) -> None:
    """When as many have been asked as the content allows, no new one follows."""
    short = replace(tiny, limits=replace(tiny.limits, questions=1))
    heard: dict[str, Value] = {"droop": NO, "faint": NO, "danger_yes": NO}

    assert next_question(short, {}, []) is not None
    assert next_question(short, heard, ["danger"]) is None


def test_a_question_at_the_limit_is_still_put_again(tiny: Protocol) -> None:
    """The last question may be asked again until it is answered."""
    short = replace(tiny, limits=replace(tiny.limits, questions=1))

    question = next_question(short, {"droop": NO}, ["danger"])

    assert question is not None
    assert question.id == "danger"


@pytest.mark.parametrize(
    ("within", "most", "asked", "is_due"),
    [
        pytest.param(6, 2, "danger nerves", True, id="due"),
        pytest.param(2, 2, "danger nerves", False, id="enough-were-asked"),
        pytest.param(6, 0, "danger nerves", False, id="none-allowed"),
        pytest.param(6, 2, "danger nerves habits", False, id="asked-before"),
    ],
)
def test_habits_are_asked_within_their_limits(
    tiny: Protocol, within: int, most: int, asked: str, is_due: bool
) -> None:
    """Questions that only pick tips never make a conversation long."""
    limited = replace(tiny, limits=replace(tiny.limits, habits_within=within, habits=most))
    heard: dict[str, Value] = {**DANGERS_DENIED, "places": "one", "duration_days": 3}

    question = next_question(limited, heard, asked.split())

    assert (question is not None) is is_due


def test_habits_are_asked_only_before_self_care(tiny: Protocol) -> None:
    """Who needs a doctor is not asked about coffee."""
    heard: dict[str, Value] = {**DANGERS_DENIED, "places": "several", "duration_days": 3}

    assert next_question(tiny, heard, ["danger"]) is None


TOLD: dict[str, Value] = {"places": "one", "duration_days": 3}


def test_a_danger_is_unanswered_until_all_of_it_is_denied(tiny: Protocol) -> None:
    """Silence, 'not sure' and half an answer leave a danger question open."""
    half: dict[str, Value] = {**DANGERS_DENIED, **TOLD, "faint": UNSURE}

    assert {"danger", "nerves"} <= set(unanswered_dangers(tiny, {}))
    assert unanswered_dangers(tiny, half) == ("danger",)
    assert unanswered_dangers(tiny, {**half, "faint": NO}) == ()


def test_what_there_was_no_room_to_ask_stands_in_the_way_of_self_care(tiny: Protocol) -> None:
    """A question that could still raise the level is unanswered, be it a danger or not."""
    assert unanswered_dangers(tiny, DANGERS_DENIED) == ("where", "how_long")


@PROPERTY
@given(st.data())
def test_no_question_is_left_out_that_could_raise_the_level(data: st.DataObject) -> None:
    """Over the real protocol, advice is given only when no finding asked about could change it."""
    heard = dict(hear(PROTOCOL.facts, {}, data.draw(tellings(PROTOCOL, most=20))))
    for question in PROTOCOL.questions.values():
        if question.is_danger and question.id != "background":
            heard = dict(hear(PROTOCOL.facts, heard, question.told_by(NO, PROTOCOL.facts, heard)))
    if next_question(PROTOCOL, heard, []) is not None:
        return

    raising = [
        (question.id, fact)
        for question in PROTOCOL.questions.values()
        if question.kind is not QuestionKind.HABITS and question.is_relevant(heard)
        for fact in question.settles
        if fact not in heard
        and PROTOCOL.facts[fact].is_finding
        and not any(heard.get(setting.fact) == YES for setting in question.unsure_means)
        and assess(PROTOCOL, hear(PROTOCOL.facts, heard, {fact: YES})).level
        > assess(PROTOCOL, heard).level
    ]

    assert raising == []


@PROPERTY
@given(st.data())
def test_self_care_needs_every_danger_denied(data: st.DataObject) -> None:
    """Over the real protocol, 'not sure' to any danger question is out of reach of self-care."""
    question = data.draw(st.sampled_from([q for q in PROTOCOL.questions.values() if q.is_danger]))
    heard = hear(PROTOCOL.facts, {}, data.draw(tellings(PROTOCOL)))

    unsure = hear(PROTOCOL.facts, heard, settings_as_told(PROTOCOL.facts, question.unsure_means))

    assert assess(PROTOCOL, unsure).level > Level.SELF_CARE
