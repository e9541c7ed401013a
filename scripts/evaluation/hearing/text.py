"""Words as they are compared: small letters, no marks, one form of 'my'."""

import re
from collections.abc import Iterator, Sequence

_NOT_A_WORD = re.compile(r"[^a-z0-9' ]+")
_SHORT_FOR = {"s": "is", "m": "am", "re": "are", "ve": "have"}
_IRREGULAR = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall"}
_OWNERS = frozenset("his her their your our the".split())


def words_of(text: str) -> list[str]:
    """Split a text into words without marks."""
    plain = _NOT_A_WORD.sub(" ", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return [word.strip("'") for word in plain.split() if word.strip("'")]


def compared(words: Sequence[str]) -> tuple[str, ...]:
    """Give the words as phrases are looked up: whose it is, and what is contracted, is all one."""
    in_full = [part for word in words for part in _in_full(word)]
    return tuple("my" if part in _OWNERS else part for part in in_full)


def _in_full(word: str) -> Iterator[str]:
    """Give "can't" as 'can not', "jaw's" as 'jaw is' and "i've" as 'i have'."""
    stem, mark, rest = word.rpartition("'")
    if word == "cannot" or (mark and word.endswith("n't")):
        yield _IRREGULAR.get(word, word.removesuffix("n't"))
        yield "not"
    elif mark and rest in _SHORT_FOR:
        yield stem
        yield _SHORT_FOR[rest]
    else:
        yield word
