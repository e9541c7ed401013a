"""Templates to sentences: every combination, or just enough that each wording is there once."""

import itertools
from collections.abc import Callable, Mapping
from math import prod

from authoring.template import Choice, Part, RuleCall, Sequence, Slot, TemplateError, Words

LIMIT = 400
"""Sentences that one template may give; more are a slip, and drown the ones that were meant."""

Rules = Mapping[str, Sequence]
"""What each `<rule>` stands for."""

Join = Callable[[list[list[str]]], list[str]]
"""How the wordings of parts that follow one another are put together."""


def expand(template: Sequence, rules: Rules) -> tuple[str, ...]:
    """Give every sentence that the template allows, each once, in its own order.

    Raises TemplateError for an unknown rule, rules in a circle and more than LIMIT sentences.
    """
    count = _count(template, rules, ())
    if count > LIMIT:
        raise TemplateError(
            f"gives {count} sentences, more than {LIMIT}: "
            "split it, or begin the line with ~ to have each wording once"
        )
    return _tidied(_texts(template, rules, _every_combination))


def cover(template: Sequence, rules: Rules) -> tuple[str, ...]:
    """Give so many sentences that every wording of every part occurs in one, and no more.

    Raises TemplateError as `expand` does.
    """
    _count(template, rules, ())
    return _tidied(_texts(template, rules, _each_once))


def _count(part: Sequence | Part, rules: Rules, inside: tuple[str, ...]) -> int:
    match part:
        case Words() | Slot():
            return 1
        case Sequence(parts):
            return prod(_count(each, rules, inside) for each in parts)
        case Choice(options):
            return sum(_count(each, rules, inside) for each in options)
        case RuleCall(name):
            return _count(_rule(name, rules, inside), rules, (*inside, name))


def _rule(name: str, rules: Rules, inside: tuple[str, ...]) -> Sequence:
    if name not in rules:
        raise TemplateError(f"there is no rule <{name}>; the rules are in rules.txt")
    if name in inside:
        raise TemplateError(f"rule <{name}> refers to itself")
    return rules[name]


def _texts(part: Sequence | Part, rules: Rules, join: Join) -> list[str]:
    match part:
        case Words(text):
            return [text]
        case Slot(name):
            return [f"{{{name}}}"]
        case Sequence(parts):
            return join([_texts(each, rules, join) for each in parts])
        case Choice(options):
            return [text for each in options for text in _texts(each, rules, join)]
        case RuleCall(name):
            return _texts(rules[name], rules, join)


def _every_combination(variants: list[list[str]]) -> list[str]:
    return ["".join(each) for each in itertools.product(*variants)]


def _each_once(variants: list[list[str]]) -> list[str]:
    longest = max(map(len, variants), default=1)
    return ["".join(each[i % len(each)] for each in variants) for i in range(longest)]


def _tidied(texts: list[str]) -> tuple[str, ...]:
    tidy = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(text for text in tidy if text))
