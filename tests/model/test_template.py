"""Templates: what they mean, and what is said about one that means nothing."""

import pytest

from authoring.expansion import LIMIT, cover, expand
from authoring.template import TemplateError, parse, rule_calls, slots

RULES = {
    "twitches": parse("(twitches|jumps)"),
    "my_part": parse("my [left] {body_part}"),
    "circle": parse("round <circle>"),
}


def test_alternatives_and_optional_parts_give_every_combination_in_order() -> None:
    """A template gives each sentence that it allows, once."""
    template = parse("(my|the) eye [really] hurts")

    assert expand(template, {}) == (
        "my eye really hurts",
        "my eye hurts",
        "the eye really hurts",
        "the eye hurts",
    )


def test_alternatives_may_hold_alternatives() -> None:
    """Groups nest."""
    assert expand(parse("(a (b|c)|d [e])"), {}) == ("a b", "a c", "d e", "d")


def test_a_rule_stands_for_its_wordings() -> None:
    """A rule is replaced with what it says, slots included."""
    assert expand(parse("<my_part> <twitches>"), RULES) == (
        "my left {body_part} twitches",
        "my left {body_part} jumps",
        "my {body_part} twitches",
        "my {body_part} jumps",
    )


def test_a_possessive_stays_at_its_slot() -> None:
    """No space comes between a slot and what is written right behind it."""
    assert expand(parse("my {person}'s {body_part}"), {}) == ("my {person}'s {body_part}",)


def test_covering_takes_each_wording_once_instead_of_every_combination() -> None:
    """Every wording of every part occurs, in as few sentences as that needs."""
    texts = cover(parse("(a|b|c) (d|e) [f]"), {})

    assert texts == ("a d f", "b e", "c d f")


def test_names_used_by_a_template_can_be_asked_for() -> None:
    """A template tells its slots and its rules, however deep they stand."""
    template = parse("(my {person}'s|a [<twitches>]) {body_part}")

    assert slots(template) == {"person", "body_part"}
    assert rule_calls(template) == {"twitches"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("my (eye|lid", "at '(eye|lid': '(' is never closed"),
        ("my [eye", "at '[eye': '[' is never closed"),
        ("my eye (", "at '(': '(' is never closed"),
        ("my eye) hurts", "at ') hurts': ')' closes nothing"),
        ("my (eye]", "at '(eye]': '(' is never closed"),
        ("an eye | a lid", "at '| a lid': '|' outside of ( )"),
        ("my (eye|) hurts", "at '(eye|) hurts': an alternative is empty; put what may be left out"),
        ("my () hurts", "at '() hurts': an alternative is empty"),
        ("my {Body Part} hurts", "at '{Body Part} hurts': a name has lower-case letters and under"),
        ("my {} hurts", "at '{} hurts': a name has"),
        ("<> hurts", "at '<> hurts': a name has"),
        ("my {eye hurts", "at '{eye hurts': '{' has no partner"),
        ("my eye> hurts", "at '> hurts': '>' has no partner"),
    ],
)
def test_a_broken_template_says_what_and_where(text: str, message: str) -> None:
    """Each slip of the pen has a message that shows its place."""
    with pytest.raises(TemplateError) as raised:
        parse(text)

    assert str(raised.value).startswith(message)


def test_an_unknown_rule_is_refused() -> None:
    """A rule that is nowhere is named."""
    with pytest.raises(TemplateError, match="there is no rule <jumps>"):
        expand(parse("it <jumps>"), RULES)


def test_rules_in_a_circle_are_refused() -> None:
    """A rule that needs itself is named instead of running for ever."""
    with pytest.raises(TemplateError, match="<circle> refers to itself"):
        cover(parse("<circle>"), RULES)


def test_a_template_that_gives_too_many_sentences_is_refused() -> None:
    """A slip with many alternatives does not drown the sentences that were meant."""
    many = "(a|b|c|d|e|f|g|h) " * 3

    with pytest.raises(TemplateError, match=f"gives 512 sentences, more than {LIMIT}"):
        expand(parse(many), {})
