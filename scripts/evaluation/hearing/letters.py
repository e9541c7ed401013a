"""What is learnt from runs of letters and from words: no word has to be known."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from evaluation.hearing.near_values import LikenessTo

_A_WORD = r"[\w'.]+"


def rare_words() -> TfidfVectorizer:
    """Make what describes texts by their runs of up to three words, the rare ones counting most."""
    return TfidfVectorizer(
        token_pattern=_A_WORD, ngram_range=(1, 3), sublinear_tf=True, dtype=np.float32
    )


def rare_letters() -> TfidfVectorizer:
    """Make what describes texts by runs of two to four letters within a word."""
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32
    )


class Letters:
    """Texts by their letters and words."""

    near = 0.8

    def __init__(self) -> None:
        """Make both, not learnt yet."""
        self._letters = rare_letters()
        self._words = rare_words()

    def learn(self, samples: Sequence[str]) -> Any:
        """Learn the runs of the samples, and describe them."""
        self._letters.fit(samples)
        self._words.fit(samples)
        return self.describe(samples)

    def describe(self, texts: Sequence[str]) -> Any:
        """Give the runs of texts."""
        return hstack([self._letters.transform(texts), self._words.transform(texts)]).tocsr()

    def likeness_to(self, phrases: Sequence[str]) -> LikenessTo:
        """Make what tells the cosine of the runs of letters."""
        letters = rare_letters()
        known = letters.fit_transform(phrases).T
        return lambda texts: (letters.transform(texts) @ known).toarray()
