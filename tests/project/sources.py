"""What the sources of the project are and what they import, read without running them."""

import ast
from pathlib import Path

from tests.conftest import ROOT


def our_packages() -> set[str]:
    """Return the packages of lambda/ and scripts/."""
    return {path.parent.name for path in ROOT.glob("*/*/__init__.py")}


def our_modules() -> set[str]:
    """Return those packages and the modules beside them."""
    beside = [*ROOT.glob("lambda/*.py"), *ROOT.glob("scripts/*.py")]
    return our_packages() | {path.stem for path in beside}


def imports(path: Path) -> set[str]:
    """Return the top-level names that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names
