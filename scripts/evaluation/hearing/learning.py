"""A recogniser that learns from the samples how each intent is put, and takes the likeliest."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from sklearn.linear_model import LogisticRegression

from evaluation.hearing.heard import FALLBACK, NO, YES, Heard
from evaluation.hearing.masking import Masked, Masking
from evaluation.hearing.near_values import LikenessTo, NearValues
from evaluation.hearing.polarity import polarity_of
from evaluation.hearing.text import words_of
from simulator import InteractionModel
from simulator.model import Slot

Matrix: TypeAlias = Any
"""A row of features for each text, dense or sparse; its types are not installed."""

_FREEDOM = 5.0
"""How closely the samples are followed: the inverse of the regularisation."""
_WEIGHT_OF_FOREIGN = 0.7
"""Foreign speech is not taken at its full chance: its few samples are of a thousand kinds."""


class Features(Protocol):
    """How texts are described to what learns."""

    near: float
    """Least likeness at which words are taken for a listed value."""

    def learn(self, samples: Sequence[str]) -> Matrix:
        """Learn which features there are, and give those of the samples."""
        ...

    def describe(self, texts: Sequence[str]) -> Matrix:
        """Give the features of other texts."""
        ...

    def likeness_to(self, phrases: Sequence[str]) -> LikenessTo:
        """Make what tells how like texts are to the phrases."""
        ...


class LearntIntents:
    """Hears by logistic regression; yes and no by word list and to the letter, never by chance."""

    def __init__(
        self,
        model: InteractionModel,
        stand_ins: Mapping[str, str],
        features: Features,
    ) -> None:
        """Mask the samples and learn them: up to two minutes.

        Args:
            model: the built interaction model, all that is known.
            stand_ins: the words that stand for the values of each slot type.
            features: describes texts.
        """
        self._features = features
        self._masking = Masking(model, stand_ins)
        self._near = NearValues(model, features.likeness_to, features.near)
        self._slots = {intent.name: intent.slots for intent in model.intents}
        samples = self._samples(model)
        self._answers = {text: name for text, name in samples.items() if name in (YES, NO)}
        learnt = {text: name for text, name in samples.items() if text not in self._answers}
        self._learnt = LogisticRegression(C=_FREEDOM, max_iter=300)
        self._learnt.fit(features.learn(list(learnt)), list(learnt.values()))

    def hear(self, utterance: str) -> Heard:
        """Find the likeliest intent, and the values that its slots take."""
        words = words_of(utterance)
        answer = polarity_of(utterance) or self._answers.get(" ".join(words))
        if answer:
            return Heard(answer)
        forms = self._masking.forms(utterance)
        intent = self._likeliest(forms)
        return Heard(intent, self._filled(intent, forms, words))

    def _samples(self, model: InteractionModel) -> dict[str, str]:
        """Give each sample's intent, also with its own words masked; silence is foreign."""
        samples = {
            self._masking.sample(sample, intent): intent.name
            for intent in reversed(model.intents)
            for sample in intent.samples
        }
        for text, intent in [*samples.items()]:
            if intent not in (YES, NO):
                for form in self._masking.forms(text):
                    samples.setdefault(form.text, intent)
        return {"": FALLBACK} | samples

    def _likeliest(self, forms: Sequence[Masked]) -> str:
        """Find the intent that is likeliest over all forms of the utterance."""
        described = self._features.describe([form.text for form in forms])
        chances = self._learnt.predict_proba(described).mean(axis=0).tolist()
        by_intent = dict(zip(map(str, self._learnt.classes_), chances, strict=True))
        by_intent[FALLBACK] *= _WEIGHT_OF_FOREIGN
        return max(by_intent, key=by_intent.__getitem__)

    def _filled(
        self, intent: str, forms: Sequence[Masked], words: Sequence[str]
    ) -> dict[str, tuple[str, ...]]:
        """Fill each slot with what was found of its type; the first slot of a type takes it.

        Of the form in which the intent takes most: in another, the same word may be another value.
        """
        slots = self._slots.get(intent, ())
        types = {slot.type for slot in slots}
        best = max(forms, key=lambda form: sum(each.type in types for each in form.found))
        near = [
            value
            for value in self._near.within(words)
            if not any(value.clashes_with(found) for found in best.found)
        ]
        filled: dict[str, tuple[str, ...]] = {}
        for slot in _first_of_each_type(slots):
            of_its_type = (each for each in (*best.found, *near) if each.type == slot.type)
            values = tuple(dict.fromkeys(each.value for each in of_its_type))
            if values:
                filled[slot.name] = values if slot.takes_several else values[:1]
        return filled


def _first_of_each_type(slots: Sequence[Slot]) -> list[Slot]:
    return list({slot.type: slot for slot in reversed(slots)}.values())[::-1]
