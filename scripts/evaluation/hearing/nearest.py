"""A recogniser that takes the intent of the nearest sample, whatever 'near' is."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from evaluation.hearing.heard import FALLBACK, NO, YES, Heard
from evaluation.hearing.masking import Masked, Masking
from evaluation.hearing.polarity import polarity_of
from evaluation.hearing.text import words_of
from simulator import InteractionModel

_GAP = re.compile(r"\{(\w+)\}")

ABOUT_AS_NEAR = 0.05
"""Likenesses that differ by less tell nothing: what was said should rather find its place."""


class Likeness(Protocol):
    """How like utterances are to the samples that it was made with."""

    threshold: float
    """Least likeness at which a sample is near."""

    def to_samples(self, forms: Sequence[str]) -> Sequence[float]:
        """Tell for each sample how like it the likest of the forms is."""
        ...


class NearestSample:
    """Hears by the nearest sample; yes and no by word list and to the letter, never by likeness."""

    def __init__(
        self,
        model: InteractionModel,
        stand_ins: dict[str, str],
        likeness_to: Callable[[list[str]], Likeness],
    ) -> None:
        """Mask the samples and let them be learnt.

        Args:
            model: the built interaction model, all that is known.
            stand_ins: the words that stand for the values of each slot type.
            likeness_to: makes the likeness from the masked samples.
        """
        self._masking = Masking(model, stand_ins)
        self._slots = {intent.name: intent.slots for intent in model.intents}
        samples: dict[str, str] = {}
        for intent in model.intents:
            types = {slot.name: slot.type for slot in intent.slots}
            for sample in intent.samples:
                samples.setdefault(_masked(sample, types, stand_ins), intent.name)
        self._answers = {text: name for text, name in samples.items() if name in (YES, NO)}
        samples = {text: name for text, name in samples.items() if text not in self._answers}
        self._intents = list(samples.values())
        self._likeness = likeness_to(list(samples))

    def hear(self, utterance: str) -> Heard:
        """Find the nearest sample's intent, and the values that its slots take."""
        answer = polarity_of(utterance) or self._answers.get(" ".join(words_of(utterance)))
        if answer:
            return Heard(answer)
        forms = self._masking.forms(utterance)
        intent = self._likeliest(forms)
        return Heard(intent, self._filled(intent, forms)) if intent else Heard(FALLBACK)

    def _likeliest(self, forms: Sequence[Masked]) -> str | None:
        """Find the nearest intent; of those that are about as near, the one that takes most."""
        best: dict[str, float] = {}
        likeness = self._likeness.to_samples([form.text for form in forms])
        for intent, score in zip(self._intents, likeness, strict=True):
            best[intent] = max(score, best.get(intent, 0.0))
        least = max(self._likeness.threshold, max(best.values()) - ABOUT_AS_NEAR)
        near = [intent for intent, score in best.items() if score >= least]
        return max(near, key=lambda each: (self._taken(each, forms), best[each]), default=None)

    def _taken(self, intent: str, forms: Sequence[Masked]) -> int:
        """Count the values that the intent has slots for, in the form that has most of them."""
        types = {slot.type for slot in self._slots[intent]}
        return max(sum(found.type in types for found in form.found) for form in forms)

    def _filled(self, intent: str, forms: Sequence[Masked]) -> dict[str, tuple[str, ...]]:
        """Fill each slot with what was found of its type; the first slot of a type takes it.

        Of the form in which the intent takes most: in another, the same word may be another value.
        """
        types = {slot.type for slot in self._slots[intent]}
        best = max(forms, key=lambda form: sum(each.type in types for each in form.found))
        filled: dict[str, tuple[str, ...]] = {}
        taken: set[str] = set()
        for slot in self._slots[intent]:
            values = tuple(dict.fromkeys(e.value for e in best.found if e.type == slot.type))
            if values and slot.type not in taken:
                filled[slot.name] = values if slot.takes_several else values[:1]
                taken.add(slot.type)
        return filled


def _masked(sample: str, types: dict[str, str], stand_ins: dict[str, str]) -> str:
    parts = _GAP.split(sample)
    pieces = [
        stand_ins[types[part]] if place % 2 else " ".join(words_of(part))
        for place, part in enumerate(parts)
    ]
    return " ".join(" ".join(pieces).split())
