"""The interaction model's settings: what is neither a sentence nor vocabulary."""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring.problem import Problem, SourceError

SETTINGS_FILE = "model.toml"
_SENSITIVITIES = ("LOW", "MEDIUM", "HIGH")
_KEYS = {
    "invocation_name": str,
    "fallback_sensitivity": str,
    "built_in_intents": list,
    "slots": dict,
}
_SLOT_KEYS = {"type": str, "multiple_values": bool}


@dataclass(frozen=True)
class SlotSetting:
    """A slot that sentences may use."""

    name: str
    type: str
    """A type of the vocabulary, or one of Amazon's."""
    multiple_values: bool
    """Whether a person may name several in one breath."""


@dataclass(frozen=True)
class Settings:
    """The settings of one locale."""

    file: str
    invocation_name: str
    fallback_sensitivity: str
    built_in_intents: tuple[str, ...]
    slots: tuple[SlotSetting, ...]

    def slot(self, name: str) -> SlotSetting | None:
        """Find a slot by its name."""
        return next((slot for slot in self.slots if slot.name == name), None)


def read_settings(path: Path) -> Settings:
    """Read the settings.

    Raises SourceError with every key that is unknown, missing or of the wrong kind.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError([Problem(path.name, 0, "the file is missing")]) from None
    except tomllib.TOMLDecodeError as error:
        raise SourceError([Problem(path.name, 0, f"is no TOML: {error}")]) from error
    messages = _complaints(table)
    if messages:
        raise SourceError([Problem(path.name, 0, message) for message in messages])
    return _settings(path.name, table)


def _settings(file: str, table: Mapping[str, Any]) -> Settings:
    slots = tuple(
        SlotSetting(name, slot["type"], slot.get("multiple_values", False))
        for name, slot in table["slots"].items()
    )
    return Settings(
        file=file,
        invocation_name=table["invocation_name"],
        fallback_sensitivity=table["fallback_sensitivity"],
        built_in_intents=tuple(sorted(table["built_in_intents"])),
        slots=slots,
    )


def _complaints(table: Mapping[str, Any]) -> list[str]:
    found = _wrong_keys("", table, _KEYS, required=tuple(_KEYS))
    slots = table.get("slots")
    for name, slot in slots.items() if isinstance(slots, dict) else ():
        if isinstance(slot, dict):
            found += _wrong_keys(f"slots.{name}.", slot, _SLOT_KEYS, required=("type",))
        else:
            found.append(f"slots.{name}: write it as a table with a type")
    if table.get("fallback_sensitivity", "LOW") not in _SENSITIVITIES:
        found.append(f"fallback_sensitivity: is one of {', '.join(_SENSITIVITIES)}")
    return found


def _wrong_keys(
    prefix: str, table: Mapping[str, Any], kinds: Mapping[str, type], required: tuple[str, ...]
) -> list[str]:
    found = [f"{prefix}{key}: is missing" for key in required if key not in table]
    for key, value in table.items():
        if key not in kinds:
            near = difflib.get_close_matches(key, kinds, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            found.append(f"{prefix}{key}: is not a key here{hint}")
        elif not isinstance(value, kinds[key]):
            found.append(f"{prefix}{key}: must be a {_KIND_NAMES[kinds[key]]}")
    return found


_KIND_NAMES = {str: "text", bool: "true or false", list: "list", dict: "table"}
