"""How much each word counts when sentences are compared, learned from the samples of a model."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from simulator.language.english import FUNCTION_WORDS, MODALS, NEGATORS, QUESTION_WORDS
from simulator.language.stemming import stem
from simulator.language.text import Sentence
from simulator.recognition.mentions import Mention
from simulator.recognition.profile import Profile
from simulator.recognition.samples import QUESTION

_RARE = 3
"""How many samples a word must be in to count half as evidence for an intent."""
_GAP_WEIGHT = 0.9
_UNKNOWN_WEIGHT = 1.0
_QUESTION_WEIGHT = 0.4
_GUESS_WEIGHT = 0.5
_LEAST_WEIGHT = 0.4
"""Weight of a word that every intent uses; it still shows what the skill is about."""
_SMALL_PART = 0.25
_SMALL_WEIGHT = 0.12
_SMALL = frozenset(stem(word) for word in FUNCTION_WORDS - QUESTION_WORDS - MODALS - NEGATORS)


class Weights:
    """What the words and gaps of the samples count; the fewer intents use one, the more."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        """Weigh every feature of the samples."""
        spread: Counter[str] = Counter()
        for profile in profiles:
            spread.update(profile.frequency.keys())
        most = math.log(len(profiles) + 1)
        self.known = {feature: _known(feature, count, most) for feature, count in spread.items()}
        self._shares = _shares(profiles)

    def of_word(self, feature: str, in_values: frozenset[str] = frozenset()) -> float:
        """Weigh a word of a sentence.

        Args:
            feature: the word's stem.
            in_values: the stems that belong to values found in the sentence.
        """
        weight = self.known.get(feature)
        if weight is not None:
            return weight
        if feature in _SMALL:
            return _SMALL_WEIGHT
        return _GAP_WEIGHT if feature in in_values else _UNKNOWN_WEIGHT

    def of_value(self, sentence: Sentence, mention: Mention) -> float:
        """Weigh a value; one that is made of words of the samples says no more than they do."""
        if mention.is_guess:
            return _GUESS_WEIGHT
        words = sentence.stems[mention.start : mention.end]
        if not all(word in self.known for word in words):
            return _GAP_WEIGHT
        return min(max(self.known[word] for word in words), _GAP_WEIGHT)

    def share(self, feature: str, intent: str) -> float:
        """Tell how much of one feature's use is an intent's, from 0 to 1."""
        return self._shares.get(feature, {}).get(intent, 0.0)

    def evidence(self, intent: str, weights: Mapping[str, float]) -> float:
        """Tell how much of a sentence's weight belongs to one intent more than to others."""
        total = sum(weights.values())
        owned = sum(
            weight * self._shares[feature].get(intent, 0.0)
            for feature, weight in weights.items()
            if feature in self._shares
        )
        return owned / total if total else 0.0


def _known(feature: str, count: int, most: float) -> float:
    if feature.startswith("{"):
        return _GAP_WEIGHT
    if feature == QUESTION:
        return _QUESTION_WEIGHT
    rarity = 1.1 - math.log(count) / most
    return rarity * _SMALL_PART if feature in _SMALL else max(rarity, _LEAST_WEIGHT)


def _shares(profiles: Sequence[Profile]) -> dict[str, dict[str, float]]:
    """Divide each word among the intents by how often their samples have it.

    A word that few samples have is little evidence for any.
    """
    rates: dict[str, dict[str, float]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for profile in profiles:
        counts.update(profile.frequency)
        for feature, count in profile.frequency.items():
            rates[feature][profile.intent.name] = count / len(profile.samples)
    return {
        feature: _divided(by_name, counts[feature] / (counts[feature] + _RARE))
        for feature, by_name in rates.items()
    }


def _divided(rates: Mapping[str, float], whole: float) -> dict[str, float]:
    total = sum(rates.values())
    return {name: rate / total * whole for name, rate in rates.items()}
