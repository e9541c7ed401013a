import pytest

from triage.protocol.condition import (
    Condition,
    ConditionError,
    parse_condition,
    parse_setting,
)
from triage.protocol.fact import Answer, Fact, FactKind, Setting, Value

FACTS = {
    "weak": Fact("weak", FactKind.SYMPTOM),
    "coffee": Fact("coffee", FactKind.EXPOSURE),
    "pregnant": Fact("pregnant", FactKind.CONDITION),
    "danger_yes": Fact("danger_yes", FactKind.SIGN),
    "days": Fact("days", FactKind.DAYS),
    "places": Fact("places", FactKind.CHOICE, ("one", "several", "all_over")),
    "part": Fact("part", FactKind.PARTS, ("calf", "eyelid")),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("weak", Condition("weak"), id="symptom"),
        pytest.param("coffee", Condition("coffee"), id="exposure"),
        pytest.param("pregnant", Condition("pregnant"), id="condition"),
        pytest.param("danger_yes", Condition("danger_yes"), id="sign"),
        pytest.param("  weak  ", Condition("weak"), id="spaces-around"),
        pytest.param("days > 14", Condition("days", frozenset(), 14), id="days"),
        pytest.param("days>0", Condition("days", frozenset(), 0), id="no-spaces"),
        pytest.param("places = one", Condition("places", frozenset({"one"})), id="choice"),
        pytest.param(
            "places > one", Condition("places", frozenset({"several", "all_over"})), id="later"
        ),
        pytest.param(
            "places > several", Condition("places", frozenset({"all_over"})), id="only-the-last"
        ),
        pytest.param("part = calf", Condition("part", frozenset({"calf"})), id="part"),
    ],
)
def test_a_condition_reads(text: str, expected: Condition) -> None:
    """Each form of the grammar means what the head of the module says."""
    assert parse_condition(text, FACTS) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "'' does not read: write 'fact', 'fact > value' or 'fact = value'", id=""),
        *(
            pytest.param(
                text,
                f"{text!r} does not read: write 'fact', 'fact > value' or 'fact = value'",
                id=text,
            )
            for text in (
                "days >= 14",
                "weak, coffee",
                "weak and coffee",
                "Weak",
                "days >",
                "days > -1",
                "days > 1.5",
                "> 14",
                "places == one",
            )
        ),
        *(
            pytest.param(
                text,
                f"{text!r} asks for an absence or for less: "
                "a condition may only ask for what is there",
                id=text,
            )
            for text in ("not weak", "no weak", "!weak", "weak = no", "days < 14", "places != one")
        ),
        pytest.param("weka", "unknown fact 'weka'", id="unknown-fact"),
        pytest.param("weak > 1", "'weak' is a finding: write just 'weak'", id="finding-compared"),
        pytest.param(
            "weak = yes", "'weak' is a finding: write just 'weak'", id="finding-with-a-value"
        ),
        pytest.param(
            "days", "'days' takes a value: write 'days > …' or 'days = …'", id="days-without-value"
        ),
        pytest.param(
            "places",
            "'places' takes a value: write 'places > …' or 'places = …'",
            id="choice-without-value",
        ),
        pytest.param(
            "days = 14", "'days = 14': days are compared as '> a whole number'", id="days-equal"
        ),
        pytest.param(
            "days > many", "'days > many': days are compared as '> a whole number'", id="days-word"
        ),
        pytest.param(
            "places = two",
            "'places' has no value 'two': it has one, several, all_over",
            id="unknown-choice",
        ),
        pytest.param(
            "part = ear", "'part' has no value 'ear': it has calf, eyelid", id="unknown-part"
        ),
        pytest.param("part > calf", "'part' has no order: write 'part = …'", id="parts-compared"),
        pytest.param(
            "places > all_over", "nothing comes after 'all_over' in 'places'", id="after-the-last"
        ),
    ],
)
def test_a_condition_that_does_not_read_says_what_is_wrong(text: str, message: str) -> None:
    """The message names the word that is wrong, and what to write in its place."""
    with pytest.raises(ConditionError) as caught:
        parse_condition(text, FACTS)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("weak", Setting("weak"), id="finding"),
        pytest.param("places = several", Setting("places", "several"), id="choice"),
        pytest.param("part = calf", Setting("part", "calf"), id="part"),
    ],
)
def test_a_setting_reads(text: str, expected: Setting) -> None:
    """A finding becomes yes, and a choice or a part the value that is named."""
    assert parse_setting(text, FACTS) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "no weak",
            "'no weak' does not read: write 'fact', 'fact > value' or 'fact = value'",
            id="does-not-read",
        ),
        pytest.param("weka", "unknown fact 'weka'", id="unknown-fact"),
        pytest.param(
            "weak = no",
            "'weak = no' sets nothing: write a finding, or 'fact = value'",
            id="finding-with-value",
        ),
        pytest.param(
            "places > one",
            "'places > one' sets nothing: write a finding, or 'fact = value'",
            id="comparison",
        ),
        pytest.param(
            "places",
            "'places' sets nothing: write a finding, or 'fact = value'",
            id="choice-without-value",
        ),
        pytest.param(
            "places = two",
            "'places' has no value 'two': it has one, several, all_over",
            id="unknown-choice",
        ),
    ],
)
def test_a_setting_that_does_not_read_says_what_is_wrong(text: str, message: str) -> None:
    """The message names the word that is wrong, and what to write in its place."""
    with pytest.raises(ConditionError) as caught:
        parse_setting(text, FACTS)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("condition", "value", "holds"),
    [
        pytest.param("weak", Answer.YES, True, id="yes"),
        pytest.param("weak", Answer.UNSURE, False, id="unsure-is-no-presence"),
        pytest.param("weak", Answer.NO, False, id="no"),
        pytest.param("weak", None, False, id="not-heard"),
        pytest.param("days > 14", 14, False, id="exactly-the-days"),
        pytest.param("days > 14", 15, True, id="more-days"),
        pytest.param("days > 0", 0, False, id="no-days"),
        pytest.param("days > 14", None, False, id="days-not-heard"),
        pytest.param("places > one", "one", False, id="the-choice-itself"),
        pytest.param("places > one", "several", True, id="a-later-choice"),
        pytest.param("places > one", "all_over", True, id="the-last-choice"),
        pytest.param("places = one", "one", True, id="this-choice"),
        pytest.param("places = one", "several", False, id="another-choice"),
        pytest.param("part = calf", ("calf",), True, id="the-part"),
        pytest.param("part = calf", ("eyelid", "calf"), True, id="one-of-the-parts"),
        pytest.param("part = calf", ("eyelid",), False, id="another-part"),
    ],
)
def test_a_condition_holds_for_presence_only(
    condition: str, value: Value | None, holds: bool
) -> None:
    """A condition holds for what is there, and never for what is unknown, denied or unsure."""
    heard = {} if value is None else {condition.partition(" ")[0]: value}

    assert parse_condition(condition, FACTS).holds(heard) is holds
