"""What is committed could be committed anywhere: it tells of no machine and of no package index."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Written in two halves, or this file would find itself.
HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "deb.debian" + ".org"]
FOLDERS = ["work", "root", "farm", "opt", "home", "Users"]
MACHINE_PATH = re.compile(rf"(?<![\w.~$}}/-])/({'|'.join(FOLDERS)})/")
OUTSIDE = re.compile(r"\.\./" + "shared")


def committed_files() -> list[Path]:
    """Return every file that is committed or would be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.needs_program("git", "apt-get install git")
def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    """Whoever clones the project installs from where they choose, to where they choose."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in committed_files()
        for number, line in enumerate(lines(path), 1)
        if any(host in line for host in HOSTS) or MACHINE_PATH.search(line) or OUTSIDE.search(line)
    ]

    assert not found


def test_test_folders_are_no_packages() -> None:
    """Test files of one name can lie in several folders, and none hides a package of ours."""
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_what_a_page_names_exists(page: Path) -> None:
    """No page sends a reader to a command or a file that is not there."""
    text = page.read_text(encoding="utf-8")
    commands = re.findall(r"(?<![\w/])\.?/?(scripts/[a-z_-]+)(?![\w./])", text)
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text)
    missing = {name for name in [*commands, *links] if not (ROOT / name).exists()}

    assert not missing


def lines(path: Path) -> list[str]:
    """Return the lines of a text file, and none of another."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
