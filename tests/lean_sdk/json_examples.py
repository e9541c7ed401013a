"""JSON for the SDK's models, made from what each model says of its own fields."""

import copy
from enum import Enum
from importlib import import_module
from itertools import count
from typing import Any

from ask_sdk_model.request import Request

DEEPEST = 9
"""Models hold each other without end; from here on they are left empty."""

REQUESTS: tuple[str, ...] = tuple(sorted(Request.discriminator_value_class_map))
"""Every request type that the SDK knows."""

ENVELOPE = "ask_sdk_model.request_envelope.RequestEnvelope"
RESPONSE = "ask_sdk_model.response_envelope.ResponseEnvelope"

SCALARS: dict[str, Any] = {
    "str": "a text, ünd more",
    "int": 7,
    "long": 7_000_000_000,
    "float": 0.25,
    "bool": True,
    "object": {"any": ["thing", 1, None]},
    "date": "2026-11-20",
    "datetime": "2026-11-20T12:34:56Z",
}


class Examples:
    """Makes examples with every field filled; where there is a choice, each in its turn."""

    def __init__(self, first: int = 0) -> None:
        """Begin with choice number `first`, counted round."""
        self._turn = count(first)

    def request(self, kind: str) -> dict[str, Any]:
        """Give a whole envelope with a request of this type."""
        envelope: dict[str, Any] = self.of(ENVELOPE)
        model = Request.discriminator_value_class_map[kind]
        envelope["request"] = {**self.of(model, is_child=True), "type": kind}
        return envelope

    def of(self, kind: str, depth: int = 0, *, is_child: bool = False) -> Any:
        """Give an example of a type as the models name it."""
        if kind in SCALARS:
            return copy.deepcopy(SCALARS[kind])
        if kind.startswith("list["):
            return [self.of(kind[5:-1], depth + 1) for _ in range(2)]
        if kind.startswith("dict("):
            return {"some key": self.of(kind[5:-1].split(", ", 1)[1], depth + 1)}
        module, _, name = kind.rpartition(".")
        model = getattr(import_module(module), name)
        if issubclass(model, Enum):
            return self._one_of([member.value for member in model])
        if not is_child and hasattr(model, "get_real_child_model"):
            return self._child(model, depth)
        return self._model(model, depth)

    def _child(self, model: Any, depth: int) -> dict[str, Any]:
        value = self._one_of(sorted(model.discriminator_value_class_map))
        child = model.discriminator_value_class_map[value]
        return {**self.of(child, depth, is_child=True), model.json_discriminator_key: value}

    def _model(self, model: Any, depth: int) -> dict[str, Any]:
        if depth > DEEPEST:
            return {}
        return {
            model.attribute_map.get(attribute, attribute): self.of(kind, depth + 1)
            for attribute, kind in model.deserialized_types.items()
        }

    def _one_of(self, choices: list[Any]) -> Any:
        return choices[next(self._turn) % len(choices)]
