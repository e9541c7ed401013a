"""The house keeps its shape: who may import whom, and how long a thing may be.

Import-linter watches the packages; here is what it cannot say: that `triage` uses the standard
library only, what `app` is (a module, not a package), and that no package escapes it.
"""

import ast
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.project.sources import imports, our_packages

MODULES = sorted([*ROOT.glob("lambda/**/*.py"), *ROOT.glob("scripts/**/*.py")])
LONGEST_FUNCTION = 50
LONGEST_MODULE = 250
TOO_LONG_TO_PRINT = {"content", "protocol", "wording", "tiny"}


def test_the_core_uses_the_standard_library_only() -> None:
    """The medicine can be read, run and checked without Alexa, AWS or anything installed."""
    assert imports_of("lambda/triage/**/*.py") <= {"triage", *sys.stdlib_module_names}


def test_the_shell_uses_the_sdk_and_the_core() -> None:
    """Nothing else is deployed, and nothing else is loaded while a person waits."""
    sdk = {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime"}
    assert imports_of("lambda/skill/**/*.py") <= {
        *("skill", "triage", "memory", "lean_sdk"),
        *sdk,
        *sys.stdlib_module_names,
    }


def test_what_makes_the_sdk_fast_knows_the_sdk_only() -> None:
    """Any skill can take the package as it is."""
    sdk = {"ask_sdk_core", "ask_sdk_model"}
    assert imports_of("lambda/lean_sdk/**/*.py") <= {"lean_sdk", *sdk, *sys.stdlib_module_names}


def test_the_entry_only_puts_the_parts_together() -> None:
    """`app` knows the environment it runs in and hands on to the packages."""
    parts = {"lean_sdk", "memory", "skill", "triage", "content_folder", "start_bundle"}
    assert imports_of("lambda/app.py") <= {*parts, *sys.stdlib_module_names}


def test_the_core_has_no_clock_and_no_chance() -> None:
    """The same answers give the same advice, on every day and in every order."""
    assert not imports_of("lambda/triage/**/*.py") & {"time", "random", "secrets", "uuid"}


def test_every_package_is_watched_by_import_linter() -> None:
    """A new package has to be given its place."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert our_packages() == set(settings["tool"]["importlinter"]["root_packages"])


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    """No function is longer than a screen, no module longer than five."""
    text = module.read_text(encoding="utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    too_long = [node.name for node in functions if length(node) > LONGEST_FUNCTION]

    lines = len(text.splitlines())

    assert not too_long
    assert lines <= LONGEST_MODULE


def test_no_property_is_given_the_content() -> None:
    """Hypothesis prints what a property is given, and gives up on what is as long as that.

    Then a property that fails would tell of its strategies instead of the counterexample.
    """
    given = {
        f"{path.name}: {function.name}": {argument.arg for argument in function.args.args}
        for path in ROOT.glob("tests/**/test_*.py")
        for function in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef) and is_property(function)
    }

    assert len(given) > 50
    assert not {name for name, arguments in given.items() if arguments & TOO_LONG_TO_PRINT}


def is_property(function: ast.FunctionDef) -> bool:
    """Tell whether hypothesis draws the arguments of a test."""
    return any(ast.unparse(mark).startswith("given(") for mark in function.decorator_list)


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the number of lines of `function`."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imports_of(pattern: str) -> set[str]:
    """Return the top-level names that the files of `pattern` import."""
    return {name for path in ROOT.glob(pattern) for name in imports(path)}
