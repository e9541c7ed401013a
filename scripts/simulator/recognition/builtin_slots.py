"""The platform's own slot types found in a sentence: spans, dates, times and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from simulator.language.dates import find_dates
from simulator.language.durations import find_durations
from simulator.language.numerals import read_count
from simulator.language.text import Sentence
from simulator.language.times import find_times
from simulator.recognition.mentions import Mention

DURATION = "AMAZON.DURATION"
DATE = "AMAZON.DATE"
TIME = "AMAZON.TIME"
NUMBER = "AMAZON.NUMBER"
FREE_TEXT = "AMAZON.SearchQuery"
"""The type that takes any words."""


def find_built_in(sentence: Sentence, types: frozenset[str], today: date) -> Iterator[Mention]:
    """Find the values of the given built-in types; a type that is not known here has none."""
    for slot_type, find in _FINDERS.items():
        if slot_type in types:
            yield from find(sentence, today)


def _durations(sentence: Sentence, _today: date) -> Iterator[Mention]:
    for found in find_durations(sentence.texts):
        said = sentence.raw(found.start, found.end)
        slips = 1 if found.is_vague else 0
        yield Mention(DURATION, found.start, found.end, said, found.value, slips=slips)


def _dates(sentence: Sentence, today: date) -> Iterator[Mention]:
    for found in find_dates(sentence.texts, today):
        said = sentence.raw(found.start, found.end)
        yield Mention(DATE, found.start, found.end, said, found.value)


def _times(sentence: Sentence, _today: date) -> Iterator[Mention]:
    for found in find_times(sentence.texts):
        said = sentence.raw(found.start, found.end)
        yield Mention(TIME, found.start, found.end, said, found.value)


def _numbers(sentence: Sentence, _today: date) -> Iterator[Mention]:
    position = 0
    while position < len(sentence):
        count = read_count(sentence.texts, position)
        if count:
            said = sentence.raw(position, count.end)
            yield Mention(NUMBER, position, count.end, said, str(int(count.value)))
        position = count.end if count else position + 1


_FINDERS: Mapping[str, Callable[[Sentence, date], Iterator[Mention]]] = {
    DURATION: _durations,
    DATE: _dates,
    TIME: _times,
    NUMBER: _numbers,
}


def is_open_ended(slot_type: str) -> bool:
    """Whether a slot may take words that no list has.

    So it is for custom types, and for the built-in ones of names and the like, whose values only
    the platform has.
    """
    return slot_type not in _FINDERS
