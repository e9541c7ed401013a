"""What every test may use, and the rule about skipped tests.

A test that needs a program of the system says so:

    @pytest.mark.needs_program("make", "apt-get install make")

On a machine without it the test is skipped, with a line that says how to get it. In CI nothing may
be skipped: there such a test fails.
"""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

# The services of simulated devices are on this machine, where the skill otherwise calls nobody.
os.environ["LOOPBACK_SERVICES"] = "1"

# Files of conversations (.talk) are tests, and tests can talk with the skill (fixture `alexa`).
pytest_plugins = ["simulator.pytest_plugin"]

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

ROOT = Path(__file__).parent.parent

# Debian has nginx where only an administrator's PATH looks.
os.environ["PATH"] += f"{os.pathsep}/usr/sbin"

# How long an example takes is no test: a busy machine would fail it. In CI hypothesis takes, by
# itself, the same examples every time.
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Install what tests/node names, in the versions of its lock file; give the folder.

    A test that asks for it is marked as one that needs npm. Of the processes that tests run in, the
    first installs.
    """
    folder = ROOT / "tests" / "node"
    installed, lock = folder / "node_modules", folder / "package-lock.json"
    noted = installed / "installed.json"
    with (folder / "installing.lock").open("w") as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)
        if not noted.is_file() or noted.read_bytes() != lock.read_bytes():
            subprocess.run(["npm", "ci", "--no-progress"], cwd=folder, check=True, timeout=300)
            noted.write_bytes(lock.read_bytes())
    return installed


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose programs are not all here, naming the first that is missing."""
    for mark in item.iter_markers("needs_program"):
        program, install = mark.args
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}, which is not installed: {install}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one in CI."""
    report = yield
    return fail_if_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped module into a failed one in CI."""
    report = yield
    return fail_if_skipped(report)


def fail_if_skipped(report: Report) -> Report:
    """Return `report`, as a failure if it tells of a skip in CI (an expected failure is none)."""
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not accept: {report.longreprtext}"
    return report
