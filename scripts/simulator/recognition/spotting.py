"""Every slot value in a sentence: listed phrases, lengths of time, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from simulator.language.english import CONNECTORS
from simulator.language.negation import is_denied
from simulator.language.soundness import is_sound
from simulator.language.text import Sentence
from simulator.model import InteractionModel
from simulator.recognition.builtin_slots import find_built_in
from simulator.recognition.meaning import is_meant
from simulator.recognition.mentions import Mention, without_covered
from simulator.recognition.phrasebook import Phrasebook

_WIDEST_CONNECTION = 4


class Spotter:
    """Finds the values of every slot type that the model uses."""

    def __init__(self, model: InteractionModel) -> None:
        """Prepare the model's phrases and note which built-in types it uses."""
        self.phrasebook = Phrasebook(model)
        self._built_in = frozenset(
            slot.type for intent in model.intents for slot in intent.slots if slot.is_built_in
        )

    def spot(self, sentence: Sentence, today: date) -> tuple[Mention, ...]:
        """Find all mentions in the order of the sentence, those inside others included.

        A vague length of time ('a few days') yields to a custom type that lists it.
        """
        listed = [m for m in self.phrasebook.find(sentence) if is_meant(sentence.texts, m)]
        built_in = find_built_in(sentence, self._built_in, today)
        kept = [mention for mention in built_in if not _is_known_better(mention, listed)]
        found = sorted((*listed, *kept), key=lambda m: (m.start, m.end, m.type))
        return tuple(self._with_denial(sentence, found))

    def _with_denial(self, sentence: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
        kept = without_covered(found)
        spans = [(mention.start, mention.end) for mention in kept]
        for mention in found:
            alike = [(m.start, m.end) for m in kept if m.type == mention.type]
            denied = is_denied(sentence.texts, mention.start, spans) or is_sound(
                sentence.texts, mention.start, mention.end, alike
            )
            yield replace(mention, is_denied=True) if denied else mention


def _is_known_better(mention: Mention, listed: Sequence[Mention]) -> bool:
    return mention.slips > 0 and any(mention.overlaps(other) for other in listed)


def lists(mentions: Sequence[Mention], words: Sequence[str]) -> list[tuple[Mention, ...]]:
    """Group mentions of one type that form a list in the sentence: 'the fern and my basil'.

    The mentions must not overlap and must be in order. A mention alone is a list of one.
    """
    grouped: list[list[Mention]] = []
    for mention in mentions:
        if grouped and _connects(words, grouped[-1][-1].end, mention.start):
            grouped[-1].append(mention)
        else:
            grouped.append([mention])
    return [tuple(group) for group in grouped]


def _connects(words: Sequence[str], start: int, end: int) -> bool:
    between = words[start:end]
    return len(between) <= _WIDEST_CONNECTION and all(word in CONNECTORS for word in between)
