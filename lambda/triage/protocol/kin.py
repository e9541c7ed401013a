"""Kin: findings of which one is a kind of the other, or both of a third."""

from collections.abc import Iterable, Mapping

from triage.protocol.fact import Answer, Fact, FactKind
from triage.protocol.heard import Heard


def broader(facts: Mapping[str, Fact], fact_id: str) -> frozenset[str]:
    """Give every finding that this one is a kind of; what stands for an answer is no such."""
    found: set[str] = set()
    waiting = [fact_id]
    for name in waiting:
        fact = facts[name]
        more = {*fact.kind_of, *(s.fact for s in fact.implies if s.value is None)} - found
        named = [one for one in more if facts[one].kind is not FactKind.SIGN]
        found.update(named)
        waiting += named
    return frozenset(found)


def contradicted(facts: Mapping[str, Fact], heard: Heard) -> frozenset[str]:
    """Give what was denied though a kind of it is there."""
    there = (fact_id for fact_id, value in heard.items() if value == Answer.YES)
    return _denied(heard, {one for fact_id in there for one in broader(facts, fact_id)})


def needless(facts: Mapping[str, Fact], heard: Heard) -> frozenset[str]:
    """Give what was denied and is better not told: its kin is there, or the broader denied too."""
    there = [fact_id for fact_id, value in heard.items() if value == Answer.YES]
    kin = {one for fact_id in there for one in _family(facts, fact_id)}
    denied = [fact_id for fact_id, value in heard.items() if value == Answer.NO]
    found = {d for d in denied if not kin.isdisjoint(_family(facts, d))}
    found |= {d for d in denied if not broader(facts, d).isdisjoint(denied)}
    return frozenset(found)


def _family(facts: Mapping[str, Fact], fact_id: str) -> frozenset[str]:
    return broader(facts, fact_id) | {fact_id}


def _denied(heard: Heard, those: Iterable[str]) -> frozenset[str]:
    return frozenset(fact_id for fact_id in those if heard.get(fact_id) == Answer.NO)
