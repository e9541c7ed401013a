"""A number with nothing beside it, which may be about anything."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.language.english import ANSWERS, FILLERS
from simulator.language.text import Sentence
from simulator.recognition.builtin_slots import NUMBER
from simulator.recognition.mentions import Mention
from simulator.recognition.samples import Sample


def intents_of_bare_numbers(samples: Sequence[Sample]) -> frozenset[str]:
    """Name the intents with a sample that is nothing but a number."""
    return frozenset(
        sample.intent.name
        for sample in samples
        if [gap.slot.type for gap in sample.gaps] == [NUMBER] and len(sample.items) == 1
    )


def is_bare_number(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether nothing but a number was said, which is about anything."""
    return {mention.type for mention in mentions} == {NUMBER} and all(
        word in FILLERS | ANSWERS
        for place, word in enumerate(sentence.texts)
        if not any(mention.start <= place < mention.end for mention in mentions)
    )
