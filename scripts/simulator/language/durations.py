"""AMAZON.DURATION: lengths of time in words, as the platform writes them ('three weeks' -> P3W)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.language.numerals import Count, read_count

_UNITS: dict[str, tuple[str, int]] = {
    "second": ("S", 1),
    "sec": ("S", 1),
    "minute": ("MIN", 1),
    "min": ("MIN", 1),
    "hour": ("H", 1),
    "hr": ("H", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "wk": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("MON", 1),
    "mo": ("MON", 1),
    "year": ("Y", 1),
    "yr": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}
_PLURALS = {f"{unit}s": unit for unit in _UNITS} | {"centuries": "century"}
_SMALLER = {"Y": ("MON", 12), "MON": ("D", 30), "W": ("D", 7), "D": ("H", 24)} | {
    "H": ("MIN", 60),
    "MIN": ("S", 60),
}
"""Unit -> the next smaller one and how many of it."""
_ORDER = ("Y", "MON", "W", "D", "H", "MIN", "S")
_LETTERS = {"MON": "M", "MIN": "M"}
_VAGUE = {"couple": 2.0, "few": 3.0, "several": 5.0}
_FRACTIONS = {"half": 0.5, "quarter": 0.25}
_AFTER_AGE = frozenset(("old", "olds"))
_BEFORE_RATE = frozenset(
    "once twice times cups glasses bottles cans coffees drinks pills tablets much many lot".split()
)
"""Words after which 'a day' is a rate and no length of time."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time found in a sentence."""

    start: int
    end: int
    """Position after its last word."""
    value: str
    """In the platform's form: P3W, PT10M, P1Y6M."""
    is_vague: bool = False
    """Whether it said 'a few' or 'several', which a custom type of the model may know better."""


def find_durations(words: Sequence[str]) -> list[Duration]:
    """Find every length of time in the words, longest first from the left.

    'a half' is written in the next smaller unit, so that no fraction is left: 'a week and a half'
    is P1W3DT12H. 'two or three days' is the longer of the two. An age ('five years old') is none.
    """
    found: list[Duration] = []
    position = 0
    while position < len(words):
        duration = _read_duration(words, position)
        if duration:
            found.append(duration)
        position = duration.end if duration else position + 1
    return [
        duration
        for duration in found
        if duration.end >= len(words) or words[duration.end] not in _AFTER_AGE
    ]


def _read_duration(words: Sequence[str], start: int) -> Duration | None:
    amounts: dict[str, float] = {}
    end = start
    is_vague = False
    while True:
        part = _read_part(words, _after_and(words, end) if amounts else end)
        if part is None or (amounts and not _is_smaller(part.unit, amounts)):
            break
        amounts[part.unit] = amounts.get(part.unit, 0) + part.amount
        end, is_vague = part.end, is_vague or part.is_vague
    return Duration(start, end, _written(amounts), is_vague) if amounts else None


@dataclass(frozen=True, slots=True)
class _Part:
    amount: float
    unit: str
    end: int
    is_vague: bool = False


def _read_part(words: Sequence[str], start: int) -> _Part | None:
    """Read one amount with its unit: 'two and a half weeks', 'a week and a half'."""
    amount = _read_amount(words, start)
    if amount is None:
        return None
    unit = _unit(words, amount.end)
    if unit is None:
        return None
    name, factor = unit
    extra = _read_fraction_after(words, amount.end + 1)
    value = (amount.value + (extra.value if extra else 0)) * factor
    vague = any(word in ("few", "several") for word in words[start : amount.end])
    return _Part(value, name, extra.end if extra else amount.end + 1, vague)


def _read_amount(words: Sequence[str], start: int) -> Count | None:
    """Read how many: 'three', 'a', 'a couple of', 'two or three', 'half a', 'two and a half'."""
    for reader in (_fraction_of, _vague_amount, _counted, _article):
        amount = reader(words, start)
        if amount:
            return amount
    return None


def _fraction_of(words: Sequence[str], start: int) -> Count | None:
    """Read 'half an', 'a half', 'a quarter of an', 'three quarters of an'."""
    count = _counted_quarters(words, start)
    position = start + (_at(words, start) in ("a", "an"))
    if count is None and _at(words, position) in _FRACTIONS:
        count = Count(_FRACTIONS[_at(words, position)], position + 1)
    if count is None:
        return None
    position = count.end + (_at(words, count.end) == "of")
    position += _at(words, position) in ("a", "an")
    return Count(count.value, position)


def _counted_quarters(words: Sequence[str], start: int) -> Count | None:
    if _at(words, start) == "three" and _at(words, start + 1) == "quarters":
        return Count(0.75, start + 2)
    return None


def _vague_amount(words: Sequence[str], start: int) -> Count | None:
    position = start + (_at(words, start) in ("a", "an"))
    amount = _VAGUE.get(_at(words, position))
    if amount is None:
        return None
    position += 1
    position += _at(words, position) == "of"
    position += _at(words, position) == "more"
    return Count(amount, position)


def _counted(words: Sequence[str], start: int) -> Count | None:
    count = read_count(words, start)
    if count is None:
        return None
    other = read_count(words, count.end + 1) if _at(words, count.end) in ("or", "to") else None
    count = Count(max(count.value, other.value), other.end) if other else count
    half = _read_fraction_after(words, count.end)
    count = Count(count.value + half.value, half.end) if half else count
    return Count(count.value, count.end + (_at(words, count.end) in ("more", "whole", "full")))


def _article(words: Sequence[str], start: int) -> Count | None:
    if _at(words, start) not in ("a", "an") or _is_rate(words, start):
        return None
    return Count(1, start + 1 + (_at(words, start + 1) in ("whole", "full", "solid", "good")))


def _is_rate(words: Sequence[str], start: int) -> bool:
    before = _at(words, start - 1) if start else ""
    return before in _BEFORE_RATE or before in _PLURALS


def _read_fraction_after(words: Sequence[str], start: int) -> Count | None:
    """Read 'and a half'."""
    if _at(words, start) == "and" and _at(words, start + 1) in ("a", "one"):
        fraction = _FRACTIONS.get(_at(words, start + 2))
        return Count(fraction, start + 3) if fraction else None
    return None


def _unit(words: Sequence[str], position: int) -> tuple[str, int] | None:
    word = _at(words, position)
    return _UNITS.get(_PLURALS.get(word, word))


def _after_and(words: Sequence[str], position: int) -> int:
    return position + (_at(words, position) == "and")


def _is_smaller(unit: str, amounts: dict[str, float]) -> bool:
    return all(_ORDER.index(unit) > _ORDER.index(other) for other in amounts)


def _at(words: Sequence[str], position: int) -> str:
    return words[position] if position < len(words) else ""


def _written(amounts: dict[str, float]) -> str:
    """Write amounts by unit in the platform's form."""
    whole = _whole(amounts)
    dates = "".join(_figure(whole, unit) for unit in _ORDER[:4])
    times = "".join(_figure(whole, unit) for unit in _ORDER[4:])
    if not dates and not times:
        return "PT0S"
    return f"P{dates}T{times}" if times else f"P{dates}"


def _figure(amounts: dict[str, int], unit: str) -> str:
    amount = amounts.get(unit, 0)
    return f"{amount}{_LETTERS.get(unit, unit)}" if amount else ""


def _whole(amounts: dict[str, float]) -> dict[str, int]:
    """Carry each fraction into the next smaller unit."""
    whole: dict[str, int] = {}
    carried = dict(amounts)
    for unit in _ORDER:
        amount = carried.get(unit, 0)
        rest = amount - int(amount)
        if rest and unit in _SMALLER:
            smaller, number = _SMALLER[unit]
            carried[smaller] = carried.get(smaller, 0) + rest * number
        whole[unit] = int(amount) if unit in _SMALLER else round(amount)
    return whole
