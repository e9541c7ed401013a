"""The form of the SDK's serializer that ours was written against."""

from ask_sdk_core.__version__ import __version__
from ask_sdk_core.serialize import DefaultSerializer

KNOWN_VERSIONS = ("1.19.0",)
"""Those of ask-sdk-core whose serializer was compared with ours, envelope by envelope."""

METHODS = {
    "serialize": ("self", "obj"),
    "deserialize": ("self", "payload", "obj_type"),
    "_DefaultSerializer__deserialize": ("self", "payload", "obj_type"),
    "_DefaultSerializer__load_class_from_name": ("self", "class_name"),
    "_DefaultSerializer__deserialize_primitive": ("self", "payload", "obj_type"),
    "_DefaultSerializer__deserialize_datetime": ("self", "payload", "obj_type"),
    "_DefaultSerializer__deserialize_model": ("self", "payload", "obj_type"),
    "_DefaultSerializer__get_obj_by_discriminator": ("self", "payload", "obj_type"),
}
"""Each method of the SDK's serializer and its arguments."""

NATIVE_TYPES = {"int", "long", "float", "str", "bool", "date", "datetime", "object"}
"""The types that it reads without a model."""


def what_differs(serializer: object) -> str:
    """Say in what a skill's serializer is not the one that ours was made for; empty if it is."""
    if type(serializer) is not DefaultSerializer:
        return f"the skill has a serializer of its own, {type(serializer).__name__}"
    if __version__ not in KNOWN_VERSIONS:
        return f"ask-sdk-core {__version__} has not been compared"
    if methods_of(DefaultSerializer) != METHODS:
        return "the SDK's serializer has other methods"
    if set(DefaultSerializer.NATIVE_TYPES_MAPPING) != NATIVE_TYPES:
        return "the SDK's serializer reads other types"
    return ""


def methods_of(kind: type) -> dict[str, tuple[str, ...]]:
    """Give the methods that a class itself defines, with the names of their arguments."""
    functions = {name: getattr(value, "__code__", None) for name, value in vars(kind).items()}
    return {name: c.co_varnames[: c.co_argcount] for name, c in functions.items() if c}
