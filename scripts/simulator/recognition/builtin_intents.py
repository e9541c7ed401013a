"""The platform's own intents, decided by word lists before anything is compared by likeness.

A sentence is one of them only when all of it is made of their phrases. A word inside a longer
sentence ('how do i stop it') never counts. Polarity is never guessed: a sentence with a yes and a
no in it is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.language.english import CONTRASTS, IDIOMS_WITH_NO
from simulator.language.text import Sentence, plain
from simulator.model import InteractionModel
from simulator.recognition.builtin_phrases import (
    ADVERBS,
    ASSENTS,
    AUXILIARIES,
    BEING,
    NO,
    PHRASES,
    PLAIN_ANSWERS,
    SOFT_PHRASES,
    SUBJECTS,
    TAILS,
    YES,
)

POLARITY = frozenset((YES, NO))
_TAIL = "tail"
_AMOUNTS = frozenset("lot lots".split())
_MUCH = frozenset("a lots".split())
"""First words of an amount: 'that is a lot' is no short answer."""
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
    is_assent: bool = False
    is_tail: bool = False
    """Whether it also may stand beside other phrases without changing them."""


class BuiltInIntents:
    """The built-in intents that a model declares, with everything that counts as saying them."""

    def __init__(self, model: InteractionModel) -> None:
        """Gather the phrases of the intents that the model declares, and its samples for them."""
        own = dict(_own_samples(model))
        self._assents = frozenset(_phrases(ASSENTS))
        self._tails = dict.fromkeys((*_phrases(TAILS), *self._assents), _TAIL)
        self._soft = _phrasebook(SOFT_PHRASES, model) | {
            phrase: name for phrase, name in own.items() if phrase in self._assents
        }
        self._firm = _phrasebook(PHRASES, model) | {
            phrase: name
            for phrase, name in own.items()
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
        if firm == {NO} and _is_taken_back(soft, sentence.texts):
            return None
        if not firm and _only_assents(units):
            return None
        return _single(firm) if firm else _single(soft)

    def leading_answer(self, sentence: Sentence) -> Lead | None:
        """Find a plain yes or no that opens a longer sentence.

        'no feeling' is not one: there 'no' belongs to what follows.
        """
        lead: Lead | None = None
        units: list[_Unit] = []
        position = 0
        while position < len(sentence):
            unit = self._unit(sentence.texts, position, leading=True)
            if unit is None:
                break
            if _is_statement(units, unit, sentence.texts):
                lead = lead if lead and lead.intent == YES else None
                break
            units.append(unit)
            if unit.meaning in POLARITY and not unit.is_soft:
                if lead and lead.intent != unit.meaning:
                    return None
                lead = Lead(unit.meaning, unit.end)
            position = unit.end
        if lead and lead.intent == NO and "sure" in sentence.texts[: lead.end]:
            return None
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
            if unit is None or _is_statement(units, unit, words):
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
            is_tail = phrase in self._tails
            return _Unit(self._soft[phrase], end, True, phrase in self._assents, is_tail)
        is_assent = phrase in self._assents
        return _Unit(_TAIL, end, is_assent=is_assent) if phrase in self._tails else None

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
        is_being = words[position - 1] in BEING
        if is_being and not late and not _MUCH.isdisjoint(words[position : position + 1]):
            return None
        meaning = NO if early or late else YES
        return _Unit(meaning, position + late) if meaning in self._declared else None


def _is_taken_back(soft: set[str], words: tuple[str, ...]) -> bool:
    """Whether a no stands beside what may be a yes: 'no but always', 'sure no'."""
    if "sure" in words:
        return True
    return not CONTRASTS.isdisjoint(words) and (YES in soft or not _AMOUNTS.isdisjoint(words))


def _only_assents(units: Sequence[_Unit]) -> bool:
    """Whether there is no yes but one that hedges an assent: 'fine i guess'."""
    assents = any(unit.is_assent and not unit.is_soft for unit in units)
    return assents and all(unit.is_tail for unit in units if unit.is_soft)


def _is_statement(before: Sequence[_Unit], unit: _Unit, words: Sequence[str]) -> bool:
    """Whether an assent is part of what was said before it: 'i am fine', 'not really sure'."""
    said = [earlier for earlier in before if earlier.meaning != _TAIL]
    if not unit.is_assent or not said or said[-1].is_assent:
        return False
    last = said[-1]
    if last.meaning not in POLARITY:
        return False
    return last.is_soft or words[last.end - 1] not in PLAIN_ANSWERS


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
