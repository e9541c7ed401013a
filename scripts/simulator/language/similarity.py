"""Likeness of words and of word sequences. The one module that knows the library for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

_SHORTEST = 5
"""Fewest letters of a word that may be taken for a misspelling."""


def sequence_likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Compare two sequences of words in order; 0 is nothing in common, 1 the same."""
    return Indel.normalized_similarity(one, other)


class Speller:
    """Finds the word of a vocabulary that a misspelled word was meant to be."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Keep the words by first letter and length, in an order that does not vary."""
        self._by_start: dict[str, list[str]] = {}
        for word in sorted({word for word in vocabulary if len(word) >= _SHORTEST - 1}):
            self._by_start.setdefault(word[0], []).append(word)

    def nearest(self, word: str) -> str | None:
        """Find the closest known word, or nothing when none is close enough.

        One slip is allowed in five to seven letters, two from eight on; the first letter must be
        right. Words under five letters are left alone, and another last letter makes of five
        letters another word: 'swear' is no 'sweat'.
        """
        if len(word) < _SHORTEST:
            return None
        slips = 1 if len(word) < 8 else 2
        known = self._by_start.get(word[0], [])
        found = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=slips)
        if found is None or _is_another_word(word, str(found[0])):
            return None
        return str(found[0])


def _is_another_word(word: str, known: str) -> bool:
    """Whether two short words of one length differ in the last letter only."""
    return len(word) == len(known) == _SHORTEST and word[:-1] == known[:-1]
