import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.tellings import PROPERTY, PROTOCOL, tellings
from triage.assessment import assess
from triage.protocol.fact import Answer, Fact, FactKind, Setting, Value
from triage.protocol.heard import Heard, hear, is_present, settings_as_told

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE

FACTS = {
    fact.id: fact
    for fact in (
        Fact("fit", FactKind.SYMPTOM, implies=(Setting("jerks"),)),
        Fact("jerks", FactKind.SYMPTOM, implies=(Setting("moving"), Setting("places", "several"))),
        Fact("moving", FactKind.SIGN),
        Fact("round", FactKind.SYMPTOM, implies=(Setting("trip"),)),
        Fact("trip", FactKind.SYMPTOM, implies=(Setting("round"),)),
        Fact("places", FactKind.CHOICE, ("one", "several", "all_over")),
        Fact(
            "part", FactKind.PARTS, ("calf", "thumb"), several_mean=(Setting("places", "several"),)
        ),
        Fact("days", FactKind.DAYS),
    )
}


@pytest.mark.parametrize(
    ("known", "told", "expected"),
    [
        pytest.param({}, {}, {}, id="nothing"),
        pytest.param({}, {"moving": NO}, {"moving": NO}, id="first-word"),
        pytest.param(
            {},
            {"jerks": YES},
            {"jerks": YES, "moving": YES, "places": "several"},
            id="implied",
        ),
        pytest.param(
            {},
            {"fit": YES},
            {"fit": YES, "jerks": YES, "moving": YES, "places": "several"},
            id="implied-in-a-chain",
        ),
        pytest.param({}, {"round": YES}, {"round": YES, "trip": YES}, id="implied-in-a-circle"),
        pytest.param({}, {"fit": NO}, {"fit": NO}, id="no-implies-nothing"),
        pytest.param({}, {"fit": UNSURE}, {"fit": UNSURE}, id="unsure-implies-nothing"),
        pytest.param(
            {"moving": NO, "places": "all_over"},
            {"jerks": YES},
            {"moving": YES, "places": "all_over", "jerks": YES},
            id="implied-joins-what-is-known",
        ),
        pytest.param({}, {"part": ("calf",)}, {"part": ("calf",)}, id="one-part"),
        pytest.param(
            {},
            {"part": ("calf", "thumb")},
            {"part": ("calf", "thumb"), "places": "several"},
            id="two-parts-at-once",
        ),
        pytest.param(
            {"part": ("calf",), "places": "one"},
            {"part": ("thumb",)},
            {"part": ("calf", "thumb"), "places": "several"},
            id="two-parts-one-after-the-other",
        ),
        pytest.param(
            {"part": ("calf",)}, {"part": ("calf",)}, {"part": ("calf",)}, id="the-same-part-again"
        ),
        pytest.param({"days": 3}, {"days": 1}, {"days": 3}, id="fewer-days"),
    ],
)
def test_hearing_adds_what_is_told_and_what_it_implies(
    known: Heard, told: dict[str, Value], expected: Heard
) -> None:
    """A finding brings all that it implies; several parts mean several places."""
    assert hear(FACTS, known, told) == expected


def test_hearing_leaves_what_was_known_untouched() -> None:
    """What was heard before is a value, not a thing that changes under its reader."""
    known: dict[str, Value] = {"moving": NO}

    hear(FACTS, known, {"jerks": YES})

    assert known == {"moving": NO}


def test_an_unknown_fact_is_refused() -> None:
    """A fact that the content does not know is a fault of the caller, not something heard."""
    with pytest.raises(KeyError, match="unheard_of"):
        hear(FACTS, {}, {"unheard_of": YES})


def test_settings_become_values_of_their_kind() -> None:
    """A finding is set to yes, a choice to its word, and parts to one part."""
    settings = [Setting("fit"), Setting("places", "several"), Setting("part", "calf")]

    told = settings_as_told(FACTS, settings)

    assert told == {"fit": YES, "places": "several", "part": ("calf",)}


@pytest.mark.parametrize(
    ("heard", "present"),
    [({"fit": YES}, True), ({"fit": NO}, False), ({"fit": UNSURE}, False), ({}, False)],
)
def test_only_yes_is_present(heard: Heard, present: bool) -> None:
    """'Not sure' and silence are not presence."""
    assert is_present(heard, "fit") is present


@PROPERTY
@given(st.data())
def test_hearing_twice_is_hearing_once(data: st.DataObject) -> None:
    """Over the real protocol, a lost and repeated request changes nothing."""
    told = data.draw(tellings(PROTOCOL))

    once = hear(PROTOCOL.facts, {}, told)

    assert hear(PROTOCOL.facts, once, told) == once


@PROPERTY
@given(st.data())
def test_the_order_of_hearing_does_not_matter(data: st.DataObject) -> None:
    """Over the real protocol, the same things told in any order come to the same."""
    one, other = data.draw(tellings(PROTOCOL)), data.draw(tellings(PROTOCOL))

    forth = hear(PROTOCOL.facts, hear(PROTOCOL.facts, {}, one), other)
    back = hear(PROTOCOL.facts, hear(PROTOCOL.facts, {}, other), one)

    assert in_no_order(forth) == in_no_order(back)


@PROPERTY
@given(st.data())
def test_hearing_more_never_lowers_the_level(data: st.DataObject) -> None:
    """Over the real protocol, nothing that a person adds makes the advice less urgent."""
    before = hear(PROTOCOL.facts, {}, data.draw(tellings(PROTOCOL, most=12)))
    more = data.draw(tellings(PROTOCOL))

    after = hear(PROTOCOL.facts, before, more)

    assert assess(PROTOCOL, after).level >= assess(PROTOCOL, before).level


def in_no_order(heard: Heard) -> dict[str, object]:
    """Give what was heard with parts in no order."""
    return {
        fact: frozenset(value) if isinstance(value, tuple) else value
        for fact, value in heard.items()
    }
