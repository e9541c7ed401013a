"""The interaction model of a locale, in the form that Amazon's console imports."""

import json
import re
from collections.abc import Sequence
from typing import Any

from authoring.problem import Problem, SourceError
from authoring.sentences import IntentSentences, Sample
from authoring.settings import Settings, SlotSetting
from authoring.vocabulary import Term, Vocabulary

_SLOT = re.compile(r"\{([a-z_]+)\}")
_ADJACENT = re.compile(r"\{([a-z_]+)\}(?= \{([a-z_]+)\})")
_BUILT_IN = "AMAZON."
_LONGEST_LINE = 160


def build_model(
    settings: Settings, intents: Sequence[IntentSentences], vocabularies: Sequence[Vocabulary]
) -> dict[str, Any]:
    """Put sentences, settings and vocabulary together.

    Raises SourceError with every slot, type and phrase that does not fit the others.
    """
    problems = [
        *_slot_problems(settings, intents),
        *_intent_problems(settings, intents),
        *_type_problems(settings, vocabularies),
        *(problem for each in vocabularies for problem in _phrase_problems(each)),
    ]
    if problems:
        raise SourceError(problems)
    language_model = {
        "invocationName": settings.invocation_name,
        "modelConfiguration": {
            "fallbackIntentSensitivity": {"level": settings.fallback_sensitivity}
        },
        "intents": [*_custom(settings, intents), *_built_in(settings, intents)],
        "types": [_type(vocabulary) for vocabulary in _by_type(vocabularies)],
    }
    return {"interactionModel": {"languageModel": language_model}}


def written(model: dict[str, Any]) -> str:
    """Write the model as its file has it: the same text for the same model, on any machine.

    An intent, a slot and a value begin a line, and what is in them shares lines without blanks: the
    platform counts every byte of the file.
    """
    text = json.dumps(model, indent=0, ensure_ascii=False, separators=(",", ":"))
    return _filled(text) + "\n"


def _filled(text: str) -> str:
    """Put as many of the lines together as go on one; an object begins its own."""
    filled: list[str] = []
    for line in text.splitlines():
        if not filled or line == "{" or len(filled[-1]) + len(line) > _LONGEST_LINE:
            filled.append("")
        filled[-1] += line
    return "\n".join(filled)


def slots_of(text: str) -> list[str]:
    """Name the slots of a sample, in their order."""
    return _SLOT.findall(text)


def _custom(settings: Settings, intents: Sequence[IntentSentences]) -> list[dict[str, Any]]:
    custom = [intent for intent in intents if not intent.intent.startswith(_BUILT_IN)]
    return [
        {
            "name": intent.intent,
            "slots": [_slot(slot) for slot in settings.slots if slot.name in _used(intent)],
            "samples": [sample.text for sample in intent.samples],
        }
        for intent in sorted(custom, key=lambda intent: intent.intent)
    ]


def _built_in(settings: Settings, intents: Sequence[IntentSentences]) -> list[dict[str, Any]]:
    samples = {intent.intent: [sample.text for sample in intent.samples] for intent in intents}
    return [{"name": name, "samples": samples.get(name, [])} for name in settings.built_in_intents]


def _used(intent: IntentSentences) -> set[str]:
    return {name for sample in intent.samples for name in slots_of(sample.text)}


def _slot(slot: SlotSetting) -> dict[str, Any]:
    described: dict[str, Any] = {"name": slot.name, "type": slot.type}
    if slot.multiple_values:
        described["multipleValues"] = {"enabled": True}
    return described


def _by_type(vocabularies: Sequence[Vocabulary]) -> list[Vocabulary]:
    return sorted(vocabularies, key=lambda vocabulary: vocabulary.slot_type)


def _type(vocabulary: Vocabulary) -> dict[str, Any]:
    return {"name": vocabulary.slot_type, "values": [_value(term) for term in vocabulary.terms]}


def _value(term: Term) -> dict[str, Any]:
    return {"id": term.id, "name": {"value": term.name, "synonyms": list(term.phrases)}}


def _slot_problems(settings: Settings, intents: Sequence[IntentSentences]) -> list[Problem]:
    samples = [sample for intent in intents for sample in intent.samples]
    found = [problem for sample in samples for problem in _sample_problems(settings, sample)]
    used = {name for intent in intents for name in _used(intent)}
    unused = [slot.name for slot in settings.slots if slot.name not in used]
    found += [Problem(settings.file, 0, f"slots.{name}: no template uses it") for name in unused]
    return found


def _sample_problems(settings: Settings, sample: Sample) -> list[Problem]:
    names = slots_of(sample.text)
    found = []
    for name in sorted(set(names)):
        if settings.slot(name) is None:
            found.append(sample.line.problem(f"there is no slot {{{name}}} in {settings.file}"))
        if names.count(name) > 1:
            found.append(sample.line.problem(f"{sample.text!r} has {{{name}}} twice"))
    for pair in _ADJACENT.findall(sample.text):
        several = [slot for slot in map(settings.slot, pair) if slot and slot.multiple_values]
        if several:
            message = (
                f"{{{pair[0]}}} {{{pair[1]}}}: no other slot may touch one with several values"
            )
            found.append(sample.line.problem(message))
    return found


def _intent_problems(settings: Settings, intents: Sequence[IntentSentences]) -> list[Problem]:
    return [
        Problem(f"{intent.intent}.txt", 0, f"is not among the built_in_intents of {settings.file}")
        for intent in intents
        if intent.intent.startswith(_BUILT_IN) and intent.intent not in settings.built_in_intents
    ]


def _type_problems(settings: Settings, vocabularies: Sequence[Vocabulary]) -> list[Problem]:
    known = {vocabulary.slot_type for vocabulary in vocabularies}
    wanted = {slot.type for slot in settings.slots}
    unknown = sorted(slot for slot in wanted - known if not slot.startswith(_BUILT_IN))
    return [
        *(Problem(settings.file, 0, f"slot type {name}: the content has none") for name in unknown),
        *(
            Problem(settings.file, 0, f"slot type {name}: no slot has it")
            for name in known - wanted
        ),
    ]


def _phrase_problems(vocabulary: Vocabulary) -> list[Problem]:
    owner: dict[str, str] = {}
    found = []
    for term in vocabulary.terms:
        for phrase in (term.name, *term.phrases):
            other = owner.setdefault(phrase, term.id)
            if other != term.id:
                message = f"{phrase!r} means both {other} and {term.id}"
                found.append(Problem(f"content ({vocabulary.slot_type})", 0, message))
    return found
