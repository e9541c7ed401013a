"""The samples of one intent, indexed so that the one most like a sentence is found quickly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest

from simulator.language.similarity import sequence_likeness
from simulator.recognition.mentions import Mention
from simulator.recognition.samples import Sample, placeholder

LIKENESS, ORDER = 0.55, 0.20
"""What shared words and their order count for in a score; the rest is the intent's evidence."""
_CANDIDATES = 12
"""How many samples that share the most words are compared by order as well."""
_EMPTY = 0.6
"""What is left of the likeness to 'what is {term}' in a sentence without a term."""
_LEAST_SHARE = {True: 0.04, False: 0.2}
"""Least share of an intent's samples, by whether they deny, for it to take such values."""


class Profile:
    """The samples of one intent.

    Attributes:
        intent: the intent.
        frequency: each feature, openings too, with the number of samples that have it.
    """

    def __init__(self, samples: Sequence[Sample]) -> None:
        """Index the samples, all of one intent."""
        self.intent = samples[0].intent
        self.samples = samples
        self._sets = [frozenset(sample.features) for sample in samples]
        self.frequency = Counter(feature for features in self._sets for feature in features)
        self.frequency.update(sample.opening for sample in samples if sample.opening)
        self._accepted = _accepted(samples)
        self._sound = _called_sound_only(samples)
        self._empty = {at: needed for at, each in enumerate(samples) if (needed := _needed(each))}
        self._totals: list[float] = []
        self._index: dict[str, list[int]] = defaultdict(list)
        for index, features in enumerate(self._sets):
            for feature in features:
                self._index[feature].append(index)

    def weigh(self, weight_of: Callable[[str], float]) -> None:
        """Sum up the weights of each sample, before any is compared."""
        self._totals = [sum(map(weight_of, features)) for features in self._sets]

    def takes(self, mention: Mention) -> bool:
        """Tell whether a value, said or denied as it is, is for a slot of the intent."""
        if (mention.type, mention.is_denied) not in self._accepted:
            return False
        return mention.is_sound or not mention.is_denied or mention.type not in self._sound

    def nearest(
        self, features: Sequence[str], weights: Mapping[str, float]
    ) -> tuple[Sample, float]:
        """Find the sample most like a sentence, with its part of the score.

        Args:
            features: the features of the sentence, in order.
            weights: what each of them counts.
        """
        likeness = self._likeness(weights)
        least = min(nlargest(_CANDIDATES, likeness.values()), default=0.0)
        close = [index for index, value in likeness.items() if value >= least]
        best = sorted(close, key=lambda index: (-likeness[index], index))[:_CANDIDATES]
        scored = [
            (LIKENESS * likeness[index] + ORDER * self._order(index, features), -index)
            for index in best
        ]
        score, index = max(scored, default=(0.0, 0))
        return self.samples[-index], score

    def _likeness(self, weights: Mapping[str, float]) -> dict[int, float]:
        """Compare with every sample that shares a word: twice the shared weight over both.

        One that says nothing without a value counts less when there is no value.
        """
        total, totals = sum(weights.values()), self._totals
        shared: dict[int, float] = defaultdict(float)
        for feature, weight in weights.items():
            for index in self._index.get(feature, ()):
                shared[index] += weight
        likeness = {i: 2 * weight / (total + totals[i]) for i, weight in shared.items()}
        for index in self._empty.keys() & likeness.keys():
            if self._empty[index].isdisjoint(weights):
                likeness[index] *= _EMPTY
        return likeness

    def _order(self, index: int, features: Sequence[str]) -> float:
        return sequence_likeness(features, self.samples[index].features)


def _called_sound_only(samples: Sequence[Sample]) -> frozenset[str]:
    """Name the types of which the samples deny no value but by calling it all right."""
    denied = [gap for sample in samples for gap in sample.gaps if gap.is_denied]
    negated = {gap.slot.type for gap in denied if not gap.is_sound}
    return frozenset(gap.slot.type for gap in denied) - negated


def _accepted(samples: Sequence[Sample]) -> frozenset[tuple[str, bool]]:
    """Tell which values an intent takes: (type, whether they are denied).

    A few samples that read otherwise do not make an intent of statements take what is denied, nor
    one of denials take what is said.
    """
    counts = Counter((gap.slot.type, gap.is_denied) for sample in samples for gap in sample.gaps)
    return frozenset(
        (slot_type, is_denied)
        for (slot_type, is_denied), count in counts.items()
        if count / (count + counts[slot_type, not is_denied]) >= _LEAST_SHARE[is_denied]
    )


def _needed(sample: Sample) -> frozenset[str]:
    """Name the stand-ins of which the sample needs one to say anything; none if it needs none."""
    if sample.has_own_words or not sample.gaps:
        return frozenset()
    return frozenset(placeholder(gap.slot.type) for gap in sample.gaps)
