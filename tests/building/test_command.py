import subprocess
from pathlib import Path

import pytest

from building import command
from building.checkout import uncommitted
from building.dependencies import check_pins, leave_out_unused, reached_names
from building.problem import BuildError

PINNED = "six==1.17.0 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via something\n"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("requests\n", "requests"),
        ("requests>=2\n", "requests>=2"),
        ("requests==2.32.0\n", "requests==2.32.0"),
        ("git+https://example.com/x.git\n", "git"),
        ("./local\n", "./local"),
        ("-r other.txt\n", "-r other.txt"),
    ],
)
def test_a_dependency_that_is_not_pinned_is_refused(tmp_path: Path, line: str, named: str) -> None:
    """What is deployed is known to the byte, or nothing is built."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(PINNED + line)

    with pytest.raises(BuildError) as fault:
        check_pins(requirements)

    assert named in str(fault.value)
    assert "scripts/lock" in str(fault.value)


def test_pinned_dependencies_are_taken(tmp_path: Path, root: Path) -> None:
    """The form that scripts/lock writes is the form that is asked for."""
    (tmp_path / "requirements.txt").write_text(PINNED)
    check_pins(tmp_path / "requirements.txt")
    check_pins(root / "lambda" / "requirements.txt")


def test_a_build_that_fails_leaves_the_last_one(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong halfway, what was there can still be deployed."""
    package = tmp_path / "package"
    (package / "ask_sdk_core").mkdir(parents=True)
    (package / "app.py").write_text("the last one")

    def fail(*_: object) -> None:
        raise BuildError("no network")

    monkeypatch.setattr(command, "install", fail)
    with pytest.raises(SystemExit) as end:
        command.main([str(root), str(package)])

    assert "no network" in str(end.value)
    assert "untouched" in str(end.value)
    assert (package / "app.py").read_text() == "the last one"
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


@pytest.mark.needs_program("git", "apt-get install git")
def test_a_dirty_tree_is_told(tmp_path: Path) -> None:
    """A package that no commit gives says so, and by which files."""
    for arguments in (["init", "-q"], ["config", "user.email", "a@example.com"]):
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True)
    subprocess.run(["git", "-C", tmp_path, "config", "user.name", "A"], check=True)
    (tmp_path / "lambda").mkdir()
    (tmp_path / "lambda" / "app.py").write_text("")
    subprocess.run(["git", "-C", tmp_path, "add", "-A"], check=True)
    subprocess.run(["git", "-C", tmp_path, "commit", "-qm", "one"], check=True)
    assert uncommitted(tmp_path) == []

    (tmp_path / "lambda" / "app.py").write_text("changed")
    (tmp_path / "lambda" / "new file.py").write_text("")
    (tmp_path / "README.md").write_text("not of the package")

    assert uncommitted(tmp_path) == ["lambda/app.py", "lambda/new file.py"]


def test_without_a_repository_nothing_is_dirty(tmp_path: Path) -> None:
    """A copy without its history can be built too."""
    assert uncommitted(tmp_path) == []


def test_imports_are_followed_to_their_end(tmp_path: Path) -> None:
    """What is reached by any import, nested, relative or of a package, is used; the rest is not."""
    files = {
        "app.py": "def f():\n    import one.deep\n",
        "one/__init__.py": "from . import sister\n",
        "one/deep.py": "from .cousin import x\n",
        "one/sister.py": "import two\n",
        "one/cousin.py": "from three import part\n",
        "one/alone.py": "import five\n",
        "two.py": "import os\n",
        "three/__init__.py": "",
        "three/part.py": "import four\n",
        "four.py": "",
        "five.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    assert reached_names(tmp_path, [tmp_path / "app.py"]) == {"app", "one", "two", "three", "four"}


def test_only_what_is_unused_is_left_out_and_nothing_outside(tmp_path: Path) -> None:
    """A distribution that no import leads to goes with all its files; what lies beside stays."""
    package = tmp_path / "package"
    for name, module in (("used", "used.py"), ("unused", "unused/__init__.py")):
        info = package / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n")
        records = (module, f"{info.name}/METADATA", "../../bin/command", "../outside.py")
        (info / "RECORD").write_text("".join(f"{record},,\n" for record in records))
        (package / module).parent.mkdir(exist_ok=True)
        (package / module).write_text("")
    (package / "app.py").write_text("import used\n")
    (tmp_path / "outside.py").write_text("")

    assert leave_out_unused(package, [package / "app.py"]) == ["unused"]

    left = {path.name for path in package.iterdir()}
    assert left == {"app.py", "used.py", "used-1.0.dist-info"}
    assert (tmp_path / "outside.py").exists()
