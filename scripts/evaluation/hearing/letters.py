"""Likeness by runs of letters, the rare ones counting most: no word has to be known."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

_SHORTEST, _LONGEST = 2, 4


class Letters:
    """The cosine between the runs of two to four letters in an utterance and in a sample."""

    threshold = 0.56

    def __init__(self, samples: list[str]) -> None:
        """Weigh the runs by how few samples have them, and index the samples by run."""
        counted = [_runs(sample) for sample in samples]
        times = Counter(run for runs in counted for run in runs)
        self._count = len(samples)
        self._rarest = log(len(samples)) + 1
        self._rarity = {run: log(len(samples) / count) + 1 for run, count in times.items()}
        self._samples_with: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, runs in enumerate(counted):
            for run, weight in self._weighed(runs).items():
                self._samples_with[run].append((place, weight))

    def to_samples(self, forms: Sequence[str]) -> list[float]:
        """Tell for each sample how much of one of the forms it shares."""
        return [max(likeness) for likeness in zip(*map(self._to_samples, forms), strict=True)]

    def _to_samples(self, form: str) -> list[float]:
        likeness = [0.0] * self._count
        for run, weight in self._weighed(_runs(form)).items():
            for place, other in self._samples_with.get(run, ()):
                likeness[place] += weight * other
        return likeness

    def _weighed(self, runs: Counter[str]) -> dict[str, float]:
        """Weigh runs to a vector of length one; runs that no sample has make it no likelier."""
        weights = {
            run: (1 + log(count)) * self._rarity.get(run, self._rarest)
            for run, count in runs.items()
        }
        length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {run: weight / length for run, weight in weights.items()}


def _runs(text: str) -> Counter[str]:
    padded = f" {text} "
    return Counter(
        padded[start : start + length]
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(padded) - length + 1)
    )
