import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.tellings import PROPERTY, values_of
from triage.protocol.fact import Answer, Fact, FactKind, Value

WEAK = Fact("weak", FactKind.SYMPTOM)
DAYS = Fact("days", FactKind.DAYS)
PLACES = Fact("places", FactKind.CHOICE, ("one", "several", "all_over"))
PART = Fact("part", FactKind.PARTS, ("calf", "eyelid", "thumb"))


@pytest.mark.parametrize(
    ("kind", "is_finding"),
    [
        (FactKind.SYMPTOM, True),
        (FactKind.EXPOSURE, True),
        (FactKind.CONDITION, True),
        (FactKind.SIGN, True),
        (FactKind.DAYS, False),
        (FactKind.CHOICE, False),
        (FactKind.PARTS, False),
    ],
)
def test_findings_are_what_is_answered_yes_no_or_not_sure(kind: FactKind, is_finding: bool) -> None:
    """Symptoms, exposures, conditions and signs are findings; days, choices and parts are not."""
    assert Fact("any", kind).is_finding is is_finding


@pytest.mark.parametrize(
    ("fact", "value", "accepted"),
    [
        pytest.param(WEAK, Answer.YES, True, id="finding-yes"),
        pytest.param(WEAK, Answer.UNSURE, True, id="finding-unsure"),
        pytest.param(WEAK, "yes", False, id="finding-plain-text"),
        pytest.param(WEAK, True, False, id="finding-boolean"),
        pytest.param(WEAK, None, False, id="finding-none"),
        pytest.param(DAYS, 0, True, id="days-zero"),
        pytest.param(DAYS, 36500, True, id="days-many"),
        pytest.param(DAYS, -1, False, id="days-negative"),
        pytest.param(DAYS, True, False, id="days-boolean"),
        pytest.param(DAYS, 1.0, False, id="days-fraction"),
        pytest.param(DAYS, "3", False, id="days-text"),
        pytest.param(PLACES, "one", True, id="choice"),
        pytest.param(PLACES, "two", False, id="choice-unknown"),
        pytest.param(PLACES, Answer.YES, False, id="choice-answer"),
        pytest.param(PLACES, ("one",), False, id="choice-several"),
        pytest.param(PART, ("calf",), True, id="parts-one"),
        pytest.param(PART, ("calf", "thumb"), True, id="parts-two"),
        pytest.param(PART, (), False, id="parts-none"),
        pytest.param(PART, ("calf", "ear"), False, id="parts-one-unknown"),
        pytest.param(PART, "calf", False, id="parts-text"),
        pytest.param(PART, ["calf"], False, id="parts-list"),
    ],
)
def test_a_fact_accepts_only_values_of_its_kind(fact: Fact, value: object, accepted: bool) -> None:
    """A value of another kind never gets into what was heard."""
    assert fact.accepts(value) is accepted


@pytest.mark.parametrize(
    ("fact", "known", "told", "joined"),
    [
        pytest.param(WEAK, None, Answer.NO, Answer.NO, id="first-word"),
        pytest.param(WEAK, Answer.NO, Answer.YES, Answer.YES, id="no-then-yes"),
        pytest.param(WEAK, Answer.YES, Answer.NO, Answer.YES, id="yes-stays-yes"),
        pytest.param(WEAK, Answer.NO, Answer.UNSURE, Answer.UNSURE, id="no-then-unsure"),
        pytest.param(WEAK, Answer.UNSURE, Answer.NO, Answer.UNSURE, id="unsure-stays-unsure"),
        pytest.param(WEAK, Answer.YES, Answer.UNSURE, Answer.YES, id="yes-then-unsure"),
        pytest.param(DAYS, 3, 20, 20, id="more-days"),
        pytest.param(DAYS, 20, 3, 20, id="fewer-days"),
        pytest.param(PLACES, "one", "several", "several", id="more-places"),
        pytest.param(PLACES, "all_over", "one", "all_over", id="fewer-places"),
        pytest.param(PART, ("calf",), ("eyelid",), ("calf", "eyelid"), id="another-part"),
        pytest.param(PART, ("calf",), ("calf",), ("calf",), id="the-same-part"),
    ],
)
def test_joining_keeps_the_more_cautious(
    fact: Fact, known: Value | None, told: Value, joined: Value
) -> None:
    """Of what was known and what is told, the more cautious is kept, and of parts both."""
    assert fact.join(known, told) == joined


FACTS = st.sampled_from([WEAK, DAYS, PLACES, PART])


@PROPERTY
@given(st.data())
def test_joining_is_idempotent_and_order_does_not_matter(data: st.DataObject) -> None:
    """Hearing a thing twice, or two things the other way round, changes nothing."""
    fact = data.draw(FACTS)
    one, other = (data.draw(st.sampled_from(list(values_of(fact)))) for _ in range(2))

    joined = fact.join(one, other)

    assert fact.join(joined, one) == joined
    assert fact.join(joined, other) == joined
    assert as_set(joined) == as_set(fact.join(other, one))


@pytest.mark.parametrize("fact", [WEAK, DAYS, PLACES, PART], ids=lambda fact: fact.id)
def test_joining_never_moves_down(fact: Fact) -> None:
    """Whatever was accepted before joining still counts afterwards."""
    order = list(values_of(fact))
    for known, told in itertools.product(order, order):
        joined = fact.join(known, told)

        assert is_at_least(fact, joined, known)
        assert is_at_least(fact, joined, told)


def as_set(value: Value) -> object:
    """Give a value with parts in no order."""
    return frozenset(value) if isinstance(value, tuple) else value


def is_at_least(fact: Fact, value: Value, than: Value) -> bool:
    """Tell whether a value says at least as much as another, by the order of the content."""
    if isinstance(value, tuple) and isinstance(than, tuple):
        return set(than) <= set(value)
    if fact.kind is FactKind.DAYS:
        return int(str(value)) >= int(str(than))
    order: tuple[str, ...] = fact.values or ("no", "unsure", "yes")
    return order.index(str(value)) >= order.index(str(than))
