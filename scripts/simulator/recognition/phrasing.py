"""How each intent puts things: the runs of words in its samples, weighed against all others.

Complement naive Bayes (Rennie and others, 2003): a run of words speaks for an intent as far as
the samples of the other intents do without it. It sees what likeness to one sample does not, the
turns that many samples of an intent share: 'could my ... be', 'run in', 'how long do ... last'.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

Run: TypeAlias = tuple[str, ...]

_SMOOTHING = 1.0
_LONGEST = 3
_AS_SAID = 0.5
"""What the words count beside the form with stand-ins: as much, and they would outvote a value."""
_START, _END = "^", "$"


class Phrasing:
    """The runs of up to three features in samples, counted by intent."""

    def __init__(self, samples: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Count the runs.

        Args:
            samples: pairs of an intent's name and the features of one of its samples, in order.
        """
        counts: dict[Run, Counter[str]] = defaultdict(Counter)
        sizes: Counter[str] = Counter()
        for intent, features in samples:
            runs = frozenset(_runs(features))
            sizes[intent] += len(runs)
            for run in runs:
                counts[run][intent] += 1
        whole = sizes.total() + _SMOOTHING * len(counts)
        self._others = {intent: math.log(whole - size) for intent, size in sizes.items()}
        self._gains = {run: _gains(by_intent) for run, by_intent in counts.items()}

    def liken(self, as_said: Sequence[str], replaced: Sequence[str]) -> Mapping[str, float]:
        """Tell how far behind the likeliest intent each one is: 0 for that one, else below 0.

        Args:
            as_said: the features of a sentence, in order, each word itself. A sample may have in
                its words what is a value in the sentence: 'should i cut out coffee'.
            replaced: the same with stand-ins for values.
        """
        total = {
            intent: likelihood + _AS_SAID * in_words
            for (intent, likelihood), in_words in zip(
                self._likelihood(replaced).items(), self._likelihood(as_said).values(), strict=True
            )
        }
        most = max(total.values(), default=0.0)
        return {intent: value - most for intent, value in total.items()}

    def _likelihood(self, features: Sequence[str]) -> dict[str, float]:
        known = [run for run in frozenset(_runs(features)) if run in self._gains]
        total = {intent: len(known) * others for intent, others in self._others.items()}
        for run in known:
            for intent, gain in self._gains[run].items():
                total[intent] += gain
        return total


def _gains(by_intent: Counter[str]) -> dict[str, float]:
    """Tell how much rarer a run is in what the other intents say than in all."""
    whole = by_intent.total() + _SMOOTHING
    return {intent: math.log(whole / (whole - count)) for intent, count in by_intent.items()}


def _runs(features: Sequence[str]) -> Iterator[Run]:
    """Give each run of features; the edges of the sentence count in those of two and more."""
    edged = (_START, *features, _END)
    yield from ((feature,) for feature in features)
    for size in range(2, _LONGEST + 1):
        yield from zip(*(edged[at:] for at in range(size)), strict=False)
