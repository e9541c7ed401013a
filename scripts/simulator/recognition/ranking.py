"""Intents in the order in which their samples are like a sentence.

Values found in the sentence are replaced by stand-ins for their type, separately for each intent,
for an intent sees only the types of its own slots. Then each sample is compared by the words it
shares, the rare ones counting most, and by their order; and each intent by how much its samples,
taken together, own the words of the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeAlias

from simulator.language.english import FUNCTION_WORDS, NEGATORS
from simulator.language.stemming import stem
from simulator.language.text import Sentence
from simulator.model import FALLBACK, Intent
from simulator.recognition.mentions import Mention, longest
from simulator.recognition.phrasing import Phrasing
from simulator.recognition.profile import LIKENESS, ORDER, Profile
from simulator.recognition.samples import QUESTION, Sample, form_of, opening_of, placeholder
from simulator.recognition.weights import Weights
from simulator.recognition.whole_values import whole_value

Features: TypeAlias = tuple[str, ...]
_Behind: TypeAlias = Callable[[str, Features], float]
"""How far an intent is behind in how it puts things, in the form of a sentence that suits it best:
with the values of all types replaced, or with those of its own slots."""

_EVIDENCE = 1 - LIKENESS - ORDER
_OPENING = 0.25
"""What the first word adds for the fallback if no other samples begin with it: 'play', 'order'."""
_UNANCHORED = 0.7
"""What is left of a score when sentence and sample share nothing but small words."""
_STATED = 0.85
"""What is left of the likeness between a question and a statement."""
_INSIDE = 0.1
"""What a score gains when the sentence has the whole sample in it."""
_LONG_ENOUGH = 4
"""Words that a sample must have for that."""
_COMMON = 0.2
"""What an intent with all of the samples would be put forward by: more samples are for what is said
more often, so of two intents that are alike, it is the likelier one."""
_PHRASING = 0.012
"""What an intent loses for each unit (nat) that it is behind in how it puts things."""
_FARTHEST = -30
"""Farther behind tells no more."""
_MUCH = 0.55
"""Least likeness, of at most 0.75, of a sentence to a value that is a whole sentence."""
_OF_A_VALUE = 0.9
"""What that counts beside the likeness to a sample."""
_NO_SUBSTANCE = frozenset(stem(word) for word in FUNCTION_WORDS | NEGATORS) | {QUESTION}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intent that a sentence may mean."""

    intent: Intent
    score: float
    """0 is nothing in common, about 1 a sample to the letter."""
    sample: Sample
    """The sample that is most like the sentence."""
    explained: float
    """How much of the sentence's weight the sample shares, from 0 to 1."""
    mentions: tuple[Mention, ...]
    """The values in the sentence that the intent has slots for."""
    standing: float
    """What orders the intents: the score, how the intent puts things, and how often it is meant."""


class Ranking:
    """The samples of a model's own intents, weighed and indexed."""

    def __init__(self, samples: Iterable[Sample], whole_values: Sequence[Sample] = ()) -> None:
        """Weigh the words of the samples and index them by intent.

        Args:
            samples: the samples of the model.
            whole_values: values that are like samples, each with what it fills.
        """
        by_intent = _by_intent(samples)
        self._profiles = [Profile(samples) for samples in by_intent.values()]
        count = sum(len(profile.samples) for profile in self._profiles)
        self._ahead = {p.intent: _COMMON * len(p.samples) / count for p in self._profiles}
        self._weights = Weights(self._profiles)
        self._whole = [Profile(samples) for samples in _by_intent(whole_values).values()]
        for profile in (*self._profiles, *self._whole):
            profile.weigh(self._weights.of_word)
        put = (*(sample for profile in self._profiles for sample in profile.samples), *whole_values)
        self._phrasing = Phrasing((sample.intent.name, sample.features) for sample in put)

    def rank(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Candidate]:
        """Order the intents by likeness, the best first; ties keep the model's order.

        One with more samples comes before one that is just a little more alike.
        """
        as_said = _features(sentence, ())
        with_all = _features(sentence, longest(mentions))
        liken = cache(partial(self._phrasing.liken, as_said))

        def behind(intent: str, features: Features) -> float:
            return max(liken(features)[intent], liken(with_all)[intent])

        found: dict[str, Candidate] = {}
        for profile in (*self._profiles, *self._whole):
            candidate = self._candidate(profile, sentence, mentions, behind)
            other = found.get(profile.intent.name, candidate)
            found[profile.intent.name] = max(other, candidate, key=lambda each: each.standing)
        return sorted(found.values(), key=lambda candidate: -candidate.standing)

    def _candidate(
        self, profile: Profile, sentence: Sentence, mentions: Sequence[Mention], behind: _Behind
    ) -> Candidate:
        intent = profile.intent.name
        usable = longest(m for m in mentions if profile.takes(m))
        features = _features(sentence, usable)
        weights = self._weigh(sentence, features, mentions, usable)
        sample, likeness = profile.nearest(features, weights)
        if sample.fill:
            likeness *= _OF_A_VALUE if likeness > _MUCH else 0
            usable = [*whole_value(sentence, sample), *usable]
        score = likeness + _EVIDENCE * self._weights.evidence(intent, weights)
        if intent == FALLBACK:
            score += _OPENING * self._weights.share(_opening(sentence, usable), intent)
        score = _adjusted(score, sample, features, weights)
        phrasing = max(behind(intent, features), _FARTHEST)
        return Candidate(
            intent=profile.intent,
            score=score,
            standing=score + self._ahead[profile.intent] + _PHRASING * phrasing,
            sample=sample,
            explained=_explained(sample, weights),
            mentions=tuple(usable),
        )

    def _weigh(
        self,
        sentence: Sentence,
        features: Sequence[str],
        mentions: Sequence[Mention],
        usable: Sequence[Mention],
    ) -> dict[str, float]:
        in_values = frozenset(
            word for m in longest(mentions) for word in sentence.stems[m.start : m.end]
        )
        weights = {feature: self._weights.of_word(feature, in_values) for feature in features}
        values = {placeholder(m.type): self._weights.of_value(sentence, m) for m in usable}
        return weights | values


def _by_intent(samples: Iterable[Sample]) -> dict[str, list[Sample]]:
    grouped: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        grouped[sample.intent.name].append(sample)
    return grouped


def _opening(sentence: Sentence, usable: Sequence[Mention]) -> str:
    """Give the first word as a feature; none if a value begins the sentence."""
    starts = {mention.start for mention in usable}
    words = ["" if at in starts else word for at, word in enumerate(sentence.texts)]
    return opening_of(words)


def _features(sentence: Sentence, mentions: Sequence[Mention]) -> Features:
    """Write a sentence as samples are compared: stems, and stand-ins for the values found."""
    features = list(form_of(sentence.texts))
    position = 0
    for mention in mentions:
        features += sentence.stems[position : mention.start]
        features.append(placeholder(mention.type))
        position = mention.end
    return (*features, *sentence.stems[position:])


def _adjusted(
    score: float, sample: Sample, features: Sequence[str], weights: Mapping[str, float]
) -> float:
    """Raise the score of a sample that is inside the sentence; lower one without substance.

    A sample that asks is less like a sentence that states, whatever words they share.
    """
    if QUESTION in sample.features and QUESTION not in features:
        score *= _STATED
    if _is_inside(sample.features, features):
        return score + _INSIDE
    return score if _has_anchor(sample, weights) else score * _UNANCHORED


def _is_inside(sample: Sequence[str], features: Sequence[str]) -> bool:
    """Whether the sentence has a longer sample in it as it stands."""
    words = tuple(feature for feature in sample if feature != QUESTION)
    size = len(words)
    if size < _LONG_ENOUGH:
        return False
    return any(tuple(features[at : at + size]) == words for at in range(len(features) - size + 1))


def _has_anchor(sample: Sample, weights: Mapping[str, float]) -> bool:
    """Whether a word of substance is shared, or the sentence has none that is not."""
    substance = {feature for feature in weights if feature not in _NO_SUBSTANCE}
    return not substance or not substance.isdisjoint(sample.features)


def _explained(sample: Sample, weights: Mapping[str, float]) -> float:
    shared = sum(weights.get(feature, 0) for feature in set(sample.features))
    return shared / sum(weights.values()) if weights else 0.0
