"""A sentence as the recogniser sees it: plain words, no punctuation, figures spelled out.

Every word remembers which typed piece it came from, so that the raw value of a slot is what the
person typed and not what it was turned into.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby

from simulator.language.english import AFTER_HAS, BEFORE_IS, CONTRACTIONS, ENDINGS, HESITATIONS
from simulator.language.numerals import FIGURES, in_words
from simulator.language.stemming import stem

_LETTER = r"[^\W\d_]"
_PIECES = re.compile(
    rf"(?<![^\W_]){_LETTER}\.(?:{_LETTER}\.)*{_LETTER}(?!{_LETTER})\.?"
    rf"|(?<![^\W_])(?:{_LETTER}\.\s?){{2,}}"
    rf"|{FIGURES.pattern}|{_LETTER}+(?:'{_LETTER}+)*|'{_LETTER}+"
)
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00b4": "'"})
_WRITTEN_OUT = (
    (re.compile(r"\bw/o\b"), "without"),
    (re.compile(r"\bw/"), "with "),
    (re.compile(r"(\D)\1{2,}"), r"\1"),
    (re.compile(r"\b(?:uh+[- ]?huh+|m+[- ]?hm+)\b"), "mhm"),
    (re.compile(r"\b(?:n?uh+[- ]uh+|mm+[- ]mm+)\b"), "nope"),
)
"""What is spelled in several ways, with the one way that counts; drawn-out letters are cut."""
_UNUSUAL = re.compile(r"w/|(\D)\1\1|uh|mm|mh")
"""What a text has in it if anything of that may have to be done."""
_PLAIN_WORDS = re.compile(r"[a-z]+(?: [a-z]+)*")
_READ_OTHERWISE = HESITATIONS | CONTRACTIONS.keys() | AFTER_HAS | {"er"}
"""Plain words that are left out, stand for others, or change what stands before them."""
_WORDS_OF_ONE_LETTER = frozenset("ai")
_BEFORE_A_PLACE = frozenset("the an to this local nearest".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence in its plain form."""

    text: str
    first: int
    """Index of the first typed piece it came from."""
    last: int
    """Index of the last one; another than the first where letters were joined."""
    is_guess: bool = False
    """Whether it was put in for a word that nobody knows."""


@dataclass(frozen=True)
class Sentence:
    """The words of something typed, with what was typed."""

    words: tuple[Word, ...]
    pieces: tuple[str, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The plain words."""
        return tuple(word.text for word in self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The plain words reduced to their stems."""
        return tuple(stem(text) for text in self.texts)

    def __len__(self) -> int:
        return len(self.words)

    def raw(self, start: int, end: int) -> str:
        """Give back what was typed for the words from `start` up to `end`."""
        first, last = self.words[start].first, self.words[end - 1].last
        return " ".join(self.pieces[first : last + 1]).replace(" '", "'").strip()

    def part(self, start: int, end: int | None = None) -> Sentence:
        """Cut out the words from `start` up to `end`."""
        return Sentence(self.words[start:end], self.pieces)

    def with_guesses(self, guesses: Mapping[int, str]) -> Sentence:
        """Replace the words at the given positions by what they were probably meant to be."""
        words = (
            replace(word, text=guesses[place], is_guess=True) if place in guesses else word
            for place, word in enumerate(self.words)
        )
        return Sentence(tuple(words), self.pieces)


def read(text: str) -> Sentence:
    """Turn typed text into a sentence. Any text gives one; it may have no words.

    Hesitations are left out, unless there is nothing else.
    """
    typed = list(_typed_pieces(text))
    return _sentence(typed) if not HESITATIONS.issuperset(typed) else _hesitation(typed)


def _hesitation(typed: Sequence[str]) -> Sentence:
    words = (Word(piece, place, place) for place, piece in enumerate(typed))
    return Sentence(tuple(words), tuple(typed))


def _sentence(typed: Sequence[str]) -> Sentence:
    pieces: list[str] = []
    words: list[Word] = []
    for piece in typed:
        plain = _plain(piece, words[-1].text if words else "")
        if plain:
            words += [Word(word, len(pieces), len(pieces)) for word in plain]
            pieces.append(piece)
    return Sentence(tuple(_with_letters_joined(_with_has(words))), tuple(pieces))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Give the plain words of a text of a model; such texts repeat, and are remembered.

    Most are plain words, of which nothing has to be taken apart or put together.
    """
    if _PLAIN_WORDS.fullmatch(text) and not _UNUSUAL.search(text):
        pieces = tuple(text.split())
        if _READ_OTHERWISE.isdisjoint(pieces) and not _is_spelled_out(pieces):
            return pieces
    return read(text).texts


def _is_spelled_out(pieces: Sequence[str]) -> bool:
    """Whether two letters stand alone, which may be a word that was spelled."""
    return sum([len(piece) == 1 for piece in pieces]) > 1


def plain(text: str) -> str:
    """Write text in its plain form, for comparing: "It's 3 O'Clock!" -> "it is three o'clock"."""
    return " ".join(words_of(text))


def _typed_pieces(text: str) -> Iterator[str]:
    bare = _folded(text).lower().translate(_QUOTES)
    if _UNUSUAL.search(bare):
        for pattern, written in _WRITTEN_OUT:
            bare = pattern.sub(written, bare)
    for piece in _PIECES.findall(bare):
        if "'" in piece:
            yield from _possessive(piece)
        else:
            yield piece.strip()


def _folded(text: str) -> str:
    """Take the accents off."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _possessive(piece: str) -> Iterator[str]:
    """Split "fern's" into "fern" and "'s", but leave "it's" whole."""
    base, _, ending = piece.rpartition("'")
    if ending == "s" and base and base not in BEFORE_IS and piece not in CONTRACTIONS:
        yield from (base, "'s")
    else:
        yield piece


def _plain(piece: str, before: str) -> tuple[str, ...]:
    if piece == "er":
        return (piece,) if before in _BEFORE_A_PLACE else ()
    if piece == "'s" and before in BEFORE_IS:
        return ("is",)
    return _plain_alone(piece)


@lru_cache(maxsize=16_384)
def _plain_alone(piece: str) -> tuple[str, ...]:
    if piece in HESITATIONS:
        return ()
    if piece[0].isdecimal():
        return tuple(in_words(piece)) if piece.isascii() else ()
    if "." in piece:
        return (re.sub(r"[.\s]", "", piece),)
    if piece in CONTRACTIONS:
        return tuple(CONTRACTIONS[piece].split())
    return _expanded(piece)


def _expanded(piece: str) -> tuple[str, ...]:
    for ending, word in ENDINGS:
        if piece.endswith(ending) and len(piece) > len(ending):
            return piece[: -len(ending)], word
    base, mark, ending = piece.rpartition("'")
    if mark and ending == "s" and base in BEFORE_IS:
        return base, "is"
    return (piece,)


def _with_has(words: list[Word]) -> list[Word]:
    """Read 'it is been' as 'it has been', which is what "it's been" meant."""
    if AFTER_HAS.isdisjoint([word.text for word in words]):
        return words
    return [
        replace(word, text="has") if _stands_for_has(words, place) else word
        for place, word in enumerate(words)
    ]


def _stands_for_has(words: list[Word], place: int) -> bool:
    if words[place].text not in ("is", "'s"):
        return False
    return place + 1 < len(words) and words[place + 1].text in AFTER_HAS


def _with_letters_joined(words: list[Word]) -> Iterator[Word]:
    """Join letters that were spelled out: 'u s b' -> 'usb'."""
    if len([word for word in words if len(word.text) == 1]) < 2:
        yield from words
        return
    for is_letter, group in groupby(words, key=lambda word: len(word.text) == 1):
        run = list(group)
        if not is_letter:
            yield from run
            continue
        end = _end_of_spelling([word.text for word in run], is_last=run[-1] is words[-1])
        start = _start_of_spelling([word.text for word in run[:end]])
        yield from run[:start]
        if start < end:
            text = "".join(word.text for word in run[start:end])
            yield Word(text, run[start].first, run[end - 1].last)
        yield from run[max(start, end) :]


def _end_of_spelling(letters: list[str], *, is_last: bool) -> int:
    """Find where a run of letters ends to spell: an 'a' or 'i' before a word is one itself."""
    is_word = not is_last and letters[-1] in _WORDS_OF_ONE_LETTER
    return len(letters) - 1 if is_word and len(letters) > 2 else len(letters)


def _start_of_spelling(letters: list[str]) -> int:
    """Find where a run of letters stops being words ('i', 'a') and begins to spell one."""
    start = 1 if letters[0] == "i" else 0
    spelled = letters[start:]
    if len(spelled) > 2 or (len(spelled) == 2 and _WORDS_OF_ONE_LETTER.isdisjoint(spelled)):
        return start
    return len(letters)
