"""An interaction model as the simulator reads it: intents, slots, types, values and synonyms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from simulator.dialog_model import DialogModel, parse_dialog

FALLBACK = "AMAZON.FallbackIntent"


class ModelError(Exception):
    """An interaction model that cannot be used; names every problem by file and key."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems, one line each."""
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Slot:
    """A gap in the samples of an intent."""

    name: str
    type: str
    takes_several: bool = False
    samples: tuple[str, ...] = ()
    """Sentences in which it is given when it was asked for."""

    @property
    def is_built_in(self) -> bool:
        """Whether the platform and not the model knows its values."""
        return self.type.startswith("AMAZON.")


@dataclass(frozen=True)
class Intent:
    """Something that a person can want, with the sentences they say it in."""

    name: str
    slots: tuple[Slot, ...] = ()
    samples: tuple[str, ...] = ()

    @property
    def is_built_in(self) -> bool:
        """Whether it is one of the platform's own."""
        return self.name.startswith("AMAZON.")

    def slot(self, name: str) -> Slot | None:
        """Find a slot by name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def accepts(self, slot_type: str) -> bool:
        """Whether one of its slots has the type."""
        return any(slot.type == slot_type for slot in self.slots)


@dataclass(frozen=True)
class Value:
    """One value of a slot type, with the other ways to say it."""

    name: str
    id: str | None
    synonyms: tuple[str, ...] = ()
    is_dynamic: bool = False
    """Whether the skill sent it for the session, and the model does not have it."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every way to say it."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True)
class SlotType:
    """A list of values that a slot can take."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class InteractionModel:
    """What a skill can hear, in one locale."""

    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...] = ()
    dialog: DialogModel = field(default_factory=DialogModel)

    @classmethod
    def load(cls, path: Path) -> InteractionModel:
        """Read the model from a file in the form that the developer console imports.

        Raises:
            ModelError: the file is missing, is not JSON, or breaks the format.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ModelError((f"{path}: cannot be read: {error.strerror}",)) from error
        except ValueError as error:
            raise ModelError((f"{path}: is not JSON: {error}",)) from error
        return cls.parse(data, source=str(path))

    @classmethod
    def parse(cls, data: object, source: str = "model") -> InteractionModel:
        """Read the model from its parsed JSON; `source` names it in errors.

        Raises:
            ModelError: a part is missing, has the wrong type, or names a slot that is not there.
        """
        reader = _Reader(source)
        model = reader.model(data)
        if reader.problems:
            raise ModelError(tuple(reader.problems))
        return model

    @cached_property
    def by_name(self) -> Mapping[str, Intent]:
        """The intents by name."""
        return {intent.name: intent for intent in self.intents}

    @cached_property
    def custom_types(self) -> frozenset[str]:
        """The names of the types whose values the model lists."""
        return frozenset(slot_type.name for slot_type in self.types)

    def has(self, intent: str) -> bool:
        """Whether the model declares the intent."""
        return intent in self.by_name


class _Reader:
    """Reads parsed JSON into a model and collects what is wrong with it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[str] = []

    def model(self, data: object) -> InteractionModel:
        """Read the whole file."""
        language = self._object(self._object({"file": data}, "file", ""), "interactionModel", "")
        where = "interactionModel.languageModel"
        language = self._object(language, "languageModel", "interactionModel.")
        model = InteractionModel(
            invocation_name=self._text(language, "invocationName", where),
            intents=tuple(self._intents(language, where)),
            types=tuple(self._types(language, where)),
            dialog=parse_dialog(data),
        )
        self._check_slot_types(model)
        return model

    def _intents(self, language: Mapping[str, Any], where: str) -> Iterator[Intent]:
        for index, intent in enumerate(self._objects(language, "intents", where)):
            key = f"{where}.intents[{index}]"
            slots = tuple(self._slots(intent, key))
            samples = tuple(self._texts(intent, "samples", key))
            yield Intent(self._text(intent, "name", key), slots, samples)

    def _slots(self, intent: Mapping[str, Any], where: str) -> Iterator[Slot]:
        for index, slot in enumerate(self._objects(intent, "slots", where)):
            key = f"{where}.slots[{index}]"
            several = slot.get("multipleValues") or {}
            yield Slot(
                self._text(slot, "name", key),
                self._text(slot, "type", key),
                takes_several=isinstance(several, dict) and several.get("enabled") is True,
                samples=tuple(self._texts(slot, "samples", key)),
            )

    def _types(self, language: Mapping[str, Any], where: str) -> Iterator[SlotType]:
        for index, slot_type in enumerate(self._objects(language, "types", where)):
            key = f"{where}.types[{index}]"
            values = tuple(self._values(slot_type, key))
            yield SlotType(self._text(slot_type, "name", key), values)

    def _values(self, slot_type: Mapping[str, Any], where: str) -> Iterator[Value]:
        for index, value in enumerate(self._objects(slot_type, "values", where)):
            key = f"{where}.values[{index}]"
            name = self._object(value, "name", f"{key}.")
            identity = value.get("id")
            yield Value(
                self._text(name, "value", f"{key}.name"),
                identity if isinstance(identity, str) and identity else None,
                tuple(self._texts(name, "synonyms", f"{key}.name")),
            )

    def _check_slot_types(self, model: InteractionModel) -> None:
        for intent in model.intents:
            for slot in intent.slots:
                if not slot.is_built_in and slot.type not in model.custom_types:
                    close = get_close_matches(slot.type, model.custom_types, n=1)
                    hint = f" (did you mean {close[0]}?)" if close else ""
                    self._report(
                        f"{intent.name}.{slot.name}", f"no type is called '{slot.type}'{hint}"
                    )

    def _object(self, parent: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
        value = parent.get(key)
        if not isinstance(value, dict):
            self._report(f"{where}{key}", "must be an object")
            return {}
        return value

    def _objects(self, parent: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
        value = parent.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._report(f"{where}.{key}", "must be a list of objects")
            return []
        return value

    def _text(self, parent: Mapping[str, Any], key: str, where: str) -> str:
        value = parent.get(key)
        if not isinstance(value, str) or not value.strip():
            self._report(f"{where}.{key}", "must be text and may not be empty")
            return ""
        return value

    def _texts(self, parent: Mapping[str, Any], key: str, where: str) -> list[str]:
        value = parent.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._report(f"{where}.{key}", "must be a list of texts")
            return []
        return value

    def _report(self, key: str, problem: str) -> None:
        self.problems.append(f"{self.source}: {key}: {problem}")
