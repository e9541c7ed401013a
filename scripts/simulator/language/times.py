"""AMAZON.TIME: times of day in words, as the platform writes them ('at eight p m' -> 20:00)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.language.numerals import read_count

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_FIXED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_BEFORE = frozenset(("at", "by", "around", "about"))
_HALVES = {
    **dict.fromkeys((("a", "m"), ("am",), ("in", "the", "morning")), 0),
    **dict.fromkeys((("p", "m"), ("pm",), ("in", "the", "afternoon")), 12),
    **dict.fromkeys((("in", "the", "evening"), ("at", "night")), 12),
}
"""What follows an hour -> the hours to be added."""
_EARLIEST = 7
"""A bare hour below this is one of the afternoon: nobody means five in the morning by 'five'."""


@dataclass(frozen=True, slots=True)
class SpokenTime:
    """A time of day found in a sentence."""

    start: int
    end: int
    """Position after its last word."""
    value: str
    """In the platform's form: 20:30, or MO, AF, EV, NI for a part of the day."""


def find_times(words: Sequence[str]) -> list[SpokenTime]:
    """Find every time of day in the words, from the left.

    An hour counts as one after 'at' and the like, or before 'o'clock', 'p m' or a part of the day.
    """
    found: list[SpokenTime] = []
    position = 0
    while position < len(words):
        time = _word(words, position) or _hour(words, position)
        if time is not None:
            found.append(time)
        position = time.end if time else position + 1
    return found


def _word(words: Sequence[str], start: int) -> SpokenTime | None:
    value = _PARTS.get(words[start]) or _FIXED.get(words[start])
    return SpokenTime(start, start + 1, value) if value else None


def _hour(words: Sequence[str], start: int) -> SpokenTime | None:
    is_half = tuple(words[start : start + 2]) == ("half", "past")
    hour = read_count(words, start + 2 * is_half)
    if hour is None or not 0 <= hour.value <= 23:
        return None
    minute, end = (30, hour.end) if is_half else _minutes(words, hour.end)
    half, after = _half(words, end)
    is_clock = tuple(words[end : end + 1]) in (("o'clock",), ("oclock",))
    is_pointed = start > 0 and words[start - 1] in _BEFORE
    if half is None and not (is_clock or is_pointed or is_half):
        return None
    shown = _on_the_clock(int(hour.value), half)
    return SpokenTime(start, after + is_clock, f"{shown:02}:{minute:02}")


def _minutes(words: Sequence[str], start: int) -> tuple[int, int]:
    minutes = read_count(words, start) if start < len(words) else None
    if minutes is None or not 10 <= minutes.value <= 59:
        return 0, start
    return int(minutes.value), minutes.end


def _half(words: Sequence[str], start: int) -> tuple[int | None, int]:
    for size in (3, 2, 1):
        said = tuple(words[start : start + size])
        if said in _HALVES:
            return _HALVES[said], start + len(said)
    return None, start


def _on_the_clock(hour: int, half: int | None) -> int:
    if half is None:
        return hour + 12 if 0 < hour < _EARLIEST else hour
    return hour % 12 + half if hour <= 12 else hour
