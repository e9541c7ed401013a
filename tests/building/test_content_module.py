import importlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from building import content_module
from building.content_module import write_content
from building.problem import BuildError
from triage import Content
from triage.protocol.content import Wording


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to write content into, from which it can be imported."""
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in [name for name in sys.modules if name.partition(".")[0] == content_module.PACKAGE]:
        del sys.modules[name]


def parts(thing: Any) -> Any:
    """Give everything of a value that can be told apart: its classes and order as well."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return type(thing), [(f.name, parts(getattr(thing, f.name))) for f in fields(thing)]
    if isinstance(thing, Enum):
        return type(thing), thing.name
    if isinstance(thing, Mapping):
        return [(parts(key), parts(value)) for key, value in thing.items()]
    if isinstance(thing, tuple | list):
        return type(thing), [parts(item) for item in thing]
    return type(thing), thing


def test_the_compiled_content_is_the_loaded_content(content: Content, compiled: Path) -> None:
    """Every value, its class and its order are those that the loader gives."""
    write_content(content, compiled)

    written = importlib.import_module(content_module.PACKAGE).CONTENT

    assert written == content
    assert parts(written) == parts(content)


def test_a_locale_is_loaded_when_it_is_spoken(content: Content, compiled: Path) -> None:
    """A start does not wait for languages that nobody has asked for."""
    wording = content.wordings["en-US"]
    english = replace(
        content, wordings={"en-US": wording, "en-GB": replace(wording, locale="en-GB")}
    )
    write_content(english, compiled)

    written = importlib.import_module(content_module.PACKAGE).CONTENT
    before = f"{content_module.PACKAGE}.en_gb" in sys.modules

    assert not before
    assert list(written.wordings) == ["en-US", "en-GB"]
    assert written.wording_for("en-GB").locale == "en-GB"
    assert written.wording_for("en-AU").locale == "en-US"
    with pytest.raises(KeyError):
        written.wordings["fr-FR"]


@dataclass(frozen=True)
class Leaf:
    """A small thing."""

    name: str
    size: int = 1
    more: tuple[str, ...] = ()


@dataclass
class Changing:
    """A thing that may change, so that two are never one."""

    name: str


@dataclass(frozen=True)
class Tree:
    """What content may one day be made of."""

    leaves: tuple[Leaf, ...]
    odd: Any = None
    kept: list[Changing] = field(default_factory=list)


@pytest.mark.parametrize(
    "tree",
    [
        Tree((Leaf("a"), Leaf("a"), Leaf("b", 2), Leaf("c", 1, ("x",)))),
        Tree((), odd={"yes": True, "one": 1, "half": 0.5, "none": None, "text": 'it\'s "so"\n'}),
        Tree((), odd=(frozenset({"b", "a"}), frozenset(), [], [()], {})),
        Tree((), kept=[Changing("a"), Changing("a")]),
        Tree((Leaf("a", True),)),
    ],
)
def test_any_data_class_is_written_by_its_fields(tree: Tree) -> None:
    """A class or field that the content gets tomorrow needs nothing here."""
    scope: dict[str, Any] = {"__name__": __name__}
    sys.modules.setdefault(__name__, sys.modules[Tree.__module__])
    exec(content_module._module("TREE", tree), scope)  # noqa: S102 - our own code

    assert parts(scope["TREE"]) == parts(tree)
    kept = scope["TREE"].kept
    assert len({id(thing) for thing in kept}) == len(kept)


def test_what_cannot_be_written_is_named(content: Content, tmp_path: Path) -> None:
    """Whoever puts something new into the content is told where and what."""
    odd: Any = {"rest": date(2026, 11, 20)}
    wording = replace(content.wordings["en-US"], tips=odd)
    broken = replace(content, wordings={"en-US": wording})

    with pytest.raises(BuildError, match=r"wording\.tips\.rest: a date cannot be written"):
        write_content(broken, tmp_path)


def test_the_wordings_are_equal_to_a_dict_of_the_same(content: Content, compiled: Path) -> None:
    """Whoever compares content need not know how it came to be."""
    write_content(content, compiled)
    wordings: Mapping[str, Wording] = importlib.import_module(
        content_module.PACKAGE
    ).CONTENT.wordings

    assert wordings == dict(content.wordings)
    assert dict(content.wordings) == wordings
    assert len(wordings) == len(content.wordings)
