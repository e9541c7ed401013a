"""Whether the words of a phrase found in a sentence stand for themselves there."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.language.english import DETERMINERS, FILLERS, MOVING, PARTICLES
from simulator.language.numerals import TENS, UNITS
from simulator.recognition.mentions import Mention

_LOOSE = frozenset("more less always several everything over longer".split())
"""Words that are an answer by themselves ('more.'), and mean little inside a sentence."""
_BEING = frozenset("it is it's has have been in for about i'd say would all".split())
"""Words that may stand beside such an answer: 'it has always been'."""
_OF_TIME = (("in",), ("when",), ("then",), ("at",))
"""Words after which a 'back' without an owner is of time: 'back in may'."""
_BEFORE_A_QUALITY = frozenset("is are am was be stay keep".split())
"""Words after which 'fit' is how one is; an 's is none of them: 'my son's fit'."""
_GOING_ON = frozenset("over gone better done stopping ending going easing".split())
"""What is not so is still there: 'his fit is not over'."""
_ONE = frozenset("day week month year".split())
"""Words that are no length by themselves: 'the end of the day' holds no days."""
_THESE = frozenset("these those".split())
"""Words after which even several are none: 'these days'."""
_AGES = frozenset("year years month months week weeks day days".split())
"""Words that tell an age and not a length of time where 'old' follows."""


def is_meant(words: Sequence[str], mention: Mention) -> bool:
    """Whether the words stand for themselves, and are no part of something else.

    'Twenty five years' holds no 'five years', and no time if 'old' follows; 'three weeks and now'
    is not 'a week now'; 'come back' and 'back in may' hold no back; who is fit has no fit. Of 'the
    roots are not rotten' the rot may be denied, and nothing is said of roots. A word such as 'more'
    answers a question only where it stands alone.
    """
    before, after = words[: mention.start], words[mention.end :]
    if before and _goes_on_counting(before[-1], words[mention.start]):
        return False
    is_age = words[mention.end - 1] in _AGES and after[:1] == ("old",)
    if is_age or _is_in_another_sense(before, words[mention.start : mention.end], after):
        return False
    if mention.end - mention.start > 1:
        return True
    word = words[mention.start]
    if word in PARTICLES and before and before[-1] in MOVING:
        return False
    if word == "back" and not _is_a_back(before, after):
        return False
    if word in _ONE or (word in _AGES and before and before[-1] in _THESE):
        return False
    if after[:2] in (("is", "not"), ("are", "not")) and _GOING_ON.isdisjoint(after[2:3]):
        return False
    others = (*before, *words[mention.end :])
    return word not in _LOOSE or all(other in FILLERS | _BEING for other in others)


def _is_in_another_sense(before: Sequence[str], said: Sequence[str], after: Sequence[str]) -> bool:
    """Whether somebody is fit, or confused why something is so: nothing is wrong with them."""
    if said[-1] == "confused":
        return tuple(after[:1]) == ("why",) or tuple(after[:2]) == ("about", "why")
    return tuple(said) == ("fit",) and bool(before) and before[-1] in _BEFORE_A_QUALITY


def _is_a_back(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether it is somebody's: it is not in 'back in may', 'i'm back', 'the back of my leg'."""
    if tuple(after[:1]) == ("of",):
        return False
    if before and before[-1] in DETERMINERS:
        return True
    return tuple(after[:1]) not in _OF_TIME and not (before and before[-1] in _BEFORE_A_QUALITY)


def _goes_on_counting(before: str, word: str) -> bool:
    """Whether a word is the rest of a count: of 'twenty five', of 'three weeks'."""
    if before in TENS and word in UNITS:
        return True
    return word in _AGES and (before in TENS or before in UNITS or before.isdigit())
