"""The words of English, so that a word is not taken for a misspelling of another."""

from __future__ import annotations

from functools import cache

from spellchecker import SpellChecker


def is_english(word: str) -> bool:
    """Tell whether a word is one of the language. The first call takes a tenth of a second."""
    return word in _dictionary()


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(language="en")
