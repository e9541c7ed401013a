import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.small_content import SmallContent
from tests.triage.tellings import PROPERTY, PROTOCOL, tellings
from triage.assessment import assess
from triage.protocol.heard import hear
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol


@pytest.fixture
def tiny(small: SmallContent) -> Protocol:
    """The protocol of the small content."""
    return small.load().protocol


def test_the_rules_about_a_fact_are_those_that_mention_it(tiny: Protocol) -> None:
    """In `when` or in `any_of`, in the order of the content, each with what it says of the fact."""
    assert [(condition.fact, rule.id) for condition, rule in tiny.rules_about("weak")] == [
        ("weak", "weak_and_two_more"),
        ("weak", "suddenly_weak"),
        ("weak", "any_nerve"),
    ]
    assert tiny.rules_about("coffee") == ()
    assert tiny.rules_about("unheard_of") == ()


@pytest.mark.parametrize(
    ("fact", "is_askable"),
    [
        pytest.param("droop", True, id="settled"),
        pytest.param("sudden", True, id="meant-by-naming"),
        pytest.param("danger_yes", True, id="meant-by-yes"),
        pytest.param("danger_maybe", True, id="meant-by-unsure"),
        pytest.param("duration_days", True, id="value"),
        pytest.param("kidney", False, id="only-volunteered"),
        pytest.param("wants_ambulance", False, id="only-by-an-intent"),
    ],
)
def test_a_fact_is_askable_when_an_answer_can_bring_it(
    tiny: Protocol, fact: str, is_askable: bool
) -> None:
    """What no question asks about can only be volunteered."""
    assert (fact in tiny.askable) is is_askable


def test_what_an_answer_implies_is_askable_too(small: SmallContent) -> None:
    """A fact that only follows from an answer can be brought by the question."""
    small.change("facts/symptoms.toml", "[droop]", '[droop]\nimplies = ["kidney"]')

    assert "kidney" in small.load().protocol.askable


@PROPERTY
@given(st.data())
def test_looking_up_rules_by_fact_leaves_none_out(data: st.DataObject) -> None:
    """Over the real protocol, the level is that of trying every single rule."""
    heard = hear(PROTOCOL.facts, {}, data.draw(tellings(PROTOCOL, most=12)))

    holding = [rule for rule in PROTOCOL.rules.values() if rule.holds(heard)]
    level = max((rule.level for rule in holding), default=Level.SELF_CARE)

    outcome = assess(PROTOCOL, heard)
    assert outcome.level is level
    assert outcome.rules == tuple(rule.id for rule in holding if rule.level is level)
