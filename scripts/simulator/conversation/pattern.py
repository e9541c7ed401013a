"""What a text is compared with: itself, a part of it, a pattern, anything, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})


@dataclass(frozen=True)
class Pattern:
    """One thing that a text may be."""

    written: str
    """As it stands in the file."""
    test: Callable[[str | None], bool]

    def matches(self, text: str | None) -> bool:
        """Compare with a text; None is nothing at all."""
        return self.test(text)


def pattern_of(written: str) -> Pattern:
    """Read a pattern in the form of this project's files.

    `*` is anything that is said, `(nothing)` is nothing, `/…/` is a regular expression that is
    looked for (small and capital letters are the same), and `...` in a text stands for any words.
    White space and the shape of quotes do not count.

    Raises:
        ValueError: the regular expression is none.
    """
    if written == "*":
        return Pattern(written, bool)
    if written == "(nothing)":
        return Pattern(written, lambda text: not text)
    if len(written) > 1 and written.startswith("/") and written.endswith("/"):
        return Pattern(written, _searching(written[1:-1]))
    return Pattern(written, _equal(written, wildcard="..."))


def equal_to(written: str) -> Pattern:
    """Make the pattern of Bespoken's files: the text, in which `*` stands for any words."""
    expression = re.fullmatch(r"/(.*)/\w*", written)
    if expression:
        return Pattern(written, _searching(expression[1]))
    return Pattern(written, _equal(written, wildcard="*"))


def containing(written: str) -> Pattern:
    """Make a pattern that a text has to contain somewhere."""
    expression = re.fullmatch(r"/(.*)/\w*", written)
    return Pattern(written, _searching(expression[1] if expression else re.escape(plain(written))))


def plain(text: str) -> str:
    """Write a text as texts are compared."""
    return " ".join(text.translate(_QUOTES).split())


def _searching(expression: str) -> Callable[[str | None], bool]:
    try:
        compiled = re.compile(expression, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"/{expression}/ is no regular expression: {error}") from error
    return lambda text: text is not None and compiled.search(plain(text)) is not None


def _equal(written: str, wildcard: str) -> Callable[[str | None], bool]:
    parts = [re.escape(plain(part)) for part in written.split(wildcard)]
    compiled = re.compile(r"\s*(?:.*\S)?\s*".join(parts), re.DOTALL)
    return lambda text: text is not None and compiled.fullmatch(plain(text)) is not None
