"""Slot values in an utterance, and the utterance with stand-ins in their place.

The values are those that the model lists, and, of the platform's own types, numbers, lengths of
time and days by name. A word that two types list is taken for the type that is preferred, so an
utterance has masked forms for each preference, with and without the values of other types, and one
in which several values of a type are one, as a slot that takes several takes them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.hearing.counted import find_counted
from evaluation.hearing.text import compared, words_of
from simulator import InteractionModel
from simulator.model import Intent

_GAP = re.compile(r"\{(\w+)\}")
_LONGEST = 8
_LISTING = (
    r"(?:and|or|but|also|now|so|then|with|plus|i|i'm|i've|he|he's|she|she's|it|it's|we|my|his|her|is|are|"
    r"was|have|has|had|feel|feels|a|the|really|just)"
)
"""Words that may stand between two values of one slot."""


@dataclass(frozen=True)
class Found:
    """A value that stands in an utterance."""

    type: str
    value: str
    """Its id, or the platform's form of it."""
    start: int
    end: int
    """The words that it is: from `start` up to `end`."""

    def clashes_with(self, other: "Found") -> bool:
        """Whether the other is of the type too, in some of the same words."""
        return self.type == other.type and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Masked:
    """An utterance with a stand-in for each value."""

    text: str
    found: tuple[Found, ...] = ()


class Masking:
    """Finds the values of a model's slot types."""

    def __init__(self, model: InteractionModel, stand_ins: Mapping[str, str]) -> None:
        """Index the phrases; `stand_ins` gives the words that stand for each type."""
        self._stand_ins = stand_ins
        self._types = [kind.name for kind in model.types]
        self._values: dict[tuple[str, ...], dict[str, str]] = {}
        for kind in model.types:
            for value in kind.values:
                for phrase in value.phrases:
                    by_type = self._values.setdefault(compared(words_of(phrase)), {})
                    by_type.setdefault(kind.name, value.id or value.name)

    def forms(self, utterance: str) -> list[Masked]:
        """Give the utterance as it is, then masked in each different way."""
        words = words_of(utterance)
        forms = [Masked(" ".join(words))]
        for preferred in self._types:
            masked = self._masked(words, preferred)
            forms += [masked, self._listed_as_one(masked)]
            forms.append(self._masked(words, preferred, alone=True))
        return list(dict.fromkeys(forms))

    def sample(self, sample: str, intent: Intent) -> str:
        """Give a sample of an intent with a stand-in for each gap."""
        types = {slot.name: slot.type for slot in intent.slots}
        pieces = [
            self._stand_ins[types[part]] if place % 2 else " ".join(words_of(part))
            for place, part in enumerate(_GAP.split(sample))
        ]
        return " ".join(" ".join(pieces).split())

    def _masked(self, words: Sequence[str], preferred: str, *, alone: bool = False) -> Masked:
        """Mask the values, or with `alone` those of the preferred type only."""
        pieces: list[str] = []
        found: list[Found] = []
        for piece, value in self._pieces(words, preferred, alone=alone):
            pieces.append(piece)
            found += [value] if value else []
        return Masked(" ".join(pieces), tuple(found))

    def _listed_as_one(self, masked: Masked) -> Masked:
        """Write 'X and my X' as 'X': one slot takes them."""
        text = masked.text
        for stand_in in self._stand_ins.values():
            text = re.sub(
                rf"{re.escape(stand_in)}(?: {_LISTING})* {re.escape(stand_in)}", stand_in, text
            )
        return Masked(text, masked.found)

    def _pieces(
        self, words: Sequence[str], preferred: str, *, alone: bool
    ) -> Iterator[tuple[str, Found | None]]:
        place = 0
        while place < len(words):
            width, value = self._value_at(words, place, preferred)
            if value is None or (alone and value.type != preferred):
                yield " ".join(words[place : place + width]), None
            else:
                hangs_on = _HANGS_ON.search(words[place + width - 1])
                yield self._stand_ins[value.type] + (hangs_on[0] if hangs_on else ""), value
            place += width

    def _value_at(
        self, words: Sequence[str], place: int, preferred: str
    ) -> tuple[int, Found | None]:
        """Find the longest value that begins here."""
        counted = find_counted(words, place)
        for width in range(min(_LONGEST, len(words) - place), 0, -1):
            if counted and counted.width == width:
                return width, Found(counted.type, counted.value, place, place + width)
            by_type = self._listed(words[place : place + width])
            if by_type:
                kind = preferred if preferred in by_type else next(iter(by_type))
                return width, Found(kind, by_type[kind], place, place + width)
        return 1, None

    def _listed(self, words: Sequence[str]) -> Mapping[str, str]:
        """Give the values that the words are, by type; what hangs on the last may be left out."""
        last = _HANGS_ON.sub("", words[-1])
        return (
            self._values.get(compared(words))
            or self._values.get(compared([*words[:-1], last]))
            or {}
        )


_HANGS_ON = re.compile(r"'(s|ve|d)$")
