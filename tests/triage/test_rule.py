import pytest

from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Value
from triage.protocol.level import Level
from triage.protocol.rule import Rule
from triage.protocol.source import Citation

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE

CITATION = Citation("book", "One", "2026-11-23")


def rule(when: str = "", any_of: str = "", at_least: int = 0) -> Rule:
    """Give a rule on findings, named by their ids."""
    return Rule(
        id="rule",
        level=Level.URGENT,
        citation=CITATION,
        when=tuple(map(Condition, when.split())),
        any_of=tuple(map(Condition, any_of.split())),
        at_least=at_least,
    )


@pytest.mark.parametrize(
    ("tested", "present", "holds"),
    [
        pytest.param(rule("a"), "a", True, id="one"),
        pytest.param(rule("a"), "", False, id="one-missing"),
        pytest.param(rule("a b"), "a b", True, id="all"),
        pytest.param(rule("a b"), "a", False, id="all-but-one"),
        pytest.param(rule(any_of="a b", at_least=1), "b", True, id="any"),
        pytest.param(rule(any_of="a b", at_least=1), "c", False, id="none-of-any"),
        pytest.param(rule(any_of="a b c", at_least=2), "a c", True, id="at-least-two"),
        pytest.param(rule(any_of="a b c", at_least=2), "c", False, id="only-one-of-two"),
        pytest.param(rule("a", "b c", 1), "a c", True, id="all-and-any"),
        pytest.param(rule("a", "b c", 1), "b c", False, id="any-without-all"),
        pytest.param(rule("a", "b c", 1), "a", False, id="all-without-any"),
    ],
)
def test_a_rule_holds_when_all_and_enough_are_there(
    tested: Rule, present: str, holds: bool
) -> None:
    """All of `when` and `at_least` of `any_of` must be there, and nothing else matters."""
    heard: dict[str, Value] = dict.fromkeys(present.split(), YES)

    assert tested.holds(heard) is holds


@pytest.mark.parametrize("value", [NO, UNSURE])
def test_what_is_denied_or_unsure_is_not_there(value: Answer) -> None:
    """A rule counts presence only."""
    assert not rule("a").holds({"a": value})


@pytest.mark.parametrize(
    ("tested", "heard", "open_facts", "could"),
    [
        pytest.param(rule("a b"), {"a": YES}, "b", True, id="the-rest-is-open"),
        pytest.param(rule("a b"), {"a": YES}, "", False, id="the-rest-is-settled"),
        pytest.param(rule("a b"), {"a": NO}, "b", False, id="denied"),
        pytest.param(rule("a"), {"a": YES}, "", True, id="holds-already"),
        pytest.param(rule(any_of="a b c", at_least=2), {"a": YES}, "b", True, id="enough-open"),
        pytest.param(rule(any_of="a b c", at_least=2), {}, "b", False, id="not-enough-open"),
    ],
)
def test_a_rule_could_hold_when_what_is_missing_is_open(
    tested: Rule, heard: dict[str, Value], open_facts: str, could: bool
) -> None:
    """Every open fact counts as if it turned out to be there."""
    assert tested.could_hold(heard, set(open_facts.split()).__contains__) is could


def test_a_rule_names_all_its_conditions() -> None:
    """What the checks look through is both lists."""
    assert [c.fact for c in rule("a b", "c d", 1).conditions] == ["a", "b", "c", "d"]
