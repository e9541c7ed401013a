"""The dialogs of an interaction model: what Alexa asks for herself, with which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator import ssml

Json = Mapping[str, Any]

ALWAYS, SKILL_RESPONSE = "ALWAYS", "SKILL_RESPONSE"


@dataclass(frozen=True)
class DialogSlot:
    """A slot of a dialog."""

    name: str
    type: str
    is_elicited: bool = False
    is_confirmed: bool = False
    elicitation: str | None = None
    """Id of the prompt that asks for it."""
    confirmation: str | None = None
    validations: tuple[Json, ...] = ()


@dataclass(frozen=True)
class DialogIntent:
    """An intent with a dialog."""

    name: str
    strategy: str = SKILL_RESPONSE
    """Who leads it: ALWAYS is Alexa, SKILL_RESPONSE the skill, turn by turn."""
    is_confirmed: bool = False
    confirmation: str | None = None
    slots: tuple[DialogSlot, ...] = ()

    def slot(self, name: str) -> DialogSlot | None:
        """Find a slot by name."""
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True)
class DialogModel:
    """Every dialog of a model, with the prompts."""

    intents: tuple[DialogIntent, ...] = ()
    prompts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of a prompt -> its wordings, as markup."""

    def intent(self, name: str) -> DialogIntent | None:
        """Find the dialog of an intent."""
        return next((intent for intent in self.intents if intent.name == name), None)

    def prompt(self, prompt_id: str | None, count: int = 0) -> str | None:
        """Give a wording of a prompt as markup; the count picks one after the other."""
        wordings = self.prompts.get(prompt_id or "", ())
        return wordings[count % len(wordings)] if wordings else None


def parse_dialog(data: Any) -> DialogModel:
    """Read the dialogs from the parsed JSON of a model; what is malformed is left out.

    The model's linter tells what is malformed; a device needs only what can be used.
    """
    whole = _object(_object(data).get("interactionModel"))
    dialog = _object(whole.get("dialog"))
    strategy = str(dialog.get("delegationStrategy") or ALWAYS)
    return DialogModel(
        tuple(_intent(each, strategy) for each in _objects(dialog.get("intents"))),
        {str(each.get("id")): tuple(_wordings(each)) for each in _objects(whole.get("prompts"))},
    )


def _intent(data: Json, strategy: str) -> DialogIntent:
    return DialogIntent(
        name=str(data.get("name")),
        strategy=str(data.get("delegationStrategy") or strategy),
        is_confirmed=data.get("confirmationRequired") is True,
        confirmation=_prompt_id(data, "confirmation"),
        slots=tuple(_slot(each) for each in _objects(data.get("slots"))),
    )


def _slot(data: Json) -> DialogSlot:
    return DialogSlot(
        name=str(data.get("name")),
        type=str(data.get("type")),
        is_elicited=data.get("elicitationRequired") is True,
        is_confirmed=data.get("confirmationRequired") is True,
        elicitation=_prompt_id(data, "elicitation"),
        confirmation=_prompt_id(data, "confirmation"),
        validations=tuple(_objects(data.get("validations"))),
    )


def _prompt_id(data: Json, kind: str) -> str | None:
    found = _object(data.get("prompts")).get(kind)
    return found if isinstance(found, str) else None


def _wordings(prompt: Json) -> Iterator[str]:
    for variation in _objects(prompt.get("variations")):
        text = str(variation.get("value"))
        plain = variation.get("type") == "PlainText"
        yield ssml.from_text(text) if plain else _wrapped(text)


def _wrapped(markup: str) -> str:
    return markup if markup.lstrip().startswith("<speak") else f"<speak>{markup}</speak>"


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
