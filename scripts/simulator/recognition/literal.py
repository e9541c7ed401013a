"""Sentences that are a sample to the letter, with listed values in its gaps.

The samples are kept as a tree by word, so that all of them are tried at once. Fillers in the
sentence may be left out. When nothing fits, one gap of a custom type may take words that are not
in its list, as on the platform, if the sample's own words say what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from simulator.language.english import (
    ANSWERS,
    FUNCTION_WORDS,
    IDIOMS_WITH_NO,
    NEGATORS,
    QUESTION_WORDS,
    SKIPPABLE,
)
from simulator.language.stemming import stem
from simulator.language.text import Sentence
from simulator.model import Slot
from simulator.recognition.builtin_slots import FREE_TEXT, is_open_ended
from simulator.recognition.mentions import Mention, longest
from simulator.recognition.samples import Gap, Sample
from simulator.recognition.spotting import lists

_LONGEST_UNLISTED = 3
_MOST_STEPS = 20_000
_WHOLE_SENTENCE = 4
"""Words that a listed value has at least to be a sentence of its own."""

_NEVER_A_VALUE = NEGATORS | QUESTION_WORDS | IDIOMS_WITH_NO | ANSWERS

Fill = tuple[Slot, tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class LiteralMatch:
    """A sample that a sentence says word for word."""

    sample: Sample
    fills: tuple[Fill, ...] = ()
    cost: int = 0
    """How far from the letter: words skipped, other forms of words, looser values."""

    @property
    def rank(self) -> tuple[int, int, int]:
        """What the best match has the least of: cost, separate values, and words not in it."""
        values = sum(len(mentions) for _, mentions in self.fills)
        if self._is_listed_whole:
            return -1, values, 0
        return self.cost, values, len(self.sample.gaps) - len(self.sample.items)

    @property
    def _is_listed_whole(self) -> bool:
        """Whether the model lists the very sentence as a value, which says most about it."""
        if len(self.sample.items) > 1 or len(self.fills) != 1 or self.cost:
            return False
        _, mentions = self.fills[0]
        return len(mentions) == 1 and mentions[0].end - mentions[0].start >= _WHOLE_SENTENCE


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    gaps: dict[Slot, _Node] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)


class SampleTree:
    """All samples of a model, by word."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        """Build the tree."""
        self._root = _Node()
        for sample in samples:
            node = self._root
            for item in sample.items:
                node = _step(node, item)
            node.samples.append(sample)

    def match(self, sentence: Sentence, mentions: Sequence[Mention]) -> LiteralMatch | None:
        """Find the sample that the sentence says, or nothing."""
        return _best(_Walk(sentence, _choices(sentence, mentions)).matches(self._root))

    def match_unlisted(
        self, sentence: Sentence, mentions: Sequence[Mention]
    ) -> LiteralMatch | None:
        """Find the sample that the sentence says with one value that is not in its list."""
        walk = _Walk(sentence, _choices(sentence, mentions), longest(mentions), is_open=True)
        return _best(match for match in walk.matches(self._root) if match.sample.is_telling)


def _step(node: _Node, item: str | Gap) -> _Node:
    if isinstance(item, Gap):
        return node.gaps.setdefault(item.slot, _Node())
    return node.words.setdefault(stem(item), _Node())


def _best(matches: Iterable[LiteralMatch]) -> LiteralMatch | None:
    return min(matches, key=lambda match: match.rank, default=None)


Choices = dict[tuple[str, int], list[tuple[Mention, ...]]]
"""(slot type, start) -> the values, or lists of values, that begin there."""


def _choices(sentence: Sentence, mentions: Sequence[Mention]) -> Choices:
    choices: Choices = {}
    for mention in mentions:
        choices.setdefault((mention.type, mention.start), []).append((mention,))
    for slot_type in {mention.type for mention in mentions}:
        for group in lists(longest(m for m in mentions if m.type == slot_type), sentence.texts):
            for first in range(len(group) - 1):
                for last in range(first + 2, len(group) + 1):
                    key = slot_type, group[first].start
                    choices.setdefault(key, []).append(group[first:last])
    return choices


class _Walk:
    """One walk of a sentence down the tree."""

    def __init__(
        self,
        sentence: Sentence,
        choices: Choices,
        taken: Sequence[Mention] = (),
        *,
        is_open: bool = False,
    ) -> None:
        self._sentence = sentence
        self._choices = choices
        self._taken = taken
        self._is_open = is_open
        self._steps = 0

    def matches(self, root: _Node) -> Iterator[LiteralMatch]:
        """Find every sample that fits."""
        yield from self._from(root, 0, (), 0, is_spent=not self._is_open)

    def _from(
        self, node: _Node, at: int, fills: tuple[Fill, ...], cost: int, *, is_spent: bool
    ) -> Iterator[LiteralMatch]:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return
        if at == len(self._sentence):
            if is_spent:
                yield from (
                    self._match(sample, fills, cost)
                    for sample in node.samples
                    if _says_the_same(sample, fills)
                )
            return
        for form, extra in self._forms(at):
            if form in node.words:
                yield from self._from(
                    node.words[form], at + 1, fills, cost + extra, is_spent=is_spent
                )
        yield from self._through_gaps(node, at, fills, cost, is_spent=is_spent)
        if self._sentence.texts[at] in SKIPPABLE:
            yield from self._from(node, at + 1, fills, cost + 2, is_spent=is_spent)

    def _forms(self, at: int) -> Iterator[tuple[str, int]]:
        yield self._sentence.stems[at], 0
        if self._sentence.texts[at] == "'s":
            yield from (("is", 1), ("have", 1))
        elif self._sentence.texts[at] in ("is", "has"):
            yield "'s", 1

    def _through_gaps(
        self, node: _Node, at: int, fills: tuple[Fill, ...], cost: int, *, is_spent: bool
    ) -> Iterator[LiteralMatch]:
        for slot, after in node.gaps.items():
            for values in self._choices.get((slot.type, at), ()):
                if len(values) == 1 or slot.takes_several:
                    slips = sum(value.slips for value in values)
                    yield from self._from(
                        after,
                        values[-1].end,
                        (*fills, (slot, values)),
                        cost + slips,
                        is_spent=is_spent,
                    )
            if not is_spent and is_open_ended(slot.type):
                yield from self._unlisted(slot, after, at, fills, cost)

    def _unlisted(
        self, slot: Slot, after: _Node, at: int, fills: tuple[Fill, ...], cost: int
    ) -> Iterator[LiteralMatch]:
        """Let the gap take words that its type does not list; a search takes any words."""
        is_free = slot.type == FREE_TEXT
        longest_value = len(self._sentence) if is_free else _LONGEST_UNLISTED
        for end in range(at + 1, min(at + longest_value, len(self._sentence)) + 1):
            if is_free or self._is_unlisted(at, end):
                said = self._sentence.raw(at, end)
                resolved = said if slot.is_built_in else None
                values = (Mention(slot.type, at, end, said, resolved),)
                fill = (*fills, (slot, values))
                yield from self._from(after, end, fill, cost + 5 * (end - at), is_spent=True)

    def _is_unlisted(self, start: int, end: int) -> bool:
        words = self._sentence.texts[start:end]
        if not _NEVER_A_VALUE.isdisjoint(words):
            return False
        if words[0] in FUNCTION_WORDS or words[-1] in FUNCTION_WORDS:
            return False
        return not any(m.start < end and start < m.end for m in self._taken)

    def _match(self, sample: Sample, fills: tuple[Fill, ...], cost: int) -> LiteralMatch:
        return LiteralMatch(sample, fills, cost + self._other_forms(sample))

    def _other_forms(self, sample: Sample) -> int:
        """Count the words of the sample that the sentence has in another form only."""
        said = set(self._sentence.texts)
        return sum(isinstance(item, str) and item not in said for item in sample.items)


def _says_the_same(sample: Sample, fills: Sequence[Fill]) -> bool:
    """Whether what is said, denied or called sound in the sentence is so in the sample."""
    return not any(
        not gap.takes(is_denied=mention.is_denied, is_sound=mention.is_sound)
        for gap, (_, mentions) in zip(sample.gaps, fills, strict=True)
        for mention in mentions
    )


def shifted(mentions: Iterable[Mention], by: int) -> tuple[Mention, ...]:
    """Move mentions to the left for a sentence whose first words were cut off."""
    return tuple(
        replace(mention, start=mention.start - by, end=mention.end - by)
        for mention in mentions
        if mention.start >= by
    )
