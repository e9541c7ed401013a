"""Packages whose names are loaded when they are first used, instead of all at the import.

A package of `ask_sdk_model` is a list of lines `from .module import Class` and nothing else, so to
import one name imports hundreds of modules. Here such a package gets a `__getattr__` (PEP 562)
that imports the module of a name when somebody asks for the name. A package of any other form is
left alone.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import FrameType, ModuleType
from typing import Any

from lean_sdk.step_back import StepBack

_FUTURE = "from __future__ import absolute_import"

ONLY_CALLED = {
    "ask_sdk_core.skill": {"ServiceClientFactory"},
    "ask_sdk_core.response_helper": {
        "ExperimentTriggerResponse",
        *("PlainText", "RichText", "TextContent"),
    },
}
"""Module of the SDK -> what it imports only to call it, and that only for some skills.

Such a module gets a function that imports the real one when called; everybody else gets the class.
The first brings 140 modules for skills with an API client; the others are for old displays.
"""


def exports_of(source: str) -> dict[str, str] | None:
    """Give name -> module for a package of the expected form, None for any other."""
    exports = {}
    for line in source.splitlines():
        words = line.split()
        if not words or words[0].startswith("#") or line == _FUTURE:
            continue
        if len(words) != 4 or (words[0], words[2]) != ("from", "import"):
            return None
        module, name = words[1].removeprefix("."), words[3]
        if module == words[1] or not (module.isidentifier() and name.isidentifier()):
            return None
        exports[name] = module
    return exports


class LatePackages:
    """Finds packages before Python does; put it first into `sys.meta_path`."""

    def __init__(self, roots: Mapping[str, bool], step_back: StepBack) -> None:
        """Find each root and what is in it.

        Root -> whether all its packages are expected to be lists of imports, and it is told of
        where one is not.
        """
        self._roots = roots
        self._step_back = step_back
        self._files: dict[str, str] = {}
        """Module -> its file, for those that a package has named: nobody has to look for them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give the spec that Python would give, with a late loader where it is a package."""
        root = name.partition(".")[0]
        if root not in self._roots:
            return None
        if name in self._files:
            return _spec_of_file(name, self._files[name])
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.submodule_search_locations is None or spec.origin is None:
            return spec
        exports = _exports(spec.loader)
        if exports is not None:
            folder = spec.origin.rpartition("/")[0]
            modules = {f"{name}.{module}": f"{folder}/{module}.py" for module in exports.values()}
            self._files |= modules
            spec.loader = LateLoader(name, spec.origin, exports)
        elif self._roots[root]:
            self._step_back(f"{name} is not a list of imports")
        return spec


def _exports(loader: object) -> dict[str, str] | None:
    if type(loader) is not SourceFileLoader:
        return None
    try:
        return exports_of(loader.get_data(loader.path).decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _spec_of_file(name: str, file: str) -> ModuleSpec:
    spec = ModuleSpec(name, SourceFileLoader(name, file), origin=file)
    spec.has_location = True
    return spec


class LateLoader(SourceFileLoader):
    """Gives a package its names without running it."""

    def __init__(self, name: str, path: str, exports: Mapping[str, str]) -> None:
        """Load the package `name`, whose `exports` are name -> module."""
        super().__init__(name, path)
        self._exports = exports

    @property
    def exports(self) -> dict[str, str]:
        """Name -> module of the package."""
        return dict(self._exports)

    def exec_module(self, module: ModuleType) -> None:
        """Make the names of the package available."""
        supply(module, self._exports)


def supply(module: ModuleType, exports: Mapping[str, str]) -> None:
    """Give a package its names, name -> module, each to be loaded when it is asked for."""
    package, scope = module.__name__, vars(module)

    def __getattr__(name: str) -> Any:  # noqa: N807 - PEP 562 wants this name
        if name not in exports:
            return _submodule(package, name)
        if name in ONLY_CALLED.get(importing_module(), ()):
            return _called_late(package, name)
        value = getattr(import_module(f"{package}.{exports[name]}"), name)
        scope[name] = value
        return value

    scope["__getattr__"] = __getattr__
    scope["__all__"] = list(exports)
    scope["__dir__"] = lambda: sorted({*scope, *exports})


def importing_module() -> str:
    """Give the name of the module whose `from ... import ...` is asking for an attribute."""
    frame: FrameType | None = sys._getframe(2)
    while frame and frame.f_globals.get("__name__") == "importlib._bootstrap":
        frame = frame.f_back
    return str(frame.f_globals.get("__name__")) if frame else ""


def _submodule(package: str, name: str) -> ModuleType:
    """Give a module of the package, which running the package would have loaded by the way."""
    whole = f"{package}.{name}"
    if not name.startswith("__"):
        try:
            return import_module(whole)
        except ModuleNotFoundError as missing:
            if missing.name != whole:
                raise
    raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name)


def _called_late(package: str, name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(package), name)(*arguments, **named)

    call.__name__ = call.__qualname__ = name
    return call
