"""Every rule with its stable name and its weight. A new one is a function and a line in here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model_lint import (
    built_ins,
    conflicts,
    dialog,
    invocation_name,
    listing,
    names,
    samples,
    slot_values,
)
from model_lint.manifest import Manifest
from model_lint.model import Model
from model_lint.problem import Remark, Severity

ERROR = Severity.ERROR
WARNING = Severity.WARNING


@dataclass(frozen=True)
class ModelRule:
    """A rule about an interaction model."""

    name: str
    severity: Severity
    remarks: Callable[[Model], Iterable[Remark]]


@dataclass(frozen=True)
class ManifestRule:
    """A rule about a skill's manifest."""

    name: str
    severity: Severity
    remarks: Callable[[Manifest], Iterable[Remark]]


SHAPE_RULES = ("unknown-key", "missing-key", "wrong-kind", "wrong-choice")
"""Rules about the document itself; all are errors."""

READING_RULES = ("not-json", "duplicate-key")
"""Rules about the file; all are errors."""

MODEL_RULES = (
    ModelRule("invocation-name-characters", ERROR, invocation_name.characters),
    ModelRule("invocation-name-abbreviation", ERROR, invocation_name.abbreviations),
    ModelRule("invocation-name-spelled-letters", ERROR, invocation_name.spelled_letters),
    ModelRule("invocation-name-length", ERROR, invocation_name.length),
    ModelRule("invocation-name-one-word", WARNING, invocation_name.one_word),
    ModelRule("invocation-name-two-words", ERROR, invocation_name.two_words),
    ModelRule("invocation-name-launch-word", ERROR, invocation_name.launch_words),
    ModelRule("invocation-name-connecting-word", ERROR, invocation_name.connecting_words),
    ModelRule("invocation-name-wake-word", ERROR, invocation_name.wake_words),
    ModelRule("sample-empty", ERROR, samples.empty),
    ModelRule("sample-characters", ERROR, samples.characters),
    ModelRule("sample-braces", ERROR, samples.braces),
    ModelRule("sample-digits", ERROR, samples.digits),
    ModelRule("sample-case", WARNING, samples.case),
    ModelRule("sample-slot-spacing", ERROR, samples.slot_spacing),
    ModelRule("sample-slot-undeclared", ERROR, samples.undeclared_slot),
    ModelRule("sample-slot-twice", ERROR, samples.slot_twice),
    ModelRule("sample-wake-word", WARNING, samples.wake_word),
    ModelRule("sample-static-beside-slot", WARNING, samples.static_beside_required_slot),
    ModelRule("sample-duplicate", ERROR, conflicts.duplicate),
    ModelRule("sample-conflict", ERROR, conflicts.conflict),
    ModelRule("sample-overlap", WARNING, conflicts.overlap),
    ModelRule("slot-unused", WARNING, samples.unused_slot),
    ModelRule("search-query-with-slot", ERROR, samples.search_query_alone),
    ModelRule("search-query-carrier", ERROR, samples.search_query_carrier),
    ModelRule("multiple-values-adjacent", ERROR, samples.multiple_values_adjacent),
    ModelRule("multiple-values-locale", ERROR, names.several_values_locale),
    ModelRule("fallback-sensitivity-locale", ERROR, names.sensitivity_locale),
    ModelRule("intent-name", ERROR, names.intent_name),
    ModelRule("slot-name", ERROR, names.slot_name),
    ModelRule("type-name", ERROR, names.type_name),
    ModelRule("intent-duplicate", ERROR, names.duplicate_intent),
    ModelRule("slot-duplicate", ERROR, names.duplicate_slot),
    ModelRule("type-duplicate", ERROR, names.duplicate_type),
    ModelRule("type-unknown", ERROR, names.unknown_type),
    ModelRule("type-unused", WARNING, names.unused_type),
    ModelRule("slot-of-two-types", ERROR, names.slot_of_two_types),
    ModelRule("too-many-intents", ERROR, names.too_many_intents),
    ModelRule("too-many-values", ERROR, names.too_many_values),
    ModelRule("too-large", ERROR, names.too_large),
    ModelRule("built-in-missing", ERROR, built_ins.required),
    ModelRule("fallback-missing", WARNING, built_ins.fallback),
    ModelRule("built-in-unknown", WARNING, built_ins.unknown),
    ModelRule("built-in-slots", ERROR, built_ins.slots),
    ModelRule("built-in-displaced", WARNING, built_ins.displaced),
    ModelRule("type-empty", ERROR, slot_values.empty_type),
    ModelRule("value-empty", ERROR, slot_values.empty_value),
    ModelRule("value-length", ERROR, slot_values.long_value),
    ModelRule("value-id", ERROR, slot_values.id_characters),
    ModelRule("value-id-duplicate", ERROR, slot_values.duplicate_id),
    ModelRule("value-duplicate", ERROR, slot_values.duplicate_value),
    ModelRule("synonym-repeated", WARNING, slot_values.repeated_synonym),
    ModelRule("synonym-of-other-name", ERROR, slot_values.synonym_of_other_name),
    ModelRule("synonym-shared", WARNING, slot_values.shared_synonym),
    ModelRule("dialog-intent-unknown", ERROR, dialog.unknown_intent),
    ModelRule("dialog-slot-unknown", ERROR, dialog.unknown_slot),
    ModelRule("dialog-slot-type", ERROR, dialog.slot_type),
    ModelRule("dialog-elicitation-prompt", ERROR, dialog.elicitation_prompt),
    ModelRule("dialog-confirmation-prompt", ERROR, dialog.confirmation_prompt),
    ModelRule("dialog-validation-of-several", WARNING, dialog.validation_of_several),
    ModelRule("elicited-intent-without-dialog", ERROR, dialog.elicited_without_dialog),
    ModelRule("slot-samples-without-dialog", WARNING, dialog.slot_samples_without_dialog),
    ModelRule("prompt-missing", ERROR, dialog.missing_prompt),
    ModelRule("prompt-unused", WARNING, dialog.unused_prompt),
    ModelRule("prompt-duplicate", ERROR, dialog.duplicate_prompt),
    ModelRule("prompt-empty", ERROR, dialog.empty_prompt),
)

MANIFEST_RULES = (
    ManifestRule("listing-length", ERROR, listing.lengths),
    ManifestRule("example-phrase-count", ERROR, listing.phrase_count),
    ManifestRule("example-phrase-length", ERROR, listing.phrase_length),
    ManifestRule("example-phrase-first", ERROR, listing.first_phrase),
    ManifestRule("example-phrase-unresolved", ERROR, listing.unresolved_phrase),
    ManifestRule("locale-without-model", ERROR, listing.unmodelled_locale),
    ManifestRule("keyword-count", ERROR, listing.keywords),
    ManifestRule("forbidden-word", ERROR, listing.forbidden_words),
    ManifestRule("privacy-policy-missing", ERROR, listing.privacy_policy),
    ManifestRule("privacy-answer-missing", ERROR, listing.privacy_answers),
    ManifestRule("address", ERROR, listing.addresses),
    ManifestRule("testing-instructions-missing", WARNING, listing.testing_instructions),
    ManifestRule("category", ERROR, listing.category),
    ManifestRule("health-disclaimer-missing", ERROR, listing.health_disclaimer),
)
