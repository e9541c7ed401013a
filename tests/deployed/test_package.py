"""The package holds what the skill needs, and in the form in which it starts fast."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start_bundle

SAME_CONTENT = """
import pathlib, sys
from compiled_content import CONTENT
from triage import load_content
loaded = load_content(pathlib.Path(sys.argv[1]))
print(CONTENT == loaded, CONTENT.version == loaded.version, sys.modules["triage"].__file__)
"""


def test_all_content_is_in_the_package(package: Path, root: Path) -> None:
    """What the skill says where it is developed, it says where it is deployed.

    It is there as code: no TOML is read on Lambda.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-c", SAME_CONTENT, root / "content"],
        env={"PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == ["True", "True", str(package / "triage" / "__init__.py")]
    assert not list(package.rglob("*.toml"))


def test_the_package_holds_the_skill_and_its_dependencies_only(package: Path) -> None:
    """What is there is ours or reached from ours by some import; no tool, no test, no AWS SDK."""
    ours = {
        "app.py",
        "content_folder.py",
        "start_bundle.py",
        "lean_sdk",
        "memory",
        "skill",
        "triage",
        "__pycache__",
    }
    made = {"compiled_content", start_bundle.NAME}
    dependencies = {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "dateutil", "six.py"}
    found = {path.name for path in package.iterdir() if path.suffix != ".dist-info"}

    assert found == ours | made | dependencies


def test_every_dependency_comes_with_its_licence(package: Path) -> None:
    """Whoever has the package has the terms of all that is in it."""
    for folder in package.glob("*.dist-info"):
        assert "License" in (folder / "METADATA").read_text(encoding="utf-8")


def test_the_package_runs_on_any_processor(package: Path) -> None:
    """Nothing in it is compiled for the machine that built it."""
    assert not [path for path in package.rglob("*") if path.suffix in {".so", ".pyd", ".dylib"}]


def test_every_source_has_compiled_code_that_is_used_unchecked(package: Path) -> None:
    """Lambda compiles nothing, whatever the zip did to the times of files."""
    unchecked = (1).to_bytes(4, "little")
    for source in package.rglob("*.py"):
        compiled = Path(importlib.util.cache_from_source(source))
        assert compiled.read_bytes()[:8] == importlib.util.MAGIC_NUMBER + unchecked


def test_the_same_checkout_gives_the_same_package(
    package: Path, root: Path, tmp_path: Path
) -> None:
    """Building again changes no byte, so a deployment uploads only what has changed."""
    again = tmp_path / "package"
    subprocess.run([root / "scripts" / "build", again], check=True)

    assert listing(again) == listing(package)


def test_building_over_something_else_is_refused(root: Path, tmp_path: Path) -> None:
    """A mistyped folder costs nobody their files."""
    (tmp_path / "letter.txt").write_text("Dear Ada,")
    done = subprocess.run([root / "scripts" / "build", tmp_path], check=False, capture_output=True)

    assert done.returncode == 1
    assert b"name another folder" in done.stderr
    assert (tmp_path / "letter.txt").exists()


@pytest.mark.needs_program("make", "apt-get install make")
def test_sam_builds_the_same_package(package: Path, root: Path, tmp_path: Path) -> None:
    """`sam build`, without Docker, makes of template.yaml what scripts/build makes."""
    sam = '. scripts/_environment.sh; environment sam && "$python" -P "${python%/*}/sam" "$@"'
    subprocess.run(
        ["bash", "-c", sam, "sam", "build", "--build-dir", str(tmp_path / "sam")],
        cwd=root,
        check=True,
        env={**os.environ, "SAM_CLI_TELEMETRY": "0"},
    )

    assert listing(tmp_path / "sam" / "TwitchCheckFunction") == listing(package)


def listing(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the mode and the bytes of every file in `folder`."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mode, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }
