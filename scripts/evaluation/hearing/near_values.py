"""Listed values in other words: what is said nearly as one of their longer phrases is put."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np

from evaluation.hearing.masking import Found
from evaluation.hearing.text import words_of
from simulator import InteractionModel

LikenessTo: TypeAlias = Callable[[Sequence[str]], Any]
"""Gives a row for each text: how like it is to each phrase, from 0 to 1."""

SHORTEST, LONGEST = 4, 8
"""Words that are compared: fewer are like too much ('my baby' is like 'had my baby')."""
_SHORTEST_PHRASE = 3
"""Words of the phrases that they are compared with."""

_DENIAL = re.compile(r"\b(?:no|not|never|without|none|nor)\b|n't\b")


class NearValues:
    """Finds values of the model's own types by likeness."""

    def __init__(
        self,
        model: InteractionModel,
        likeness_to: Callable[[Sequence[str]], LikenessTo],
        least: float,
    ) -> None:
        """Learn the longer phrases; `least` is the likeness that is near."""
        self._least = least
        self._values: list[tuple[str, str]] = []
        phrases: list[str] = []
        for kind in model.types:
            for value in kind.values:
                for words in map(words_of, value.phrases):
                    if len(words) >= _SHORTEST_PHRASE:
                        phrases.append(" ".join(words))
                        self._values.append((kind.name, value.id or value.name))
        self._likeness = likeness_to(phrases) if phrases else None
        self._denies = np.array([_denies(phrase) for phrase in phrases], dtype=bool)

    def within(self, words: Sequence[str]) -> list[Found]:
        """Give the values of all types, the nearest first; of one type each in words of its own."""
        stretches = [*_stretches(len(words))]
        if not self._likeness or not stretches:
            return []
        texts = [" ".join(words[start:end]) for start, end in stretches]
        denies = np.array([_denies(text) for text in texts])
        likeness = self._likeness(texts) * (denies[:, None] == self._denies[None, :])
        found: list[Found] = []
        places = np.argwhere(likeness >= self._least)
        for row, column in sorted(places.tolist(), key=lambda place: -likeness[*place]):
            near = Found(*self._values[column], *stretches[row])
            if not any(near.clashes_with(each) for each in found):
                found.append(near)
        return found


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    for start in range(count):
        for end in range(start + SHORTEST, min(start + LONGEST, count) + 1):
            yield start, end


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(text))
