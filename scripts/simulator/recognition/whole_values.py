"""Values that are a whole sentence, such as the questions that a model lists as topics.

Nobody says them to the letter, so where an intent has a sample that is nothing but such a slot,
each of its phrases is compared like a sample of the intent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from simulator.language.text import Sentence, read
from simulator.model import InteractionModel, Slot, Value
from simulator.recognition.mentions import Mention, longest
from simulator.recognition.phrasebook import Phrasebook
from simulator.recognition.samples import Gap, Sample

_LEAST_WORDS = 3


def samples_of_values(
    model: InteractionModel, samples: Sequence[Sample], phrasebook: Phrasebook
) -> Iterator[Sample]:
    """Give a sample for each phrase of several words of a slot that can be a whole sentence.

    Only of types that one intent alone uses: else the phrase would not tell which is meant.
    """
    uses = Counter(slot.type for intent in model.intents for slot in intent.slots)
    values = {slot_type.name: slot_type.values for slot_type in model.types}
    for sample in samples:
        slot = _only_slot(sample)
        if slot and uses[slot.type] == 1:
            for value in values.get(slot.type, ()):
                yield from _samples_of(sample, slot, value, phrasebook)


def whole_value(sentence: Sentence, sample: Sample) -> list[Mention]:
    """Take all of a sentence as the value that the sample is; nothing if there is none."""
    if sample.fill is None or not len(sentence):
        return []
    slot, value = sample.fill
    size = len(sentence)
    return [Mention(slot.type, 0, size, sentence.raw(0, size), values=(value,), slips=size)]


def _only_slot(sample: Sample) -> Slot | None:
    item = sample.items[0]
    return item.slot if len(sample.items) == 1 and isinstance(item, Gap) else None


def _samples_of(
    sample: Sample, slot: Slot, value: Value, phrasebook: Phrasebook
) -> Iterator[Sample]:
    slots = {each.type: each for each in sample.intent.slots if each.type != slot.type}
    for phrase in value.phrases:
        sentence = read(phrase)
        if len(sentence) >= _LEAST_WORDS:
            found = longest(m for m in phrasebook.find(sentence) if m.type in slots)
            items = tuple(_items(sentence.texts, found, slots))
            yield Sample(sample.intent, phrase, items, (slot, value))


def _items(
    words: Sequence[str], found: Sequence[Mention], slots: dict[str, Slot]
) -> Iterator[str | Gap]:
    position = 0
    for mention in found:
        yield from words[position : mention.start]
        yield Gap(slots[mention.type])
        position = mention.end
    yield from words[position:]
