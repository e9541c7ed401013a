"""Every slot value in a sentence: listed phrases, lengths of time, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from simulator.language.english import CONNECTORS, NEGATORS
from simulator.language.negation import is_denied, places_of_not
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
        listed += self._denied_inside(sentence, listed)
        built_in = find_built_in(sentence, self._built_in, today)
        kept = [mention for mention in built_in if not _is_known_better(mention, listed)]
        found = sorted((*listed, *kept), key=lambda m: (m.start, m.end, m.type))
        return tuple(self._with_denial(sentence, found))

    def _denied_inside(self, sentence: Sentence, listed: Sequence[Mention]) -> list[Mention]:
        """Find the phrases that a 'not' inside denies: 'leaf is not dying'.

        Where a shorter one follows the 'not', that is denied in the usual way.
        """
        return [
            mention
            for mention in self._around_not(sentence)
            if not any(m.type == mention.type and mention.covers(m) for m in listed)
        ]

    def _around_not(self, sentence: Sentence) -> Iterator[Mention]:
        for place in places_of_not(sentence.texts):
            kept = [at for at in range(len(sentence)) if at != place]
            shortened = Sentence(tuple(sentence.words[at] for at in kept), sentence.pieces)
            for mention in self.phrasebook.find(shortened):
                is_around = mention.start < place < mention.end
                words = shortened.texts[mention.start : mention.end]
                if is_around and NEGATORS.isdisjoint(words):
                    end = mention.end + 1
                    said = sentence.raw(mention.start, end)
                    yield replace(mention, end=end, said=said, is_denied=True)

    def _with_denial(self, sentence: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
        kept = without_covered(found)
        spans = [(mention.start, mention.end) for mention in kept]
        for mention in found:
            alike = [(m.start, m.end) for m in kept if m.type == mention.type]
            words = sentence.texts[mention.start : mention.end]
            if mention.is_denied or not NEGATORS.isdisjoint(words):
                # 'It has not hardly any water' has hardly any; 'can not drink well' is no praise.
                yield mention
            elif is_denied(sentence.texts, mention.start, spans):
                yield replace(mention, is_denied=True)
            else:
                is_well = is_sound(sentence.texts, mention.start, mention.end, alike)
                yield replace(mention, is_denied=is_well, is_sound=is_well)


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
