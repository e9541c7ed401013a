from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proof.bits import Bits
from proof.structure import check_structure
from tests.conftest import ROOT
from tests.triage.tellings import PROPERTY, Telling, tellings
from triage import Content, Heard, assess, hear, load_content
from triage.protocol.condition import Condition
from triage.protocol.fact import Fact, Value

PROTOCOL = load_content(ROOT / "content").protocol
BITS = Bits(PROTOCOL)


def test_the_structure_holds(content: Content) -> None:
    """Joining, conditions, rules, hearing and the order of the questions are what they must be."""
    assert list(check_structure(content.protocol)) == []


@given(one=tellings(PROTOCOL, most=9), more=tellings(PROTOCOL, most=9), data=st.data())
@PROPERTY
def test_hearing_more_in_any_order_never_lowers_the_level(
    one: Telling, more: Telling, data: st.DataObject
) -> None:
    """Any findings, in any order: the level goes up or stays, and the order does not matter."""
    mixed = data.draw(st.permutations([*one.items(), *more.items()]))
    first = hear(PROTOCOL.facts, {}, one)
    both = hear(PROTOCOL.facts, first, more)
    in_turn: Heard = {}
    for fact, value in mixed:
        in_turn = hear(PROTOCOL.facts, in_turn, {fact: value})

    assert BITS.due(both) >= BITS.due(first)
    assert BITS.due(in_turn) == BITS.due(both)


@given(told=tellings(PROTOCOL, most=9))
@PROPERTY
def test_the_engine_and_the_proof_find_the_same_level(told: Telling) -> None:
    """The level is worked out twice, in two ways, and comes to the same."""
    heard = hear(PROTOCOL.facts, {}, told)

    assert assess(PROTOCOL, heard).level is BITS.due(heard)


def test_a_join_that_takes_the_last_word_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """'It is gone now' after 'it is there' would lower the level."""

    def last(self: Fact, known: Value | None, told: Value) -> Value:
        return told

    monkeypatch.setattr(Fact, "join", last)

    assert any("depends on the order" in what for what in check_structure(PROTOCOL))


def test_a_rule_on_an_absence_is_found() -> None:
    """A condition that 'no' meets would make a rule stop holding."""
    rule = next(iter(PROTOCOL.rules.values()))
    absent = replace(rule, when=(Condition(rule.when[0].fact, frozenset({"no"})),))
    faulty = replace(PROTOCOL, rules={**PROTOCOL.rules, rule.id: absent})

    assert any("rests on an absence" in what for what in check_structure(faulty))
