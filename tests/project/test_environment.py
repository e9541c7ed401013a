"""An environment is made once and whole, whatever happens meanwhile."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


class Checkout:
    """A checkout whose only requirement is a package made here, so that no network is needed."""

    def __init__(self, folder: Path) -> None:
        """Make one in `folder`."""
        self.folder = folder
        self.wheels = folder / "wheels"
        self.wheels.mkdir()
        (folder / "requirements").mkdir()
        copytree(ROOT / "scripts", folder / "scripts", ignore=lambda *_: ["__pycache__"])

    def require(self, version: str, tampered: bool = False) -> None:
        """Have `probe` in `version` required, and offered as required unless `tampered`."""
        wheel = self.wheels / f"probe-{version}-py3-none-any.whl"
        about = f"probe-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("probe.py", f"version = {version!r}\n")
            metadata = f"Metadata-Version: 2.1\nName: probe\nVersion: {version}\n"
            archive.writestr(f"{about}/METADATA", metadata)
            archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
            archive.writestr(f"{about}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes() + b"?" * tampered).hexdigest()
        pin = f"probe=={version} --hash=sha256:{digest}\n"
        for layer in ("simulate", "test"):
            (self.folder / "requirements" / f"{layer}.txt").write_text(pin)

    def start(self, command: str = "import probe; print(probe.version)") -> subprocess.Popen[str]:
        """Start a script that wants the environment and then runs `command` in it."""
        script = '. "$0/scripts/_environment.sh"; environment simulate && "$python" -c "$1"'
        return subprocess.Popen(
            ["bash", "-c", script, self.folder, command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            env={
                "HOME": "",
                "PATH": f"{Path(sys.executable).resolve().parent}:/usr/bin:/bin",
                "PIP_NO_INDEX": "1",
                "PIP_FIND_LINKS": str(self.wheels),
                "PIP_USER": "1",
            },
        )

    def run(self) -> tuple[str, str]:
        """Return what one start prints and what it says on the side."""
        return self.start().communicate()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout that two starts at once have prepared."""
    checkout = Checkout(tmp_path_factory.mktemp("checkout"))
    checkout.require("1.0")
    starts = [checkout.start(), checkout.start()]
    said = [start.communicate() for start in starts]
    assert [printed for printed, _ in said] == ["1.0\n", "1.0\n"], said
    assert sum("Preparing" in aside for _, aside in said) == 1, said
    return checkout


def test_a_later_start_has_nothing_to_do(checkout: Checkout) -> None:
    """A start that finds all in place is silent and changes nothing."""
    checkout.require("1.0")
    checkout.run()
    before = (checkout.folder / ".venv" / "installed.txt").stat()

    assert checkout.run() == ("1.0\n", "")
    assert (checkout.folder / ".venv" / "installed.txt").stat() == before


def test_changed_requirements_are_installed(checkout: Checkout) -> None:
    """After an update of the checkout the next start runs with what it asks for."""
    checkout.require("2.0")

    assert checkout.run() == ("2.0\n", "")


def test_what_was_half_installed_is_installed_again(checkout: Checkout) -> None:
    """A start that was interrupted is made good by the next one."""
    checkout.require("1.0")
    checkout.run()
    (checkout.folder / ".venv" / "installed.txt").unlink()

    assert checkout.run() == ("1.0\n", "")


def test_a_package_that_was_tampered_with_is_refused(checkout: Checkout) -> None:
    """What does not have the pinned hash is not installed, and a later start can succeed."""
    checkout.require("3.0", tampered=True)
    printed, aside = checkout.run()
    checkout.require("3.0")

    assert printed == ""
    assert "simulate.txt could not be installed" in aside
    assert checkout.run() == ("3.0\n", "")


def test_an_environment_whose_python_went_away_is_made_anew(checkout: Checkout) -> None:
    """Removing the system's Python for a newer one breaks nothing for long."""
    checkout.require("1.0")
    interpreter = checkout.folder / ".venv" / "bin" / "python"
    interpreter.unlink()
    interpreter.symlink_to("/nowhere/python3.11")

    assert checkout.run() == ("1.0\n", "Preparing .venv (once)\n")
