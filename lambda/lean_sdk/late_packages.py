"""Packages whose names are loaded when they are first used, instead of all at the import.

A package of `ask_sdk_model` is a list of lines `from .module import Class` and nothing else, so to
import one name imports hundreds of modules. Here such a package gets a `__getattr__` (PEP 562)
that imports the module of a name when somebody asks for the name. A package of any other form is
left alone.
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from types import FrameType, ModuleType
from typing import Any

from lean_sdk.step_back import StepBack

_EXPORT = re.compile(r"from \.(\w+) import (\w+)")
_SILENT = re.compile(r"\s*(?:#.*)?|from __future__ import absolute_import")

ONLY_CALLED = {("ask_sdk_core.skill", "ServiceClientFactory")}
"""(module, name): what a module of the SDK imports only to call it, and then only with an API
client. That module gets a function that imports the real one when called; others get the class.
The class brings a hundred and forty modules."""


def exports_of(source: str) -> dict[str, str] | None:
    """Give name -> module for a package of the expected form, None for any other."""
    exports = {}
    for line in source.splitlines():
        if export := _EXPORT.fullmatch(line):
            exports[export[2]] = export[1]
        elif not _SILENT.fullmatch(line):
            return None
    return exports


class LatePackages:
    """Finds the packages under `root` before Python does; put it first into `sys.meta_path`."""

    def __init__(self, root: str, step_back: StepBack) -> None:
        """Find `root` and what is in it; packages that are not as expected are told of."""
        self._root = root
        self._inside = f"{root}."
        self._step_back = step_back

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give the spec that Python would give, with a late loader where it is a package."""
        if name != self._root and not name.startswith(self._inside):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.submodule_search_locations is None:
            return spec
        exports = self._exports(spec)
        if exports is None or spec.origin is None:
            self._step_back(f"{name} is not a list of imports")
            return spec
        return spec_from_file_location(
            name,
            spec.origin,
            loader=LateLoader(name, spec.origin, exports),
            submodule_search_locations=spec.submodule_search_locations,
        )

    def _exports(self, spec: ModuleSpec) -> dict[str, str] | None:
        loader = spec.loader
        if type(loader) is not SourceFileLoader:
            return None
        try:
            return exports_of(loader.get_data(loader.path).decode("utf-8"))
        except (OSError, UnicodeDecodeError):
            return None


class LateLoader(SourceFileLoader):
    """Gives a package its names without running it."""

    def __init__(self, name: str, path: str, exports: Mapping[str, str]) -> None:
        """Load the package `name`, whose `exports` are name -> module."""
        super().__init__(name, path)
        self._exports = exports

    def exec_module(self, module: ModuleType) -> None:
        """Make the names of the package available, each to be loaded when it is asked for."""
        exports, package, scope = self._exports, module.__name__, vars(module)

        def __getattr__(name: str) -> Any:  # noqa: N807 - PEP 562 wants this name
            if name not in exports:
                return _submodule(package, name)
            if (importing_module(), name) in ONLY_CALLED:
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
