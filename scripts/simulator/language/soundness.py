"""Whether a phrase found in a sentence is said to be all right: 'the roots look fine'.

That is a denial too, though no negator says it. Strict on purpose, as all denials are: whatever was
all right only once, or is again, may have been wrong between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from simulator.language.english import DETERMINERS, NEGATORS, TURNS

_SOUND = frozenset("fine okay normal strong good well healthy clear".split())
_BEING = frozenset("is are 's am feel feels look looks seem seems work works move moves".split())
_OF_SEVERAL = frozenset("are feel look seem work move".split())
_STRENGTHENING = frozenset(
    "all both still just perfectly totally completely really quite pretty very also".split()
)
_WITHOUT_TROUBLE = re.compile(
    r"(with no|without|without any|without a) "
    r"(problem|problems|trouble|difficulty|issue|issues)( at| and| but)?"
)
_WITHOUT = frozenset("right with without".split())
_AGAIN = frozenset("now again today enough".split())
_DOING_WELL = (_SOUND | {"normally"}) - {"clear", "strong"}
_UNAIDED = frozenset("fine well normally".split())
"""What does so without a 'can' before; 'okay' may just end a sentence, 'good' may mean much."""
_SUBJECTS = frozenset("i he she they we".split())
_SENSING = frozenset("see feel hear notice watch sense".split())
_CAUSING = frozenset("make making cause causing give giving get getting set bring do".split())
"""What something can do to one: 'can tea make my roots rot' asks, and says nothing of roots."""
_PLACING = frozenset("on up out".split())
_REACH = 7


def is_sound(
    words: Sequence[str], start: int, end: int, alike: Sequence[tuple[int, int]] = ()
) -> bool:
    """Tell whether the phrase from `start` to `end` is said to be all right.

    Args:
        words: the plain words of the sentence.
        start: where the phrase begins.
        end: the position after its last word.
        alike: the spans of the other phrases of its kind: 'my roots and leaves are fine' says it
            of both.
    """
    if "used" in words[max(0, start - 2) : start]:
        return False  # 'used to swim fine' is over
    is_owned = start > 0 and words[start - 1] in DETERMINERS
    last = _end_of_list(words, end, alike) if is_owned else end
    is_list = last > end
    if _is_called_sound(words, last) and (not is_list or words[last] in _OF_SEVERAL):
        return True
    return _is_done(words, start, end)


def says_well(words: Sequence[str]) -> bool:
    """Tell whether any word is there by which something could be called sound."""
    return not (_SOUND | _UNAIDED | _WITHOUT).isdisjoint(words)


def _end_of_list(words: Sequence[str], end: int, alike: Sequence[tuple[int, int]]) -> int:
    """Step over 'and leaves' after 'roots'."""
    position = end
    while position < len(words):
        span = next((span for span in alike if span[0] == position), None)
        if span:
            end = position = span[1]
        elif words[position] in ("and", "or", "my", "the"):
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


def _clause(words: Sequence[str]) -> Sequence[str]:
    """Leave out what another clause says: of 'i do not trip and i' the last word is left."""
    starts = [
        place + 1
        for place in range(len(words) - 1)
        if words[place] in ("and", "but") and words[place + 1] in _SUBJECTS
    ]
    return words[starts[-1] :] if starts else words


def _is_done(words: Sequence[str], start: int, end: int) -> bool:
    """Take what one can do: 'can lift my pot', 'can stand on my ladder', 'swallow fine'."""
    first = start
    while first and words[first - 1] in DETERMINERS:
        first -= 1
    is_owned = first < start
    if is_owned and words[first - 1] in _PLACING:
        first -= 1
    before = list(words[max(0, first - _REACH) : first])
    after = [word for word in words[end : end + 4] if word not in _STRENGTHENING]
    if "can" not in before:
        is_well = not _UNAIDED.isdisjoint(after[:1]) and after[1:2] not in (["now"], ["again"])
        return not is_owned and is_well and NEGATORS.isdisjoint(_clause(before))
    between = before[len(before) - before[::-1].index("can") :]
    opening = next(iter(between), "")
    if opening == "you" or opening.endswith("ing"):
        return False  # it is asked: 'can you tell', 'can pruning harm'
    if not _SENSING.union(_CAUSING, NEGATORS, TURNS, {"with"}).isdisjoint(between):
        return False
    return bool(between) if is_owned else bool(_DOING_WELL.intersection(after[:1]))
