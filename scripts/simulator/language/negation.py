"""Whether a phrase found in a sentence is denied there: 'no rust', 'it does not have any rust'.

Strict on purpose: a phrase is denied only when nothing but small words, words of having and other
found phrases stand between it and the negator. What is not surely denied counts as said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.language.english import HAVING_WORDS, HEDGED_NOT, NEGATORS, REFUSING, TURNS

_SUBJECTS = frozenset("i it he she they we you there my his her their this that".split())
_OWNERS = frozenset("my his her their this that".split())
_NOUN_NEGATORS = NEGATORS - {"not", "never"}
_RAISING = frozenset("think believe say feel suppose".split())
_STATING = frozenset("is are 's am was were has have had do does did".split())
"""Verbs whose 'not' denies the statement; that of 'can not' is part of what is wrong."""
_JOINING = frozenset("or and nor".split())
_TROUBLES = frozenset("trouble problem problems issue issues".split())
"""What one has with something: 'no trouble with my roots' denies the roots."""
_INTO = frozenset("down in up on".split())
_REACH = 12


def is_denied(words: Sequence[str], start: int, found: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the phrase that begins at `start` is denied.

    Args:
        words: the plain words of the sentence.
        start: where the phrase begins.
        found: the spans of all phrases found, as (start, end); a list of them is denied as one.
    """
    position = start - 1
    while position >= max(0, start - _REACH):
        word = words[position]
        if word in NEGATORS:
            return _denies(words, position, start)
        span = next((span for span in found if span[0] <= position < span[1]), None)
        if span and span[1] <= start:
            if not NEGATORS.isdisjoint(words[span[0] : span[1]]):
                return False
            position = span[0] - 1
            continue
        if word == "with" and position and words[position - 1] in _TROUBLES:
            return is_denied(words, position - 1, found)
        if word in _INTO and position and words[position - 1] == "nothing":
            return True
        if word in TURNS or word not in HAVING_WORDS | _SUBJECTS:
            return _is_noun_phrase(words, position, start) or _is_alternative(
                words, position, start, found
            )
        position -= 1
    return False


def places_of_not(words: Sequence[str]) -> Iterator[int]:
    """Find each 'not' that denies what its verb says: 'it is not dying', 'it does not die'."""
    for place in range(1, len(words) - 1):
        is_plain = words[place] == "not" and words[place + 1] not in HEDGED_NOT
        if is_plain and words[place - 1] in _STATING:
            yield place


def _denies(words: Sequence[str], position: int, start: int) -> bool:
    between = words[position + 1 : start]
    if words[position] == "without" and "not" in words[max(0, position - _REACH) : position]:
        return False  # 'can not water it without spilling' spills
    if words[position] in _NOUN_NEGATORS:
        return _SUBJECTS.isdisjoint(between)
    if between and between[0] in HEDGED_NOT:
        return False
    if position and words[position - 1] in REFUSING:
        return False
    return _same_clause(between)


def _same_clause(between: Sequence[str]) -> bool:
    """Whether no new statement begins between 'not' and the phrase: 'not X and it is Y' does."""
    for index, word in enumerate(between):
        is_owner = word in _OWNERS and index == len(between) - 1
        if word in _SUBJECTS and not is_owner and not _RAISING.intersection(between[:index]):
            return False
        if word == "and" and index + 1 < len(between) and between[index + 1] in HAVING_WORDS:
            return False
    return True


def _is_alternative(
    words: Sequence[str], position: int, start: int, found: Sequence[tuple[int, int]]
) -> bool:
    """Allow unknown words and an 'or' between: 'no moss or rust' denies the rust as well."""
    if words[position + 1] not in _JOINING - {"and"} or position + 1 == start:
        return False
    for first in (position, position - 1):
        if first < 1 or words[first] in TURNS | _SUBJECTS:
            return False
        if is_denied(words, first, found):
            return True
    return False


def _is_noun_phrase(words: Sequence[str], position: int, start: int) -> bool:
    """Allow one unknown adjective directly between 'no' and the phrase: 'no visible rust'."""
    return (
        position == start - 1
        and position > 0
        and words[position] not in TURNS
        and words[position - 1] in ("no", "without")
    )
