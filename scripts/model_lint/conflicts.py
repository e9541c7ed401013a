"""The rules for samples seen side by side: what is said must lead to one intent."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from model_lint.matching import Pattern, Phrases, Word, patterns, phrases, substitutions
from model_lint.model import Model
from model_lint.problem import Remark


def duplicate(model: Model) -> Iterator[Remark]:
    """Refuse the same sample twice in an intent."""
    for intent in model.intents:
        seen: set[str] = set()
        for sample in intent.samples:
            text = " ".join(sample.text.lower().split())
            if text in seen:
                yield Remark(sample.path, f"{text!r} is there twice in {intent.name}", "drop one")
            seen.add(text)


def conflict(model: Model) -> Iterator[Remark]:
    """Refuse the same sample in two intents: Alexa picks either.

    Slots of the same type are the same, whatever their names.
    """
    first: dict[tuple[Word, ...], Pattern] = {}
    for pattern in patterns(model):
        other = first.setdefault(pattern.words, pattern)
        if other.sample.intent != pattern.sample.intent:
            yield _remark(pattern, other, "is")


def overlap(model: Model) -> Iterator[Remark]:
    """Point at samples of two intents that become one when the slots' values are put in."""
    known = phrases(model)
    every = patterns(model)
    yield from _between_types(every, known)
    yield from _literal(every, known)


def _between_types(every: list[Pattern], known: Phrases) -> Iterator[Remark]:
    alike: dict[tuple[Word, ...], list[Pattern]] = defaultdict(list)
    for pattern in every:
        if pattern.types:
            alike[pattern.skeleton].append(pattern)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if one.sample.intent == other.sample.intent or one.types == other.types:
                continue
            said = _said_for_both(one, other, known)
            if said:
                yield _remark(other, one, "can be said for", f" ({', '.join(said)})")


def _said_for_both(one: Pattern, other: Pattern, known: Phrases) -> tuple[str, ...]:
    """Give a value for each pair of slots that differ, or nothing if some pair shares none."""
    said = []
    for mine, theirs in zip(one.types, other.types, strict=True):
        shared = known.get(mine, frozenset()) & known.get(theirs, frozenset())
        if mine != theirs and not shared:
            return ()
        if mine != theirs:
            said.append(repr(" ".join(min(shared))) + f" and {len(shared) - 1} more")
    return tuple(said)


def _literal(every: list[Pattern], known: Phrases) -> Iterator[Remark]:
    by_words: dict[tuple[Word, ...], list[Pattern]] = defaultdict(list)
    for pattern in every:
        by_words[pattern.words].append(pattern)
    for pattern in every:
        for words in substitutions(pattern, known):
            for other in by_words.get(words, ()):
                if other.sample.intent != pattern.sample.intent:
                    yield _remark(pattern, other, "can be said for")


def _remark(pattern: Pattern, other: Pattern, verb: str, example: str = "") -> Remark:
    message = (
        f"{pattern.sample.text!r} of {pattern.sample.intent} {verb} "
        f"{other.sample.text!r} of {other.sample.intent}{example}"
    )
    return Remark(pattern.sample.path, message, "keep it in one intent")
