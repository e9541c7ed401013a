"""Findings that name a part: 'hand shakes' stands for a tremor, and for the hand.

A speaker's slots do not overlap, so such a phrase takes the word for the part, and where it
twitches would be asked again. Of a finding that `shows_part` the phrases are therefore divided by
the part that they name, `tremor.hand`, and the skill takes both.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from authoring.vocabulary import Term, Vocabulary
from triage.protocol.fact import BOTH, NAMED_WITH, Fact
from triage.protocol.protocol import Protocol


def with_parts(vocabularies: Sequence[Vocabulary], protocol: Protocol) -> list[Vocabulary]:
    """Give the vocabularies with such findings divided by the part that a phrase names."""
    part_of = {
        phrase: term.id
        for parts in vocabularies
        if parts.slot_type == "BodyPart"
        for term in parts.terms
        for phrase in (term.name, *term.phrases)
    }
    facts = protocol.facts
    return [
        replace(
            each,
            terms=tuple(
                divided
                for term in each.terms
                for divided in (_divided(term, part_of) if _shows_part(term, facts) else (term,))
            ),
        )
        if each.slot_type == "Finding"
        else each
        for each in vocabularies
    ]


def _shows_part(term: Term, facts: Mapping[str, Fact]) -> bool:
    """Whether it is such a finding; a quality is none."""
    return term.id in facts and facts[term.id].shows_part


def _divided(term: Term, part_of: Mapping[str, str]) -> Iterator[Term]:
    phrases = (term.name, *term.phrases)
    parts = {phrase: _part_in(phrase.split(), part_of) for phrase in phrases}
    count = Counter(parts.values())
    by_part: dict[str, list[str]] = {}
    for phrase, part in parts.items():
        # Amazon's schema asks for a synonym, so one phrase is none of its own.
        by_part.setdefault(part if count[part] > 1 else "", []).append(phrase)
    for part, (name, *others) in by_part.items():
        yield Term(f"{term.id}{NAMED_WITH}{part}" if part else term.id, name, tuple(others))


def _part_in(words: Sequence[str], part_of: Mapping[str, str]) -> str:
    """Name the only part in some words, if there is one."""
    named = _named_in(words, part_of)
    if len(named) != 1:
        return ""
    part = named.pop()
    return part.removesuffix(BOTH) if "one" in words else part  # 'one of my calves'


def _named_in(words: Sequence[str], part_of: Mapping[str, str]) -> set[str]:
    """Name the parts in some words, the longer names first: 'ring finger' is no 'finger'."""
    named: set[str] = set()
    start = 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((e for e in ends if " ".join(words[start:e]) in part_of), 0)
        if end:
            named.add(part_of[" ".join(words[start:end])])
        start = end or start + 1
    return named
