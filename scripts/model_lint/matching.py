"""Samples with their slots' values put in: what can be said, and for which intents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from model_lint.model import Model, Sample
from model_lint.utterance import SLOT, words

Word = str
"""A word, or a slot type in curly braces."""


@dataclass(frozen=True)
class Pattern:
    """A sample whose slots are named by their types, so that equal patterns mean equal speech."""

    sample: Sample
    words: tuple[Word, ...]

    @property
    def skeleton(self) -> tuple[Word, ...]:
        """The words with every slot alike."""
        return tuple("{}" if is_type(word) else word for word in self.words)

    @property
    def types(self) -> tuple[str, ...]:
        """The slot types in their order."""
        return tuple(word for word in self.words if is_type(word))


Phrases = Mapping[str, frozenset[tuple[Word, ...]]]
"""What can be said for each custom slot type, named in curly braces as in patterns."""


def is_type(word: Word) -> bool:
    """Whether a pattern's word stands for a slot."""
    return word.startswith("{")


def patterns(model: Model) -> list[Pattern]:
    """Turn every sample into a pattern."""
    types = {(i.name, slot.name): slot.type for i, slot in model.slots()}
    return [Pattern(sample, _typed(sample, types)) for sample in model.samples()]


def phrases(model: Model) -> Phrases:
    """Collect what can be said for each type."""
    return {
        f"{{{each.name}}}": frozenset(
            words(phrase.lower()) for value in each.values for phrase in value.phrases
        )
        for each in model.types
    }


def says(pattern: tuple[Word, ...], said: tuple[str, ...], known: Phrases) -> bool:
    """Tell whether the words fit the pattern; Amazon's own types take any words."""
    if not pattern or not said:
        return not pattern and not said
    first, rest = pattern[0], pattern[1:]
    if not is_type(first):
        return first == said[0] and says(rest, said[1:], known)
    values = known.get(first)
    return any(
        (values is None or said[:end] in values) and says(rest, said[end:], known)
        for end in range(1, len(said) + 1)
    )


def _typed(sample: Sample, types: Mapping[tuple[str, str], str]) -> tuple[Word, ...]:
    return tuple(_type(word, sample.intent, types) for word in words(sample.text.lower()))


def _type(word: str, intent: str, types: Mapping[tuple[str, str], str]) -> Word:
    slot = SLOT.fullmatch(word)
    return f"{{{types.get((intent, slot.group(1)), slot.group(1))}}}" if slot else word


def substitutions(pattern: Pattern, known: Phrases) -> Iterator[tuple[Word, ...]]:
    """Replace each run of words that is some type's phrase with that type."""
    spans = _spans(pattern.words)
    for start, end in spans:
        for name, values in known.items():
            if pattern.words[start:end] in values:
                yield (*pattern.words[:start], name, *pattern.words[end:])


def _spans(text: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if is_type(text[end - 1]):
                break
            yield start, end
