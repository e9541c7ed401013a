"""The sample utterances of a model, cut into words and gaps for slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from simulator.language.english import (
    ANSWERS,
    ASKING_VERBS,
    GENERAL_WORDS,
    NEGATORS,
    OPENERS,
    QUESTION_WORDS,
)
from simulator.language.negation import is_denied
from simulator.language.soundness import is_sound, says_well
from simulator.language.stemming import stem
from simulator.language.text import words_of
from simulator.model import Intent, InteractionModel, Slot, Value
from simulator.recognition.builtin_phrases import NO, YES

QUESTION = "?"
"""The feature of a sentence that is built as a question."""
OPENING = "^"
"""Begins the feature of a first word: 'play' says more there than later in a sentence."""

_GAP = re.compile(r"\{\s*(\w+)\s*\}")


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a sample that a slot value fills."""

    slot: Slot
    is_denied: bool = False
    """Whether the sample says that the value is not so: 'no {pest}', 'my {part} is fine'."""
    is_sound: bool = False
    """Whether it says so by calling the value all right, with no negator."""

    def takes(self, *, is_denied: bool, is_sound: bool) -> bool:
        """Tell whether a value that is said, denied or called sound may fill it.

        What is called sound is denied too; what is denied is not sound: of 'i don't swim well'
        nothing is all right.
        """
        return is_sound if self.is_sound else self.is_denied or not is_denied


@dataclass(frozen=True)
class Sample:
    """One sample utterance of an intent."""

    intent: Intent
    text: str
    items: tuple[str | Gap, ...]
    """Plain words and gaps, in order."""
    fill: tuple[Slot, Value] | None = None
    """The slot that all of it fills, and with what, if it is a value that is a whole sentence."""

    @property
    def is_compared(self) -> bool:
        """Whether it is compared by likeness; a yes or no never is, since too much hangs on it."""
        return self.intent.name not in (YES, NO)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps, in order."""
        return tuple(item for item in self.items if isinstance(item, Gap))

    @cached_property
    def features(self) -> tuple[str, ...]:
        """What it is compared by: the stems of its words, and its gaps by type."""
        return (*form_of(self._words), *(feature_of(item) for item in self.items))

    @property
    def opening(self) -> str:
        """Its first word, as a feature that tells intents apart and makes no sample more alike."""
        return opening_of(self._words)

    @property
    def _words(self) -> list[str]:
        return [item if isinstance(item, str) else "" for item in self.items]

    @cached_property
    def is_telling(self) -> bool:
        """Whether its own words say what it is about, whatever fills its gaps."""
        return any(self._tells(index) for index in range(len(self.items)))

    @cached_property
    def has_own_words(self) -> bool:
        """Whether without its gaps it would still be about something: 'what is {term}' is not."""
        small = GENERAL_WORDS | NEGATORS | ANSWERS
        return any(isinstance(item, str) and item not in small for item in self.items)

    def _tells(self, index: int) -> bool:
        item = self.items[index]
        if isinstance(item, Gap):
            return False
        before_gap = index + 1 < len(self.items) and isinstance(self.items[index + 1], Gap)
        if item in NEGATORS:
            return before_gap and item in ("no", "without")
        return item not in GENERAL_WORDS | ANSWERS


def feature_of(item: str | Gap) -> str:
    """Name what an item of a sample is compared by."""
    return placeholder(item.slot.type) if isinstance(item, Gap) else stem(item)


def form_of(words: Sequence[str]) -> tuple[str, ...]:
    """Tell a question from a statement, as one more feature to compare by."""
    return (QUESTION,) if _first(words) in QUESTION_WORDS | ASKING_VERBS else ()


def opening_of(words: Sequence[str]) -> str:
    """Give the first word as a feature of its own; a value ("") at the beginning has none."""
    first = _first(words)
    return OPENING + stem(first) if first else ""


def _first(words: Sequence[str]) -> str:
    return next((word for word in words if word not in OPENERS), "")


def placeholder(slot_type: str) -> str:
    """Name the stand-in for any value of a slot type."""
    return f"{{{slot_type}}}"


def samples_of(model: InteractionModel) -> Iterator[Sample]:
    """Cut every sample of the model, in its order."""
    for intent in model.intents:
        for text in intent.samples:
            items = tuple(_items(intent, text))
            if items:
                yield Sample(intent, text, _with_denials(items))


def _items(intent: Intent, text: str) -> Iterator[str | Gap]:
    for index, part in enumerate(_GAP.split(text)):
        slot = intent.slot(part) if index % 2 else None
        if slot:
            yield Gap(slot)
        else:
            yield from words_of(part.strip())


def _with_denials(items: tuple[str | Gap, ...]) -> tuple[str | Gap, ...]:
    words = [item if isinstance(item, str) else "{}" for item in items]
    if not says_well(words) and NEGATORS.isdisjoint(words):
        return items
    spans = [(index, index + 1) for index, word in enumerate(words) if word == "{}"]
    return tuple(
        _gap(item.slot, words, index, spans) if isinstance(item, Gap) else item
        for index, item in enumerate(items)
    )


def _gap(slot: Slot, words: Sequence[str], index: int, spans: Sequence[tuple[int, int]]) -> Gap:
    if is_denied(words, index, spans):
        return Gap(slot, is_denied=True)
    is_well = is_sound(words, index, index + 1)
    return Gap(slot, is_denied=is_well, is_sound=is_well)
