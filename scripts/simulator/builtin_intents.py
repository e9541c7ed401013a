"""The platform's own intents, decided by word lists before anything is compared by likeness.

A sentence is one of them only when all of it is made of their phrases. A word inside a longer
sentence ('how do i stop it') never counts. Polarity is never guessed: a sentence with a yes and a
no in it is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simulator.builtin_phrases import (
    ADVERBS,
    AUXILIARIES,
    NO,
    PHRASES,
    SOFT_PHRASES,
    SUBJECTS,
    TAILS,
    YES,
)
from simulator.english import IDIOMS_WITH_NO
from simulator.model import InteractionModel
from simulator.text import Sentence, plain

POLARITY = frozenset((YES, NO))
_TAIL = "tail"
_TURNING = (("not",), ("never",))
"""What turns the phrase before it into its opposite: 'i do' before 'not' is no yes."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A yes or no at the start of a longer sentence."""

    intent: str
    end: int
    """Position of the first word after it."""


@dataclass(frozen=True, slots=True)
class _Unit:
    meaning: str
    end: int
    is_soft: bool = False


class BuiltInIntents:
    """The built-in intents that a model declares, with everything that counts as saying them."""

    def __init__(self, model: InteractionModel) -> None:
        """Gather the phrases of the intents that the model declares, and its samples for them."""
        self._tails = dict.fromkeys(_phrases(TAILS), _TAIL)
        self._soft = _phrasebook(SOFT_PHRASES, model)
        self._firm = _phrasebook(PHRASES, model) | {
            phrase: name
            for phrase, name in _own_samples(model)
            if phrase not in self._soft and phrase not in self._tails
        }
        self._declared = frozenset(intent.name for intent in model.intents)
        self._longest = max(map(len, (*self._firm, *self._soft, *self._tails)), default=0)

    def recognise(self, sentence: Sentence) -> str | None:
        """Name the built-in intent that the whole sentence says, or nothing."""
        units = self._units(sentence.texts)
        if units is None:
            return None
        firm = {unit.meaning for unit in units if not unit.is_soft and unit.meaning != _TAIL}
        soft = {unit.meaning for unit in units if unit.is_soft}
        return _single(firm) if firm else _single(soft)

    def leading_answer(self, sentence: Sentence) -> Lead | None:
        """Find a plain yes or no that opens a longer sentence.

        'no feeling' is not one: there 'no' belongs to what follows.
        """
        lead: Lead | None = None
        position = 0
        while position < len(sentence):
            unit = self._unit(sentence.texts, position, leading=True)
            if unit is None:
                break
            if unit.meaning in POLARITY and not unit.is_soft:
                if lead and lead.intent != unit.meaning:
                    return None
                lead = Lead(unit.meaning, unit.end)
            position = unit.end
        return lead if lead and self._stands_alone(sentence.texts, lead) else None

    def _stands_alone(self, words: tuple[str, ...], lead: Lead) -> bool:
        if words[lead.end - 1] != "no" or lead.end >= len(words):
            return True
        return words[lead.end] not in IDIOMS_WITH_NO

    def _units(self, words: tuple[str, ...]) -> list[_Unit] | None:
        """Cut the whole sentence into known phrases, or give up."""
        units: list[_Unit] = []
        position = 0
        while position < len(words):
            unit = self._unit(words, position)
            if unit is None:
                return None
            units.append(unit)
            position = unit.end
        return units

    def _unit(self, words: tuple[str, ...], start: int, *, leading: bool = False) -> _Unit | None:
        for length in range(min(self._longest, len(words) - start), 0, -1):
            phrase = words[start : start + length]
            unit = self._known(phrase, start + length)
            if unit and unit.meaning == YES and words[start + length :][:1] in _TURNING:
                continue
            if unit and not (leading and phrase[0] in SUBJECTS):
                return self._longer(unit, words, start, leading=leading)
        return None if leading else self._elliptical(words, start)

    def _known(self, phrase: tuple[str, ...], end: int) -> _Unit | None:
        if phrase in self._firm:
            return _Unit(self._firm[phrase], end)
        if phrase in self._soft:
            return _Unit(self._soft[phrase], end, is_soft=True)
        return _Unit(_TAIL, end) if phrase in self._tails else None

    def _longer(self, unit: _Unit, words: tuple[str, ...], start: int, *, leading: bool) -> _Unit:
        other = None if leading else self._elliptical(words, start)
        return other if other and other.end > unit.end else unit

    def _elliptical(self, words: tuple[str, ...], start: int) -> _Unit | None:
        """Read a short answer: 'i have', 'it does not', 'they never did'."""
        position = start
        if position >= len(words) or words[position] not in SUBJECTS:
            return None
        position = _after(words, position + 1, ADVERBS)
        early = position < len(words) and words[position] == "never"
        position += early
        if position >= len(words) or words[position] not in AUXILIARIES:
            return None
        position = _after(words, position + 1, ADVERBS)
        late = position < len(words) and words[position] in ("not", "never")
        meaning = NO if early or late else YES
        return _Unit(meaning, position + late) if meaning in self._declared else None


def _after(words: tuple[str, ...], position: int, skipped: frozenset[str]) -> int:
    while position < len(words) and words[position] in skipped:
        position += 1
    return position


def _single(meanings: set[str]) -> str | None:
    """Settle what several phrases mean together: a command beside an answer is the command."""
    commands = meanings - POLARITY
    chosen = commands or meanings
    return chosen.pop() if len(chosen) == 1 else None


def _phrasebook(phrases: Mapping[str, str], model: InteractionModel) -> dict[tuple[str, ...], str]:
    book: dict[tuple[str, ...], str] = {}
    for intent, listed in phrases.items():
        if model.has(intent):
            for phrase in _phrases(listed):
                book.setdefault(phrase, intent)
    return book


def _own_samples(model: InteractionModel) -> Iterator[tuple[tuple[str, ...], str]]:
    """Read what the model itself counts as saying the built-in intents that are known here."""
    for name in PHRASES:
        samples: Iterable[str] = model.by_name[name].samples if model.has(name) else ()
        yield from ((tuple(plain(text).split()), name) for text in samples if "{" not in text)


def _phrases(listed: str) -> Iterator[tuple[str, ...]]:
    yield from (tuple(phrase.split()) for phrase in listed.split(" / "))
