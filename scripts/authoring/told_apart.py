"""Phrases for a finding that name a body part too, left out where each can be told by itself.

A word fills one slot only: while 'my hands keep shaking' is listed for a tremor, nobody hears the
hands. Where the part is a phrase and the rest has a shorter phrase of the same finding, both are
heard without it. A phrase with a negator stays whole, and so does one that has another finding in
it: there the shorter one alone would be heard as something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from authoring.vocabulary import Vocabulary
from simulator.language.english import NEGATORS

_FINDING, _PART = "Finding", "BodyPart"
_SHORT_NOT = "n't"

_Span = tuple[int, int]


def told_apart(vocabularies: Sequence[Vocabulary]) -> list[Vocabulary]:
    """Give the vocabularies without the phrases for a finding that tell a part which is told."""
    listed = {each.slot_type: _owners(each) for each in vocabularies}
    parts, findings = listed.get(_PART, {}), listed.get(_FINDING, {})
    return [
        _without(each, parts, findings) if each.slot_type == _FINDING else each
        for each in vocabularies
    ]


def _owners(vocabulary: Vocabulary) -> Mapping[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for term in vocabulary.terms:
        for phrase in (term.name, *term.phrases):
            owners[phrase].add(term.id)
    return owners


def _without(
    vocabulary: Vocabulary, parts: Mapping[str, set[str]], findings: Mapping[str, set[str]]
) -> Vocabulary:
    terms = (
        replace(term, phrases=tuple(p for p in term.phrases if not _is_told(p, parts, findings)))
        for term in vocabulary.terms
    )
    return replace(vocabulary, terms=tuple(terms))


def _is_told(phrase: str, parts: Mapping[str, set[str]], findings: Mapping[str, set[str]]) -> bool:
    """Whether a part in the phrase and the same finding beside it are phrases of their own."""
    words = phrase.split()
    if any(word in NEGATORS or word.endswith(_SHORT_NOT) for word in words):
        return False
    named = list(_inside(words, parts))
    found = list(_inside(words, findings))
    owners = {owner for start, end in found for owner in findings[" ".join(words[start:end])]}
    if not named or owners != findings[phrase]:
        return False
    return any(all(_are_apart(one, part) for part in named) for one in found)


def _inside(words: Sequence[str], listed: Mapping[str, set[str]]) -> Iterator[_Span]:
    """Give where listed phrases stand that are shorter than the whole."""
    size = len(words)
    for start in range(size):
        for end in range(start + 1, size + 1):
            if end - start < size and " ".join(words[start:end]) in listed:
                yield start, end


def _are_apart(one: _Span, other: _Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]
