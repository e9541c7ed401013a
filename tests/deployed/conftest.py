"""The package, built once, and a way to start it under Lambda's own client."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deployed.runtime_api import Function

StartFunction = Callable[..., Function]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder: slow, and for Linux, which Lambda is."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
            # Lambda's client has C code that is built for Linux alone; CI, on Linux, skips nothing.
            item.add_marker(
                pytest.mark.skipif(sys.platform != "linux", reason="awslambdaric is for Linux only")
            )


@pytest.fixture(scope="session")
def package(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built package, far from the checkout, so that it can find nothing there."""
    folder = tmp_path_factory.mktemp("deployed") / "package"
    subprocess.run([root / "scripts" / "build", folder], check=True)
    return folder


@pytest.fixture(scope="session")
def client(root: Path) -> Path:
    """A Python that has Lambda's client and nothing else."""
    ask = '. scripts/_environment.sh; environment runtime && printf %s "$python"'
    done = subprocess.run(["bash", "-c", ask], cwd=root, check=True, stdout=subprocess.PIPE)
    return Path(done.stdout.decode())


@pytest.fixture
def start(package: Path, client: Path, root: Path, tmp_path: Path) -> StartFunction:
    """A way to start the package: `start(*options of Python, **environment)`."""
    entry = re.search(r"^ +Handler: (\S+)$", (root / "template.yaml").read_text(), re.MULTILINE)
    assert entry, "template.yaml names no Handler"

    def start(*options: str, **environment: str) -> Function:
        command = [str(client), *options, "-m", "awslambdaric", entry[1]]
        return Function(command, package, tmp_path / "log", **environment)

    return start
