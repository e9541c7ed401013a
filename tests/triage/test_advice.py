import pytest

from tests.triage.small_content import SmallContent
from triage import Content
from triage.assessment import Outcome, assess
from triage.dialogue.advice import MOST_WORDS, advise, explain, tips_for
from triage.protocol.content import Wording
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level

YES = Answer.YES


def advice_for(content: Content, heard: Heard) -> tuple[str, ...]:
    """Give the sentences of the American advice for what was heard, before the numbers."""
    outcome = assess(content.protocol, heard)
    return advise(content.protocol, content.wordings["en-US"], heard, outcome)


@pytest.mark.parametrize(
    ("heard", "sentences"),
    [
        pytest.param(
            {"droop": YES, "duration_days": 3},
            ("Call {emergency_number} now.", "A droop is serious.", "Use your phone."),
            id="emergency",
        ),
        pytest.param(
            {"weak": YES, "sudden": YES},
            (
                "With weakness and a sudden start.",
                "Speak with a doctor today.",
                "Sudden weakness matters.",
                "If worse, call {emergency_number}.",
            ),
            id="urgent",
        ),
        pytest.param(
            {"duration_days": 15, "coffee": YES},
            (
                "For about two weeks, with coffee.",
                "Book a visit.",
                "Two weeks matter.",
                "It may be linked to coffee.",
                "If weak, sooner.",
            ),
            id="see-doctor",
        ),
        pytest.param(
            {"duration_days": 3, "coffee": YES, "running": YES},
            (
                "For 3 days, with coffee and running.",
                "Mostly harmless.",
                "It may be linked to coffee or strain.",
                "Less coffee.",
                "After two weeks see a doctor.",
            ),
            id="self-care",
        ),
        pytest.param(
            {},
            ("Mostly harmless.", "Sleep.", "After two weeks see a doctor."),
            id="self-care-with-nothing-known",
        ),
    ],
)
def test_advice_says_what_to_do_and_why(
    small: SmallContent, heard: dict[str, Value], sentences: tuple[str, ...]
) -> None:
    """Each level has its sentences in its order: understood, action, reason, causes, caution."""
    assert advice_for(small.load(), heard) == sentences


def test_a_rule_with_an_action_of_its_own_is_heard(small: SmallContent) -> None:
    """Where the rule that is told says what to do, that stands in place of its level's words."""
    small.change(
        "en-US/rules.toml", "[many_places]\n", '[many_places]\naction = "See a doctor this week."\n'
    )

    sentences = advice_for(small.load(), {"places": "several", "duration_days": 15})

    assert sentences[1:3] == ("See a doctor this week.", "Many places matter.")
    assert "Book a visit." not in sentences


def test_the_first_rule_that_holds_is_told(small: SmallContent) -> None:
    """Of several rules of one level, the one that stands first in the content is told."""
    small.change(
        "en-US/rules.toml", "[too_long]\n", '[too_long]\naction = "See a doctor this week."\n'
    )

    sentences = advice_for(small.load(), {"places": "several", "duration_days": 15})

    assert sentences[1:3] == ("Book a visit.", "Many places matter.")


def test_at_most_two_causes_are_named(content: Content) -> None:
    """A list of causes would be a guess; two can be kept in mind."""
    heard = hear(
        content.protocol.facts, {}, dict.fromkeys(("caffeine", "poor_sleep", "stress", "heat"), YES)
    )

    linked = [s for s in advice_for(content, heard) if s.startswith("It may be linked to")]

    assert linked == ["It may be linked to too little water or lack of sleep."]


def test_what_is_said_back_is_spared_when_it_gets_too_long(content: Content) -> None:
    """An advice leaves room for the offer after it; what to do and why are never left out."""
    told: dict[str, Value] = dict.fromkeys(("painful_spasm", "hand_spasm", "onset_unclear"), YES)
    heard = hear(content.protocol.facts, {}, {**told, "body_part": ("hand",)})

    sentences = advice_for(content, heard)

    assert sentences[0].startswith("Please")
    assert sum(len(sentence.split()) for sentence in sentences) <= MOST_WORDS[Level.URGENT]


@pytest.mark.parametrize(
    "findings",
    [
        pytest.param(["face_droop"], id="stroke"),
        pytest.param(["chest_pain", "weakness"], id="with-a-lesser-finding"),
        pytest.param(["self_harm_thoughts"], id="self-harm"),
        pytest.param(["wants_ambulance"], id="asks-for-an-ambulance"),
    ],
)
def test_emergency_advice_begins_with_the_action(content: Content, findings: list[str]) -> None:
    """The first word of emergency advice is what to do, whatever else was said."""
    heard = hear(content.protocol.facts, {}, {**dict.fromkeys(findings, YES), "duration_days": 3})

    first, *_ = advice_for(content, heard)

    assert first.startswith("Call ")


@pytest.mark.parametrize("other", ["chest_pain", "medicine_overdose", "breathing_trouble"])
def test_a_second_emergency_is_never_sent_to_the_crisis_line_only(
    content: Content, other: str
) -> None:
    """Who also has chest pain or took an overdose is told the emergency number first."""
    told: dict[str, Value] = {"self_harm_thoughts": YES, other: YES}

    first, *_ = advice_for(content, hear(content.protocol.facts, {}, told))

    assert first.startswith("Call {emergency_number} now")


@pytest.mark.parametrize(
    ("outcome", "reasons"),
    [
        pytest.param(Outcome(Level.SELF_CARE, ()), ("Nothing was named.",), id="self-care"),
        pytest.param(
            Outcome(Level.SEE_DOCTOR, ("too_long",)), ("Two weeks matter.",), id="one-reason"
        ),
        pytest.param(
            Outcome(Level.SEE_DOCTOR, ("any_nerve", "many_places", "too_long")),
            ("Nerves matter.", "Many places matter."),
            id="at-most-two",
        ),
    ],
)
def test_the_reasons_are_those_of_the_rules_that_held(
    small: SmallContent, outcome: Outcome, reasons: tuple[str, ...]
) -> None:
    """'Why?' after the advice is answered with the first two rules, or that there was none."""
    assert explain(small.load().wordings["en-US"], outcome) == reasons


@pytest.mark.parametrize("condition", ["kidney_disease", "dialysis", "heart_disease"])
@pytest.mark.parametrize("tip", ["drink_regularly", "electrolytes"])
def test_drinking_more_is_never_a_tip_where_it_could_harm(
    content: Content, wording: Wording, condition: str, tip: str
) -> None:
    """Kidney and heart disease limit fluids, so thirst does not bring that tip."""
    heard = hear(content.protocol.facts, {}, {"dehydration": YES, condition: YES})

    assert tip in content.protocol.tips
    assert tip not in [fitting.id for fitting in tips_for(content.protocol, heard)]


def test_the_most_fitting_tip_comes_first(content: Content) -> None:
    """What the person said decides which tip is given."""
    heard = hear(content.protocol.facts, {}, {"caffeine": YES})

    assert tips_for(content.protocol, heard)[0].id == "less_caffeine"


def test_a_cause_that_nothing_said_points_to_is_told_in_general(content: Content) -> None:
    """Whoever named no tiredness is not told that theirs is the cause."""
    lid: Heard = {"body_part": ("eyelid",), "duration_days": 3}
    often = "Often it comes from tiredness, coffee or stress."

    assert often in advice_for(content, lid)
    assert "It may be linked to caffeine." in advice_for(content, {**lid, "caffeine": YES})


def test_no_tip_says_less_than_the_advice(content: Content) -> None:
    """'Book a visit tomorrow' is for two weeks and nothing else, not after 'book a visit'."""
    mild: Heard = {"duration_days": 14, "places": "one"}

    assert tips_for(content.protocol, mild)[0].id == "book_tomorrow"
    for heard in ({**mild, "duration_days": 15}, {**mild, "weakness": YES}):
        assert "book_tomorrow" not in [tip.id for tip in tips_for(content.protocol, heard)]
