"""Data classes written out: the methods that `dataclasses` would make at each start, made once.

`@dataclass` writes the source of its methods, compiles and runs it whenever the class is defined,
and `dataclasses` imports `inspect`. Here the syntax tree of a module gets the methods themselves.
The source stays as it is; only what is compiled from it differs, and keeps the line numbers.

This is done for the forms that this project uses and for no others: a frozen class without bases,
fields with a default or a `default_factory`, and `replace`. It is all or nothing, because classes
that are written out are no data classes to those that are not.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OF_DATACLASSES = {"dataclass", "field", "replace"}
"""The names that a module may import from there."""

_METHODS = """
def __init__(self, {parameters}):
    __own__ = self.__dict__
    {assignments}

def __eq__(self, other):
    if other.__class__ is not self.__class__:
        return NotImplemented
    return ({values}) == ({values_of_other})

def __hash__(self):
    return hash(({values}))

def __repr__(self):
    return f"{{self.__class__.__qualname__}}({shown})"

def __setattr__(self, name, value):
    from dataclasses import FrozenInstanceError
    raise FrozenInstanceError(f"cannot assign to field {{name!r}}")

def __delattr__(self, name):
    from dataclasses import FrozenInstanceError
    raise FrozenInstanceError(f"cannot delete field {{name!r}}")

__match_args__ = ({names})
"""

_REPLACE = """
def replace(obj, /, **changes):
    made, own = object.__new__(obj.__class__), obj.__dict__
    made.__dict__.update({name: own[name] for name in obj.__match_args__}, **changes)
    if len(made.__dict__) > len(obj.__match_args__):
        raise TypeError(f"no fields: {', '.join(changes)}")
    return made
"""

_ABSENT = "__absent__ = object()"


class UnknownFormError(Exception):
    """A data class, or a use of one, that cannot be written out; says which."""


@dataclass(frozen=True)
class _DataField:
    """One field of a class as its source has it."""

    name: str
    default: ast.expr | None = None
    factory: ast.expr | None = None

    @property
    def parameter(self) -> str:
        """Give the argument of `__init__`; a default is the attribute of the class."""
        if self.factory is not None:
            return f"{self.name}=__absent__"
        return f"{self.name}={self.name}" if self.default is not None else self.name

    @property
    def assignment(self) -> str:
        """Give the statement that sets the attribute."""
        if self.factory is None:
            return f"__own__[{self.name!r}] = {self.name}"
        made = f"({ast.unparse(self.factory)})()"
        return f"__own__[{self.name!r}] = {made} if {self.name} is __absent__ else {self.name}"


def write_out(sources: Mapping[Path, str]) -> dict[Path, ast.Module]:
    """Give the syntax tree of each module with its data classes written out.

    UnknownFormError says which form, of which module, is not known.
    """
    trees = {}
    for path, source in sources.items():
        trees[path] = tree = ast.parse(source, str(path))
        try:
            _write_out_module(tree)
        except UnknownFormError as form:
            raise UnknownFormError(f"{path.name}: {form}") from None
    return trees


def _write_out_module(tree: ast.Module) -> None:
    _refuse_unknown_imports(tree)
    imported: set[str] = set()
    for place, statement in enumerate(tree.body):
        if isinstance(statement, ast.ImportFrom) and statement.module == "dataclasses":
            imported = {alias.name for alias in statement.names}
            tree.body[place : place + 1] = _in_place_of_import(statement, imported)
            break
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(map(_is_dataclass, node.decorator_list)):
            _write_out_class(node)
    left = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & (
        imported & {"dataclass", "field"}
    )
    if left:
        raise UnknownFormError(f"{', '.join(sorted(left))} is used in some other way")


def _refuse_unknown_imports(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(a.name == "dataclasses" for a in node.names):
            raise UnknownFormError("'import dataclasses'")
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses":
            unknown = {alias.asname or alias.name for alias in node.names} - OF_DATACLASSES
            if unknown or node not in tree.body:
                raise UnknownFormError(
                    f"an import of {', '.join(sorted(unknown)) or 'dataclasses'}"
                )


def _in_place_of_import(statement: ast.stmt, names: set[str]) -> list[ast.stmt]:
    text = _ABSENT + (_REPLACE if "replace" in names else "")
    return _at(statement, ast.parse(text).body)


def _is_dataclass(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id == "dataclass"


def _write_out_class(node: ast.ClassDef) -> None:
    if [ast.unparse(decorator) for decorator in node.decorator_list] != ["dataclass(frozen=True)"]:
        raise UnknownFormError(f"{node.name} is not just 'dataclass(frozen=True)'")
    if node.bases or node.keywords:
        raise UnknownFormError(f"{node.name} has a base")
    defined = {inner.name for inner in node.body if isinstance(inner, ast.FunctionDef)}
    special = {name for name in defined if name.startswith("__")}
    if special:
        raise UnknownFormError(f"{node.name} defines {', '.join(sorted(special))}")
    data = [_data_field(node, s) for s in node.body if isinstance(s, ast.AnnAssign)]
    node.decorator_list = []
    node.body = [_without_factory(statement) for statement in node.body]
    node.body += _at(node, ast.parse(_methods(data)).body)


def _data_field(node: ast.ClassDef, statement: ast.AnnAssign) -> _DataField:
    if not isinstance(statement.target, ast.Name) or "ClassVar" in ast.unparse(
        statement.annotation
    ):
        raise UnknownFormError(f"{node.name} has a variable of the class")
    name, value = statement.target.id, statement.value
    if not isinstance(value, ast.Call) or ast.unparse(value.func) != "field":
        return _DataField(name, default=value)
    if [keyword.arg for keyword in value.keywords] != ["default_factory"] or value.args:
        raise UnknownFormError(f"{node.name}.{name} is a field with more than a default_factory")
    return _DataField(name, factory=value.keywords[0].value)


def _without_factory(statement: ast.stmt) -> ast.stmt:
    """Give the statement without a `field(...)`, which stays no attribute of the class."""
    value = statement.value if isinstance(statement, ast.AnnAssign) else None
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        statement.value = None  # type: ignore[attr-defined]
    return statement


def _methods(data: list[_DataField]) -> str:
    return _METHODS.format(
        parameters=", ".join(field.parameter for field in data),
        assignments="\n    ".join(field.assignment for field in data) or "pass",
        values="".join(f"self.{field.name}, " for field in data),
        values_of_other="".join(f"other.{field.name}, " for field in data),
        shown=", ".join(f"{field.name}={{self.{field.name}!r}}" for field in data),
        names="".join(f"{field.name!r}, " for field in data),
    )


def _at(place: ast.stmt, statements: list[ast.stmt]) -> list[ast.stmt]:
    """Give statements that a traceback finds at the line of `place`."""
    for statement in statements:
        for node in ast.walk(statement):
            ast.copy_location(node, place)
    return statements
