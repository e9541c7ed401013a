import marshal
import subprocess
import sys
from pathlib import Path

import pytest

import start_bundle
from building.bundle import write_bundle
from building.problem import BuildError

ROOT_MODULES = {
    "app.py": "import start_bundle\nstart_bundle.install()\nimport sound\nimport whole.part\n",
    "sound.py": "",
    "whole/__init__.py": "from whole.part import fail\nimport whole.last\n",
    "whole/last.py": "import whole\nfrom whole.part import fail\n",
    "whole/part.py": "import sys\n\ndef fail():\n    raise ValueError('no')\n",
    "whole/unused.py": "",
}


@pytest.fixture
def package(root: Path, tmp_path: Path) -> Path:
    """A small package, compiled, with the bundle's reader."""
    for name, text in ROOT_MODULES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    reader = (root / "lambda" / "start_bundle.py").read_text("utf-8")
    (tmp_path / "start_bundle.py").write_text(reader)
    command = [sys.executable, "-I", "-m", "compileall", "-q", "--invalidation-mode"]
    subprocess.run([*command, "unchecked-hash", tmp_path], check=True)
    return tmp_path


def printed_by(package: Path, program: str) -> str:
    """Give what a program prints that has the package on its path."""
    return subprocess.run(
        [sys.executable, "-P", "-c", program],
        env={"PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def write_start(package: Path, text: str) -> None:
    """Give the package another start, which is not compiled."""
    (package / "app.py").write_text(text)
    for compiled in (package / "__pycache__").glob("app.*"):
        compiled.unlink()


def load_all_at_once(package: Path) -> None:
    """Let the package's start load what is in the bundle before it imports anything."""
    write_start(package, ROOT_MODULES["app.py"].replace("install()", "install().load_all()"))


def test_all_is_loaded_at_once_whatever_the_start_imports(package: Path) -> None:
    """In the order in which it was ready at the build; what is there already is left alone."""
    load_all_at_once(package)
    write_bundle(package)
    program = (
        "import sys, start_bundle\n"
        "bundle = start_bundle.install()\n"
        "import sound as early\n"
        "early.kept = 1\n"
        "print('whole' in sys.modules)\n"
        "bundle.load_all()\n"
        "bundle.load_all()\n"
        "print('whole.last' in sys.modules)\n"
        "import sound, whole.last\n"
        "print(whole.last.fail is whole.fail, sound is early, sound.kept)"
    )
    printed = printed_by(package, program)

    assert printed.split() == ["False", "True", "True", "True", "1"]


def test_a_package_that_starts_from_files_only_is_not_built(package: Path) -> None:
    """Whoever looks for the bundle's own file, say, is found at the build."""
    check = "assert type(whole.part.__loader__).__name__ != 'BundledLoader'\n"
    write_start(package, ROOT_MODULES["app.py"] + check)

    with pytest.raises(BuildError, match="does not start"):
        write_bundle(package)


def test_the_bundle_holds_what_a_start_loads(package: Path) -> None:
    """Nobody lists the modules; what is not loaded, and what reads the bundle, is not in it."""
    write_bundle(package)

    table = marshal.loads((package / start_bundle.NAME).read_bytes())  # noqa: S302 - our own

    assert {name: entry[:2] for name, entry in table.items()} == {
        "sound": (False, "sound.py"),
        "whole.part": (False, "whole/part.py"),
        "whole.last": (False, "whole/last.py"),
        "whole": (True, "whole/__init__.py"),
    }


def test_writing_it_again_gives_the_same_bytes(package: Path) -> None:
    """A start from the bundle loads what a start from files does."""
    write_bundle(package)
    before = (package / start_bundle.NAME).read_bytes()
    write_bundle(package)

    assert (package / start_bundle.NAME).read_bytes() == before


@pytest.mark.parametrize("way", ["from files", "by imports", "all at once"])
def test_a_module_is_the_same_from_the_bundle_and_from_its_file(package: Path, way: str) -> None:
    """Its name, file, package, source and tracebacks are those of the file."""
    if way == "all at once":
        load_all_at_once(package)
    if way != "from files":
        write_bundle(package)
    program = (
        "import app, inspect, sys, traceback\n"
        "m = sys.modules['whole.part']\n"
        "print(type(m.__loader__).__name__, m.__name__, m.__file__, m.__package__)\n"
        "print(sys.modules['whole'].__path__, inspect.getsource(m.fail).count('raise'))\n"
        "try: m.fail()\n"
        "except ValueError as f: print(traceback.extract_tb(f.__traceback__)[-1][1:3])\n"
        "import whole.unused; print(type(whole.unused.__loader__).__name__)"
    )
    printed = printed_by(package, program)

    loader = "SourceFileLoader" if way == "from files" else "BundledLoader"
    assert printed.splitlines() == [
        f"{loader} whole.part {package}/whole/part.py whole",
        f"['{package}/whole'] 1",
        "(4, 'fail')",
        "SourceFileLoader",
    ]


def test_a_bundle_for_another_python_is_not_read(package: Path) -> None:
    """Its name says which Python it is for."""
    assert f"start.{sys.implementation.cache_tag}.bundle" == start_bundle.NAME
    before = list(sys.meta_path)

    start_bundle.install()

    assert sys.meta_path == before


def test_a_package_that_does_not_start_is_not_built(package: Path) -> None:
    """It is found at the build, with what went wrong, and not on Lambda."""
    write_start(package, "raise RuntimeError('no such luck')\n")

    with pytest.raises(BuildError, match="no such luck"):
        write_bundle(package)
