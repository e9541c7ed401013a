from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SIMULATOR = Path(__file__).parents[2] / "scripts" / "simulator"
MODULES = sorted(SIMULATOR.rglob("*.py"))
SUBJECT = re.compile(r"twitch|spasm|muscle|fascicul|symptom|doctor|ambulance|triage", re.IGNORECASE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_simulator_knows_no_skills_subject(path: Path) -> None:
    """No module has a word of the skill's subject in it."""
    found = SUBJECT.findall(path.read_text(encoding="utf-8"))

    assert found == []


def imports(path: Path) -> set[str]:
    """List the packages that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_simulator_imports_no_skill(path: Path) -> None:
    """It imports nothing of the skill, nor of the tools that join it to the skill."""
    assert imports(path).isdisjoint({"triage", "skill", "app", "authoring", "model_lint"})


def test_one_module_knows_the_library_for_likeness() -> None:
    """The only package from outside is asked for in one place."""
    assert [path.stem for path in MODULES if "rapidfuzz" in imports(path)] == ["similarity"]
