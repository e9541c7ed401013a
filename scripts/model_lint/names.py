"""The rules for the names of intents, slots and types, and how many there may be."""

import re
from collections.abc import Iterator

from model_lint.model import LANGUAGE_MODEL, Model
from model_lint.problem import Remark
from model_lint.shape import did_you_mean

_NAME = re.compile(r"[A-Za-z][A-Za-z_]*")
_AMAZON_TYPE = re.compile(r"AMAZON\.[A-Za-z_]+")
INTENT_LIMIT = 250
VALUE_LIMIT = 50_000
SIZE_LIMIT = 1_500_000
_LOCALES_WITH_SEVERAL = ("en-AU", "en-CA", "en-GB", "en-IN", "en-US")
_RULE = "letters and underscores only, a letter first"


def intent_name(model: Model) -> Iterator[Remark]:
    """Allow letters and underscores in the names of custom intents."""
    for intent in model.intents:
        if not intent.is_built_in and not _NAME.fullmatch(intent.name):
            yield Remark(f"{intent.path}.name", f"{intent.name!r} is no intent name", _RULE)


def slot_name(model: Model) -> Iterator[Remark]:
    """Allow letters and underscores in the names of slots."""
    for _, slot in model.slots():
        if not _NAME.fullmatch(slot.name):
            yield Remark(f"{slot.path}.name", f"{slot.name!r} is no slot name", _RULE)


def type_name(model: Model) -> Iterator[Remark]:
    """Allow letters and underscores in the names of custom types; Amazon's may be extended."""
    for each in model.types:
        if not _NAME.fullmatch(each.name) and not _AMAZON_TYPE.fullmatch(each.name):
            yield Remark(f"{each.path}.name", f"{each.name!r} is no type name", _RULE)


def duplicate_intent(model: Model) -> Iterator[Remark]:
    """Refuse two intents of one name."""
    yield from _duplicates([(f"{intent.path}.name", intent.name) for intent in model.intents])


def duplicate_slot(model: Model) -> Iterator[Remark]:
    """Refuse two slots of one name in an intent."""
    for intent in model.intents:
        yield from _duplicates([(f"{slot.path}.name", slot.name) for slot in intent.slots])


def duplicate_type(model: Model) -> Iterator[Remark]:
    """Refuse two types of one name."""
    yield from _duplicates([(f"{each.path}.name", each.name) for each in model.types])


def unknown_type(model: Model) -> Iterator[Remark]:
    """Refuse slots of a custom type that the model does not define."""
    known = tuple(each.name for each in model.types)
    for _, slot in model.slots():
        if slot.type not in known and not _AMAZON_TYPE.fullmatch(slot.type):
            message = f"there is no type {slot.type!r}"
            yield Remark(f"{slot.path}.type", message, did_you_mean(slot.type, known))


def unused_type(model: Model) -> Iterator[Remark]:
    """Point at types that no slot has."""
    used = {slot.type for _, slot in model.slots()}
    for each in model.types:
        if each.name not in used:
            yield Remark(each.path, f"no slot has the type {each.name!r}", "drop it")


def slot_of_two_types(model: Model) -> Iterator[Remark]:
    """Refuse one slot name with different types in different intents."""
    first: dict[str, str] = {}
    for _, slot in model.slots():
        other = first.setdefault(slot.name, slot.type)
        if other != slot.type:
            message = f"{slot.name!r} is {other} in another intent and {slot.type} here"
            yield Remark(f"{slot.path}.type", message, "give one of them another name")


def too_many_intents(model: Model) -> Iterator[Remark]:
    """Allow 250 custom intents."""
    custom = sum(not intent.is_built_in for intent in model.intents)
    if custom > INTENT_LIMIT:
        yield Remark(f"{LANGUAGE_MODEL}.intents", f"{custom} custom intents", "250 are allowed")


def too_many_values(model: Model) -> Iterator[Remark]:
    """Allow 50,000 values and synonyms in all types together."""
    count = sum(len(value.phrases) for each in model.types for value in each.values)
    if count > VALUE_LIMIT:
        yield Remark(
            f"{LANGUAGE_MODEL}.types", f"{count} values and synonyms", "50,000 are allowed"
        )


def too_large(model: Model) -> Iterator[Remark]:
    """Allow one and a half megabytes."""
    if model.size > SIZE_LIMIT:
        yield Remark("the document", f"has {model.size} bytes", "1.5 MB are allowed for a locale")


def several_values_locale(model: Model) -> Iterator[Remark]:
    """Refuse slots with several values where the language has none."""
    if model.locale is None or model.locale in _LOCALES_WITH_SEVERAL:
        return
    for _, slot in model.slots():
        if slot.multiple:
            message = f"{model.locale} has no slots with several values"
            yield Remark(f"{slot.path}.multipleValues", message, "leave it out in this locale")


def sensitivity_locale(model: Model) -> Iterator[Remark]:
    """Refuse a fallback sensitivity where the language has none."""
    if model.sensitivity and model.locale and not model.locale.startswith(("en-", "de-DE")):
        path = f"{LANGUAGE_MODEL}.modelConfiguration.fallbackIntentSensitivity"
        yield Remark(path, f"{model.locale} has no fallback sensitivity", "leave it out")


def _duplicates(places: list[tuple[str, str]]) -> Iterator[Remark]:
    seen: set[str] = set()
    for path, name in places:
        if name.lower() in seen:
            yield Remark(path, f"{name!r} is there twice", "names differ by more than case")
        seen.add(name.lower())
