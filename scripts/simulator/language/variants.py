"""Words as they are spelled on the other side of the Atlantic: 'colour' and 'color'."""

from __future__ import annotations

from collections.abc import Iterator

_BRITISH_AND_AMERICAN = (
    ("our", "or"),
    ("rrhoea", "rrhea"),
    ("aem", "em"),
    ("aes", "es"),
    ("yse", "yze"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("tre", "ter"),
    ("pyjama", "pajama"),
    ("mould", "mold"),
)
_SHORTEST = 5
"""Letters of a word that may be spelled so: 'four' is no 'for'."""


def variants(word: str) -> Iterator[str]:
    """Give a word in each other spelling that it could have; most of these are no words."""
    if len(word) < _SHORTEST:
        return
    for british, american in _BRITISH_AND_AMERICAN:
        if british in word:
            yield word.replace(british, american)
        elif american in word:
            yield word.replace(american, british)
