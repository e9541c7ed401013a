"""Reading an interaction model from its JSON; what has the wrong kind is passed over."""

from typing import Any

from model_lint.json_part import table_of, tables_in, text_of, texts_in
from model_lint.model import (
    DIALOG,
    LANGUAGE_MODEL,
    DialogIntent,
    DialogSlot,
    Intent,
    Model,
    Prompt,
    Sample,
    Slot,
    SlotType,
    Value,
)


def read_model(
    document: object, locale: str | None, size: int, elicited: tuple[str, ...] = ()
) -> Model:
    """Read a model; the rules about shape tell what was passed over."""
    interaction = table_of(table_of(document).get("interactionModel"))
    language = table_of(interaction.get("languageModel"))
    configuration = table_of(language.get("modelConfiguration"))
    sensitivity = table_of(configuration.get("fallbackIntentSensitivity")).get("level")
    dialog = table_of(interaction.get("dialog"))
    return Model(
        locale=locale,
        size=size,
        invocation_name=text_of(language.get("invocationName")) or "",
        sensitivity=text_of(sensitivity),
        intents=tuple(_intent(*each) for each in tables_in(language, "intents", LANGUAGE_MODEL)),
        types=tuple(_type(*each) for each in tables_in(language, "types", LANGUAGE_MODEL)),
        dialog=tuple(_dialog_intent(*each) for each in tables_in(dialog, "intents", DIALOG)),
        prompts=tuple(
            _prompt(*each) for each in tables_in(interaction, "prompts", "interactionModel")
        ),
        elicited=elicited,
    )


def _intent(path: str, table: dict[str, Any]) -> Intent:
    name = text_of(table.get("name")) or ""
    return Intent(
        name=name,
        path=path,
        slots=tuple(_slot(name, *each) for each in tables_in(table, "slots", path)),
        samples=_samples(table, path, name, None),
    )


def _slot(intent: str, path: str, table: dict[str, Any]) -> Slot:
    name = text_of(table.get("name")) or ""
    return Slot(
        name=name,
        type=text_of(table.get("type")) or "",
        path=path,
        multiple=table_of(table.get("multipleValues")).get("enabled") is True,
        samples=_samples(table, path, intent, name),
    )


def _samples(table: dict[str, Any], path: str, intent: str, slot: str | None) -> tuple[Sample, ...]:
    texts = texts_in(table, "samples", path)
    return tuple(Sample(text, place, intent, slot) for place, text in texts)


def _type(path: str, table: dict[str, Any]) -> SlotType:
    supplier = table_of(table.get("valueSupplier"))
    inline = tables_in(supplier, "values", f"{path}.valueSupplier")
    return SlotType(
        name=text_of(table.get("name")) or "",
        path=path,
        values=tuple(_value(*each) for each in (*tables_in(table, "values", path), *inline)),
        from_catalog="valueCatalog" in supplier,
    )


def _value(path: str, table: dict[str, Any]) -> Value:
    name = table_of(table.get("name"))
    return Value(
        id=text_of(table.get("id")),
        name=text_of(name.get("value")) or "",
        synonyms=tuple(text for _, text in texts_in(name, "synonyms", path)),
        path=path,
    )


def _prompt(path: str, table: dict[str, Any]) -> Prompt:
    return Prompt(text_of(table.get("id")) or "", path, len(tables_in(table, "variations", path)))


def _dialog_intent(path: str, table: dict[str, Any]) -> DialogIntent:
    return DialogIntent(
        name=text_of(table.get("name")) or "",
        path=path,
        confirmed=table.get("confirmationRequired") is True,
        confirmation=text_of(table_of(table.get("prompts")).get("confirmation")),
        slots=tuple(_dialog_slot(*each) for each in tables_in(table, "slots", path)),
    )


def _dialog_slot(path: str, table: dict[str, Any]) -> DialogSlot:
    prompts = table_of(table.get("prompts"))
    validations = (each for _, each in tables_in(table, "validations", path))
    return DialogSlot(
        name=text_of(table.get("name")) or "",
        type=text_of(table.get("type")) or "",
        path=path,
        elicited=table.get("elicitationRequired") is True,
        confirmed=table.get("confirmationRequired") is True,
        elicitation=text_of(prompts.get("elicitation")),
        confirmation=text_of(prompts.get("confirmation")),
        validations=tuple(
            (text_of(each.get("type")) or "", text_of(each.get("prompt")) or "")
            for each in validations
        ),
    )
