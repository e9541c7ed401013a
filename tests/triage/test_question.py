from dataclasses import replace

import pytest

from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Fact, FactKind, Setting, Value
from triage.protocol.question import Question, QuestionKind
from triage.protocol.source import Citation

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE

CITATION = Citation("book", "One", "2026-11-23")
FACTS = {
    **{name: Fact(name, FactKind.SYMPTOM) for name in ("droop", "faint", "weak")},
    **{name: Fact(name, FactKind.SIGN) for name in ("danger_yes", "danger_maybe", "maybe")},
    "places": Fact("places", FactKind.CHOICE, ("one", "several")),
    "days": Fact("days", FactKind.DAYS),
}
SCREEN = Question(
    id="danger",
    kind=QuestionKind.SCREEN,
    citation=CITATION,
    settles=("droop", "faint"),
    yes_means=(Setting("danger_yes"),),
    unsure_means=(Setting("danger_maybe"),),
    naming_covers=("weak",),
)
WHICH = Question(
    id="which",
    kind=QuestionKind.WHICH,
    citation=CITATION,
    settles=("droop", "faint"),
    relevant_when=(Condition("danger_yes"), Condition("weak")),
    unsure_means=(Setting("maybe"),),
)
WHERE = Question(
    id="where",
    kind=QuestionKind.VALUE,
    citation=CITATION,
    settles=("places",),
    yes_means=(Setting("places", "several"),),
    no_means=(Setting("places", "one"),),
    unsure_means=(Setting("maybe"),),
)
HOW_LONG = Question(
    id="how_long",
    kind=QuestionKind.VALUE,
    citation=CITATION,
    settles=("days",),
    unsure_means=(Setting("maybe"),),
)
SMALL = replace(
    HOW_LONG,
    small_yes_means=(Setting("places", "several"),),
    small_no_means=(Setting("places", "one"),),
)
HABITS = Question(
    id="habits", kind=QuestionKind.HABITS, citation=CITATION, settles=("droop", "faint")
)


@pytest.mark.parametrize(
    ("question", "misses", "taken"),
    [
        pytest.param(SCREEN, 0, {YES, NO, UNSURE}, id="screen"),
        pytest.param(WHICH, 0, {UNSURE}, id="which"),
        pytest.param(WHERE, 0, {YES, NO, UNSURE}, id="value-with-yes-and-no"),
        pytest.param(HOW_LONG, 2, {UNSURE}, id="value"),
        pytest.param(SMALL, 1, {UNSURE}, id="value-not-yet-in-its-smallest-form"),
        pytest.param(SMALL, 2, {YES, NO, UNSURE}, id="value-in-its-smallest-form"),
        pytest.param(HABITS, 0, {NO, UNSURE}, id="habits"),
    ],
)
def test_not_sure_answers_every_question(
    question: Question, misses: int, taken: set[Answer]
) -> None:
    """'Not sure' is always an answer; yes and no only where they say something."""
    assert {answer for answer in Answer if question.takes(answer, misses)} == taken


@pytest.mark.parametrize(
    ("question", "answer", "heard", "told"),
    [
        pytest.param(
            SCREEN, NO, {}, {"droop": NO, "faint": NO, "danger_yes": NO}, id="screen-no-clears-all"
        ),
        pytest.param(
            SCREEN,
            YES,
            {},
            {"droop": UNSURE, "faint": UNSURE, "danger_yes": YES},
            id="screen-yes-is-one-of-them",
        ),
        pytest.param(
            SCREEN,
            UNSURE,
            {},
            {"droop": UNSURE, "faint": UNSURE, "danger_yes": UNSURE, "danger_maybe": YES},
            id="screen-unsure",
        ),
        pytest.param(
            SCREEN,
            NO,
            {"droop": YES},
            {"faint": NO, "danger_yes": NO},
            id="screen-no-to-the-others",
        ),
        pytest.param(
            WHICH, UNSURE, {}, {"droop": UNSURE, "faint": UNSURE, "maybe": YES}, id="which-unsure"
        ),
        pytest.param(WHERE, YES, {}, {"places": "several"}, id="value-yes"),
        pytest.param(WHERE, NO, {}, {"places": "one"}, id="value-no"),
        pytest.param(WHERE, UNSURE, {}, {"maybe": YES}, id="value-unsure"),
        pytest.param(HOW_LONG, UNSURE, {}, {"maybe": YES}, id="days-unsure"),
        pytest.param(HABITS, NO, {}, {"droop": NO, "faint": NO}, id="habits-no"),
        pytest.param(HABITS, UNSURE, {}, {"droop": UNSURE, "faint": UNSURE}, id="habits-unsure"),
    ],
)
def test_an_answer_tells_what_the_question_says_it_means(
    question: Question, answer: Answer, heard: dict[str, Value], told: dict[str, Value]
) -> None:
    """'No' clears all that is asked, 'yes' is at least one of it, 'not sure' counts as it says."""
    assert question.told_by(answer, FACTS, heard) == told


@pytest.mark.parametrize(
    ("question", "heard", "relevant"),
    [
        pytest.param(SCREEN, {}, True, id="always"),
        pytest.param(WHICH, {}, False, id="no-reason"),
        pytest.param(WHICH, {"danger_yes": YES}, True, id="one-reason"),
        pytest.param(WHICH, {"weak": YES}, True, id="another-reason"),
        pytest.param(WHICH, {"danger_yes": NO, "weak": UNSURE}, False, id="denied-and-unsure"),
    ],
)
def test_a_question_is_relevant_when_one_reason_holds(
    question: Question, heard: dict[str, Value], relevant: bool
) -> None:
    """A question without reasons is always relevant, one with reasons when any of them holds."""
    assert question.is_relevant(heard) is relevant


@pytest.mark.parametrize(
    ("told", "named"),
    [
        pytest.param({"droop": YES}, True, id="settled"),
        pytest.param({"weak": YES}, True, id="covered"),
        pytest.param({"places": "one"}, False, id="something-else"),
        pytest.param({}, False, id="nothing"),
    ],
)
def test_naming_what_is_asked_about_is_an_answer(told: dict[str, Value], named: bool) -> None:
    """What the question settles or covers answers it; anything else does not."""
    assert SCREEN.is_named_in(told) is named


@pytest.mark.parametrize(
    ("question", "told", "in_part"),
    [
        pytest.param(SCREEN, {"droop": YES}, True, id="found"),
        pytest.param(SCREEN, {"droop": NO}, True, id="denied"),
        pytest.param(SCREEN, {"weak": NO}, True, id="covered-and-denied"),
        pytest.param(SCREEN, {"droop": UNSURE}, False, id="not-sure-of-it"),
        pytest.param(SCREEN, {"places": "one"}, False, id="something-else"),
        pytest.param(replace(SCREEN, yes_is_fine=True), {"droop": NO}, False, id="yes-is-fine"),
        pytest.param(WHICH, {"droop": NO}, False, id="no-screen"),
    ],
)
def test_a_screen_can_be_answered_in_part(
    question: Question, told: dict[str, Value], in_part: bool
) -> None:
    """What was found or denied leaves the others to ask about, where 'no' is what clears them."""
    assert question.is_answered_in_part(told) is in_part


def test_no_clears_what_is_no_danger_alone_too() -> None:
    """What a screen asks about beside its dangers is named, cleared and left unsure like them."""
    question = replace(SCREEN, settles=("droop",), also_clears=("faint",))

    assert question.covers("faint")
    assert question.told_by(NO, FACTS, {})["faint"] == NO
    assert question.told_by(YES, FACTS, {})["faint"] == UNSURE
    assert "faint" in question.brings
