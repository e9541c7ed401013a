"""The listed values of a model's own slot types, found in a sentence however they are worded.

A phrase is looked for by the stems of its words, and run together, so that 'house plants' finds
'houseplant': first as it stands, then without articles, then, if it has several words left,
without links either, so that 'trouble with the leaves' finds 'trouble leaves'. The order of the
words always counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from simulator.language.english import (
    DETERMINERS,
    FUNCTION_WORDS,
    LINKS,
    MOVING,
    NEGATORS,
    PARTICLES,
    QUANTITIES,
)
from simulator.language.stemming import stem
from simulator.language.text import Sentence, words_of
from simulator.model import InteractionModel, Value
from simulator.recognition.mentions import Mention

_JOINTS = frozenset("in of on at".split())
"""Words that join two nouns the other way round: 'rot of the roots' is 'root rot'."""
_SHORT_IS = "'s"
_SAYING_NOTHING = FUNCTION_WORDS | NEGATORS | MOVING | PARTICLES
_DOING = frozenset("i we you he she they to and can do does did not never".split())
"""Words that stand before a verb."""
_WIDEST_GAP = 3
"""How many words in a row may be left out inside a phrase."""


class _Entry(NamedTuple):
    type: str
    value: Value
    text: str


class _Words(NamedTuple):
    """The words to compare, of a phrase or a sentence, and their stems."""

    texts: tuple[str, ...]
    stems: tuple[str, ...]


_KEPT = {"to": ("have to", "has to", "got to"), "feel": ("can not feel", "could not feel")}
"""The phrases that a word is not left out of.

Who has to move tells more than who moves, and who could not face it could feel the face.
"""


@dataclass
class _Index:
    """The phrases by what is left of them when some words are left out."""

    skipped: frozenset[str]
    least: int
    """Fewest words that must be left for a phrase to be looked for in this way."""
    slips: int
    """How far from the letter a phrase found in this way is."""
    entries: dict[str, list[_Entry]] = field(default_factory=dict)
    longest: int = 0

    def add(self, entry: _Entry, texts: tuple[str, ...], phrase: _Words) -> None:
        if not self.skipped.isdisjoint(QUANTITIES.intersection(texts)):
            return
        if any(w in self.skipped and any(k in entry.text for k in _KEPT[w]) for w in _KEPT):
            return
        places = self.places(texts)
        if len(places) < self.least or not _says_something(texts, places):
            return
        self.longest = max(self.longest, len(places))
        key, compound = _key(phrase, places), _compound(phrase, places)
        self.entries.setdefault(key, []).append(entry)
        if compound != key and compound not in FUNCTION_WORDS:
            self.entries.setdefault(compound, []).append(entry)

    def places(self, words: Sequence[str]) -> Sequence[int]:
        """Pick the words to compare."""
        if self.skipped.isdisjoint(words):
            return range(len(words))
        return [place for place, word in enumerate(words) if word not in self.skipped]

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """Find the phrases in a sentence."""
        places = self.places(sentence.texts)
        words = _Words(_in_full(sentence.texts), _in_full(sentence.stems))
        for first in range(len(places)):
            for last in range(first, min(len(places), first + self.longest + 1)):
                if last > first and places[last] - places[last - 1] > _WIDEST_GAP + 1:
                    break
                yield from self._at(sentence, words, places[first : last + 1])

    def _at(self, sentence: Sentence, words: _Words, places: Sequence[int]) -> Iterator[Mention]:
        """Find the phrases that these words of a sentence are."""
        start, end = places[0], places[-1] + 1
        for key in (_key(words, places), _compound(words, places)):
            if key in self.entries:
                yield from self._mentions(sentence, start, end, key)
                return
        key = _turned_round(words, places)
        if key in self.entries:
            found = self._mentions(sentence, start, end, key)
            yield from (replace(mention, slips=0) for mention in found if not mention.is_guess)

    def _mentions(self, sentence: Sentence, start: int, end: int, key: str) -> Iterator[Mention]:
        said = " ".join(sentence.texts[start:end])
        guesses = sum(word.is_guess for word in sentence.words[start:end])
        meant = [entry for entry in self.entries[key] if _is_done(entry.text, sentence, start)]
        for slot_type, entries in _by_type(meant).items():
            literal = [entry for entry in entries if entry.text == said]
            # Of 'run' and 'the runs', the one that has as many words as were said.
            as_long = [entry for entry in entries if entry.text.count(" ") == end - start - 1]
            closest = literal or _most_alike(as_long or entries, sentence.texts[start:end])
            values = {entry.value.name: entry.value for entry in closest}
            yield Mention(
                type=slot_type,
                start=start,
                end=end,
                said=sentence.raw(start, end),
                values=tuple(values.values()),
                slips=self.slips + (not literal) + guesses,
                is_guess=guesses > 0,
            )


class Phrasebook:
    """Every phrase of every custom type, ready to be found."""

    def __init__(self, model: InteractionModel) -> None:
        """Index the phrases of the model's types."""
        self.words: set[str] = set()
        self._indexes = (
            _Index(DETERMINERS | LINKS | {_SHORT_IS}, least=2, slips=2),
            _Index(DETERMINERS, least=1, slips=0),
        )
        # Just the phrases that have an article; the others are the same in the index before it.
        self._with_articles = _Index(frozenset(), least=1, slips=0)
        for slot_type in model.types:
            for value in slot_type.values:
                for phrase in value.phrases:
                    self._add(slot_type.name, value, words_of(phrase))

    def find(self, sentence: Sentence) -> list[Mention]:
        """Find all mentions, shorter ones inside longer ones and of several types included."""
        found: dict[tuple[str, int, int], Mention] = {}
        for index in (*self._indexes, self._with_articles):
            for mention in index.find(sentence):
                key = mention.type, mention.start, mention.end
                if key not in found or mention.slips <= found[key].slips:
                    found[key] = mention
        return sorted(found.values(), key=lambda m: (m.start, m.end, m.type))

    def _add(self, slot_type: str, value: Value, texts: tuple[str, ...]) -> None:
        if texts:
            entry = _Entry(slot_type, value, " ".join(texts))
            self.words.update(texts)
            phrase = _Words(_in_full(texts), _in_full(tuple([stem(text) for text in texts])))
            for index in self._indexes:
                index.add(entry, texts, phrase)
            if not DETERMINERS.isdisjoint(texts):
                self._with_articles.add(entry, texts, phrase)


def _turned_round(words: _Words, places: Sequence[int]) -> str:
    """Write 'rot of the roots' as 'root rot'; nothing if the words are not joined like that.

    A small word before the joint is no noun: 'out at work' is not 'work out'.
    """
    if len(places) != 2 or words.texts[places[0]] in FUNCTION_WORDS:
        return ""
    if _JOINTS.isdisjoint(words.texts[places[0] + 1 : places[1]]):
        return ""
    return _key(words, (places[1], places[0]))


def _key(words: _Words, places: Sequence[int]) -> str:
    return " ".join([words.stems[place] for place in places])


def _compound(words: _Words, places: Sequence[int]) -> str:
    """Run the words together, as one may write 'house plants' for 'houseplant'."""
    texts = words.texts
    return "".join([texts[place] for place in places[:-1]]) + words.stems[places[-1]]


def _in_full(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write an 's as 'is', so that the one finds the other; no phrase has both meanings."""
    if _SHORT_IS not in words:
        return words
    return tuple("is" if word == _SHORT_IS else word for word in words)


def _is_done(phrase: str, sentence: Sentence, start: int) -> bool:
    """Whether a word is the activity that a phrase names: 'i box' is boxing, 'a box' is not."""
    word = sentence.texts[start]
    if " " in phrase or not phrase.endswith("ing") or word != phrase.removesuffix("ing"):
        return True
    return start > 0 and sentence.texts[start - 1] in _DOING


def _most_alike(entries: Sequence[_Entry], said: Sequence[str]) -> list[_Entry]:
    """Keep the phrases that have most of the words as said: of 'hand shakes' and 'hands shake'."""
    shared = [len(set(said).intersection(entry.text.split())) for entry in entries]
    return [entry for entry, count in zip(entries, shared, strict=True) if count == max(shared)]


def _by_type(entries: Sequence[_Entry]) -> dict[str, list[_Entry]]:
    grouped: dict[str, list[_Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.type, []).append(entry)
    return grouped


def _says_something(phrase: Sequence[str], places: Sequence[int]) -> bool:
    """Whether what is left of a phrase still says it: 'time' of 'some time' does not.

    Nor does 'going up' of 'it's going up', which one does on the stairs.
    A word like 'this' at the end of a phrase is no article and may not be left out.
    """
    if len(places) == len(phrase):
        return True
    if phrase[-1] in DETERMINERS:
        return False
    return any(phrase[place] not in _SAYING_NOTHING for place in places)
