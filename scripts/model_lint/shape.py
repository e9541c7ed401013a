"""Whether a JSON document has the keys and kinds of value that its format knows."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from model_lint.problem import Remark


@dataclass(frozen=True)
class Text:
    """A string, perhaps one of a fixed few."""

    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flag:
    """True or false."""


@dataclass(frozen=True)
class Items:
    """A list whose entries all look alike."""

    of: "Shape"


@dataclass(frozen=True)
class Table:
    """An object with known keys."""

    fields: Mapping[str, "Shape"]
    required: tuple[str, ...] = ()


@dataclass(frozen=True)
class ByName:
    """An object whose keys are names of one's own, such as locales, and whose values look alike."""

    of: "Shape"


@dataclass(frozen=True)
class Anything:
    """Whatever stands there: another rule looks at it, or none needs to."""


Shape = Text | Flag | Items | Table | ByName | Anything
"""What a value may look like."""


@dataclass(frozen=True)
class Misfits:
    """What does not fit a shape, by the kind of misfit."""

    unknown_keys: list[Remark] = field(default_factory=list)
    missing_keys: list[Remark] = field(default_factory=list)
    wrong_kinds: list[Remark] = field(default_factory=list)
    wrong_choices: list[Remark] = field(default_factory=list)


def misfits(value: object, shape: Shape, path: str = "") -> Misfits:
    """Compare a value with a shape, all the way down."""
    found = Misfits()
    _compare(value, shape, path, found)
    return found


def _compare(value: object, shape: Shape, path: str, found: Misfits) -> None:
    match shape:
        case Anything():
            return
        case Text(choices) if isinstance(value, str):
            if choices and value not in choices:
                remark = Remark(path, f"{value!r} is not allowed here", _suggestion(value, choices))
                found.wrong_choices.append(remark)
        case Flag() if isinstance(value, bool):
            return
        case Items(of) if isinstance(value, list):
            for index, item in enumerate(value):
                _compare(item, of, f"{path}[{index}]", found)
        case ByName(of) if isinstance(value, dict):
            for name, item in value.items():
                _compare(item, of, join(path, name), found)
        case Table() if isinstance(value, dict):
            _compare_table(value, shape, path, found)
        case _:
            remark = Remark(path or "the document", f"must be {_KINDS[type(shape)]}")
            found.wrong_kinds.append(remark)


def _compare_table(value: dict[str, object], shape: Table, path: str, found: Misfits) -> None:
    for key in shape.required:
        if key not in value:
            found.missing_keys.append(Remark(path or "the document", f"{key!r} is missing"))
    for key, item in value.items():
        if key in shape.fields:
            _compare(item, shape.fields[key], join(path, key), found)
        else:
            hint = _suggestion(key, tuple(shape.fields))
            found.unknown_keys.append(Remark(join(path, key), "is not a key here", hint))


def join(path: str, key: str) -> str:
    """Go one key deeper."""
    return f"{path}.{key}" if path else key


def _suggestion(word: str, known: tuple[str, ...]) -> str:
    lower = {each.lower(): each for each in known}
    near = difflib.get_close_matches(word.lower(), lower, n=1)
    return f"did you mean {lower[near[0]]}?" if near else f"known: {_some(known)}"


def _some(known: tuple[str, ...]) -> str:
    shown = ", ".join(known[:8])
    return f"{shown}, ..." if len(known) > 8 else shown


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Suggest the known word that is nearest, or nothing."""
    suggestion = _suggestion(word, known)
    return suggestion if suggestion.startswith("did") else ""


_KINDS: Mapping[type[Shape], str] = {
    Text: "text",
    Flag: "true or false",
    Items: "a list",
    Table: "an object",
    ByName: "an object",
}
