"""Words as they are compared: small letters, no marks, one form of 'my'."""

import re
from collections.abc import Sequence

_NOT_A_WORD = re.compile(r"[^a-z0-9' ]+")
_OWNERS = frozenset("his her their your our the".split())


def words_of(text: str) -> list[str]:
    """Split a text into words without marks."""
    plain = _NOT_A_WORD.sub(" ", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return [word.strip("'") for word in plain.split() if word.strip("'")]


def compared(words: Sequence[str]) -> tuple[str, ...]:
    """Give the words as phrases are looked up: whose it is makes no difference."""
    return tuple("my" if word in _OWNERS else word for word in words)
