"""Sentences by which a skill is opened: 'open NAME', 'ask NAME why …', 'alexa …'.

Only a sentence with the skill's own name in it opens it, so 'why do you ask' and 'tell me more'
stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.language.text import Sentence, read

_OPENING = frozenset("open launch start run use begin load enable play resume ask tell try".split())
_TALKING = (("talk", "to"), ("speak", "to"), ("speak", "with"), ("go", "to"), ("chat", "with"))
_TRAILING = frozenset("ask using with from on through via".split())
_LINKING = frozenset("to for about that if whether and with using from in by".split())
_POLITE = frozenset(
    "please hey okay can could would you i want to like let us let's the a my skill app".split()
)
_WAKE = re.compile(r"^\s*(?:hey\s+)?alexa\b[\s,.!]*", re.IGNORECASE)
_AFTER_NAME = frozenset("skill app please".split())


@dataclass(frozen=True, slots=True)
class Invocation:
    """A sentence that opens the skill."""

    request: str
    """What it asks for beside opening; empty for a plain launch."""


class InvocationName:
    """The name that a skill is called by."""

    def __init__(self, name: str) -> None:
        """Keep the name by the stems of its words."""
        self._stems = read(name).stems

    def find(self, utterance: str, *, bare: bool = False) -> Invocation | None:
        """Tell whether a sentence opens the skill.

        Args:
            utterance: what was typed, with or without 'alexa'.
            bare: whether the name alone is enough, as it is when no skill is open.
        """
        sentence = read(utterance)
        start = self._position(sentence.stems)
        if start is None:
            return None
        end = start + len(self._stems)
        before, after = sentence.texts[:start], sentence.part(end)
        if bare and _POLITE.issuperset(before) and _AFTER_NAME.issuperset(after.texts):
            return Invocation("")
        if _opens(before):
            return Invocation(_request(after))
        return self._trailing(sentence, start, after)

    def _trailing(self, sentence: Sentence, start: int, after: Sentence) -> Invocation | None:
        """Read 'why is it wilting, ask NAME' and 'check my fern using NAME'."""
        if start < 2 or len(after) or sentence.texts[start - 1] not in _TRAILING:
            return None
        return Invocation(sentence.raw(0, start - 1))

    def _position(self, stems: Sequence[str]) -> int | None:
        size = len(self._stems)
        places = range(len(stems) - size + 1) if size else range(0)
        return next((at for at in places if tuple(stems[at : at + size]) == self._stems), None)


def _opens(before: Sequence[str]) -> bool:
    words = [word for word in before if word not in _POLITE - {"to"}]
    if tuple(words) in _TALKING:
        return True
    return len([word for word in words if word != "to"]) == 1 and words[-1] in _OPENING


def _request(after: Sentence) -> str:
    start = 0
    while start < len(after) and after.texts[start] in _AFTER_NAME:
        start += 1
    if start < len(after) and after.texts[start] in _LINKING:
        start += 1
    return after.raw(start, len(after)) if start < len(after) else ""


def without_wake_word(utterance: str) -> str:
    """Take away the 'Alexa' by which one interrupts a device that speaks."""
    return _WAKE.sub("", utterance, count=1)
