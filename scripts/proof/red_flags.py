"""The red flags: what the content owes by the clinical dossier, kept apart from its rules.

A proof that reads only the rules cannot notice that a rule is gone. `red_flags.toml` says, fact by
fact, what must be due; every rule must be held in place by one of its lines.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path

from triage.assessment import assess
from triage.protocol.condition import Condition
from triage.protocol.content import Content
from triage.protocol.fact import Answer, Fact, FactKind, Value
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.rule import Rule

_FILE = Path(__file__).with_name("red_flags.toml")


class RedFlagError(ValueError):
    """A line of the red flags that does not read; the message names it and says why."""


@dataclass(frozen=True)
class RedFlag:
    """What must be due to somebody who has all of this."""

    number: str
    """The dossier's, such as E12."""
    level: Level
    line: str


def load_red_flags(file: Path = _FILE) -> tuple[RedFlag, ...]:
    """Read the red flags."""
    form = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        RedFlag(number, Level.from_id(level), line)
        for level, numbers in form.items()
        for number, lines in numbers.items()
        for line in lines
    )


def cases(protocol: Protocol, flags: Sequence[RedFlag]) -> Iterator[tuple[RedFlag, Heard]]:
    """Give every case of every line: what is heard from somebody who has it."""
    for flag in flags:
        words = [list(_ways(word)) for word in flag.line.split()]
        for chosen in product(*words):
            heard: Heard = {}
            for name in (name for names in chosen for name in names):
                heard = hear(protocol.facts, heard, _told(protocol, flag, name, heard))
            yield flag, heard


def missed_red_flags(content: Content, flags: Sequence[RedFlag]) -> Iterator[str]:
    """Give every case that is due less than it must be."""
    try:
        found = list(cases(content.protocol, flags))
    except RedFlagError as error:
        yield str(error)
        return
    for flag, heard in found:
        level = assess(content.protocol, heard).level
        if level < flag.level:
            told = ", ".join(f"{fact} {value}" for fact, value in heard.items())
            yield f"{flag.number}: {told}: {level.id}, and {flag.level.id} is due"


def unpinned_rules(content: Content, flags: Sequence[RedFlag]) -> Iterator[str]:
    """Give every rule that could be dropped, or lowered, without a red flag being missed."""
    protocol = content.protocol
    found = [(flag.level, heard) for flag, heard in cases(protocol, flags)]
    pinned = {_pin(protocol, level, heard) for level, heard in found}
    for rule in protocol.rules.values():
        if rule.id not in pinned and not is_redundant(protocol, rule):
            yield f"{rule.id}: no line of {_FILE.name} is missed without it; say what it is owed to"


def _pin(protocol: Protocol, level: Level, heard: Heard) -> str | None:
    """Give the one rule on which the level of a case hangs; None where there are several."""
    holding = [r.id for r in protocol.rules.values() if r.level >= level and r.holds(heard)]
    return holding[0] if len(holding) == 1 else None


def is_redundant(protocol: Protocol, rule: Rule) -> bool:
    """Tell whether, wherever the rule holds, another of its level or a higher one holds too."""
    others = {r.id: r for r in protocol.rules.values() if r.id != rule.id}
    without = replace(protocol, rules=others)
    return all(assess(without, heard).level >= rule.level for heard in ways_to_meet(protocol, rule))


def ways_to_meet(protocol: Protocol, rule: Rule) -> Iterator[Heard]:
    """Give the smallest sets of facts that meet a rule."""
    for some in combinations(rule.any_of, rule.at_least):
        for values in product(*(_values(protocol, c) for c in (*rule.when, *some))):
            heard: Heard = {}
            for told in values:
                heard = hear(protocol.facts, heard, told)
            yield heard


def _values(protocol: Protocol, condition: Condition) -> Iterator[dict[str, Value]]:
    fact = protocol.facts[condition.fact]
    if condition.more_than is not None:
        yield {fact.id: condition.more_than + 1}
    for value in sorted(condition.accepted):
        yield {fact.id: _value(fact, value)}


def _ways(word: str) -> Iterator[tuple[str, ...]]:
    count, colon, rest = word.partition(":")
    if colon and count.isdigit():
        yield from combinations(rest.split("|"), int(count))
    else:
        yield from ((name,) for name in word.split("|"))


def _told(protocol: Protocol, flag: RedFlag, name: str, heard: Heard) -> dict[str, Value]:
    question_id, colon, answer = name.partition(":")
    fact_id, sign, value = name.partition("=")
    if colon and question_id in protocol.questions:
        question = protocol.questions[question_id]
        return question.told_by(Answer(answer), protocol.facts, heard)
    if colon or fact_id not in protocol.facts:
        raise RedFlagError(
            f"{_FILE.name}: {flag.number}: {name!r} is neither a fact nor a question"
        )
    return {fact_id: _value(protocol.facts[fact_id], value if sign else "yes")}


def _value(fact: Fact, value: str) -> Value:
    if fact.is_finding:
        return Answer(value)
    if fact.kind is FactKind.DAYS:
        return int(value)
    return tuple(value.split("+")) if fact.kind is FactKind.PARTS else value
