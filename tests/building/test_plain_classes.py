import dataclasses
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from building.plain_classes import UnknownFormError, write_out

SOURCE = '''
"""A module."""

from dataclasses import dataclass, field, replace
from functools import cached_property


@dataclass(frozen=True)
class Point:
    """A place."""

    state: int
    """Named as what the methods might be using."""
    name: str = "here"
    seen: dict = field(default_factory=dict)

    @property
    def double(self):
        return self.state * 2

    @cached_property
    def dear(self):
        return object()

    def moved(self, by):
        return replace(self, state=self.state + by)


@dataclass(frozen=True)
class Nothing:
    """A class without fields."""
'''


@pytest.fixture
def plain() -> ModuleType:
    """The module with its data classes written out."""
    tree = write_out({Path("points.py"): SOURCE})[Path("points.py")]
    return made(compile(tree, "points.py", "exec"), "plain_points")


@pytest.fixture
def usual() -> ModuleType:
    """The module as Python runs it."""
    return made(compile(SOURCE, "points.py", "exec"), "usual_points")


def made(code: Any, name: str) -> ModuleType:
    """Run a module."""
    module = ModuleType(name)
    sys.modules[name] = module
    exec(code, vars(module))  # noqa: S102 - our own code
    return module


def test_the_methods_do_what_those_of_a_data_class_do(plain: Any, usual: Any) -> None:
    """Objects begin, compare, hash, print and match alike."""
    for name, arguments in (("Point", (1,)), ("Point", (1, "x", {})), ("Nothing", ())):
        ours, theirs = (getattr(module, name)(*arguments) for module in (plain, usual))
        assert repr(ours) == repr(theirs)
        assert vars(ours) == vars(theirs)
        assert ours == getattr(plain, name)(*arguments)
        assert ours != theirs
        assert type(ours).__match_args__ == type(theirs).__match_args__
        assert type(ours).__doc__ == type(theirs).__doc__
    assert hash(plain.Nothing()) == hash(usual.Nothing())
    assert plain.Point(1) != plain.Point(2)
    assert plain.Point(1).seen is not plain.Point(1).seen
    assert plain.Point.name == usual.Point.name
    assert not hasattr(plain.Point, "seen")


def test_a_frozen_object_stays_as_it_is(plain: Any, usual: Any) -> None:
    """Nobody can set or delete what an object holds; what is worked out once is kept."""
    for point in (plain.Point(1), usual.Point(1)):
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'state'"):
            point.state = 2
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'state'"):
            del point.state
        assert point.dear is point.dear
        assert point.double == 2


def test_a_copy_with_changes_is_another_object(plain: Any, usual: Any) -> None:
    """`replace` gives what it gives for data classes, and refuses what it refuses."""
    assert repr(plain.Point(1, "x").moved(2)) == repr(usual.Point(1, "x").moved(2))
    for module in (plain, usual):
        with pytest.raises(TypeError, match="colour"):
            module.replace(module.Point(1), colour="red")


def test_a_missing_argument_is_missed(plain: Any) -> None:
    """What a data class asks for, its plain form asks for."""
    with pytest.raises(TypeError, match="'state'"):
        plain.Point()


def test_written_out_a_module_needs_no_dataclasses(plain: Any) -> None:
    """That is what it is for."""
    assert "dataclass" not in vars(plain)
    assert not dataclasses.is_dataclass(plain.Point)


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("import dataclasses", "import dataclasses"),
        ("from dataclasses import asdict", "asdict"),
        ("from dataclasses import dataclass as d", "d"),
        ("def f():\n    from dataclasses import replace", "dataclasses"),
        ("from dataclasses import dataclass\n@dataclass\nclass A: pass", "A is not just"),
        (
            "from dataclasses import dataclass\n@dataclass(frozen=True, order=True)\nclass A: pass",
            "A",
        ),
        ("from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A(B): pass", "a base"),
        (
            "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n"
            "    def __post_init__(self): pass",
            "__post_init__",
        ),
        (
            "from dataclasses import dataclass, field\n@dataclass(frozen=True)\nclass A:\n"
            "    a: int = field(repr=False)",
            "A.a",
        ),
        (
            "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n"
            "    a: ClassVar[int] = 1",
            "variable of the class",
        ),
        ("from dataclasses import dataclass\nmake = dataclass(frozen=True)", "some other way"),
    ],
)
def test_another_form_is_refused_by_name(source: str, named: str) -> None:
    """What is not known is not guessed: the build says which, and leaves all as they are."""
    with pytest.raises(UnknownFormError, match=named):
        write_out({Path("fine.py"): SOURCE, Path("odd.py"): source})


def test_every_module_of_the_skill_is_of_a_known_form(root: Path) -> None:
    """The data classes of this project are all written out."""
    sources = {path: path.read_text("utf-8") for path in root.glob("lambda/**/*.py")}

    assert len(write_out(sources)) == len(sources)
