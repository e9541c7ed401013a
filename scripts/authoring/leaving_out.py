"""Phrases that the model can do without, because another one says as much.

The platform bounds the size of a model, and a word fills one slot only: while 'my hands keep
shaking' is listed for a tremor, nobody hears the hands. So a phrase is left out that has a shorter
one of the same finding in it, if it names a body part beside that, which is then heard too, or if
the finding is an exposure that no red flag hangs on, such as exercise.

A phrase with a negator stays whole, and so does one that has another finding in it: there the
shorter one alone would be heard as something else.

And of two phrases for the same that differ in a contraction only, such as "can't stand" and 'cannot
stand', the contraction is kept, as people say it and speech is written down.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from authoring.vocabulary import Term, Vocabulary
from simulator.language.english import NEGATORS
from simulator.language.text import words_of
from triage import Level
from triage.protocol.fact import FactKind
from triage.protocol.protocol import Protocol

_FINDING, _PART = "Finding", "BodyPart"
_SHORT_NOT = "n't"
_APOSTROPHE = "'"
_SHORT_FOR = {"'s": "is"}

_Span = tuple[int, int]


def without_longer(vocabularies: Sequence[Vocabulary], protocol: Protocol) -> list[Vocabulary]:
    """Give the vocabularies without the longer phrases for a finding that the model needs not."""
    listed = {each.slot_type: _owners(each) for each in vocabularies}
    longer = _Longer(listed.get(_FINDING, {}), listed.get(_PART, {}), _harmless(protocol))
    return [
        longer.left_out_of(each) if each.slot_type == _FINDING else each for each in vocabularies
    ]


def without_written_out(vocabulary: Vocabulary) -> Vocabulary:
    """Give the vocabulary without the phrases that another one of the same term contracts."""
    return replace(vocabulary, terms=tuple(map(_contracted, vocabulary.terms)))


def _contracted(term: Term) -> Term:
    contracted = {_in_full(p) for p in (term.name, *term.phrases) if _APOSTROPHE in p}
    kept = (p for p in term.phrases if _APOSTROPHE in p or _in_full(p) not in contracted)
    return replace(term, phrases=tuple(kept))


def _in_full(phrase: str) -> str:
    return " ".join(_SHORT_FOR.get(word, word) for word in words_of(phrase))


def _owners(vocabulary: Vocabulary) -> Mapping[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for term in vocabulary.terms:
        for phrase in (term.name, *term.phrases):
            owners[phrase].add(term.id)
    return owners


def _harmless(protocol: Protocol) -> set[str]:
    """Name the exposures that no red flag hangs on."""
    red_flags = [rule for rule in protocol.rules.values() if rule.level >= Level.URGENT]
    grave = {condition.fact for rule in red_flags for condition in rule.conditions}
    exposures = (fact.id for fact in protocol.facts.values() if fact.kind is FactKind.EXPOSURE)
    return {fact for fact in exposures if fact not in grave}


@dataclass(frozen=True)
class _Longer:
    findings: Mapping[str, set[str]]
    parts: Mapping[str, set[str]]
    harmless: Collection[str]

    def left_out_of(self, vocabulary: Vocabulary) -> Vocabulary:
        terms = (
            replace(term, phrases=tuple(p for p in term.phrases if not self._is_one(p)))
            for term in vocabulary.terms
        )
        return replace(vocabulary, terms=tuple(terms))

    def _is_one(self, phrase: str) -> bool:
        words = phrase.split()
        if any(word in NEGATORS or word.endswith(_SHORT_NOT) for word in words):
            return False
        found = list(_inside(words, self.findings))
        owners = {
            owner for start, end in found for owner in self.findings[_said(words, start, end)]
        }
        if owners != self.findings[phrase]:
            return False
        named = list(_inside(words, self.parts))
        has_part = any(named and all(_are_apart(one, part) for part in named) for one in found)
        return has_part or owners <= set(self.harmless)


def _inside(words: Sequence[str], listed: Mapping[str, set[str]]) -> Iterator[_Span]:
    """Give where listed phrases stand that are shorter than the whole."""
    size = len(words)
    for start in range(size):
        for end in range(start + 1, size + 1):
            if end - start < size and _said(words, start, end) in listed:
                yield start, end


def _said(words: Sequence[str], start: int, end: int) -> str:
    return " ".join(words[start:end])


def _are_apart(one: _Span, other: _Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]
