"""The rules for the values of custom slot types."""

from collections import Counter
from collections.abc import Iterator

from model_lint.model import Model, SlotType, Value
from model_lint.problem import Remark

_LENGTH_LIMIT = 140


def empty_type(model: Model) -> Iterator[Remark]:
    """Ask for a value in every type whose values are not in a catalog."""
    for each in model.types:
        if not each.values and not each.from_catalog:
            yield Remark(each.path, f"{each.name} has no value", "add one or drop the type")


def empty_value(model: Model) -> Iterator[Remark]:
    """Refuse values and synonyms without a word."""
    for _, value in _values(model):
        if not all(phrase.strip() for phrase in value.phrases):
            yield Remark(value.path, "has an empty name or synonym", "leave it out")


def long_value(model: Model) -> Iterator[Remark]:
    """Allow 140 characters in a value or synonym."""
    for _, value in _values(model):
        for phrase in value.phrases:
            if len(phrase) > _LENGTH_LIMIT:
                message = f"{phrase[:30]!r}... has {len(phrase)} characters"
                yield Remark(value.path, message, "140 are allowed")


def id_characters(model: Model) -> Iterator[Remark]:
    """Refuse empty ids and ids with spaces."""
    for _, value in _values(model):
        if value.id is not None and (not value.id or value.id.split() != [value.id]):
            yield Remark(f"{value.path}.id", f"{value.id!r} is no id", "no spaces, not empty")


def duplicate_id(model: Model) -> Iterator[Remark]:
    """Refuse one id for two values of a type."""
    for each in model.types:
        seen: set[str] = set()
        for value in each.values:
            if value.id in seen:
                yield Remark(f"{value.path}.id", f"{value.id!r} is there twice in {each.name}")
            if value.id:
                seen.add(value.id)


def duplicate_value(model: Model) -> Iterator[Remark]:
    """Refuse one name for two values of a type."""
    for each in model.types:
        seen: set[str] = set()
        for value in each.values:
            if value.name.lower() in seen:
                message = f"{value.name!r} is there twice in {each.name}"
                yield Remark(value.path, message, "join the two")
            seen.add(value.name.lower())


def repeated_synonym(model: Model) -> Iterator[Remark]:
    """Point at synonyms that a value has twice, or that are its own name."""
    for _, value in _values(model):
        counts = Counter(phrase.lower() for phrase in value.phrases)
        for phrase in sorted(phrase for phrase, count in counts.items() if count > 1):
            yield Remark(value.path, f"{phrase!r} is there twice", "once is enough")


def synonym_of_other_name(model: Model) -> Iterator[Remark]:
    """Refuse synonyms that are another value's name: Alexa then answers with both."""
    for each in model.types:
        names = {value.name.lower(): value for value in each.values}
        for value in each.values:
            for synonym in value.synonyms:
                other = names.get(synonym.lower(), value)
                if other is not value and other.name.lower() != value.name.lower():
                    message = f"{synonym!r} is the name of another value of {each.name}"
                    yield Remark(value.path, message, "keep it in one place")


def shared_synonym(model: Model) -> Iterator[Remark]:
    """Point at synonyms of two values: Alexa then answers with both."""
    for each in model.types:
        first: dict[str, Value] = {}
        for value in each.values:
            for synonym in value.synonyms:
                other = first.setdefault(synonym.lower(), value)
                if other is not value:
                    message = f"{synonym!r} is a synonym of {other.name!r} too"
                    yield Remark(value.path, message, "keep it in one place")


def _values(model: Model) -> Iterator[tuple[SlotType, Value]]:
    for each in model.types:
        for value in each.values:
            yield each, value
