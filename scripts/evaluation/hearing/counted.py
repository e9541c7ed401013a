"""Numbers, lengths of time and days by name: of the platform's own types what is needed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SMALL = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_UNITS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
_HOLIDAYS = frozenset("christmas easter thanksgiving halloween".split())


@dataclass(frozen=True)
class Counted:
    """A value of one of the platform's types."""

    type: str
    value: str
    width: int
    """How many words it takes."""


def find_counted(words: Sequence[str], place: int) -> Counted | None:
    """Find what begins at a place: 'three weeks', 'a month', 'seventy nine', 'last tuesday'."""
    number, width = _number(words, place)
    unit = words[place + width].removesuffix("s") if place + width < len(words) else ""
    if width and unit in _UNITS and words[place + width + 1 : place + width + 2] != ["old"]:
        return Counted("AMAZON.DURATION", _UNITS[unit].format(number), width + 1)
    if width and words[place] not in ("a", "an"):
        return Counted("AMAZON.NUMBER", str(number), width)
    if _is_day(words[place]):
        return Counted("AMAZON.DATE", words[place], 1)
    if words[place] in ("last", "this") and place + 1 < len(words) and _is_day(words[place + 1]):
        return Counted("AMAZON.DATE", words[place + 1], 2)
    return None


def _is_day(word: str) -> bool:
    return word in _DAYS | _MONTHS | _HOLIDAYS


def _number(words: Sequence[str], place: int) -> tuple[int, int]:
    """Give the number at a place and how many words it takes; 0 words where there is none."""
    word = words[place]
    if re.fullmatch(r"[0-9]{1,3}", word):
        return int(word), 1
    if word in ("a", "an"):
        return 1, 1
    if word in _TENS:
        following = words[place + 1] if place + 1 < len(words) else ""
        more = _SMALL.get(following, 0)
        return (_TENS[word] + more, 2) if 0 < more < 10 else (_TENS[word], 1)
    return (_SMALL[word], 1) if word in _SMALL else (0, 0)
