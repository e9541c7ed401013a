"""The rules for sample utterances, each looked at by itself."""

import re
from collections.abc import Iterator

from model_lint.model import Model, Sample, Slot
from model_lint.problem import Remark
from model_lint.shape import did_you_mean
from model_lint.utterance import SEARCH_QUERY, SLOT, slot_names, without_slots

_FORBIDDEN = re.compile(r"[^\w\s.'’-]")
_WAKE = re.compile(r"(?:alexa|echo|computer|amazon)\b")
_TOUCHING = re.compile(r"[^\s{]\{[^{}]*\}|\{[^{}]*\}(?!\s|$|'s\b|’s\b|')")
_ADJACENT = re.compile(r"(?=(\{[^{}]+\})\s+(\{[^{}]+\}))")


def empty(model: Model) -> Iterator[Remark]:
    """Refuse samples without a word."""
    for sample in _all(model):
        if not sample.text.strip():
            yield Remark(sample.path, "is empty", "leave it out")


def characters(model: Model) -> Iterator[Remark]:
    """Allow letters, spaces, full stops, underscores, apostrophes and hyphens."""
    for sample in _all(model):
        wrong = sorted(set(_FORBIDDEN.findall(SLOT.sub(" ", sample.text))) - {"{", "}"})
        if wrong:
            yield Remark(sample.path, f"{sample.text!r} has {' '.join(wrong)}", "leave it out")


def braces(model: Model) -> Iterator[Remark]:
    """Refuse curly braces that hold no slot name."""
    for sample in _all(model):
        if set("{}") & set(without_slots(sample.text)):
            yield Remark(sample.path, f"{sample.text!r} has a broken slot", "write {slot_name}")


def digits(model: Model) -> Iterator[Remark]:
    """Ask for numbers in words, as people say them."""
    for sample in _all(model):
        if any(letter.isdigit() for letter in without_slots(sample.text)):
            yield Remark(sample.path, f"{sample.text!r} has digits", "spell the number out")


def case(model: Model) -> Iterator[Remark]:
    """Ask for lower case: Amazon ignores case, readers and searches do not."""
    for sample in _all(model):
        if without_slots(sample.text) != without_slots(sample.text).lower():
            yield Remark(sample.path, f"{sample.text!r} has capitals", "write it in lower case")


def slot_spacing(model: Model) -> Iterator[Remark]:
    """Ask for a space on both sides of a slot, or a possessive 's behind it."""
    for sample in _all(model):
        if _TOUCHING.search(sample.text):
            yield Remark(
                sample.path, f"{sample.text!r} glues a slot to a word", "put spaces around it"
            )


def undeclared_slot(model: Model) -> Iterator[Remark]:
    """Refuse slots that the intent does not declare with exactly that name."""
    for intent in model.intents:
        declared = tuple(slot.name for slot in intent.slots)
        for sample in _of(intent.samples, intent.slots):
            for name in slot_names(sample.text):
                if name not in declared:
                    message = f"{{{name}}} is no slot of {intent.name}"
                    yield Remark(sample.path, message, did_you_mean(name, declared))


def slot_twice(model: Model) -> Iterator[Remark]:
    """Refuse the same slot twice in a sample."""
    for sample in _all(model):
        names = slot_names(sample.text)
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Remark(sample.path, f"{sample.text!r} has {{{name}}} twice", "use two slots")


def unused_slot(model: Model) -> Iterator[Remark]:
    """Point at slots that nothing can fill: no sample has them and no dialog asks."""
    asked = {(intent.name, slot.name) for intent in model.dialog for slot in intent.slots}
    for intent, slot in model.slots():
        samples = _of(intent.samples, intent.slots)
        used = any(slot.name in slot_names(sample.text) for sample in samples)
        if not used and (intent.name, slot.name) not in asked:
            yield Remark(slot.path, f"{{{slot.name}}} is in no sample", "add one or drop the slot")


def wake_word(model: Model) -> Iterator[Remark]:
    """Point at samples that begin with what Alexa takes away before matching."""
    name = re.escape(model.invocation_name.lower())
    launch = re.compile(rf"(?:ask|tell|open|launch|start) {name}\b")
    for sample in _all(model):
        text = sample.text.lower().strip()
        if _WAKE.match(text) or (name and launch.match(text)):
            yield Remark(
                sample.path, f"{sample.text!r} begins with a wake or launch word", "drop it"
            )


def multiple_values_adjacent(model: Model) -> Iterator[Remark]:
    """Refuse another slot right beside one that takes several values."""
    for intent in model.intents:
        several = {f"{{{slot.name}}}" for slot in intent.slots if slot.multiple}
        for sample in intent.samples:
            for pair in _ADJACENT.findall(sample.text):
                if several & set(pair):
                    message = f"{' '.join(pair)}: no slot may touch one with several values"
                    yield Remark(sample.path, message, "put a word between them")


def search_query_alone(model: Model) -> Iterator[Remark]:
    """Refuse other slots in a sample with AMAZON.SearchQuery."""
    for sample, queries in _with_queries(model):
        if queries and len(slot_names(sample.text)) > 1:
            message = f"{sample.text!r} joins AMAZON.SearchQuery with another slot"
            yield Remark(sample.path, message, "use one slot a sample")


def search_query_carrier(model: Model) -> Iterator[Remark]:
    """Ask for words around AMAZON.SearchQuery in an intent's sample."""
    for sample, queries in _with_queries(model):
        if queries and not without_slots(sample.text).strip():
            message = f"{sample.text!r} has no words around AMAZON.SearchQuery"
            yield Remark(sample.path, message, "add a carrier phrase, as in: search for {query}")


def static_beside_required_slot(model: Model) -> Iterator[Remark]:
    """Point at samples without any slot in an intent whose dialog requires one."""
    required = {i.name for i in model.dialog if any(slot.elicited for slot in i.slots)}
    for sample in model.samples():
        if sample.intent in required and sample.text.strip() and not slot_names(sample.text):
            message = f"{sample.text!r} has none of the slots that the dialog requires"
            yield Remark(sample.path, message, "Alexa prefers it and delivers an empty slot")


def _with_queries(model: Model) -> Iterator[tuple[Sample, bool]]:
    for intent in model.intents:
        queries = {slot.name for slot in intent.slots if slot.type == SEARCH_QUERY}
        for sample in intent.samples:
            yield sample, bool(queries & set(slot_names(sample.text)))


def _of(samples: tuple[Sample, ...], slots: tuple[Slot, ...]) -> Iterator[Sample]:
    yield from samples
    for slot in slots:
        yield from slot.samples


def _all(model: Model) -> Iterator[Sample]:
    for intent in model.intents:
        yield from _of(intent.samples, intent.slots)
