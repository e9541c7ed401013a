"""Small misspellings put right, towards the words that the model and the platform know."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.language.dictionary import is_english
from simulator.language.english import FUNCTION_WORDS
from simulator.language.similarity import Speller
from simulator.language.stemming import stem
from simulator.language.text import Sentence
from simulator.language.variants import variants
from simulator.recognition.builtin_phrases import PHRASES


class Spelling:
    """Corrects words that are known to nobody and close to a known one."""

    def __init__(self, model_words: Iterable[str]) -> None:
        """Take the words of the model's samples and values as the ones to correct towards."""
        words = set(model_words)
        words.update(word for listed in PHRASES.values() for word in listed.split())
        self._words = frozenset(words | _PLATFORM_WORDS)
        self._speller = Speller(self._words)
        self._stems = {stem(word) for word in words | FUNCTION_WORDS}
        self._stems |= {stem(word) for word in _PLATFORM_WORDS}

    def correct(self, sentence: Sentence) -> Sentence:
        """Replace each misspelled word; what was typed stays as the raw text."""
        guesses = {}
        for index, word in enumerate(sentence.words):
            if word.first == word.last and sentence.stems[index] not in self._stems:
                known = next(filter(self._words.__contains__, variants(word.text)), None)
                nearest = known or self._speller.nearest(word.text)
                if nearest and (known or not is_english(word.text)):
                    guesses[index] = nearest
        return sentence.with_guesses(guesses) if guesses else sentence


_PLATFORM_WORDS = frozenset(
    "second seconds minute minutes hour hours weeks month months year years decade yesterday today "
    "tomorrow monday tuesday wednesday thursday friday saturday sunday january february april "
    "august september october november december couple several three seven eight eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred".split()
)
