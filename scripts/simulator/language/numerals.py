"""Whole numbers in words and digits: 'twenty four' <-> 24, 'nine one one' <-> 911."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * (number + 2)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = {
    word: number + 1
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
    )
} | {"twentieth": 20, "thirtieth": 30}
DIGITS = frozenset(list(UNITS)[:10]) | {"oh"}

_NAMES = {number: word for word, number in (UNITS | TENS).items()}
_ORDINAL_NAMES = {number: word for word, number in ORDINALS.items()}


@dataclass(frozen=True, slots=True)
class Count:
    """A number found in a sentence."""

    value: float
    end: int
    """Position after its last word."""


def in_words(figures: str) -> list[str]:
    """Spell figures as they are said: '24' -> twenty four, '911' -> nine one one, '3rd' -> third.

    A three-figure number that is not a round hundred is read figure by figure, as emergency and
    flight numbers are; a four-figure number from 1100 to 2099 as a year.
    """
    plain = figures.replace(",", "")
    if plain.endswith(("st", "nd", "rd", "th")):
        return _ordinal_in_words(int(plain[:-2]))
    whole, _, decimals = plain.partition(".")
    words = _whole_in_words(whole)
    return [*words, "point", *(_NAMES[int(figure)] for figure in decimals)] if decimals else words


def _whole_in_words(whole: str) -> list[str]:
    number = int(whole)
    if (whole.startswith("0") and len(whole) > 1) or len(whole) > 6:
        return [_NAMES[int(figure)] for figure in whole]
    if len(whole) == 3 and number % 100:
        return [_NAMES[int(figure)] for figure in whole]
    if len(whole) == 4 and 1100 <= number < 2100 and not 2000 <= number < 2010:
        return _cardinal(number // 100) + (_cardinal(number % 100) if number % 100 else ["hundred"])
    return _cardinal(number)


def _cardinal(number: int) -> list[str]:
    if number in _NAMES:
        return [_NAMES[number]]
    if number < 100:
        return [_NAMES[number // 10 * 10], _NAMES[number % 10]]
    scale, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = number % scale
    return [*_cardinal(number // scale), name, *(_cardinal(rest) if rest else [])]


def _ordinal_in_words(number: int) -> list[str]:
    if number in _ORDINAL_NAMES:
        return [_ORDINAL_NAMES[number]]
    if 20 < number < 40:
        return [_NAMES[number // 10 * 10], _ORDINAL_NAMES[number % 10]]
    return _whole_in_words(str(number))


def read_count(words: Sequence[str], start: int) -> Count | None:
    """Read the whole number that begins at `start`, or nothing."""
    return _digit_run(words, start) or _cardinal_run(words, start)


def _digit_run(words: Sequence[str], start: int) -> Count | None:
    """Read two or more single figures in a row: nine one one."""
    end = start
    while end < len(words) and words[end] in DIGITS:
        end += 1
    if end - start < 2 or words[start] == "oh":
        return None
    figures = "".join(str(UNITS.get(word, 0)) for word in words[start:end])
    return Count(int(figures), end)


def _cardinal_run(words: Sequence[str], start: int) -> Count | None:
    total, current, position, last = 0, 0, start, ""
    while position < len(words):
        word = words[position]
        if word in UNITS and last not in UNITS:
            current += UNITS[word]
        elif word in TENS and last not in UNITS and last not in TENS:
            current += TENS[word]
        elif word in SCALES and position > start:
            current, total = _scaled(current, total, SCALES[word])
        elif not (word == "and" and last in SCALES and _continues(words, position + 1)):
            break
        position, last = position + 1, word
    return Count(total + current, position) if position > start else None


def _scaled(current: int, total: int, scale: int) -> tuple[int, int]:
    if scale == 100:
        return max(current, 1) * 100, total
    return 0, total + max(current, 1) * scale


def _continues(words: Sequence[str], position: int) -> bool:
    return position < len(words) and (words[position] in UNITS or words[position] in TENS)


FIGURES = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?")
