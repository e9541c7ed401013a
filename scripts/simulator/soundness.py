"""Whether a phrase found in a sentence is said to be all right: 'the roots look fine'.

That is a denial too, though no negator says it. Strict on purpose, as all denials are: whatever was
all right only once, or is again, may have been wrong between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from simulator.english import CONNECTORS, DETERMINERS, NEGATORS, TURNS

_SOUND = frozenset("fine okay normal strong good well healthy clear".split())
_BEING = frozenset("is are 's am feel feels look looks seem seems work works move moves".split())
_STRENGTHENING = frozenset(
    "all both still just perfectly totally completely really quite pretty very also".split()
)
_WITHOUT_TROUBLE = re.compile(
    r"(with no|without|without any|without a) "
    r"(problem|problems|trouble|difficulty|issue|issues)( at| and| but)?"
)
_AGAIN = frozenset("now again today enough".split())
_DOING_WELL = (_SOUND | {"normally"}) - {"clear", "strong"}
_SENSING = frozenset("see feel hear notice watch sense".split())
_PLACING = frozenset("on up out".split())
_REACH = 7


def is_sound(words: Sequence[str], start: int, end: int, found: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the phrase from `start` to `end` is said to be all right.

    Args:
        words: the plain words of the sentence.
        start: where the phrase begins.
        end: the position after its last word.
        found: the spans of all phrases found; of a list of them, the same is said.
    """
    return _is_called_sound(words, _after_list(words, end, found)) or _is_done(words, start, end)


def _after_list(words: Sequence[str], end: int, found: Sequence[tuple[int, int]]) -> int:
    """Step over 'and my leaves' after 'roots'."""
    position = end
    while position < len(words):
        span = next((span for span in found if span[0] == position), None)
        if span:
            end = position = span[1]
        elif words[position] in CONNECTORS:
            position += 1
        else:
            break
    return end


def _is_called_sound(words: Sequence[str], position: int) -> bool:
    """Take 'is fine', 'still feel strong', 'are all right'."""
    if _WITHOUT_TROUBLE.fullmatch(" ".join(words[position : position + 4])):
        return True
    if position >= len(words) or words[position] not in _BEING:
        return False
    while position < len(words) and words[position] in _BEING | _STRENGTHENING:
        position += 1
    rest = words[position : position + 2]
    is_all_right = words[position - 1] == "all" and rest[:1] == ("right",)
    if not rest or not (is_all_right or rest[0] in _SOUND):
        return False
    return len(rest) < 2 or rest[1] not in _AGAIN


def _is_done(words: Sequence[str], start: int, end: int) -> bool:
    """Take what one can do: 'can lift my pot', 'can stand on my ladder', 'can see well'."""
    first = start
    while first and words[first - 1] in DETERMINERS:
        first -= 1
    is_owned = first < start
    if is_owned and words[first - 1] in _PLACING:
        first -= 1
    before = list(words[max(0, first - _REACH) : first])
    if "can" not in before:
        return False
    between = before[len(before) - before[::-1].index("can") :]
    if not _SENSING.union(NEGATORS, TURNS, {"with"}).isdisjoint(between):
        return False
    after = next((word for word in words[end:] if word not in _STRENGTHENING), "")
    return bool(between) if is_owned else after in _DOING_WELL
