"""The content as Python code: what the loader would give, without reading or checking TOML.

It is written by walking the fields of the data classes, whatever they are, so that a new field or
class of the content needs nothing here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from building.problem import BuildError
from triage import Content

PACKAGE = "compiled_content"
"""The module that the entry asks for first."""

_HEAD = '"""Written by scripts/build from content/."""\n\n'
_PLAIN = (str, int, float, bool, type(None))


def write_content(content: Content, folder: Path) -> None:
    """Write the content as a package into `folder`: the protocol, and a module a locale.

    BuildError where the content holds something that cannot be written as code.
    """
    package = folder / PACKAGE
    package.mkdir()
    modules = {locale: _module_name(locale) for locale in content.wordings}
    for locale, name in modules.items():
        text = _module("WORDING", content.wordings[locale])
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    late = {locale: f"{PACKAGE}.{name}" for locale, name in modules.items()}
    (package / "__init__.py").write_text(_whole(content, late), encoding="utf-8")


def _whole(content: Content, late: Mapping[str, str]) -> str:
    """Give the module of all but the wordings, which are loaded one by one."""
    writer = _Writer()
    values = {f.name: getattr(content, f.name) for f in fields(content) if f.name != "wordings"}
    named = [f"{name}={writer.code(value, name)}" for name, value in values.items()]
    call = f"Content({', '.join([*named, f'wordings=LateWordings({dict(late)!r})'])})"
    ours = (
        "from triage.protocol.content import Content",
        "from triage.loading.wordings import LateWordings",
    )
    return f"{_HEAD}{writer.lines(*ours)}\n\nCONTENT = {call}\n"


def _module(name: str, value: object) -> str:
    writer = _Writer()
    code = writer.code(value, name.lower())
    return f"{_HEAD}{writer.lines()}\n\n{name} = {code}\n"


def _module_name(locale: str) -> str:
    return locale.replace("-", "_").lower()


class _Writer:
    """Writes values as code, and notes the lines that must stand before it."""

    def __init__(self) -> None:
        self.imports: set[str] = set()
        self.names: dict[str, str] = {}
        """The code of each object without objects inside -> the name that it was given."""

    def code(self, value: Any, where: str) -> str:
        """Give an expression that makes an equal value; `where` names it in an error."""
        if isinstance(value, Enum):
            return f"{self._imported(type(value))}.{value.name}"
        if type(value) in _PLAIN:
            return repr(value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._object(value, where)
        if type(value) is dict:
            pairs = (
                f"{self.code(key, where)}: {self.code(item, f'{where}.{key}')}"
                for key, item in value.items()
            )
            return f"{{{', '.join(pairs)}}}"
        if type(value) in (tuple, list, frozenset):
            return self._several(value, where)
        raise BuildError(
            f"{where}: a {type(value).__name__} cannot be written as code; "
            "teach scripts/building/content_module.py to write it"
        )

    def _several(self, value: Any, where: str) -> str:
        items = [self.code(item, f"{where}[{number}]") for number, item in enumerate(value)]
        if type(value) is tuple:
            return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
        if type(value) is list:
            return f"[{', '.join(items)}]"
        return f"frozenset({{{', '.join(sorted(items))}}})" if items else "frozenset()"

    def _object(self, value: Any, where: str) -> str:
        """Make an object; a small one that cannot change is made once, wherever it stands."""
        call = f"{self._imported(type(value))}({', '.join(self._arguments(value, where))})"
        if call.count("(") > 1 or not type(value).__dataclass_params__.frozen:
            return call
        return self.names.setdefault(call, f"_{len(self.names)}")

    def _arguments(self, value: Any, where: str) -> Iterator[str]:
        """Give the arguments that make the object, without those that are as the class has them."""
        is_whole = True
        for field in fields(value):
            given = getattr(value, field.name)
            if not field.init:
                raise BuildError(f"{where}.{field.name}: is no argument of its class")
            if _is_default(field, given):
                is_whole = False
                continue
            code = self.code(given, f"{where}.{field.name}")
            yield code if is_whole and not field.kw_only else f"{field.name}={code}"

    def _imported(self, kind: type) -> str:
        self.imports.add(f"from {kind.__module__} import {kind.__qualname__}")
        return kind.__qualname__

    def lines(self, *more: str) -> str:
        """Give what must stand before the code."""
        names = (f"{name} = {call}" for call, name in self.names.items())
        return "\n".join([*sorted({*self.imports, *more}), "", *names])


def _is_default(field: "Field[Any]", value: object) -> bool:
    default = field.default
    return default is not MISSING and type(default) is type(value) and default == value
