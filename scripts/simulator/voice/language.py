"""A language model made from an interaction model: which words follow each other, how often.

Every sample is put in with values drawn for its slots, and every value at least once. From these
sentences comes a model of three words in a row with absolute discounting, in the ARPA format that
recognisers of speech read. A grammar of all samples with all values would be exact, but takes a
recogniser half a minute a sentence (28,000 arcs); this takes a tenth of a second.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from simulator.language.numerals import TENS, UNITS
from simulator.model import Intent, InteractionModel

Words = tuple[str, ...]
Knows = Callable[[str], bool]
"""Whether the ear knows how a word is pronounced."""
Part = str | Words
"""Of a sample: the type of a slot, or words."""

_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_DRAWS = 4
"""Times that a sample with slots is put in."""
_PLAIN = 2
"""Times that a sample without is."""
_BUILT_IN = 60
"""Times that each short answer to a built-in intent is: they are what people mostly say."""
_DISCOUNT = 0.6
_ORDER = 3
_PHRASES = {
    "AMAZON.YesIntent": "yes yeah",
    "AMAZON.NoIntent": "no nope",
    "AMAZON.HelpIntent": "help",
    "AMAZON.StopIntent": "stop",
    "AMAZON.CancelIntent": "cancel",
    "AMAZON.RepeatIntent": "repeat",
}
_COUNTS = (*(word for word in UNITS if word != "zero"), *TENS)
_TIMES = "day days week weeks month months year years hour hours minute minutes".split()
_DAYS = "yesterday today monday tuesday wednesday thursday friday saturday sunday".split()


def sentences(model: InteractionModel, knows: Knows, seed: int = 0) -> list[Words]:
    """Give sentences of a model for its words to be counted in; the same each time.

    A sample or a value with a word that the ear does not know is left out.
    """
    draw = random.Random(seed)  # noqa: S311 - a choice of examples
    values = _values(model, knows)
    samples = [sample for intent in model.intents for sample in _samples(intent, values, knows)]
    found = []
    for sample in samples:
        has_slots = any(isinstance(part, str) for part in sample)
        found += [_filled(sample, values, draw) for _ in range(_DRAWS if has_slots else _PLAIN)]
    for name, listed in values.items():
        places = [sample for sample in samples if name in sample]
        found += [_filled(draw.choice(places), values, draw, {name: v}) for v in listed if places]
    for intent, words in _PHRASES.items():
        if model.has(intent):
            found += [(word,) for word in words.split()] * _BUILT_IN
    return found


def arpa(counted: Iterable[Sequence[str]]) -> str:
    """Write the language model of some sentences."""
    counts = _counts(counted)
    chances, left = _chances(counts)
    lines = ["\\data\\", *(f"ngram {n}={len(table)}" for n, table in enumerate(chances, start=1))]
    for order, table in enumerate(chances, start=1):
        lines += ["", f"\\{order}-grams:"]
        for gram in sorted(table):
            weight = f" {math.log10(left.get(gram, 1.0)):.4f}" if order < _ORDER else ""
            lines.append(f"{math.log10(table[gram]):.4f} {' '.join(gram)}{weight}")
    return "\n".join([*lines, "", "\\end\\", ""])


def words_of(text: str) -> Words:
    """Give the words of a phrase, small."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def _values(model: InteractionModel, knows: Knows) -> dict[str, list[Words]]:
    """Give type -> the values that can be heard."""
    listed = {
        slot_type.name: [words_of(p) for value in slot_type.values for p in value.phrases]
        for slot_type in model.types
    }
    listed["AMAZON.NUMBER"] = [(count,) for count in _COUNTS]
    counts = (("a",), ("a", "couple", "of"), ("a", "few"), *listed["AMAZON.NUMBER"])
    listed["AMAZON.DURATION"] = [(*count, unit) for count in counts for unit in _TIMES]
    spans = ("week", "month", "year", "night")
    listed["AMAZON.DATE"] = [*((day,) for day in _DAYS), *(("last", span) for span in spans)]
    return {
        name: [words for words in phrases if words and all(map(knows, words))]
        for name, phrases in listed.items()
    }


def _samples(
    intent: Intent, values: dict[str, list[Words]], knows: Knows
) -> Iterator[tuple[Part, ...]]:
    """Give the samples of an intent that can be heard, each in parts."""
    types = {slot.name: slot.type for slot in intent.slots}
    for sample in intent.samples:
        pieces = _SLOT.split(sample)
        parts: list[Part] = []
        for place, piece in enumerate(pieces):
            parts.append(types.get(piece, "") if place % 2 else words_of(piece))
        plain = [word for part in parts if isinstance(part, tuple) for word in part]
        slots = [part for part in parts if isinstance(part, str)]
        if all(map(knows, plain)) and all(values.get(slot) for slot in slots):
            yield tuple(parts)


def _filled(
    sample: Sequence[Part],
    values: dict[str, list[Words]],
    draw: random.Random,
    given: dict[str, Words] | None = None,
) -> Words:
    """Put values into a sample: the given ones first, else drawn ones."""
    left = dict(given or {})
    words: list[str] = []
    for part in sample:
        if isinstance(part, tuple):
            words += part
        else:
            words += left.pop(part) if part in left else draw.choice(values[part])
    return tuple(words)


def _counts(counted: Iterable[Sequence[str]]) -> list[Counter[Words]]:
    counts: list[Counter[Words]] = [Counter() for _ in range(_ORDER)]
    for sentence in counted:
        words = ("<s>", *sentence, "</s>")
        for order, table in enumerate(counts, start=1):
            table.update(words[k : k + order] for k in range(len(words) - order + 1))
    return counts


def _chances(counts: list[Counter[Words]]) -> tuple[list[dict[Words, float]], dict[Words, float]]:
    """Give the chance of each run of words, and what each leaves to words not seen after it."""
    single = counts[0]
    total = sum(single.values()) - single["<s>",]
    chances: list[dict[Words, float]] = [{gram: count / total for gram, count in single.items()}]
    left: dict[Words, float] = {}
    for table in counts[1:]:
        totals: Counter[Words] = Counter()
        kinds: Counter[Words] = Counter()
        for gram, count in table.items():
            totals[gram[:-1]] += count
            kinds[gram[:-1]] += 1
        left |= {before: _DISCOUNT * kinds[before] / totals[before] for before in totals}
        shorter = chances[-1]
        chances.append(
            {
                gram: (count - _DISCOUNT) / totals[gram[:-1]] + left[gram[:-1]] * shorter[gram[1:]]
                for gram, count in table.items()
            }
        )
    chances[0]["<s>",] = 1e-10  # no sentence begins in the middle of one
    return chances, left
