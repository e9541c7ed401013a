"""A test that cannot run is seen: skipped with a reason on a person's machine, failed in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

NEEDY = """
import pytest

@pytest.mark.needs_program("no-such-program", "apt-get install no-such-package")
def test_needy() -> None:
    raise AssertionError("ran without its program")
"""

WHOLE_MODULE = 'import pytest\npytest.skip("not today", allow_module_level=True)\n'


def test_a_missing_program_skips_a_test_and_says_how_to_get_it(tmp_path: Path) -> None:
    """On a person's machine the rest of the tests still passes."""
    status, printed = run_pytest(tmp_path, NEEDY, CI="")

    assert status == pytest.ExitCode.OK
    assert "1 skipped" in printed
    assert "needs no-such-program, which is not installed: apt-get install no-such" in printed


@pytest.mark.parametrize("test", [NEEDY, WHOLE_MODULE], ids=["one test", "a whole module"])
def test_in_ci_a_skip_is_a_failure(tmp_path: Path, test: str) -> None:
    """CI cannot turn green by leaving something out."""
    status, printed = run_pytest(tmp_path, test, CI="true")

    assert status != pytest.ExitCode.OK
    assert "skipped, which CI does not accept" in printed


def run_pytest(folder: Path, test: str, **environment: str) -> tuple[int, str]:
    """Run the one file `test` under this project's rules; return the status and what it printed."""
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (folder / "test_one.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-ra", "-p", "no:cacheprovider", "-c", os.devnull]
    done = subprocess.run(
        [*command, "--rootdir", folder, folder],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stdout
