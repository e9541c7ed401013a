"""Plans: how a value of each type that the SDK's models name is read, worked out once a type.

The SDK's own serializer works that out for every value: it takes the type's name apart, imports
its module by name and searches the class. A plan keeps to the common case, such as a JSON string
for `str`; whatever else comes is handed to the SDK, which decides what to make of it.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from enum import Enum
from importlib import import_module
from typing import Any

Read = Callable[[Any], Any]
"""Takes a value as JSON has it, gives it as the models have it."""

Kind = str | type
"""A type as the SDK's models name it, such as `list[ask_sdk_model.slot.Slot]`, or a class."""

Stock = Callable[[Any, Kind], Any]
"""Reads a value of a type as the SDK itself would."""

_SCALARS = {"str": str, "int": int, "long": int, "float": float, "bool": bool}
_SIGNS = "--T::Z"
"""Each third sign of a time such as 2026-11-20T12:34:56Z, from the fifth on."""


class Plans:
    """The plans made so far."""

    def __init__(self, stock: Stock, as_json: Collection[str] = ()) -> None:
        """Read by plan, by `stock` what no plan is for, and not at all what is to stay JSON."""
        self._stock = stock
        self._reads: dict[Kind, Read] = dict.fromkeys(("object", *as_json), _as_it_is)
        self.written: dict[type, tuple[tuple[str, str], ...] | None] = {}
        """The plans for writing made so far (see `written_fields`)."""

    def reader(self, kind: Kind) -> Read:
        """Give what reads values of a type."""
        if kind not in self._reads:
            self._reads[kind] = self._planned(kind)
        return self._reads[kind]

    def written_fields(self, model: type) -> tuple[tuple[str, str], ...] | None:
        """Give (attribute, JSON key) for all that a model writes, None if no plan fits it."""
        if model not in self.written:
            keys = keys_of(model)
            self.written[model] = None if keys is None else tuple(keys.items())
        return self.written[model]

    def _planned(self, kind: Kind) -> Read:
        if isinstance(kind, type):
            return self._class(kind, kind)
        if kind in _SCALARS:
            return self._scalar(kind)
        if kind == "datetime":
            return self._datetime()
        if kind.startswith("list[") and "," not in kind:
            return self._list(kind, kind[5:-1].strip())
        if kind.startswith("dict("):
            return self._dict(kind, kind[5:-1].partition(", ")[2])
        return self._model(kind) if "." in kind else self._left_to_stock(kind)

    def _left_to_stock(self, kind: Kind) -> Read:
        return lambda value: self._stock(value, kind)

    def _scalar(self, kind: str) -> Read:
        stock, scalar = self._stock, _SCALARS[kind]
        return lambda value: value if value.__class__ is scalar else stock(value, kind)

    def _datetime(self) -> Read:
        stock = self._stock

        def read(value: Any) -> Any:
            if value.__class__ is str and is_timestamp(value):
                return datetime.fromisoformat(value)
            return stock(value, "datetime")

        return read

    def _list(self, kind: str, inner: str) -> Read:
        stock, one = self._stock, self.reader(inner)
        return lambda value: (
            [one(item) for item in value] if value.__class__ is list else stock(value, kind)
        )

    def _dict(self, kind: str, inner: str) -> Read:
        stock, one = self._stock, self.reader(inner)
        if one is _as_it_is:
            return lambda value: value if isinstance(value, dict) else stock(value, kind)
        return lambda value: (
            {key: one(item) for key, item in value.items()}
            if isinstance(value, dict)
            else stock(value, kind)
        )

    def _model(self, kind: str) -> Read:
        """Read a model, whose module is imported when the first value of it comes."""
        found: list[Read] = []

        def read(value: Any) -> Any:
            if value is None:
                return None
            if not found:
                found.append(self._class(class_of(kind), kind))
            return found[0](value)

        return read

    def _class(self, model: type[Any], kind: Kind) -> Read:
        if issubclass(model, Enum):
            return model
        child_of = getattr(model, "get_real_child_model", None)
        if child_of is None or not hasattr(model, "deserialized_types"):
            return self._fields(model, kind)
        children: dict[str, Read] = {}

        def read(value: Any) -> Any:
            if value.__class__ is not dict:
                return self._stock(value, kind)
            child = child_of(value)
            if child not in children:
                children[child] = self._fields(class_of(child), child)
            return children[child](value)

        return read

    def _fields(self, model: Any, kind: Kind) -> Read:
        keys = keys_of(model)
        if keys is None:
            return self._left_to_stock(kind)
        types: Mapping[str, str] = model.deserialized_types
        fields = {
            key: (attribute, _SCALARS.get(types[attribute]), self.reader(types[attribute]))
            for attribute, key in keys.items()
        }
        stock = self._stock

        def read(value: Any) -> Any:
            if value.__class__ is not dict:
                return stock(value, kind)
            made, others = model(), None
            for key, item in value.items():
                field = fields.get(key)
                if field is None:
                    others = [*(others or ()), key]
                    continue
                attribute, scalar, convert = field
                is_plain = item is None or item.__class__ is scalar
                setattr(made, attribute, item if is_plain else convert(item))
            for key in others or ():
                setattr(made, key, value[key])
            return made

        return read


def class_of(name: str) -> Any:
    """Give the class of a name with its module; any error where there is none."""
    module, _, inside = name.rpartition(".")
    return getattr(import_module(module), inside)


def is_timestamp(text: str) -> bool:
    """Say whether a text has the one form of time that Alexa sends, 2026-11-20T12:34:56Z."""
    return len(text) == 20 and text[4::3] == _SIGNS


def keys_of(model: type) -> dict[str, str] | None:
    """Give attribute -> JSON key of a model; None where setting them would do more than set them.

    Such a class has attributes that are computed or fixed, two attributes of one key, or a way
    of its own to begin.
    """
    types: Any = getattr(model, "deserialized_types", None)
    named: Any = getattr(model, "attribute_map", {})
    if not (isinstance(types, dict) and isinstance(named, dict)):
        return None
    if not named.keys() <= types.keys() or not _is_plain(model):
        return None
    keys: dict[str, str] = {name: name for name in types} | named
    is_computed = any(hasattr(model, attribute) for attribute in types)
    return None if is_computed or len({*keys.values()}) < len(keys) else keys


def _is_plain(model: Any) -> bool:
    """Say whether objects of the class are no more than their attributes, which begin constant."""
    if model.__new__ is not object.__new__ or model.__setattr__ is not object.__setattr__:
        return False
    try:
        blank = vars(model())
    except TypeError:  # it takes arguments, or keeps its attributes elsewhere
        return False
    return all(value is None or isinstance(value, str | int | float) for value in blank.values())


def _as_it_is(value: Any) -> Any:
    return value
