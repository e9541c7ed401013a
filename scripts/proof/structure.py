"""The structure: why what holds for one finding holds for any number, told in any order.

Hearing joins values, joining only moves up, conditions hold from some value up, rules count met
conditions, and the level is the highest of the rules that hold. Each link is checked here over
everything there is; the tests check the whole chain on random talks.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product

from proof.likeness import conditions
from triage.assessment import assess
from triage.loading.consistency import worst_of
from triage.protocol.fact import Answer, Fact, FactKind, Value
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import QuestionKind
from triage.protocol.rule import Rule


def check_structure(protocol: Protocol) -> Iterator[str]:
    """Give every link that does not hold."""
    for check in (_order, _joins, _conditions, _rules, _hearing):
        yield from check(protocol)


def values_of(protocol: Protocol, fact: Fact) -> tuple[Value, ...]:
    """Give every value of a fact; of days around each bound, of parts pairs too."""
    if fact.is_finding:
        return tuple(Answer)
    if fact.kind is FactKind.DAYS:
        bounds = {c.more_than for _, c in conditions(protocol) if c.fact == fact.id}
        return tuple(sorted({0, 36500} | {n + d for n in bounds if n for d in (-1, 0, 1)}))
    if fact.kind is FactKind.CHOICE:
        return fact.values
    return (*((part,) for part in fact.values), *zip(fact.values, fact.values[1:], strict=False))


def _order(protocol: Protocol) -> Iterator[str]:
    """No question delays one that can reach a higher level."""
    lowest = Level.EMERGENCY
    for question in protocol.questions.values():
        level = worst_of(protocol, question)
        if level > lowest and question.kind is not QuestionKind.HABITS:
            yield f"{question.id}: can reach {level.id}, and stands after one that cannot"
        lowest = min(level, lowest)


def _joins(protocol: Protocol) -> Iterator[str]:
    """Joining is a lattice's: in any order, any number of times, and never down."""
    for fact in protocol.facts.values():
        values = values_of(protocol, fact)
        for one, other in product(values, repeat=2):
            joined = fact.join(one, other)
            if _same(joined) != _same(fact.join(other, one)):
                yield f"{fact.id}: joining {one} and {other} depends on the order"
            if _same(fact.join(joined, one)) != _same(joined):
                yield f"{fact.id}: joining {one} once more changes {joined}"
        for one, two, three in product(values[:25], repeat=3):
            left, right = (
                fact.join(fact.join(one, two), three),
                fact.join(one, fact.join(two, three)),
            )
            if _same(left) != _same(right):
                yield f"{fact.id}: joining {one}, {two} and {three} depends on the grouping"


def _conditions(protocol: Protocol) -> Iterator[str]:
    """A condition that a value meets is met by everything that joins more to it."""
    values = {fact.id: values_of(protocol, fact) for fact in protocol.facts.values()}
    for place, condition in conditions(protocol):
        if condition.accepted & {Answer.NO, Answer.UNSURE}:
            yield f"{place}: rests on an absence"
        fact = protocol.facts[condition.fact]
        for one, other in product(values[fact.id], repeat=2):
            joined = fact.join(one, other)
            is_lost = condition.holds({fact.id: one}) and not condition.holds({fact.id: joined})
            if is_lost and place.startswith("Rule"):
                yield f"{place}: holds for {one} and no longer for {joined}"


def _rules(protocol: Protocol) -> Iterator[str]:
    """A rule that some met conditions satisfy is satisfied by more of them."""
    for rule in protocol.rules.values():
        singles = [_meeting(protocol, index, rule) for index in range(len(rule.conditions))]
        for size in range(len(singles)):
            for chosen in combinations(singles, size):
                heard = _all_of(protocol, chosen)
                if rule.holds(heard):
                    more = [s for s in singles if not rule.holds(_all_of(protocol, (*chosen, s)))]
                    yield from (f"{rule.id}: holds, and not with {told} too" for told in more)


def _hearing(protocol: Protocol) -> Iterator[str]:
    """The level after hearing two things is no lower than after either, in both orders."""
    told = [
        {fact.id: value}
        for fact in protocol.facts.values()
        for value in values_of(protocol, fact)[-2:]
    ]
    alone = [(one, hear(protocol.facts, {}, one)) for one in told]
    levels = [assess(protocol, heard).level for _, heard in alone]
    for index, (_, heard) in enumerate(alone):
        for place in range(index):
            both = hear(protocol.facts, heard, told[place])
            if assess(protocol, both).level < max(levels[index], levels[place]):
                yield f"{told[index]} with {told[place]} is due less than one of them alone"


def _meeting(protocol: Protocol, index: int, rule: Rule) -> Heard:
    condition = rule.conditions[index]
    fact = protocol.facts[condition.fact]
    values: Iterable[Value] = values_of(protocol, fact)
    is_met: Callable[[Value], bool] = lambda value: condition.holds({fact.id: value})  # noqa: E731
    return {fact.id: next(filter(is_met, values))}


def _all_of(protocol: Protocol, heards: Iterable[Heard]) -> Heard:
    total: Heard = {}
    for heard in heards:
        total = hear(protocol.facts, total, heard)
    return total


def _same(value: Value) -> object:
    return frozenset(value) if isinstance(value, tuple) else value
