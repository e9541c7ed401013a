"""Hearing: whether a reply can be followed by ear."""

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from authoring.reading_grade import reading_grade
from authoring.sentence_rules import FORBIDDEN, HARDEST_GRADE, named

MOST_WORDS_OF_A_REPLY = 60
MOST_WORDS_OF_A_QUESTION = 25

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@lru_cache(200_000)
def faults_of(speech: str) -> tuple[str, ...]:
    """Give what is wrong with a reply as something to be heard."""
    faults = []
    words = len(speech.split())
    if words > MOST_WORDS_OF_A_REPLY:
        faults.append(f"{words} words are too many: {speech!r}")
    if match := FORBIDDEN.search(speech):
        faults.append(f"{match.group()!r} is said: {speech!r}")
    if "{" in speech or "}" in speech:
        faults.append(f"a placeholder is left: {speech!r}")
    if reading_grade(speech) > HARDEST_GRADE:
        faults.append(f"reads at grade {reading_grade(speech):.1f}: {speech!r}")
    spoken = ElementTree.fromstring(f"<speak>{escape(speech)}</speak>")  # noqa: S314 - our own
    if spoken.text != speech:
        faults.append(f"is not what the speech markup says: {speech!r}")
    return tuple(faults)


def faults_of_question(speech: str, most: int) -> Iterator[str]:
    """Give what is wrong with the question that ends a speech, which may name so many things."""
    question = _SENTENCE_END.split(speech)[-1]
    if len(question.split()) > MOST_WORDS_OF_A_QUESTION:
        yield f"a question has {len(question.split())} words: {question!r}"
    if named(question) > most:
        yield f"a question names {named(question)} things, more than {most}: {question!r}"
