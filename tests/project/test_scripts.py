"""The scripts can be run, and prepare what they need by themselves."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = sorted(
    path for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix
)
SHELL = [*SCRIPTS, *sorted((ROOT / "scripts").glob("*.sh")), ROOT / ".ci" / "run"]


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_a_script_has_its_run_bit(script: Path) -> None:
    """What the README tells people to type can be typed."""
    assert os.access(script, os.X_OK)


@pytest.mark.parametrize("script", SHELL, ids=lambda path: path.name)
def test_a_script_is_whole(script: Path) -> None:
    """Bash can read every script to its end."""
    subprocess.run(["bash", "-n", script], check=True)


def test_without_python_a_start_says_how_to_get_it(tmp_path: Path) -> None:
    """Nobody is left with 'command not found'."""
    start = start_without_environment(tmp_path)

    assert start.returncode == 1
    assert "needs Python 3.11 or newer" in start.stderr
    assert "apt-get install python3 python3-venv" in start.stderr


def test_with_a_python_too_old_a_start_says_how_to_get_one(tmp_path: Path) -> None:
    """An old Python is passed over, not used until it breaks."""
    start = start_without_environment(tmp_path, python3="exit 1")

    assert start.returncode == 1
    assert "needs Python 3.11 or newer" in start.stderr


def test_without_the_venv_module_a_start_says_how_to_get_it(tmp_path: Path) -> None:
    """Debian's Python comes without it, and with a message that hides the way out."""
    fake = 'case "$3" in *ensurepip*) exit 3 ;; *) echo python3.11-venv ;; esac'
    start = start_without_environment(tmp_path, python3=fake)

    assert start.returncode == 1
    assert "apt-get install python3.11-venv" in start.stderr


def start_without_environment(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run `simulate` of a fresh copy, with only `programs` beside what every system has."""
    scripts = folder / "scripts"
    scripts.mkdir()
    for name in ("simulate", "_environment.sh", "_environment.py"):
        shutil.copy(ROOT / "scripts" / name, scripts)
    path = folder / "bin"
    path.mkdir()
    for name in ("bash", "cat", "dirname"):
        (path / name).symlink_to(shutil.which(name) or name)
    for name, lines in programs.items():
        (path / name).write_text(f"#!/usr/bin/env bash\n{lines}\n")
        (path / name).chmod(0o755)
    return subprocess.run(
        ["bash", scripts / "simulate"],
        check=False,
        capture_output=True,
        text=True,
        env={"PATH": str(path)},
    )
