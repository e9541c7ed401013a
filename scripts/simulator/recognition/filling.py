"""The values found in a sentence, put into the slots of an intent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from simulator.language.english import FILLERS, SKIPPABLE
from simulator.language.stemming import stem
from simulator.language.text import Sentence
from simulator.model import Intent, Slot
from simulator.recognition.builtin_slots import DATE, DURATION, NUMBER
from simulator.recognition.literal import Fill
from simulator.recognition.mentions import Mention
from simulator.recognition.samples import Gap, Sample
from simulator.recognition.understanding import FilledSlot

_APPROXIMATING = SKIPPABLE | frozenset(
    "about around almost nearly over roughly approximately maybe more less than least at up to "
    "perhaps the past last".split()
)


class Filling:
    """Decides which slot of an intent takes which value."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        """Note which words stand beside each gap in the samples."""
        self._before: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._after: dict[tuple[str, str], set[str]] = defaultdict(set)
        for sample in samples:
            for index, item in enumerate(sample.items):
                if isinstance(item, Gap):
                    self._note(sample, index, item.slot.name)

    def of_match(self, fills: Iterable[Fill]) -> tuple[FilledSlot, ...]:
        """Fill the slots as a literal match found them."""
        merged: dict[Slot, tuple[Mention, ...]] = {}
        for slot, mentions in fills:
            merged[slot] = (*merged.get(slot, ()), *mentions)
        return tuple(_filled(slot, mentions) for slot, mentions in merged.items())

    def of_mentions(
        self, intent: Intent, sample: Sample, sentence: Sentence, mentions: Sequence[Mention]
    ) -> tuple[FilledSlot, ...]:
        """Fill the slots with what was found anywhere in the sentence.

        Where several slots share a type, the order of the nearest sample decides. A number or a
        date is taken only beside the words that samples have beside it.
        """
        left = list(mentions)
        return tuple(self._fill(intent, sample, sentence, left))

    def _fill(
        self, intent: Intent, sample: Sample, sentence: Sentence, left: list[Mention]
    ) -> Iterator[FilledSlot]:
        for slot in _in_order(intent, sample):
            taken = [
                m for m in left if m.type == slot.type and self._fits(intent, slot, sentence, m)
            ]
            taken = taken if slot.takes_several else taken[:1]
            if taken:
                for mention in taken:
                    left.remove(mention)
                yield _filled(slot, taken)

    def _fits(self, intent: Intent, slot: Slot, sentence: Sentence, mention: Mention) -> bool:
        if mention.type not in (DATE, DURATION, NUMBER):
            return True
        before = _word_before(sentence, mention)
        after = sentence.stems[mention.end] if mention.end < len(sentence) else ""
        key = intent.name, slot.name
        if before in self._before[key] or after in self._after[key]:
            return True
        return _stands_alone(sentence, mention) or (
            mention.type == DURATION and not (before and after)
        )

    def _note(self, sample: Sample, index: int, slot: str) -> None:
        key = sample.intent.name, slot
        before = sample.items[index - 1] if index else None
        after = sample.items[index + 1] if index + 1 < len(sample.items) else None
        if isinstance(before, str):
            self._before[key].add(stem(before))
        if isinstance(after, str):
            self._after[key].add(stem(after))


def _in_order(intent: Intent, sample: Sample) -> Iterable[Slot]:
    return dict.fromkeys((*(gap.slot for gap in sample.gaps), *intent.slots))


def _filled(slot: Slot, mentions: Iterable[Mention]) -> FilledSlot:
    different: dict[str, Mention] = {}
    for mention in mentions:
        different.setdefault(mention.key, mention)
    kept = tuple(different.values())
    return FilledSlot(slot, kept if slot.takes_several else kept[:1])


def _word_before(sentence: Sentence, mention: Mention) -> str:
    position = mention.start - 1
    while position >= 0 and sentence.texts[position] in _APPROXIMATING:
        position -= 1
    return sentence.stems[position] if position >= 0 else ""


def _stands_alone(sentence: Sentence, mention: Mention) -> bool:
    others = (*sentence.texts[: mention.start], *sentence.texts[mention.end :])
    return all(word in FILLERS for word in others)
